"""Which nodes are one, of all names in all articles."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from kg.apart import apart as beside
from kg.identity.bodies import Bodies
from kg.identity.events import Events
from kg.identity.join import Bearers
from kg.identity.kind import Kind
from kg.identity.named import Named
from kg.identity.people import People
from kg.identity.record import Node, Record
from kg.identity.settled import Identities, key, nothing, pack, unpack
from kg.identity.weigh import Corpus, corpus

KINDS: tuple[Kind, ...] = (
    People(),
    Named("document", "issuer"),
    Named("place", "user"),
    Named("programme", "runner"),
    Events(),
    Bodies(),
)
_OF = {kind.family: kind for kind in KINDS}
_MANY = 10_000  # records: a second process takes less time than it costs


def decide(
    found: Iterable[Record],
    same: Collection[set[Node]] = (),
    apart: Collection[set[Node]] = (),
    before: Mapping[str, str] = MappingProxyType({}),
    said: Mapping[str, Corpus] = MappingProxyType({}),
) -> Identities:
    """Who is whom among the nodes of which `found` tell, whatever their order. `same`: groups that a human says are
    one; `apart`: groups of which no two are. `before`: what the same program has decided of names, which is not done
    again where the same is told; `said`: what all records of a family say, where `found` are but some."""
    records = set(found)

    def of(kinds: Iterable[Kind]) -> Identities:
        return _decided(kinds, records, same, apart, before, said)

    if len(records) < _MANY:
        return of(KINDS)
    with beside(lambda: pack(of(KINDS[1:])), "decided which events and documents are one") as others:
        result = of(KINDS[:1])  # persons are more than half of the work
        result.take(unpack(others()))
    return result


def links(record: Record) -> list[str]:
    """What another record may share with it that is one of the same, a name first; two that share nothing, and with
    whom no others do, are looked at apart."""
    kind = _OF.get(record.family)
    return list(dict.fromkeys(kind.links(record))) if kind else [record.name]


def _decided(
    kinds: Iterable[Kind],
    records: Collection[Record],
    same: Collection[set[Node]],
    apart: Collection[set[Node]],
    before: Mapping[str, str],
    told: Mapping[str, Corpus],
) -> Identities:
    result, human = nothing(), {node for group in (*same, *apart) for node in group}
    for kind in kinds:
        own = [record for record in records if record.family == kind.family]
        said = told.get(kind.family) or corpus(own)
        for alike in _groups(kind, own, same):
            if len(alike) < 2:
                continue
            about = said.of(alike)
            if human and any(record.node in human for record in alike):
                result.take(_settled(Bearers(kind, alike, about, apart), same))
                continue
            known = key(kind.family, alike, about)
            text = before.get(known)
            one = unpack(text) if text else _settled(Bearers(kind, alike, about, ()), ())
            result.take(one)
            result.decided[known] = text or pack(one)
    return result


def _settled(bearers: Bearers, same: Iterable[set[Node]]) -> Identities:
    """What becomes of the bearers of a name."""
    bearers.tell(same)
    bearers.join()
    result = nothing()
    for profile in bearers.profiles:
        node = bearers.node(profile)
        result.moved.update((one.node, node) for one in profile.records if one.node != node)
        if profile in bearers.sure:
            result.sure[node], result.why[node] = bearers.sure[profile], bearers.why[profile]
    result.possibly.extend(bearers.candidates())
    return result


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
