"""The page of an article, made in a worker: its text with every name of the graph marked and linked."""

import re
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.serve.html import link, page
from kg.serve.library import Library
from kg.serve.node import select
from kg.serve.reply import Reply, text

_ARTICLE = """SELECT ?headline ?text ?date ?source ?sourceName { ?node nif:isString ?text ; rdfs:label ?headline
  OPTIONAL { ?node schema:datePublished ?date }
  OPTIONAL { ?node schema:isPartOf ?source . ?source rdfs:label ?sourceName } } LIMIT 1"""
_AUTHORS = "SELECT ?author ?name { ?node schema:author ?author . ?author rdfs:label ?name } ORDER BY ?name"
_NAMES = """SELECT ?other ?name ?label { ?node schema:mentions ?other . ?other rdfs:label ?label ;
  rdfs:label|skos:altLabel ?name } ORDER BY ?other ?name"""


class Piece(NamedTuple):
    """A piece of the text; with `href` and `title` where it names a node."""

    text: str
    href: str = ""
    title: str = ""


def article(library: Library, iri: str) -> Reply:
    """The page of the article `iri`. 404: not in the graph."""
    try:
        node = NamedNode(iri)
        found = select(library, _ARTICLE, node=node)
    except ValueError:  # no IRI at all
        found = []
    if not found:
        return text(404, f"{iri}: no such article in this graph")
    told = {name: term.value for name, term in found[0].items()}
    names: dict[str, Piece] = {}
    labels: dict[str, str] = {}
    for row in select(library, _NAMES, node=node):
        other, name, label = (row[key].value for key in ("other", "name", "label"))
        names.setdefault(name, Piece(name, link(library, other), label))
        labels[link(library, other)] = label
    return page(
        "article.html",
        library,
        iri=iri,
        headline=told["headline"],
        date=told["date"],
        source=told["sourceName"],
        source_href=link(library, told["source"]) if told["source"] else "",
        authors=[
            (link(library, row["author"].value), row["name"].value) for row in select(library, _AUTHORS, node=node)
        ],
        paragraphs=[_pieces(line, names) for line in told["text"].split("\n") if line.strip()],
        nodes=sorted((label, href) for href, label in labels.items()),
    )


def _pieces(line: str, names: dict[str, Piece]) -> list[Piece]:
    """`line` cut at each of `names`, the longest that fits first."""
    if not names:
        return [Piece(line)]
    pattern = re.compile("|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))))
    pieces, at = [], 0
    for match in pattern.finditer(line):
        if match.start() > at:
            pieces.append(Piece(line[at : match.start()]))
        pieces.append(names[match[0]])
        at = match.end()
    return [*pieces, Piece(line[at:])] if at < len(line) else pieces
