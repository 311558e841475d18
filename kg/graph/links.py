"""Links out: a table that a user gives (adcode or IRI → IRI elsewhere) as owl:sameAs of the nodes of a graph."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.errors import InputError
from kg.graph.prefixes import PREFIXES
from kg.late import late

_CODE = late(r"\d{6}(?:\d{3})?")
_IRI = late(r"https?://[!-~]+")
_UNSAFE = late(r'[<>"{}|\\^`]')
_HEADER = frozenset("adcode code iri node key ?code ?key ?node".split())
_ADCODE = NamedNode(PREFIXES["kgo"] + "adcode")


class Link(NamedTuple):
    """A node of the graph and what it is elsewhere."""

    node: str
    elsewhere: str


def read(path: Path) -> list[tuple[int, str, str]]:
    """The rows of a table, tab-separated: line, adcode or IRI, IRI elsewhere; as the Wikidata Query Service writes them
    ("130528", <http://…>), too. Lines with # and a header are passed over. Raises InputError with the line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte offset {error.start}") from error
    rows: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines, 1):
        cells = [_bare(cell) for cell in line.split("\t")]
        if not line.strip() or line.startswith("#") or (not rows and cells[0].lower() in _HEADER):
            continue
        if len(cells) < 2 or not (_CODE.fullmatch(cells[0]) or _is_iri(cells[0])) or not _is_iri(cells[1]):
            raise InputError(f"{path}:{number}: wanted an adcode or an IRI, a tab, and an IRI: {line[:80]!r}")
        rows.append((number, cells[0], cells[1]))
    return rows


def _bare(cell: str) -> str:
    return re.sub(r'^<(.*)>$|^"(.*)"(?:@\w+|\^\^\S+)?$', lambda match: match[1] or match[2] or "", cell.strip())


def _is_iri(text: str) -> bool:
    return bool(_IRI.fullmatch(text)) and not _UNSAFE.search(text)


def links(store: Store, rows: Sequence[tuple[int, str, str]]) -> tuple[list[Link], list[tuple[int, str]]]:
    """The links of `rows`, each once and in order; and the rows (line, key) that name nothing of the graph."""
    codes: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(None, _ADCODE, None, DefaultGraph()):
        if isinstance(quad.subject, NamedNode):
            codes.setdefault(getattr(quad.object, "value", ""), []).append(quad.subject.value)
    found: set[Link] = set()
    unknown = []
    for number, key, elsewhere in rows:
        nodes = codes.get(key, []) if _CODE.fullmatch(key) else [key] if _known(store, key) else []
        found.update(Link(node, elsewhere) for node in nodes)
        if not nodes:
            unknown.append((number, key))
    return sorted(found), unknown


def _known(store: Store, iri: str) -> bool:
    return next(store.quads_for_pattern(NamedNode(iri), None, None, DefaultGraph()), None) is not None


def turtle(found: Sequence[Link]) -> bytes:
    """`found` as Turtle, the same bytes whatever the order of the table."""
    head = f"@prefix owl: <{PREFIXES['owl']}> .\n\n"
    return (head + "".join(f"<{one.node}> owl:sameAs <{one.elsewhere}> .\n" for one in found)).encode()
