"""The network of a graph as one HTML file that needs nothing else: no server, no second file, no line to the net.

pyvis places the nodes and brings vis-network along. Its own page is not used, as that loads style sheets from
elsewhere and runs headings and titles as HTML. In ours the graph is data, not script: text reaches the page through
textContent alone, and the content security policy knows our scripts by their hashes.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Store

from kg.graph.changes import Change
from kg.late import late
from kg.publish import pyvis_network
from kg.publish.again import State, again, of_page
from kg.publish.data import ahead, data
from kg.publish.made import MadeRows
from kg.publish.numbered import Numbered, Part
from kg.publish.rows import StoreRows
from kg.publish.terms import KINDS
from kg.publish.view import view

if TYPE_CHECKING:
    from jinja2 import Template

# The page's own script, in this order: each module needs only those before it.
_MODULES = (
    "graph words state provinces filters measure looks marks around way compare time scene axis discs paint canvas "
    "pointer curate facts comparison panel names search table lanes tiles trail pictures graphfile export sheet "
    "controls main"
).split()
_PARTS = ("data", "sentences")
_SOME = 1000  # sentences that are written at once
_IMPORT = late(r"^import .*?;\n", re.MULTILINE | re.DOTALL)
_EXPORT = late(r"^export (?=const ([$\w]+))", re.MULTILINE)


def html(shown: Store | Sequence[Path], title: str) -> bytes:
    """The page titled `title` for a graph and its evidence (in a store, or our two files), as UTF-8; either way the
    same bytes, every time."""
    return b"".join(pieces(shown, title))


def pieces(shown: Store | Sequence[Path], title: str) -> Iterator[bytes]:
    """The same piece by piece: all at once take much memory."""
    return _page([Part(view(StoreRows(shown) if isinstance(shown, Store) else MadeRows(*shown)))], title)


def shown(page: Path) -> Part:
    """What a page of ours shows. Raises OSError."""
    text = page.read_bytes()
    found = of_page(*(json.loads(_between(text, f'id="{part}">'.encode(), b"</script>")) for part in _PARTS))
    ahead(found)
    return Part(found)


def renewed(before: Part, changed: Sequence[Change], now: State, title: str) -> Iterator[bytes] | None:
    """What `pieces` makes of a graph of ours as it is `now`, by way of what its page showed `before` and of what was
    `changed` since. None where that can't be. Raises OSError where the store is damaged."""
    found = again(before, changed, now)
    return _page(found, title) if found else None


def _between(text: bytes, begin: bytes, end: bytes) -> bytes:
    return text.partition(begin)[2].partition(end)[0]


def _page(parts: Sequence[Part], title: str) -> Iterator[bytes]:
    scripts = [pyvis_network.script(), _script()]
    style = _asset("network.css")
    first, sentences = data(Numbered(parts))
    found = _template().generate(
        title=title,
        vis=scripts[0],
        script=scripts[1],
        style=style,
        script_hashes=[_hash(script) for script in scripts],
        style_hash=_hash(style),
        data=_json(first, 2),
        sentences=_json(sentences, 1),
        kinds=[*KINDS, "post", "measurement", "article"],
    )
    return (piece.encode() for piece in found)


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(loader=PackageLoader("kg.publish", "assets"), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("network.html.j2")


@cache
def _script() -> str:
    """The modules of assets/js as one script, as a page opened from a folder can't load modules: each becomes a
    function that gives what it exports, so that its other names stay its own."""
    parts = []
    for name in _MODULES:
        module = _IMPORT.sub("", _asset(f"js/{name}.js"))
        exports = ", ".join(_EXPORT.findall(module))
        parts.append(f"const {{ {exports} }} = (() => {{\n{_EXPORT.sub('', module)}return {{ {exports} }};\n}})();\n")
    return "".join(parts)


def _json(data: object, deep: int = 0) -> Iterator[str]:
    """`data` as JSON that can stand in a script element: nothing in it can end the element or open a comment. So `deep`
    columns are told one by one, and of a long one some values, as all at once take much memory."""
    if deep and isinstance(data, dict) and any(isinstance(one, dict | list) for one in data.values()):
        yield "{"
        for number, (key, value) in enumerate(data.items()):
            yield f"{',' * bool(number)}{''.join(_json(str(key)))}:"
            yield from _json(value, deep - 1)
        yield "}"
        return
    if deep and isinstance(data, list):
        yield "["
        for at in range(0, len(data), _SOME):
            yield "," * bool(at) + "".join(_json(data[at : at + _SOME]))[1:-1]
        yield "]"
        return
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    yield text


def _asset(name: str) -> str:
    return (files("kg.publish") / "assets" / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()
