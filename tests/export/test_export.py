"""What is exported is read back whole, by readers that are not ours."""

import csv
import gzip
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pyoxigraph
import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat

from kg.export import FORMS, TRIPLES, export
from kg.graph.store import files

READ = {
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}


def canonical(quads: "list[Quad]") -> str:
    """RDFC-1.0 of the triples."""
    dataset = Dataset(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return "\n".join(sorted(map(str, dataset)))


@pytest.fixture(scope="module")
def original(county: Path) -> "list[Quad]":
    return [quad for path in files(county) for quad in pyoxigraph.parse(path=path, format=RdfFormat.TURTLE)]


@pytest.mark.parametrize("form", TRIPLES)
@pytest.mark.parametrize("ending", ["", ".gz"])
def test_round_trip(county: Path, original: "list[Quad]", tmp_path: Path, form: str, ending: str) -> None:
    (path,) = export(county, form, tmp_path / f"x.{form}{ending}", tmp_path)
    data = gzip.decompress(path.read_bytes()) if ending else path.read_bytes()
    assert canonical(list(pyoxigraph.parse(data, READ[form]))) == canonical(original)


@pytest.mark.parametrize("form", ["nt", "nq"])
def test_lines_are_sorted_and_each_there_once(county: Path, tmp_path: Path, form: str) -> None:
    lines = export(county, form, tmp_path / "x", tmp_path)[0].read_bytes().splitlines()
    assert lines == sorted(set(lines))


def test_runs_of_lines_are_merged(county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = export(county, "nt", tmp_path / "a", tmp_path)[0].read_bytes()
    monkeypatch.setattr("kg.export.triples._RUN", 100)
    assert export(county, "nt", tmp_path / "b", tmp_path)[0].read_bytes() == whole


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("trig", "jsonld", "rdfxml")])
def test_the_same_bytes_every_time(county: Path, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    if form == "ftm":
        pytest.importorskip("followthemoney")
    for target in ("a.csv.gz", "b.csv.gz"):
        export(county, form, tmp_path / target, tmp_path)
    a, b = (sorted(tmp_path.glob(f"{letter}.*")) for letter in "ab")
    assert a and [path.read_bytes() for path in a] == [path.read_bytes() for path in b]


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_the_network(county: Path, tmp_path: Path, form: str) -> None:
    (path,) = export(county, form, tmp_path / f"x.{form}", tmp_path)
    graph = networkx.read_graphml(path) if form == "graphml" else networkx.read_gexf(path, version="1.3")
    labels = {data["label"]: (node, data) for node, data in graph.nodes(data=True)}
    union, said = labels["清河县总工会"]
    assert said["class"] == "TradeUnion" and said["names"] == "县总工会"
    reading, _ = labels["职工读书分享会"]
    edges = graph.get_edge_data(reading, union)
    edge = next(iter(edges.values())) if graph.is_multigraph() else edges
    assert (edge["term"], edge["confidence"]) == ("organizer", 0.9)
    assert not any(data["class"] in ("Statement", "OffsetBasedString") for _, data in graph.nodes(data=True))


def test_the_tables_keep_the_rules_of_neo4js_import(county: Path, tmp_path: Path) -> None:
    nodes, relationships = export(county, "csv", tmp_path / "x.csv", tmp_path)
    assert (nodes.name, relationships.name) == ("x.nodes.csv", "x.relationships.csv")
    with nodes.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"iri:ID", ":LABEL", "label"} <= rows[0].keys()
    ids = [row["iri:ID"] for row in rows]
    assert len(ids) == len(set(ids)) and all(ids)
    assert all(row[":LABEL"] for row in rows)
    assert len(nodes.read_text().splitlines()) == len(rows) + 1  # no line break within a cell
    union = next(row for row in rows if row["label"] == "清河县总工会")
    assert "TradeUnion" in union[":LABEL"].split(";") and union["names:string[]"] == "县总工会"
    with relationships.open(newline="") as file:
        edges = list(csv.DictReader(file))
    assert edges and all(edge[":START_ID"] in ids and edge[":END_ID"] in ids and edge[":TYPE"] for edge in edges)


def test_parquet(county: Path, original: "list[Quad]", tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(export(county, "parquet", tmp_path / "x.parquet", tmp_path)[0])
    assert table.num_rows == len(original)
    labels = [row["object"] for row in table.to_pylist() if row["language"] == "zh"]
    assert "清河县总工会" in labels


def test_the_description_counts_rightly(county: Path, original: "list[Quad]", tmp_path: Path) -> None:
    licence = "https://creativecommons.org/licenses/by/4.0/"
    (path,) = export(county, "void", tmp_path / "county.void.ttl", tmp_path, licence)
    store = pyoxigraph.Store()
    store.load(path=path, format=RdfFormat.TURTLE)
    query = """PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX kgo: <https://w3id.org/gongbao/ontology#>
    SELECT ?triples ?documents ?licence ?unions { ?set void:triples ?triples ; void:documents ?documents ;
      dcterms:license ?licence ; void:classPartition [ void:class kgo:TradeUnion ; void:entities ?unions ] }"""
    (row,) = store.query(query)
    unions = sum(quad.object.value.endswith("#TradeUnion") for quad in original if hasattr(quad.object, "value"))
    assert [row[name].value for name in ("triples", "documents", "licence", "unions")] == [
        str(len(original)),
        "4",
        licence,
        str(unions),
    ]


@pytest.mark.parametrize(("tool", "form", "name"), [("rapper", "nt", "ntriples"), ("serdi", "nt", "ntriples")])
def test_other_parsers_count_the_same(
    county: Path, original: "list[Quad]", tmp_path: Path, tool: str, form: str, name: str
) -> None:
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed")
    (path,) = export(county, form, tmp_path / "x.nt", tmp_path)
    options = ["-q", "-i", name, "-o", "ntriples"] if tool == "rapper" else ["-i", name, "-o", "ntriples"]
    run = subprocess.run([tool, *options, str(path)], capture_output=True, check=True)
    assert len(set(run.stdout.splitlines())) == len(set(original))


def test_nothing_stays_behind_when_it_fails(tmp_path: Path, kg: object) -> None:
    (tmp_path / "bad.ttl").write_text("<a> <b> .", encoding="utf-8")
    run = kg("export", "bad.ttl", "--to", "nt", "-o", "x.nt")  # type: ignore[operator]
    assert run.returncode == 1 and run.stderr.startswith("kg: bad.ttl:1: not Turtle:")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.ttl"]
    run = kg("export", "none", "--to", "nt")  # type: ignore[operator]
    assert run.returncode == 1 and "no such graph" in run.stderr
    run = kg("export", "bad.ttl", "--to", "xlsx")  # type: ignore[operator]
    assert run.returncode == 2 and "xlsx" in run.stderr


def test_xml_takes_no_control_characters(tmp_path: Path) -> None:
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    (tmp_path / "odd.ttl").write_text(f'<http://a.example/x> {label} "甲\\u0001\\u000B<&乙"@zh .', encoding="utf-8")
    for form in ("graphml", "gexf"):
        (path,) = export(tmp_path / "odd.ttl", form, tmp_path / "x", tmp_path)
        assert "甲" in "".join(ElementTree.parse(path).getroot().itertext()) or form == "gexf"
