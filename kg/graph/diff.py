"""What has changed from one graph to another, in words, with the sentences that say it.

Entities are told apart by kind and name, facts by their words: a person whose node is named otherwise since another
article was read has not changed.
"""

from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import QuerySolutions, Store

from kg.graph import ontology
from kg.graph.explain import Quote, quotes
from kg.graph.prefixes import PREFIXES, shorten

_ENTITIES = """SELECT DISTINCT ?node ?class ?label ?other { ?node a ?class ; rdfs:label ?label
  OPTIONAL { ?node skos:altLabel ?other }
  FILTER EXISTS { ?article schema:mentions ?node } }"""
_FACTS = """SELECT ?fact ?label ?confidence ?span { ?fact a rdf:Statement ; rdfs:label ?label ;
  kgo:confidence ?confidence OPTIONAL { ?fact prov:wasDerivedFrom ?span } }"""
_HIDDEN = frozenset({"org:Membership"})


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """`sign`: + added, - removed, ~ changed; `words`: the entity or the fact; `note`: what is otherwise now; `quotes`:
    the sentences (of what was removed: those that said it), of a changed fact those that are new or have gone."""

    what: str  # entity, fact
    sign: str
    words: str
    note: str = ""
    quotes: tuple[Quote, ...] = ()


def diff(old: Store, new: Store) -> list[Change]:
    """All changes, entities first, sorted."""
    return sorted([*_entities(old, new), *_facts(old, new)])


def _entities(old: Store, new: Store) -> list[Change]:
    before, after = _described(old), _described(new)
    found = []
    for name in before.keys() | after.keys():
        one, two = before.get(name), after.get(name)
        if one is None or two is None:
            kinds, others = two or one or (set(), set())
            note = "".join([_words(kinds), f"，又称{'、'.join(sorted(others))}" if others else ""])
            found.append(Change("entity", "+" if one is None else "-", name[1], note))
        elif one != two:
            notes = [f"{_words(one[0])} → {_words(two[0])}"] if one[0] != two[0] else []
            notes += [f"+ {other}" for other in sorted(two[1] - one[1])]
            notes += [f"- {other}" for other in sorted(one[1] - two[1])]
            found.append(Change("entity", "~", name[1], "，".join(notes)))
    return found


def _described(store: Store) -> dict[tuple[str, str], tuple[set[str], set[str]]]:
    """(family, label) → the most telling classes and the other names of all that are called so."""
    found: dict[tuple[str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for node, cls, label, other in _rows(store, _ENTITIES):
        if shorten(cls) in _HIDDEN:
            continue
        kinds, others = found[node.rsplit("/", 1)[-1].partition("-")[0], label]
        kinds.add(shorten(cls))
        if other:
            others.add(other)
    for name in [name for name in found if name[0] == "membership"]:
        del found[name]
    return dict(found)


def _words(kinds: set[str]) -> str:
    """The classes that are above no other, in words."""
    above = {one for kind in kinds for one in ontology.types(kind) if one != kind}
    return "、".join(sorted(ontology.words().get(kind, kind) for kind in kinds - above))


def _facts(old: Store, new: Store) -> list[Change]:
    before, after = _stated(old), _stated(new)
    found = []
    for words in before.keys() | after.keys():
        one, two = before.get(words), after.get(words)
        if one is None or two is None:
            store, said = (new, two) if one is None else (old, one)
            assert said is not None
            found.append(Change("fact", "+" if one is None else "-", words, "", _quoted(store, said[1])))
        elif one[1] != two[1]:  # a confidence alone is no news
            note = f"{one[0]:g} → {two[0]:g}" if one[0] != two[0] else ""
            gone, come = one[1] - two[1], two[1] - one[1]
            found.append(Change("fact", "~", words, note, (*_quoted(old, gone), *_quoted(new, come))))
    return found


def _stated(store: Store) -> dict[str, tuple[float, frozenset[str]]]:
    """The words of a fact → its confidence and spans."""
    sure: dict[str, float] = {}
    spans: dict[str, set[str]] = defaultdict(set)
    for _, label, confidence, span in _rows(store, _FACTS):
        sure[label] = max(sure.get(label, 0.0), float(confidence))
        spans[label].update([span] if span else [])
    return {label: (confidence, frozenset(spans[label])) for label, confidence in sure.items()}


def _quoted(store: Store, spans: frozenset[str]) -> tuple[Quote, ...]:
    return tuple(sorted({quote for span in spans for quote in quotes(store, span)}))


def _rows(store: Store, query: str) -> list[tuple[str, ...]]:
    solutions = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    return [tuple(getattr(row[name], "value", "") for name in names) for row in solutions]
