"""A server on the invented graph, on a free port of this machine."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import SECONDS, Server

from kg.graph import assemble, turtle

sys.path.insert(0, str(Path(__file__).parent.parent / "graph"))


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented graph of tests/graph as files."""
    from invented_graph import EXTRACTIONS

    folder = tmp_path_factory.mktemp("graph")
    graphs = assemble(EXTRACTIONS)
    (folder / "county.ttl").write_bytes(turtle(graphs.graph))
    (folder / "county.evidence.ttl").write_bytes(turtle(graphs.evidence))
    return folder / "county.ttl"


@pytest.fixture(scope="session")
def server(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    log = tmp_path_factory.mktemp("serve") / "log"
    command = [sys.executable, "-m", "kg", "serve", str(graph), "--port", "0"]
    with log.open("w") as file:
        process = subprocess.Popen([*command, "--timeout", str(SECONDS)], stderr=file, text=True)
    try:
        where = None
        while where is None and process.poll() is None:
            where = re.search(r"http://\S+/\n", log.read_text())
            time.sleep(0.05)
        assert where, log.read_text()
        yield Server(where[0].strip().rstrip("/"), process, log)
    finally:
        process.terminate()
        process.wait(10)
