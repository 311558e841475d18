"""Questions in Chinese, in a worker: a page with the answer, its sentences and its SPARQL, or the same as JSON."""

import datetime
from functools import cache
from urllib.parse import quote

from pyoxigraph import Literal, Store
from starlette.requests import Request
from starlette.responses import Response

from kg.ask import Reader, Unclear
from kg.graph.explain import Quote
from kg.serve.accept import best
from kg.serve.html import link, page
from kg.serve.http import PageError, respond, work
from kg.serve.library import Library
from kg.serve.reply import Reply, data
from kg.serve.rows import select
from kg.serve.view import view

_ARTICLE = """SELECT ?article { ?article rdfs:label ?headline ; schema:isPartOf/rdfs:label ?source } ORDER BY ?article
LIMIT 1"""


async def ask(request: Request) -> Response:
    """The answer to ?q=…, 今年 reckoned from today: a page, or JSON for who prefers that. 422: not understood."""
    media = best(request.headers.get("accept", ""), ["text/html", "application/json"])
    if media is None:
        raise PageError(406, "an answer can be had as text/html, application/json")
    today = datetime.date.today().isoformat()
    return respond(request, await work(request, answer, request.query_params.get("q", ""), today, media))


@cache
def reader(store: Store) -> Reader:
    """Made for the first question of a worker: who asks none does not wait for it."""
    return Reader(store)


def answer(library: Library, question: str, today: str, media: str) -> Reply:
    """The answer to `question` on the day `today` in `media`."""
    found, unclear = None, ""
    try:
        found = reader(library.store).ask(question, datetime.date.fromisoformat(today))
    except Unclear as error:
        unclear = str(error)
    status = 200 if found else 422
    if media == "application/json":
        told = {
            "question": question,
            "unclear": unclear,
            "kind": found.kind if found else "",
            "sentence": found.sentence if found else "",
            "answers": [one._asdict() for one in found.answers] if found else [],
            "evidence": [_evidence(library, one) for one in found.evidence] if found else [],
            "sparql": found.sparql if found else "",
        }
        return data(told)._replace(status=status)
    made = page(
        "ask.html",
        library,
        question=question,
        unclear=unclear,
        found=found,
        answers=[(one.label, link(library, one.node)) for one in found.answers if one.node] if found else [],
        evidence=[_evidence(library, one) for one in found.evidence] if found else [],
        editor=f"{view().root}/?query={quote(found.sparql)}" if found else "",
    )
    return made._replace(status=status)


def _evidence(library: Library, one: Quote) -> dict[str, str]:
    """A sentence with where it stands, and the address of the article's page."""
    terms = {"headline": Literal(one.headline, language="zh"), "source": Literal(one.source, language="zh")}
    rows = select(library, _ARTICLE, **terms)
    href = link(library, rows[0]["article"].value) if rows else ""
    return {"sentence": one.sentence, "headline": one.headline, "date": one.date, "source": one.source, "href": href}
