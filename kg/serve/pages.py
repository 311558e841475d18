"""The pages for people: where to ask, what a node is, an article with its names marked; and the search of names."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.graph.ontology import words
from kg.graph.prefixes import GRAPH
from kg.graph.questions import questions
from kg.graph.search import search as find
from kg.serve import edit, query
from kg.serve.accept import best
from kg.serve.article import article as article_job
from kg.serve.browse import browse as browse_job
from kg.serve.fulltext import sentences as sentences_job
from kg.serve.html import page
from kg.serve.http import PageError, below, respond, work
from kg.serve.library import Library
from kg.serve.node import node as node_job
from kg.serve.reply import Reply, data

_LIMIT = 1000  # rows of a question that is a click away


async def home(request: Request) -> Response:
    """The page with the editor and the questions."""
    return respond(request, await work(request, home_job))


async def node(request: Request) -> Response:
    """The node of the path: a page, or its triples (Turtle, JSON-LD …) for who prefers these."""
    name = request.path_params["name"]
    media = best(request.headers.get("accept", ""), ["text/html", *query.GRAPHS])
    if media is None:
        raise PageError(406, f"a node can be had as text/html, {', '.join(query.GRAPHS)}")
    if media == "text/html" and name.startswith("article-") and "#" not in name:
        return RedirectResponse(below(request, f"/article/{name.removeprefix('article-')}"), 303)
    wanted = _number(request.query_params.get("page", "1"))
    iri, href = request.app.state.pool.facts["base"] + name, edit.page_of(request, name)
    return respond(request, await work(request, node_job, iri, media, wanted, href))


async def article(request: Request) -> Response:
    """The article of the path."""
    iri = f"{request.app.state.pool.facts['base']}article-{request.path_params['name']}"
    return respond(request, await work(request, article_job, iri))


async def browse(request: Request) -> Response:
    """Nodes by class (?cls=), month, place, body, source, confidence (?sure=), part of the name (?q=), in an order."""
    asked = dict(request.query_params)
    return respond(request, await work(request, browse_job, asked, _number(asked.get("page", "1"))))


async def sentences(request: Request) -> Response:
    """Sentences with the words ?q=…"""
    asked = request.query_params
    return respond(request, await work(request, sentences_job, asked.get("q", ""), _number(asked.get("page", "1"))))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


async def search(request: Request) -> Response:
    """Names like ?q=…, best first, as JSON."""
    return respond(request, await work(request, search_job, request.query_params.get("q", "")))


def search_job(library: Library, wanted: str) -> Reply:
    """The nodes that are called so, with the local part of their IRI as `id`."""
    found = find(library.names, wanted)
    for one in found:
        one["id"] = str(one["node"]).removeprefix(library.base)
    return data(found)


def home_job(library: Library) -> Reply:
    """The page with the editor and the questions."""
    asked = [
        {"number": one.number, "chinese": one.chinese, "english": one.english, "parameter": one.parameter,
         "text": one.text.rstrip() + ("" if "LIMIT" in one.text else f"\nLIMIT {_LIMIT}")}
        for one in questions()
    ]  # fmt: skip
    terms = sorted(term for term in words() if not term.startswith(("sh:", "owl:")))
    return page(
        "home.html",
        library,
        questions=asked,
        prefixes=library.prefixes,
        base=library.base,
        classes=[term for term in terms if term.partition(":")[2][:1].isupper()],
        properties=[term for term in terms if term.partition(":")[2][:1].islower()],
        limit=_LIMIT,
        alone=GRAPH,
    )
