"""The cases of the W3C's SPARQL 1.1 Protocol test suite that concern queries, and what it leaves open."""

import json
import urllib.request
import xml.etree.ElementTree as xml
from urllib.parse import quote

import pyoxigraph
import pytest
from helpers import each
from served import Server

from kg.graph.prefixes import GRAPH

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
ASK = "ASK { ?s ?p ?o }"
ALONE = "default-graph-uri"


# query_get, query_post_form, query_post_direct
def test_a_query_comes_in_three_ways(server: Server) -> None:
    for answer in (
        server.get("/sparql", query=ASK),
        server.post("/sparql", f"query={quote(ASK)}".encode(), FORM),
        server.post("/sparql", ASK.encode(), QUERY),
        server.post("/sparql", ASK.encode(), f"{QUERY}; charset=UTF-8"),
    ):
        assert answer.status == 200
        assert json.loads(answer.text)["boolean"] is True


# bad_query_method, bad_multiple_queries, bad_query_wrong_media_type, bad_query_missing_form_type,
# bad_query_missing_direct_type, bad_query_non_utf8, bad_query_syntax
@each(
    [
        (f"query={quote(ASK)}&query={quote(ASK)}".encode(), FORM, 400),
        (ASK.encode(), "text/plain", 415),
        (f"query={quote(ASK)}".encode(), None, 415),
        (ASK.encode(), None, 415),
        (ASK.encode("utf-16"), QUERY, 400),
        (b"query=%FF", FORM, 400),
        (b"", FORM, 400),
        (b"ASK {", QUERY, 400),
        (b"DELETE WHERE { ?s ?p ?o }", QUERY, 400),
        (b"LOAD <file:///etc/passwd>", QUERY, 400),
        (b"DELETE WHERE { ?s ?p ?o }", "application/sparql-update", 403),
        (b"update=DELETE+WHERE+%7B+%3Fs+%3Fp+%3Fo+%7D", FORM, 403),
    ]
)
def test_what_is_wrong_is_refused(body: bytes, media: str | None, status: int, *, server: Server) -> None:
    answer = server.post("/sparql", body, media)
    assert answer.status == status
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.count("\n") == 1 and "Traceback" not in answer.text


def test_a_bad_method(server: Server) -> None:
    for path in ("/sparql", "/graph?default"):
        answer = server.send(urllib.request.Request(server.url + path, ASK.encode(), method="PUT"))
        assert answer.status == 405
        assert "GET" in answer.headers["allow"]


# query_content_type_select, _ask, _describe, _construct
@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.1, application/sparql-results+json;q=0.9", "application/sparql-results+json"),
        ("text/html, application/xml;q=0.9, */*;q=0.1", "application/xml"),
    ],
)
def test_a_table_in_the_format_that_is_liked_most(server: Server, accept: str | None, media: str) -> None:
    answer = server.get("/sparql", accept, query="SELECT ?label { ?union a kgo:TradeUnion ; rdfs:label ?label }")
    assert answer.status == 200 and answer.headers["content-type"] == media
    assert "清河县总工会" in answer.text
    if "json" in media:
        assert json.loads(answer.text)["head"]["vars"] == ["label"]
    if "xml" in media:
        assert xml.fromstring(answer.text).tag == "{http://www.w3.org/2005/sparql-results#}sparql"


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        (None, "text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
        ("application/rdf+xml", "application/rdf+xml", pyoxigraph.RdfFormat.RDF_XML),
    ],
)
def test_a_graph_in_the_format_that_is_liked_most(
    server: Server, accept: str | None, media: str, form: pyoxigraph.RdfFormat
) -> None:
    for query in ("CONSTRUCT WHERE { ?s a kgo:TradeUnion }", "DESCRIBE ?s { ?s a kgo:TradeUnion }"):
        answer = server.get("/sparql", accept, query=query)
        assert answer.headers["content-type"].split(";")[0] == media
        assert list(pyoxigraph.parse(answer.text, form))


def test_a_format_that_is_not_to_be_had(server: Server) -> None:
    assert server.get("/sparql", "image/png", query=ASK).status == 406
    assert server.get("/sparql", "text/turtle", query=ASK).status == 406
    assert server.get("/sparql", "image/png").status == 406
    assert server.get("/graph?default", "text/csv").status == 406
    assert server.get("/sparql", "text/csv;q=0", query=ASK).status == 406


def test_a_typo_is_shown(server: Server) -> None:
    answer = server.get("/sparql", query="SELECT ?s {\n  ?s a kgo:TradeUnion . FILTR (?s) }")
    assert (answer.status, answer.text) == (400, "not SPARQL: line 2, column 33: unexpected at 's) }'\n")


# query_dataset_default_graphs_get, _post, query_dataset_named_graphs_get, _full
@pytest.mark.parametrize("which", ["default-graph-uri", "named-graph-uri"])
def test_graphs_that_are_not_there_are_empty(server: Server, which: str) -> None:
    for graph in ("http://example.com/other", "file:///etc/passwd"):
        answer = server.get(
            "/sparql", **{"query": "ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", which: graph}
        )
        assert answer.status == 200 and json.loads(answer.text)["boolean"] is False


def test_names_of_the_graph_without_those_of_its_evidence(server: Server) -> None:
    query = "SELECT DISTINCT ?class { ?s rdfs:label ?name ; a ?class }"
    whole, alone = (server.get("/sparql", "text/csv", query=query, **which).text for which in ({}, {ALONE: GRAPH}))
    assert "Statement" in whole and "OffsetBasedString" in whole and "TradeUnion" in whole
    assert "TradeUnion" in alone and "NewsArticle" in alone
    assert "Statement" not in alone and "OffsetBasedString" not in alone
    turtle = server.get(f"/graph?graph={GRAPH}", "text/turtle").text
    assert "kgo:TradeUnion" in turtle and "rdf:Statement" not in turtle
    assert server.get(f"/graph?default&graph={GRAPH}").status == 400
    assert GRAPH in server.get("/sparql", "text/turtle").text  # its description names the graph


def test_the_service_describes_itself(server: Server) -> None:
    triples = list(pyoxigraph.parse(server.get("/sparql", "text/turtle").text, pyoxigraph.RdfFormat.TURTLE))
    said = {(quad.predicate.value.rpartition("#")[2], getattr(quad.object, "value", "")) for quad in triples}
    assert ("endpoint", f"{server.url}/sparql") in said
    assert ("supportedLanguage", "http://www.w3.org/ns/sparql-service-description#SPARQL11Query") in said


def test_the_graph_store_gives_the_whole_graph(server: Server) -> None:
    count = json.loads(server.get("/sparql", query="SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text)
    count = int(count["results"]["bindings"][0]["n"]["value"])
    for accept, form in (
        ("text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
    ):
        answer = server.get("/graph?default", accept)
        assert len(set(pyoxigraph.parse(answer.text, form))) == count
    assert server.get("/graph?graph=http://example.com/other").status == 404
    assert server.get("/graph").status == 400


def test_head_and_options(server: Server) -> None:
    answer = server.send(urllib.request.Request(f"{server.url}/sparql?query={quote(ASK)}", method="HEAD"))
    assert (answer.status, answer.text) == (200, "")
    assert int(answer.headers["content-length"]) > 0
