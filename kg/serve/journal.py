"""One line in the log for each request, and headers that keep browsers safe."""

import logging
import time

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG = logging.getLogger("kg.serve")
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (
        b"content-security-policy",
        b"default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
    ),
)


class Journal:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        """`app`: what stands behind."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, time and log one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, length = time.perf_counter(), 0, 0

        async def sending(message: Message) -> None:
            nonlocal status, length
            if message["type"] == "http.response.start":
                status = message["status"]
                given = list(message.get("headers", ()))
                names = {name for name, _ in given}
                message["headers"] = [*given, *(one for one in _HEADERS if one[0] not in names)]
            length += len(message.get("body", b""))
            await send(message)

        try:
            if _ambiguous(scope):
                refused = PlainTextResponse("a request has one length\n", 400, {"Connection": "close"})
                await refused(scope, receive, sending)
            else:
                await self._app(scope, receive, sending)
        except Exception:
            LOG.exception("%s %s", scope["method"], _safe(scope))
            raise
        finally:
            who = scope["client"][0] if scope.get("client") else "-"
            took = 1000 * (time.perf_counter() - began)
            LOG.info("%s %s %s %d %.1fms %dB", who, scope["method"], _safe(scope), status, took, length)


def _ambiguous(scope: Scope) -> bool:
    """Whether two readers of this request could take its end for different places (request smuggling)."""
    names = [name for name, _ in scope["headers"]]
    return (b"transfer-encoding" in names and b"content-length" in names) or names.count(b"host") > 1


def _safe(scope: Scope) -> str:
    """The path and query that were asked for, as they came over the wire, cut: in a log one line is one request."""
    asked: bytes = scope.get("raw_path") or scope["path"].encode()
    if scope.get("query_string"):
        asked += b"?" + scope["query_string"]
    return asked[:500].decode("ascii", "backslashreplace").encode("unicode_escape").decode()
