"""Titles: every entry finds its example; what is composed; what only looks like one."""

import pytest
from helpers import each

from kg.language import analyse
from kg.lexicon import Row, table
from kg.mentions import titles


def found(sentence: str) -> list[str]:
    return [title.name for title in titles.find(analyse(sentence))]


@each(table("titles", "title", "body", "office", "example"))
def test_example_is_found(row: Row) -> None:
    example = row["example"]
    wanted = example[example.index("[") + 1 : example.index("]")]
    assert wanted in found(example.replace("[", "").replace("]", "")), f"titles.tsv:{row.line}"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("副主席王立平", ["副主席"]),
        ("原常务副县长王立平", ["常务副县长"]),
        ("时任党组书记王立平", ["党组书记"]),
        ("第一副主席王立平", ["第一副主席"]),
        ("主席团会议", []),
        ("主席台上", []),
    ],
)
def test_composition(sentence: str, wanted: list[str]) -> None:
    assert found(sentence) == wanted
