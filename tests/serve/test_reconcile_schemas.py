"""What the answers of the reconciliation service look like, by the Reconciliation Service API 0.2 (its sections and its
schemas, said anew here): whatever is asked, also of a graph that is not ours."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from served import Server

from kg.serve.candidates import extended, proposed, reconciled, suggested
from kg.serve.library import Library
from kg.serve.reply import Reply

Schema = dict[str, Any]
STRING: Schema = {"type": "string"}


def record(*required: str, closed: bool = False, **fields: Schema) -> Schema:
    return {
        "type": "object",
        "properties": fields,
        "required": list(required),
        **({"additionalProperties": False} if closed else {}),
    }


def many(one: Schema) -> Schema:
    return {"type": "array", "items": one}


def mapping(one: Schema) -> Schema:
    return {"type": "object", "additionalProperties": one}


URL = {"type": "string", "pattern": "^https?://"}
TEMPLATE = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}
NAMED = record("id", "name", id=STRING, name=STRING, description=STRING)
TYPE = record("id", "name", id=STRING, name=STRING)
PLACE = record("service_url", "service_path", service_url=URL, service_path=STRING)
FEATURE = record("id", "value", id=STRING, value={"type": ["number", "boolean"]})
DAY = r"^-?[0-9]{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$"
MANIFEST = record(
    *("versions", "name", "identifierSpace", "schemaSpace"),
    versions={**many(STRING), "contains": {"const": "0.2"}},
    name=STRING,
    identifierSpace=URL,
    schemaSpace=URL,
    serviceVersion=STRING,
    view=record("url", url=TEMPLATE),
    preview=record("url", "width", "height", url=TEMPLATE, width={"type": "integer"}, height={"type": "integer"}),
    defaultTypes={**many(TYPE), "uniqueItems": True},
    suggest=record("entity", "property", "type", entity=PLACE, property=PLACE, type=PLACE),
    extend=record("propose_properties", propose_properties=PLACE, property_settings={"type": "array"}),
)
CANDIDATE = record(
    *("id", "name", "score", "match", "type"),
    id=STRING,
    name=STRING,
    description=STRING,
    score={"type": "number"},
    match={"type": "boolean"},
    type=many(TYPE),
    features=many(FEATURE),
)
RESULTS = mapping(record("result", result=many(CANDIDATE)))
VALUE = {
    "oneOf": [
        record("id", "name", id=STRING, name=STRING, closed=True),
        record("str", str=STRING, closed=True),
        record("int", int={"type": "integer"}, closed=True),
        record("float", float={"type": "number"}, closed=True),
        record("date", date={"type": "string", "pattern": DAY}, closed=True),
    ]
}
EXTENSION = record("meta", "rows", meta=many(NAMED), rows=mapping(mapping(many(VALUE))))
SUGGESTION = record("result", result=many(record("id", "name", id=STRING, name=STRING, notable=many(TYPE))))
PROPOSAL = record("properties", properties=many(NAMED), type=STRING)


def fits(text: str | bytes, schema: Schema) -> Any:
    """The JSON of an answer, which is as `schema` says; NaN and Infinity are no JSON."""
    told = json.loads(text, parse_constant=pytest.fail)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(told)] == []
    return told


def test_the_answers_of_the_service(server: Server) -> None:
    manifest = fits(server.get("/reconcile").text, MANIFEST)
    assert [one["name"] for one in manifest["defaultTypes"]][:3] == ["组织", "人物", "事件"]
    english = fits(server.get("/reconcile", lang="en").text, MANIFEST)
    assert [one["name"] for one in english["defaultTypes"]][:3] == ["organisation", "person", "event"]
    queries = {"a": {"query": "清河县总工会", "type": "org:Organization"}, "b": {"query": "林若岚", "limit": 2}}
    form = urlencode({"queries": json.dumps(queries)}).encode()
    found = fits(server.post("/reconcile", form, "application/x-www-form-urlencoded").text, RESULTS)
    ids = [one["id"] for one in found["a"]["result"] + found["b"]["result"]]
    for what in ("entity", "type", "property"):
        assert (
            fits(server.get(f"/reconcile/suggest/{what}", prefix="工会").text, SUGGESTION)["result"] or what[0] == "p"
        )
    proposal = fits(server.get("/reconcile/properties", type="schema:Event").text, PROPOSAL)
    properties = [{"id": one["id"]} for one in proposal["properties"]]
    told = fits(server.get("/reconcile", extend=json.dumps({"ids": ids, "properties": properties})).text, EXTENSION)
    assert set(told["rows"]) == set(ids)


ODD = """@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix schema: <https://schema.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://w3id.org/gongbao/id/article-1> a schema:NewsArticle ; rdfs:label "甲" ; schema:name _:b,
  "2024-01-01Z"^^xsd:date, "2024-1-1"^^xsd:date, "x"^^xsd:date, "-0044-03-15"^^xsd:date, "NaN"^^xsd:decimal,
  "INF"^^xsd:decimal, "1.50"^^xsd:decimal, "12"^^xsd:integer, "1e3"^^xsd:double, "2024-01"^^xsd:gYearMonth,
  <https://w3id.org/gongbao/id/nobody>, <http://example.org/>, "b"@en, true .
"""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Library:
    path = tmp_path_factory.mktemp("odd") / "g.ttl"
    path.write_text(ODD, encoding="utf-8")
    return Library.load(path, path.parent)


def body(reply: Reply) -> bytes:
    assert reply.status == 200
    return reply.body


def test_values_of_a_graph_that_is_not_ours(odd: Library) -> None:
    told = fits(body(extended(odd, ["article-1"], [{"id": "schema:name"}])), EXTENSION)
    values = told["rows"]["article-1"]["schema:name"]
    assert {"date": "-0044-03-15T00:00:00"} in values and {"float": 1.5} in values and {"int": 12} in values
    assert {"str": "2024-01-01Z"} in values and {"str": "NaN"} in values and {"str": "2024-01"} in values


ANY = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from(["甲", "", "schema:name"]),
    lambda one: st.lists(one, max_size=2) | st.dictionaries(st.sampled_from(["id", "pid", "v"]), one),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    query=st.dictionaries(st.sampled_from(["query", "limit", "type", "type_strict", "properties"]), ANY),
    ids=st.lists(ANY, max_size=2),
    properties=st.lists(ANY, max_size=2),
)
@example(query={"limit": float("inf")}, ids=[], properties=[])
@example(query={"limit": float("nan")}, ids=[], properties=[])
def test_whatever_is_asked(odd: Library, query: dict[str, Any], ids: list[Any], properties: list[Any]) -> None:
    fits(body(reconciled(odd, {"q": {"query": "甲", **query}})), RESULTS)
    fits(body(extended(odd, ids, properties)), EXTENSION)
    for what in ("entity", "type", "property"):
        fits(body(suggested(odd, what, str(query.get("query")))), SUGGESTION)
    fits(body(proposed(odd, str(query.get("type")), 3)), PROPOSAL)
