"""The network's page changed where its graph has changed: the page itself tells what it showed, the store beside the
graph what is said now of the nodes that have changed. It is the page that would be made of all."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from pyoxigraph import NamedNode

from kg.graph.changes import Change
from kg.graph.overlaid import Overlaid
from kg.graph.prefixes import expand
from kg.late import late
from kg.publish.chosen import chosen_of
from kg.publish.numbered import Part
from kg.publish.quotes import Quoted
from kg.publish.rows import Row
from kg.publish.some import Mentioned, SomeRows, article
from kg.publish.terms import KINDS
from kg.publish.view import Fact, Node, View, view

_NODE = late(r"id:(?:person|org|event|programme|document|place)-[^\s,;]+")


class State(NamedTuple):
    """A graph of ours: what both files say, what the names of nodes begin with, how many can be drawn, and what tells
    how many facts speak of each."""

    store: Overlaid
    base: str
    nodes: int
    ends: Callable[[], Mapping[str, int]]


def again(part: Part, changed: Sequence[Change], now: State) -> list[Part] | None:
    """What the network shows, in parts, of what its page showed before and of what was `changed` since; None where it
    has come to show all nodes or no longer does. Raises OSError where the store is damaged."""
    old, chosen = part.view, chosen_of(now.ends, now.nodes)
    if (chosen.nodes is None) != (old.left == 0):
        return None
    before = set(old.iris)
    shown = None if chosen.nodes is None else {now.base + one.removeprefix("id:") for one in chosen.nodes}

    def hides(iri: str) -> bool:
        return shown is not None and iri not in shown and _is_drawn(iri, now.base)

    touched = set(_touched(old, changed, now))
    if shown is not None:
        touched |= set(_beside(old, now.store, before - shown, shown - before))
    others = (before if shown is None else before & shown) - touched
    some = view(
        SomeRows(
            now.store,
            {iri for iri in touched if _is_drawn(iri, now.base) and not hides(iri)},
            _articles(old, changed, now),
            _mentioned(old, touched, changed, now),
            hides,
            chosen.left,
        ),
        others,
    )
    part.view = old._replace(nodes=[node for node in old.nodes if node.iri in others])
    return [part, Part(some)]


def _mentioned(old: View, touched: Set[str], changed: Iterable[Change], now: State) -> Mentioned:
    iris = old.quotes.iris
    before = {node.iri: [iris[article] for article in node.articles] for node in old.nodes if node.iri in touched}
    return Mentioned(before, {now.base + one.subject.removeprefix("id:") for one in changed if _is_article(one)})


def _is_article(change: Change) -> bool:
    return change.subject.startswith("id:article-")


def _is_drawn(iri: str, base: str) -> bool:
    return iri.startswith(base) and bool(_NODE.match(f"id:{iri.removeprefix(base)}"))


def _touched(old: View, changed: Iterable[Change], now: State) -> Iterator[str]:
    """The nodes of which other things may be said: those of which any have changed, and holders of such posts."""
    posts = set()
    for one in changed:
        yield from (now.base + name.removeprefix("id:") for name in _named(one))
        if one.subject.startswith("id:post-"):
            posts.add(now.base + one.subject.removeprefix("id:"))
    yield from (old.iris[fact.subject] for fact in old.facts if posts.intersection(fact.via[:1]))


def _named(change: Change) -> Set[str]:
    """The nodes of which a change tells. What a node says of others it says of each by itself; what is said of a fact,
    a post, an article is said of all that it names."""
    before, now = (set(_NODE.findall(text)) for text in (change.before, change.now))
    apart = before ^ now if _NODE.match(change.subject) else before | now
    return apart.union(_NODE.findall(change.subject))


def _beside(old: View, store: Overlaid, gone: Set[str], come: Set[str]) -> Iterator[str]:
    """The nodes that are shown no more, or newly, and those of which facts speak of these."""
    yield from (*gone, *come)
    yield from (
        old.iris[fact.subject] for fact in old.facts if isinstance(fact.object, int) and old.iris[fact.object] in gone
    )
    for iri in come:
        speaking = {quad.subject for quad in store.quads_for_pattern(None, None, NamedNode(iri))}
        for one in speaking:
            assert isinstance(one, NamedNode)  # nodes of ours have names
            yield from (getattr(quad.object, "value", "") for quad in store.quads_for_pattern(one, None, None))
            yield one.value


def _articles(old: View, changed: Iterable[Change], now: State) -> Iterator[Row]:
    """The articles of the page, those that have changed as they are now."""
    known: dict[str, Row] = {
        iri: (iri, *about) for iri, about in zip(old.quotes.iris, old.quotes.articles, strict=True)
    }
    mine = [
        now.base + one.subject.removeprefix("id:")
        for one in changed
        if one.subject.startswith(("id:article-", "id:source-"))
    ]
    for iri in mine:
        part_of = now.store.quads_for_pattern(None, NamedNode(expand("schema:isPartOf")), NamedNode(iri))
        for name in (iri, *(getattr(quad.subject, "value", "") for quad in part_of)):
            known.pop(name, None)
            text = now.store.quads_for_pattern(NamedNode(name), NamedNode(expand("nif:isString")), None)
            if next(iter(text), None) is not None:
                known[name] = article(now.store, name)
    yield from known.values()


def of_page(first: dict[str, Any], sentences: Sequence[str]) -> View:
    """What a page shows, of both parts of its data (kg.publish.data)."""
    base, nodes, flat = first["base"], first["nodes"], first["quotes"]
    iris = [base + iri for iri in nodes["iri"]]
    quoted = Quoted(
        [(headline, date, first["sources"][source]) for headline, date, source, _ in first["articles"]],
        [base + iri for *_, iri in first["articles"]],
        list(zip(first["articleOf"], sentences, strict=True)),
        first["begins"],
        list(zip(flat[::3], flat[1::3], flat[2::3], strict=True)),
    )
    kinds = [KINDS[kind] for kind in first["kindOfClass"]]
    lists = [_dense(nodes[one], len(iris)) for one in ("names", "quotes", "articles")]
    codes = [code or "" for code in _dense(nodes["adcode"], len(iris))]
    told = [
        Node(iri, kinds[cls], first["classes"][cls], label, *about)
        for iri, cls, label, *about in zip(iris, nodes["cls"], nodes["label"], *lists, codes, strict=True)
    ]
    return View(told, list(_facts(first)), quoted, iris, first.get("left", 0))


def _facts(first: dict[str, Any]) -> Iterator[Fact]:
    base, facts = first["base"], first["facts"]
    columns = ("subject", "relation", "object", "confidence", "quotes")
    count = len(facts["subject"])
    sparse = [_dense(facts[one], count) for one in ("note", "seen", "rules", "by", "via")]
    for *one, note, seen, rules, by, via in zip(*(facts[column] for column in columns), *sparse, strict=True):
        subject, relation, target, sure, quotes = one
        since, until = seen or ("", "")
        folded = (base + via[0], *via[1:]) if via else ()
        confidence = "" if sure is None else str(sure)
        found = frozenset(first["rules"][rule] for rule in rules)
        yield Fact(
            subject,
            first["relations"][relation],
            target,
            note or "",
            confidence,
            by or "",
            since,
            until,
            folded,
            tuple(quotes),
            found,
        )


def _dense(column: dict[str, Any], count: int) -> list[Any]:
    """A column of which the page holds what is not empty."""
    values: list[Any] = [[] for _ in range(count)]
    for index, value in column.items():
        values[int(index)] = value
    return values
