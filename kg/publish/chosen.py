"""Which nodes of a graph its network shows: all, or of very many those of which most is said.

A page holds so much and no more, however large the graph: the others are found by `kg query` and `kg serve`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.graph.blocks import blocks
from kg.graph.changes import Change
from kg.graph.prefixes import PREFIXES
from kg.graph.scratch import scratch
from kg.graph.write import fields

MOST = 16_000  # nodes on a page
EACH = 40  # quotes of a node or fact, and articles of a node, where not all nodes are shown
_DRAWN = tuple(f"id:{family}-" for family in ("person", "org", "event", "programme", "document", "place"))
_ENDS = f"""PREFIX rdf: <{PREFIXES["rdf"]}> SELECT ?node (COUNT(*) AS ?times) WHERE {{
  {{ ?fact rdf:subject ?node }} UNION {{ ?fact rdf:object ?node }} }} GROUP BY ?node"""


class Chosen(NamedTuple):
    """Terms of the nodes that are shown, None for all; how many are left out."""

    nodes: frozenset[str] | None
    left: int

    def shows(self, term: str) -> bool:
        """Whether `term` is shown, where it is a node that can be."""
        return self.nodes is None or term in self.nodes or not term.startswith(_DRAWN)

    def few(self, found: list[str]) -> list[str]:
        """`found`, or the first of them where there may be very many."""
        return found if self.nodes is None else found[:EACH]


def chosen(graph: Path, evidence: Path) -> Chosen:
    """What is shown of the two files of a graph of ours. Raises OSError."""
    drawn = tuple(one.encode() for one in _DRAWN)
    count = sum(block.startswith(drawn) for block in blocks(graph))
    if count <= MOST:
        return Chosen(None, 0)
    with closing(scratch()) as ends:
        ends.execute("CREATE TABLE ends (node TEXT)")
        ends.executemany("INSERT INTO ends VALUES (?)", ((end,) for end in _ends(evidence)))
        best = "SELECT node FROM ends GROUP BY node ORDER BY count(*) DESC, node LIMIT ?"
        nodes = frozenset(node for (node,) in ends.execute(best, (MOST,)))
    return Chosen(nodes, count - len(nodes))


def chosen_of(told: Callable[[], Mapping[str, int]], count: int) -> Chosen:
    """The same where `count` nodes can be drawn, and it is `told` how many facts speak of each."""
    if count <= MOST:
        return Chosen(None, 0)
    ends = told()
    nodes = frozenset(sorted(ends, key=lambda node: (-ends[node], node))[:MOST])
    return Chosen(nodes, count - len(nodes))


def ends_of(store: Store, base: str) -> Counter[str]:
    """How many facts speak of each node that can be drawn, all named under `base`, in a store of both files."""
    drawn = tuple(base + one.removeprefix("id:") for one in _DRAWN)
    ends = store.query(_ENDS)
    assert isinstance(ends, QuerySolutions)
    return Counter(
        {
            f"id:{node.value.removeprefix(base)}": int(times.value)
            for node, times in ends
            if isinstance(node, NamedNode) and node.value.startswith(drawn)
        }
    )


def ends_since(ends: Counter[str], changed: Iterable[Change]) -> Counter[str]:
    """The same after some has `changed`."""
    for one in changed:
        if one.proof and one.subject.startswith("id:fact-"):
            ends.subtract(_joined(one.before) if one.before else ())
            ends.update(_joined(one.now) if one.now else ())
    return +ends


def _ends(evidence: Path) -> Iterator[str]:
    """The nodes that facts join, each as often as there are facts of it."""
    for block in blocks(evidence):
        if block.startswith(b"id:fact-"):
            yield from _joined(block.decode().partition(" ")[2])


def _joined(fact: str) -> list[str]:
    """The nodes that a fact joins, of which that is said."""
    said = fields(fact)
    return [end for end in (said["rdf:subject"], said["rdf:object"]) if end.startswith(_DRAWN)]
