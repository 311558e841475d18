"""What all sources together tell, before the graph is made of it: who is who, and what is counted."""

import contextlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from kg.apart import apart
from kg.curate import Curation
from kg.graph.identity import identity
from kg.graph.shared import DamagedError
from kg.identity import Record, decide, reprints
from kg.keep import Kept, Member, joined, ledger
from kg.keep.joined import Joined
from kg.since import since
from kg.steps import Watch

MANY = 100  # sources of which the memory that they take is given back


class Told(NamedTuple):
    """What was joined; how often each name was left unresolved, how often each rule of the curation was of use."""

    joined: Joined
    unresolved: Counter[str]
    used: Counter[str]
    note: Callable[[str], None]  # keeps in the ledger, for a state of the graph, what the sources say


class Asked(NamedTuple):
    """The sources `known`, whose graph is made by the `way`, with the corrections of a human, its nodes named under
    `base`."""

    known: Sequence[Member]
    way: str
    curation: Curation
    base: str


def tell(kept: Kept, asked: Asked, before: Joined | None, watch: Watch) -> Told:
    """What the sources tell, as `kept` has them; `before`: what was joined when the graph was made last. Of very many
    in a process of its own: what their records take is given back."""
    if before and not asked.curation.rules:
        with contextlib.suppress(DamagedError):  # then by what all say
            return Told(*since(kept, asked.known, before, asked.base))
    if before:
        kept.learn(asked.known)
    elif len(asked.known) > MANY:
        return _apart(kept, asked, watch)
    return _here(kept, asked, before.decided if before else {}, watch)


def _apart(kept: Kept, asked: Asked, watch: Watch) -> Told:
    def work() -> str:
        with kept.beside() as own:
            found, unresolved, used, _ = _here(own, asked, {}, watch)
        return json.dumps([joined.pack(found), unresolved, used], ensure_ascii=False)

    with apart(work, "decided who is who") as done:
        found, unresolved, used = json.loads(done())
    return Told(joined.unpack(found, asked.base), Counter(unresolved), Counter(used), partial(_note, kept, asked))


def _here(kept: Kept, asked: Asked, decided: dict[str, str], watch: Watch) -> Told:
    records, bodies = list[Record](), set[tuple[str, str]]()
    unresolved, used = Counter[str](), Counter[str]()
    for member in watch(asked.known, len(asked.known), "joining: who is who"):
        one = kept.about(member)
        records += one.records
        bodies |= one.bodies
        unresolved.update(dict(one.unresolved))
        used.update(dict(one.used))
    same, different, told = asked.curation.persons(records)
    used.update(told)
    identities = decide(records, same, different, decided)
    copies = reprints(records)
    own = identity(identities, bodies, copies, asked.base)
    read = joined.readings(kept, asked.known)
    all_told = Joined(asked.way, read, identities.moved, copies, own, identities.decided)
    return Told(all_told, unresolved, used, partial(_note, kept, asked))


def _note(kept: Kept, asked: Asked, state: str) -> None:
    if asked.curation.rules:  # they may join what else nothing leads to
        ledger.clear(kept.database)
    else:
        ledger.fill(kept.database, state, map(kept.about, asked.known))
