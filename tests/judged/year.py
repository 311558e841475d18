"""The year of transcripts: where it is, what its articles name, and the judged list."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from helpers import SHARED

from kg import layout, read
from kg.extract import extract
from kg.graph import ontology

YEAR = SHARED / "corpus" / "xinwenlianbo-2023"
STEP = 12  # the sample: every twelfth day


class Judged(NamedTuple):
    """One line of the list."""

    kind: str
    name: str
    verdict: str
    reason: str
    sample: bool


def judged() -> list[Judged]:
    """The list: what a reader who knows the institutions says of each name."""
    lines = Path(__file__).with_name("year.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return [Judged(kind, name, verdict, reason, sample == "yes") for kind, name, verdict, reason, sample in rows]


def labels(files: Iterable[Path]) -> dict[str, set[str]]:
    """The names of persons and of organisations in `files`."""
    found: dict[str, set[str]] = {"person": set(), "organisation": set()}
    for path in files:
        articles = layout.articles(read.load(path, path.name, None))
        for mention in (mention for article in articles for mention in extract(article, articles).mentions):
            if mention.entity.cls == "Person":
                found["person"].add(mention.entity.label)
            elif ontology.family(mention.entity.cls) == "org":
                found["organisation"].add(mention.entity.label)
    return found


def sample_labels() -> dict[str, set[str]]:
    """Those of the sample."""
    return labels(sorted(YEAR.glob("*.md"))[::STEP])
