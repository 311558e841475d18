"""Why a rule of the curation file matches nothing in a graph, in one line."""

from difflib import get_close_matches

from pyoxigraph import Literal, Store

from kg.curate import Name, Rule
from kg.graph.explain import named_like
from kg.graph.query import ask

_SOURCES = "SELECT DISTINCT ?name { ?source a kgo:SourceDocument ; rdfs:label ?name } ORDER BY ?name"
_WHERE = """SELECT DISTINCT ?name { ?node rdfs:label|skos:altLabel ?value . ?article schema:mentions ?node ;
  schema:isPartOf/rdfs:label ?name } ORDER BY ?name"""
_BYLINES = """SELECT DISTINCT ?name { ?node rdfs:label ?value . ?article schema:author ?node ;
  schema:isPartOf/rdfs:label ?name } ORDER BY ?name"""
_BETWEEN = """SELECT DISTINCT ?p { ?a rdfs:label|skos:altLabel ?one ; ?p ?b . ?b rdfs:label|skos:altLabel ?two . }
ORDER BY ?p"""
_SAID = "SELECT DISTINCT ?p { ?a rdfs:label|skos:altLabel ?one ; ?p ?value } ORDER BY ?p"
_TEXTS = "SELECT ?text { ?a nif:isString ?text ; schema:isPartOf/rdfs:label ?one . }"
_NAMES = "SELECT DISTINCT ?name { ?a skos:altLabel ?one ; rdfs:label ?name } ORDER BY ?name"


def why(store: Store, rule: Rule) -> str:
    """The likeliest reason that `rule` matches nothing in `store`, which holds the graph made without its help."""
    for name in rule.names[: 1 if rule.kind in ("add", "set", "rename", "short") else None]:
        if (name.label or name.source) and (reason := _absent(store, name, rule)):
            return reason
    if rule.kind in ("add", "set"):
        return _not_stated(store, rule)
    if rule.kind == "reject" and len(rule.names) > 1:
        return _not_said(store, rule)
    if rule.kind == "short":
        meant = _column(store, _NAMES, one=rule.names[0].label)
        return f"{rule.names[0].label} is resolved there: {'、'.join(meant[:3])}" if meant else "no such short name"
    return "they are so without it" if rule.kind in ("same", "different") else "it is called so already"


def _absent(store: Store, name: Name, rule: Rule) -> str:
    """Why the name is nowhere, or not where the rule says; "" where it is."""
    sources = _column(store, _SOURCES)
    if name.source and name.source not in sources:
        near = get_close_matches(name.source, sources, 1, 0.5)
        return f"no source {name.source} in the graph{f'; did you mean {near[0]}?' if near else ''}"
    if rule.kind == "add" or not name.label:
        return ""
    where = _column(store, _WHERE, value=name.label)
    if where and name.source in ("", *where):
        return ""
    if where:
        return f"{name.label} is not in {name.source}, but in {'、'.join(where[:3])}"
    if bylines := _column(store, _BYLINES, value=name.label):
        return f"{name.label} stands in the byline of {bylines[0]} alone: set schema:author there"
    return "" if rule.kind == "short" else f"nothing is called {name.label}{named_like(store, name.label)}"


def _not_stated(store: Store, rule: Rule) -> str:
    (subject, source), obj = rule.names[0], rule.names[1].label
    if rule.words and not any(rule.words in text for text in _column(store, _TEXTS, one=source)):
        return f"“{rule.words}” does not stand in {source}, as one run of the text (without headline and byline)"
    if source not in _column(store, _WHERE, value=subject):
        return f"{source} has no {subject} that may be its subject: add it first (predicate: rdf:type)"
    said = _column(store, _SAID, one=subject)
    if rule.kind == "set" and not rule.words and rule.predicate not in said:
        return f"{subject} has no {rule.predicate} ({'、'.join(said)}): add it, with its words"
    return f"{obj}: no node that {rule.predicate} may lead to; give its full name, or add it first"


def _not_said(store: Store, rule: Rule) -> str:
    (one, _), (two, _) = rule.names
    said = _column(store, _BETWEEN, one=one, two=two)
    if rule.predicate in said:
        others = "、".join(term for term in said if term != rule.predicate) or "another fact"
        return f"{rule.predicate} follows from {others}: reject that"
    if said:
        return f"the graph says {'、'.join(said)} there, not {rule.predicate}"
    if back := _column(store, _BETWEEN, one=two, two=one):
        return f"the other way round: {two} {back[0]} {one}"
    return f"the graph says nothing between {one} and {two}"


def _column(store: Store, query: str, **given: str) -> list[str]:
    for name, text in given.items():
        query = query.replace(f"?{name} ", f"{Literal(text, language='zh')} ")  # escaped
    return [row[0] for row in ask(store, query).rows]
