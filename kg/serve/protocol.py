"""SPARQL 1.1 Protocol, read-only, and the service's description of itself."""

from urllib.parse import parse_qsl

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.graph.prefixes import GRAPH, PREFIXES
from kg.serve import query
from kg.serve.accept import best
from kg.serve.http import PageError, below, body, respond, work
from kg.serve.library import FUNCTIONS

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_OFFERED = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)


async def sparql(request: Request) -> Response:
    """The endpoint: a query by GET, by POST as a form, by POST as it is. Without any: the service description."""
    fields = _fields(request.url.query)
    if request.method == "POST":
        media = request.headers.get("content-type", "").split(";")[0].strip().lower()
        if media == _UPDATE:
            raise PageError(403, "this service only answers: updates are refused")
        if media not in (_FORM, _QUERY):
            raise PageError(415, f"a query comes as {_FORM} or {_QUERY}")
        text = _utf8(await body(request))
        fields += _fields(text) if media == _FORM else [("query", text)]
    if any(name == "update" for name, _ in fields):
        raise PageError(403, "this service only answers: updates are refused")
    queries = [value for name, value in fields if name == "query"]
    accept = _accepted(request, fields)
    if not fields and request.method != "POST":
        if best(accept, ("text/turtle", "text/html")) == "text/html" and "text/html" in accept:
            return RedirectResponse(below(request, "/"), 303)
        return _description(request, accept)
    if len(queries) != 1:
        raise PageError(400, f"one query is wanted, in the parameter query: {len(queries)} came")
    graphs = {kind: [value for name, value in fields if name == f"{kind}-graph-uri"] for kind in ("default", "named")}
    return respond(request, await work(request, query.answer, queries[0], accept, graphs["default"], graphs["named"]))


def _accepted(request: Request, fields: list[tuple[str, str]]) -> str:
    """The media types that are taken: what format=… says, else the header. Raises PageError."""
    short = next((value for name, value in fields if name == "format"), "")
    if not short:
        return request.headers.get("accept", "")
    if short not in query.SHORT:
        raise PageError(406, f"format is one of {', '.join(query.SHORT)}")
    return query.SHORT[short]


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except UnicodeDecodeError:
        raise PageError(400, "the query is not UTF-8") from None
    except ValueError:
        raise PageError(400, "too many parameters") from None


def _utf8(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise PageError(400, f"not UTF-8 at byte offset {error.start}") from None


def _description(request: Request, accept: str) -> Response:
    """SPARQL 1.1 Service Description of this endpoint."""
    offered = {media: query.GRAPHS[media] for media in ("text/turtle", "application/n-triples", "application/rdf+xml")}
    media = best(accept, list(offered))
    if media is None:
        raise PageError(406, f"the service description can be had as {', '.join(offered)}")
    service, dataset, graph, alone = (BlankNode(name) for name in ("service", "dataset", "graph", "alone"))
    facts = request.app.state.pool.facts
    a = NamedNode(PREFIXES["rdf"] + "type")
    triples = [
        Triple(service, a, NamedNode(_SD + "Service")),
        Triple(service, NamedNode(_SD + "endpoint"), NamedNode(str(request.url.replace(query="")))),
        Triple(service, NamedNode(_SD + "supportedLanguage"), NamedNode(_SD + "SPARQL11Query")),
        Triple(service, NamedNode(_SD + "extensionFunction"), NamedNode(FUNCTIONS + "matches")),
        Triple(NamedNode(FUNCTIONS + "matches"), a, NamedNode(_SD + "Function")),
        Triple(service, NamedNode(_SD + "defaultDataset"), dataset),
        Triple(dataset, a, NamedNode(_SD + "Dataset")),
        Triple(dataset, NamedNode(_SD + "defaultGraph"), graph),
        Triple(graph, a, NamedNode(_SD + "Graph")),
        Triple(graph, NamedNode(PREFIXES["void"] + "triples"), Literal(facts["triples"])),
        Triple(dataset, NamedNode(_SD + "namedGraph"), alone),  # asked for as default-graph-uri
        Triple(alone, a, NamedNode(_SD + "NamedGraph")),
        Triple(alone, NamedNode(_SD + "name"), NamedNode(GRAPH)),
        *(Triple(service, NamedNode(_SD + "resultFormat"), NamedNode(_FORMATS + name)) for name in _OFFERED),
    ]
    prefixes = {"sd": _SD, "void": PREFIXES["void"]} if offered[media] != RdfFormat.N_TRIPLES else {}
    data = serialize(triples, format=offered[media], prefixes=prefixes)
    return Response(data, media_type=media)
