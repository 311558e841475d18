"""What many sources say, subject by subject: in a file without a name until all have spoken, so that memory does not
grow with what they say."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from operator import itemgetter

from kg.graph.merge import united
from kg.graph.scratch import scratch
from kg.graph.write import Block, Graphs

# What the names of nodes begin with (id:org-…), for counting them.
COUNTED = {
    "articles": "article",
    "persons": "person",
    "organisations": "org",
    "posts": "post",
    "events": "event",
    "programmes": "programme",
    "documents": "document",
    "places": "place",
    "measurements": "measurement",
}
_DRAWN = ("persons", "organisations", "events", "programmes", "documents", "places")
GRAPH, EVIDENCE = PARTS = "graph", "evidence"
Kinds = Counter[tuple[str, str]]  # of a part, and what its subject's name begins with


class Gathered:
    """The graph of several sources and its evidence, each given once all have spoken, sorted by subject."""

    def __init__(
        self,
        copies: Set[str] = frozenset(),
        several: Callable[[str, str, Sequence[str]], object] = lambda part, subject, blocks: None,
        parts: Sequence[str] = PARTS,
    ) -> None:
        """Nothing yet. `copies`: the keys of articles that print another's text again: they are no further witness.
        `several` is told each subject of which more than one source speaks, and what they say. Only `parts` are
        gathered."""
        self._copies, self._several, self._parts = copies, several, parts
        self.kinds = Kinds()  # how many subjects were given, of each kind
        self._said = scratch()
        for table in PARTS:
            self._said.execute(f"CREATE TABLE {table} (subject TEXT, block TEXT)")

    def add(self, graphs: Graphs) -> None:
        """Add what a source says, in whatever order."""
        triples = {GRAPH: graphs.graph, EVIDENCE: graphs.evidence}
        for table in self._parts:
            self._said.executemany(f"INSERT INTO {table} VALUES (?, ?)", triples[table].blocks.items())

    def graph(self) -> Iterator[Block]:
        """What stands in NAME.ttl."""
        return self._blocks(GRAPH, frozenset())

    def evidence(self) -> Iterator[Block]:
        """What stands in NAME.evidence.ttl."""
        return self._blocks(EVIDENCE, self._copies)

    def _blocks(self, table: str, copies: Set[str]) -> Iterator[Block]:
        rows = self._said.execute(f"SELECT subject, block FROM {table} ORDER BY subject, rowid")
        for subject, some in groupby(rows, key=itemgetter(0)):
            self.kinds[table, kind(subject)] += 1
            found = [block for _, block in some]
            if len(found) > 1:
                self._several(table, subject, found)
            yield subject, united(found, copies) if len(found) > 1 else found[0]
        self._said.execute(f"DELETE FROM {table}")

    def counts(self) -> dict[str, int]:
        """How many nodes of each main kind there are, and how many facts, once both were given."""
        return counts(self.kinds)


def drawn(counts: Mapping[str, int]) -> int:
    """How many of the nodes counted are those that a network draws."""
    return sum(counts[label] for label in _DRAWN)


def kind(subject: str) -> str:
    """What the names of its kind begin with."""
    return subject.partition("-")[0]


def counts(kinds: Kinds) -> dict[str, int]:
    """The same, by the words of `COUNTED`."""
    found = {label: kinds[GRAPH, f"id:{one}"] for label, one in COUNTED.items()}
    return {**found, "facts": kinds[EVIDENCE, "id:fact"]}
