"""The judged names of a year of news (what is found of them: test_real.py)."""

from judged.year import judged


def test_the_list_is_whole() -> None:
    rows = judged()
    assert len({(row.kind, row.name) for row in rows}) == len(rows)
    assert {row.verdict for row in rows} == {"right", "wrong", "open"}
    assert all(bool(row.reason) == (row.verdict != "right") for row in rows)
    for kind in ("person", "organisation"):
        assert sum(row.kind == kind and row.verdict == "right" for row in rows) >= 180
