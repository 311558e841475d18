"""A page holds so many nodes: of more, those of which most is said."""

from pathlib import Path

import pytest
from graph.invented_graph import EXTRACTIONS
from pyoxigraph import RdfFormat, Store

from kg.graph import assemble, turtle
from kg.publish import chosen
from kg.publish.data import data
from kg.publish.made import MadeRows
from kg.publish.network import html
from kg.publish.numbered import Numbered, Part
from kg.publish.rows import StoreRows
from kg.publish.view import view


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The two files of an invented graph."""
    graphs, found = assemble(EXTRACTIONS), [tmp_path / "g.ttl", tmp_path / "g.evidence.ttl"]
    for file, triples in zip(found, (graphs.graph, graphs.evidence), strict=True):
        file.write_bytes(turtle(triples))
    return found


def test_the_page_is_the_same_whoever_answers(files: list[Path]) -> None:
    store = Store()
    for file in files:
        store.load(path=file, format=RdfFormat.TURTLE)
    assert html(files, "g") == html(store, "g")
    assert data(Numbered([Part(view(StoreRows(store)))]))[0].get("left") is None


def test_of_many_nodes_those_are_shown_of_which_most_is_said(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = view(MadeRows(*files))
    monkeypatch.setattr(chosen, "MOST", 4)
    few = view(MadeRows(*files))
    assert len(few.nodes) == 4 and few.left == len(whole.nodes) - 4
    assert data(Numbered([Part(view(MadeRows(*files)))]))[0]["left"] == few.left
    said = {node.iri: 0 for node in whole.nodes}
    for fact in whole.facts:
        for end in (fact.subject, fact.object):
            if isinstance(end, int):
                said[whole.nodes[end].iri] += 1
    assert max(few.nodes, key=lambda node: said[node.iri]).iri == max(said, key=lambda iri: said[iri])
    shown = {node.iri: node for node in whole.nodes}
    assert all(node.label == shown[node.iri].label for node in few.nodes)
    known = {(whole.nodes[fact.subject].iri, fact.term) for fact in whole.facts}
    assert few.facts and all((few.nodes[fact.subject].iri, fact.term) in known for fact in few.facts)
    assert all(isinstance(fact.object, str) or fact.object < 4 for fact in few.facts)
    assert all(article >= 0 and sentence for article, sentence in few.quotes.sentences)


def test_of_very_much_that_is_said_of_one_a_part_is_quoted(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen, "MOST", 4)
    monkeypatch.setattr(chosen, "EACH", 1)
    monkeypatch.setattr("kg.publish.made.EACH", 1)
    few = Numbered([Part(view(MadeRows(*files)))]).view()
    assert all(len(node.articles) <= 1 and len(node.quotes) <= 1 for node in few.nodes)
    used = {article for node in few.nodes for article in node.articles} | {
        article for article, _ in few.quotes.sentences
    }
    assert used == set(range(len(few.quotes.articles)))
