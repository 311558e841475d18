"""What says a fact: its sentences, how sure it is, by which rules."""

from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.serve.html import link
from kg.serve.library import Library
from kg.serve.rows import Row, select
from kg.serve.sentences import Sentence, sentence

_MOST = 20  # sentences of a fact
_PART = """?span nif:referenceContext ?article ; nif:beginIndex ?begin ; nif:endIndex ?end .
  ?article nif:isString ?text ; rdfs:label ?headline"""
_SPANS = f"""SELECT DISTINCT ?begin ?end ?text ?article ?headline {{
  ?fact rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; prov:wasDerivedFrom ?span .
  {_PART} }} ORDER BY ?article ?begin LIMIT {_MOST}"""
_OWN = f"SELECT ?begin ?end ?text ?article ?headline {{ ?node prov:wasDerivedFrom ?span . {_PART} }}"
_OWN += f" ORDER BY ?article ?begin LIMIT {_MOST}"
_SURE = """SELECT (MAX(?confidence) AS ?sure) (GROUP_CONCAT(DISTINCT ?rule; separator="、") AS ?rules) {
  ?fact rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; kgo:confidence ?confidence ;
    prov:wasAttributedTo/rdfs:label ?rule }"""


class Said(NamedTuple):
    """The sentences of a fact, its confidence ("" where no text says it), the rules that read it."""

    sentences: tuple[Sentence, ...] = ()
    sure: str = ""
    rules: str = ""


def said(library: Library, subject: NamedNode | Literal, predicate: NamedNode, obj: NamedNode | Literal) -> Said:
    """What says that `subject` has `obj` as `predicate`."""
    terms = {"subject": subject, "predicate": predicate, "object": obj}
    rows = select(library, _SPANS, **terms)
    (row,) = select(library, _SURE, **terms)
    rules = "、".join(sorted(one.removeprefix("规则 ") for one in row["rules"].value.split("、") if one))
    return Said(_sentences(library, rows), row["sure"].value, rules)


def own(library: Library, node: NamedNode) -> tuple[Sentence, ...]:
    """The sentences that `node` itself is derived from."""
    return _sentences(library, select(library, _OWN, node=node))


def _sentences(library: Library, rows: list[Row]) -> tuple[Sentence, ...]:
    return tuple(
        sentence(
            row["text"].value,
            int(row["begin"].value),
            int(row["end"].value),
            row["headline"].value,
            link(library, row["article"].value),
        )
        for row in rows
    )
