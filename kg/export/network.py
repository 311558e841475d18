"""The graph as nodes with values and edges between them, for the formats of networks.

What is drawn are the entities: articles, persons, bodies, posts, events, programmes, documents, places, measurements.
Spans, statements and the rules that read them stay behind; the confidence of a statement goes to its edge.
"""

import contextlib
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.export.triples import lines
from kg.graph.ontology import types, words
from kg.graph.prefixes import shorten

_short = cache(shorten)  # of terms, of which there are few
_HIDDEN = {"rdf:Statement", "nif:OffsetBasedString", "prov:Agent", "prov:SoftwareAgent", "kgo:Gazetteer"}
_LITERALS = {"rdfs:label", "skos:altLabel", "nif:isString", "schema:articleBody"}  # label, names; the text once
_INVERSE = {"org:heldBy"}
_PARTS = {"rdf:subject", "rdf:predicate", "rdf:object"}


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
    """A fact between two entities: the predicate's local name and its Chinese word; how sure it is, if that is said;
    its weight, where facts are counted; the first and last day on which a post was held, if known."""

    source: str
    target: str
    term: str
    word: str
    confidence: float | None
    weight: int | None = None
    first: str = ""
    last: str = ""


class Network:
    """The entities of Turtle files and the facts between them, read from a sorted file: what is held in memory is the
    entities' IRIs and a number for each fact, not the graph."""

    def __init__(self, file: Path) -> None:
        """`file`: N-Triples sorted by line, so that all triples of a subject stand together."""
        self._file = file
        self._known: set[str] = set()
        self._sure: dict[int, float] = {}
        self._held: dict[int, tuple[str, str]] = {}  # person and post → first and last day
        for iri, quads in self._subjects():
            terms = [(_short(quad.predicate.value), getattr(quad.object, "value", "")) for quad in quads]
            said = dict(terms)
            if "rdfs:label" in said and not _HIDDEN & {_short(kind) for term, kind in terms if term == "rdf:type"}:
                self._known.add(iri)
            if "kgo:confidence" in said and said.keys() >= _PARTS:
                fact = (said["rdf:subject"], said["rdf:predicate"], said["rdf:object"])
                self._sure[hash(fact)] = float(said["kgo:confidence"])
            if "kgo:post" in said and "kgo:firstAttested" in said:
                days = (said["kgo:firstAttested"], said.get("kgo:lastAttested", said["kgo:firstAttested"]))
                self._held[hash((said["org:member"], said["kgo:post"]))] = days

    def nodes(self) -> Iterator[Node]:
        """The entities, sorted by IRI."""
        for iri, quads in self._subjects():
            if iri in self._known:
                yield _node(iri, quads)

    def edges(self) -> Iterator[Edge]:
        """The facts between entities, sorted."""
        for iri, quads in self._subjects():
            if iri not in self._known:
                continue
            found = []
            for quad in quads:
                term = _short(quad.predicate.value)
                if isinstance(quad.object, NamedNode) and quad.object.value in self._known and term not in _INVERSE:
                    fact = (iri, quad.predicate.value, quad.object.value)
                    found.append((term, quad.object.value, self._sure.get(hash(fact))))
            for term, target, sure in sorted(found, key=lambda one: one[:2]):
                first, last = self._held.get(hash((iri, target)), ("", ""))
                yield Edge(iri, target, _local(term), words().get(term, _local(term)), sure, None, first, last)

    def _subjects(self) -> Iterator[tuple[str, list[Quad]]]:
        triples = (quad for quad in parse(path=self._file, format=RdfFormat.N_TRIPLES))
        for subject, quads in groupby(triples, key=lambda quad: quad.subject):
            if isinstance(subject, NamedNode):
                yield subject.value, list(quads)


@contextlib.contextmanager
def network(paths: Iterable[Path]) -> Iterator[Network]:
    """The network of Turtle files; it can be read as long as the context lasts. Raises InputError."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "sorted.nt")
        with file.open("wb") as out:
            out.writelines(lines(paths))
        yield Network(file)


def _node(iri: str, quads: list[Quad]) -> Node:
    terms: dict[str, list[str]] = {}
    for quad in quads:
        if isinstance(quad.object, NamedNode | Literal):
            terms.setdefault(_short(quad.predicate.value), []).append(quad.object.value)
    classes = {_short(one) for one in terms.get("rdf:type", ())}
    general = {above for one in classes for above in types(one) if above != one}
    exact = sorted(classes - general, key=lambda one: (not one.startswith("kgo:"), one.startswith("nif:"), one)) or [""]
    values = {
        _local(_short(quad.predicate.value)): "；".join(sorted(terms[_short(quad.predicate.value)]))
        for quad in quads
        if isinstance(quad.object, Literal) and _short(quad.predicate.value) not in _LITERALS
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
