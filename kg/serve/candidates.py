"""What a reconciliation service is asked (Reconciliation Service API 0.2), in a worker: candidates for names, values of
properties, suggestions, a preview. Identifiers are the local parts of IRIs, types and properties prefixed names."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.graph.ontology import types, words
from kg.graph.prefixes import PREFIXES, shorten
from kg.graph.search import search
from kg.late import late
from kg.serve.html import link, page
from kg.serve.library import Library
from kg.serve.reply import Reply, data, text

_MOST = 100  # queries of a batch, identifiers of an extension
_LONGEST = 300  # characters of a name that are compared
_LIMIT = 10  # candidates, where the query does not say
_VALUES = 50  # of one property of one node
_PERSON = "foaf:Person"
_XSD = PREFIXES["xsd"]
# Values that are told as what they are: their datatype, how they are written, what is told of them.
_FORMS: tuple[tuple[str, re.Pattern[str], Callable[[str], dict[str, object]]], ...] = (
    (
        "date",
        late(r"-?[0-9]{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"),
        lambda day: {"date": f"{day}T00:00:00"},
    ),
    ("integer", late(r"[+-]?[0-9]{1,300}"), lambda number: {"int": int(number)}),
    ("decimal", late(r"[+-]?[0-9]{0,300}\.?[0-9]{1,300}"), lambda number: {"float": float(number)}),
)

Json = Mapping[str, object]


def reconciled(library: Library, queries: Mapping[str, Json]) -> Reply:
    """The candidates for each query of a batch. 400: too many, or no queries."""
    if len(queries) > _MOST or not all(isinstance(one, dict) for one in queries.values()):
        return text(400, f"a batch has up to {_MOST} queries, each an object")
    return data({key: {"result": _candidates(library, one)} for key, one in queries.items()})


def _candidates(library: Library, query: Json) -> list[dict[str, object]]:
    wanted, limit = str(query.get("query", "")), _count(query.get("limit"))
    asked = _texts(query.get("type"))
    conditions = [one for one in _list(query.get("properties")) if isinstance(one, dict)]
    found = []
    for one in search(library.names, wanted, 5 * limit):
        node = NamedNode(str(one["node"]))
        kinds = _kinds(library, node)
        if asked and not (set(asked) <= kinds if query.get("type_strict") == "all" else set(asked) & kinds):
            continue
        held = {str(one["pid"]): _holds(library, node, one) for one in conditions if "pid" in one}
        likeness = _likeness(wanted, [str(one["label"]), str(one["name"])])
        score = likeness if not held else 0.7 * likeness + 0.3 * sum(held.values()) / len(held)
        sure = likeness == 1.0 and all(held.values()) and (bool(held) or _PERSON not in kinds)
        features = [{"id": "name", "value": round(100 * likeness, 1)}]
        features += [{"id": pid, "value": value} for pid, value in held.items()]
        named = {"id": _local(library, node), "name": str(one["label"]), "type": _told(kinds)}
        found.append({**named, "score": round(100 * score, 1), "match": sure, "features": features})
    found.sort(key=lambda one: (-float(str(one["score"])), str(one["id"])))
    if sum(bool(one["match"]) for one in found) > 1:  # namesakes: a human has to choose
        found = [{**one, "match": False} for one in found]
    return found[:limit]


def _likeness(wanted: str, names: Iterable[str]) -> float:
    """1 for the very name, else less than 0.95: how much of the longer one is the shorter, in order."""
    asked = wanted.strip()[:_LONGEST]
    if asked in names:
        return 1.0
    return max(0.95 * SequenceMatcher(None, asked, name, autojunk=False).ratio() for name in names)


def _holds(library: Library, node: NamedNode, condition: Json) -> bool:
    """Whether one of the values asked for is one of the node's, by identifier or by name."""
    asked = {str(one.get("id", "")) if isinstance(one, dict) else str(one) for one in _list(condition.get("v"))}
    given = [part for value in _values(library, node, str(condition["pid"])) for part in value.values()]
    return not asked.isdisjoint(map(str, given))


def extended(library: Library, ids: Sequence[object], properties: Sequence[object]) -> Reply:
    """The values of `properties` ([{"id": …}]; ^kgo:… is the inverse) of the nodes `ids`. 400: too many."""
    pids = [str(one["id"]) for one in properties if isinstance(one, dict) and "id" in one]
    if len(ids) > _MOST or len(pids) > _MOST:
        return text(400, f"up to {_MOST} identifiers and properties at a time")
    rows = {}
    for one in map(str, ids):
        node = _node(library, one)
        rows[one] = {pid: _values(library, node, pid) if node else [] for pid in pids}
    return data({"meta": [{"id": pid, "name": _name(pid)} for pid in pids], "rows": rows})


