"""What is wrong before the server stands is one clear line; what it started goes with it."""

import os
import signal
import socket
import time
from pathlib import Path

import pytest
from helpers import Command
from served import Server, serve


def children(root: int) -> set[int]:
    found: set[int] = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == root:
            found |= {int(path.parent.name)} | children(int(path.parent.name))
    return found


def test_a_graph_that_is_not_there(kg: Command) -> None:
    run = kg("serve", "none", "--port", "0")
    assert (run.returncode, run.stderr.count("\n")) == (1, 1) and "no such graph" in run.stderr


def test_a_graph_that_is_not_turtle(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("<http://a.example/a> a <http://a.example/b> .\n<a> oops", encoding="utf-8")
    run = kg("serve", "bad.ttl", "--port", "0")
    assert run.returncode == 1 and run.stderr.startswith("kg: bad.ttl:2: not Turtle") and run.stderr.count("\n") == 1


def test_a_port_in_use(kg: Command, graph: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run = kg("serve", graph, "--port", taken.getsockname()[1])
    assert (run.returncode, run.stderr.count("\n")) == (1, 1) and "Address already in use" in run.stderr


@pytest.mark.parametrize("wrong", [("--port", "x"), ("--port", "70000"), ("--timeout", "0"), ("--timeout", "nan")])
def test_wrong_usage(kg: Command, wrong: tuple[str, str]) -> None:
    run = kg("serve", "page", *wrong)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_stays_behind(graph: Path, tmp_path: Path, how: signal.Signals) -> None:
    with serve(graph, tmp_path / "log") as server:
        busy(server)
        below = children(server.process.pid)
        assert len(below) >= 2  # the keeper and a worker
        os.kill(server.process.pid, how)
        server.process.wait(10)
    until = time.monotonic() + 8
    while time.monotonic() < until and any(Path(f"/proc/{pid}").exists() for pid in below):
        time.sleep(0.1)
    assert not [pid for pid in below if Path(f"/proc/{pid}").exists()]
    assert "Traceback" not in server.log.read_text()


def busy(server: Server) -> None:
    assert server.get("/sparql", query="ASK { ?s ?p ?o }").status == 200
