"""A server follows a build: no restart, and no question is lost over it."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from served import Server, serve

from kg.cli import main

PAGES = {"a.txt": "青禾县总工会主席林知远讲话。", "b.txt": "青禾县总工会副主席李晓梅主持会议。"}
QUESTION = "SELECT (COUNT(*) AS ?persons) { ?person a foaf:Person }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER (?a != ?l) }"


def build(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text(PAGES[name], encoding="utf-8")
    assert main(["build", *(str(folder / name) for name in names), "--name", "g", "-o", str(folder)]) == 0


def persons(server: Server) -> str:
    answer = server.get("/sparql", "text/csv", query=QUESTION)
    assert answer.status == 200, answer.text
    return answer.text.split()[1]


def wait_for(server: Server, wanted: str) -> None:
    end = time.monotonic() + 120  # on a busy machine
    while (now := persons(server)) != wanted:
        assert time.monotonic() < end, now
        time.sleep(0.1)


@pytest.mark.parametrize("indexed", [True, False])
def test_what_a_build_adds_is_answered_without_a_restart(indexed: bool, tmp_path: Path) -> None:
    build(tmp_path, "a.txt")
    if not indexed:
        shutil.rmtree(tmp_path / "g.index")
    with serve(tmp_path / "g.ttl", tmp_path / "log", seconds=5) as server, ThreadPoolExecutor() as others:
        assert persons(server) == "1"
        slow = others.submit(server.get, "/sparql", "text/csv", query=SLOW)
        build(tmp_path, "b.txt")
        wait_for(server, "2")
        assert slow.result().status == 504, "it ran on until its time was up"
        found = server.get("/search", "application/json", q="李晓梅")
        assert "李晓梅" in found.text
        assert main(["remove", "g", "b.txt", "-o", str(tmp_path)]) == 0
        wait_for(server, "1")


def test_files_that_cannot_be_read_change_nothing(tmp_path: Path) -> None:
    build(tmp_path, "a.txt")
    with serve(tmp_path / "g.ttl", tmp_path / "log") as server:
        assert persons(server) == "1"
        (tmp_path / "g.ttl").write_text("no Turtle", encoding="utf-8")
        end = time.monotonic() + 120  # on a busy machine
        while "is served on" not in (tmp_path / "log").read_text("utf-8"):
            assert time.monotonic() < end
            time.sleep(0.1)
        assert persons(server) == "1"
