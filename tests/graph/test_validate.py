"""Broken promises in words; each shape has its own test in tests/ontology."""

from pathlib import Path

import pytest
from invented_graph import EXTRACTIONS

from kg.errors import InputError
from kg.graph import assemble, turtle
from kg.graph.validate import validate


def written(folder: Path, **changes: str) -> list[Path]:
    graphs, paths = assemble(EXTRACTIONS), []
    for name, triples in (("graph", graphs.graph), ("evidence", graphs.evidence)):
        text = turtle(triples).decode()
        for old, new in changes.items():
            text = text.replace(old, new)
        paths.append(folder / f"{name}.ttl")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def test_files_are_taken_together(tmp_path: Path) -> None:
    paths = written(tmp_path)
    assert validate(paths) == []
    assert {one.shape for one in validate(paths[:1])} == {"evidence", "stated"}  # the graph without its evidence


def test_a_violation_is_told_in_words(tmp_path: Path) -> None:
    (found,) = validate(written(tmp_path, **{'"1200"^^xsd:decimal': '"很多"@zh'}))
    assert (found.label, found.path, found.value, found.shape) == ("服务职工1200人次", "schema:value", "很多", "value")
    assert "须有且仅有一个数值" in str(found) and "Exactly one number" in str(found) and "shapes.ttl:" in str(found)


def test_a_changed_quotation_is_found(tmp_path: Path) -> None:
    found = validate(written(tmp_path, **{'nif:anchorOf "近日"@zh': 'nif:anchorOf "近曰"@zh'}))
    assert [(one.shape, one.value) for one in found] == [("quoted", "近曰")]


def test_what_is_not_turtle_can_not_be_validated(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("oops", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.ttl:1: not Turtle"):
        validate([tmp_path / "bad.ttl"])
