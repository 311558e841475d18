"""The Reconciliation Service API 0.2 at /reconcile: OpenRefine matches the names of a table with the graph's."""

import json
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg import __version__
from kg.graph import ontology
from kg.graph.prefixes import ONTOLOGY
from kg.serve.candidates import extended, preview, proposed, reconciled, suggested
from kg.serve.http import PageError, body, respond, work
from kg.serve.view import asked

_PATH = "/reconcile"
_TYPES = ("org:Organization", "foaf:Person", "schema:Event", "org:Post", "kgo:Document", "schema:Place")


async def _service(request: Request) -> Response:
    """The manifest; or candidates for `queries`, or values for `extend`, in the address or a form."""
    fields = dict(request.query_params)
    if request.method == "POST":
        try:
            fields |= dict(parse_qsl((await body(request)).decode(), errors="strict", max_num_fields=20))
        except ValueError:
            raise PageError(400, "a form in UTF-8 is wanted, with queries or extend") from None
    if "queries" in fields:
        return respond(request, await work(request, reconciled, _json(fields["queries"], "queries")))
    if "extend" in fields:
        wanted = _json(fields["extend"], "extend")
        ids, properties = wanted.get("ids"), wanted.get("properties")
        if not isinstance(ids, list) or not isinstance(properties, list):
            raise PageError(400, "extend wants the lists ids and properties")
        return respond(request, await work(request, extended, ids, properties))
    return JSONResponse(_manifest(request))


def _json(value: str, name: str) -> dict[str, object]:
    try:
        read = json.loads(value)
    except (ValueError, RecursionError):
        raise PageError(400, f"{name} is no JSON") from None
    if not isinstance(read, dict):
        raise PageError(400, f"{name} is a JSON object")
    return read


def _manifest(request: Request) -> dict[str, object]:
    here, facts = str(request.base_url).rstrip("/"), request.app.state.pool.facts
    names = ontology.words("en" if asked(request).english else "zh")
    return {
        "versions": ["0.2"],
        "name": f"Gongbao: {facts['name']}",
        "serviceVersion": __version__,
        "identifierSpace": facts["base"],
        "schemaSpace": ONTOLOGY,
        "defaultTypes": [{"id": one, "name": names[one]} for one in _TYPES],
        "view": {"url": f"{here}/id/{{{{id}}}}"},
        "preview": {"url": f"{here}{_PATH}/preview?id={{{{id}}}}", "width": 430, "height": 300},
        "suggest": {
            what: {"service_url": here, "service_path": f"{_PATH}/suggest/{what}"}
            for what in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": here, "service_path": f"{_PATH}/properties"},
            "property_settings": [],
        },
    }


async def _suggest(request: Request) -> Response:
    what = request.path_params["what"]
    if what not in ("entity", "type", "property"):
        raise PageError(404, "suggested are entity, type, property")
    return respond(request, await work(request, suggested, what, request.query_params.get("prefix", "")))


async def _properties(request: Request) -> Response:
    limit = request.query_params.get("limit", "")
    most = int(limit) if limit.isascii() and limit.isdigit() and len(limit) < 6 else 0
    return respond(request, await work(request, proposed, request.query_params.get("type", ""), most))


async def _preview(request: Request) -> Response:
    response = respond(request, await work(request, preview, request.query_params.get("id", "")))
    origins = " ".join(("'self'", "http://127.0.0.1:*", "http://localhost:*", *request.app.state.origins))
    response.headers["content-security-policy"] = f"default-src 'self'; frame-ancestors {origins}"  # shown in a frame
    return response


ROUTES = (
    Route(_PATH, _service, methods=["GET", "POST"]),
    Route(f"{_PATH}/suggest/{{what}}", _suggest),
    Route(f"{_PATH}/properties", _properties),
    Route(f"{_PATH}/preview", _preview),
)
