"""What nodes are called, and which node bears a name: for the cells of an answer."""

import json

from pyoxigraph import DefaultGraph, Literal, NamedNode
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import UsageError
from kg.graph.prefixes import PREFIXES
from kg.graph.questions import question
from kg.serve.html import link
from kg.serve.http import PageError, body, respond, work
from kg.serve.library import Library
from kg.serve.reply import Reply, data, text

_MOST = 5000  # IRIs and names at a time
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")


async def labels(request: Request) -> Response:
    """For a JSON object {"iris": […], "names": […]}: the label of each IRI, and for each name that one node alone bears
    the address of its page."""
    try:
        asked = json.loads(await body(request))
        iris, names = [list(map(str, asked.get(key, []))) for key in ("iris", "names")]
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise PageError(400, 'wanted is a JSON object {"iris": […], "names": […]}') from None
    if len(iris) + len(names) > _MOST:
        raise PageError(413, f"up to {_MOST} IRIs and names at a time")
    return respond(request, await work(request, told, iris, names))


def told(library: Library, iris: list[str], names: list[str]) -> Reply:
    """The labels of `iris`, the addresses of the pages of `names`; what the graph does not know is left out."""
    return data(
        {
            "iris": {iri: label for iri in iris if (label := _label(library, iri))},
            "names": {name: href for name in names if (href := _bearer(library, name))},
        }
    )


def _label(library: Library, iri: str) -> str:
    try:
        quads = library.store.quads_for_pattern(NamedNode(iri), _LABEL, None, DefaultGraph())
        return min((quad.object.value for quad in quads if isinstance(quad.object, Literal)), default="")
    except ValueError:  # no IRI at all
        return ""


def _bearer(library: Library, name: str) -> str:
    quads = library.store.quads_for_pattern(None, _LABEL, Literal(name, language="zh"), DefaultGraph())
    nodes = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    nodes = {node for node in nodes if node.startswith(library.base) and "#" not in node}
    return link(library, nodes.pop()) if len(nodes) == 1 else ""


async def asking(request: Request) -> Response:
    """The query of a question with its variables set as the parameters say."""
    return respond(request, await work(request, query, request.path_params["number"], dict(request.query_params)))


def query(library: Library, number: int, settings: dict[str, str]) -> Reply:
    """The query of question `number`. 400: no such question or variable."""
    del library
    try:
        return text(200, question(number).asking({key: value for key, value in settings.items() if value}))
    except UsageError as error:
        return text(400, str(error))
