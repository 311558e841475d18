"""A reprint is told, its persons and events are those of the first, and it is no second witness."""

from pathlib import Path

from kg.cli import main
from kg.graph import store
from kg.graph.query import ask

SAID = (
    "2024年5月6日，安吉县总工会举办职工运动会。安吉县总工会主席王伟出席，村民李强获奖，"
    "三百名职工参加了拔河、跳绳、接力等八个项目的比赛。"
)


def rows(folder: Path, query: str) -> tuple[tuple[str, ...], ...]:
    return ask(store.load(folder / "out" / "g.ttl"), query).rows


def build(folder: Path, *texts: str) -> None:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    files = [str(folder / f"{number}.txt") for number in range(len(texts))]
    assert main(["build", *files, "-o", str(folder / "out"), "--name", "g", "--fresh"]) == 0


def test_a_reprint_counts_once(tmp_path: Path) -> None:
    sure = "SELECT ?c { ?f rdf:predicate org:holds ; kgo:confidence ?c }"
    build(tmp_path, SAID)
    alone = rows(tmp_path, sure)
    assert len(alone) == 1
    build(tmp_path, SAID, SAID.replace("，", ", "))
    assert rows(tmp_path, "ASK { ?copy kgo:reprintOf ?first }") == (("true",),)
    assert rows(tmp_path, sure) == alone, "a second copy is no second witness"
    assert rows(tmp_path, "SELECT (COUNT(DISTINCT ?e) AS ?n) { ?e a schema:Event }") == (("1",),)
    persons = "SELECT ?name { ?p a foaf:Person ; rdfs:label ?name } ORDER BY ?name"
    assert [name for (name,) in rows(tmp_path, persons)] == ["李强", "王伟"]
    build(tmp_path, SAID, SAID.replace("三百名", "三百余名"))
    assert rows(tmp_path, "ASK { ?copy kgo:reprintOf ?first }") == (("false",),)
    assert rows(tmp_path, sure) != alone, "another article is another witness"
