"""The files of a graph as they were, with what some sources say taken out and what others say put in: what it takes
grows with the change, but for copying what stays."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path

from kg.graph.blocks import Spot, exchanged, spots
from kg.graph.changes import Change
from kg.graph.gather import COUNTED, EVIDENCE, GRAPH, PARTS, Kinds, counts, kind
from kg.graph.merge import united
from kg.graph.shared import DamagedError, Shared
from kg.graph.write import Graphs

Copies = tuple[Set[str], Set[str]]  # the keys of articles that are reprints, before and now


class Altered:
    """Gives what `kg.graph.gather.Gathered` would, had it been told all that is said now."""

    def __init__(
        self, files: Sequence[Path], base: str, shared: Shared, counted: Mapping[str, int], copies: Copies
    ) -> None:
        """Nothing is changed yet in the two `files`, whose nodes are named under `base`; `shared` is of their sources,
        and is changed with them; `counted`: how many nodes they have of each main kind."""
        self._files, self._base = dict(zip(PARTS, files, strict=True)), base
        self._shared, self._copies = shared, copies
        self._kinds = Kinds({(GRAPH, f"id:{one}"): counted[label] for label, one in COUNTED.items()})
        self._kinds[EVIDENCE, "id:fact"] = counted["facts"]
        self._changes: dict[str, dict[str, Counter[str]]] = {part: {} for part in PARTS}
        self.changed: list[Change] = []  # filled once it is settled
        self._spots: dict[str, list[Spot]] = {}

    def exchange(self, old: Graphs | None, new: Graphs | None) -> None:
        """A source says `new` where it said `old`; None: it was not there, or is gone."""
        for part in PARTS:
            gone, come = _blocks(old, part), _blocks(new, part)
            changes = self._changes[part]
            for subject in gone.keys() | come.keys():
                if gone.get(subject) != come.get(subject):
                    change = changes.setdefault(subject, Counter())
                    change.subtract([gone[subject]] if subject in gone else [])
                    change.update([come[subject]] if subject in come else [])

    def again(self, graphs: Graphs) -> None:
        """What a source says has to be summed up anew, as other articles are reprints now."""
        for subject in graphs.evidence.blocks:
            self._changes[EVIDENCE].setdefault(subject, Counter())

    def settle(self) -> None:
        """All has been said: find out what is changed by it. Raises DamagedError where what was kept does not give the
        files."""
        self._settle(GRAPH, (frozenset(), frozenset()))
        self._settle(EVIDENCE, self._copies)

    def graph(self) -> Iterator[bytes]:
        """NAME.ttl, piece by piece, once that is settled."""
        return self._merged(GRAPH)

    def evidence(self) -> Iterator[bytes]:
        """NAME.evidence.ttl, as `graph`."""
        return self._merged(EVIDENCE)

    def counts(self) -> dict[str, int]:
        """How many nodes of each main kind there are, and how many facts, once that is settled."""
        return counts(self._kinds)

    def _merged(self, part: str) -> Iterator[bytes]:
        return exchanged(self._files[part], self._base, self._spots[part])

    def _settle(self, part: str, copies: Copies) -> None:
        def now(subject: str, said: str) -> str:
            new = self._united(part, subject, said, copies)
            self._kinds[part, kind(subject)] += bool(new) - bool(said)
            if new != said:
                self.changed.append(Change(subject, said, new, part == EVIDENCE))
            return new

        self._spots[part] = spots(self._files[part], sorted(self._changes[part]), now)

    def _united(self, part: str, subject: str, said: str, copies: Copies) -> str:
        """What is said now of a subject of which the file said `said`; "" for nothing."""
        found = self._shared.of(part, subject) or Counter([said] if said else ())
        if found and _one(found, copies[0]) != said:
            raise DamagedError(subject)
        change = self._changes[part][subject]
        found.update(change)
        if min(found.values(), default=0) < 0:
            raise DamagedError(subject)
        found = +found
        if any(change.values()):
            self._shared.put(part, subject, found)
        return _one(found, copies[1])


def _one(found: Counter[str], copies: Set[str]) -> str:
    return united(found, copies) if found.total() > 1 else "".join(found)


def _blocks(graphs: Graphs | None, part: str) -> Mapping[str, str]:
    if graphs is None:
        return {}
    return (graphs.graph if part == GRAPH else graphs.evidence).blocks
