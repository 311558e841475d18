"""Whatever came and went in whatever order: the graph is that of one build of what is left."""

import os
import signal
import sqlite3
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from helpers import PAGE, Begun
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from kg import joining, pipeline
from kg.cli import main
from kg.errors import InputError
from kg.graph import index, search, store, texts
from kg.graph.validate import validate
from kg.keep import generation, open_kept
from kg.keep.opened import settle

# Five files in two states; they share persons, bodies, posts, a place, and (e) one has the content of another.
TEXTS = {
    "a.txt": ("安吉县总工会主席王立平讲话。", "安吉县总工会原主席王立平讲话。"),
    "b.txt": ("安吉县总工会主席王立平走访安吉县人民医院。", "2023年5月6日，长兴县总工会主席王立平走访。"),
    "c.txt": ("6月1日，安吉县总工会举办职工运动会，300名职工参加，王立平出席。", "安吉县总工会举办读书会。"),
    "d.txt": ("安吉县总工会副主席李晓梅主持会议。", "安吉县总工会主席李晓梅主持会议。"),
    "e.txt": ("安吉县总工会主席王立平讲话。", "长兴县总工会副主席李晓梅致辞。"),
}
FILES = ("g.ttl", "g.evidence.ttl", "g.html")
STEPS = st.lists(st.tuples(st.sampled_from(["add", "change", "remove"]), st.sampled_from(sorted(TEXTS))), max_size=7)


def state(folder: Path) -> list[bytes]:
    return [(folder / file).read_bytes() for file in FILES]


def indexed(folder: Path) -> bool:
    """Whether the index is of just these files, and says what they say."""
    paths = [folder / file for file in FILES[:2]]
    found = index.find(paths)
    read = Store()
    for path in paths:
        store.add(read, path)
    return (
        found is not None
        and set(found.store()) == set(read)
        and set(found.store(whole=False)) == set(store.in_memory(paths[:1]))
        and found.triples == len(read)
        and names(found.names()) == names(search.index(read))
        and articles(found.names()) == articles(anew(read))
    )


def anew(store: Store) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    texts.index(base, store)
    return base


def articles(base: sqlite3.Connection) -> list[list[str]]:
    """What is found by some words, with all articles in their order."""
    every = [iri for (iri,) in base.execute("SELECT iri FROM article ORDER BY date, iri")]
    return [every, *(list(texts.holding(base, words)) for words in (["工会"], ["会"], ["主席", "县"], ["日"]))]


def names(base: sqlite3.Connection) -> list[tuple[str, ...]]:
    return sorted(base.execute("SELECT words, node, label, name, mentions FROM names").fetchall())


def build(folder: Path, *files: Path, fresh: bool = False) -> None:
    named = ["--name", "g", "-o", str(folder), *(["--fresh"] if fresh else [])]
    assert main(["build", *map(str, files), *named]) == 0


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=STEPS,
    first=st.sampled_from(sorted(TEXTS)),
    little=st.sampled_from([8, 0.001]),
    most=st.sampled_from([0, 9]),
)
def test_any_sequence_of_adds_and_removals_ends_in_the_same_bytes(
    steps: list[tuple[str, str]],
    first: str,
    little: float,
    most: float,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index, "_LITTLE", little)  # an index is made anew, or what was changed is changed in it
    monkeypatch.setattr(joining, "_MOST", most)  # so are the files
    home = tmp_path_factory.mktemp("steps")
    there: dict[str, Path] = {}
    for step, name in [("add", first), *steps]:
        if step == "remove":
            if name in there and len(there) > 1:
                assert main(["remove", "g", name, "-o", str(home / "one")]) == 0
                del there[name]
            continue
        path = home / name
        path.write_text(TEXTS[name][step == "change"], encoding="utf-8")
        there[name] = path
        build(home / "one", path)
    build(home / "two", *there.values())
    assert state(home / "one") == state(home / "two")
    assert indexed(home / "one")


def test_an_unchanged_source_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "a.txt"
    page.write_text(PAGE, encoding="utf-8")
    build(tmp_path / "out", page)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    monkeypatch.setattr("kg.pipeline.run_file", pytest.fail)
    build(tmp_path / "out", page)
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    assert before == after, "and nothing is written"


def test_what_is_at_hand_is_what_is_kept(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXTS[name][0], encoding="utf-8")
    build(tmp_path / "out", tmp_path / "a.txt", tmp_path / "b.txt")
    with open_kept(tmp_path / "out", "g", lambda: None) as kept:
        members = kept.members()
        before = [kept.about(member) for member in members]
        kept.learn(members)
        assert [kept.about(member) for member in members] == before and before[0] != before[1]
        kept.database.execute("UPDATE reading SET about = ''")  # not looked at again
        assert [kept.about(member) for member in members] == before
        kept.renew(members[0], kept.result(members[0]), None)
        with pytest.raises(InputError, match="can't be read"):  # something else is kept now
            kept.about(members[0])


