"""The judged names of a year of news: what was wrong stays away, what is right is still found."""

import pytest
from judged.year import YEAR, judged, sample_labels


def test_the_list_is_whole() -> None:
    rows = judged()
    assert len({(row.kind, row.name) for row in rows}) == len(rows)
    assert {row.verdict for row in rows} == {"right", "wrong", "open"}
    assert all(bool(row.reason) == (row.verdict != "right") for row in rows)
    for kind in ("person", "organisation"):
        assert sum(row.kind == kind and row.verdict == "right" for row in rows) >= 180


def test_names_of_the_sample() -> None:
    if not YEAR.is_dir():
        pytest.skip(f"{YEAR} is not here")
    found = sample_labels()
    back = [row for row in judged() if row.verdict == "wrong" and row.name in found[row.kind]]
    lost = [row for row in judged() if row.sample and row.name not in found[row.kind]]
    assert not back and not lost
