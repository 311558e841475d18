"""What is kept may be damaged, older, or gone: told in one line, mended by the advice, never published."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kg import pipeline
from kg.cli import main
from kg.keep import seal

TEXTS = {"a.txt": "安吉县总工会主席王立平讲话。", "b.txt": "安吉县总工会副主席李晓梅主持会议。"}
FILES = ("g.ttl", "g.evidence.ttl")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Two pages, built as g."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert build(tmp_path, "a.txt", "b.txt") == 0
    return tmp_path


def build(pages: Path, *names: str) -> int:
    files = [str(pages / name) if name in TEXTS else name for name in names]
    return main(["build", *files, "--name", "g", "-o", str(pages)])


def state(pages: Path) -> list[bytes]:
    return [(pages / file).read_bytes() for file in FILES]


def change(pages: Path, *statements: str) -> None:
    with closing(sqlite3.connect(pages / "g.sources")) as database, database:
        for statement in statements:
            database.execute(statement)


FLIP = "substr({0}, 1, 9) || x'41' || substr({0}, 11)"
MENDED = {  # the reading counts as not kept
    "graphs": f"UPDATE reading SET graphs = CAST({FLIP.format('graphs')} AS BLOB)",
    "graphs gone": "UPDATE reading SET graphs = NULL",
    "about": "UPDATE reading SET about = '[]'",
    "note": "UPDATE reading SET note = 'b.txt: nothing'",
    "made": "UPDATE reading SET made = ''",
    "hash": "UPDATE reading SET sha256 = '0'",
    "bytes": "UPDATE reading SET about = CAST(x'ff41' AS TEXT)",
    "seal": "UPDATE reading SET seal = ''",
}


@pytest.mark.parametrize("what", MENDED)
def test_a_damaged_reading_is_read_again(what: str, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(pages)
    (pages / "g.html").unlink()
    change(pages, MENDED[what])
    (pages / "b.txt").unlink()  # its text is kept
    capsys.readouterr()
    assert build(pages, "a.txt") == 0
    assert state(pages) == before and not capsys.readouterr().err


def test_what_an_earlier_version_has_sealed_is_whole(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(pages)
    columns = "key, number, name, sha256, note, ner, made, about, graphs"
    with closing(sqlite3.connect(pages / "g.sources")) as database, database:
        for row in database.execute(f"SELECT rowid, {columns} FROM reading").fetchall():
            database.execute("UPDATE reading SET seal = ? WHERE rowid = ?", (seal.of(row[1:]), row[0]))
    monkeypatch.setattr(pipeline, "run_source", lambda *_: pytest.fail("a source is read again"))
    assert main(["remove", "g", "b.txt", "-o", str(pages)]) == 0
    monkeypatch.undo()
    assert build(pages, "b.txt") == 0
    assert state(pages) == before


@pytest.mark.parametrize("what", ["DELETE FROM reading", "UPDATE reading SET graphs = NULL, source = NULL"])
def test_what_is_lost_with_its_text_is_read_again_from_its_file(
    what: str, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = state(pages)
    change(pages, what)
    (pages / "g.html").unlink()
    assert build(pages, "a.txt", "b.txt") == 0
    assert state(pages) == before
    change(pages, what)
    (pages / "g.html").unlink()
    capsys.readouterr()
    assert build(pages, "a.txt") == 1
    said = capsys.readouterr().err
    assert said.startswith("kg: b.txt: what was kept of it is damaged: build it again from b.txt, ")
    assert said.count("\n") == 1 and state(pages) == before
    assert main(["remove", "g", "b.txt", "-o", str(pages)]) == 0


DAMAGED = {
    "members": "DELETE FROM member",
    "a member": "UPDATE member SET name = 'c.txt' WHERE name = 'b.txt'",
    "state": "DELETE FROM state",
    "files": "UPDATE state SET value = '{' WHERE name = 'files'",
    "older": "UPDATE state SET value = '1' WHERE name = 'format'",
    "no table": "DROP TABLE member",
    "another table": "ALTER TABLE reading RENAME COLUMN about TO aboutness",
}


@pytest.mark.parametrize("what", DAMAGED)
def test_the_advice_helps(what: str, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(pages)
    change(pages, DAMAGED[what])
    (pages / "g.html").unlink()
    capsys.readouterr()
    assert build(pages, "a.txt") == 1
    said = capsys.readouterr().err
    assert said.startswith("kg: ") and "g.sources" in said and "--fresh" in said and said.count("\n") == 1
    assert state(pages) == before
    assert build(pages, "a.txt", "b.txt", "--fresh") == 0
    assert state(pages) == before


@pytest.mark.parametrize("part", range(10))
def test_pages_of_zeros(part: int, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(pages)
    data = (pages / "g.sources").read_bytes()
    at = len(data) * part // 10 // 4096 * 4096
    (pages / "g.sources").write_bytes(data[:at] + bytes(4096) + data[at + 4096 :])
    (pages / "g.html").unlink()
    capsys.readouterr()
    if build(pages, "a.txt") != 0:
        said = capsys.readouterr().err
        assert said.startswith("kg: ") and said.count("\n") == 1
        assert build(pages, "a.txt", "b.txt", "--fresh") == 0
    assert state(pages) == before


def test_fresh_reads_all_again_and_a_failure_changes_nothing(
    pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name: path.read_bytes() for path in pages.iterdir() if path.is_file()}
    (pages / "empty.txt").write_text("", encoding="utf-8")
    assert build(pages, str(pages / "empty.txt"), "--fresh") == 1
    (pages / "empty.txt").unlink()
    assert {path.name: path.read_bytes() for path in pages.iterdir() if path.is_file()} == before
    read = pages / "read"
    from kg import pipeline

    real = pipeline.run_source

    def run_source(source: pipeline.Source, way: pipeline.Way) -> pipeline.Outcome:
        with read.open("a") as file:
            file.write(source.name)
        return real(source, way)

    monkeypatch.setattr(pipeline, "run_source", run_source)
    assert build(pages, "a.txt", "--fresh") == 0
    assert "a.txt" in read.read_text()


def test_a_graph_without_its_sources_is_not_overwritten(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(pages)
    (pages / "g.sources").unlink()
    capsys.readouterr()
    assert build(pages, "b.txt") == 1
    said = capsys.readouterr().err
    assert "g.sources is missing, which says what g.ttl was made of" in said and said.count("\n") == 1
    assert state(pages) == before and not (pages / "g.sources").exists()
    assert build(pages, "a.txt", "b.txt", "--fresh") == 0
    assert state(pages) == before


def test_a_graph_from_which_all_was_taken_goes_on(pages: Path) -> None:
    before = state(pages)
    assert main(["remove", "g", "a.txt", "b.txt", "-o", str(pages)]) == 0
    assert build(pages, "a.txt", "b.txt") == 0
    assert state(pages) == before
