"""Words that each match of a pattern has, against what it matches."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.frames import careers
from kg.language.needed import every, needed
from kg.late import late
from kg.mentions import event_heads, organisation_departments, organisation_patterns


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?<!\d)\d{5}部队", ["部队"]),
        ("(?:等(?:有关)?)?部门", ["部门"]),
        ("[省市](?:华铁|中建)第?", ["华铁", "中建"]),
        ("甲(?=召开|举行)", ["召开", "举行"]),
        ("(?:一|二)+大会", ["大会"]),
        ("据(?!说)", ["据"]),
        ("[局厅]长?", ["局", "厅"]),
    ],
)
def test_the_fewest_words_are_told(pattern: str, words: list[str]) -> None:
    assert sorted(needed(pattern)) == sorted(words)


@pytest.mark.parametrize("pattern", ["", "甲?", "甲|.", r"\d+", "[^甲]", "(?:甲)*乙?", "(?i)ab", "[一-鿿]", "(?!甲)"])
def test_where_nothing_can_be_told_each_text_is_looked_through(pattern: str) -> None:
    assert needed(pattern) == ()
    assert len(list(every(re.compile(pattern), "甲7"))) == len(re.findall(pattern, "甲7"))


def test_the_words_of_tables_are_those_that_are_needed() -> None:
    pattern = late("[甲乙]<held>", read=lambda text: text.replace("<held>", "(?:召开|举行)"))
    assert [one[0] for one in every(pattern, "甲召开，乙举办")] == ["甲召开"]


PATTERNS = [
    found
    for module in (careers, event_heads, organisation_departments, organisation_patterns)
    for found in vars(module).values()
    if isinstance(getattr(found, "pattern", None), str)
]


@given(
    st.lists(
        st.sampled_from(
            "历任 任 部门 等 部队 31218 第三届 二次 理事会 中铁 十二局 工会 集团 1991.08-1998 “ ” 、".split()
        )
    )
)
def test_no_match_is_lost(words: list[str]) -> None:
    text = "".join(words)
    for pattern in PATTERNS:
        assert [one.span() for one in every(pattern, text)] == [one.span() for one in pattern.finditer(text)]
