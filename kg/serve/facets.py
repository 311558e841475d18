"""What nodes are browsed by: the facets that are chosen, the pattern that they make, what else can be chosen."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from pyoxigraph import Literal

from kg.graph.ontology import words
from kg.graph.prefixes import shorten
from kg.late import late
from kg.serve.library import Library
from kg.serve.rows import Row, select
from kg.serve.view import view, word

CHOICES = 40  # values of a facet
SORTS = ("-date", "date", "label", "-label")
_CLASSES = ("schema:Event", "org:Organization", "foaf:Person", "kgo:Programme", "kgo:Document", "schema:Place")
_LEVELS = (0.95, 0.9, 0.8, 0.5)
_FORMS = {
    "cls": late(r"(?:schema|org|foaf|kgo):[A-Za-z]{1,40}"),
    "month": late(r"\d{4}(?:-\d\d){0,2}"),
    "place": late(r"[a-z0-9-]{1,80}"),
    "body": late(r"[a-z0-9-]{1,120}"),
    "source": late(r"[a-z0-9-]{1,80}"),
    "sure": late("|".join(map(re.escape, map(str, _LEVELS)))),
    "sort": late("|".join(SORTS)),
    "q": late(r".{1,60}"),
    "view": late(r"time|network|map"),
}
WITHIN = """{ ?area schema:containedInPlace* ?within }
  { ?node kgo:jurisdiction ?area } UNION { ?node schema:organizer/kgo:jurisdiction ?area }
  UNION { ?node org:holds/org:postIn/kgo:jurisdiction ?area } UNION { ?node schema:containedInPlace ?area }
  UNION { ?node schema:location ?area }"""
_OF_BODY = """{ ?node schema:organizer ?body } UNION { ?node org:memberOf ?body } UNION { ?node org:unitOf ?body }
  UNION { ?node kgo:issuedBy ?body } UNION { ?node kgo:runBy ?body }"""
_TOLD = "?article schema:mentions ?node ; schema:isPartOf ?source"
_SURE = "?fact rdf:subject ?node ; kgo:confidence ?confidence"


class Choice(NamedTuple):
    """A value of a facet: its name, the address with it chosen (or, where it is, without), how many nodes have it."""

    name: str
    href: str
    times: str
    chosen: bool


class Facets(NamedTuple):
    """What is chosen: a class, a year, month or day, the local names of a place, a body and a source, the least
    confidence, a part of the name, the order, how it is shown; "" for none."""

    cls: str = "schema:Event"
    month: str = ""
    place: str = ""
    body: str = ""
    source: str = ""
    sure: str = ""
    q: str = ""
    sort: str = ""
    view: str = ""

    @classmethod
    def of(cls, asked: dict[str, str]) -> "Facets":
        """What an address asks for; what makes no sense is left out."""
        return cls(**{key: asked[key] for key, form in _FORMS.items() if form.fullmatch(asked.get(key, ""))})

    def but(self, **changes: str) -> str:
        """The address with other choices."""
        chosen = {key: value for key, value in self._replace(**changes)._asdict().items() if value}
        return f"{view().root}/browse?" + urlencode(chosen)


def pattern(library: Library, chosen: Facets) -> str:
    """What the chosen facets want of ?node."""
    parts = [f"?node a {chosen.cls} ; rdfs:label ?label"]
    if chosen.q:
        parts.append(f"FILTER CONTAINS(?label, {Literal(chosen.q)})")
    if chosen.month:
        parts.append(f'?node schema:startDate ?day FILTER STRSTARTS(STR(?day), "{chosen.month}")')
    if chosen.place:
        parts.append(WITHIN.replace("?within", f"<{library.base}{chosen.place}>"))
    if chosen.body:
        parts.append(_OF_BODY.replace("?body", f"<{library.base}{chosen.body}>"))
    if chosen.source:
        parts.append(_TOLD.replace("?source", f"<{library.base}{chosen.source}>"))
    if chosen.sure:
        parts.append(f"FILTER EXISTS {{ {_SURE} FILTER (?confidence >= {chosen.sure}) }}")
    return " . ".join(parts)


def classes(library: Library, chosen: Facets) -> list[Choice]:
    """The six kinds, and the special classes, the largest first."""
    own = [term for term in words() if term.startswith("kgo:") and term[4:5].isupper() and term != "kgo:Rule"]
    wanted = pattern(library, chosen).replace(f"a {chosen.cls}", "a ?class", 1)
    wanted = f"VALUES ?class {{ {' '.join(dict.fromkeys([*_CLASSES, *own]))} }} {wanted}"  # not the evidence
    rows = select(library, f"SELECT ?class (COUNT(DISTINCT ?node) AS ?n) {{ {wanted} }} GROUP BY ?class")
    counts = {shorten(row["class"].value): row["n"].value for row in rows}
    special = sorted((one for one in counts if one.startswith("kgo:")), key=lambda one: (-int(counts[one]), one))
    offered = dict.fromkeys([*_CLASSES, *special[:CHOICES]])
    known = [one for one in offered if one in counts and one in words()]
    return [Choice(word(one), chosen.but(cls=one), counts[one], one == chosen.cls) for one in known]


def months(library: Library, chosen: Facets) -> list[Choice]:
    """Years; where one is chosen, it and its months."""
    year = chosen.month[:4]
    years = [
        Choice(name, chosen.but(month="" if name == year else name), times, name == year)
        for name, times in _times(library, chosen, 4)
        if not year or name == year
    ]
    if not year:
        return years[:CHOICES]
    return years + [
        Choice(name, chosen.but(month=year if chosen.month.startswith(name) else name), times, chosen.month[:7] == name)
        for name, times in _times(library, chosen, 7)
        if name.startswith(f"{year}-")
    ]


def _times(library: Library, chosen: Facets, size: int) -> list[tuple[str, str]]:
    """The years or months (so many characters of a date), the latest first, and how many have them."""
    wanted = pattern(library, chosen._replace(month=""))
    query = f"SELECT ?part (COUNT(DISTINCT ?node) AS ?n) {{ {wanted} . ?node schema:startDate ?when"
    rows = select(
        library, f"{query} BIND (SUBSTR(STR(?when), 1, {size}) AS ?part) }} GROUP BY ?part ORDER BY DESC(?part)"
    )
    return [(row["part"].value, row["n"].value) for row in rows if row["part"].value]


def places(library: Library, chosen: Facets) -> list[Choice]:
    """A tree: places that lie in no other; of a chosen one those above it, it, and those that lie in it, the most
    frequent first."""
    above = _above(library, chosen.place) if chosen.place else []
    found = []
    for number, (local, name) in enumerate(above):
        is_it = local == chosen.place
        (row,) = select(
            library, f"SELECT (COUNT(DISTINCT ?node) AS ?n) {{ {pattern(library, chosen._replace(place=local))} }}"
        )
        back = above[number - 1][0] if number else ""
        found.append(Choice(name, chosen.but(place=back if is_it else local), row["n"].value, is_it))
    lies = "?value schema:containedInPlace"
    level = f"{lies} <{library.base}{chosen.place}>" if above else f"FILTER NOT EXISTS {{ {lies} ?other }}"
    return found + _named(library, chosen, "place", f"{WITHIN.replace('?within', '?value')} {level}", "rdfs:label")


def _above(library: Library, place: str) -> list[tuple[str, str]]:
    """The local names and labels of the places that `place` lies in, the widest first, and its own."""
    lies = f"<{library.base}{place}> schema:containedInPlace* ?value . ?value rdfs:label ?part"
    depth = "?value schema:containedInPlace* ?wider"
    rows = select(
        library,
        f"SELECT ?value ?part (COUNT(?wider) AS ?n) {{ {lies} . {depth} }} GROUP BY ?value ?part ORDER BY ?n ?part",
    )
    return [(row["value"].value.removeprefix(library.base), row["part"].value) for row in rows if row["value"].value]


def bodies(library: Library, chosen: Facets) -> list[Choice]:
    """Whose events, people, units, documents and programmes they are."""
    return _named(library, chosen, "body", _OF_BODY.replace("?body", "?value"), "rdfs:label")


def sources(library: Library, chosen: Facets) -> list[Choice]:
    """The sources whose articles speak of them."""
    return _named(library, chosen, "source", _TOLD.replace("?source", "?value"), "dcterms:title")


def confidences(library: Library, chosen: Facets) -> list[Choice]:
    """How many have a fact that is at least so sure."""
    wanted = pattern(library, chosen._replace(sure=""))
    best = f"SELECT ?node (MAX(?confidence) AS ?best) {{ {wanted} . {_SURE} }} GROUP BY ?node"
    rows = select(library, f"SELECT ?best (COUNT(?node) AS ?n) {{ {{ {best} }} }} GROUP BY ?best")
    counts = [(float(row["best"].value or 0), int(row["n"].value)) for row in rows]
    found = []
    for level in map(str, _LEVELS):
        times = sum(count for one, count in counts if one >= float(level))
        is_it = chosen.sure == level
        found.append(Choice(f"≥ {level}", chosen.but(sure="" if is_it else level), str(times), is_it))
    return [one for one in found if one.times != "0" or one.chosen]


def _named(library: Library, chosen: Facets, facet: str, joined: str, name: str) -> list[Choice]:
    wanted = pattern(library, chosen._replace(**{facet: ""}))
    query = f"SELECT ?value ?part (COUNT(DISTINCT ?node) AS ?n) {{ {wanted} . {joined} . ?value {name} ?part }}"
    rows: Sequence[Row] = select(library, f"{query} GROUP BY ?value ?part ORDER BY DESC(?n) ?part LIMIT {CHOICES}")
    return [_choice(chosen, row, facet, row["value"].value.removeprefix(library.base)) for row in rows]


def _choice(chosen: Facets, row: Row, facet: str, value: str) -> Choice:
    is_it = getattr(chosen, facet) == value
    return Choice(row["part"].value, chosen.but(**{facet: "" if is_it else value}), row["n"].value, is_it)
