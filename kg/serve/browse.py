"""Browsing by facets, and sentences that hold some words, in a worker."""

import re

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.graph.prefixes import PREFIXES
from kg.serve import facets
from kg.serve.facets import Facets
from kg.serve.html import link, page
from kg.serve.library import Library
from kg.serve.reply import Reply
from kg.serve.rows import select
from kg.serve.sentences import Sentence, sentence

_PAGE = 50  # nodes of a page, sentences
_MANY = 20_000  # nodes of which other facets are counted only once a time is chosen
_TEXT = NamedNode(PREFIXES["nif"] + "isString")
_ORDER = {
    "": "DESC(?date) ?label",
    "-date": "DESC(?date) ?label",
    "date": "?date ?label",
    "label": "?label",
    "-label": "DESC(?label)",
}


def browse(library: Library, asked: dict[str, str], number: int) -> Reply:
    """The nodes that the facets of an address choose, with what else can be chosen and how many there are."""
    chosen = Facets.of(asked)
    rows = select(library, _listed(library, chosen, max(number, 1)))
    classes = facets.classes(library, chosen)
    few = bool(chosen.month) or sum(int(one.times) for one in classes if one.chosen) <= _MANY
    others = {
        "时间": facets.months(library, chosen),
        "地区": facets.places(library, chosen) if few else [],
        "单位": facets.bodies(library, chosen) if few else [],
        "来源": facets.sources(library, chosen) if few else [],
        "可信度": facets.confidences(library, chosen) if few else [],
    }
    sorts = {key: chosen.but(sort=f"-{key}" if chosen.sort == key else key) for key in ("label", "date")}
    return page(
        "browse.html",
        library,
        chosen=chosen,
        classes=classes,
        facets=others,
        sorts=sorts,
        sort=chosen.sort or "-date",
        hidden=[(key, value) for key, value in chosen._asdict().items() if value and key != "q"],
        nodes=[(row["label"].value, link(library, row["node"].value), row["date"].value) for row in rows[:_PAGE]],
        number=max(number, 1),
        more=len(rows) > _PAGE,
        here=chosen.but(),
    )


def _listed(library: Library, chosen: Facets, number: int) -> str:
    wanted = facets.pattern(library, chosen)
    return (
        f"SELECT DISTINCT ?node ?label ?date {{ {wanted} OPTIONAL {{ ?node schema:startDate ?date }} }}"
        f" ORDER BY {_ORDER[chosen.sort]} ?node LIMIT {_PAGE + 1} OFFSET {_PAGE * (number - 1)}"
    )


def sentences(library: Library, wanted: str) -> Reply:
    """The sentences that hold all the words (parted by spaces) that are `wanted`, each with its article."""
    parts = [part for part in wanted[:100].split() if part]
    found: list[Sentence] = []
    for quad in library.store.quads_for_pattern(None, _TEXT, None, DefaultGraph()) if parts else ():
        text = quad.object.value if isinstance(quad.object, Literal) else ""
        if len(found) > _PAGE:
            break
        if all(part in text for part in parts) and isinstance(quad.subject, NamedNode):
            found += _holding(library, quad.subject, text, parts)
    return page("sentences.html", library, wanted=wanted, found=found[:_PAGE], more=len(found) > _PAGE)


def _holding(library: Library, article: NamedNode, text: str, parts: list[str]) -> list[Sentence]:
    (row, *_) = select(library, "SELECT ?label { ?node rdfs:label ?label }", node=article) or [{"label": Literal("")}]
    made = []
    for match in re.finditer(re.escape(parts[0]), text):
        one = sentence(text, match.start(), match.end(), row["label"].value, link(library, article.value))
        if all(part in one.before + one.marked + one.after for part in parts):
            made.append(one)
    return made[:3]
