import re

import pytest

from kg.layout.lines import is_bulletin, is_furniture, is_section
from kg.lexicon import table

ROWS = table("layout_lines", "kind", "pattern", "example", "counterexample")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_every_pattern(row: dict[str, str]) -> None:
    known = is_section if row["kind"] == "section" else is_bulletin if row["kind"] == "bulletin" else is_furniture
    assert re.fullmatch(row["pattern"], row["example"])
    assert known(row["example"])
    if row["counterexample"]:
        assert not known(row["counterexample"])


@pytest.mark.parametrize(
    "line", ["德清县总工会开展走访慰问", "近日，县总工会开展走访。", "上午，会议召开。", "首先，要提高认识。"]
)
def test_news_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)