def proposed(library: Library, kind: str, limit: int) -> Reply:
    """The properties that nodes of the class `kind` have, the most used first."""
    term = _term(kind)
    counted: dict[str, int] = {}
    if term:
        for number, quad in enumerate(library.store.quads_for_pattern(None, _term("rdf:type"), term, DefaultGraph())):
            if number == 500 or not isinstance(quad.subject, NamedNode):
                break
            for own in library.store.quads_for_pattern(quad.subject, None, None, DefaultGraph()):
                pid = shorten(own.predicate.value)
                counted[pid] = counted.get(pid, 0) + 1
    known = sorted((pid for pid in counted if pid in words()), key=lambda pid: (-counted[pid], pid))
    found = [{"id": pid, "name": _name(pid)} for pid in known[: limit or _MOST]]
    return data({"type": kind, "properties": found})


def suggested(library: Library, what: str, prefix: str) -> Reply:
    """Entities, types or properties (`what`) that begin with or are like `prefix`."""
    if what == "entity":
        found = [
            {"id": _local(library, node), "name": str(one["label"]), "notable": _told(_kinds(library, node))}
            for one in search(library.names, prefix, _LIMIT)
            for node in [NamedNode(str(one["node"]))]
        ]
        return data({"result": found})
    asked = prefix.strip().lower()
    named = [(term, _name(term)) for term in words() if term.partition(":")[2][:1].isupper() == (what == "type")]
    fitting = [one for one in named if any(asked in part.lower() for part in (*one, words("en").get(one[0], "")))]
    fitting.sort(key=lambda one: (not one[1].startswith(asked), len(one[1]), one))
    return data({"result": [{"id": term, "name": name} for term, name in fitting[:_LIMIT]]})


def preview(library: Library, local: str) -> Reply:
    """A small page about a node. 404: not in the graph."""
    node = _node(library, local)
    labels = _literals(library, node, "rdfs:label") if node else []
    if not node or not labels:
        return text(404, f"{local}: no such node in this graph")
    facts = [(_name(pid), [str(next(iter(one.values()))) for one in _values(library, node, pid)]) for pid in _SHOWN]
    return page(
        "preview.html",
        library,
        label=labels[0],
        href=link(library, node.value),
        kinds=[one["name"] for one in _told(_kinds(library, node))],
        names=_literals(library, node, "skos:altLabel"),
        facts=[(word, values) for word, values in facts if values],
    )


_SHOWN = ("org:holds", "kgo:jurisdiction", "schema:organizer", "schema:startDate", "schema:location", "kgo:issuedBy")


def _values(library: Library, node: NamedNode, pid: str) -> list[dict[str, object]]:
    """The values of a property of `node` as the API has them."""
    term = _term(pid.removeprefix("^"))
    if term is None:
        return []
    ends: list[object]
    if pid.startswith("^"):
        ends = [quad.subject for quad in library.store.quads_for_pattern(None, term, node, DefaultGraph())]
    else:
        ends = [quad.object for quad in library.store.quads_for_pattern(node, term, None, DefaultGraph())]
    return sorted((_value(library, one) for one in ends), key=str)[:_VALUES]


def _value(library: Library, end: object) -> dict[str, object]:
    if isinstance(end, NamedNode):
        if end.value.startswith(library.base):
            return {"id": _local(library, end), "name": (_literals(library, end, "rdfs:label") or [end.value])[0]}
        return {"str": words().get(shorten(end.value), shorten(end.value))}
    kind, value = (end.datatype.value, end.value) if isinstance(end, Literal) else ("", str(end))
    for name, form, told in _FORMS:
        if kind == _XSD + name and form.fullmatch(value):
            return told(value)
    return {"str": value}  # an ill-typed value of a foreign graph is its text


def _kinds(library: Library, node: NamedNode) -> set[str]:
    found = library.store.quads_for_pattern(node, _term("rdf:type"), None, DefaultGraph())
    return {shorten(quad.object.value) for quad in found if isinstance(quad.object, NamedNode)}


def _told(kinds: set[str]) -> list[dict[str, str]]:
    """The most exact classes, with their words."""
    general = {above for kind in kinds for above in types(kind) if above != kind}
    return [{"id": kind, "name": _name(kind)} for kind in sorted(kinds - general)]


def _literals(library: Library, node: NamedNode, predicate: str) -> list[str]:
    found = library.store.quads_for_pattern(node, _term(predicate), None, DefaultGraph())
    return sorted(quad.object.value for quad in found if isinstance(quad.object, Literal))


def _name(term: str) -> str:
    inverse = term.startswith("^")
    return words().get(term.removeprefix("^"), term) + ("（反向）" if inverse else "")


def _term(name: str) -> NamedNode | None:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local) if prefix in PREFIXES and local.replace("_", "").isalnum() else None


def _node(library: Library, local: str) -> NamedNode | None:
    try:
        return NamedNode(library.base + local.removeprefix(library.base))
    except ValueError:  # no IRI at all
        return None


def _local(library: Library, node: NamedNode) -> str:
    return node.value.removeprefix(library.base)


def _count(limit: object) -> int:
    return int(min(max(1, limit), 50)) if isinstance(limit, int | float) and limit == limit else _LIMIT  # no NaN


def _texts(value: object) -> list[str]:
    return [one for one in _list(value) if isinstance(one, str) and one]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]
