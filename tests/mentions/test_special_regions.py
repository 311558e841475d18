"""Bodies of Hong Kong, Macau and Taiwan."""

from helpers import each

from kg.language import analyse
from kg.lexicon import Row, table
from kg.mentions import organisations, places
from kg.mentions.titles import find as titles

COLUMNS = ("form", "name", "cls", "region", "alone", "example")


@each(table("special_bodies", *COLUMNS))
def test_bodies_of_the_special_regions(row: Row) -> None:
    before, wanted, after = row["example"].replace("]", "[").split("[")
    text = analyse(before + wanted + after)
    found = organisations.find(text, places.find(None, text).body, titles(text))
    [body] = [one for one in found if one.surface == wanted]
    assert (body.form.name, body.form.cls) == (row["name"], row["cls"])
    assert body.place is not None and body.place.label == row["region"]


def test_a_body_that_only_these_regions_have_is_of_the_one_that_the_text_names() -> None:
    text = analyse("澳门开会。市政署派员。")
    other = analyse("香港与澳门开会。市政署派员。")
    assert [body.form.name for body in organisations.find(text, (), titles(text))] == ["澳门特别行政区政府市政署"]
    assert not [body for body in organisations.find(other, (), titles(other)) if body.surface == "市政署"]


def test_a_ministry_of_taiwan_is_told_by_a_place_of_taiwan_in_its_sentence() -> None:
    text = analyse("法国内政部部长来访。安吉县副县长、内政部代表到会。")
    assert not [
        one for one in organisations.find(text, places.find(None, text).body, titles(text)) if one.form.name == "内政部"
    ]
