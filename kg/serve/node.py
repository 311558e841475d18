"""The page of a node, made in a worker: what the graph says of it, with the sentences that say so."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, serialize

from kg.graph.ontology import types, words
from kg.graph.prefixes import shorten
from kg.serve.career import held, lanes
from kg.serve.drawing import Neighbour, drawing
from kg.serve.happened import happened
from kg.serve.html import link, page
from kg.serve.library import Library
from kg.serve.query import GRAPHS
from kg.serve.reply import Reply, text
from kg.serve.rows import Row, select
from kg.serve.said import Said, own, said
from kg.serve.view import word

_MANY = 100  # facts of a page, articles
_FARTHEST = 10_000  # pages
# Facts that stand under 任职 or 活动, where the page has these.
_CAREER = ", org:holds, org:postIn, org:memberOf"
_FACTS = """SELECT DISTINCT ?forward ?predicate ?other ?label {
  { ?node ?predicate ?other BIND (true AS ?forward) } UNION { ?other ?predicate ?node BIND (false AS ?forward) }
  FILTER (?predicate NOT IN (rdf:type, rdfs:label, skos:altLabel, prov:wasDerivedFrom, schema:mentions, rdf:subject,
    rdf:object, nif:isString, schema:articleBody, nif:referenceContext, org:heldBy, org:member, org:organization,
    kgo:post, prov:wasAttributedTo HIDDEN))
  FILTER (?forward || NOT EXISTS { ?other a schema:Event })
  OPTIONAL { ?other rdfs:label ?label } } ORDER BY DESC(?forward) ?predicate ?label ?other"""
_RULES = "SELECT ?rule { ?node prov:wasAttributedTo/rdfs:label ?rule } ORDER BY ?rule"
_ARTICLES = f"""SELECT ?article ?headline ?date {{ ?article schema:mentions ?node ; rdfs:label ?headline
  OPTIONAL {{ ?article schema:datePublished ?date }} }} ORDER BY DESC(?date) ?article LIMIT {_MANY}"""


class Fact(NamedTuple):
    """One fact of a node: the word of its predicate, `forward` when the node is its subject; `href` where its other
    end has a page."""

    word: str
    forward: bool
    label: str
    href: str
    said: Said


class Group(NamedTuple):
    """The facts of one predicate and direction."""

    word: str
    forward: bool
    facts: tuple[Fact, ...]


def node(library: Library, iri: str, media: str, number: int = 1, correct: str = "") -> Reply:
    """What the graph says of the node `iri`: a page as text/html (its facts from the `number`-th hundred; a link to
    the page that can `correct` it), else its triples in `media`. 404: not in it."""
    try:
        name = NamedNode(iri)
        quads = list(library.store.quads_for_pattern(name, None, None, DefaultGraph()))
    except ValueError:  # no IRI at all
        quads = []
    if not quads:
        return text(404, f"{iri}: no such node in this graph")
    if media != "text/html":
        return _triples(library, name, quads, media)
    number = min(max(number, 1), _FARTHEST)
    career = held(library, name)
    query = _FACTS.replace("HIDDEN", _CAREER if career else "")
    rows = select(library, f"{query} LIMIT {_MANY + 1} OFFSET {_MANY * (number - 1)}", node=name)
    facts = [_fact(library, name, row) for row in rows[:_MANY]]
    labels = _values(quads, "rdfs:label")
    label = labels[0] if labels else shorten(iri)
    events = happened(library, name)
    return page(
        "node.html",
        library,
        iri=iri,
        correct=correct,
        label=label,
        names=_values(quads, "skos:altLabel"),
        kinds=_kinds(quads),
        career=career,
        lanes=lanes(career),
        events=events[:_MANY],
        more_events=len(events) > _MANY,
        groups=_grouped(facts),
        number=number,
        more=len(rows) > _MANY,
        sentences=own(library, name),
        rules=[row["rule"].value.removeprefix("规则 ") for row in select(library, _RULES, node=name)],
        articles=[
            (link(library, row["article"].value), row["headline"].value, row["date"].value)
            for row in select(library, _ARTICLES, node=name)
        ],
        drawing=drawing(label, _neighbours(library, name, facts)),
    )


def _neighbours(library: Library, name: NamedNode, facts: Sequence[Fact]) -> list[Neighbour]:
    """What the small network shows: facts first, then posts and events."""
    found = [Neighbour(fact.label, fact.word, fact.href, fact.forward) for fact in facts if fact.href]
    for one in held(library, name):
        person, title, organisation = one.person, one.title, one.organisation
        if person[1]:
            found.append(Neighbour(person[0], title[0], person[1], False))
        elif organisation[1]:
            found.append(Neighbour(organisation[0], title[0], organisation[1], True))
    found += [Neighbour(one.label, one.roles, one.href, False) for one in happened(library, name)]
    return found


def _grouped(facts: Sequence[Fact]) -> list[Group]:
    return [
        Group(word, forward, tuple(some))
        for (word, forward), some in groupby(facts, key=lambda fact: (fact.word, fact.forward))
    ]


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
    return sorted(word(kind) for kind in kinds - general)


def _fact(library: Library, name: NamedNode, row: Row) -> Fact:
    predicate, other, label = row["predicate"], row["other"], row["label"].value
    assert isinstance(predicate, NamedNode)
    forward = row["forward"].value == "true"
    subject, obj = (name, other) if forward else (other, name)
    term = shorten(other.value) if isinstance(other, NamedNode) else ""
    return Fact(
        word(shorten(predicate.value)),
        forward,
        label or (word(term) if term in words() else other.value),
        link(library, other.value) if isinstance(other, NamedNode) else "",
        said(library, subject, predicate, obj),
    )
