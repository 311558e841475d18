"""The evidence of very many sources is gathered in a process of its own: what comes out is the same."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kg import together, whole
from kg.cli import main

FILES = ("g.ttl", "g.evidence.ttl", "g.html")
TEXTS = (
    "2023年5月6日，巴西总统安德·莱科夫会见代表，安吉县总工会主席王立平参加会见。",
    "2023年6月2日，巴西总统莱科夫致辞。安吉县总工会主席王立平走访安吉县人民医院。",
    "2023年7月2日，安吉县总工会副主席李晓梅主持会议，王立平讲话。",
)


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (folder := tmp_path / "pages").mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(together, "MANY", 1)
    return folder


def build(pages: Path, folder: str, jobs: str) -> Path:
    out = pages.parent / folder
    assert main(["build", str(pages), "--name", "g", "-o", str(out), "--jobs", jobs]) == 0
    return out


def said(folder: Path) -> list[tuple[object, ...]]:
    """What is kept of each subject of which several sources speak."""
    with closing(sqlite3.connect(folder / "g.sources")) as database:
        return database.execute("SELECT * FROM said ORDER BY part, subject").fetchall()


def test_the_same_files_account_and_what_several_say(
    pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = build(pages, "here", "1")
    told = capsys.readouterr().out.replace(str(here), "").splitlines()
    pid, real = pages.parent / "pid", whole._evidence
    monkeypatch.setattr(whole, "_evidence", lambda *of: pid.write_text(str(os.getpid())) and real(*of))
    there = build(pages, "there", "2")
    assert [(there / file).read_bytes() for file in FILES] == [(here / file).read_bytes() for file in FILES]
    assert said(there) == said(here) and {part for part, *_ in said(here)} == {"graph", "evidence"}
    now = capsys.readouterr().out.replace(str(there), "").splitlines()
    assert [one for one in now if "seconds" not in one] == [one for one in told if "seconds" not in one]
    assert int(pid.read_text()) != os.getpid()


def test_a_process_that_dies_leaves_nothing(
    pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(whole, "_evidence", lambda *_: os.kill(os.getpid(), 9))
    out = pages.parent / "out"
    assert main(["build", str(pages), "--name", "g", "-o", str(out), "--jobs", "2"]) == 1
    assert "gathered the evidence was killed" in capsys.readouterr().err
    assert not any((out / file).exists() for file in FILES)
