"""What all routes share: faults as one line, bodies of bounded length, work that ends when the client has gone."""

import asyncio
from typing import cast

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kg.serve.keeper import Job
from kg.serve.reply import Reply
from kg.serve.view import COOKIE, LANGUAGES, seen
from kg.serve.view import asked as asked_by
from kg.serve.workers import Busy, Died, Gone, Killed, Pool, TimeUp

_LONGEST = 1 << 20  # bytes of a request
_PIECE = 64 << 10  # bytes
_PATIENCE = 10.0  # seconds for a request to come whole


class PageError(Exception):
    """A request that can't be met: the HTTP status and one line that says why."""

    def __init__(self, status: int, message: str) -> None:
        """`status`: of HTTP; `message`: for the client."""
        super().__init__(message)
        self.status = status


async def fault(request: Request, error: Exception) -> Response:
    """The answer to a PageError."""
    assert isinstance(error, PageError)
    headers = {"Retry-After": "5"} if error.status == 503 else None
    return Response(f"{error}\n", error.status, headers, media_type="text/plain; charset=utf-8")


async def body(request: Request) -> bytes:
    """The body of `request`. Raises PageError: too long, or too slow to come."""
    parts, length = [], 0
    try:
        async with asyncio.timeout(_PATIENCE):
            async for part in request.stream():
                length += len(part)
                if length > _LONGEST:
                    raise PageError(413, f"a query may have {_LONGEST >> 20} MB")
                parts.append(part)
    except TimeoutError:
        raise PageError(408, f"the request did not come within {_PATIENCE:.0f} seconds") from None
    except ClientDisconnect:
        raise PageError(400, "the client has gone") from None
    return b"".join(parts)


async def work(request: Request, job: Job, *arguments: object) -> Reply:
    """What `job` gives in a worker; stopped when the client goes. Raises PageError."""
    pool = cast(Pool, request.app.state.pool)
    asked = asyncio.ensure_future(pool.ask(seen, asked_by(request), job, *arguments))
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((asked, gone), return_when=asyncio.FIRST_COMPLETED)
        if not asked.done():
            raise PageError(400, "the client has gone")
        return asked.result()
    except Busy:
        raise PageError(503, "too many questions at once: try again in a moment") from None
    except Gone:
        raise PageError(503, "the graph is being loaded again: try again in a moment") from None
    except Killed:
        raise PageError(503, "the process that answers was ended: try again in a moment") from None
    except TimeUp:
        raise PageError(504, f"stopped after {pool.seconds:g} seconds: ask for less") from None
    except Died:
        raise PageError(400, "the query was too much: nested too deeply, or in need of too much memory") from None
    finally:
        for task in (asked, gone):
            task.cancel()


async def _gone(request: Request) -> None:
    """Return when the client has gone."""
    if request.method == "GET":
        await body(request)
    while (await request.receive())["type"] != "http.disconnect":
        pass


def respond(request: Request, reply: Reply) -> Response:
    """`reply` over HTTP."""
    response = _Pieces(reply, cast(Pool, request.app.state.pool))
    if (language := request.query_params.get("lang", "")) in LANGUAGES:
        response.set_cookie(COOKIE, language, max_age=400 * 86400, path=below(request, "/"), samesite="lax")
    return response


def below(request: Request, path: str) -> str:
    """`path` of this service as a client has to ask for it."""
    return f"{request.scope.get('root_path', '')}{path}"


class _Pieces(Response):
    """An answer that is written as fast as the client reads, and counts as under way until then."""

    def __init__(self, reply: Reply, pool: Pool) -> None:
        super().__init__(reply.body, reply.status, {"Vary": "Accept, Accept-Language, Cookie"}, media_type=reply.media)
        self._pool = pool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        size = len(self.body)
        with self._pool.under_way(size):
            body, self.body = memoryview(self.body), b""
            for at in range(0, max(1, size), _PIECE):
                piece = bytes(body[at : at + _PIECE])
                await send({"type": "http.response.body", "body": piece, "more_body": at + _PIECE < size})
