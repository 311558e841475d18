"""Bodies of Hong Kong, Macau and Taiwan."""

import pytest

from kg.language import analyse
from kg.lexicon import Row, table
from kg.mentions import organisations, places
from kg.mentions.titles import find as titles

COLUMNS = ("form", "name", "cls", "region", "alone", "example")


@pytest.mark.parametrize("row", table("special_bodies", *COLUMNS), ids=lambda row: f"{row['name']}")
def test_bodies_of_the_special_regions(row: Row) -> None:
    example, wanted = row["example"].replace("[", "").replace("]", ""), row["example"][1 : row["example"].index("]")]
    text = analyse(example)
    found = organisations.find(text, places.find(None, text).body, titles(text))
    [body] = [one for one in found if one.surface == wanted]
    assert (body.form.name, body.form.cls) == (row["name"], row["cls"])
    assert body.place is not None and body.place.label == row["region"]
