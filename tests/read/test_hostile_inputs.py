"""Hostile inputs by kinds: no process ends, nothing takes long, nothing is lost, each is told in one line."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers import PAGE
from read import fresh, hostile

from kg import pipeline
from kg.cli import main
from kg.graph import store
from kg.pool import each

KINDS = (
    *(hostile.unicode_texts, hostile.odd_texts, hostile.rows, hostile.pages, hostile.archives, hostile.documents),
    *(hostile.prints, hostile.encodings),
    *(fresh.webpages, fresh.lists, fresh.fetched, fresh.parts, fresh.packings, fresh.sheets),
)
Named = tuple[str, bytes]
ENDED = re.compile(r"internal error|broke down|took more than|needs more than|was killed")


def written(folder: Path, made: Iterator[Named]) -> list[tuple[Path, str]]:
    """The inputs as files, each in a folder of its own: some names are alike."""
    files = []
    for number, (name, data) in enumerate(made):
        (home := folder / f"{number}").mkdir()
        path = home / name.replace("\x00", "").encode("utf-8", "replace").decode()
        path.write_bytes(data)
        files.append((path, f"{number}{path.suffix}"))
    return files


def test_there_are_many() -> None:
    made = list(hostile.hostile())
    assert len(made) >= 600 and made == list(hostile.hostile())
    assert len({data for _, data in made}) >= 500
    assert len({data for kind in KINDS for _, data in kind()}) >= 640


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_hostile_inputs(kind: Callable[[], Iterator[Named]], tmp_path: Path) -> None:
    files = written(tmp_path, kind())
    pipeline.warm()
    way = pipeline.Way()
    found = each(lambda file, steps: pipeline.run_file(file, way, steps), files, 1, pipeline.lost)
    for (path, name), outcomes in zip(files, found, strict=True):
        assert outcomes, path.name
        for result, reading in outcomes:
            assert not ENDED.search(result.note), (path.name, result.note)
            assert bool(result.note) != bool(reading), (path.name, result.note)
            if result.note:
                assert result.note.startswith(name.partition(".")[0]) and len(result.note) < 600, result.note
                assert result.note.isprintable() or "\u3000" in result.note or "\xa0" in result.note, (
                    path.name,
                    result.note,
                )


def test_a_build_of_all_of_them(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (pages := tmp_path / "pages").mkdir()
    files = written(pages, hostile.archives())
    files += written_more(pages, len(files), hostile.documents())
    (pages / "good.txt").write_text(PAGE, encoding="utf-8")
    assert main(["build", str(pages), "-o", str(tmp_path)]) == 0
    said = capfd.readouterr().err
    assert all(line.startswith("kg: ") for line in said.splitlines())
    assert not {"\x1b", "\x07"} & set(said)
    assert len(store.load(tmp_path / "pages.ttl")) > 50


def written_more(folder: Path, begin: int, made: Iterator[Named]) -> list[tuple[Path, str]]:
    """The same, with numbers from `begin` on."""
    (home := folder / f"more{begin}").mkdir()
    return written(home, made)
