"""Pages from templates, all text escaped; and the addresses of nodes."""

from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.serve.library import Library
from kg.serve.reply import Reply
from kg.serve.view import english, say, view

_FOLDER = Path(__file__).with_name("templates")
_PAGES = Environment(
    loader=FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
)
english()
# Read before workers are forked, as they can open no file.
_TEMPLATES = {path.name: _PAGES.get_template(path.name) for path in sorted(_FOLDER.glob("*.html"))}


def page(template: str, library: Library, **content: object) -> Reply:
    """The page of `template` (a file of templates/) with `content`."""
    seen = view()
    words = {"_": say, "sep": ", " if seen.english else "、", "english": seen.english}
    where = {"root": seen.root, "other": seen.other}
    html = _TEMPLATES[template].render(graph=library.name, triples=library.triples, **where, **words, **content)
    return Reply(200, "text/html; charset=utf-8", html.encode("utf-8", "replace"))


def link(library: Library, iri: str) -> str:
    """The address of the page of `iri`: here for a node of the graph, elsewhere for a web address, "" for others."""
    if iri.startswith(library.base):
        local = iri[len(library.base) :]
        if "#" not in local and local.startswith("article-"):
            return f"{view().root}/article/{quote(local[len('article-') :])}"
        return f"{view().root}/id/{quote(local)}"
    return iri if iri.startswith(("https://", "http://")) else ""
