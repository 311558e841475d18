"""What files, links, pipes and terminals can do to a build: one line, nothing lost, nothing half done."""

import ast
import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import PAGE, ROOT, Command, each

from kg.cli import main
from kg.cli.say import plain, print
from kg.graph.spreadsheet import guarded
from kg.keep import inputs, open_kept
from kg.read import find, sources

FILES = {"page.ttl", "page.evidence.ttl", "page.html", "page.sources", "page.index"}


def built(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["build", *map(str, arguments)])
    return code, capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_is_closed_is_named(tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (closed := tmp_path / "closed").mkdir()
    (closed / "a.txt").write_text(PAGE, encoding="utf-8")
    closed.chmod(0)
    code, said = built(capsys, tmp_path, "-o", tmp_path / "out")
    closed.chmod(0o700)
    assert (code, said) == (0, "kg: closed: cannot be read: Permission denied\n")


def test_a_folder_that_is_too_deep_is_named(tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(20):
            Path("长" * 80).mkdir()
            os.chdir("长" * 80)
        Path("a.txt").write_text(PAGE, encoding="utf-8")
    finally:
        os.chdir(here)
    code, said = built(capsys, tmp_path, "-o", tmp_path / "out")
    assert code == 0 and said.endswith(": cannot be read: File name too long\n") and said.count("\n") == 1


def test_links_in_a_circle(tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    code, said = built(capsys, tmp_path / "loop", "-o", tmp_path / "out")
    assert code == 1 and "loop: cannot be read: Too many levels of symbolic links" in said and said.count("\n") == 2
    code, said = built(capsys, tmp_path, "-o", tmp_path / "out")
    why = "cannot be read: Too many levels of symbolic links"
    assert (code, said) == (0, f"kg: loop: {why}\nkg: loop.txt: {why}\n")


def test_a_folder_in_the_place_of_a_file_changes_nothing(
    tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert built(capsys, page, "-o", out)[0] == 0
    before = {name: (out / name).read_bytes() for name in FILES - {"page.html", "page.index"}}
    (out / "page.html").unlink()
    (out / "page.html").mkdir()
    page.write_text(f"{PAGE}\n青禾县总工会主席林知远主持会议。", encoding="utf-8")
    code, said = built(capsys, page, "-o", out)
    assert code == 1 and said == f"kg: {out / 'page.html'}: cannot be written: a folder of that name is there\n"
    assert all((out / name).read_bytes() == data for name, data in before.items() if name != "page.sources")
    assert main(["query", str(out / "page.ttl"), "ASK {}"]) == 0


def test_a_pipe_as_curation_and_as_input(tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "page.curation.yaml")
    assert built(capsys, page, "-o", tmp_path) == (1, f"kg: {tmp_path / 'page.curation.yaml'}: no regular file\n")
    os.mkfifo(tmp_path / "pipe.txt")
    code, said = built(capsys, tmp_path / "pipe.txt", "-o", tmp_path / "out")
    assert code == 1 and "pipe.txt: no regular file" in said
    (tmp_path / "page.curation.yaml").unlink()
    (tmp_path / "page.curation.yaml").write_text('rename: {"\\ud800": 李晓梅}', encoding="utf-8")
    code, said = built(capsys, page, "-o", tmp_path)
    assert code == 1 and "page.curation.yaml:1: a name of whole characters is wanted" in said


def test_what_is_too_large_is_not_hashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(5 << 30)
    monkeypatch.setattr("hashlib.file_digest", pytest.fail)
    assert inputs.key(path, path.name) == ""
    [unread] = sources(path, path.name)
    assert "larger than" in unread.note  # type: ignore[union-attr]


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from kg import pipeline

    real = pipeline.run_source

    def run_source(source: pipeline.Source, way: pipeline.Way) -> pipeline.Outcome:
        if source.name == page.name:
            page.write_text(f"{PAGE}\n另一段。", encoding="utf-8")
        return real(source, way)

    (other := tmp_path / "b.txt").write_text("青禾县总工会召开会议。", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "run_source", run_source)
        code, said = built(capsys, page, other, "-o", tmp_path / "out", "--name", "page")
    assert (code, said) == (0, "kg: page.txt: changed while it was read: build again\n")
    assert built(capsys, page, "-o", tmp_path / "out", "--name", "page") == (0, "")
    with open_kept(tmp_path / "out", "page", pytest.fail) as kept:
        assert [member.name for member in kept.members()] == ["b.txt", "page.txt"]


def test_our_own_network_is_no_source(tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert built(capsys, page, "-o", tmp_path)[0] == 0
    (tmp_path / "other.html").write_text("<html>", encoding="utf-8")
    assert [name for _, name in find([tmp_path])] == ["other.html", "page.txt"]


def test_a_closed_output_is_no_fault(page: Path, tmp_path: Path) -> None:
    command = f"exec {sys.executable} -m kg build {page} -o {tmp_path} >&-"
    run = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stderr) == (0, "")
    run = subprocess.run(["bash", "-c", f"{command} 2>&-"], check=False)
    assert run.returncode == 0


def test_who_only_looks_waits_for_no_one(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert built(capsys, page, "-o", tmp_path)[0] == 0
    with open_kept(tmp_path, "page", pytest.fail):
        assert main(["remove", "page", "-o", str(tmp_path)]) == 0
        assert main(["review", "page", "-o", str(tmp_path)]) == 0
    assert "page.txt" in capsys.readouterr().out
    before = (tmp_path / "page.sources").stat().st_mtime_ns
    assert main(["review", "page", "-o", str(tmp_path)]) == 0
    assert main(["review", str(tmp_path / "page.ttl")]) == 0  # as `kg build` prints it
    assert (tmp_path / "page.sources").stat().st_mtime_ns == before


def test_nothing_reaches_the_terminal_but_text(tmp_path: Path, kg: Command) -> None:
    rows = '{"text": "青禾县总工会召开会议。", "title": "会\\u001b]0;x\\u0007议"}\n{"\\u001b[2J": 1}\n'
    (tmp_path / "a\x1b[31m.jsonl").write_text(rows, encoding="utf-8")
    for arguments in (
        ["read", tmp_path],
        ["build", tmp_path, "-o", "out", "--name", "g"],
        ["remove", "g", "-o", "out"],
    ):
        run = kg(*arguments)
        assert run.returncode == 0 and not {"\x1b", "\x07", "\x9b"} & set(run.stdout + run.stderr), arguments
    for arguments in (["query", "out/g.ttl", "SELECT * {?s ?p ?o}"], ["explain", "out/g.ttl", "青禾县总工会"]):
        run = kg(*arguments)
        assert run.returncode == 0 and not {"\x1b", "\x07", "\x9b"} & set(run.stdout), arguments


def test_text_that_is_printed() -> None:
    assert plain("a\x1b[31mb\n\tc\x9b\u202e\ud800") == "a\ufffd[31mb\n\tc\ufffd\ufffd\ufffd"
    out = io.StringIO()
    print("甲\x07", 1, sep="|", file=out)
    assert out.getvalue() == "甲\ufffd|1\n"


def test_every_command_prints_by_it() -> None:
    for path in (ROOT / "kg" / "cli").glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        uses = any(isinstance(node, ast.Name) and node.id == "print" for node in ast.walk(tree))
        ours = any(isinstance(node, ast.ImportFrom) and node.module == "kg.cli.say" for node in ast.walk(tree))
        assert ours or not uses or path.name == "say.py", path.name


@each(["=1+1", "+1+1", "-x", "@a", "＝1", "＋1", "－1", "＠a", "\tx", "=HYPERLINK(1,2)"])
def test_no_cell_is_a_formula(cell: str) -> None:
    quoted = f'"{cell}"' if set(cell) & set(',"') else cell
    assert guarded(f"a,b\r\n{quoted},x\r\n".encode()).decode().splitlines()[1].lstrip('"').startswith(f"'{cell}")


def test_numbers_and_texts_stay() -> None:
    data = "a,b\r\n-5,+3.2\r\n-1e3,王-李\r\n".encode()
    assert guarded(data) == data
    assert guarded(b"") == b""


def test_files_keep_their_rights(tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert built(capsys, page, "-o", tmp_path)[0] == 0
    assert stat.S_IMODE((tmp_path / "page.sources").stat().st_mode) & 0o400
