"""The Reconciliation Service API 0.2, as OpenRefine asks it; CORS, formats by parameter, VoID."""

import json
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from pyoxigraph import RdfFormat, parse
from served import Answer, Server, serve

FORM = "application/x-www-form-urlencoded"


def batch(server: Server, **queries: object) -> dict[str, list[dict[str, object]]]:
    """As OpenRefine sends it: a form with a JSON object."""
    answer = server.post("/reconcile", urlencode({"queries": json.dumps(queries)}).encode(), FORM)
    assert answer.status == 200 and answer.headers["content-type"] == "application/json"
    return {key: one["result"] for key, one in json.loads(answer.text).items()}


def test_the_manifest(server: Server) -> None:
    told = json.loads(server.get("/reconcile").text)
    assert told["versions"] == ["0.2"] and told["identifierSpace"].startswith("https://")
    assert "{{id}}" in told["view"]["url"] and "{{id}}" in told["preview"]["url"]
    for service in (*told["suggest"].values(), told["extend"]["propose_properties"]):
        url = service["service_url"] + service["service_path"]
        assert server.get(url.removeprefix(server.url), prefix="清", type="org:Organization").status == 200


def test_a_full_name_matches_a_short_one_is_offered(server: Server) -> None:
    found = batch(server, a={"query": "清河县总工会", "limit": 3}, b={"query": "清河工会"}, c={"query": "火星探测局"})
    best = found["a"][0]
    assert (best["name"], best["score"], best["match"]) == ("清河县总工会", 100.0, True)
    assert best["type"] == [{"id": "kgo:TradeUnion", "name": "工会"}] and len(found["a"]) <= 3
    assert found["b"][0]["name"] == "清河县总工会" and found["b"][0]["match"] is False
    assert found["c"] == []


def test_types_and_properties_narrow(server: Server) -> None:
    person = {"query": "林若岚", "type": ["foaf:Person"], "type_strict": "any"}
    found = batch(
        server,
        wrong={"query": "清河县总工会", "type": "foaf:Person"},
        alone=person,
        known={**person, "properties": [{"pid": "org:holds", "v": "清河县总工会主席"}]},
        other={**person, "properties": [{"pid": "org:holds", "v": ["某地某职"]}]},
    )
    assert found["wrong"] == []
    (alone,) = found["alone"]
    assert alone["score"] == 100.0 and alone["match"] is False  # a person's name alone matches nobody for sure
    assert found["known"][0]["match"] is True
    assert found["other"][0]["match"] is False and float(str(found["other"][0]["score"])) < 100


def test_values_of_properties(server: Server) -> None:
    union = str(batch(server, a={"query": "清河县总工会"})["a"][0]["id"])
    event = str(batch(server, a={"query": "职工读书分享会"})["a"][0]["id"])
    asked = {
        "ids": [union, event, "nobody", "<script>"],
        "properties": [
            {"id": "schema:organizer"},
            {"id": "schema:startDate"},
            {"id": "^schema:organizer"},
            {"id": "no"},
        ],
    }
    told = json.loads(server.get("/reconcile", extend=json.dumps(asked)).text)
    assert [one["id"] for one in told["meta"]] == [one["id"] for one in asked["properties"]]
    assert {"id": union, "name": "清河县总工会"} in told["rows"][event]["schema:organizer"]
    assert told["rows"][event]["schema:startDate"] == [{"date": "2024-08-05T00:00:00"}]
    assert event in [one["id"] for one in told["rows"][union]["^schema:organizer"]]
    assert not any(told["rows"]["nobody"].values()) and told["rows"][union]["no"] == []


def test_suggestions_and_proposals(server: Server) -> None:
    def suggest(what: str, prefix: str) -> list[dict[str, object]]:
        found: list[dict[str, object]]
        found = json.loads(server.get(f"/reconcile/suggest/{what}", prefix=prefix).text)["result"]
        return found

    assert suggest("entity", "清河工会")[0]["name"] == "清河县总工会"
    assert {"id": "kgo:TradeUnion", "name": "工会"} in suggest("type", "工会")
    assert "kgo:chairedBy" in [one["id"] for one in suggest("property", "主持")]
    assert server.get("/reconcile/suggest/nothing", prefix="a").status == 404
    told = json.loads(server.get("/reconcile/properties", type="schema:Event", limit="5").text)
    assert told["type"] == "schema:Event" and len(told["properties"]) == 5


