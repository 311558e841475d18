"""A server that runs, and what is asked of it."""

import subprocess
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

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
