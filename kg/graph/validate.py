"""Does a graph keep its promises? The shapes of ontology/shapes.ttl, broken ones told in words.

pySHACL checks the core shapes. The SPARQL constraints, which it would parse anew for each node, are asked once for
the whole graph by pyoxigraph: each binds $this itself, so that this comes to the same. The time grows with the
graph, half a minute for 100,000 triples (a third of it to read them): a year of news takes five minutes.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store, serialize

from kg.errors import InputError
from kg.graph.ontology import folder
from kg.graph.prefixes import PREFIXES, shorten
from kg.graph.sections import fresh
from kg.graph.store import add

if TYPE_CHECKING:
    import rdflib

_SHAPES = "https://w3id.org/gongbao/shapes#"


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


def validate(data: Store | Iterable[Path]) -> list[Violation]:
    """What breaks the shapes in a store, or in Turtle files taken together; sorted by shape and node. Raises
    InputError for a file that can't be read."""
    import rdflib
    from rdflib.namespace import SH

    store = data if isinstance(data, Store) else Store()
    if not isinstance(data, Store):
        for path in data:
            add(store, path)
    text = fresh(folder() / "shapes.ttl")
    shapes = rdflib.Graph().parse(data=text, format="turtle")
    queries = sorted((str(node), str(select)) for node, select in shapes.subject_objects(SH.select))
    shapes.remove((None, SH.sparql, None))
    _spread(shapes)
    lines = _lines(text)
    found = set()
    for shape, node, path, value in (*_core(store, shapes), *_asked(store, queries)):
        messages = {str(getattr(m, "language", "")): str(m) for m in shapes.objects(rdflib.URIRef(shape), SH.message)}
        name = shape.removeprefix(_SHAPES)
        label = _label(store, node)
        found.add(Violation(lines[name], name, shorten(node), label, path, value, messages["zh"], messages["en"]))
    return sorted(found)


def _spread(shapes: "rdflib.Graph") -> None:
    """Give the property shapes of a node shape its targets, instead of hanging them below it: that says the same, but
    pySHACL then takes all nodes of a shape at once; below a node shape it would take each alone."""
    from rdflib.namespace import SH

    for target in (SH.targetClass, SH.targetSubjectsOf):
        for shape, nodes in shapes.subject_objects(target):
            for part in shapes.objects(shape, SH.property):
                shapes.add((part, target, nodes))
    for shape in {*shapes.subjects(SH.targetClass), *shapes.subjects(SH.targetSubjectsOf)}:
        shapes.remove((shape, SH.property, None))


def _core(store: Store, shapes: "rdflib.Graph") -> Iterator[tuple[str, str, str, str]]:
    """Shape, node, path and value of each result of pySHACL. N-Triples stand between the two libraries, for rdflib
    reads them five times as fast as Turtle."""
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    logging.getLogger("rdflib.term").setLevel(logging.ERROR)  # an ill-typed date is told once, as a violation
    lines = serialize((quad.triple for quad in store), format=RdfFormat.N_TRIPLES)
    try:
        graph = rdflib.Graph().parse(data=lines or b"", format="nt")
    except rdflib.exceptions.ParserError as error:  # what Oxigraph reads beyond RDF 1.1
        raise InputError("the graph has statements about statements (RDF-star), which SHACL does not know") from error
    _, report, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    assert isinstance(report, rdflib.Graph), text
    for result in report.objects(None, SH.result):
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        named = shorten(str(path)) if isinstance(path, rdflib.URIRef) else ""
        shape = report.value(result, SH.sourceShape)
        yield str(shape), str(report.value(result, SH.focusNode)), named, "" if value is None else shorten(str(value))


def _asked(store: Store, queries: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str, str]]:
    """The same for the SPARQL constraints, each a name and a SELECT of $this, ?value and perhaps ?path."""
    for shape, select in queries:
        solutions = store.query(select, prefixes=PREFIXES, use_default_graph_as_union=True)
        assert isinstance(solutions, QuerySolutions)
        path = any(variable.value == "path" for variable in solutions.variables)
        for row in solutions:
            values = (row["path"] if path else None, row["value"])
            yield shape, row["this"].value, *(shorten(getattr(value, "value", "")) for value in values)


def _label(store: Store, node: str) -> str:
    """The name of `node`, "" where it has none (or is a blank node)."""
    try:
        about = NamedNode(node)
    except ValueError:
        return ""
    quads = store.quads_for_pattern(about, NamedNode(PREFIXES["rdfs"] + "label"), None)
    return min((quad.object.value for quad in quads if isinstance(quad.object, Literal)), default="")


def _lines(text: str) -> dict[str, int]:
    """Where each shape stands in the file."""
    return {m[1]: at for at, line in enumerate(text.split("\n"), 1) if (m := re.match(r"shape:(\w+) a ", line))}
