"""The year of transcripts: where it is, what its articles name, and the judged list."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from helpers import SHARED

from kg.graph import ontology
from kg.model import Extraction

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


def sample() -> list[Path]:
    """The files of the sample; none where the year is not at hand."""
    return sorted(YEAR.glob("*.md"))[::STEP]


def labels(extractions: Iterable[Extraction]) -> dict[str, set[str]]:
    """The names of persons and of organisations that `extractions` found."""
    found: dict[str, set[str]] = {"person": set(), "organisation": set()}
    for mention in (mention for one in extractions for mention in one.mentions):
        if mention.entity.cls == "Person":
            found["person"].add(mention.entity.label)
        elif ontology.family(mention.entity.cls) == "org":
            found["organisation"].add(mention.entity.label)
    return found
