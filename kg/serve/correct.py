"""The page on which a node is corrected, made in a worker: its facts, and forms for what is missing or other."""

from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.curate.stated import statable
from kg.graph.prefixes import shorten
from kg.serve.html import link, page
from kg.serve.library import Library
from kg.serve.reply import Reply, text
from kg.serve.rows import select
from kg.serve.said import Said, said
from kg.serve.view import word

_MANY = 500  # facts
_LABEL = "SELECT ?label { ?node rdfs:label ?label } ORDER BY ?label LIMIT 1"
_FACTS = f"""SELECT DISTINCT ?s ?p ?o ?subject ?object {{
  {{ ?fact rdf:subject ?node }} UNION {{ ?fact rdf:object ?node }}
  ?fact rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasDerivedFrom ?span . ?s rdfs:label ?subject
  FILTER (?p != org:heldBy) OPTIONAL {{ ?o rdfs:label ?object }} }} ORDER BY ?p ?subject ?object ?o LIMIT {_MANY}"""
_SOURCES = """SELECT DISTINCT ?source { ?article schema:mentions ?node ; schema:isPartOf/rdfs:label ?source }
ORDER BY ?source LIMIT 50"""


class Doubted(NamedTuple):
    """A fact as a rule names it, with its words."""

    subject: str
    predicate: str
    word: str
    object: str
    said: Said


def correct(library: Library, iri: str, token: str) -> Reply:
    """The page for the node `iri`; its forms bring the `token` along. 404: not in the graph."""
    try:
        name = NamedNode(iri)
    except ValueError:
        return text(404, f"{iri}: no such node in this graph")
    found = select(library, _LABEL, node=name)
    if not found:
        return text(404, f"{iri}: no such node in this graph")
    facts = []
    for row in select(library, _FACTS, node=name):
        subject, predicate, obj = row["s"], row["p"], row["o"]
        assert isinstance(predicate, NamedNode)
        term = shorten(predicate.value)
        target = row["object"].value or (obj.value if isinstance(obj, Literal) else shorten(obj.value))
        words_of = said(library, subject, predicate, obj)
        facts.append(Doubted(row["subject"].value, term, word(term), target, words_of))
    return page(
        "correct.html",
        library,
        label=found[0]["label"].value,
        facts=facts,
        sources=[row["source"].value for row in select(library, _SOURCES, node=name)],
        predicates=sorted((term, word(term)) for term in statable()),
        here=link(library, iri),
        token=token,
    )
