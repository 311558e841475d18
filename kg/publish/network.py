"""The network of a graph as one HTML file that needs nothing else: no server, no second file, no line to the net.

pyvis makes the nodes, edges and options and brings vis-network's script along. Its own page is not used, as that
loads style sheets from elsewhere and runs headings and titles as HTML. In ours the graph is data, not script: text
reaches the page through textContent alone, and the content security policy knows our two scripts by their hashes.
"""

import json
from base64 import b64encode
from collections import defaultdict
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from pyoxigraph import Store

from kg.graph.pinyin import syllables
from kg.publish import pyvis_network
from kg.publish.positions import positions
from kg.publish.terms import terms
from kg.publish.view import Fact, Node, View, view

_FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
_SHAPES = {
    "person": "dot",
    "organisation": "square",
    "event": "diamond",
    "programme": "star",
    "document": "triangleDown",
    "place": "triangle",
}
_OPTIONS = {
    "physics": False,
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 200, "hideEdgesOnDrag": True, "dragNodes": True},
    "nodes": {"borderWidth": 1, "font": {"face": _FONT}},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.4}}, "smooth": False, "selectionWidth": 2},
}
_DOUBTFUL = 0.7  # a line all of whose facts are less sure than this is dashed


def html(store: Store, title: str) -> bytes:
    """The page titled `title` for the graph and the evidence graph in `store`, as UTF-8; the same bytes every time."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(loader=PackageLoader("kg.publish", "assets"), autoescape=True, undefined=StrictUndefined)
    scripts = [pyvis_network.script(), _asset("network.js")]
    style = _asset("network.css")
    page = environment.get_template("network.html.j2").render(
        title=title,
        scripts=scripts,
        style=style,
        script_hashes=[_hash(script) for script in scripts],
        style_hash=_hash(style),
        data=_json(_data(view(store))),
        shapes=_SHAPES,
    )
    return page.encode()


def _data(shown: View) -> dict[str, Any]:
    """What the page's script reads. Facts and quotes are rows, not objects, as there are many of them."""
    links = defaultdict(list)
    for index, fact in enumerate(shown.facts):
        if isinstance(fact.object, int) and fact.object != fact.subject:
            links[fact.subject, fact.object].append(index)
    nodes, edges = _drawn(shown, links)
    return {
        "terms": terms().names,
        "nodes": [_node_row(node) for node in shown.nodes],
        "facts": [_fact_row(fact) for fact in shown.facts],
        "links": list(links.values()),
        "quotes": shown.quotes.quotes,
        "sentences": shown.quotes.sentences,
        "articles": shown.quotes.articles,
        "network": {"nodes": nodes, "edges": edges, "options": _OPTIONS},
    }


def _drawn(shown: View, links: dict[tuple[int, int], list[int]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Nodes and edges for vis-network, as pyvis makes them."""
    pyvis = pyvis_network.load()
    degree = [0] * len(shown.nodes)
    for subject, target in links:
        degree[subject] += 1
        degree[target] += 1
    network = pyvis.Network(directed=True)
    places = positions(len(shown.nodes), list(links))
    for index, (node, (x, y)) in enumerate(zip(shown.nodes, places, strict=True)):
        size = round(min(7 + 3 * degree[index] ** 0.5, 34), 1)
        network.add_node(index, _short(node.label), _SHAPES[node.kind], group=node.kind, size=size, x=x, y=y)
    for index, ((subject, target), facts) in enumerate(links.items()):
        doubtful = all(float(shown.facts[fact].confidence or 1) < _DOUBTFUL for fact in facts)
        edge = pyvis.Edge(subject, target, directed=True, id=index, **({"dashes": True} if doubtful else {}))
        network.edges.append(edge.options)  # as add_edge does, but that searches all nodes for both ends
    return network.nodes, network.edges


def _node_row(node: Node) -> list[Any]:
    return [node.term, node.label, node.names, _initials(node.label), node.quotes, node.articles]


def _fact_row(fact: Fact) -> list[Any]:
    attested = [fact.first, fact.last] if fact.first else []
    by = "" if fact.quotes else fact.by
    confidence = float(fact.confidence) if fact.confidence else None
    return [fact.subject, fact.term, fact.object, fact.note, confidence, sorted(fact.quotes), attested, by]


def _short(label: str) -> str:
    """`label` as it stands beside its node: in one line, or in two of equal length, of ten characters at most."""
    if len(label) <= 10:
        return label
    label = label if len(label) <= 20 else label[:19] + "…"
    half = (len(label) + 1) // 2
    return f"{label[:half]}\n{label[half:]}"


def _initials(label: str) -> str:
    """The first letter of each character's pinyin (重庆市 → cqs), to be searched for."""
    import rjieba  # its dictionary takes a quarter of a second to load

    return "".join(map(_word_initials, rjieba.cut(label)))


@cache
def _word_initials(word: str) -> str:  # by word: 重 is z in 重点, c in 重庆; and most names are made of the same words
    return "".join(syllable[0] for syllable in syllables(word))


def _json(data: object) -> str:
    """`data` as JSON that can stand in a script element: nothing in it can end the element or open a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _asset(name: str) -> str:
    return (files("kg.publish") / "assets" / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()
