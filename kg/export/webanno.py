"""The evidence as Web Annotations (W3C, 2017) in JSON-LD: a fact is a body, a run of text that says it a target."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import IO, Any

from pyoxigraph import NamedNode, Store

from kg.graph import store
from kg.graph.prefixes import PREFIXES
from kg.graph.query import solutions

_FACTS = """SELECT ?fact ?label ?s ?p ?o ?sure ?article ?begin ?end ?words {
  ?fact rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; rdfs:label ?label ; kgo:confidence ?sure ;
    prov:wasDerivedFrom ?span .
  ?span nif:referenceContext ?article ; nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?words
} ORDER BY ?fact ?article ?begin ?end"""
_TEXTS = "SELECT ?article ?text { ?article nif:isString ?text }"
_AROUND = 32  # characters before and behind that help to find the words again
_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"rdf": PREFIXES["rdf"], "kgo": PREFIXES["kgo"]}]


def write(paths: list[Path], name: str, file: IO[bytes]) -> None:
    """The facts of the Turtle files `paths` to `file`, an annotation a line within one page. Raises InputError."""
    loaded = Store()
    for path in paths:
        store.add(loaded, path)
    head = {"@context": _CONTEXT, "id": f"urn:gongbao:{name}:annotations", "type": "AnnotationPage", "items": []}
    file.write(json.dumps(head, ensure_ascii=False)[:-2].encode() + b"\n")
    for number, one in enumerate(_annotations(loaded)):
        line = json.dumps(one, ensure_ascii=False, separators=(",", ":"))
        file.write((",\n" if number else "").encode() + line.encode())
    file.write(b"\n]}\n")


def _annotations(loaded: Store) -> Iterator[dict[str, Any]]:
    texts = {row["article"].value: row["text"].value for row in solutions(loaded, _TEXTS)}
    for fact, rows in groupby(solutions(loaded, _FACTS), key=lambda row: row["fact"].value):
        spans = list(rows)
        first = spans[0]
        yield {
            "id": f"{fact}-annotation",
            "type": "Annotation",
            "motivation": "describing",
            "body": [
                {"type": "TextualBody", "value": first["label"].value, "language": "zh", "format": "text/plain"},
                {
                    "id": fact,
                    "type": "rdf:Statement",
                    "rdf:subject": {"id": first["s"].value},
                    "rdf:predicate": {"id": first["p"].value},
                    "rdf:object": _object(first["o"]),
                    "kgo:confidence": float(first["sure"].value),
                },
            ],
            "target": [_target(row, texts) for row in spans],
        }


def _object(term: Any) -> Any:
    if isinstance(term, NamedNode):
        return {"id": term.value}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    return {"@value": term.value, "@type": term.datatype.value}


def _target(row: Any, texts: dict[str, str]) -> dict[str, Any]:
    begin, end = int(row["begin"].value), int(row["end"].value)
    text = texts.get(row["article"].value, "")
    return {
        "source": row["article"].value,
        "selector": [
            {"type": "TextPositionSelector", "start": begin, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": row["words"].value,
                "prefix": text[max(0, begin - _AROUND) : begin],
                "suffix": text[end : end + _AROUND],
            },
        ],
    }
