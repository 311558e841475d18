"""Which nodes are one, of all names in all articles."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from kg.identity.events import Events
from kg.identity.join import Bearers
from kg.identity.kind import Kind
from kg.identity.named import Named
from kg.identity.names import parts
from kg.identity.people import People
from kg.identity.record import Node, Record
from kg.identity.weigh import TOLD_BESIDE, Corpus, Ground

KINDS: tuple[Kind, ...] = (
    People(),
    Named("document", "issuer"),
    Named("place", "at"),
    Named("programme", "runner"),
    Events(),
)


_article = attrgetter("article")


class Identities(NamedTuple):
    """What became of the nodes: which is which, how sure that is (by the weakest join) and on what grounds (each with
    the number of articles that it brought in), and which few pairs are worth a human's time."""

    moved: dict[Node, Node]
    sure: dict[Node, float]
    why: dict[Node, Counter[Ground]]
    possibly: list[tuple[Node, Node]]


def decide(found: Iterable[Record], same: Collection[set[Node]] = (), apart: Collection[set[Node]] = ()) -> Identities:
    """Who is whom among the nodes of which `found` tell, whatever their order. `same`: groups that a human says are
    one; `apart`: groups of which no two are."""
    records = set(found)
    result = Identities({}, {}, {}, [])
    for kind in KINDS:
        own = [record for record in records if record.family == kind.family]
        corpus = _corpus(own)
        for alike in _groups(kind, own, same):
            if len(alike) > 1:
                _settle(Bearers(kind, alike, corpus, apart), same, result)
    return result


def _settle(bearers: Bearers, same: Iterable[set[Node]], result: Identities) -> None:
    """Join the bearers of a name and say it in `result`."""
    bearers.tell(same)
    bearers.join()
    for profile in bearers.profiles:
        node = bearers.node(profile)
        result.moved.update((one.node, node) for one in profile.records if one.node != node)
        if profile in bearers.sure:
            result.sure[node], result.why[node] = bearers.sure[profile], bearers.why[profile]
    result.possibly.extend(bearers.candidates())


def _corpus(records: Collection[Record]) -> Corpus:
    named: Counter[tuple[str, str]] = Counter()
    for _, alike in groupby(sorted(records, key=_article), key=_article):
        named.update({sign for record in alike for sign in record.signs if sign[0] in TOLD_BESIDE})
    names = parts({record.name for record in records})
    return Corpus(len({record.article for record in records}), named, names)


def _groups(kind: Kind, records: Collection[Record], same: Iterable[set[Node]]) -> list[list[Record]]:
    """The records in groups of those that may be one; those that a human joined are looked at together."""
    of = kind.groups(records)
    for group in same:
        first, *others = sorted({of[node] for node in group if node in of}) or [""]
        of = {node: first if root in others else root for node, root in of.items()} if others else of
    found: dict[str, list[Record]] = defaultdict(list)
    for record in sorted(records):
        found[of[record.node]].append(record)
    return [found[name] for name in sorted(found)]
