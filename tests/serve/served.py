"""A server that runs, and what is asked of it."""

import contextlib
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SECONDS = 20.0  # of a query, so that none is stopped on a busy machine


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


@contextlib.contextmanager
def serve(graph: Path, log: Path, *options: str, seconds: float = SECONDS) -> Iterator[Server]:
    """`kg serve` on `graph` while it is asked; a query is stopped after so many `seconds`."""
    command = [sys.executable, "-m", "kg", "serve", str(graph), "--port", "0", "--timeout", str(seconds), *options]
    with log.open("w") as file:
        process = subprocess.Popen(command, stderr=file, text=True)
    try:
        where = None
        while where is None and process.poll() is None:
            where = re.search(r"http://\S+/\n", log.read_text())
            time.sleep(0.05)
        assert where, log.read_text()
        yield Server(where[0].strip().rstrip("/"), process, log)
    finally:
        process.terminate()
        process.wait(60)  # on a busy machine
