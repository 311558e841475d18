"""What in a graph most needs a human: joins on weak grounds, namesakes kept apart, contradictions."""

from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import Store

from kg.graph.query import ask
from kg.lexicon import entries

_SEVERAL = "书记处书记"  # a secretariat has several
SURE = 0.95  # joins under this are shown

# A tab parts the names of sources: no name holds one.
_JOINS = """SELECT ?name ?sure (COUNT(DISTINCT ?article) AS ?articles)
  (GROUP_CONCAT(DISTINCT ?source ; SEPARATOR="\\t") AS ?sources) {
  ?person kgo:identityConfidence ?sure ; rdfs:label ?name . ?article schema:mentions ?person ;
    schema:isPartOf/rdfs:label ?source
} GROUP BY ?person ?name ?sure ORDER BY ?sure DESC(?articles) ?name"""
_NAMESAKES = """SELECT ?name (COUNT(DISTINCT ?one) AS ?bearers) (COUNT(DISTINCT ?article) AS ?articles)
  (GROUP_CONCAT(DISTINCT ?source ; SEPARATOR="\\t") AS ?sources) {
  ?one kgo:possiblySameAs ?other ; rdfs:label ?name . ?article schema:mentions ?one ;
    schema:isPartOf/rdfs:label ?source
} GROUP BY ?name ORDER BY DESC(?articles) ?name"""
_HOLDERS = """SELECT ?post ?label ?title ?person ?name ?first ?last {
  ?holding kgo:post ?post ; org:member ?person ; kgo:firstAttested ?first ; kgo:lastAttested ?last .
  ?post rdfs:label ?label ; kgo:title ?title . ?person rdfs:label ?name
  FILTER NOT EXISTS { ?holding kgo:ended true }
} ORDER BY ?label ?first ?name ?person"""

_UNRESOLVED = """SELECT ?name (COUNT(*) AS ?facts) {
  ?body kgo:resolution kgo:Unresolved ; rdfs:label|skos:altLabel ?name .
  { ?body ?p ?other FILTER(ISIRI(?other) && ?p NOT IN (rdf:type, kgo:resolution, prov:wasAttributedTo)) }
  UNION { ?other ?p ?body FILTER(?p != schema:mentions) }
} GROUP BY ?name"""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two holders of one post at one time: name, first and last date each."""

    post: str
    one: tuple[str, str, str]
    two: tuple[str, str, str]


def weak_joins(store: Store) -> list[tuple[str, float, int, list[str]]]:
    """Persons of several articles whose identity is less than `SURE`: name, confidence, articles, sources; the weakest
    first."""
    rows = ask(store, _JOINS).rows
    found = [(name, float(sure), int(articles), _sorted(sources)) for name, sure, articles, sources in rows]
    return [one for one in found if one[1] < SURE]


def namesakes(store: Store) -> list[tuple[str, int, int, list[str]]]:
    """Names whose bearers may be one: name, bearers, articles, sources; the most often named first."""
    rows = ask(store, _NAMESAKES).rows
    return [(name, int(bearers), int(articles), _sorted(sources)) for name, bearers, articles, sources in rows]


def _sorted(sources: str) -> list[str]:
    return sorted(sources.split("\t"))


def hanging(store: Store) -> dict[str, int]:
    """How many facts hang on the bodies of each name that nothing resolves."""
    return {name: int(facts) for name, facts in ask(store, _UNRESOLVED).rows}


def clashes(store: Store) -> list[Clash]:
    """Posts of which a body has one holder at a time, with two at one time, by the post's name."""
    seats: dict[str, list[tuple[str, str, str, str, str]]] = {}
    for post, label, title, person, *about in ask(store, _HOLDERS).rows:
        if title in entries("single_seats") and not label.endswith(_SEVERAL):
            seats.setdefault(post, []).append((label, person, about[0], about[1], about[2]))
    found = []
    for holders in seats.values():
        for (label, one, *first), (_, two, *second) in combinations(holders, 2):
            if one != two and max(first[1], second[1]) <= min(first[2], second[2]):
                found.append(Clash(label, (first[0], first[1], first[2]), (second[0], second[1], second[2])))
    return sorted(found, key=lambda clash: (clash.post, clash.one, clash.two))
