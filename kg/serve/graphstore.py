"""SPARQL 1.1 Graph Store Protocol, read-only: the one graph that there is, whole."""

from pyoxigraph import DefaultGraph
from starlette.requests import Request
from starlette.responses import Response

from kg.serve import query
from kg.serve.accept import best
from kg.serve.http import PageError, respond, work
from kg.serve.library import Library
from kg.serve.reply import Reply

_LONGEST = 1 << 30  # bytes


async def graph(request: Request) -> Response:
    """The default graph, as ?default; other graphs are not there. Writing is no method here (405)."""
    if request.query_params.getlist("graph"):
        raise PageError(404, "no such graph: there is the default graph alone (?default)")
    if "default" not in request.query_params:
        raise PageError(400, "say which graph: ?default")
    media = best(request.headers.get("accept", ""), list(query.GRAPHS))
    if media is None:
        raise PageError(406, f"the graph can be had as {', '.join(query.GRAPHS)}")
    return respond(request, await work(request, dump, media))


def dump(library: Library, media: str) -> Reply:
    """The whole graph in `media`."""
    sheet = query.Sheet(_LONGEST)
    library.store.dump(sheet, query.GRAPHS[media], from_graph=DefaultGraph(), prefixes=library.prefixes)
    return Reply(200, media, sheet.getvalue())
