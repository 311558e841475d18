"""`kg query`, `kg explain`, `kg validate`, and bad graphs and questions."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pyoxigraph
import pytest
from helpers import PAGE

from kg.cli import main

HEADLINE = PAGE.split("\n", 1)[0]
HEADLINES = "SELECT ?headline { ?article schema:headline ?headline }"
KG = [sys.executable, "-m", "kg"]


@pytest.fixture
def inside(built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with output/page.ttl as the current one."""
    monkeypatch.chdir(built)
    return built


def out(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> bytes:
    """What `kg` prints when all goes well."""
    assert main(arguments) == 0
    printed = capfdbinary.readouterr()
    assert printed.err == b""
    return printed.out


@pytest.mark.usefixtures("inside")
class TestAnswers:
    def test_a_table(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        lines = [line.strip() for line in out(capfdbinary, "query", "page", HEADLINES).decode().splitlines()]
        assert "headline" in lines and HEADLINE in lines

    def test_csv(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        answer = out(capfdbinary, "query", "page", HEADLINES, "--format", "csv").decode()
        assert answer.split("\r\n") == ["headline", HEADLINE, ""]

    def test_json(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        answer = json.loads(out(capfdbinary, "query", "page", HEADLINES, "--format", "json"))
        assert [row["headline"]["value"] for row in answer["results"]["bindings"]] == [HEADLINE]

    def test_turtle(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        construct = "CONSTRUCT { ?a schema:headline ?h } WHERE { ?a schema:headline ?h }"
        answer = out(capfdbinary, "query", "page", construct, "--format", "turtle")
        (quad,) = pyoxigraph.parse(answer, pyoxigraph.RdfFormat.TURTLE)
        assert isinstance(quad.object, pyoxigraph.Literal) and quad.object.value == HEADLINE

    def test_a_path_instead_of_a_name(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        assert HEADLINE.encode() in out(capfdbinary, "query", "output/page.ttl", HEADLINES)

    def test_a_query_from_a_file(self, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        (tmp_path / "问.rq").write_text(f"# 有哪些文章?\n{HEADLINES}", encoding="utf-8-sig")
        assert HEADLINE.encode() in out(capfdbinary, "query", "page", "-f", str(tmp_path / "问.rq"))

    def test_evidence_is_asked_along(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        answer = out(capfdbinary, "query", "page", "SELECT (COUNT(*) AS ?n) { ?s a nif:OffsetBasedString }")
        assert int(answer.split()[-1]) > 0

    def test_explain_shows_the_sentence(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        label = "SELECT ?label { ?event a schema:Event ; rdfs:label ?label }"
        name = out(capfdbinary, "query", "page", label, "--format", "csv").decode().split("\r\n")[1]
        answer = out(capfdbinary, "explain", "page", name).decode()
        assert "2025年8月6日上午" in answer and HEADLINE in answer and "page.txt" in answer

    def test_validate_says_so(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        assert b"all promises kept" in out(capfdbinary, "validate", "page")


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["query", "page", "SELECT ?x { ?x a"], 2, "line 1"),
        (["query", "page", "SELECT ?x {\n?x a nothing:Known }"], 2, "line 2"),
        (["query", "page", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"], 2, "SERVICE"),
        (["query", "page", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"], 2, "FROM"),
        (["query", "page", HEADLINES, "--format", "turtle"], 2, "Turtle"),
        (["query", "page", "-f", "nowhere.rq"], 1, "nowhere.rq"),
        (["query", "paeg", HEADLINES], 1, "page"),
        (["query", "output", HEADLINES], 1, "output"),
        (["explain", "page", "无此单位"], 2, "无此单位"),
        (["validate", "nowhere.ttl"], 1, "nowhere.ttl"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_one_clear_line(arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("kg: ") and words in printed.err and printed.err.count("\n") == 1


@pytest.mark.parametrize("command", [["query", HEADLINES], ["explain", "某"], ["validate"]], ids=lambda c: c[0])
def test_broken_turtle_is_named_with_its_line(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix ex: <http://example.org/> .\nex:a ex:b .\n", encoding="utf-8")
    assert main([command[0], str(path), *command[1:]]) == 1
    assert f"{path}:2" in capsys.readouterr().err


def test_a_graph_that_breaks_its_shapes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.ttl"
    path.write_text(
        "@prefix schema: <https://schema.org/> .\n<http://example.org/e> a schema:Event .\n", encoding="utf-8"
    )
    assert main(["validate", str(path)]) == 1
    printed = capsys.readouterr().out
    assert "http://example.org/e" in printed and "shapes.ttl:" in printed


def test_a_reader_that_goes_away(built: Path) -> None:
    everything = "SELECT * { ?s ?p ?o . ?x ?y ?z } LIMIT 5000"  # some hundred thousand characters
    with subprocess.Popen(
        [*KG, "query", "page", everything, "--format", "csv"],
        cwd=built,
        env=os.environ | {"PYTHONUNBUFFERED": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 128 + signal.SIGPIPE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_standard_output_on_a_full_disk(built: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*KG, "query", "page", HEADLINES], cwd=built, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr == b"kg: No space left on device\n"


def test_ctrl_c_is_one_line(built: Path) -> None:
    with subprocess.Popen(
        [*KG, "query", "page", "-f", "-"],
        cwd=built,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    ) as process:
        assert process.stdin
        process.stdin.write(b"SELECT")
        process.stdin.flush()
        until = time.monotonic() + 30
        while int.from_bytes(fcntl.ioctl(process.stdin, termios.FIONREAD, bytes(4)), sys.byteorder):  # not yet read
            assert time.monotonic() < until
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 128 + signal.SIGINT
    assert said == b"kg: interrupted\n"


def test_an_ascii_locale_prints_utf_8(built: Path) -> None:
    plain = os.environ | {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    for form in ("table", "csv"):
        done = subprocess.run(
            [*KG, "query", "page", HEADLINES, "--format", form], cwd=built, env=plain, capture_output=True, check=True
        )
        assert HEADLINE.encode() in done.stdout
    done = subprocess.run([*KG, "explain", "page", "无此单位"], cwd=built, env=plain, capture_output=True)
    assert "无此单位".encode() in done.stderr


@pytest.mark.usefixtures("inside")
class TestHelp:
    def test_no_rows_and_why(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["query", "page", "SELECT ?a { ?a a kgo:Metting }"]) == 0
        assert capsys.readouterr().err.splitlines() == [
            "kg: 0 rows",
            "kg: kgo:Metting: neither the ontology nor this graph knows it; did you mean kgo:Meeting?",
        ]

    def test_the_schema_of_a_graph(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        count = "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a foaf:Person }"
        persons = out(capfdbinary, "query", "page", count, "--format", "csv").decode().split()[1]
        lines = out(capfdbinary, "query", "page", "--schema").decode().splitlines()
        assert any(line.split() == ["class", "foaf:Person", persons, "人物", "person"] for line in lines), lines
        assert any(line.startswith("property") and "org:holds" in line for line in lines)

    def test_one_thing_at_a_time(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["query", "page", "--schema", "--list"]) == 2
        assert "give one of" in capsys.readouterr().err


def test_a_ground_is_told_with_what_it_speaks_of() -> None:
    from kg.cli.query import _ground

    assert _ground("same_county (+5.5): 330523; 2 articles").endswith("one after the other or at once")
    assert _ground("told (+0.0)") == "    told (+0.0)"
