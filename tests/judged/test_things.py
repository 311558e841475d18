"""One node for one document, venue, programme and event: the judged list, and a sample of the year."""

import pytest
from judged.things import FAMILIES, nodes, things
from judged.year import STEP, YEAR

from kg import layout, read
from kg.extract import extract
from kg.graph.ontology import family
from kg.identity import Record, records


def test_the_list_is_whole() -> None:
    rows = things()
    assert len({(row.family, row.name) for row in rows}) == len(rows) and {row.family for row in rows} == set(FAMILIES)
    assert {row.verdict for row in rows} == {"one", "several", "open"}
    assert all(bool(row.reason) == (row.verdict == "open") for row in rows)
    assert sum(row.verdict == "open" for row in rows) <= 0.03 * len(rows)


def test_a_sample_of_the_year() -> None:
    if not YEAR.is_dir():
        pytest.skip(f"{YEAR} is not here")
    found: list[Record] = []
    for path in sorted(YEAR.glob("*.md"))[::STEP]:
        articles = layout.articles(read.load(path, path.name, None))
        found += records([extract(article, articles) for article in articles], family)
    made = nodes(found)
    assert not [row for row in things() if row.verdict == "one" and made.get((row.family, row.name), 1) > 1]
