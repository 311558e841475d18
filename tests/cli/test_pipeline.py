"""What goes wrong in one page costs only that page, also where only the graph would notice."""

from pathlib import Path

import pytest

from kg import pipeline
from kg.model import Article, Entity, EntityMention, Extraction


def test_an_entity_of_no_known_class_costs_its_source(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(article: Article, *_: object) -> Extraction:
        return Extraction(article, (EntityMention(Entity("", "无类", ""), "无类", None),), (), ())

    monkeypatch.setattr(pipeline, "extract", extract)
    [(result, reading)] = pipeline.run_file((page, "page.txt"), pipeline.Way())
    assert reading is None
    assert "no class '' is defined" in result.note


def test_a_fault_in_a_stage_costs_its_source(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(article: Article, *_: object) -> Extraction:
        raise IndexError("no such token")

    monkeypatch.setattr(pipeline, "extract", extract)
    [(result, reading)] = pipeline.run_file((page, "page.txt"), pipeline.Way())
    assert reading is None and "no such token" in result.note and "\n" not in result.note