def test_a_preview_may_stand_in_a_frame_of_this_machine(server: Server) -> None:
    union = str(batch(server, a={"query": "清河县总工会"})["a"][0]["id"])
    answer = server.get("/reconcile/preview", id=union)
    assert "清河县总工会" in answer.text and "工会" in answer.text
    assert "http://127.0.0.1:*" in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in server.get("/").headers["content-security-policy"]
    assert server.get("/reconcile/preview", id="nobody").status == 404


@pytest.mark.parametrize(
    "fields",
    [
        {"queries": "{"},
        {"queries": "[]"},
        {"queries": '{"a": 1}'},
        {"queries": "[" * 50_000},
        {"extend": "{}"},
        {"extend": '{"ids": 1, "properties": []}'},
        {"queries": json.dumps({str(n): {"query": "a"} for n in range(101)})},
    ],
    ids=lambda fields: str(fields)[:30],
)
def test_nonsense_is_one_line(server: Server, fields: dict[str, str]) -> None:
    answer = server.post("/reconcile", urlencode(fields).encode(), FORM)
    assert answer.status == 400 and answer.text.count("\n") == 1


@pytest.mark.parametrize(
    "query", [{}, {"query": ""}, {"query": "清", "limit": -5, "type": 7, "properties": [3, {"pid": "x", "v": None}]}]
)
def test_odd_queries_do_no_harm(server: Server, query: dict[str, object]) -> None:
    assert isinstance(batch(server, a=query)["a"], list)


@pytest.mark.parametrize(
    ("short", "media"),
    [("csv", "text/csv"), ("tsv", "text/tab-separated-values"), ("json", "application/sparql-results+json")],
)
def test_a_format_by_parameter(server: Server, short: str, media: str) -> None:
    answer = server.get("/sparql", "text/html", query="SELECT ?s { ?s a kgo:TradeUnion }", format=short)
    assert answer.status == 200 and answer.headers["content-type"].startswith(media)


def test_a_graph_as_turtle_and_an_unknown_format(server: Server) -> None:
    construct = "CONSTRUCT { ?s a kgo:TradeUnion } { ?s a kgo:TradeUnion }"
    answer = server.get("/sparql", query=construct, format="turtle")
    assert answer.headers["content-type"].startswith("text/turtle") and "ontology#TradeUnion> ." in answer.text
    assert server.get("/sparql", query=construct, format="pdf").status == 406


def test_void(server: Server) -> None:
    answer = server.get("/.well-known/void")
    objects = {quad.object.value for quad in parse(answer.text, RdfFormat.TURTLE)}  # type: ignore[union-attr]
    assert f"{server.url}/graph?graph=https://w3id.org/gongbao/graph" in objects  # without the evidence
    assert {f"{server.url}/sparql", f"{server.url}/graph?default", "http://rdfs.org/ns/void#Dataset"} <= objects


@pytest.fixture(scope="module")
def opened(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(graph, tmp_path_factory.mktemp("cors") / "log", "--cors", "https://refine.example") as server:
        yield server


def asking(server: Server, origin: str) -> Answer:
    request = urllib.request.Request(f"{server.url}/reconcile", headers={"Origin": origin})
    return server.send(request)


def test_pages_of_named_origins_may_ask(opened: Server, server: Server) -> None:
    allowed = "access-control-allow-origin"
    assert asking(opened, "https://refine.example").headers[allowed] == "https://refine.example"
    assert allowed not in asking(opened, "https://evil.example").headers
    assert allowed not in asking(server, "https://refine.example").headers
    preview = opened.get("/reconcile/preview", id="nobody").headers["content-security-policy"]
    assert re.search(r"frame-ancestors .*https://refine\.example", preview)
