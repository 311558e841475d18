"""What the network's page knows, as JSON: columns rather than objects, as there are many of everything.

Two parts: the one that is needed to draw, filter and search, and the texts of the sentences, which the page reads
only when a fact is looked at.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

from kg.apart import apart
from kg.graph.pinyin import is_plain, syllables
from kg.graph.prefixes import PREFIXES
from kg.graph.provinces import provinces
from kg.publish import pyvis_network
from kg.publish.chosen import MOST
from kg.publish.numbered import Numbered
from kg.publish.overview import Community, overview
from kg.publish.positions import positions
from kg.publish.terms import KINDS, terms
from kg.publish.view import Fact, Node, View

SHAPES = {
    "person": "dot",
    "organisation": "square",
    "event": "diamond",
    "programme": "star",
    "document": "triangleDown",
    "place": "triangle",
}
_LARGE = 400  # with more nodes than this the page opens as an overview of communities
_MANY = 5_000  # nodes that are laid out in another process, while columns are made
# A community is called after its best joined member; between alike ones, what tells more comes first.
_TELLING = {"organisation": 1.0, "programme": 1.0, "event": 0.8, "person": 0.6, "place": 0.5, "document": 0.4}


def data(shown: Numbered) -> tuple[dict[str, Any], list[str]]:
    """Both parts of the page's data: columns by name, and the sentences."""

    def drawn() -> dict[str, Any]:
        return _drawn(shown.nodes, shown.facts)

    if len(shown.nodes) < _MANY:
        return _data(shown.view(), drawn)
    with apart(lambda: json.dumps(drawn()), "laid out the network") as placed:
        return _data(shown.view(), lambda: json.loads(placed()))


def ahead(shown: View) -> None:
    """Have at hand how names are read."""
    for node in shown.nodes:
        _readings((node.label, *node.names))


def _data(shown: View, drawn: Callable[[], dict[str, Any]]) -> tuple[dict[str, Any], list[str]]:
    base = _base([node.iri for node in shown.nodes])
    classes = _numbers([node.term for node in shown.nodes])
    relations = _numbers([fact.term for fact in shown.facts])
    rules = _numbers(sorted({rule for fact in shown.facts for rule in fact.rules}))
    sources = _numbers([source for _, _, source in shown.quotes.articles])
    pinyin, readings = _pinyin([(node.label, *node.names) for node in shown.nodes])
    kind_of = {node.term: KINDS.index(node.kind) for node in shown.nodes}
    first = {
        "terms": terms().names,
        "prefixes": PREFIXES,
        "base": base,
        "kinds": KINDS,
        "classes": list(classes),
        "kindOfClass": [kind_of[term] for term in classes],
        "relations": list(relations),
        "sources": list(sources),
        "rules": list(rules),
        "pinyin": pinyin,
        "provinces": [[one.code, one.chinese, one.english, one.letters, one.column, one.row] for one in provinces()],
        "nodes": {
            "iri": [node.iri.removeprefix(base) for node in shown.nodes],
            "cls": [classes[node.term] for node in shown.nodes],
            "label": [node.label for node in shown.nodes],
            "names": _sparse([node.names for node in shown.nodes]),
            "readings": readings,
            "articles": _sparse([node.articles for node in shown.nodes]),
            "quotes": _sparse([node.quotes for node in shown.nodes]),
            "adcode": _sparse([node.adcode for node in shown.nodes]),
        },
        "facts": _facts(shown.facts, relations, rules, base),
        "quotes": [number for quote in shown.quotes.quotes for number in quote],
        "articleOf": [article for article, _ in shown.quotes.sentences],
        "articles": [
            [headline, date, sources[source], iri.removeprefix(base)]
            for (headline, date, source), iri in zip(shown.quotes.articles, shown.quotes.iris, strict=True)
        ],
        "begins": shown.quotes.begins,
        **drawn(),
        **({"left": shown.left} if shown.left else {}),
    }
    return first, [sentence for _, sentence in shown.quotes.sentences]


