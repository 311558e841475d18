"""What all sources together tell once some have come or gone: what they told before, changed where these have a say."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from kg.graph import Graphs, Triples
from kg.graph.identity import identity
from kg.graph.shared import DamagedError
from kg.identity import Identities, Record, decide, reprints
from kg.keep import Kept, Member, joined
from kg.keep.joined import Joined
from kg.keep.ledger import Ledger
from kg.keep.reading import About

_K = TypeVar("_K")
_V = TypeVar("_V")


class Since(NamedTuple):
    """What was joined, how often each name was left unresolved and each rule of the curation of use; `note` keeps in
    the ledger, for a state of the graph, what the sources say."""

    joined: Joined
    unresolved: Counter[str]
    used: Counter[str]
    note: Callable[[str], None]


class _Side(NamedTuple):
    """What the nodes that may have changed are, before or now."""

    found: Identities
    copies: dict[str, str]
    own: Graphs


def since(kept: Kept, known: Sequence[Member], before: Joined, base: str) -> Since:
    """What the sources `known` tell, of which no human has corrected any; `before`: what was joined when the graph was
    made last. Raises DamagedError where what was kept does not tell that."""
    was, now = {one[:2] for one in before.readings}, {(one.key, one.number) for one in known}
    gone = [kept.about(Member("", "", *one)) for one in sorted(was - now)]
    come = [kept.about(one) for one in known if (one.key, one.number) not in was]
    ledger = Ledger(kept.database, kept.value("state"))
    among = ledger.among(_records(come), _records(gone))
    labels = {label for about in (*come, *gone) for label, _ in about.bodies}
    scopes = {label: ledger.scopes(label) for label in labels}
    old = _side(decide(among.before, before=before.decided, said=among.said), among.before, scopes, base)
    for times, abouts in ((-1, gone), (1, come)):
        for label, scope in (body for about in abouts for body in about.bodies):
            scopes[label][scope] += times
    new = _side(decide(among.now, before=before.decided, said=among.says), among.now, scopes, base)
    if not old.found.decided.items() <= before.decided.items():
        raise DamagedError
    _, unresolved, used = kept.counted()
    for about in gone:
        unresolved.subtract(dict(about.unresolved))
        used.subtract(dict(about.used))
    for about in come:
        unresolved.update(dict(about.unresolved))
        used.update(dict(about.used))
    told = Joined(
        before.way,
        joined.readings(kept, known),
        _changed(before.moved, old.found.moved, new.found.moved),
        _changed(before.copies, old.copies, new.copies),
        Graphs(
            _said(before.own.graph, old.own.graph, new.own.graph),
            _said(before.own.evidence, old.own.evidence, new.own.evidence),
        ),
        _changed(before.decided, old.found.decided, new.found.decided),
    )
    return Since(told, +unresolved, +used, partial(ledger.exchange, come=come, gone=gone))


def _records(abouts: Iterable[About]) -> list[Record]:
    return [one for about in abouts for one in about.records]


def _side(found: Identities, records: Iterable[Record], scopes: Mapping[str, Counter[str]], base: str) -> _Side:
    copies = reprints(records)
    bodies = [(label, scope) for label, some in scopes.items() for scope in +some]
    return _Side(found, copies, identity(found, bodies, copies, base))


def _changed(before: Mapping[_K, _V], old: Mapping[_K, _V], new: Mapping[_K, _V]) -> dict[_K, _V]:
    """`before` with `new` in place of `old`."""
    if any(before.get(key) != value for key, value in old.items()):
        raise DamagedError
    return {key: value for key, value in before.items() if key not in old} | dict(new)


def _said(before: Triples, old: Triples, new: Triples) -> Triples:
    return Triples(before.base, _changed(before.blocks, old.blocks, new.blocks))
