"""Gongbao in Python: what docs/python.md shows, and how it fails."""

import datetime
import doctest
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import ROOT

import kg
from kg.errors import InputError, UsageError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which examples/ was built as output/examples.*."""
    folder = tmp_path_factory.mktemp("api")
    shutil.copytree(ROOT / "examples", folder / "examples")
    subprocess.run(
        [sys.executable, "-m", "kg", "build", "examples/pages", "--name", "examples"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder


def test_the_examples_of_the_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    result = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False)
    assert result.attempted > 15
    assert not result.failed


def test_values_are_those_of_python(folder: Path) -> None:
    query = "SELECT ?a ?b ?c ?d ?e { BIND (3 AS ?a) BIND (1.5 AS ?b) BIND (true AS ?c) BIND (org:Post AS ?d) }"
    graph = kg.open("examples", folder / "output")
    rows = graph.query(query)
    assert rows == [{"a": 3, "b": Decimal("1.5"), "c": True, "d": "org:Post", "e": None}]
    assert rows.columns == ("a", "b", "c", "d", "e")
    assert graph.query("ASK { ?a a schema:NewsArticle }") == [{"answer": True}]
    days = graph.query("SELECT DISTINCT ?day { ?event schema:startDate ?day FILTER (DATATYPE(?day) = xsd:date) }")
    assert days and all(type(row["day"]) is datetime.date for row in days)


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("SELECT ?a { ?a", "line 1"),
        ("SELECT ?a { SERVICE <http://127.0.0.1/> { ?a ?b ?c } }", "SERVICE"),
        ("CONSTRUCT WHERE { ?a ?b ?c }", "SELECT"),
    ],
)
def test_what_is_no_question(query: str, complaint: str, folder: Path) -> None:
    with pytest.raises(UsageError, match=complaint):
        kg.open(folder / "output" / "examples.ttl").query(query)


def test_a_graph_that_is_not_there(folder: Path) -> None:
    with pytest.raises(InputError, match="examples"):
        kg.open("exmaples", folder / "output")


def test_facts_stand_in_their_source(folder: Path) -> None:
    graph = kg.open("examples", folder / "output")
    sources = {fact.source for fact in graph.facts()}
    assert sources == {"page-1.txt", "page-2.txt", "page-3.html"}
    facts = list(graph.facts(source="page-1.txt"))
    assert {fact.source for fact in facts} == {"page-1.txt"}
    assert all(0 < fact.confidence <= 1 and fact.sentence and fact.rule for fact in facts)


def test_text_that_is_none() -> None:
    with pytest.raises(UsageError, match="month"):
        kg.read_text("会议召开。", date="2025-13-01")
    with pytest.raises(UsageError):
        kg.read_text("半个\ud83d字")
    assert kg.read_text("") == []


def test_a_graph_is_built_from_python(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("8月6日，县总工会主席周文博讲话。", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    graph = kg.build(tmp_path / "a.txt", tmp_path / "empty.txt", name="n", folder=tmp_path / "out", date="2025-08-08",
                     place="浙江省安吉县")  # fmt: skip
    assert [person.posts[0].body for person in graph.persons()] == ["安吉县总工会"]
    assert [note.split(":")[0] for note in graph.notes] == ["empty.txt"]
    assert kg.open("n", tmp_path / "out").persons() == graph.persons()
    assert kg.build(tmp_path / "a.txt", folder=tmp_path / "out").paths[0].name == "a.ttl"
    for wrong in ({"place": "无此县"}, {"date": "8月6日"}, {"name": "../x"}):
        with pytest.raises(UsageError):
            kg.build(tmp_path / "a.txt", folder=tmp_path / "out", **wrong)
    with pytest.raises(UsageError):
        kg.build()
    with pytest.raises(InputError):
        kg.build(tmp_path / "empty.txt", folder=tmp_path / "out")


def test_the_notebook_runs(tmp_path: Path) -> None:
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    import nbformat

    shutil.copytree(ROOT / "examples" / "pages", tmp_path / "pages")
    notebook = nbformat.read(ROOT / "examples" / "gongbao.ipynb", as_version=4)
    client = nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}})
    client.execute()
    printed = "".join(out.get("text", "") for cell in notebook.cells for out in cell.get("outputs", ()))
    assert "周文博 org:holds 安吉县总工会主席" in printed and "安吉县总工会" in printed
    assert all(not cell.get("outputs") for cell in nbformat.read(ROOT / "examples" / "gongbao.ipynb", 4).cells)
