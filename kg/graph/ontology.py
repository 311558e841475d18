"""What the ontology says, as far as the graph is built with it: superclasses, and words for terms."""

from functools import cache
from pathlib import Path

import pyoxigraph

import kg
from kg.errors import DataError, UnknownClassError
from kg.graph.prefixes import shorten
from kg.graph.sections import fresh

_STANDARD = {
    "Person": "foaf:Person",
    "Post": "org:Post",
    "AdministrativeArea": "schema:AdministrativeArea",
    "Country": "schema:Country",
    "Place": "schema:Place",
}
_FAMILIES = {
    "org:Organization": "org",
    "foaf:Person": "person",
    "org:Post": "post",
    "schema:Event": "event",
    "kgo:Programme": "programme",
    "kgo:Document": "document",
    "schema:Place": "place",
    "kgo:Measurement": "measurement",
}


def folder() -> Path:
    """Where the ontology stands: kg/ontology in an installed package, ontology/ beside kg/ in a checkout."""
    package = Path(kg.__file__).parent
    inside = package / "ontology"
    return inside if inside.is_dir() else package.parent / "ontology"


@cache
def _quads() -> tuple[tuple[str, str, pyoxigraph.Literal | str], ...]:
    """The ontology's triples, IRIs as prefixed names."""
    path = folder() / "gongbao.ttl"
    try:
        quads = list(pyoxigraph.parse(fresh(path).encode(), pyoxigraph.RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise DataError(path, getattr(error, "lineno", None) or 1, getattr(error, "msg", str(error))) from error
    return tuple(
        (
            shorten(quad.subject.value),
            shorten(quad.predicate.value),
            quad.object if isinstance(quad.object, pyoxigraph.Literal) else shorten(quad.object.value),
        )
        for quad in quads
        if isinstance(quad.subject, pyoxigraph.NamedNode) and not isinstance(quad.object, pyoxigraph.Triple)
    )


@cache
def words(language: str = "zh") -> dict[str, str]:
    """The label of every term in `language` (zh, en), by prefixed name: org:holds → 担任."""
    return {
        subject: obj.value
        for subject, predicate, obj in _quads()
        if predicate == "rdfs:label" and isinstance(obj, pyoxigraph.Literal) and obj.language == language
    }


@cache
def terms() -> frozenset[str]:
    """All terms that the ontology speaks of, as prefixed names: a claim's predicate must be one of them."""
    return frozenset(words())


@cache
def _parents() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for subject, predicate, obj in _quads():
        if predicate == "rdfs:subClassOf" and isinstance(obj, str):
            found.setdefault(subject, []).append(obj)
    return found


@cache
def types(term: str) -> tuple[str, ...]:
    """The class `term` (a prefixed name) and all its superclasses, sorted: what a node of that class is typed."""
    found, queue = set(), [term]
    while queue:
        one = queue.pop()
        if one not in found:
            found.add(one)
            queue += _parents().get(one, ())
    return tuple(sorted(found))


@cache
def term(cls: str) -> str:
    """The prefixed name of an Entity's `cls`: Meeting → kgo:Meeting, Person → foaf:Person. Raises UnknownClassError."""
    name = _STANDARD.get(cls, f"kgo:{cls}")
    if name not in terms():
        raise UnknownClassError(folder() / "gongbao.ttl", 1, f"no class {cls!r} is defined")
    return name


@cache
def family(cls: str) -> str:
    """What does not change when an Entity's `cls` is seen more exactly: org, person, post, event, programme,
    document, place or measurement. Raises UnknownClassError."""
    above = types(term(cls))
    for name, short in _FAMILIES.items():
        if name in above:
            return short
    raise UnknownClassError(folder() / "gongbao.ttl", 1, f"{cls} is a class of no kind of entity")
