import re

import pytest
from helpers import each

from kg.layout import articles
from kg.layout.lines import is_bulletin, is_furniture, is_section
from kg.lexicon import table
from kg.model import Source

ROWS = table("layout_lines", "kind", "pattern", "example", "counterexample")


@each(ROWS)
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


def test_invisible_characters_are_no_part_of_an_article() -> None:
    text = "青禾县总\u200b工会举办培训\n\n8月20日，青禾县总\u200b工会主席王\u200b立\u2060平出席培训班并讲话。"
    (article,) = articles(Source("x.txt", text, "0" * 64))
    assert article.headline == "青禾县总工会举办培训"
    assert article.text == "8月20日，青禾县总工会主席王立平出席培训班并讲话。"
    for piece in article.pieces:
        assert article.text[piece.begin : piece.end] == text[piece.source_begin :][: piece.end - piece.begin]
