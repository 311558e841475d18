"""`kg links`: a table of the user's as owl:sameAs."""

from pathlib import Path

import pyoxigraph
import pytest

from kg.cli import main

ITEM = "http://www.wikidata.org/entity/Q1"
GRAPH = """@prefix kgo: <https://w3id.org/gongbao/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://x.example/place-1> kgo:adcode "330523" ; rdfs:label "安吉县"@zh .
<https://x.example/org-1> rdfs:label "某局"@zh .
"""


@pytest.fixture(autouse=True)
def _graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("output").mkdir()
    Path("output/news.ttl").write_text(GRAPH, encoding="utf-8")


def linked(table: str, *arguments: str) -> set[tuple[str, str]]:
    Path("links.tsv").write_text(table, encoding="utf-8")
    assert main(["links", "news", "links.tsv", *arguments]) == 0
    quads = pyoxigraph.parse(Path("output/news.links.ttl").read_bytes(), pyoxigraph.RdfFormat.TURTLE)
    return {(quad.subject.value, quad.object.value) for quad in quads}  # type: ignore[union-attr]


def test_codes_and_iris_are_linked_and_what_names_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    made = linked(f"# mine\n330523\t{ITEM}\nhttps://x.example/org-1\t{ITEM}2\n999999\t{ITEM}3\n")
    assert made == {("https://x.example/place-1", ITEM), ("https://x.example/org-1", f"{ITEM}2")}
    printed = capsys.readouterr()
    assert "2 links" in printed.out and "links.tsv:4: nothing in this graph is 999999" in printed.err


def test_as_the_query_service_of_wikidata_writes_it() -> None:
    assert linked(f'?code\t?item\r\n"330523"\t<{ITEM}>\r\n') == {("https://x.example/place-1", ITEM)}


def test_the_order_of_the_table_does_not_matter() -> None:
    rows = [f"330523\t{ITEM}", f"330523\t{ITEM}2", f"https://x.example/org-1\t{ITEM}"]
    linked("\n".join(rows))
    first = Path("output/news.links.ttl").read_bytes()
    linked("\n".join([*reversed(rows), rows[0]]))
    assert Path("output/news.links.ttl").read_bytes() == first


@pytest.mark.parametrize(
    "row",
    [
        "330523",
        "330523\tQ1",
        "安吉县\thttp://x.example/",
        '330523\thttp://x.example/"> . <a> <b> <c',
        "330523\thttp://x y",
    ],
)
def test_a_bad_row_is_one_line_and_nothing_is_written(row: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("links.tsv").write_text(f"330523\t{ITEM}\n{row}\n", encoding="utf-8")
    assert main(["links", "news", "links.tsv"]) == 1
    assert capsys.readouterr().err.startswith("kg: links.tsv:2: wanted an adcode")
    assert not Path("output/news.links.ttl").exists()
