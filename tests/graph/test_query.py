"""Asking a graph: the forms of an answer, one clear line for what can't be asked, nothing from elsewhere."""

import json
from pathlib import Path

import pytest
from helpers import each
from invented_graph import EXTRACTIONS, of
from pyoxigraph import RdfFormat, Store, parse

from kg.errors import InputError, UsageError
from kg.graph import assemble, turtle
from kg.graph.query import ask
from kg.graph.store import files, load

GRAPHS = assemble(EXTRACTIONS)
STORE = of(GRAPHS)


def test_a_table() -> None:
    answer = ask(STORE, "SELECT ?name ?no { ?x a kgo:Hospital ; rdfs:label ?name OPTIONAL { ?x kgo:adcode ?no } }")
    assert answer.columns == ("name", "no")
    assert answer.rows == (("清河县人民医院", ""),)


def test_csv_and_json() -> None:
    query = "SELECT ?name { ?x a kgo:Court ; rdfs:label ?name }"
    assert ask(STORE, query, "csv").data.decode() == "name\r\n清河县人民法院\r\n"
    assert json.loads(ask(STORE, query, "json").data)["results"]["bindings"][0]["name"]["value"] == "清河县人民法院"
    assert json.loads(ask(STORE, "ASK {}", "json").data)["boolean"] is True


def test_a_graph_as_turtle() -> None:
    query = "CONSTRUCT { ?x rdfs:label ?name } WHERE { ?x a kgo:TradeUnion ; rdfs:label ?name }"
    answer = ask(STORE, query, "turtle")
    assert len(list(parse(answer.data, RdfFormat.TURTLE))) == len(answer.rows) == 3
    assert answer.data == ask(STORE, query, "turtle").data


@each(
    [
        ("SELECT ?x WHERE { ?x a }", "not SPARQL: line 1, column 25: unexpected end"),
        (
            "SELECT ?x WHERE {\n ?x foo:bar ?y }",
            "not SPARQL: line 2, column 12: the prefix foo: is not known; known are dcat:, ",
        ),
        ("", "not SPARQL: line 1, column 1: unexpected end"),
        ("DELETE WHERE { ?s ?p ?o }", "not SPARQL: line 1"),
        ("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }", "SERVICE is switched off"),
        ("SELECT * { ?a ?p ?b FILTER(?a<?b)SERVICE?x#>\n{} }", "SERVICE is switched off"),
        ("PREFIX : <http://localhost/> SELECT * { SERVICE:x{} }", "SERVICE is switched off"),
        ("SELECT * { service silent <http://localhost/> { ?s ?p ?o } }", "SERVICE is switched off"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM is switched off"),
        ("SELECT * FROM#x\nNAMED <file:///a> { ?s ?p ?o }", "FROM is switched off"),
    ]
)
def test_what_can_not_be_asked(query: str, complaint: str) -> None:
    with pytest.raises(UsageError) as caught:
        ask(STORE, query)
    assert str(caught.value).startswith(complaint)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "query", ['SELECT ?x { ?x rdfs:label "from SERVICE" }', "SELECT ?from { ?from a kgo:Court } # FROM here"]
)
def test_a_word_in_a_string_a_variable_or_a_comment_is_no_keyword(query: str) -> None:
    ask(STORE, query)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_form_that_does_not_fit(form: str) -> None:
    with pytest.raises(UsageError, match="ask with SELECT"):
        ask(STORE, "DESCRIBE ?x { ?x a kgo:Court }", form)
    with pytest.raises(UsageError, match="ask with CONSTRUCT"):
        ask(STORE, "ASK {}", "turtle")


def built(folder: Path) -> Path:
    (folder / "news.ttl").write_bytes(turtle(GRAPHS.graph))
    (folder / "news.evidence.ttl").write_bytes(turtle(GRAPHS.evidence))
    return folder


def test_a_graph_is_loaded_by_name_or_path_with_its_evidence(tmp_path: Path) -> None:
    folder = built(tmp_path)
    assert len(load("news", folder)) == len(load(folder / "news.ttl")) == len(STORE)
    assert [path.name for path in files("news", folder)] == ["news.ttl", "news.evidence.ttl"]
    (folder / "news.evidence.ttl").unlink()
    assert len(load("news", folder)) == len(GRAPHS.graph)


def test_a_missing_graph_names_those_that_are_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"olds\.ttl: no such graph; built graphs: news$"):
        load("olds", built(tmp_path))


def test_what_is_not_turtle_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("@prefix a: <http://a/> .\na:b a:c\n  oops .\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.ttl:3: not Turtle: "):
        load(tmp_path / "bad.ttl")
    (tmp_path / "bytes.ttl").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"bytes\.ttl.*not Turtle"):
        load(tmp_path / "bytes.ttl")


def test_an_empty_graph_answers_too() -> None:
    assert ask(Store(), "SELECT ?x { ?x a kgo:Court }").rows == ()
    assert len(of(assemble([]))) == 0
