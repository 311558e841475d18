"""Patterns that are compiled when they are needed do what those do that are compiled at once."""

import re
from types import SimpleNamespace

import pytest
from helpers import ROOT

from kg import late as late_module
from kg.late import late

MATCHED = re.compile(r"\.re is (?:not )?(_[A-Z_]+)")


def test_a_pattern_put_off_finds_what_it_would_have_found() -> None:
    pattern = late("(?P<day>[0-9]+)日|(?P<name>林)", re.M)
    assert [match.lastgroup for match in pattern.finditer("林知远8日")] == ["name", "day"]
    assert pattern.sub("", "8日到") == "到"
    assert (pattern.pattern, pattern.flags & re.M, dict(pattern.groupindex)) == (
        "(?P<day>[0-9]+)日|(?P<name>林)",
        re.M,
        {"day": 1, "name": 2},
    )


def test_a_class_of_characters_that_was_known_before_holds_the_same() -> None:
    text = "甲乙丙丁abAB"
    for _ in range(2):
        re.purge()
        assert re.findall("[甲丙丁a]", text) == ["甲", "丙", "丁", "a"]
        assert re.findall("[^甲丙丁a]", text) == ["乙", "b", "A", "B"]
        assert re.findall("[甲丙丁a]", text, re.I) == ["甲", "丙", "丁", "a", "A"]
        assert re.findall("[甲丙丁a]+b?", text) == ["甲", "丙丁ab"]
    nothing = SimpleNamespace()
    late_module._remembering(nothing)  # another Python may have no such function
    assert not vars(nothing)


def test_a_wrong_one_is_told_when_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.late._made", [])  # or each process that warms up would compile it
    wrong = late("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_no_match_is_held_against_one_that_was_put_off() -> None:
    asked = [(path, name) for path in (ROOT / "kg").rglob("*.py") for name in MATCHED.findall(path.read_text("utf-8"))]
    assert asked
    for path, name in asked:
        assert f"\n{name} = re.compile(" in path.read_text("utf-8"), f"{path}: {name}"
