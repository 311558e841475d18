"""What all sources together tell, before the graph is made of it: who is who, and what is counted."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kg.apart import apart
from kg.curate import Curation
from kg.graph.identity import identity
from kg.identity import Record, decide, reprints
from kg.keep import Kept, Member, joined
from kg.keep.joined import Joined
from kg.steps import Watch

_MANY = 100  # sources of which the memory that they take is given back


class Told(NamedTuple):
    """What was joined; how often each name was left unresolved, how often each rule of the curation was of use."""

    joined: Joined
    unresolved: Counter[str]
    used: Counter[str]


class Together(NamedTuple):
    """The sources `known`, whose graph is made by the `way`, with the corrections of a human, its nodes named under
    `base`."""

    known: Sequence[Member]
    way: str
    curation: Curation
    base: str

    def tell(self, kept: Kept, before: Joined | None, watch: Watch) -> Told:
        """What they tell; `before`: what was joined when the graph was made last."""
        if before:
            kept.learn(self.known)
        elif len(self.known) > _MANY:
            return self._apart(kept, watch)
        return self._here(kept, before.decided if before else {}, watch)

    def _apart(self, kept: Kept, watch: Watch) -> Told:
        """The same in a process of its own: what the records of very many take is given back."""

        def work() -> str:
            with kept.beside() as own:
                found, unresolved, used = self._here(own, {}, watch)
            return json.dumps([joined.pack(found), unresolved, used], ensure_ascii=False)

        with apart(work, "decided who is who") as done:
            found, unresolved, used = json.loads(done())
        return Told(joined.unpack(found, self.base), Counter(unresolved), Counter(used))

    def _here(self, kept: Kept, decided: dict[str, str], watch: Watch) -> Told:
        records, bodies = list[Record](), set[tuple[str, str]]()
        unresolved, used = Counter[str](), Counter[str]()
        for member in watch(self.known, len(self.known), "joining: who is who"):
            one = kept.about(member)
            records += one.records
            bodies |= one.bodies
            unresolved.update(dict(one.unresolved))
            used.update(dict(one.used))
        same, different, told = self.curation.persons(records)
        used.update(told)
        identities = decide(records, same, different, decided)
        copies = reprints(records)
        own = identity(identities, bodies, copies, self.base)
        read = joined.readings(kept, self.known)
        return Told(Joined(self.way, read, identities.moved, copies, own, identities.decided), unresolved, used)
