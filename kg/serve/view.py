"""For whom a page is made: below which path the service stands, and in which language it speaks."""

from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import NamedTuple

from starlette.datastructures import QueryParams
from starlette.requests import Request

from kg.errors import DataError
from kg.graph import ontology
from kg.serve.library import Library
from kg.serve.reply import Reply

COOKIE = "gongbao-lang"
LANGUAGES = ("zh", "en")


class View(NamedTuple):
    """`root`: the path below which a proxy shows the service ("" for none); `english`: else Chinese; `other`: where the
    same page is in the other language."""

    root: str = ""
    english: bool = False
    other: str = ""


_VIEW: ContextVar[View] = ContextVar("view", default=View())  # noqa: B039 frozen


def view() -> View:
    """That of the request which is answered now."""
    return _VIEW.get()


def asked(request: Request) -> View:
    """That of `request`: the language by ?lang=, by the cookie that it left, by what the browser prefers."""
    chosen = request.query_params.get("lang", "") or request.cookies.get(COOKIE, "")
    if chosen not in LANGUAGES:
        header = request.headers.get("accept-language", "")
        liked = [part.split(";")[0].strip()[:2].lower() for part in header.split(",")[:20]]
        chosen = next((one for one in liked if one in LANGUAGES), "zh")
    english = chosen == "en"
    parameters = QueryParams({**request.query_params, "lang": "zh" if english else "en"})
    return View(request.scope.get("root_path", ""), english, f"{request.url.path}?{parameters}")


def seen(library: Library, of: View, job: object, *arguments: object) -> Reply:
    """In a worker: what `job` makes for such a view."""
    assert callable(job)
    token = _VIEW.set(of)
    try:
        made: Reply = job(library, *arguments)
        return made
    finally:
        _VIEW.reset(token)


@cache
def english() -> Mapping[str, str]:
    """What the pages say in Chinese → in English (english.tsv beside this file). Raises DataError."""
    path, found = Path(__file__).with_name("english.tsv"), {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        zh, _, en = line.partition("\t")
        if not zh or not en or zh in found:
            raise DataError(path, number, "wanted: Chinese, tab, English, each once")
        found[zh] = en
    return found


def say(text: str) -> str:
    """A Chinese text of the pages in the language of the view."""
    return english()[text] if view().english else text


def word(term: str) -> str:
    """What a term of the ontology (a prefixed name) is called in that language; the name itself where it has none."""
    return ontology.words("en" if view().english else "zh").get(term, term)
