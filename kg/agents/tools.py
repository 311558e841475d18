"""What the tools answer, in a worker of kg.serve: read-only, within a time and a memory that are bounded."""

import datetime
from collections.abc import Callable
from dataclasses import asdict

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from kg.errors import UsageError
from kg.graph.explain import Explanation, explain, quotes
from kg.graph.ontology import words
from kg.graph.paths import path as way
from kg.graph.prefixes import shorten
from kg.graph.query import check, complaint
from kg.graph.questions import question, questions
from kg.graph.search import search
from kg.serve.asking import reader
from kg.serve.library import Library
from kg.serve.reply import Reply, data
from kg.serve.rows import select

ROWS = 200  # of a table, at most
_FACTS = 60  # of a node
_BEARERS = "SELECT DISTINCT ?node { ?node rdfs:label|skos:altLabel ?value } ORDER BY ?node"
_STATEMENTS = """SELECT DISTINCT ?fact ?subject ?predicate ?object ?confidence {
  VALUES ?s { SUBJECTS }
  ?fact rdf:subject ?s ; rdf:predicate ?predicate ; rdf:object ?o ; kgo:confidence ?confidence . ?s rdfs:label ?subject
  OPTIONAL { ?o rdfs:label|skos:altLabel ?name } BIND (COALESCE(?name, STR(?o)) AS ?object)
  FILTER (STR(?object) = ?wanted ) } ORDER BY ?predicate ?fact"""
_SPANS = "SELECT ?span { ?fact prov:wasDerivedFrom ?span } ORDER BY ?span LIMIT 5"
_RULES = "SELECT ?rule { ?fact prov:wasAttributedTo/rdfs:label ?rule } ORDER BY ?rule"
_OF = """SELECT ?fact { ?fact rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object } ORDER BY ?fact"""
_ARTICLES = """SELECT ?article ?headline ?date ?text ?source {
  ?article a schema:NewsArticle ; rdfs:label ?headline ; nif:isString ?text ; schema:isPartOf/rdfs:label ?source
  OPTIONAL { ?article schema:datePublished ?date } FILTER (STR(?headline) = ?wanted || STR(?article) = ?wanted ) }
  ORDER BY DESC(?date) ?article LIMIT 5"""

Told = dict[str, object]


def search_names(library: Library, text: str, limit: int) -> Told:
    """Names like `text`, best first."""
    return {"found": search(library.names, text, max(1, min(limit, 50)))}


def describe(library: Library, name: str) -> Told:
    """What is said of the nodes called `name`."""
    return {"entities": [_described(one) for one in explain(library.store, name)]}


def _described(one: Explanation) -> Told:
    facts = [asdict(fact) for fact in one.facts[:_FACTS]]
    return {**asdict(one), "facts": facts, "facts_left_out": max(0, len(one.facts) - _FACTS)}


def explain_fact(library: Library, subject: str, object: str) -> Told:
    """The facts whose subject and object are called so, with sentences, confidence and rules."""
    subjects = " ".join(f"<{node}>" for node in _nodes(library, subject))
    rows = select(library, _STATEMENTS.replace("SUBJECTS", subjects), wanted=Literal(object.strip()))
    facts = {row["fact"].value: row for row in rows}
    return {
        "facts": [
            {
                "subject": row["subject"].value,
                "predicate": shorten(row["predicate"].value),
                "words": words().get(shorten(row["predicate"].value), ""),
                "object": row["object"].value,
                "confidence": float(row["confidence"].value),
                "rules": [one["rule"].value for one in select(library, _RULES, fact=NamedNode(fact))],
                "evidence": _evidence(library, fact),
            }
            for fact, row in facts.items()
        ]
    }


def path(library: Library, start: str, end: str) -> Told:
    """The shortest way between two names, each step with its sentences."""
    steps = way(library.store, _nodes(library, start), _nodes(library, end))
    if steps is None:
        return {"steps": [], "connected": False}
    return {"connected": True, "steps": [_step(library, *step) for step in steps]}


