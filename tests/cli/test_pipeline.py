"""What goes wrong in one page costs only that page, also where only the graph would notice."""

from pathlib import Path

import pytest

from kg import pipeline, read
from kg.model import Article, Entity, EntityMention, Extraction


def test_an_entity_of_no_known_class_costs_its_source(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(article: Article, *_: object) -> Extraction:
        return Extraction(article, (EntityMention(Entity("", "无类", ""), "无类", None),), (), ())

    monkeypatch.setattr(pipeline, "extract", extract)
    [outcome] = pipeline.run_file((page, "page.txt"), read.Settings())
    assert outcome.failed and not outcome.extractions
    assert outcome.note.startswith("page.txt: internal error: ")


def test_a_fault_in_a_stage_costs_its_source(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(article: Article, *_: object) -> Extraction:
        raise IndexError("no such token")

    monkeypatch.setattr(pipeline, "extract", extract)
    [outcome] = pipeline.run_file((page, "page.txt"), read.Settings())
    assert outcome.failed and "no such token" in outcome.note and "\n" not in outcome.note
