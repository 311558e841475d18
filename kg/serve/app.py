"""The service as one ASGI application, and how it is run."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.serve import graphstore, pages, protocol
from kg.serve.http import PageError, fault
from kg.serve.journal import Journal
from kg.serve.workers import Pool

_STATIC = Path(__file__).with_name("static")
LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")


def app(pool: Pool, host: str) -> Starlette:
    """The application over `pool`. On a loopback `host` only requests to that name are taken, so that no page of
    another site can ask it through a name of its own (DNS rebinding)."""

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        pool.close()

    known = [*LOOPBACK] if host in LOOPBACK else ["*"]
    application = Starlette(
        routes=[
            Route("/", pages.home),
            Route("/sparql", protocol.sparql, methods=["GET", "POST"]),
            Route("/graph", graphstore.graph, methods=["GET"]),
            Route("/search", pages.search),
            Route("/id/{name:path}", pages.node),
            Route("/article/{name}", pages.article),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ],
        middleware=[Middleware(Journal), Middleware(TrustedHostMiddleware, allowed_hosts=known, www_redirect=False)],
        exception_handlers={PageError: fault, 500: _broken},
        lifespan=lifespan,
    )
    application.state.pool = pool
    return application


async def _broken(request: Request, error: Exception) -> Response:
    """A fault of ours: the client hears that, the log hears what."""
    return Response("an error on our side; the server's log says which\n", 500, media_type="text/plain")
