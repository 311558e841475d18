"""What the network shows of a graph: its nodes, and its facts with the quotes behind them.

Persons, organisations, events, programmes, documents and places are drawn. A post becomes the note on a fact
between its holder and its organisation; a measurement becomes a fact of its owner; articles stand behind quotes.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from sys import intern
from typing import NamedTuple

from kg.graph import ontology
from kg.graph.prefixes import shorten
from kg.publish.quotes import Quoted, Quotes
from kg.publish.rows import Rows
from kg.publish.terms import terms

_SIGNS = {"kgo:AtLeast": "≥", "kgo:AtMost": "≤", "kgo:About": "≈"}


@dataclass(slots=True)
class Node:
    """A drawn node: its IRI, one of terms.KINDS, its class (a prefixed name), its full and its other names, the indexes
    of the quotes that show it and of the articles that speak of it; a division's code."""

    iri: str
    kind: str
    term: str
    label: str
    names: list[str]
    quotes: list[int]
    articles: list[int]
    adcode: str = ""


@dataclass(slots=True)
class Fact:
    """What is said of a node: `object` is another node's index or a text; `note` a post's title or what is counted;
    `via` what is folded into the fact: the post's IRI, or the measurement's IRI, value, unit and qualifier."""

    subject: int
    term: str
    object: int | str
    note: str = ""
    confidence: str = ""
    by: str = ""  # who says so where no text does: a gazetteer
    first: str = ""  # the first and last date on which a post-holding is attested
    last: str = ""
    via: tuple[str, ...] = ()
    quotes: tuple[int, ...] = ()  # each once
    rules: frozenset[str] = frozenset()  # the ids of those that read it


class View(NamedTuple):
    """All that is shown of some nodes; `iris`: of all nodes that are shown, in the order in which facts number them;
    `left`: how many nodes are left out."""

    nodes: list[Node]
    facts: list[Fact]
    quotes: Quoted
    iris: list[str]
    left: int = 0


def view(rows: Rows, others: Collection[str] = ()) -> View:
    """What the network shows of the nodes of which `rows` tell; `others`: the IRIs of those that are shown beside."""
    quotes = Quotes(rows)
    best = _best(rows)
    number = {iri: index for index, iri in enumerate(sorted(best.keys() | set(others)))}
    nodes = _nodes(rows, quotes, best)
    posts = {post: (title, body) for post, title, body in sorted(rows.posts())}
    rules = {iri: label.removeprefix("规则 ") for iri, label in rows.rules()}
    facts: dict[tuple[int, str, int | str, str], Fact] = {}
    groups: dict[frozenset[str], frozenset[str]] = {}

    def fact(subject: str, term: str, target: str, note: str, spans: Iterable[str], *via: str) -> Fact | None:
        if subject not in best:
            return None
        key = (number[subject], term, number.get(target, target), note)
        found = facts.setdefault(key, Fact(*key, via=via))
        shown = (quote for span in spans if (quote := quotes.quote(span)) is not None)
        found.quotes = tuple(dict.fromkeys((*found.quotes, *shown)))
        return found

    for stated in chain(rows.statements(), sorted(rows.relations())):
        subject, target = stated.subject, stated.object
        term, note, date = shorten(stated.predicate), "", ""
        via: tuple[str, ...] = ()
        if term == "schema:author":
            subject, (target, date) = target, quotes.heading(subject)
        elif target in posts:
            via, (note, target) = (target,), posts[target]
        elif stated.literal == "false" and target not in number:
            continue
        if found := fact(subject, term, target, note, stated.spans, *via):
            found.first = found.last = found.first or date
            found.confidence = max(found.confidence, intern(stated.confidence))
            found.by = found.by or next(iter(stated.agents), "")
            read = found.rules | {rules[agent] for agent in stated.agents if agent in rules}
            found.rules = groups.setdefault(read, read)  # the same few stand at most facts
    for person, post, first, last, span in sorted(rows.holdings()):
        title, body = posts.get(post, ("", ""))
        if found := fact(person, "org:holds", body, title, [span], post):
            found.first, found.last = first, last
    for owner, value, unit, measures, qualifier, span, iri in sorted(rows.measurements()):
        sign = shorten(qualifier)
        counted = f"{_SIGNS.get(sign, '')}{value} {unit}".strip()
        fact(owner, "kgo:Measurement", counted, measures, [span], iri, value, unit, sign)
    return View(nodes, _telling(facts.values()), quotes.told, list(number), rows.left)


Best = dict[str, tuple[int, int, str, str]]  # node → number of its kind, how far up its class is, class, label


def _best(rows: Rows) -> Best:
    """The drawn nodes."""
    best: Best = {}
    for root, iri, cls, label in rows.nodes():
        if (place := _place(root, cls)) is not None:
            best[iri] = min(best.get(iri, (*place, label)), (*place, label))
    return best


def _nodes(rows: Rows, quotes: Quotes, best: Best) -> list[Node]:
    """The drawn nodes in the order of their IRIs."""
    kinds = list(terms().kinds.values())
    nodes = {iri: Node(iri, kinds[best[iri][0]], *best[iri][2:], [], [], []) for iri in sorted(best)}
    for iri, name in sorted(rows.names()):
        if iri in nodes:
            nodes[iri].names.append(name)
    for iri, code in sorted(rows.adcodes()):
        if iri in nodes:
            nodes[iri].adcode = code
    for iri, article in sorted(rows.mentions()):
        if iri in nodes and article in quotes.number:
            nodes[iri].articles.append(quotes.number[article])
    for iri, span in sorted(rows.spans()):
        if iri in nodes and (quote := quotes.quote(span)) is not None:
            nodes[iri].quotes.append(quote)
    return list(nodes.values())


@cache
def _place(root: str, cls: str) -> tuple[int, int, str] | None:
    """Where a class under one of the six kinds stands among those of a node: the lowest, the most special, names it."""
    root, term = shorten(root), shorten(cls)
    above = ontology.types(term)
    return (list(terms().kinds).index(root), -len(above), term) if root in above else None


def _telling(facts: Collection[Fact]) -> list[Fact]:
    """`facts` without those that another one implies: who chairs a meeting attends it."""
    rank = {term: position for position, term in enumerate(terms().relations)}
    implied = {(fact.subject, fact.object, other) for fact in facts if (other := terms().relations.get(fact.term, ""))}
    told = [fact for fact in facts if (fact.subject, fact.object, fact.term) not in implied]

    def place(fact: Fact) -> tuple[object, ...]:
        return fact.subject, rank.get(fact.term, len(rank)), *_ordered(fact.object), fact.note

    return sorted(told, key=place)


def _ordered(target: int | str) -> tuple[bool, int, str]:
    """Sorts nodes by their IRIs, before texts."""
    return (False, target, "") if isinstance(target, int) else (True, 0, target)
