"""What was judged of real pages: namesakes, names, things. Many files are of several lists; each is read once."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from judged import pairs, year
from judged.things import nodes, things

Reading = Callable[[Path], pairs.Read]


@pytest.fixture(scope="module")
def reading() -> Reading:
    """What a file says."""
    return cache(pairs.read_one)


@pytest.fixture
def sample(reading: Reading) -> list[pairs.Read]:
    """What the sample of the year says; the test is skipped where that is not at hand."""
    if not (files := year.sample()):
        pytest.skip(f"{year.YEAR} is not here")
    return [reading(path) for path in files]


def test_pairs(shared: Path, reading: Reading) -> None:
    listed = pairs.judged("corpus")
    corpus = shared / "corpus"
    files = sorted({corpus / name for pair in listed for name in (pair.file_a, pair.file_b)})
    found = pairs.figures(listed, pairs.read_all(files, lambda path: path.relative_to(corpus).as_posix(), reading))
    assert found.precision >= 0.99, found.wrong
    assert found.recall >= 0.91, found.apart
    assert len(found.lost) <= 15, found.lost


def test_what_was_wrong_of_names_stays_away_and_what_is_right_is_still_found(sample: list[pairs.Read]) -> None:
    found = year.labels(one for file in sample for one in file.extractions)
    back = [row for row in year.judged() if row.verdict == "wrong" and row.name in found[row.kind]]
    lost = [row for row in year.judged() if row.sample and row.name not in found[row.kind]]
    assert not back and not lost


def test_one_thing_is_one_node(sample: list[pairs.Read]) -> None:
    made = nodes(record for file in sample for record in file.records)
    assert not [row for row in things() if row.verdict == "one" and made.get((row.family, row.name), 1) > 1]
