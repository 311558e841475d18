"""What README and docs show is what the program does."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT, command, each
from readme import refresh

from kg.cli import parser

READMES = ["README.md", "README.zh-CN.md"]
PAGES = [*READMES, *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]
SHOWN = ["docs/tutorial.md", "docs/turtle.md"]
CHINESE = "docs/zh.md"  # shows what docs/turtle.md shows
# What differs from run to run, and the counts of a build, which others hold.
SECONDS = re.compile(r"^(?:[a-z]+|names left unresolved) {4,}\d.*$", re.M)


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", read(page), re.S | re.M)


def commands(page: str) -> list[list[str]]:
    """Every call of `kg` in the shell and console blocks."""
    shown = "".join(line for block in blocks(page, "console") for line in block.splitlines(True) if line[0] == "$")
    lines = "".join([*blocks(page, "sh"), shown]).splitlines()
    calls = [shlex.split(line.removeprefix("$ ").partition(" > ")[0], comments=True) for line in lines]
    return [call[1:] for call in calls if call and Path(call[0]).name == "kg"]


@each(PAGES)
def test_every_command_shown_is_understood(page: str) -> None:
    for call in commands(page):
        parser().parse_args(call)


def test_the_tasks_of_a_newcomer_are_shown() -> None:
    for readme in READMES:
        wanted = {"ask", "build", "curate", "explain", "export", "query", "remove", "review", "validate"}
        assert {call[0] for call in commands(readme)} == wanted


def test_both_readmes_show_the_same() -> None:
    assert commands(READMES[0]) == commands(READMES[1])
    for language in ("console", "turtle"):
        english, chinese = ([SECONDS.sub("", one) for one in blocks(page, language)] for page in (SHOWN[1], CHINESE))
        assert english == chinese


def script_of(readme: str) -> str:
    """The shell block that builds, its comments left out: they are in the language of the page."""
    run = next(block for block in blocks(readme, "sh") if "\nkg build" in block)
    return re.sub(r"[ \t]*(?:^|(?<=\s))#.*$", "", run, flags=re.M)


def test_the_commands_run_as_they_stand(tmp_path: Path) -> None:
    run, chinese = map(script_of, READMES)
    assert run == chinese
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    script = f'set -e\nkg() {{ "{sys.executable}" -m kg "$@"; }}\n{run}'
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "陆明远" in done.stdout and "1 source taken out, 2 left" in done.stdout
    assert "all promises kept" in done.stdout.splitlines()[-1]
    made = tmp_path / "output"
    assert (made / "ties.gexf").stat().st_size and (made / "hosts.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert all((tmp_path / "output" / f"news.{kind}").exists() for kind in ("ttl", "html", "curation.yaml"))


def test_the_first_answer_takes_two_commands(tmp_path: Path) -> None:
    make = read("Makefile").split("\ndemo:", 1)[1].split("\n\n", 1)[0]
    (demo,) = re.findall(r"\$\(BIN\)/kg (build .*)", make)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for call in (shlex.split(demo), next(call for call in commands("README.md") if call[0] == "ask")):
        program = [sys.executable, "-m", "kg", *call]
        done = subprocess.run(program, cwd=tmp_path, capture_output=True, encoding="utf-8", env=os.environ)
        assert done.returncode == 0 and done.stderr == "", done.stderr
    assert done.stdout.startswith("安吉县总工会主席：陆明远")


@pytest.mark.parametrize("readme", READMES)
def test_the_first_screen_has_the_two_commands_that_make_knows(readme: str) -> None:
    first = read(readme).splitlines()[:25]
    targets = re.findall(r"^([a-z]+):", read("Makefile"), re.M)
    for target in ("demo", "test"):
        assert any(line.startswith(f"make {target}") for line in first)
        assert target in targets
    assert set(re.findall(r"`make ([a-z]+)`", "".join(map(read, PAGES)))) <= set(targets)


@each([*PAGES, "CONTRIBUTING.md", "SECURITY.md"])
def test_every_file_named_is_there(page: str) -> None:
    text = read(page)
    named = re.findall(r"`((?:kg|ontology|docs|bench|tools|tests|examples)/[\w./-]*|[A-Z][\w.-]+\.md)`", text)
    assert [name for name in named if not (ROOT / name).exists() and "TABLE" not in name] == []
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("page", SHOWN)
def test_the_examples_are_what_the_program_prints(page: str, tmp_path: Path) -> None:
    """If this fails and the change is meant: `make readme`."""
    shown = read(page)
    assert SECONDS.sub("", refresh(shown, tmp_path, command)) == SECONDS.sub("", shown)


def test_the_walk_of_a_sentence_is_what_the_program_prints(tmp_path: Path) -> None:
    """If this fails and the change is meant: `make readme`. Lines of files move with every change and do not count."""
    shown = read("docs/architecture.md")
    assert re.sub(r":\d+\)", "", refresh(shown, tmp_path, command)) == re.sub(r":\d+\)", "", shown)


def test_the_reference_is_made_from_the_program() -> None:
    """If this fails: `make docs`."""
    from docs import files

    for path, text in files().items():
        assert path.read_text(encoding="utf-8") == text, path.name


def test_the_site_has_no_warning(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs")
    program = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", tmp_path / "site"]
    done = subprocess.run(
        program, cwd=ROOT, capture_output=True, text=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    )
    assert done.returncode == 0 and "WARNING" not in done.stderr, done.stderr
    page = (tmp_path / "site" / "schema.html").read_text(encoding="utf-8")
    assert not re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=\"?https?://(?!.*canonical)[^>]*", page)
