"""The graph as nodes with values and edges between them, for the formats of networks.

What is drawn are the entities: articles, persons, bodies, posts, events, programmes, documents, places, measurements.
Spans, statements and the rules that read them stay behind; the confidence of a statement goes to its edge.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.graph.ontology import types, words
from kg.graph.prefixes import PREFIXES, shorten
from kg.graph.store import add

_HIDDEN = {"rdf:Statement", "nif:OffsetBasedString", "prov:Agent", "prov:SoftwareAgent", "kgo:Gazetteer"}
_LITERALS = {"rdfs:label", "skos:altLabel", "nif:isString", "schema:articleBody"}  # label, names; the text once
_INVERSE = {"org:heldBy"}


@dataclass(frozen=True, slots=True)
class Node:
    """An entity: IRI, label, its most exact class (a local name) and all of them, other names, values by local name."""

    iri: str
    label: str
    kind: str
    classes: tuple[str, ...]
    names: tuple[str, ...]
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """A fact between two entities: the predicate's local name and its Chinese word; how sure it is, if that is said."""

    source: str
    target: str
    term: str
    word: str
    confidence: float | None


def load(paths: Iterable[Path]) -> Store:
    """A store with the Turtle files `paths`. Raises InputError."""
    store = Store()
    for path in paths:
        add(store, path)
    return store


def nodes(store: Store) -> Iterator[Node]:
    """The entities by their IRIs."""
    for iri in sorted(_entities(store)):
        yield _node(iri, list(store.quads_for_pattern(NamedNode(iri), None, None, DefaultGraph())))


def edges(store: Store) -> Iterator[Edge]:
    """The facts between entities, sorted."""
    known = _entities(store)
    sure = _confidence(store)
    for iri in sorted(known):
        found = []
        for quad in store.quads_for_pattern(NamedNode(iri), None, None, DefaultGraph()):
            term = shorten(quad.predicate.value)
            if isinstance(quad.object, NamedNode) and quad.object.value in known and term not in _INVERSE:
                key = (iri, quad.predicate.value, quad.object.value)
                found.append((term, quad.object.value, sure.get(key)))
        for term, target, confidence in sorted(found, key=lambda one: one[:2]):
            yield Edge(iri, target, _local(term), words().get(term, _local(term)), confidence)


def _entities(store: Store) -> set[str]:
    labelled = store.quads_for_pattern(None, NamedNode(PREFIXES["rdfs"] + "label"), None, DefaultGraph())
    found = {quad.subject.value for quad in labelled if isinstance(quad.subject, NamedNode)}
    for hidden in _HIDDEN:
        prefix, _, local = hidden.partition(":")
        kind = NamedNode(PREFIXES[prefix] + local)
        for quad in store.quads_for_pattern(None, NamedNode(PREFIXES["rdf"] + "type"), kind, DefaultGraph()):
            if isinstance(quad.subject, NamedNode):
                found.discard(quad.subject.value)
    return found


def _confidence(store: Store) -> dict[tuple[str, str, str], float]:
    """How sure each fact is, from its statement."""
    parts: list[dict[str, str]] = []
    for predicate in ("rdf:subject", "rdf:predicate", "rdf:object", "kgo:confidence"):
        prefix, _, local = predicate.partition(":")
        found = store.quads_for_pattern(None, NamedNode(PREFIXES[prefix] + local), None, DefaultGraph())
        parts.append(
            {
                quad.subject.value: quad.object.value
                for quad in found
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)
            }
        )
    subjects, predicates, objects, sure = parts
    return {
        (subjects[one], predicates[one], objects[one]): float(value)
        for one, value in sure.items()
        if one in subjects and one in predicates and one in objects
    }


def _node(iri: str, quads: list[Quad]) -> Node:
    terms: dict[str, list[str]] = {}
    for quad in quads:
        if isinstance(quad.object, NamedNode | Literal):
            terms.setdefault(shorten(quad.predicate.value), []).append(quad.object.value)
    classes = {shorten(one) for one in terms.get("rdf:type", ())}
    general = {above for one in classes for above in types(one) if above != one}
    exact = sorted(classes - general, key=lambda one: (not one.startswith("kgo:"), one)) or [""]
    values = {
        _local(shorten(quad.predicate.value)): "；".join(sorted(terms[shorten(quad.predicate.value)]))
        for quad in quads
        if isinstance(quad.object, Literal) and shorten(quad.predicate.value) not in _LITERALS
    }
    if texts := terms.get("nif:isString"):
        values["text"] = texts[0]
    return Node(
        iri,
        min(terms["rdfs:label"]),
        _local(exact[0]),
        tuple(sorted({_local(one) for one in classes})),
        tuple(sorted(terms.get("skos:altLabel", ()))),
        dict(sorted(values.items())),
    )


def _local(term: str) -> str:
    return term.rpartition(":")[2].rpartition("/")[2].rpartition("#")[2]
