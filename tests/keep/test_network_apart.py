"""The network of much is laid out in a process of its own: the files are the same, all or none."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from kg import together
from kg.cli import main
from kg.graph import index
from kg.keep import drawn
from kg.publish import network

FILES = ("g.ttl", "g.evidence.ttl", "g.html")


def build(folder: Path, page: Path) -> int:
    return main(["build", str(page), "--name", "g", "-o", str(folder), "--jobs", "1"])


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("安吉县总工会主席王立平走访安吉县人民医院。", encoding="utf-8")
    return path


def test_the_same_files(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build(page.parent / "here", page) == 0
    monkeypatch.setattr(drawn, "_MUCH", 0)
    monkeypatch.setattr(network, "pieces", lambda files, title, real=network.pieces: _noted(page, real(files, title)))
    assert build(page.parent / "apart", page) == 0
    here, there = ([(page.parent / folder / file).read_bytes() for file in FILES] for folder in ("here", "apart"))
    assert here == there
    assert int((page.parent / "pid").read_text()) != os.getpid()
    assert index.find([page.parent / "apart" / file for file in FILES[:2]])


def test_of_many_sources_it_is_begun_before_they_are_joined(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = page.with_name("b.txt")
    other.write_text("长兴县总工会主席李晓梅讲话。", encoding="utf-8")
    more = ["build", str(page), str(other), "--name", "g", "-o"]
    assert main([*more, str(page.parent / "here")]) == 0
    monkeypatch.setattr(together, "MANY", 1)
    monkeypatch.setattr(network, "pieces", lambda files, title, real=network.pieces: _noted(page, real(files, title)))
    monkeypatch.setattr(drawn, "drawn", pytest.fail)
    assert main([*more, str(page.parent / "early")]) == 0
    here, there = ([(page.parent / folder / file).read_bytes() for file in FILES] for folder in ("here", "early"))
    assert here == there
    assert int((page.parent / "pid").read_text()) != os.getpid()
    assert main([*more, str(page.parent / "early"), "--fresh"]) == 0, "where a file stands in the other's place"


def _noted(page: Path, made: Iterator[bytes]) -> Iterator[bytes]:
    (page.parent / "pid").write_text(str(os.getpid()))
    return made


def test_a_process_that_dies_leaves_what_was(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = page.parent / "out"
    assert build(folder, page) == 0
    before = [(folder / file).read_bytes() for file in FILES]
    monkeypatch.setattr(drawn, "_MUCH", 0)

    def dies(*_: object) -> NoReturn:
        os.kill(os.getpid(), 9)
        raise AssertionError

    monkeypatch.setattr(network, "pieces", dies)
    page.write_text("长兴县总工会主席李晓梅讲话。", encoding="utf-8")
    assert main(["build", str(page), "--name", "g", "-o", str(folder), "--jobs", "1", "--fresh"]) == 1
    assert "laid out the network was killed" in capsys.readouterr().err
    assert [(folder / file).read_bytes() for file in FILES] == before
    assert not list(folder.glob(".*"))
