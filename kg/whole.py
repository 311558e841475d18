"""What all sources say together, gathered from all of them; the evidence of many in a process of its own, beside the
graph."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from itertools import chain
from typing import NamedTuple

from kg import together
from kg.apart import ahead
from kg.graph import Gathered
from kg.graph.gather import EVIDENCE, GRAPH, PARTS, Kinds
from kg.graph.identity import terms
from kg.graph.rename import renamed
from kg.graph.shared import Row, Shared, row
from kg.graph.write import encoded, streamed
from kg.keep import Kept, Member
from kg.keep.joined import Joined
from kg.pool import many
from kg.steps import Watch, unwatched

_ROWS = 512  # of what several sources say, told at once


class Sources(NamedTuple):
    """The sources `known`, what they told when they were joined, and what the names of the graph's nodes begin with."""

    known: Sequence[Member]
    joined: Joined
    base: str


class _Heard(NamedTuple):
    """What the process that gathers the evidence tells."""

    piece: bytes = b""  # of the file
    rows: Sequence[Row] = ()
    kinds: Kinds = Kinds()


class Whole:
    """The graph made of all that its sources say."""

    def __init__(self, kept: Kept, of: Sources, watch: Watch, evidence: Iterator[_Heard] | None = None) -> None:
        """Gather what the sources say; where their `evidence` is gathered elsewhere, all but that."""
        self._base, self._shared, self._elsewhere = of.base, Shared(kept.database), evidence
        self._rows: list[Row] = []  # what several sources say in the graph, while the evidence is gathered elsewhere
        if evidence is None:
            self._shared.clear()
            self._gathered = Gathered(of.joined.copies.keys(), self._shared.put)
        else:
            self._gathered = Gathered(of.joined.copies.keys(), lambda *one: self._rows.append(row(*one)), (GRAPH,))
        _gather(self._gathered, kept, of, watch, PARTS if evidence is None else (GRAPH,))
        self.counts = self._gathered.counts

    def graph(self) -> Iterator[bytes]:
        """NAME.ttl, piece by piece."""
        return streamed(self._base, encoded(self._gathered.graph()))

    def evidence(self) -> Iterator[bytes]:
        """NAME.evidence.ttl."""
        return (
            self._heard(self._elsewhere)
            if self._elsewhere
            else streamed(self._base, encoded(self._gathered.evidence()))
        )

    def _heard(self, evidence: Iterator[_Heard]) -> Iterator[bytes]:
        first = next(evidence)  # now the file of the sources is no longer read there, and can be written here
        self._shared.clear()
        self._shared.put_rows(self._rows)
        self._rows.clear()
        for one in chain((first,), evidence):
            self._shared.put_rows(one.rows)
            self._gathered.kinds.update(one.kinds)
            yield one.piece


@contextmanager
def of_all(kept: Kept, of: Sources, jobs: int | None, watch: Watch) -> Iterator[Whole]:
    """The graph of what the sources say, until the end of the block. The evidence of many is gathered in a process of
    its own, which sees what is settled, unless all is to be done by one (`jobs`). Raises GongbaoError."""

    def told() -> Iterator[_Heard]:
        with kept.beside() as own:
            yield from _evidence(own, of)

    is_apart = len(of.known) > together.MANY and many(len(of.known), jobs) > 1
    with ahead(told, "gathered the evidence") if is_apart else nullcontext() as evidence:
        yield Whole(kept, of, watch, evidence)


def _gather(gathered: Gathered, kept: Kept, of: Sources, watch: Watch, parts: Sequence[str]) -> None:
    moved = terms(of.joined.moved)
    for member in watch(of.known, len(of.known), "joining: facts"):
        gathered.add(renamed(kept.graphs(member, of.base), moved, parts))
    gathered.add(of.joined.own)


def _evidence(kept: Kept, of: Sources) -> Iterator[_Heard]:
    rows: list[Row] = []
    gathered = Gathered(of.joined.copies.keys(), lambda *one: rows.append(row(*one)), (EVIDENCE,))
    _gather(gathered, kept, of, unwatched, (EVIDENCE,))
    for piece in streamed(of.base, encoded(gathered.evidence())):
        yield _Heard(piece)
    for at in range(0, len(rows), _ROWS):
        yield _Heard(rows=rows[at : at + _ROWS])
    yield _Heard(kinds=gathered.kinds)
