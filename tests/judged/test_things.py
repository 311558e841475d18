"""The judged list of documents, venues, programmes and events (what is made of them: test_real.py)."""

from judged.things import FAMILIES, things


def test_the_list_is_whole() -> None:
    rows = things()
    assert len({(row.family, row.name) for row in rows}) == len(rows) and {row.family for row in rows} == set(FAMILIES)
    assert {row.verdict for row in rows} == {"one", "several", "open"}
    assert all(bool(row.reason) == (row.verdict == "open") for row in rows)
    assert sum(row.verdict == "open" for row in rows) <= 0.03 * len(rows)
