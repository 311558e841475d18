"""Does a graph keep its promises? The shapes of ontology/shapes.ttl, broken ones told in words.

They are asked as SPARQL (kg.graph.shapes), on the index of the graph where there is one: the time grows with the graph,
the memory hardly does.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg.errors import InputError
from kg.graph.prefixes import PREFIXES, shorten
from kg.graph.shapes import Check, checks, lines
from kg.graph.store import opened

_AT_ONCE = 2  # questions
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
    Raises InputError for a file that can't be read."""
    store = data if isinstance(data, Store) else opened(data)
    if next(store.quads_for_pattern(None, _REIFIES, None), None):
        raise InputError("the graph has statements about statements (RDF-star), which SHACL does not know")
    found, (asked, messages) = set(), checks()
    with ThreadPoolExecutor(_AT_ONCE) as pool:  # a store answers without holding up another thread
        answers = pool.map(lambda check: list(_broken(store, check)), asked)
        for check, broken in zip(asked, answers, strict=True):
            said = messages[check.shape]
            for node, path, value in broken:
                about = (shorten(node), _label(store, node), path, value, said["zh"], said["en"])
                found.add(Violation(lines()[check.shape], check.shape, *about))
    return sorted(found)


def _broken(store: Store, check: Check) -> Iterator[tuple[str, str, str]]:
    """Node, path and value of each answer."""
    try:
        solutions = store.query(check.query, prefixes=PREFIXES, use_default_graph_as_union=True)
        assert isinstance(solutions, QuerySolutions)
        names = {variable.value for variable in solutions.variables}
        for row in solutions:
            path = shorten(getattr(row["path"], "value", "")) if "path" in names else check.path
            value = shorten(getattr(row["value"], "value", "")) if "value" in names else ""
            yield row["this"].value, path, value
    except (OSError, RuntimeError) as error:
        raise InputError(f"the index is damaged ({error}): delete it, or build again") from error


def _label(store: Store, node: str) -> str:
    """The name of `node`, "" where it has none (or is a blank node)."""
    try:
        about = NamedNode(node)
    except ValueError:
        return ""
    quads = store.quads_for_pattern(about, NamedNode(PREFIXES["rdfs"] + "label"), None)
    return min((quad.object.value for quad in quads if isinstance(quad.object, Literal)), default="")