def _step(library: Library, subject: str, predicate: str, obj: str, forward: bool) -> Told:
    terms = {"subject": NamedNode(subject), "predicate": NamedNode(predicate), "object": NamedNode(obj)}
    facts = [row["fact"].value for row in select(library, _OF, **terms)]
    return {
        "subject": _label(library, subject),
        "predicate": shorten(predicate),
        "words": words().get(shorten(predicate), ""),
        "object": _label(library, obj),
        "forward": forward,
        "evidence": [quote for fact in facts for quote in _evidence(library, fact)],
    }


def list_questions(library: Library) -> Told:
    """The questions that come with the ontology."""
    return {
        "questions": [
            {"number": one.number, "chinese": one.chinese, "english": one.english, "parameter": one.parameter}
            for one in questions()
        ]
    }


def run_question(library: Library, number: int, settings: dict[str, str]) -> Told:
    """The answer to one of them."""
    query = question(number).asking(settings)
    return {"query": query, **sparql(library, query)}


def sparql(library: Library, query: str) -> Told:
    """The first rows of the answer to a SELECT or ASK."""
    check(query)
    try:
        found = library.store.query(query, prefixes=library.prefixes)
        if isinstance(found, QueryBoolean):
            return {"answer": bool(found)}
        if isinstance(found, QueryTriples):
            raise UsageError("ask with SELECT or ASK: describe tells what is said of a name")
        assert isinstance(found, QuerySolutions)
        names = [variable.value for variable in found.variables]
        rows: list[dict[str, str]] = []
        for row in found:
            if len(rows) == ROWS:
                return {"columns": names, "rows": rows, "more": True}
            rows.append({name: getattr(row[name], "value", "") for name in names})
        return {"columns": names, "rows": rows, "more": False}
    except SyntaxError as error:
        raise UsageError(complaint(query, error.msg)) from error


def article(library: Library, headline: str) -> Told:
    """The articles of that headline or IRI, whole."""
    rows = select(library, _ARTICLES, wanted=Literal(headline.strip()))
    return {"articles": [{name: term.value for name, term in row.items()} for row in rows]}


def ask(library: Library, text: str, today: str) -> Told:
    """The answer to a question in Chinese."""
    found = reader(library.store).ask(text, datetime.date.fromisoformat(today))
    return {**asdict(found), "answers": [one._asdict() for one in found.answers]}


def _nodes(library: Library, name: str) -> set[str]:
    """The nodes called `name`: those whose label it is, else all that bear it. Raises UsageError: none."""
    label = Literal(name.strip(), language="zh")
    for query in (_BEARERS.replace("|skos:altLabel", ""), _BEARERS):
        if rows := select(library, query, value=label):
            return {row["node"].value for row in rows}
    near = "、".join(str(one["label"]) for one in search(library.names, name, 5))
    raise UsageError(f"{name}: nothing in this graph is called so{f'; did you mean {near}?' if near else ''}")


def _label(library: Library, node: str) -> str:
    rows = select(library, "SELECT ?label { ?node rdfs:label ?label } ORDER BY ?label LIMIT 1", node=NamedNode(node))
    return rows[0]["label"].value if rows else node


def _evidence(library: Library, fact: str) -> list[Told]:
    rows = select(library, _SPANS, fact=NamedNode(fact))
    return [asdict(quote) for row in rows for quote in quotes(library.store, row["span"].value)]


def run(library: Library, tool: str, arguments: dict[str, object]) -> Reply:
    """What the tool of that name says, as JSON; a mistake of the caller as {"error": …}."""
    try:
        return data(TOOLS[tool](library, **arguments))
    except UsageError as error:
        return data({"error": str(error)})


TOOLS: dict[str, Callable[..., Told]] = {
    one.__name__: one
    for one in (search_names, describe, explain_fact, path, list_questions, run_question, sparql, article, ask)
}
