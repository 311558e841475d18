"""The events that a node has to do with, by date, and who else was there."""

from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.graph.prefixes import shorten
from kg.serve.html import link
from kg.serve.library import Library
from kg.serve.rows import select
from kg.serve.view import word

_MOST = 100  # events
_OTHERS = 12  # names of those who were there, too
_EVENTS = f"""SELECT ?event ?label (MIN(?day) AS ?date) (GROUP_CONCAT(DISTINCT STR(?role)) AS ?roles) {{
  ?event ?role ?node ; a schema:Event ; rdfs:label ?label OPTIONAL {{ ?event schema:startDate ?day }} }}
  GROUP BY ?event ?label ORDER BY DESC(?date) ?label LIMIT {_MOST + 1}"""
_THERE = f"""SELECT DISTINCT ?other ?name {{ ?event schema:attendee ?other . ?other rdfs:label ?name
  FILTER (?other != ?node ) }} ORDER BY ?name LIMIT {_OTHERS + 1}"""


class Event(NamedTuple):
    """An event: its name and address, its day, as what the node took part, who else attended, whether more did."""

    label: str
    href: str
    date: str
    roles: str
    others: tuple[tuple[str, str], ...]
    more: bool


def happened(library: Library, node: NamedNode) -> list[Event]:
    """The events of `node`, the latest first; those without a day last. One more than are to be shown, if there are."""
    rows = [row for row in select(library, _EVENTS, node=node) if row["event"].value]
    found = []
    for row in rows:
        event = row["event"]
        others = select(library, _THERE, event=event, node=node)
        roles = [word(shorten(role)) for role in sorted(row["roles"].value.split(" "))]
        names = tuple((one["name"].value, link(library, one["other"].value)) for one in others[:_OTHERS])
        href = link(library, event.value)
        found.append(Event(row["label"].value, href, row["date"].value, "、".join(roles), names, len(others) > _OTHERS))
    return found
