"""The page of a node, made in a worker: what the graph says of it, with the sentences that say so."""

from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, serialize

from kg.graph.ontology import types, words
from kg.graph.prefixes import shorten
from kg.serve.drawing import Neighbour, drawing
from kg.serve.html import link, page
from kg.serve.library import Library
from kg.serve.query import GRAPHS
from kg.serve.reply import Reply, text
from kg.serve.sentences import Sentence, sentence

_MANY = 100  # facts, articles
_FEW = 3  # sentences of a fact
_FACTS = f"""SELECT ?forward ?predicate ?other ?label {{
  {{ ?node ?predicate ?other BIND (true AS ?forward) }} UNION {{ ?other ?predicate ?node BIND (false AS ?forward) }}
  FILTER (?predicate NOT IN (rdf:type, rdfs:label, skos:altLabel, prov:wasDerivedFrom, schema:mentions, rdf:subject,
    rdf:object, nif:isString, schema:articleBody, nif:referenceContext, org:heldBy, org:member))
  OPTIONAL {{ ?other rdfs:label ?label }} }} ORDER BY DESC(?forward) ?predicate ?label ?other LIMIT {_MANY}"""
_SPANS = f"""SELECT ?begin ?end ?text ?article ?headline {{
  {{ ?fact rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; prov:wasDerivedFrom ?span }}
  ?span nif:referenceContext ?article ; nif:beginIndex ?begin ; nif:endIndex ?end .
  ?article nif:isString ?text ; rdfs:label ?headline }} ORDER BY ?article ?begin LIMIT {_FEW}"""
_OWN = f"""SELECT ?begin ?end ?text ?article ?headline {{ ?node prov:wasDerivedFrom ?span .
  ?span nif:referenceContext ?article ; nif:beginIndex ?begin ; nif:endIndex ?end .
  ?article nif:isString ?text ; rdfs:label ?headline }} ORDER BY ?article ?begin LIMIT {_FEW}"""
_ARTICLES = f"""SELECT ?article ?headline ?date {{ ?article schema:mentions ?node ; rdfs:label ?headline
  OPTIONAL {{ ?article schema:datePublished ?date }} }} ORDER BY DESC(?date) ?article LIMIT {_MANY}"""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a node: `forward` when the node is its subject; `href` where its other end has a page."""

    forward: bool
    word: str
    label: str
    href: str
    sentences: tuple[Sentence, ...]


def node(library: Library, iri: str, media: str) -> Reply:
    """What the graph says of the node `iri`: a page as text/html, else its triples in `media`. 404: not in it."""
    try:
        name = NamedNode(iri)
        own = list(library.store.quads_for_pattern(name, None, None, DefaultGraph()))
    except ValueError:  # no IRI at all
        own = []
    if not own:
        return text(404, f"{iri}: no such node in this graph")
    if media != "text/html":
        return _triples(library, name, own, media)
    rows = select(library, _FACTS, node=name)
    facts = [_fact(library, name, row) for row in rows]
    labels = _values(own, "rdfs:label")
    return page(
        "node.html",
        library,
        iri=iri,
        label=labels[0] if labels else shorten(iri),
        names=_values(own, "skos:altLabel"),
        kinds=_kinds(own),
        facts=facts,
        cut=len(rows) == _MANY,
        sentences=_sentences(library, select(library, _OWN, node=name)),
        articles=[
            (link(library, row["article"].value), row["headline"].value, row["date"].value)
            for row in select(library, _ARTICLES, node=name)
        ],
        drawing=drawing(
            labels[0] if labels else shorten(iri),
            [Neighbour(fact.label, fact.word, fact.href, fact.forward) for fact in facts if fact.href],
        ),
    )


def select(library: Library, query: str, **given: NamedNode | Literal) -> list[dict[str, NamedNode | Literal]]:
    """The solutions of `query`, in which each variable of `given` stands for its term; an unbound one is ""."""
    for variable, term in given.items():
        query = query.replace(f"?{variable} ", f"{term} ")
    found = library.store.query(query, prefixes=library.prefixes)
    assert isinstance(found, QuerySolutions)
    return [{variable.value: _term(row[variable]) for variable in found.variables} for row in found]


def _term(term: object) -> NamedNode | Literal:
    return term if isinstance(term, NamedNode | Literal) else Literal("")


def _triples(library: Library, name: NamedNode, own: list[Quad], media: str) -> Reply:
    """All triples that the node stands in."""
    into = library.store.quads_for_pattern(None, None, name, DefaultGraph())
    triples = sorted({*(quad.triple for quad in own), *(quad.triple for quad in into)}, key=str)
    data = serialize(triples, format=GRAPHS[media], prefixes=library.prefixes)
    return Reply(200, media, data or b"")


def _values(own: list[Quad], predicate: str) -> list[str]:
    """The texts or IRIs that the node has under `predicate`, a prefixed name."""
    found = {quad.object for quad in own if shorten(quad.predicate.value) == predicate}
    return sorted(term.value for term in found if isinstance(term, NamedNode | Literal))


def _kinds(own: list[Quad]) -> list[str]:
    """The most exact classes, in words."""
    kinds = {shorten(value) for value in _values(own, "rdf:type")}
    general = {above for kind in kinds for above in types(kind) if above != kind}
    return sorted(words().get(kind, kind) for kind in kinds - general)


def _fact(library: Library, name: NamedNode, row: dict[str, NamedNode | Literal]) -> Fact:
    predicate, other, label = row["predicate"], row["other"], row["label"].value
    forward = row["forward"].value == "true"
    subject, obj = (name, other) if forward else (other, name)
    term = shorten(other.value) if isinstance(other, NamedNode) else ""
    return Fact(
        forward,
        words().get(shorten(predicate.value), shorten(predicate.value)),
        label or words().get(term, other.value),
        link(library, other.value) if isinstance(other, NamedNode) else "",
        _sentences(library, select(library, _SPANS, subject=subject, predicate=predicate, object=obj)),
    )


def _sentences(library: Library, rows: list[dict[str, NamedNode | Literal]]) -> tuple[Sentence, ...]:
    return tuple(
        sentence(
            row["text"].value,
            int(row["begin"].value),
            int(row["end"].value),
            row["headline"].value,
            link(library, row["article"].value),
        )
        for row in rows
    )
