"""The shortest way from one node of a graph to another over the facts between entities."""

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.graph.prefixes import PREFIXES, shorten

# Left out of what tells who has to do with whom: what only repeats another fact (org:heldBy, memberships), articles and
# evidence.
_LEFT_OUT = frozenset(
    "rdf:type rdf:subject rdf:object rdf:predicate schema:mentions schema:isPartOf org:role"
    " org:heldBy org:member org:organization kgo:post prov:wasDerivedFrom prov:wasAttributedTo"
    " nif:referenceContext schema:author kgo:possiblySameAs owl:sameAs".split()
)
_PLACES = frozenset(("schema:containedInPlace", "kgo:jurisdiction"))  # join all the world: only where nothing else does
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_MOST = 50_000  # nodes that are looked at


class Step(NamedTuple):
    """A fact on the way: IRIs of its subject, predicate and object; `forward` if the way goes to the object."""

    subject: str
    predicate: str
    object: str
    forward: bool


def path(store: Store, starts: set[str], ends: set[str]) -> list[Step] | None:
    """A shortest way from one of the nodes `starts` to one of `ends`, of several the first by IRI; where places lie
    leads on only where nothing else joins the two. [] if they share a node, None where there is none among the nodes
    that can be looked at."""
    if starts & ends:
        return []
    found = _shortest(store, starts, ends, _LEFT_OUT | _PLACES)
    return found or _shortest(store, starts, ends, _LEFT_OUT)


def _shortest(store: Store, starts: set[str], ends: set[str], without: frozenset[str]) -> list[Step] | None:
    """Without the predicates `without`."""
    came: dict[str, tuple[str, Step] | None] = dict.fromkeys(sorted(starts))
    ring = list(came)
    while ring and len(came) < _MOST:
        following: list[str] = []
        for node in ring:
            for other, step in _around(store, node, without):
                if other in came:
                    continue
                came[other] = (node, step)
                if other in ends:
                    return _back(came, other)
                following.append(other)
        ring = following
    return None


def _around(store: Store, node: str, without: frozenset[str]) -> list[tuple[str, Step]]:
    """The named neighbours of a node, in order, each with the fact that leads there."""
    return sorted(
        one for one in {*_leaving(store, node, without), *_coming(store, node, without)} if _named(store, one[0])
    )


def _leaving(store: Store, node: str, without: frozenset[str]) -> Iterator[tuple[str, Step]]:
    for quad in store.quads_for_pattern(NamedNode(node), None, None, DefaultGraph()):
        if isinstance(quad.object, NamedNode) and shorten(quad.predicate.value) not in without:
            yield quad.object.value, Step(node, quad.predicate.value, quad.object.value, True)


def _coming(store: Store, node: str, without: frozenset[str]) -> Iterator[tuple[str, Step]]:
    for quad in store.quads_for_pattern(None, None, NamedNode(node), DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and shorten(quad.predicate.value) not in without:
            yield quad.subject.value, Step(quad.subject.value, quad.predicate.value, node, False)


def _named(store: Store, node: str) -> bool:
    return next(store.quads_for_pattern(NamedNode(node), _LABEL, None, DefaultGraph()), None) is not None


def _back(came: dict[str, tuple[str, Step] | None], end: str) -> list[Step]:
    steps: list[Step] = []
    at = came[end]
    while at:
        steps.append(at[1])
        at = came[at[0]]
    return steps[::-1]
