"""Where an article speaks of the nodes of the graph: by the spans of the evidence, by names where it gives none."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.graph.prefixes import PREFIXES

Names = Mapping[str, tuple[str, ...]]  # the IRI of a node → what the graph calls it


class Mark(NamedTuple):
    """Code points `begin` to `end` (end-exclusive) of the text speak of `node`. `sure` where evidence says so: either
    its name stands there, or, if `named` is false, a clause that says what it is."""

    begin: int
    end: int
    node: str
    sure: bool
    named: bool


def marks(store: Store, article: NamedNode, text: str, names: Names) -> list[Mark]:
    """The marks of `text`, in order, none over another: where they met a sure one won, then the shorter, and the longer
    goes on after it (县总工会主席: the body's 县总工会, then 主席 of the post)."""
    owners: list[Mark | None] = [None] * len(text)
    found = {*_proven(store, article, text, names), *_repeated(text, names)}
    for mark in sorted(found, key=lambda one: (one.named, one.sure, one.begin - one.end, one.node)):
        owners[mark.begin : mark.end] = [mark] * (mark.end - mark.begin)
    made: list[Mark] = []
    previous = None
    for at, owner in enumerate(owners):
        if owner and owner is previous:
            made[-1] = made[-1]._replace(end=at + 1)
        elif owner:
            made.append(owner._replace(begin=at, end=at + 1))
        previous = owner
    return made


def _proven(store: Store, article: NamedNode, text: str, names: Names) -> Iterator[Mark]:
    """What the spans of the evidence say: a fact's span holds the name of its subject, of its object, or of both."""
    for span in _subjects(store, "nif:referenceContext", article):
        begin, end = (_index(store, span, edge, len(text)) for edge in ("begin", "end"))
        if begin < 0 or end <= begin:
            continue
        for sayer in _subjects(store, "prov:wasDerivedFrom", span):
            about = {sayer.value, *_objects(store, sayer, "rdf:subject"), *_objects(store, sayer, "rdf:object")}
            for node in about & names.keys():
                called = [name for name in names[node] if name and name in text[begin:end]]
                if called:
                    name = max(called, key=len)
                    at = text.index(name, begin, end)
                    yield Mark(at, at + len(name), node, True, True)
                elif node == sayer.value:
                    yield Mark(begin, end, node, True, False)


def _index(store: Store, span: NamedNode, edge: str, most: int) -> int:
    """Where a span begins or ends; -1 where a graph that is not ours doesn't say so, or says nonsense."""
    said = next(_objects(store, span, f"nif:{edge}Index"), "")
    at = int(said) if said.isascii() and said.isdigit() and len(said) < 12 else -1
    return at if at <= most else -1


def _repeated(text: str, names: Names) -> Iterator[Mark]:
    """The same names elsewhere in the text, where only one node of the article is called so."""
    called: dict[str, set[str]] = {}
    for node, some in names.items():
        for name in some:
            called.setdefault(name, set()).add(node)
    for name, nodes in called.items():
        at = text.find(name) if name and len(nodes) == 1 else -1
        while at >= 0:
            yield Mark(at, at + len(name), min(nodes), False, True)
            at = text.find(name, at + len(name))


def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def _subjects(store: Store, predicate: str, value: NamedNode) -> Iterator[Any]:
    return (quad.subject for quad in store.quads_for_pattern(None, _term(predicate), value, DefaultGraph()))


def _objects(store: Store, subject: Any, predicate: str) -> Iterator[Any]:
    found = store.quads_for_pattern(subject, _term(predicate), None, DefaultGraph())
    return (getattr(quad.object, "value", "") for quad in found)
