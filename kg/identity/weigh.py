"""Grounds and their weights, and what all records together say."""

from collections import Counter
from collections.abc import Collection, Mapping, Set
from functools import cache
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from kg.identity.names import parts
from kg.identity.record import Record, Sign
from kg.lexicon import table

TOLD_BESIDE = ("with", "beside", "body", "word", "topic")  # signs of what is named beside a person
_TELLING = 0.01  # of all articles: what more name beside others tells nobody apart
_FEW = 4  # or so many articles, where the corpus is small
_article = attrgetter("article")


class Ground(NamedTuple):
    """One reason: the id of its row in identity_weights.tsv, its weight, what is common or contrary."""

    id: str
    weight: float
    what: str = ""


class Corpus(NamedTuple):
    """What all records together say: which signs of what is named beside stand in too many articles to tell anything,
    of how many full names a name is a part."""

    common: Set[Sign]
    parts: Mapping[str, int]

    def telling(self, kind: str, value: str) -> bool:
        """Whether few enough articles name it that it tells one bearer from another."""
        return (kind, value) not in self.common

    def of(self, records: Collection[Record]) -> "Corpus":
        """What of it has to do with `records`."""
        common = self.common & set(chain.from_iterable([record.signs for record in records]))
        names = {record.name for record in records} & self.parts.keys()
        return Corpus(common, {name: self.parts[name] for name in names})


def corpus(records: Collection[Record]) -> Corpus:
    """What `records` say, all of one class of nodes."""
    articles, named = noted(records)
    few = most(articles)
    return Corpus({sign for sign, times in named.items() if times > few}, parts({record.name for record in records}))


def noted(records: Collection[Record]) -> tuple[int, Counter[Sign]]:
    """Of how many articles `records` are, and in how many each sign of what is named beside stands."""
    named: Counter[Sign] = Counter()
    articles = 0
    for _, alike in groupby(sorted(records, key=_article), key=_article):
        articles += 1
        named.update({sign for record in alike for sign in record.signs if sign[0] in TOLD_BESIDE})
    return articles, named


def most(articles: int) -> float:
    """In how many of the articles a sign may stand that tells anything."""
    return max(_FEW, _TELLING * articles)


@cache
def weights() -> dict[str, float]:
    """Ground → weight."""
    return {row["id"]: float(row["weight"]) for row in table("identity_weights", "id", "weight", "example")}


def ground(id: str, what: str = "", times: float = 1.0) -> Ground:
    """The ground of that id with its weight."""
    return Ground(id, weights()[id] * times, what)
