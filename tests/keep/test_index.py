"""The index beside the files: questions are answered from it, but never from one of other files."""

import json
import shutil
from pathlib import Path

import pytest

from kg.cli import main
from kg.graph import index, store

QUESTION = "SELECT ?name { ?person a foaf:Person ; rdfs:label ?name } ORDER BY ?name"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A graph that was built."""
    page = tmp_path / "a.txt"
    page.write_text("青禾县总工会主席林知远讲话。", encoding="utf-8")
    assert main(["build", str(page), "--name", "g", "-o", str(tmp_path)]) == 0
    return tmp_path / "g.ttl"


def names(graph: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["query", str(graph), QUESTION, "--format", "csv"]) == 0
    return capsys.readouterr().out.split()[1:]


def test_a_question_reads_no_file(
    graph: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "add", pytest.fail)
    assert names(graph, capsys) == ["林知远"]
    assert main(["explain", str(graph), "林知远"]) == 0
    assert main(["diff", str(graph), str(graph), "--summary"]) == 0


def test_a_file_that_was_changed_is_read(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = graph.read_text("utf-8")
    graph.write_text(text.replace("林知远", "林知近"), encoding="utf-8")
    assert names(graph, capsys) == ["林知近"]
    assert main(["build", str(graph.with_name("a.txt")), "--name", "g", "-o", str(graph.parent)]) == 0
    assert graph.read_text("utf-8") == text and names(graph, capsys) == ["林知远"]


def test_a_file_without_its_evidence_is_read(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph.with_suffix(".evidence.ttl").unlink()
    assert index.find(store.files(graph)) is None
    assert names(graph, capsys) == ["林知远"]


def test_files_that_were_copied_keep_their_index(
    graph: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in graph.parent.glob("g.*"):
        copy = shutil.copytree if path.is_dir() else shutil.copyfile
        copy(path, graph.parent / path.name.replace("g.", "other.", 1))
    monkeypatch.setattr(store, "add", pytest.fail)
    assert names(graph.with_name("other.ttl"), capsys) == ["林知远"]


def test_a_build_with_nothing_new_makes_the_index_that_is_missing(graph: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in graph.parent.glob("g.*") if path.is_file()}
    shutil.rmtree(index.beside(graph))
    assert main(["build", str(graph.with_name("a.txt")), "--name", "g", "-o", str(graph.parent)]) == 0
    assert index.find(store.files(graph)) is not None
    assert before == {path: path.stat().st_mtime_ns for path in graph.parent.glob("g.*") if path.is_file()}


@pytest.mark.parametrize("what", ["of.json", "store", "all of store", "another format"])
def test_where_the_index_is_damaged_the_files_are_read(
    what: str, graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = index.beside(graph)
    if what == "of.json":
        (folder / what).write_text("[", encoding="utf-8")
    elif what == "another format":
        said = json.loads((folder / "of.json").read_text("utf-8"))
        (folder / "of.json").write_text(json.dumps({**said, "format": 0}), encoding="utf-8")
    elif what == "store":
        (folder / "store" / "CURRENT").write_text("nothing", encoding="utf-8")
    else:
        shutil.rmtree(folder / "store")
    assert names(graph, capsys) == ["林知远"]


def test_an_index_is_no_source(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (graph.with_suffix(".index") / "page.txt").write_text("青禾县总工会主席林知近讲话。", encoding="utf-8")
    assert main(["build", str(graph.parent), "--name", "other", "-o", str(graph.parent)]) == 0
    assert names(graph.with_name("other.ttl"), capsys) == ["林知远"]


def test_a_server_takes_no_index_of_which_a_file_is_still_to_be_opened(
    graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.serve.library import Library

    read: list[list[Path]] = []
    real = store.in_memory
    monkeypatch.setattr(store, "in_memory", lambda paths: read.append(paths) or real(paths))
    Library.load(graph, graph.parent)
    assert not read
    (graph.with_suffix(".index") / "store" / "999999.sst").touch()
    Library.load(graph, graph.parent)
    assert read == [store.files(graph), store.files(graph)[:1]]
