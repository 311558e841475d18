"""The shapes mean the same to an engine that is not pySHACL: the Rust package `shacl`, on the broken graph."""

from pathlib import Path

import pytest

from kg.graph.ontology import folder
from kg.graph.validate import validate

BROKEN = Path(__file__).with_name("broken.ttl")


def test_both_engines_find_the_same_broken_nodes() -> None:
    shacl = pytest.importorskip("shacl")
    report = shacl.Shapes.from_file(str(folder() / "shapes.ttl")).validate_file(str(BROKEN))
    theirs = {str(result.focus_node).strip("<>") for result in report.results}
    assert not report.conforms
    assert theirs == {violation.node for violation in validate([BROKEN])}
