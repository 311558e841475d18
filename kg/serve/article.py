"""The page of an article, made in a worker: its text with all that it says of nodes of the graph marked and linked."""

from collections.abc import Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.serve.html import link, page
from kg.serve.library import Library
from kg.serve.marks import Mark, marks
from kg.serve.reply import Reply, text
from kg.serve.rows import select

_ARTICLE = """SELECT ?headline ?text ?date ?source ?sourceName { ?node nif:isString ?text ; rdfs:label ?headline
  OPTIONAL { ?node schema:datePublished ?date }
  OPTIONAL { ?node schema:isPartOf ?source . ?source rdfs:label ?sourceName } } LIMIT 1"""
_AUTHORS = "SELECT ?author ?name { ?node schema:author ?author . ?author rdfs:label ?name } ORDER BY ?name"
_NAMES = """SELECT ?other ?name ?label { ?node schema:mentions ?other . ?other rdfs:label ?label ;
  rdfs:label|skos:altLabel ?name } ORDER BY ?other ?name"""

_RULES = """SELECT ?other ?rule { ?node schema:mentions ?other . ?other prov:wasAttributedTo ?agent .
  ?agent a kgo:Rule ; rdfs:label ?rule } ORDER BY ?other ?rule"""
_SHOWN = 6  # rules named for a node: one that many articles speak of was found by many


class Piece(NamedTuple):
    """A piece of the text; with `href` and `title` where it speaks of a node, and how that is known (a CSS class)."""

    text: str
    href: str = ""
    title: str = ""
    kind: str = ""


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
    names: dict[str, tuple[str, ...]] = {}
    labels: dict[str, str] = {}
    for row in select(library, _NAMES, node=node):
        other, name, labels[other] = (row[key].value for key in ("other", "name", "label"))
        names[other] = (*names.get(other, ()), name)
    found_marks = marks(library.store, node, told["text"], names)
    hrefs = {other: link(library, other) for other in labels}
    rules: dict[str, list[str]] = {}
    for row in select(library, _RULES, node=node):
        rules.setdefault(row["other"].value, []).append(row["rule"].value.removeprefix("规则 "))
    titles = {other: _title(label, rules.get(other, [])) for other, label in labels.items()}
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
        paragraphs=_paragraphs(told["text"], found_marks, titles, hrefs),
        nodes=sorted((label, hrefs[other]) for other, label in labels.items()),
    )


def _title(label: str, rules: list[str]) -> str:
    """What a mark tells when pointed at: the node's name, and by which rules it was found."""
    return f"{label}\n规则 {'、'.join(rules[:_SHOWN])}{'…' * (len(rules) > _SHOWN)}" if rules else label


def _paragraphs(
    content: str, found: list[Mark], titles: Mapping[str, str], hrefs: Mapping[str, str]
) -> list[list[Piece]]:
    """`content` cut at its marks and line breaks; lines without text are left out."""
    pieces, at = [], 0
    for mark in found:
        pieces.append(Piece(content[at : mark.begin]))
        kind = "mention" if mark.named and mark.sure else "again" if mark.named else "clause"
        pieces.append(Piece(content[mark.begin : mark.end], hrefs[mark.node], titles[mark.node], kind))
        at = mark.end
    pieces.append(Piece(content[at:]))
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for number, part in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(piece._replace(text=part))
    return [line for line in lines if "".join(piece.text for piece in line).strip()]
