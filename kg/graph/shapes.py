"""The shapes of ontology/shapes.ttl as questions in SPARQL: each asks for the nodes that break one promise.

So a graph is validated by its store, at the speed of the store and in its memory. What is known here are the
constraints that the shapes use; another one stops at load. What they mean is what pySHACL says: the tests compare.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import sha256
from itertools import count
from typing import Any, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

from kg.errors import DataError
from kg.graph.ontology import folder
from kg.graph.prefixes import PREFIXES, shorten
from kg.graph.sections import fresh
from kg.late import late

SHAPES = "https://w3id.org/gongbao/shapes#"
_Term = NamedNode | BlankNode | Literal
_RDF, _XSD = PREFIXES["rdf"], PREFIXES["xsd"]
# Whether a fact has no statement, asked for each fact alone, takes a look at all statements of its subject; as a set
# difference, which SHACL allows in no shape, both sides are looked at once.
_LONELY = late(r"FILTER NOT EXISTS \{ \?statement ")
_KINDS = {"IRI": "isIRI({0})", "IRIOrLiteral": "(isIRI({0}) || isLiteral({0}))"}
_CAST = frozenset({"date", "gYearMonth", "gYear", "decimal", "integer"})
# What a shape says beside constraints of its values, and what it says of all of them together.
_ABOUT = frozenset({"targetClass", "targetSubjectsOf", "path", "property", "message", "sparql"})
_OF_ALL = frozenset({"minCount", "maxCount", "qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount"})


class Check(NamedTuple):
    """A question that finds what breaks a shape: ?this, perhaps ?value, perhaps ?path. `path`: of the shape, as a
    prefixed name; "" where it has none, or goes backwards. `some`: the same question where nodes are given."""

    shape: str
    path: str
    query: str
    some: str

    def of(self, nodes: Iterable[NamedNode]) -> str:
        """The question about these `nodes` alone."""
        return self.some.replace("{", f"{{ VALUES ?this {{ {' '.join(map(str, nodes))} }} ", 1)


@cache
def checks() -> tuple[tuple[Check, ...], dict[str, dict[str, str]]]:
    """All questions, and for each shape its message by language. Raises DataError: a constraint that is not known."""
    shapes = _Shapes()
    found = [check for node in shapes.named() for check in shapes.checks(node)]
    return tuple(found), {shorten_shape(node.value): shapes.messages(node) for node in shapes.named()}


@cache
def way() -> str:
    """Names the way in which shapes are asked: what was found in another way says nothing."""
    return sha256(repr(checks()).encode()).hexdigest()


@cache
def lines() -> dict[str, int]:
    """Where each shape stands in shapes.ttl."""
    text = fresh(folder() / "shapes.ttl")
    return {m[1]: at for at, line in enumerate(text.split("\n"), 1) if (m := re.match(r"shape:(\w+) a ", line))}


def shorten_shape(iri: str) -> str:
    """The local name of a shape."""
    return iri.removeprefix(SHAPES)


class _Shapes:
    """The shapes, and their translation."""

    def __init__(self) -> None:
        self._store = Store()
        self._store.bulk_load(fresh(folder() / "shapes.ttl").encode(), RdfFormat.TURTLE)
        self._new = map("?v{}".format, count())
        self._constraints: dict[str, Callable[[_Term, str], str]] = {
            "class": lambda value, v: f"EXISTS {{ {v} a {value} }}",
            "datatype": _datatype,
            "nodeKind": lambda value, v: _KINDS[_local(value)].format(v),
            "pattern": lambda value, v: f"COALESCE(REGEX(STR({v}), {value}), false)",
            "minLength": lambda value, v: f"COALESCE(STRLEN(STR({v})) >= {value}, false)",
            "minInclusive": lambda value, v: f"COALESCE({v} >= {value}, false)",
            "maxInclusive": lambda value, v: f"COALESCE({v} <= {value}, false)",
            "languageIn": lambda value, v: self._any(
                value, lambda tag: f"COALESCE(langMatches(LANG({v}), {tag}), false)"
            ),
            "in": lambda value, v: self._any(value, lambda one: f"sameTerm({v}, {one})"),
            "or": lambda value, v: self._any(value, lambda one: self._holds(one, v)),
            "and": lambda value, v: f"({' && '.join(self._holds(one, v) for one in self._items(value))})",
            "not": lambda value, v: f"!{self._holds(value, v)}",
            "node": self._holds,
            "property": self._property,
            "equals": lambda value, v: f"EXISTS {{ ?this {value} {v} }}",
            "disjoint": lambda value, v: f"NOT EXISTS {{ ?this {value} {v} }}",
            "lessThan": lambda value, v: self._before(value, v, "<"),
            "lessThanOrEquals": lambda value, v: self._before(value, v, "<="),
        }

    def named(self) -> list[NamedNode]:
        kinds = ("NodeShape", "PropertyShape", "SPARQLConstraint")
        found = {quad.subject for kind in kinds for quad in self._quads(None, _RDF + "type", _sh(kind))}
        return sorted((one for one in found if isinstance(one, NamedNode)), key=lambda one: one.value)

    def messages(self, shape: NamedNode) -> dict[str, str]:
        texts = self._objects(shape, "message")
        return {text.language or "": text.value for text in texts if isinstance(text, Literal)}

    def checks(self, shape: NamedNode) -> Iterator[Check]:
        """The questions of one shape."""
        name = shorten_shape(shape.value)
        if select := self._objects(shape, "select"):
            yield _same(name, "", _LONELY.sub("MINUS { ?statement ", select[0].value))
            return
        targets = self._targets(shape)
        aimed = _aimed(targets)
        path = self._path(shape, "?this", "?value")
        if not path:
            if (holds := self._expression(shape, "?this")) != "true":
                yield _about(name, "", "?this (?this AS ?value)", targets, f"FILTER (!{holds})")
            return
        named = next((shorten(one.value) for one in self._objects(shape, "path") if isinstance(one, NamedNode)), "")
        if (holds := self._expression(shape, "?value")) != "true":
            yield _same(name, named, f"SELECT ?this ?value {{ {path} FILTER (!{holds}) {aimed} }}")
        for other in self._objects(shape, "equals"):
            reverse = f"?this {other} ?value FILTER NOT EXISTS {{ {path} }} {aimed}"
            yield _same(name, named, f"SELECT ?this ?value {{ {reverse} }}")
        for few, pattern, again in self._numbers(shape):
            if few:
                own = path.split()[:2] if pattern == path else []  # a subject of the path has a value of it
                if others := [one for one in targets if one.split()[:2] != own]:
                    yield _about(name, named, "?this", others, f"FILTER NOT EXISTS {{ {pattern} }}")
            else:
                twice = f"{pattern} {again} FILTER (!sameTerm(?value, ?other)) {aimed}"
                # Backwards many lead to one node: only those of the nodes that are meant are paired.
                focus = "" if named else _union(targets)
                yield _same(name, named, f"SELECT DISTINCT ?this {{ {focus} {twice} }}")

    def _numbers(self, shape: NamedNode) -> Iterator[tuple[bool, str, str]]:
        """What is wanted at least once (True) or at most once, as patterns of ?value and ?other."""
        one, two = self._path(shape, "?this", "?value"), self._path(shape, "?this", "?other")
        for kind, least in (("minCount", True), ("maxCount", False)):
            for number in self._objects(shape, kind):
                yield self._once(shape, number) and least, one, two
        for inner in self._objects(shape, "qualifiedValueShape"):
            one = f"{one} FILTER ({self._holds(inner, '?value')})"
            two = f"{two} FILTER ({self._holds(inner, '?other')})"
            for kind, least in (("qualifiedMinCount", True), ("qualifiedMaxCount", False)):
                for number in self._objects(shape, kind):
                    yield self._once(shape, number) and least, one, two

    def _once(self, shape: _Term, number: _Term) -> bool:
        if number.value != "1":
            raise DataError(folder() / "shapes.ttl", 1, f"{shape}: no other number than 1 is known")
        return True

    def _targets(self, shape: NamedNode) -> list[str]:
        """The patterns of the nodes ?this that the shape is about: its own, and those of what it is part of."""
        over = [quad.subject for quad in self._quads(None, _sh("property").value, shape)]
        found: list[str] = []
        classes: list[str] = []
        for one in (shape, *over):
            classes += [str(cls) for cls in self._objects(one, "targetClass")]
            found += [f"?this {term} {next(self._new)}" for term in self._objects(one, "targetSubjectsOf")]
        if classes:
            v = next(self._new)
            found.append(f"VALUES {v} {{ {' '.join(sorted(set(classes)))} }} ?this a {v}")
        return found

    def _expression(self, shape: _Term, v: str) -> str:
        """That the value `v` keeps all that the shape says of single values."""
        parts = []
        for quad in self._quads(shape, None, None):
            name = _local(quad.predicate)
            if not quad.predicate.value.startswith(PREFIXES["sh"]) or name in _ABOUT | _OF_ALL:
                continue
            if name not in self._constraints:
                raise DataError(folder() / "shapes.ttl", 1, f"sh:{name} is not known")
            parts.append(self._constraints[name](quad.object, v))
        return f"({' && '.join(sorted(parts))})" if parts else "true"

    def _holds(self, shape: _Term, v: str) -> str:
        """That `v` conforms to a shape without a name."""
        inner = [self._property(one, v) for one in self._objects(shape, "property")]
        expression = self._expression(shape, v)
        parts = [*inner, *([expression] if expression != "true" else [])]
        return f"({' && '.join(parts)})" if parts else "true"

    def _property(self, shape: _Term, v: str) -> str:
        """That `v` conforms to a property shape without a name, which wants something once at least."""
        other = next(self._new)
        wanted = self._path(shape, v, other)
        for inner in self._objects(shape, "qualifiedValueShape"):
            wanted += f" FILTER ({self._holds(inner, other)})"
        return f"EXISTS {{ {wanted} }}"

    def _path(self, shape: _Term, v: str, other: str) -> str:
        """The pattern that leads from `v` to its value `other`; "" for a node shape."""
        for path in self._objects(shape, "path"):
            for inverse in self._objects(path, "inversePath"):
                return f"{other} {inverse} {v} ."
            return f"{v} {path} {other} ."
        return ""

    def _before(self, term: _Term, v: str, sign: str) -> str:
        other = next(self._new)
        return f"NOT EXISTS {{ ?this {term} {other} FILTER (!COALESCE({v} {sign} {other}, false)) }}"

    def _any(self, items: _Term, one: Callable[[_Term], str]) -> str:
        return f"({' || '.join(map(one, self._items(items)))})"

    def _items(self, items: _Term) -> Iterator[_Term]:
        while items.value != _RDF + "nil":
            (first,) = self._quads(items, _RDF + "first", None)
            (rest,) = self._quads(items, _RDF + "rest", None)
            yield first.object
            items = rest.object

    def _objects(self, node: _Term, term: str) -> list[_Term]:
        return sorted((quad.object for quad in self._quads(node, _sh(term).value, None)), key=str)

    def _quads(self, node: _Term | None, predicate: str | None, value: _Term | None) -> list[Any]:
        assert not isinstance(node, Literal)
        return list(self._store.quads_for_pattern(node, NamedNode(predicate) if predicate else None, value))


def _same(name: str, path: str, query: str) -> Check:
    return Check(name, path, query, query)


def _about(name: str, path: str, asked: str, targets: Iterable[str], broken: str) -> Check:
    """What is asked of all nodes that are meant; of some that are given, whether they are meant is looked at first."""
    every = f"SELECT {asked} {{ {_union(targets)} {broken} }}"
    return Check(name, path, every, f"SELECT {asked} {{ {_aimed(targets)} {broken} }}")


def _union(targets: Iterable[str]) -> str:
    return " UNION ".join(f"{{ {one} }}" for one in targets)


def _aimed(targets: Iterable[str]) -> str:
    return f"FILTER ({' || '.join(f'EXISTS {{ {one} }}' for one in targets)})"


def _datatype(value: _Term, v: str) -> str:
    """Of that type, and well-formed: what is not can't be cast."""
    kind = value.value.removeprefix(_XSD)
    holds = f"DATATYPE({v}) = {value}"
    if kind in _CAST:
        holds += f" && STR({value}(STR({v}))) != ''"
    return f"COALESCE({holds}, false)"


def _sh(name: str) -> NamedNode:
    return NamedNode(PREFIXES["sh"] + name)


def _local(term: _Term) -> str:
    return term.value.removeprefix(PREFIXES["sh"])
