"""Does a graph keep its promises? The shapes of ontology/shapes.ttl, broken ones told in words.

They are asked as SPARQL (kg.graph.shapes), on the index of the graph where there is one: the time grows with the graph,
or with what was changed since they were asked last; the memory hardly does.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg.errors import InputError
from kg.graph import checked, index
from kg.graph.checked import Broken
from kg.graph.prefixes import PREFIXES, shorten
from kg.graph.reach import Changed
from kg.graph.shapes import Check, checks, lines, way
from kg.graph.store import opened

_AT_ONCE = 2  # questions
_MANY = 10_000  # nodes of which a question is asked for each: of more, of all at once
_REIFIES = NamedNode(PREFIXES["rdf"] + "reifies")


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One broken promise: which node, what is wrong with it (Chinese, English), which line of ontology/shapes.ttl."""

    line: int
    shape: str
    node: str
    label: str
    path: str
    value: str
    message: str
    english: str

    def __str__(self) -> str:
        """The violation as one line."""
        about = "".join(f" {part}" for part in (self.path, self.value) if part)
        return (
            f"{self.label or self.node}{about}: {self.message} / {self.english} (shapes.ttl:{self.line}) <{self.node}>"
        )


def validate(data: Store | Sequence[Path]) -> list[Violation]:
    """What breaks the shapes in a store, or in the Turtle files of a graph taken together; sorted by shape and node.
    What was found in files is kept in their index: after a build only what may have changed is asked again. Raises
    InputError for a file that can't be read."""
    kept = None if isinstance(data, Store) else index.find(data)
    store = data if isinstance(data, Store) else opened(data)
    if next(store.quads_for_pattern(None, _REIFIES, None), None):
        raise InputError("the graph has statements about statements (RDF-star), which SHACL does not know")
    asked, _ = checks()
    before = checked.last(kept.folder, kept.hashes, way()) if kept else None
    answers = [list[Broken]() for _ in asked] if before is None else before.broken
    changed = None if before is None else Changed(before.changed)
    with ThreadPoolExecutor(_AT_ONCE) as pool:  # a store answers without holding up another thread
        found = list(pool.map(lambda check, known: _anew(store, check, known, changed), asked, answers))
    if kept:
        checked.keep(kept.folder, kept.hashes, way(), found)
    return sorted({_told(store, check, one) for check, some in zip(asked, found, strict=True) for one in some})


def _anew(store: Store, check: Check, known: Sequence[Broken], changed: Changed | None) -> list[Broken]:
    """The answers to a question of which the answers `known` were given before some triples were `changed`; None: all
    is asked. A node that was broken is asked for again in any case."""
    try:
        some = changed.touched(store, check.query) if changed else None
        if some is None or len(some) + len(known) > _MANY:
            return list(_broken(store, check.query, check.path))
        nodes = some.union(NamedNode(one.node) for one in known)
        return list(_broken(store, check.of(nodes), check.path)) if nodes else []
    except (OSError, RuntimeError) as error:
        raise InputError(f"the index is damaged ({error}): delete it, or build again") from error


def _broken(store: Store, query: str, own: str) -> Iterator[Broken]:
    """The answers to `query`; their path is its `own` where they have none."""
    solutions = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    names = {variable.value for variable in solutions.variables}
    for row in solutions:
        path = shorten(getattr(row["path"], "value", "")) if "path" in names else own
        value = shorten(getattr(row["value"], "value", "")) if "value" in names else ""
        yield Broken(row["this"].value, path, value)


def _told(store: Store, check: Check, one: Broken) -> Violation:
    said = checks()[1][check.shape]
    about = (shorten(one.node), _label(store, one.node), one.path, one.value, said["zh"], said["en"])
    return Violation(lines()[check.shape], check.shape, *about)


def _label(store: Store, node: str) -> str:
    """The name of `node`, "" where it has none (or is a blank node)."""
    try:
        about = NamedNode(node)
    except ValueError:
        return ""
    quads = store.quads_for_pattern(about, NamedNode(PREFIXES["rdfs"] + "label"), None)
    return min((quad.object.value for quad in quads if isinstance(quad.object, Literal)), default="")
