"""SPARQL 1.1 Graph Store Protocol, read-only: all that there is, and the graph without its evidence."""

from pyoxigraph import DefaultGraph
from starlette.requests import Request
from starlette.responses import Response

from kg.graph.prefixes import GRAPH
from kg.serve import query
from kg.serve.accept import best
from kg.serve.http import PageError, respond, work
from kg.serve.library import Library
from kg.serve.reply import Reply

_LONGEST = 1 << 30  # bytes


async def graph(request: Request) -> Response:
    """All of it as ?default, the graph without its evidence as ?graph=IRI. Writing is no method here (405)."""
    named = request.query_params.getlist("graph")
    if named not in ([], [GRAPH]):
        raise PageError(404, f"no such graph: there are ?default and ?graph={GRAPH}")
    if ("default" in request.query_params) == bool(named):
        raise PageError(400, f"say which graph: ?default, or ?graph={GRAPH} for it without its evidence")
    media = best(request.headers.get("accept", ""), list(query.GRAPHS))
    if media is None:
        raise PageError(406, f"the graph can be had as {', '.join(query.GRAPHS)}")
    return respond(request, await work(request, dump, media, bool(named)))


def dump(library: Library, media: str, alone: bool) -> Reply:
    """The whole graph in `media`; `alone`: without its evidence."""
    sheet, store = query.Sheet(_LONGEST), library.alone if alone else library.store
    store.dump(sheet, query.GRAPHS[media], from_graph=DefaultGraph(), prefixes=library.prefixes)
    return Reply(200, media, sheet.getvalue())
