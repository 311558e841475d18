"""A server on a graph that was built once, on a free port of this machine."""

import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.graph import assemble, turtle

sys.path.insert(0, str(Path(__file__).parent.parent / "graph"))

SECONDS = 2.0  # of a query


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str


@dataclass(frozen=True)
class Server:
    url: str
    process: "subprocess.Popen[str]"
    log: Path

    def get(self, path: str, accept: str | None = None, **parameters: str) -> Answer:
        query = f"?{urllib.parse.urlencode(parameters)}" if parameters else ""
        return self.send(urllib.request.Request(self.url + path + query), accept)

    def post(self, path: str, body: bytes, media: str | None, accept: str | None = None) -> Answer:
        request = urllib.request.Request(self.url + path, body, method="POST")
        request.add_header("Content-Type", media or "")
        return self.send(request, accept)

    def send(self, request: urllib.request.Request, accept: str | None = None) -> Answer:
        if accept is not None:
            request.add_header("Accept", accept)
        try:
            reply = urllib.request.urlopen(request, timeout=30)
        except urllib.error.HTTPError as error:
            reply = error
        with reply:
            return Answer(reply.status, {k.lower(): v for k, v in reply.headers.items()}, reply.read().decode())


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
        assert where, log.read_text()
        yield Server(where[0].strip().rstrip("/"), process, log)
    finally:
        process.terminate()
        process.wait(10)
