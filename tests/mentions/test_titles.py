"""Titles: every entry finds its example; what is composed; what only looks like one."""

import pytest

from kg.language import analyse
from kg.lexicon import Row, table
from kg.mentions import titles


def found(sentence: str) -> list[tuple[str, bool]]:
    return [(title.name, title.former) for title in titles.find(analyse(sentence))]


@pytest.mark.parametrize(
    "row", table("titles", "title", "body", "office", "example"), ids=lambda row: str(row["title"])
)
def test_example_is_found(row: Row) -> None:
    example = row["example"]
    wanted = example[example.index("[") + 1 : example.index("]")]
    assert wanted in [name for name, _ in found(example.replace("[", "").replace("]", ""))], f"titles.tsv:{row.line}"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("副主席王立平", [("副主席", False)]),
        ("原常务副县长王立平", [("常务副县长", True)]),
        ("时任党组书记王立平", [("党组书记", True)]),
        ("第一副主席王立平", [("第一副主席", False)]),
        ("主席团会议", []),
        ("主席台上", []),
    ],
)
def test_composition(sentence: str, wanted: list[tuple[str, bool]]) -> None:
    assert found(sentence) == wanted
