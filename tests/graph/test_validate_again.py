"""What broke the shapes is kept in the index of a graph: after a change only what may have changed is asked again, and
the answer is that of asking all."""

import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from invented_graph import EXTRACTIONS

from kg.graph import assemble, index, turtle
from kg.graph import validate as validating
from kg.graph.store import in_memory
from kg.graph.validate import validate

NODE = re.compile(r"<https://w3id.org/gongbao/id/[^>]*>")
Blocks = tuple[list[str], list[str]]  # of the graph, of its evidence, their prefixes first


@pytest.fixture(scope="module")
def blocks() -> Blocks:
    graphs = assemble(EXTRACTIONS)
    graph, evidence = (turtle(part).decode().split("\n\n") for part in (graphs.graph, graphs.evidence))
    return graph, evidence


def written(folder: Path, blocks: Sequence[Sequence[str]], before: Sequence[Path] = ()) -> list[Path]:
    """The files of a graph and their index, changed from that of the files `before`."""
    folder.mkdir()
    files = [folder / "g.ttl", folder / "g.evidence.ttl"]
    for file, some in zip(files, blocks, strict=True):
        file.write_text("\n\n".join(some), encoding="utf-8")
    index.make(index.beside(files[0]), files, before)
    return files


def changed(blocks: Sequence[Sequence[str]], chance: random.Random) -> list[list[str]]:
    """The graph with a block, a line of one, or a term of one gone or another's in its place."""
    now = [list(some) for some in blocks]
    for _ in range(chance.randint(1, 3)):
        some = now[chance.randrange(2)]
        at = chance.randrange(1, len(some) - 1)
        lines = some[at].split("\n")
        line = chance.randrange(len(lines))
        kind = chance.randrange(4)
        if kind == 0:
            del some[at]
        elif kind == 1 and 0 < line < len(lines) - 1:
            some[at] = "\n".join(lines[:line] + lines[line + 1 :])
        elif kind == 2:
            own, other = (chance.choice(some[1:-1]).split(" ")[0].strip() for _ in range(2))
            some[at] = some[at].replace(own, other) if own != some[at].split(" ")[0] else some[at]
        else:
            some[at] = some[at].replace('"@zh', '"@en', 1)
    return now


@pytest.mark.parametrize("seed", range(24))
def test_the_answer_is_that_of_asking_all(
    tmp_path: Path, blocks: Blocks, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_LITTLE", 1)  # much of so small a graph may change
    chance = random.Random(seed)
    before = changed(blocks, chance) if seed % 2 else blocks
    old = written(tmp_path / "old", before)
    assert validate(old) == validate(in_memory(old))
    middle, files = before, old
    for turn in range(2):  # the second builds on what was never asked of the first
        middle = changed(middle, chance)
        files = written(tmp_path / f"new{turn}", middle, files)
    assert kept(files), "taken over"
    assert validate(files) == validate(in_memory(files))
    assert validate(files) == validate(in_memory(files)), "asked again with nothing new"


def kept(files: Sequence[Path]) -> object:
    file = index.beside(files[0]) / "checked.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def test_only_what_may_have_changed_is_asked_again(
    tmp_path: Path, blocks: Blocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_LITTLE", 1)
    old = written(tmp_path / "old", blocks)
    validate(old)
    new = written(tmp_path / "new", [[one.replace("1200", "1201") for one in some] for some in blocks], old)
    asked: list[str] = []
    ask = validating._broken
    monkeypatch.setattr(validating, "_broken", lambda *about: asked.append(about[1]) or ask(*about))
    validate(new)
    nodes = [set(NODE.findall(query)) for query in asked]
    assert asked and all(0 < len(some) < 30 for some in nodes) and len(blocks[1]) > 100


@pytest.mark.parametrize("damage", ["", "[]", "[1, 2, 3, 4]", '[["a"], "b", [], ["no triple"]]'])
def test_what_was_kept_and_is_damaged_or_of_other_files_counts_for_nothing(
    tmp_path: Path, blocks: Blocks, damage: str
) -> None:
    files = written(tmp_path / "old", [blocks[0], [one.replace("第", "苐") for one in blocks[1]]])
    file = index.beside(files[0]) / "checked.json"
    found = validate(files)
    of, way, broken, changed = json.loads(file.read_text(encoding="utf-8"))
    for text in (damage, json.dumps([["0", "0"], way, [[]] * len(broken), changed])):
        file.write_text(text, encoding="utf-8")
        assert validate(files) == found
    file.write_text(json.dumps([of, "another", [[]] * len(broken), changed]), encoding="utf-8")
    assert validate(files) == found


def test_an_index_that_can_not_be_written_to_is_asked_all_the_same(
    tmp_path: Path, blocks: Blocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = written(tmp_path / "old", blocks)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(Path, "write_text", full)
    assert validate(files) == [] and kept(files) is None
