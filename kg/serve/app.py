"""The service as one ASGI application, and how it is run."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Collection, Sequence
from ipaddress import ip_address
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.serve import asking, edit, graphstore, labels, pages, protocol, reconcile, void
from kg.serve.http import PageError, fault
from kg.serve.journal import Journal
from kg.serve.workers import Pool

_STATIC = Path(__file__).with_name("static")
_PACE = 0.5  # seconds between two looks whether a build has written other files
LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")


class Hosts:
    """ASGI middleware: only requests to this machine by an address, by `localhost` or by a name that was allowed are
    taken, so that no page of another site can ask through a name of its own (DNS rebinding)."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        """`app`: what stands behind; `names`: those that were allowed, beside addresses."""
        self._app = app
        self._names = {name.lower() for name in (*LOOPBACK, *names)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, or refuse."""
        if scope["type"] == "http" and not self._knows(Headers(scope=scope).get("host", "")):
            await PlainTextResponse("no such host here (kg serve --allow-host NAME)\n", 400)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _knows(self, asked: str) -> bool:
        host = asked.rsplit(":", 1)[0] if not asked.endswith("]") else asked
        try:
            return host.lower() in self._names or bool(ip_address(host.strip("[]")))
        except ValueError:
            return False


def app(
    pool: Pool, names: Collection[str] = (), origins: Sequence[str] = (), editor: edit.Editor | None = None
) -> Starlette:
    """The application over `pool`, which may be asked by addresses and by these `names`, and by pages of other sites
    (CORS) from these `origins`; corrected by way of an `editor`."""

    cors = [Middleware(CORSMiddleware, allow_origins=origins, allow_methods=("GET", "POST"))] if origins else []
    application = Starlette(
        routes=[
            Route("/", pages.home),
            Route("/sparql", protocol.sparql, methods=["GET", "POST"]),
            Route("/graph", graphstore.graph, methods=["GET"]),
            Route("/search", pages.search),
            Route("/ask", asking.ask),
            Route("/browse", pages.browse),
            Route("/sentences", pages.sentences),
            Route("/labels", labels.labels, methods=["POST"]),
            Route("/question/{number:int}", labels.asking),
            Route("/.well-known/void", void.described),
            *reconcile.ROUTES,
            Route("/id/{name:path}", pages.node),
            Route("/article/{name}", pages.article),
            *(edit.ROUTES if editor else []),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ],
        middleware=[Middleware(Journal), Middleware(Hosts, names=names), *cors],
        exception_handlers={PageError: fault, 500: _broken},
        lifespan=lambda _: followed(pool),
    )
    application.state.pool, application.state.origins = pool, tuple(origins)
    application.state.editor = editor
    return application


@contextlib.asynccontextmanager
async def followed(pool: Pool) -> AsyncIterator[None]:
    """Inside, `pool` goes over to what a build puts in place; it ends with it."""
    following = asyncio.ensure_future(_follow(pool))
    yield
    following.cancel()
    pool.close()


async def _follow(pool: Pool) -> None:
    while True:
        await asyncio.sleep(_PACE)
        await pool.follow()


async def _broken(request: Request, error: Exception) -> Response:
    """A fault of ours: the client hears that, the log hears what."""
    return Response("an error on our side; the server's log says which\n", 500, media_type="text/plain")
