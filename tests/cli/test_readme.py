"""What the two README files show is what the program does."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT
from readme import refresh

from kg.cli import parser

READMES = ["README.md", "README.zh-CN.md"]
SECONDS = re.compile(r"^seconds .*$", re.M)  # the one thing that differs from run to run


def blocks(readme: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / readme).read_text(encoding="utf-8"), re.S | re.M)


def commands(readme: str) -> list[list[str]]:
    """Every call of `kg` in the shell and console blocks."""
    lines = "".join(blocks(readme, "sh") + blocks(readme, "console")).splitlines()
    calls = [shlex.split(line.removeprefix("$ "), comments=True) for line in lines if not line.startswith("#")]
    return [call[1:] for call in calls if call and Path(call[0]).name == "kg"]


@pytest.mark.parametrize("readme", READMES)
def test_every_command_shown_is_understood(readme: str) -> None:
    shown = commands(readme)
    assert {call[0] for call in shown} == {"build", "diff", "explain", "query", "remove", "review", "validate"}
    for call in shown:
        parser().parse_args(call)


@pytest.mark.parametrize("readme", READMES)
def test_every_option_is_described(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    for command in ("build", "diff", "explain", "query", "read", "remove", "review", "validate"):
        usage = subprocess.run([sys.executable, "-m", "kg", command, "--help"], capture_output=True, text=True).stdout
        assert set(re.findall(r"--[a-z-]+", usage)) - {"--help", "--file", "--output"} <= set(
            re.findall(r"--[a-z-]+", text)
        )


@pytest.mark.parametrize("readme", READMES)
def test_the_first_screen_has_the_two_commands_that_make_knows(readme: str) -> None:
    first = (ROOT / readme).read_text(encoding="utf-8").splitlines()[:25]
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    for target in ("demo", "test"):
        assert any(line.startswith(f"make {target}") for line in first)
        assert target in targets
    assert set(re.findall(r"`make ([a-z]+)`", (ROOT / readme).read_text(encoding="utf-8"))) <= set(targets)


@pytest.mark.parametrize("readme", READMES)
def test_every_file_named_is_there(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    named = re.findall(r"(?:`|\(|-f )((?:kg|ontology|docs|bench)/[\w./-]*|[A-Z][\w.-]+\.md)", text)
    assert len(named) > 5
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_both_languages_show_the_same_examples() -> None:
    for language in ("console", "turtle"):
        english, chinese = ([SECONDS.sub("", block) for block in blocks(readme, language)] for readme in READMES)
        assert english == chinese


def test_the_examples_are_what_the_program_prints(tmp_path: Path) -> None:
    """If this fails and the change is meant: `make readme`."""
    shown = (ROOT / "README.md").read_text(encoding="utf-8")
    assert SECONDS.sub("", refresh(shown, tmp_path)) == SECONDS.sub("", shown)
    assert len(commands("README.md")) >= 6


def test_the_walk_of_a_sentence_is_what_the_program_prints(tmp_path: Path) -> None:
    """If this fails and the change is meant: `make readme`. Lines of files move with every change and do not count."""
    shown = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert re.sub(r":\d+\)", "", refresh(shown, tmp_path)) == re.sub(r":\d+\)", "", shown)
