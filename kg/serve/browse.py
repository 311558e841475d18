"""Browsing by facets, and sentences that hold some words, in a worker."""

import re
from typing import NamedTuple
from urllib.parse import urlencode

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.graph.ontology import words
from kg.graph.prefixes import PREFIXES, shorten
from kg.serve.html import link, page
from kg.serve.library import Library
from kg.serve.reply import Reply
from kg.serve.rows import Row, select
from kg.serve.sentences import Sentence, sentence
from kg.serve.view import view, word

_PAGE = 50  # nodes of a page, sentences
_MANY = 20_000  # nodes of which places are counted only once a time is chosen
_CHOICES = 40  # values of a facet
_CLASSES = ("schema:Event", "org:Organization", "foaf:Person", "kgo:Programme", "kgo:Document", "schema:Place")
_CLASS = re.compile(r"(?:schema|org|foaf|kgo):[A-Za-z]{1,40}")
_MONTH = re.compile(r"\d{4}(?:-\d\d)?")
_WITHIN = """{ ?area schema:containedInPlace* ?within }
  { ?node kgo:jurisdiction ?area } UNION { ?node schema:organizer/kgo:jurisdiction ?area }
  UNION { ?node org:holds/org:postIn/kgo:jurisdiction ?area } UNION { ?node schema:containedInPlace ?area }"""
_TEXT = NamedNode(PREFIXES["nif"] + "isString")


class Choice(NamedTuple):
    """A value of a facet: its name, the address with it chosen (or, where it is, without), how many nodes have it."""

    name: str
    href: str
    times: str
    chosen: bool


class Facets(NamedTuple):
    """What is chosen: a class, a month or year, the local name of a place; "" for none."""

    cls: str = "schema:Event"
    month: str = ""
    place: str = ""

    def but(self, **changes: str) -> str:
        """The address with other choices."""
        return f"{view().root}/browse?" + urlencode(
            {key: value for key, value in self._replace(**changes)._asdict().items() if value}
        )


def browse(library: Library, cls: str, month: str, place: str, number: int) -> Reply:
    """The nodes of a class, of a month or year, of a place, with what else can be chosen and how many there are."""
    chosen = Facets(
        cls if _CLASS.fullmatch(cls) else "schema:Event",
        month if _MONTH.fullmatch(month) else "",
        place if re.fullmatch(r"[a-z0-9-]{1,80}", place) else "",
    )
    pattern = _pattern(library, chosen)
    rows = select(library, _listed(pattern, max(number, 1)))
    classes = _classes(library, chosen)
    all_of_many = not chosen.month and sum(int(one.times) for one in classes if one.chosen) > _MANY
    return page(
        "browse.html",
        library,
        chosen=chosen,
        classes=classes,
        months=_months(library, chosen),
        places=[] if all_of_many else _places(library, chosen),
        nodes=[(row["label"].value, link(library, row["node"].value), row["date"].value) for row in rows[:_PAGE]],
        number=max(number, 1),
        more=len(rows) > _PAGE,
        here=chosen.but(),
    )


def _pattern(library: Library, chosen: Facets) -> str:
    """What the chosen facets want of ?node."""
    parts = [f"?node a {chosen.cls} ; rdfs:label ?label"]
    if chosen.month:
        parts.append(f'?node schema:startDate ?day FILTER STRSTARTS(STR(?day), "{chosen.month}")')
    if chosen.place:
        parts.append(_WITHIN.replace("?within", f"<{library.base}{chosen.place}>"))
    return " . ".join(parts)


def _listed(pattern: str, number: int) -> str:
    return (
        f"SELECT DISTINCT ?node ?label ?date {{ {pattern} OPTIONAL {{ ?node schema:startDate ?date }} }}"
        f" ORDER BY DESC(?date) ?label ?node LIMIT {_PAGE + 1} OFFSET {_PAGE * (number - 1)}"
    )


def _classes(library: Library, chosen: Facets) -> list[Choice]:
    pattern = _pattern(library, chosen).replace(f"a {chosen.cls}", "a ?class", 1)
    rows = select(library, f"SELECT ?class (COUNT(DISTINCT ?node) AS ?n) {{ {pattern} }} GROUP BY ?class")
    counts = {shorten(row["class"].value): row["n"].value for row in rows}
    special = sorted((one for one in counts if one.startswith("kgo:")), key=lambda one: (-int(counts[one]), one))
    offered = dict.fromkeys([*_CLASSES, *special[:_CHOICES]])
    return [
        Choice(word(one), chosen.but(cls=one), counts[one], one == chosen.cls)
        for one in offered
        if one in counts and one in words()
    ]


def _months(library: Library, chosen: Facets) -> list[Choice]:
    pattern = _pattern(library, chosen._replace(month=""))
    size = 7 if chosen.month else 4  # years first
    query = f"SELECT ?part (COUNT(DISTINCT ?node) AS ?n) {{ {pattern} . ?node schema:startDate ?when"
    rows = select(
        library, f"{query} BIND (SUBSTR(STR(?when), 1, {size}) AS ?part) }} GROUP BY ?part ORDER BY DESC(?part)"
    )
    shown = [row for row in rows if row["part"].value.startswith(chosen.month[:4])]
    return [_choice(chosen, row, "month", row["part"].value) for row in shown[:_CHOICES]]


def _places(library: Library, chosen: Facets) -> list[Choice]:
    pattern = _pattern(library, chosen._replace(place=""))
    query = f"SELECT ?within ?part (COUNT(DISTINCT ?node) AS ?n) {{ {pattern} . {_WITHIN} . ?within rdfs:label ?part }}"
    rows = select(library, f"{query} GROUP BY ?within ?part ORDER BY DESC(?n) ?part LIMIT {_CHOICES}")
    return [_choice(chosen, row, "place", row["within"].value.removeprefix(library.base)) for row in rows]


def _choice(chosen: Facets, row: Row, facet: str, value: str) -> Choice:
    is_it = getattr(chosen, facet) == value
    return Choice(row["part"].value, chosen.but(**{facet: "" if is_it else value}), row["n"].value, is_it)


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
