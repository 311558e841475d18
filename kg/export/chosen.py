"""A part of a network: some classes and relations alone, or persons and the bodies that they are tied to."""

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple, Protocol

from kg.errors import UsageError
from kg.export.network import Edge, Network, Node
from kg.graph.ontology import terms


class View(Protocol):
    """What the formats of networks write."""

    def nodes(self) -> Iterator[Node]:
        """The entities."""

    def edges(self) -> Iterator[Edge]:
        """The facts between them."""


class Part(NamedTuple):
    """What of a network is wanted: `only` classes and relations (local names; empty for all), a `projection` ("" for
    none)."""

    only: frozenset[str] = frozenset()
    projection: str = ""


def part(only: str, projection: str) -> Part:
    """What `--only` (kgo:TradeUnion,holds) and `--project` say. Raises UsageError for a term that there is not."""
    known = {term.rpartition(":")[2] for term in terms()}
    wanted = [one.strip().rpartition(":")[2] for one in only.split(",") if one.strip()]
    for one in wanted:
        if one not in known:
            near = get_close_matches(one, known, 1, 0.6)
            hint = f"; did you mean {near[0]}?" if near else "; kg query --schema shows those of a graph"
            raise UsageError(f"--only {one}: no class or relation of the ontology{hint}")
    return Part(frozenset(wanted), projection)


def view(found: Network, wanted: Part) -> View:
    """The part of `found` that is wanted."""
    some: View = Selected(found, wanted.only) if wanted.only else found
    return Tied(some) if wanted.projection else some


class Selected:
    """The nodes of some classes, and between them the facts of some relations; with relations alone, their ends."""

    def __init__(self, found: Network, only: frozenset[str]) -> None:
        """`only`: classes begin with a capital letter, relations do not."""
        self._found = found
        self._relations = frozenset(one for one in only if one[0].islower())
        classes = only - self._relations
        if classes:
            self._known = {one.iri for one in found.nodes() if not classes.isdisjoint({one.kind, *one.classes})}
        else:
            kept = (edge for edge in found.edges() if edge.term in self._relations)
            self._known = {end for edge in kept for end in (edge.source, edge.target)}

    def nodes(self) -> Iterator[Node]:
        """In their order."""
        return (node for node in self._found.nodes() if node.iri in self._known)

    def edges(self) -> Iterator[Edge]:
        """In their order."""
        for edge in self._found.edges():
            if (not self._relations or edge.term in self._relations) and {edge.source, edge.target} <= self._known:
                yield edge


class Tied:
    """Persons and bodies; the weight of a tie is the number of posts and events that make it."""

    def __init__(self, found: View) -> None:
        """Take note of who stands beside whom."""
        self._found = found
        kinds = {node.iri: kind for node in found.nodes() if (kind := _kind(node))}
        beside: dict[str, tuple[set[str], set[str]]] = {}  # post or event → its persons and bodies
        for edge in found.edges():
            for middle, end in ((edge.target, edge.source), (edge.source, edge.target)):
                if kinds.get(middle) == "between" and kinds.get(end) in ("person", "body"):
                    persons, bodies = beside.setdefault(middle, (set(), set()))
                    (persons if kinds[end] == "person" else bodies).add(end)
        self._ties = Counter((one, other) for persons, bodies in beside.values() for one in persons for other in bodies)
        self._known = {end for tie in self._ties for end in tie}

    def nodes(self) -> Iterator[Node]:
        """Those that are tied."""
        return (node for node in self._found.nodes() if node.iri in self._known)

    def edges(self) -> Iterator[Edge]:
        """The ties, sorted."""
        for (one, other), weight in sorted(self._ties.items()):
            yield Edge(one, other, "tie", "关联", None, weight)


def _kind(node: Node) -> str:
    classes = {node.kind, *node.classes}
    if "Person" in classes:
        return "person"
    if "Organization" in classes:
        return "body"
    return "between" if classes & {"Post", "Event"} else ""