def test_what_gave_nothing_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page, empty, curation = tmp_path / "a.txt", tmp_path / "empty.txt", tmp_path / "out" / "g.curation.yaml"
    page.write_text(PAGE, encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    build(tmp_path / "out", page, empty)
    told = capsys.readouterr().err
    assert "empty.txt" in told
    run = pipeline.run_file
    monkeypatch.setattr("kg.pipeline.run_file", pytest.fail)
    build(tmp_path / "out", page, empty)
    build(tmp_path / "out", empty, page)  # what it gave outlives a build, and is told each time
    assert capsys.readouterr().err == told * 2
    mark = tmp_path / "read"  # by another process
    monkeypatch.setattr("kg.pipeline.run_file", lambda file, *way: mark.write_text(file[1]) and run(file, *way))
    curation.write_text("different: [[莱科夫@b.txt, 莱科夫@d.txt]]\n", encoding="utf-8")
    build(tmp_path / "out", page, empty)
    assert mark.read_text() == "empty.txt", "corrections might make something of it"


def test_what_was_not_read_to_its_end_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXTS[name][0], encoding="utf-8")
    run = pipeline.run_file

    def killed(file: tuple[Path, str], *way: Any) -> Any:
        return iter([pipeline.lost("b.txt", "took too long")]) if file[1] == "b.txt" else run(file, *way)

    monkeypatch.setattr("kg.pipeline.run_file", killed)
    build(tmp_path / "out", tmp_path / "a.txt", tmp_path / "b.txt")
    monkeypatch.setattr("kg.pipeline.run_file", run)
    build(tmp_path / "out", tmp_path / "a.txt", tmp_path / "b.txt")
    assert '"安吉县人民医院"@zh' in (tmp_path / "out" / "g.ttl").read_text("utf-8")


def test_what_several_sources_support_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXTS[name][0], encoding="utf-8")
    build(tmp_path / "out", tmp_path / "a.txt", tmp_path / "b.txt")
    assert main(["remove", "g", "a.txt", "-o", str(tmp_path / "out")]) == 0
    left = (tmp_path / "out" / "g.ttl").read_text("utf-8")
    assert '"王立平"@zh' in left and '"安吉县人民医院"@zh' in left
    assert "讲话" not in left
    assert main(["remove", "g", "a.txt", "-o", str(tmp_path / "out")]) == 2
    assert "no source of that name" in capsys.readouterr().err


def test_fresh_forgets_what_is_not_given(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXTS[name][0], encoding="utf-8")
    build(tmp_path / "out", tmp_path / "a.txt")
    build(tmp_path / "out", tmp_path / "b.txt", fresh=True)
    build(tmp_path / "other", tmp_path / "b.txt")
    assert state(tmp_path / "out") == state(tmp_path / "other")


def test_a_file_that_was_moved_is_the_same_source(tmp_path: Path) -> None:
    (old := tmp_path / "old").mkdir()
    (new := tmp_path / "new").mkdir()
    (old / "a.txt").write_text(TEXTS["a.txt"][0], encoding="utf-8")
    build(tmp_path / "out", old / "a.txt")
    (old / "a.txt").rename(new / "a.txt")
    (new / "a.txt").write_text(TEXTS["c.txt"][0], encoding="utf-8")
    build(tmp_path / "out", new / "a.txt")
    build(tmp_path / "other", new / "a.txt")
    assert state(tmp_path / "out") == state(tmp_path / "other")


def test_another_base_names_all_nodes_anew(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXTS[name][0], encoding="utf-8")
    out = ["--name", "g", "-o", str(tmp_path / "out")]
    assert main(["build", str(tmp_path / "a.txt"), *out]) == 0
    assert main(["build", str(tmp_path / "b.txt"), *out, "--base-iri", "https://news.example/id/"]) == 0
    text = (tmp_path / "out" / "g.ttl").read_text("utf-8")
    assert "https://news.example/id/" in text and "gongbao/id/" not in text
    assert main(["build", str(tmp_path / "a.txt"), *out]) == 0
    assert (tmp_path / "out" / "g.ttl").read_text("utf-8") == text, "the base is remembered"


def test_another_version_reads_again_what_it_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXTS[name][0], encoding="utf-8")
    build(tmp_path / "out", tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    monkeypatch.setattr("kg.pipeline.program", lambda: "newer")
    build(tmp_path / "out", tmp_path / "b.txt")
    (tmp_path / "a.txt").write_text(TEXTS["a.txt"][0], encoding="utf-8")
    build(tmp_path / "other", tmp_path / "a.txt", tmp_path / "b.txt")
    assert state(tmp_path / "out") == state(tmp_path / "other")


def test_a_graph_that_was_damaged_is_written_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXTS["a.txt"][0], encoding="utf-8")
    build(tmp_path / "out", tmp_path / "a.txt")
    before = state(tmp_path / "out")
    (tmp_path / "out" / "g.ttl").write_text("cut off", encoding="utf-8")
    build(tmp_path / "out", tmp_path / "a.txt")
    assert state(tmp_path / "out") == before


