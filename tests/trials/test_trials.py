"""Small inputs that tools for this job stumble over, the whole way to the graph: what must be said, and what never.

`cases.yaml`: a text, its date, and beginnings of lines as `told` writes them. All names are invented.
"""

from pathlib import Path

import pytest
import yaml

from kg import api

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
_LINES = {
    "PER": "SELECT ?a { ?x a foaf:Person ; rdfs:label ?a FILTER NOT EXISTS { ?w schema:author ?x } }",
    "BYLINE": "SELECT ?a { ?w schema:author ?x . ?x rdfs:label ?a }",
    "POST": "SELECT ?a ?b ?c { ?x org:holds ?p ; rdfs:label ?a . ?p kgo:title ?b ; org:postIn/rdfs:label ?c }",
    "ENDED": "SELECT ?a ?b { ?h kgo:ended true ; org:member/rdfs:label ?a ; kgo:post/rdfs:label ?b }",
    "ORG": "SELECT ?a { ?x a org:Organization ; rdfs:label ?a }",
    "PLC": "SELECT ?a { ?x a schema:Place ; rdfs:label ?a . ?w schema:mentions ?x }",
    "ROLE": "SELECT ?a ?b ?c { ?x a schema:Event ; rdfs:label ?a ; ?b ?o . ?o rdfs:label ?c FILTER(isIRI(?o)) }",
    "DAY": "SELECT ?a ?b ?c { ?x a schema:Event ; rdfs:label ?a ; ?b ?c FILTER(datatype(?c) != rdf:langString) }",
    "EVT": "SELECT ?a { ?x a schema:Event ; rdfs:label ?a }",
    "DOC": "SELECT ?a ?b { ?x a kgo:Document ; rdfs:label ?a OPTIONAL { ?x kgo:issuedBy/rdfs:label ?b } }",
    "ART": "SELECT ?a { ?x a schema:NewsArticle OPTIONAL { ?x schema:headline ?a } }",
}


def told(graph: api.Graph) -> list[str]:
    """What a graph says, a line each: POST 王立平 | 主席 | 安吉县总工会."""
    rows = ((kind, row) for kind, query in _LINES.items() for row in graph.query(query))
    return [f"{kind} " + " | ".join(str(value or "") for value in row.values()) for kind, row in rows]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_small_input_says_what_it_says(case: dict[str, str], tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(case["text"], "utf-8")
    lines = told(api.build(page, folder=tmp_path, name="page", date=case.get("date", "2025-08-08"), jobs=1))
    missed = [one for one in case.get("says", []) if not any(line.startswith(one) for line in lines)]
    false = [one for one in case.get("never", []) if any(line.startswith(one) for line in lines)]
    assert (missed, false) == ([], []), "\n".join(lines)
