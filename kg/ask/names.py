"""The names of a graph, found in a question: labels and other names, whatever quotes or width they are typed in."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import ahocorasick
from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.graph.prefixes import PREFIXES
from kg.language.analyse import fold
from kg.late import late

# The slots of question_kinds.yaml, and the classes of the nodes that fill them.
SLOTS = {
    "PERSON": "foaf:Person",
    "ORG": "org:Organization",
    "EVENT": "schema:Event",
    "PROGRAMME": "kgo:Programme",
    "DOCUMENT": "kgo:Document",
    "PLACE": "schema:AdministrativeArea",
}
_MARKS = dict.fromkeys(map(ord, "“”‘’\"'《》〈〉<>·-—_ \t\n"))
_SHORTEST = 4  # characters of another name that says nothing of the place
_END = 3  # characters of the end of a name
# Before what is asked for, not named: 开过什么工作会议.
_ASKED = late("(?:什么|哪些|哪[个场次项]|[几多少][个场次项]?)$")


class Name(NamedTuple):
    """A name of a node: what slot it fills, its IRI, its label; `own` where the name is the label."""

    slot: str
    node: str
    label: str
    own: bool


class Found(NamedTuple):
    """A name in a question: where it ends, and the nodes that may be meant, all of one slot; none, and TEXT, where
    nothing says which."""

    end: int
    slot: str
    nodes: tuple[Name, ...]


def plain(text: str) -> str:
    """`text` as names are compared: folded, without quotation marks, brackets and spaces."""
    return fold(text).translate(_MARKS)


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a graph. `areas`: the division that a body serves, by IRI; `places`: the names of divisions;
    `events`: all of them, and programmes; `articles`: those of each headline; `last`: the last day that an article is
    of, "" where none has one."""

    automaton: Any
    areas: dict[str, str]
    places: dict[str, str]
    titles: frozenset[str]
    events: tuple[Name, ...]
    articles: dict[str, tuple[Name, ...]]
    last: str

    @classmethod
    def of(cls, store: Store) -> "Names":
        """Those of the graph in `store`."""
        slots = {node: slot for slot, kind in SLOTS.items() for node in _subjects(store, "rdf:type", kind)}
        labels = {node: label for node, label in _texts(store, "rdfs:label") if node in slots}
        areas = {node: area for node, area in _texts(store, "kgo:jurisdiction") if node in slots}
        places = {node: label for node, label in labels.items() if slots[node] == "PLACE"}
        known: dict[str, dict[str, Name]] = {}
        for node, label in sorted(labels.items()):
            known.setdefault(plain(label), {})[node] = Name(slots[node], node, label, True)
        for node, other in sorted(_texts(store, "skos:altLabel")):
            if node in labels:
                known.setdefault(plain(other), {}).setdefault(node, Name(slots[node], node, labels[node], False))
        automaton = ahocorasick.Automaton()
        for name, nodes in known.items():
            if len(name) > 1:
                automaton.add_word(name, (name, tuple(nodes.values())))
        automaton.make_automaton()
        titles = frozenset(title for _, title in _texts(store, "kgo:title"))
        happened = [node for node in sorted(labels) if slots[node] in ("EVENT", "PROGRAMME")]
        events = tuple(Name(slots[node], node, labels[node], True) for node in happened)
        articles: dict[str, tuple[Name, ...]] = {}
        for node, headline in sorted(_texts(store, "schema:headline")):
            told = articles.get(plain(headline), ())
            articles[plain(headline)] = (*told, Name("ARTICLE", node, headline, True))
        last = max((day for _, day in _texts(store, "schema:datePublished")), default="")
        return cls(automaton, areas, places, titles, events, articles, last)

    def within(self, question: str) -> dict[int, Found]:
        """The names in `question` (plain), the longest from each place; short ones that several nodes bear are
        those of the place that the question names."""
        hits: dict[int, tuple[str, tuple[Name, ...]]] = {}
        spoken: set[str] = set()
        for last, (name, nodes) in self.automaton.iter(question) if len(self.automaton) else ():
            begin = last + 1 - len(name)
            if len(name) >= len(hits.get(begin, ("",))[0]):
                hits[begin] = (name, nodes)
            spoken.update(one.node for one in nodes if one.slot == "PLACE")
        found = {}
        for begin, (name, nodes) in hits.items():
            meant = self._meant(name, nodes, spoken)
            if meant or nodes[0].slot == "ORG":  # 县总工会, of any county
                found[begin] = Found(begin + len(name), meant[0].slot if meant else "TEXT", meant)
        return found

    def ends(self, question: str) -> dict[int, Found]:
        """The events and programmes of which `question` (plain) says the end of the name, where one alone ends so:
        健步走活动 for 某公园职工健步走活动. What is asked for by its kind (开过什么工作会议) names none."""
        ending: dict[tuple[int, int], list[Name]] = defaultdict(list)
        for one in self.events:
            label = plain(one.label)
            tail, at = label[-_END:], question.find(label[-_END:])
            if len(tail) < _END or at < 0:
                continue
            end, length = at + len(tail), len(tail)
            while length < min(len(label), end) and label[-length - 1] == question[end - length - 1]:
                length += 1
            ending[end, length].append(one)
        longest = {end: max(length for other, length in ending if other == end) for end, _ in ending}
        return {
            end - length: Found(end, names[0].slot, tuple(names))
            for (end, length), names in ending.items()
            if length == longest[end] and len(names) == 1 and not _ASKED.search(question[: end - length])
        }

    def _meant(self, name: str, nodes: Sequence[Name], spoken: Collection[str]) -> tuple[Name, ...]:
        """Who may be meant by `name`: those called so by their label, else those whose other name tells enough."""
        own = tuple(one for one in nodes if one.own)
        if own:
            return tuple(one for one in own if one.slot == own[0].slot)
        telling = [one for one in nodes if self._tells(name, one)]
        near = telling or [one for one in nodes if self.areas.get(one.node) in spoken]
        if len(near) > 1 and len({self.areas.get(one.node, "") for one in near}) == 1:
            near = sorted(near, key=lambda one: (len(one.label), one.label))[:1]  # 青禾县委: the Party's
        return tuple(near) if len(near) == 1 else ()

    def _tells(self, name: str, one: Name) -> bool:
        """Whether another name says by itself who is meant: 青禾县委 does, 县委 and 该院 do not."""
        if one.slot == "PERSON":
            return len(name) > 2
        area = self.places.get(self.areas.get(one.node, ""), "")
        return area[:-1] in name if len(area) > 2 else len(name) >= _SHORTEST


def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def _subjects(store: Store, predicate: str, value: str) -> Iterator[str]:
    for quad in store.quads_for_pattern(None, _term(predicate), _term(value), DefaultGraph()):
        yield getattr(quad.subject, "value", "")


def _texts(store: Store, predicate: str) -> Iterator[tuple[str, str]]:
    for quad in store.quads_for_pattern(None, _term(predicate), None, DefaultGraph()):
        yield getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")
