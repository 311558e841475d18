"""The network of much is laid out in a process of its own: the files are the same, all or none."""

import os
import sys
from pathlib import Path
from typing import NoReturn, TypeVar

import pytest

from kg import joining, together
from kg.cli import main
from kg.errors import GongbaoError
from kg.graph import index
from kg.graph.changes import Change
from kg.keep import drawn
from kg.publish import network

_Made = TypeVar("_Made")
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
    made = [index.find([page.parent / folder / file for file in FILES[:2]]) for folder in ("here", "early")]
    assert made[0] and made[1] and made[0].triples == made[1].triples and made[0].hashes == made[1].hashes
    asked = [list(map(str, one.store(whole).quads_for_pattern(None, None, None))) for one in made for whole in (0, 1)]
    assert asked[0] and asked[:2] == asked[2:]
    assert main([*more, str(page.parent / "early"), "--fresh"]) == 0, "where a file stands in the other's place"


def test_where_the_process_that_makes_the_index_dies_nothing_is_left(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = page.with_name("b.txt")
    other.write_text("长兴县总工会主席李晓梅讲话。", encoding="utf-8")
    monkeypatch.setattr(together, "MANY", 1)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert main(["build", str(page), str(other), "--name", "g", "-o", str(page.parent / "out")]) == 1
    assert "made the index was killed" in capsys.readouterr().err
    assert not [file for file in FILES if (page.parent / "out" / file).exists()]
    monkeypatch.undo()
    monkeypatch.setattr(together, "MANY", 1)
    monkeypatch.setattr(index, "make_early", pytest.fail)  # another process asks its own
    assert main(["build", str(page), str(other), "--name", "g", "-o", str(page.parent / "out")]) == 0


def _noted(page: Path, made: _Made) -> _Made:
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


def more(page: Path, *names: str) -> dict[str, Path]:
    """Other pages beside it."""
    texts = ("长兴县总工会主席李晓梅走访长兴县人民医院。", "安吉县总工会主席王立平走访安吉县第一小学。")
    others = {name: page.with_name(name) for name in names}
    for other, text in zip(others.values(), texts, strict=True):
        other.write_text(text, encoding="utf-8")
    return others


def test_what_it_showed_is_read_by_a_process_while_others_find_out_what_has_changed(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = more(page, "b.txt", "c.txt").values()
    here, apart = page.parent / "here", page.parent / "apart"
    monkeypatch.setattr(joining, "_MOST", 9)
    assert build(here, page) == build(here, first) == build(here, second) == 0
    assert build(apart, page) == build(apart, first) == 0
    monkeypatch.setattr(drawn, "_MUCH", 0)
    monkeypatch.setattr(network, "pieces", lambda *_: pytest.fail("the page is made anew"))
    monkeypatch.setattr(network, "shown", lambda html, real=network.shown: _noted(page, real(html)))
    assert build(apart, second) == 0
    assert [(apart / file).read_bytes() for file in FILES] == [(here / file).read_bytes() for file in FILES]
    assert int((page.parent / "pid").read_text()) != os.getpid()
    assert index.find([apart / file for file in FILES[:2]])
    assert main(["remove", "g", "b.txt", "-o", str(apart)]) == main(["remove", "g", "b.txt", "-o", str(here)]) == 0
    assert [(apart / file).read_bytes() for file in FILES] == [(here / file).read_bytes() for file in FILES]


@pytest.mark.parametrize("much", [0, 8 << 20])
def test_where_the_store_can_t_be_asked_the_page_is_made_of_the_files(
    much: int, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (other, _) = more(page, "b.txt", "c.txt").values()
    folder, both = page.parent / "out", page.parent / "both"
    monkeypatch.setattr(joining, "_MOST", 9)
    assert build(both, page) == build(both, other) == build(folder, page) == 0
    monkeypatch.setattr(drawn, "_MUCH", much)

    def damaged(*_: object) -> NoReturn:
        raise OSError("damaged")

    monkeypatch.setattr(network, "renewed", damaged)
    assert build(folder, other) == 0
    assert [(folder / file).read_bytes() for file in FILES] == [(both / file).read_bytes() for file in FILES]


def test_a_process_that_dies_while_a_page_is_changed_leaves_what_was(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (other, _) = more(page, "b.txt", "c.txt").values()
    folder = page.parent / "out"
    assert build(folder, page) == 0
    before = [(folder / file).read_bytes() for file in FILES]
    monkeypatch.setattr(joining, "_MOST", 9)
    monkeypatch.setattr(drawn, "_MUCH", 0)
    for name in ("shown", "renewed"):
        with monkeypatch.context() as now:
            now.setattr(network, name, lambda *_: os.kill(os.getpid(), 9))
            assert build(folder, other) == 1
            assert "laid out the network was killed" in capsys.readouterr().err
            assert [(folder / file).read_bytes() for file in FILES] == before
            assert not list(folder.glob(".*"))
    assert build(folder, other) == 0


def test_who_tells_much_to_a_process_that_has_died_does_not_wait(tmp_path: Path) -> None:
    much = [Change("id:org-a", "", 'rdfs:label "安吉县总工会"@zh' * 100_000)]

    def dies() -> NoReturn:
        os.kill(os.getpid(), 9)
        raise AssertionError

    with (
        drawn.redrawing(dies, lambda _: [], True) as redraw,
        pytest.raises(GongbaoError, match="laid out the network was killed"),
    ):
        redraw(much, 1, tmp_path / "g.html", [], lambda: None)
