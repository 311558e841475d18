"""What a human says is in the next build, each use told; what matches nothing is told, too."""

import json
from pathlib import Path

import pytest

from kg.cli import main
from kg.graph import store
from kg.graph.query import ask

PAGES = {
    "a.txt": "安吉县总工会主席王立平讲话。",
    "b.txt": "安吉县总工会主席李晓梅走访。",
    "c.txt": "长兴县总工会主席王立平走访。",
    "d.txt": "县总工会慰问职工。",
}
Rows = tuple[tuple[str, ...], ...]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def build(folder: Path, curation: str, *names: str) -> None:
    (folder / "out").mkdir(exist_ok=True)
    (folder / "out" / "g.curation.yaml").write_text(curation, encoding="utf-8")
    files = [str(folder / name) for name in names or PAGES]
    assert main(["build", *files, "-o", str(folder / "out"), "--name", "g", "--date", "2024-05-06"]) == 0


def rows(folder: Path, query: str) -> Rows:
    return ask(store.load(folder / "out" / "g.ttl"), query).rows


PERSONS = "SELECT ?name { ?x a foaf:Person ; rdfs:label ?name } ORDER BY ?name"


def test_persons_who_are_one_and_who_are_not(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(pages, "")
    assert len(rows(pages, PERSONS)) == 3
    assert rows(pages, "SELECT ?a ?b { ?a kgo:possiblySameAs ?b }") == (), "the chairs of two counties at one time"
    build(pages, "same:\n  - [王立平@a.txt, 王立平@c.txt]")
    assert rows(pages, PERSONS) == (("李晓梅",), ("王立平",))
    assert rows(pages, "SELECT ?sure { ?x kgo:identityConfidence ?sure }") == (("1",),)
    assert "curation, line 2: same: 王立平@a.txt、王立平@c.txt: 2 times" in capsys.readouterr().out
    build(pages, "different:\n  - [王立平@a.txt, 王立平@c.txt]")
    assert len(rows(pages, PERSONS)) == 3


def test_who_may_be_one(pages: Path) -> None:
    (pages / "e.txt").write_text("湖州市妇联副主席王立平走访。", encoding="utf-8")
    build(pages, "", "a.txt", "e.txt")
    assert len(rows(pages, "SELECT ?a ?b { ?a kgo:possiblySameAs ?b }")) == 2, "both ways"
    build(pages, "different:\n  - [王立平@a.txt, 王立平@e.txt]", "a.txt", "e.txt")
    assert rows(pages, "SELECT ?a { ?a kgo:possiblySameAs ?b }") == ()


def test_bodies_that_are_one(pages: Path) -> None:
    build(pages, "same:\n  - [安吉县总工会, 长兴县总工会]")
    unions = "SELECT ?name { ?x a kgo:TradeUnion ; rdfs:label ?name MINUS { ?x kgo:resolution kgo:Unresolved } }"
    assert rows(pages, unions) == (("安吉县总工会",),)
    assert rows(pages, PERSONS) == (("李晓梅",), ("王立平",)), "the holder of one post in one body is one"


def test_a_body_of_two_sources_that_is_two(pages: Path) -> None:
    build(pages, "different:\n  - [安吉县总工会@a.txt, 安吉县总工会@b.txt]")
    assert len(rows(pages, "SELECT ?x { ?x rdfs:label '安吉县总工会'@zh }")) == 2


def test_a_name_put_right(pages: Path) -> None:
    build(pages, "rename:\n  李晓梅: 李小梅\n  安吉县总工会: 安吉县工会联合会")
    found = rows(pages, "SELECT ?name ?post { ?x org:holds/rdfs:label ?post ; rdfs:label ?name } ORDER BY ?name ?post")
    assert found == (
        ("李小梅", "安吉县工会联合会主席"),
        ("王立平", "安吉县工会联合会主席"),
        ("王立平", "长兴县总工会主席"),
    )


def test_a_wrong_claim_goes_and_can_come_back(pages: Path) -> None:
    build(pages, "")
    before = (pages / "out" / "g.ttl").read_bytes()
    build(pages, "reject:\n  - {subject: 李晓梅, predicate: org:holds, object: 安吉县总工会主席}")
    assert rows(pages, "ASK { ?x rdfs:label '李晓梅'@zh ; org:holds ?post }") == (("false",),)
    build(pages, "")
    assert (pages / "out" / "g.ttl").read_bytes() == before


def test_a_short_name_that_means_a_body(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(pages, "short:\n  县总工会: 安吉县总工会", "d.txt")
    assert rows(pages, "SELECT ?name { ?x skos:altLabel '县总工会'@zh ; rdfs:label ?name }") == (("安吉县总工会",),)
    assert "line 2: short: 县总工会 → 安吉县总工会: 1 time" in capsys.readouterr().out


def test_what_matches_nothing_is_told(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(pages, "rename:\n  李小没: 李小梅\nsame:\n  - [王立平@a.txt, 王立平@z.txt]")
    said = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1:3] for line in said] == [
        ["curation, line 2", "matches nothing"],
        ["curation, line 4", "matches nothing"],
    ]


def test_a_faulty_file_changes_nothing(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(pages, "")
    (pages / "out" / "g.curation.yaml").write_text("same:\n  - [甲]", encoding="utf-8")
    before = (pages / "out" / "g.ttl").read_bytes()
    assert main(["build", str(pages / "a.txt"), "-o", str(pages / "out"), "--name", "g"]) == 1
    assert "g.curation.yaml:2: " in capsys.readouterr().err
    assert (pages / "out" / "g.ttl").read_bytes() == before


def test_only_what_a_rule_speaks_of_is_read_again(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg import pipeline

    build(pages, "")
    read = pages / "read"  # by another process
    real = pipeline.run_source

    def run_source(source: pipeline.Source, way: pipeline.Way) -> pipeline.Outcome:
        with read.open("a") as file:
            file.write(f"{source.name} ")
        return real(source, way)

    monkeypatch.setattr(pipeline, "run_source", run_source)
    build(pages, "rename:\n  李晓梅: 李小梅")
    assert read.read_text() == "b.txt "


def test_review_lists_what_needs_a_human(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pages / "c.txt").write_text("湖州市妇联副主席王立平走访。", encoding="utf-8")
    build(pages, "")
    capsys.readouterr()
    assert main(["review", "g", "-o", str(pages / "out")]) == 0
    said = capsys.readouterr().out
    assert "县总工会  0 facts, 1 time, in d.txt" in said
    assert "王立平  2 of that name, 2 articles" in said
    assert "安吉县总工会主席  李晓梅 (2024-05-06); 王立平 (2024-05-06)" in said


def test_diff_tells_in_words_with_sentences(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(pages, "", "a.txt", "d.txt")
    for file in ("g.ttl", "g.evidence.ttl"):
        (pages / f"old-{file}").write_bytes((pages / "out" / file).read_bytes())
    build(pages, "short:\n  县总工会: 安吉县总工会", "b.txt")
    capsys.readouterr()
    assert main(["diff", str(pages / "old-g.ttl"), str(pages / "out" / "g.ttl")]) == 0
    said = capsys.readouterr().out
    assert "+ 李晓梅 担任 安吉县总工会主席\n    “安吉县总工会主席李晓梅走访。”\n" in said
    assert "~ 安吉县总工会  [+ 县总工会]" in said
    assert "entities: 1 added, 1 removed, 1 changed" in said, "the unresolved 县总工会 is gone"
    both = [str(pages / "old-g.ttl"), str(pages / "out" / "g.ttl")]
    assert main(["diff", *both, "--summary"]) == 0
    summary = capsys.readouterr().out
    assert summary == said[said.index("entities: ") :]
    assert main(["diff", *both, "--json"]) == 0
    changes = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sum(one["what"] == "entity" and one["sign"] == "+" for one in changes) == 1
    held = next(one for one in changes if one["words"] == "李晓梅 担任 安吉县总工会主席")
    assert held["quotes"][0]["sentence"] == "安吉县总工会主席李晓梅走访。"
    assert main(["diff", *both, "--json", "--summary"]) == 2
    capsys.readouterr()
    assert main(["diff", str(pages / "out" / "g.ttl"), str(pages / "old-g.ttl")]) == 0
    assert "- 李晓梅  [公职人员]" in capsys.readouterr().out
    assert main(["diff", str(pages / "out" / "g.ttl"), str(pages / "out" / "g.ttl")]) == 0
    assert capsys.readouterr().out == (
        "entities: 0 added, 0 removed, 0 changed\nfacts: 0 added, 0 removed, 0 changed\n"
    )
