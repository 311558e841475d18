"""Which classes and properties a graph uses, and how often: what one has to know to ask it."""

from typing import NamedTuple

from pyoxigraph import QuerySolutions, Store

from kg.graph.ontology import words
from kg.graph.prefixes import PREFIXES, shorten

_USES = {
    "class": "SELECT ?term (COUNT(?node) AS ?n) { ?node a ?term } GROUP BY ?term",
    "property": "SELECT ?term (COUNT(*) AS ?n) { ?s ?term ?o FILTER (?term != rdf:type) } GROUP BY ?term",
}


class Used(NamedTuple):
    """A class or property of a graph: which of the two, its prefixed name, how many nodes or triples have it, its
    words in Chinese and English ("" for one that the ontology does not know)."""

    what: str
    term: str
    times: int
    chinese: str
    english: str


def schema(store: Store) -> list[Used]:
    """The classes of `store`, then its properties, the most used first."""
    chinese, english = words(), words("en")
    return [
        Used(what, term, count, chinese.get(term, ""), english.get(term, ""))
        for what, query in _USES.items()
        for term, count in sorted(_counted(store, query), key=lambda one: (-one[1], one[0]))
    ]


def _counted(store: Store, query: str) -> list[tuple[str, int]]:
    found = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return [(shorten(row["term"].value), int(row["n"].value)) for row in found]
