"""The shapes mean the same to engines that others wrote: the Rust package `shacl`, and pySHACL, the referee."""

import logging
from pathlib import Path
from random import Random

import pytest
import rdflib
from invented_graph import EXTRACTIONS, of
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, serialize
from rdflib.namespace import SH

from kg.graph import assemble
from kg.graph.ontology import folder
from kg.graph.prefixes import PREFIXES, shorten
from kg.graph.sections import fresh
from kg.graph.store import add
from kg.graph.validate import Violation, validate

BROKEN = Path(__file__).with_name("broken.ttl")
SPARQL = {"stated", "held", "quoted", "written", "once"}  # those in SPARQL are asked as they are


def test_both_engines_find_the_same_broken_nodes() -> None:
    shacl = pytest.importorskip("shacl")
    report = shacl.Shapes.from_file(str(folder() / "shapes.ttl")).validate_file(str(BROKEN))
    theirs = {str(result.focus_node).strip("<>") for result in report.results}
    assert not report.conforms
    assert theirs == {violation.node for violation in validate([BROKEN])}


def refereed(store: Store) -> set[tuple[str, str, str, str]]:
    """Shape, node, path and value of what pySHACL finds broken."""
    import pyshacl  # only here: it takes a fifth of a second

    shapes = rdflib.Graph().parse(data=fresh(folder() / "shapes.ttl"), format="turtle")
    shapes.remove((None, SH.sparql, None))
    lines = serialize((quad.triple for quad in store), format=RdfFormat.N_TRIPLES)
    graph = rdflib.Graph().parse(data=lines or b"", format="nt")
    _, report, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    assert isinstance(report, rdflib.Graph), text
    found = set()
    for result in report.objects(None, SH.result):
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        named = shorten(str(path)) if isinstance(path, rdflib.URIRef) else ""
        shape = str(report.value(result, SH.sourceShape)).rpartition("#")[2]
        node = shorten(str(report.value(result, SH.focusNode)))
        found.add((shape, node, named, "" if value is None else shorten(str(value))))
    return found


def told(found: list[Violation]) -> set[tuple[str, str, str, str]]:
    return {(one.shape, one.node, one.path, one.value) for one in found if one.shape not in SPARQL}


def test_the_referee_finds_the_same_in_the_broken_graph() -> None:
    store = Store()
    add(store, BROKEN)
    assert told(validate(store)) == refereed(store) != set()


def marred(random: Random) -> Store:
    """The good graph with some triples gone, doubled with another object, or with an object of another kind."""
    store = of(assemble(EXTRACTIONS))
    quads = sorted(store, key=str)
    others = [
        *(Literal(text, language="zh") for text in ("甲", "")),
        *(
            Literal(text, datatype=NamedNode(PREFIXES["xsd"] + kind))
            for text in ("2023-02-30", "-3", "7.5", "true")
            for kind in ("date", "decimal", "gYear", "integer")
        ),
        Literal("true", datatype=NamedNode(PREFIXES["xsd"] + "boolean")),
        Literal("plain"),
        Literal("English", language="en"),
    ]
    for quad in random.sample(quads, 12):
        if (how := random.randrange(3)) != 1:
            store.remove(quad)
        if how:
            other = random.choice([random.choice(quads).object, random.choice(others)])
            store.add(Quad(quad.subject, quad.predicate, other))
    return store


@pytest.mark.parametrize("seed", range(12))
def test_the_referee_finds_the_same_in_a_marred_graph(seed: int) -> None:
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # ill-typed on purpose
    store = marred(Random(seed))
    assert told(validate(store)) == refereed(store)
