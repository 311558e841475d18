"""The network's panel names the rules behind a fact."""

from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.extract import extract
from kg.graph import assemble, turtle
from kg.layout import articles
from kg.model import Source
from kg.publish.data import data
from kg.publish.made import MadeRows
from kg.publish.numbered import Numbered, Part
from kg.publish.rows import StoreRows
from kg.publish.view import view

TEXT = "安吉县总工会举办“匠心”技能大赛\n\n8月5日，安吉县总工会在县文化馆举办“匠心”技能大赛。"


def test_each_fact_has_its_rules_whoever_answers(tmp_path: Path) -> None:
    (article,) = articles(Source("a.txt", TEXT, "0" * 64))
    graphs = assemble([extract(article)])
    files = [tmp_path / "a.ttl", tmp_path / "a.evidence.ttl"]
    for file, triples in zip(files, (graphs.graph, graphs.evidence), strict=True):
        file.write_bytes(turtle(triples))
    shown = view(MadeRows(*files))
    (hosted,) = [fact for fact in shown.facts if fact.term == "schema:organizer"]
    assert hosted.rules == {"frames/hold/subject", "org/place", "place_bodies/总工会"}
    known = [fact for fact in shown.facts if fact.term == "schema:containedInPlace"]
    assert all(not fact.rules for fact in known)
    first, _ = data(Numbered([Part(view(MadeRows(*files)))]))
    number = shown.facts.index(hosted)
    assert [first["rules"][one] for one in first["facts"]["rules"][number]] == sorted(hosted.rules)
    store = Store()
    for file in files:
        store.load(path=file, format=RdfFormat.TURTLE)
    assert [fact.rules for fact in view(StoreRows(store)).facts] == [fact.rules for fact in shown.facts]
