"""Each shape holds for a good graph and is broken by the node of broken.ttl that bears its name."""

import re
from functools import cache
from pathlib import Path

from helpers import each
from invented_graph import EXTRACTIONS, of
from pyoxigraph import Store

from kg.graph import assemble
from kg.graph.ontology import folder
from kg.graph.store import add
from kg.graph.validate import Violation, validate

SHAPES = (folder() / "shapes.ttl").read_text(encoding="utf-8")
NAMES = re.findall(r"^shape:(\w+) a sh:(?:NodeShape|PropertyShape|SPARQLConstraint)", SHAPES, re.MULTILINE)
UMBRELLAS = {"Official", "Post", "Title", "Membership", "Rule", "Unresolved"}  # node shapes with property shapes alone


@cache
def broken() -> list[Violation]:
    store = Store()
    add(store, Path(__file__).parent / "broken.ttl")
    return validate(store)


def test_a_good_graph_breaks_no_shape() -> None:
    assert [str(violation) for violation in validate(of(assemble(EXTRACTIONS)))] == []


@each([name for name in NAMES if name not in UMBRELLAS])
def test_a_bad_node_breaks_its_shape(name: str) -> None:
    hits = [one for one in broken() if one.shape == name and re.fullmatch(rf".*/{name}(-节点)?", one.node)]
    assert hits, f"nothing says that bad:{name} is wrong"
    line = SHAPES.split("\n")[hits[0].line - 1]
    assert line.startswith(f"shape:{name} ")


def test_shapes_speak_both_languages() -> None:
    assert len(NAMES) == len(set(NAMES))
    for block in re.split(r"\n(?=shape:\w+ a )", SHAPES)[1:]:
        assert re.search(r'sh:message "[^"]*[\u4e00-\u9fff][^"]*"@zh, "[A-Za-z][^"]+"@en', block), block
