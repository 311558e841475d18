"""A Turtle file of ours is changed where it speaks of some subjects; the rest of it is copied."""

from itertools import product
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from kg.graph import blocks
from kg.graph.changes import Change, told
from kg.graph.write import Triples, turtle

BASE = "https://example.org/id/"
SUBJECTS = ["<https://example.org/id/a#char=1,2>", *(f"id:person-{name}" for name in ("a", "ab", "b", "林知远"))]

LABELS = {"id:person-ab": "dcterms:title"}  # no other subject uses that prefix


def said(*subjects: str) -> dict[str, str]:
    return {one: f'{LABELS.get(one, "rdfs:label")} "{one[-3:]} ."@zh ;\n    skos:altLabel "，"@zh' for one in subjects}


@pytest.mark.parametrize("piece", [1, 1 << 20])
def test_some_subjects_more_and_less(piece: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_PIECE", piece)
    file = tmp_path / "g.ttl"
    for before, now in product(product((True, False), repeat=len(SUBJECTS)), repeat=2):
        old = said(*(one for one, there in zip(SUBJECTS, before, strict=True) if there))
        new = said(*(one for one, there in zip(SUBJECTS, now, strict=True) if there))
        file.write_bytes(turtle(Triples(BASE, old)))
        changed = sorted(old.keys() ^ new.keys())
        asked: dict[str, str] = {}

        def instead(subject: str, said: str, new: dict[str, str] = new, asked: dict[str, str] = asked) -> str:
            asked[subject] = said
            return new.get(subject, "")

        found = b"".join(blocks.exchanged(file, BASE, blocks.spots(file, changed, instead)))
        assert found == turtle(Triples(BASE, new))
        assert asked == {one: old.get(one, "") for one in changed}


def test_what_was_changed_is_told_in_triples() -> None:
    old, new = said("id:person-a"), {"id:person-a": 'rdfs:label "a"@zh', "id:person-b": 'rdfs:label "b"@zh'}
    changed = [Change(one, old.get(one, ""), new[one]) for one in new]

    def triples(some: dict[str, str]) -> set[Triple]:
        return {quad.triple for quad in parse(turtle(Triples(BASE, some)), RdfFormat.TURTLE)}

    (gone, come), _ = told(changed, BASE)
    assert (gone, come) == (triples(old) - triples(new), triples(new) - triples(old))
