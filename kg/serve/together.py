"""The results of browsing as a network: what joins them, and whom or what several of them share."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from kg.publish.positions import positions
from kg.serve.html import link
from kg.serve.library import Library
from kg.serve.rows import Row, select

_SHARED = 40  # nodes beside the results
_EDGE = 90  # pixels around the picture
_KINDS = "foaf:Agent schema:Event schema:Place kgo:Programme kgo:Document org:Post"


class Node(NamedTuple):
    """A node of the picture: its name, short and whole, its address, where it stands, whether it is a result."""

    short: str
    label: str
    href: str
    x: int
    y: int
    found: bool


class Network(NamedTuple):
    """The picture: its size, its nodes, its lines as pairs of their ends."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    lines: tuple[tuple[Node, Node], ...]


def together(library: Library, rows: Sequence[Row]) -> Network:
    """The nodes of `rows` (?node, ?label) that are joined with others of them, directly or by way of one more node;
    of those that join them the ones that join most."""
    found = {row["node"].value: row["label"].value for row in rows}
    shared, names = _neighbours(library, found)
    joining = sorted((one for one in shared if one not in found), key=lambda one: (-len(shared[one]), names[one], one))
    names |= found
    kept = {*found, *(one for one in joining if len(shared[one]) > 1)}
    kept -= set([one for one in joining if one in kept][_SHARED:])
    edges = sorted({(min(a, b), max(a, b)) for a in shared if a in kept for b in shared[a] if b in kept and a != b})
    drawn = sorted({end for edge in edges for end in edge})
    number = {iri: at for at, iri in enumerate(drawn)}
    places = positions(len(drawn), [(number[a], number[b]) for a, b in edges])
    nodes = tuple(
        Node(_short(names[iri]), names[iri], link(library, iri), x + _EDGE, y + _EDGE // 2, iri in found)
        for iri, (x, y) in zip(drawn, places, strict=True)
    )
    width, height = max((one.x for one in nodes), default=0), max((one.y for one in nodes), default=0)
    lines = tuple((nodes[number[a]], nodes[number[b]]) for a, b in edges)
    return Network(width + _EDGE, height + _EDGE // 2, nodes, lines)


def _neighbours(library: Library, found: dict[str, str]) -> tuple[dict[str, set[str]], dict[str, str]]:
    """Each node that is in a fact with one of `found` → these; and the names of all."""
    wanted = " ".join(f"<{iri}>" for iri in found)
    query = f"""SELECT DISTINCT ?node ?other ?label {{ VALUES ?node {{ {wanted} }} VALUES ?kind {{ {_KINDS} }}
      {{ ?node ?to ?other }} UNION {{ ?other ?from ?node }} ?other a ?kind ; rdfs:label ?label }}
      ORDER BY ?other ?label"""
    shared: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for row in select(library, query) if found else []:
        shared[row["other"].value].add(row["node"].value)
        names.setdefault(row["other"].value, row["label"].value)
    return shared, names


def _short(label: str) -> str:
    return label if len(label) <= 10 else label[:9] + "…"
