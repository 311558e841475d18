"""Grounds and their weights, and what all records together say."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kg.lexicon import table

TOLD_BESIDE = ("with", "body", "word")  # signs of what is named beside a person
_TELLING = 0.01  # of all articles: what more name beside others tells nobody apart
_FEW = 3  # or so many articles, where the corpus is small


class Ground(NamedTuple):
    """One reason: the id of its row in identity_weights.tsv, its weight, what is common or contrary."""

    id: str
    weight: float
    what: str = ""


class Corpus(NamedTuple):
    """What all records together say: how many articles there are, how many name a person or body beside others, of
    how many full names a name is a part."""

    articles: int
    named: Mapping[tuple[str, str], int]
    parts: Mapping[str, int]

    def telling(self, kind: str, value: str) -> bool:
        """Whether few enough articles name it that it tells one bearer from another."""
        return self.named.get((kind, value), 0) <= max(_FEW, _TELLING * self.articles)


@cache
def weights() -> dict[str, float]:
    """Ground → weight."""
    return {row["id"]: float(row["weight"]) for row in table("identity_weights", "id", "weight", "example")}


def ground(id: str, what: str = "", times: float = 1.0) -> Ground:
    """The ground of that id with its weight."""
    return Ground(id, weights()[id] * times, what)
