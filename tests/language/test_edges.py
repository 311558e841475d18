"""What a pattern may begin and end with, against what it matches."""

import re

import pytest
from helpers import each
from hypothesis import given
from hypothesis import strategies as st

from kg.language.edges import EVERY, Choice, alternatives, firsts, lasts
from kg.lexicon import table
from kg.mentions.person_tables import cues


@pytest.mark.parametrize(
    ("pattern", "first", "last"),
    [
        ("当选|任命", "当任", "选命"),
        ("(?:同志)?(?:不再|辞去)[^,。]{2,30}职务?", "同不辞", "职务"),
        ("(?<!全票)(?:全票)?当选", "全当", "选"),
        ("先生(?!们)", "先", "生"),
        ("[省市]长$", "省市", "长"),
        ("(?P<n>[0-2]+)[人名]", "012", "人名"),
    ],
)
def test_literals_classes_and_options(pattern: str, first: str, last: str) -> None:
    assert firsts(pattern) == frozenset(first)
    assert lasts(pattern) == frozenset(last)


@each(["", "主席?|.{2}", r"\d人?", "[^一]", "(?i)a", "(?:长)?", "[一-鿿]", "(?i:b)"])
def test_what_may_be_anything_is_told_so(pattern: str) -> None:
    assert firsts(pattern) is EVERY
    assert "任" in EVERY


@given(st.text("同志不再辞去当选全票职务,。(男)女12人", max_size=12))
def test_no_cue_matches_where_its_edge_says_no(text: str) -> None:
    for row in table("person_cues", "id", "side", "pattern", "weight", "example", "counterexample"):
        for match in re.finditer(row["pattern"], text):
            assert not match[0] or (match[0][0] in firsts(row["pattern"]) and match[0][-1] in lasts(row["pattern"]))


def test_what_stands_between_bars_in_no_group() -> None:
    assert list(alternatives(r"甲(?:乙|丙)|[|\]]丁|\|戊|")) == ["甲(?:乙|丙)", r"[|\]]丁", r"\|戊", ""]


@pytest.mark.parametrize("side", ["left", "right"])
@given(st.text("同志不再辞去当选全票职务,。(男)女12人记者等三名村民说", max_size=12))
def test_a_choice_by_the_character_at_the_edge_chooses_what_all_patterns_would(side: str, text: str) -> None:
    parts, last = cues(side).parts, side == "left"
    whole = re.compile("(?:{}){}".format("|".join(f"(?P<{id}>{part})" for id, part in parts.items()), "$" * last))
    for at in range(len(text)):
        some = Choice(parts, last).at(text[at]) if at < 2 else cues(side).choice.at(text[at])
        found, wanted = (
            (one.search(text, 0, at + 1) if last else one.match(text, at)) if one else None for one in (some, whole)
        )
        assert (found and found.lastgroup) == (wanted and wanted.lastgroup)
