"""Counts of one family of answers: right, false, missed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

FAMILIES = (
    *("articles", "bylines", "persons", "organisations", "posts", "events+programmes", "class", "roles"),
    *("documents", "places", "measurements"),
)
_APART = ("articles", "class")  # not in the total: they ask how the page was cut, and for a matter of taste


class Finding(NamedTuple):
    """A miss or a false find: the id of the gold article, what it is, and the sentence of the text ("" if none)."""

    article: str
    text: str
    sentence: str


class Find(NamedTuple):
    """One answer of the graph that was judged, with the ids of the rules that gave it."""

    family: str
    article: str
    text: str
    right: bool
    rules: frozenset[str]
    sure: float | None  # the confidence with which it is told; None for a node, which has none


@dataclass(slots=True)
class Tally:
    """What was found of one family: how many right answers, and each false and each missed one."""

    right: int = 0
    false: list[Finding] = field(default_factory=list)
    missed: list[Finding] = field(default_factory=list)

    def add(self, right: int, false: Iterable[Finding], missed: Iterable[Finding]) -> None:
        """Count in the answers of one more article."""
        self.right += right
        self.false += false
        self.missed += missed

    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1, each 0 to 1; 1 where there was nothing to find or nothing found."""
        found, wanted = self.right + len(self.false), self.right + len(self.missed)
        precision = self.right / found if found else 1.0
        recall = self.right / wanted if wanted else 1.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def total(tallies: Mapping[str, Tally]) -> Tally:
    """All families together, articles and class left out."""
    everything = Tally()
    for family in FAMILIES:
        if family not in _APART:
            everything.add(tallies[family].right, tallies[family].false, tallies[family].missed)
    return everything