@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\0 but damaged" * 99])
def test_a_sources_file_that_is_none_of_ours(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXTS["a.txt"][0], encoding="utf-8")
    (tmp_path / "g.sources").write_bytes(content)
    arguments = ["build", str(tmp_path / "a.txt"), "--name", "g", "-o", str(tmp_path)]
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "g.sources" in said and "--fresh" in said
    assert (tmp_path / "g.sources").read_bytes() == content
    assert main([*arguments, "--fresh"]) == 0


def test_what_a_crash_left_half_moved_is_finished_by_whoever_comes_next(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(TEXTS["a.txt"][0], encoding="utf-8")
    build(tmp_path / "new", page)
    with open_kept(tmp_path / "new", "g", pytest.fail) as kept:
        committed = kept.value("state")
    waiting = generation.aside(tmp_path / "new", "g", committed)
    waiting.mkdir()
    for file in FILES[1:]:  # the first was moved before the crash
        (tmp_path / "new" / file).rename(waiting / file)
    generation.aside(tmp_path / "new", "g", "never committed").mkdir()
    with pytest.raises(InputError, match="no such graph"):
        store.files("other", tmp_path / "new")
    assert store.files("g", tmp_path / "new") == [tmp_path / "new" / file for file in FILES[:2]]
    assert {path.name for path in (tmp_path / "new").iterdir()} == {*FILES, "g.sources", "g.index"}


def test_two_builds_at_once_wait_for_each_other(tmp_path: Path) -> None:
    names = [name for name in TEXTS if name != "e.txt"]
    for name in names:
        (tmp_path / name).write_text(TEXTS[name][0], encoding="utf-8")
    running = [Begun(tmp_path, "build", name, "--name", "g") for name in names]
    assert [process.wait().returncode for process in running] == [0] * len(names)
    assert indexed(tmp_path / "output")
    build(tmp_path / "other", *(tmp_path / name for name in names))
    assert state(tmp_path / "output") == state(tmp_path / "other")


def test_who_waits_says_so(tmp_path: Path) -> None:
    said: list[str] = []

    def busy() -> None:
        said.append("waiting")
        raise InterruptedError

    with (
        open_kept(tmp_path, "g", pytest.fail),
        pytest.raises(Exception, match="folder"),
        open_kept(tmp_path, "g", busy),
    ):
        pass
    assert said == ["waiting"]


def killed(folder: Path, count: int, seed: int) -> int:
    """Kill a build that adds a page at `count` random moments of its life; how often the graph was another after."""
    random = Random(seed)
    command = ["build", "--name", "g", "-o", "out"]
    pages = []
    for number in range(count + 2):
        pages.append(folder / f"{number}.txt")
        pages[-1].write_text(TEXTS["c.txt"][0].replace("300", str(300 + number)), encoding="utf-8")
    began = time.monotonic()
    Begun(folder, *command, pages[0]).wait().check_returncode()
    span = time.monotonic() - began
    good = state(folder / "out")
    changed = 0
    for page in pages[1:-1]:
        process = Begun(folder, *command, page)
        time.sleep(random.uniform(0.1, 1.1) * span)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        settle(folder / "out", "g")  # as kg query does before it reads
        now = state(folder / "out")
        assert indexed(folder / "out"), "an index and files of different states"
        if now != good:
            with open_kept(folder / "out", "g", pytest.fail) as kept:
                members = [folder / member.name for member in kept.members()]
            build(folder / "check", *members, fresh=True)
            assert now == state(folder / "check"), "neither the last good graph nor the next"
            good, changed = now, changed + 1
    build(folder / "out", *pages)
    build(folder / "check", *pages, fresh=True)
    assert state(folder / "out") == state(folder / "check")
    left = {path.name for path in (folder / "out").iterdir()}
    assert left == {*FILES, "g.sources", "g.index"}
    return changed


def test_a_build_that_is_killed_leaves_the_last_good_graph(tmp_path: Path) -> None:
    killed(tmp_path, int(os.environ.get("KILLS", "3")), 20)


def test_what_is_said_of_one_person_is_said_under_one_name(tmp_path: Path) -> None:
    texts = {"a.txt": "巴西总统安德·莱科夫会见代表。", "b.txt": "巴西总统莱科夫致辞。", "c.txt": "巴西总统莱科夫讲话。"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    build(tmp_path, *(tmp_path / name for name in texts))
    told = (tmp_path / "g.evidence.ttl").read_text("utf-8")
    assert '"安德·莱科夫 担任 ' in told and '"莱科夫 担任 ' not in told
    assert validate([tmp_path / file for file in FILES[:2]]) == [], "a statement has one label"
