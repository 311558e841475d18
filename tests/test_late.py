"""Patterns that are compiled when they are needed do what those do that are compiled at once."""

import re

import pytest
from helpers import ROOT

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
