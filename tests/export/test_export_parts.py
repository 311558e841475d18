"""Parts of a network, projections, time, tables for spreadsheets, annotations, FollowTheMoney, standard output."""

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph
import pytest

from kg.cli import main
from kg.errors import UsageError
from kg.export import export
from kg.export.chosen import part
from kg.graph.store import files

GEXF = "{http://gexf.net/1.3}"


def rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_an_article_is_news_and_no_context(county: Path, tmp_path: Path) -> None:
    (path,) = export(county, "gexf", tmp_path / "x", tmp_path)
    classes = {one.get("value") for one in ElementTree.parse(path).iter(f"{GEXF}attvalue") if one.get("for") == "class"}
    assert "NewsArticle" in classes and "Context" not in classes


def test_only_some_classes_and_relations(county: Path, tmp_path: Path) -> None:
    nodes, edges = export(county, "csv", tmp_path / "a.csv", tmp_path, wanted=part("foaf:Person,Post,holds", ""))
    assert rows(nodes) and all({"Person", "Post"} & set(row[":LABEL"].split(";")) for row in rows(nodes))
    assert {row[":TYPE"] for row in rows(edges)} == {"holds"}
    nodes, edges = export(county, "csv", tmp_path / "b.csv", tmp_path, wanted=part("organizer", ""))
    assert {row["iri:ID"] for row in rows(nodes)} == {
        row[end] for row in rows(edges) for end in (":START_ID", ":END_ID")
    }
    with pytest.raises(UsageError, match="did you mean Person"):
        part("Persn", "")
    with pytest.raises(UsageError, match="for networks"):
        export(county, "nt", tmp_path / "x", tmp_path, wanted=part("Person", ""))


def test_persons_and_the_bodies_that_they_are_tied_to(county: Path, tmp_path: Path) -> None:
    nodes, edges = export(county, "csv", tmp_path / "a.csv", tmp_path, wanted=part("", "person-body"))
    kinds = {row["iri:ID"]: set(row[":LABEL"].split(";")) for row in rows(nodes)}
    ties = rows(edges)
    assert ties and all("Person" in kinds[row[":START_ID"]] and "Organization" in kinds[row[":END_ID"]] for row in ties)
    assert max(int(row["weight:int"]) for row in ties) > 1, "a post and an event"


def test_gexf_knows_time(county: Path, tmp_path: Path) -> None:
    (path,) = export(county, "gexf", tmp_path / "x", tmp_path)
    graph = ElementTree.parse(path).find(f"{GEXF}graph")
    assert graph is not None and (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    days = [(one.get("start"), one.get("end")) for one in graph.iter(f"{GEXF}node") if one.get("start")]
    held = [one.get("start") for one in graph.iter(f"{GEXF}edge") if one.get("label") == "担任"]
    assert days and all(begin and end and len(begin) == len(end) == 10 and begin <= end for begin, end in days)
    assert any(held), "a post is held from its first to its last attestation"


def test_tables_that_a_spreadsheet_opens(county: Path, tmp_path: Path) -> None:
    nodes, _ = export(county, "tsv", tmp_path / "x.tsv", tmp_path, bom=True)
    assert nodes.name == "x.nodes.tsv" and nodes.read_bytes().startswith(b"\xef\xbb\xbf")
    assert any(row["label"] == "清河县总工会" for row in rows(nodes, "\t"))


def test_answers_as_tables(county: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    query = "SELECT ?name { ?x a kgo:TradeUnion ; rdfs:label ?name } ORDER BY ?name"
    assert main(["query", str(county), query, "--format", "csv", "--bom"]) == 0
    assert capfdbinary.readouterr().out.startswith("\ufeffname\r\n".encode())
    assert (
        main(["query", str(county), 'SELECT ?a ?b { BIND ("=1\t2" AS ?a) BIND ("甲" AS ?b) }', "--format", "tsv"]) == 0
    )
    assert capfdbinary.readouterr().out == "a\tb\n'=1 2\t甲\n".encode()
    assert main(["query", str(county), query, "--bom"]) == 2


def test_standard_output_and_folders(county: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", str(county), "--to", "nt", "-o", "-"]) == 0
    lines = capfdbinary.readouterr().out
    assert main(["export", str(county), "--to", "nt", "-o", str(tmp_path / "a" / "b" / "x.nt")]) == 0
    assert (tmp_path / "a" / "b" / "x.nt").read_bytes() == lines
    assert main(["export", str(county), "--to", "csv", "-o", "-"]) == 2


def test_annotations_point_at_the_words(county: Path, tmp_path: Path) -> None:
    (path,) = export(county, "webanno", tmp_path / "x.jsonld", tmp_path)
    page = json.loads(path.read_bytes())
    texts = {
        quad.subject.value: quad.object.value
        for file in files(county)
        for quad in pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.TURTLE)
        if quad.predicate.value.endswith("#isString")
    }
    assert page["type"] == "AnnotationPage" and len(page["items"]) > 10
    for one in page["items"]:
        assert one["type"] == "Annotation" and one["body"][0]["value"]
        for target in one["target"]:
            at, quote = target["selector"]
            text = texts[target["source"]]
            assert text[at["start"] : at["end"]] == quote["exact"]
            assert text[: at["start"]].endswith(quote["prefix"]) and text[at["end"] :].startswith(quote["suffix"])
    assert len({one["id"] for one in page["items"]}) == len(page["items"])


def test_follow_the_money(county: Path, tmp_path: Path) -> None:
    pytest.importorskip("followthemoney")
    from followthemoney import model

    (path,) = export(county, "ftm", tmp_path / "x.json", tmp_path)
    entities = [model.get_proxy(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    by_id = {one.id: one for one in entities}
    assert {one.schema.name for one in entities} >= {
        "Person",
        "PublicBody",
        "Position",
        "Occupancy",
        "Event",
        "Article",
    }
    for one in entities:
        one.schema.validate(one.to_dict())
        for prop, value in one.itervalues():
            if prop.type.name == "entity":
                assert by_id[value].schema.is_a(prop.range), f"{one.id} {prop.name} {value}"
    held = next(one for one in entities if one.schema.name == "Occupancy")
    assert held.get("proof") and held.get("summary") and held.get("holder") and held.get("post")
