"""How `kg` is called, and what it says when it is called wrongly."""

import subprocess
import sys
from pathlib import Path

import pytest
from helpers import each

from kg.cli import main
from kg.errors import UsageError
from kg.graph_names import check_name, default_name

WRONG = [
    [],
    ["biuld"],
    ["build"],
    ["build", "page.txt", "--colour"],
    ["build", "page.txt", "--date", "2024-13-01"],
    ["build", "page.txt", "--date", "8月5日"],
    ["build", "page.txt", "--jobs", "0"],
    ["build", "page.txt", "--jobs", "many"],
    ["build", "page.txt", "--base-iri", "here"],
    ["build", "page.txt", "--name", "a/b"],
    ["build", "page.txt", "--name", ".."],
    ["build", "page.txt", "--name", ""],
    ["build", "page.txt", "--name", "x.evidence"],
    ["build", "nowhere.txt"],
    ["query"],
    ["query", "page"],
    ["query", "page", "ASK {}", "-f", "file.rq"],
    ["query", "page", "ASK {}", "--format", "yaml"],
    ["explain", "page"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_is_one_line_and_exit_code_2(
    arguments: list[str], page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(page.parent)
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("kg: ") and printed.err.count("\n") == 1
    assert not (page.parent / "output").exists(), "wrong usage leaves nothing behind"


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["query", "--help"], ["--version"]], ids=str)
def test_help_goes_to_standard_output(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 0
    assert capsys.readouterr().out


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, kg.cli; kg.cli.parser().format_help(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"rdflib", "pyshacl", "pyvis", "igraph", "networkx", "jieba", "rjieba", "rich", "pyoxigraph", "yaml"}
    assert not heavy & set(loaded)


@pytest.mark.parametrize(
    ("inputs", "name"),
    [
        (["数据/page.txt"], "page"),
        (["页 面.txt"], "页-面"),
        (["a.txt", "b.txt"], "gongbao"),
        (["~$^.txt"], "gongbao"),
        (["2024.08.09.md"], "2024.08.09"),
    ],
)
def test_the_default_name_is_the_stem_of_a_single_input(inputs: list[str], name: str) -> None:
    assert default_name(inputs) == name
    assert check_name(name) == name


def test_a_folder_gives_its_whole_name(tmp_path: Path) -> None:
    (tmp_path / "2024.8").mkdir()
    assert default_name([str(tmp_path / "2024.8")]) == "2024.8"


@each(["a/b", "a\\b", "..", ".hidden", "a\nb", "-rf", "x" * 101, "县" * 90, "a.", "con:"])
def test_unsafe_names_are_refused(name: str) -> None:
    with pytest.raises(UsageError):
        check_name(name)
