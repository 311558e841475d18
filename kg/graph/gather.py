"""What many sources say, subject by subject: in a file without a name until all have spoken, so that memory does not
grow with what they say."""

from collections import Counter
from collections.abc import Iterator, Set
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
_GRAPH, _EVIDENCE = "graph", "evidence"


class Gathered:
    """The graph of several sources and its evidence, each given once all have spoken, sorted by subject."""

    def __init__(self, copies: Set[str] = frozenset()) -> None:
        """Nothing yet. `copies`: the keys of articles that print another's text again: they are no further witness."""
        self._copies = copies
        self._kinds = Counter[tuple[str, str]]()
        self._said = scratch()
        for table in (_GRAPH, _EVIDENCE):
            self._said.execute(f"CREATE TABLE {table} (subject TEXT, block TEXT)")

    def add(self, graphs: Graphs) -> None:
        """Add what a source says. The order of sources counts only where all that speak of a subject are copies."""
        for table, triples in ((_GRAPH, graphs.graph), (_EVIDENCE, graphs.evidence)):
            self._said.executemany(f"INSERT INTO {table} VALUES (?, ?)", triples.blocks.items())

    def graph(self) -> Iterator[Block]:
        """What stands in NAME.ttl."""
        return self._blocks(_GRAPH, frozenset())

    def evidence(self) -> Iterator[Block]:
        """What stands in NAME.evidence.ttl."""
        return self._blocks(_EVIDENCE, self._copies)

    def _blocks(self, table: str, copies: Set[str]) -> Iterator[Block]:
        rows = self._said.execute(f"SELECT subject, block FROM {table} ORDER BY subject, rowid")
        for subject, some in groupby(rows, key=itemgetter(0)):
            self._kinds[table, subject.partition("-")[0]] += 1
            first, *others = (block for _, block in some)
            yield subject, united([first, *others], copies) if others else first
        self._said.execute(f"DELETE FROM {table}")

    def counts(self) -> dict[str, int]:
        """How many nodes of each main kind there are, and how many facts, once both were given."""
        found = {label: self._kinds[_GRAPH, f"id:{kind}"] for label, kind in COUNTED.items()}
        return {**found, "facts": self._kinds[_EVIDENCE, "id:fact"]}
