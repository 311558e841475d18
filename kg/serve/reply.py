"""What a worker hands back for one request."""

import json
from typing import NamedTuple

from kg.read.formats import printable


class Reply(NamedTuple):
    """The HTTP status, media type and body of an answer."""

    status: int
    media: str
    body: bytes


def text(status: int, message: str) -> Reply:
    """`message` as plain text: a refusal in one line without signs that steer a terminal, as it may hold what a client
    sent; an answer, such as a query, as it stands."""
    said = printable(" ".join(message.split())) if status >= 400 else message.strip()
    return Reply(status, "text/plain; charset=utf-8", f"{said}\n".encode("utf-8", "replace"))


def data(value: object) -> Reply:
    """`value` as JSON."""
    return Reply(200, "application/json", json.dumps(value, ensure_ascii=False).encode())