def _facts(facts: Sequence[Fact], relations: dict[str, int], rules: dict[str, int], base: str) -> dict[str, Any]:
    return {
        "subject": [fact.subject for fact in facts],
        "relation": [relations[fact.term] for fact in facts],
        "object": [fact.object for fact in facts],
        "confidence": [float(fact.confidence) if fact.confidence else None for fact in facts],
        "quotes": [sorted(fact.quotes) for fact in facts],
        "note": _sparse([fact.note for fact in facts]),
        "seen": _sparse([[fact.first, fact.last] if fact.first else [] for fact in facts]),
        "rules": _sparse([sorted(rules[rule] for rule in fact.rules) for fact in facts]),
        "by": _sparse(["" if fact.quotes else fact.by for fact in facts]),
        "via": _sparse([[fact.via[0].removeprefix(base), *fact.via[1:]] if fact.via else [] for fact in facts]),
    }


def _drawn(nodes: Sequence[Node], facts: Sequence[Fact]) -> dict[str, Any]:
    """Where and how large each node stands, by way of pyvis; the communities of a large network with their names."""
    links = sorted({(f.subject, f.object) for f in facts if isinstance(f.object, int) and f.object != f.subject})
    degree = Counter(node for link in links for node in link)
    count = len(nodes)
    places, communities = overview(count, links) if count > _LARGE else (positions(count, links), [])
    network = pyvis_network.network()
    from pyvis.node import Node as Drawn  # only now: pyvis itself is loaded by the line above

    for index, (node, (x, y)) in enumerate(zip(nodes, places, strict=True)):
        size = round(min(6 + 2.2 * degree[index] ** 0.5, 22), 1)
        drawn = Drawn(index, SHAPES[node.kind], node.label, group=node.kind, size=size, x=x, y=y)
        network.nodes.append(drawn.options)  # as add_node does, but that looks through all nodes before
    return {
        "x": [node["x"] for node in network.nodes],
        "y": [node["y"] for node in network.nodes],
        "size": [node["size"] for node in network.nodes],
        "shapes": [SHAPES[kind] for kind in KINDS],
        "communities": [[_name(one, nodes, degree), one.x, one.y, one.radius, one.members] for one in communities],
    }


def _name(community: Community, nodes: Sequence[Node], degree: Counter[int]) -> str:
    """The label of the member that stands for the community; "" for the rest."""
    if community.rest:
        return ""
    best = max(community.members, key=lambda node: (degree[node] * _TELLING[nodes[node].kind], -node))
    return nodes[best].label


def _pinyin(names: Sequence[tuple[str, ...]]) -> tuple[dict[str, str], dict[int, list[str]]]:
    """The syllable of each character, and by node those of its names in which a word is read otherwise (重庆)."""
    chars = sorted({char for all_ in names for one in all_ for char in one})
    usual = {char: syllable for char in chars if (syllable := _usual(char))}
    return usual, _sparse([_readings(all_) for all_ in names])


@cache
def _usual(char: str) -> str:
    return next(syllables(char), "")


@lru_cache(2 * MOST)
def _readings(names: tuple[str, ...]) -> list[str]:
    """For each name its syllables, or "" where they are the characters' usual ones; [] where all are."""
    if is_plain("\n".join(names)):
        return []
    read = [list(syllables(name)) for name in names]
    expected = [[syllable for char in name if (syllable := _usual(char))] for name in names]
    return (
        [" ".join(one) if one != two else "" for one, two in zip(read, expected, strict=True)]
        if read != expected
        else []
    )


def _sparse(values: Sequence[Any]) -> dict[int, Any]:
    """The values that are not empty, by index."""
    return {index: value for index, value in enumerate(values) if value}


def _numbers(values: Sequence[str]) -> dict[str, int]:
    """Each different value with its number, in order of first appearance."""
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


def _base(iris: Sequence[str]) -> str:
    """The beginning that most IRIs share, up to a slash (or colon)."""

    def head(iri: str) -> str:
        return iri[: max(iri.rfind("/"), -1 if "/" in iri else iri.rfind(":")) + 1]

    found = Counter(map(head, iris))
    return max(found, key=lambda one: (found[one], one)) if found else ""
