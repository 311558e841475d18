"""Facts that a human adds or sets, a node that is none, and what is said of rules that match nothing."""

from pathlib import Path

import pytest

from kg.cli import main
from kg.curate import load
from kg.errors import DataError
from kg.graph import store
from kg.graph.query import ask

TEXT = (
    "安吉县总工会举办急救技能培训班\n\n8月6日，安吉县总工会在县工人文化宫举办急救技能培训班。"
    "台下坐着周文博等人，茶歇由玉山合唱团助兴。县总工会主席李晓梅讲话，22家企业的130名职工参加培训。"
)
OTHER = "长兴县总工会慰问职工\n\n记者 王立平\n\n8月7日，长兴县总工会副主席陈可欣走访慰问职工。"
EVENT = "急救技能培训班"


def files(folder: Path) -> dict[str, bytes]:
    """The content of each file in `folder`, the index beside the graph left out."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    build(tmp_path, "")
    return tmp_path


def build(folder: Path, curation: str) -> None:
    (folder / "out").mkdir(exist_ok=True)
    (folder / "out" / "g.curation.yaml").write_text(curation, encoding="utf-8")
    files = [str(folder / name) for name in ("a.txt", "b.txt")]
    assert main(["build", *files, "-o", str(folder / "out"), "--name", "g", "--date", "2025-08-08"]) == 0
    assert main(["validate", str(folder / "out" / "g.ttl")]) == 0


def rows(folder: Path, query: str) -> tuple[tuple[str, ...], ...]:
    return ask(store.load(folder / "out" / "g.ttl"), query).rows


def of_event(folder: Path, predicate: str) -> tuple[tuple[str, ...], ...]:
    return rows(
        folder,
        f"SELECT DISTINCT ?o {{ ?e rdfs:label '{EVENT}'@zh ; {predicate} ?n "
        "OPTIONAL { ?n rdfs:label ?l } BIND(COALESCE(?l, STR(?n)) AS ?o) } ORDER BY ?o",
    )


ADDED = f"""
add:
  - {{source: a.txt, words: 台下坐着周文博, subject: {EVENT}, predicate: schema:attendee, object: 周文博}}
  - {{source: a.txt, words: 周文博等人, subject: 周文博, predicate: org:holds, object: 安吉县人民法院院长}}
  - {{source: a.txt, words: 茶歇由玉山合唱团助兴, subject: 茶歇, predicate: rdf:type, object: Activity}}
"""


def test_a_missed_fact_is_added_with_its_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert of_event(folder, "schema:attendee") == (("李晓梅",),)
    before = (folder / "out" / "g.ttl").read_bytes()
    build(folder, ADDED)
    assert of_event(folder, "schema:attendee") == (("周文博",), ("李晓梅",))
    held = "SELECT ?b { ?p rdfs:label '周文博'@zh ; org:holds ?o . ?o kgo:title '院长'@zh ; org:postIn/rdfs:label ?b }"
    assert rows(folder, held) == (("安吉县人民法院",),)
    assert rows(folder, "ASK { ?e rdfs:label '茶歇'@zh ; a kgo:Activity }") == (("true",),)
    words = """SELECT ?words ?rule { ?f rdf:predicate schema:attendee ; rdf:object/rdfs:label '周文博'@zh ;
      prov:wasDerivedFrom/nif:anchorOf ?words ; prov:wasAttributedTo/rdfs:label ?rule }"""
    assert rows(folder, words) == (("台下坐着周文博", "规则 curation/add"),)
    assert f"curation, line 3: add: {EVENT}@a.txt schema:attendee 周文博" in capsys.readouterr().out
    build(folder, "")
    assert (folder / "out" / "g.ttl").read_bytes() == before


def test_what_is_otherwise_is_set(folder: Path) -> None:
    build(
        folder,
        f"""
set:
  - {{source: a.txt, subject: {EVENT}, predicate: schema:startDate, object: 2025-08-05}}
  - {{source: a.txt, subject: {EVENT}, predicate: schema:organizer, object: 德清县总工会}}
  - {{source: a.txt, subject: {EVENT}, predicate: rdf:type, object: Lecture}}
  - {{source: a.txt, subject: 22家 企业, predicate: schema:unitText, object: 户}}
""",
    )
    assert of_event(folder, "schema:startDate") == (("2025-08-05",),)
    assert of_event(folder, "schema:organizer") == (("德清县总工会",),)
    assert rows(folder, f"ASK {{ ?e rdfs:label '{EVENT}'@zh ; a kgo:Lecture }}") == (("true",),)
    assert rows(folder, f"ASK {{ ?e rdfs:label '{EVENT}'@zh ; a kgo:Training }}") == (("false",),)
    assert rows(folder, "SELECT ?u { ?m schema:value 22.0 ; schema:unitText ?u }") == (("户",),)


def test_an_article_has_another_day_and_byline(folder: Path) -> None:
    build(
        folder,
        """
set:
  - {source: b.txt, predicate: schema:datePublished, object: 2024-08-09}
  - {source: b.txt, predicate: schema:author, object: 王立平、陆知秋}
""",
    )
    authors = "SELECT ?n { ?a schema:headline '长兴县总工会慰问职工'@zh ; schema:author/rdfs:label ?n } ORDER BY ?n"
    assert rows(folder, authors) == (("王立平",), ("陆知秋",))
    assert rows(folder, "SELECT ?d { ?a schema:datePublished ?d } ORDER BY ?d") == (("2024-08-09",), ("2025-08-08",))
    days = "SELECT ?d { ?e schema:startDate ?d } ORDER BY ?d"
    assert rows(folder, days) == (("2024-08-07",), ("2025-08-06",)), "8月7日 is of the year that was set"


def test_a_node_that_is_none(folder: Path) -> None:
    build(folder, "reject:\n  - {subject: 安吉县总工会}")
    assert rows(folder, "ASK { ?x rdfs:label '安吉县总工会'@zh }") == (("false",),)
    assert rows(folder, "ASK { ?x rdfs:label '安吉县总工会主席'@zh }") == (("false",),)
    assert rows(folder, "ASK { ?x rdfs:label '李晓梅'@zh }") == (("true",),)


IDLE = {
    "reject:\n  - {subject: 李小梅, object: 安吉县总工会}": "nothing is called 李小梅; did you mean 李晓梅?",
    "reject:\n  - {subject: 李晓梅, predicate: org:memberOf, object: 安吉县总工会主席}": "org:holds there, not",
    "reject:\n  - {subject: 李晓梅, predicate: org:memberOf, object: 安吉县总工会}": "follows from another fact",
    "reject:\n  - {subject: 王立平, predicate: org:holds, object: 长兴县总工会副主席}": "in the byline of b.txt alone",
    "reject:\n  - {subject: 李晓梅@b.txt, object: 安吉县总工会主席}": "not in b.txt, but in a.txt",
    "reject:\n  - {subject: 李晓梅@aa.txt, object: 安吉县总工会主席}": "no source aa.txt in the graph",
    "reject:\n  - {subject: 李晓梅, object: 长兴县总工会}": "nothing between",
    "rename:\n  安吉县总公会: 甲": "did you mean",
    "short:\n  县总工会: 安吉县总工会": "resolved there: 安吉县总工会",
    "add:\n  - {source: a.txt, words: 无此句, subject: 李晓梅, predicate: org:holds, object: 主席}": "not stand",
    "add:\n  - {source: a.txt, words: 周文博, subject: 茶话会, predicate: kgo:speaker, object: 周文博}": "add it first",
    "set:\n  - {source: a.txt, subject: 急救技能培训班, predicate: schema:endDate, object: 2025}": "add it, with",
}


@pytest.mark.parametrize("curation", IDLE)
def test_why_a_rule_matches_nothing(folder: Path, curation: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(folder / "out")
    (folder / "try.yaml").write_text(curation, encoding="utf-8")
    capsys.readouterr()
    check = ["curate", "check", "g", "-o", str(folder / "out"), "--file", str(folder / "try.yaml")]
    assert main(check) == 1
    said = capsys.readouterr()
    assert "matches nothing" in said.err and IDLE[curation] in said.err, said.err
    assert "1 rule, 0 of use" in said.out
    assert files(folder / "out") == before, "nothing is written"


def test_a_check_tells_what_would_be_of_use(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "try.yaml").write_text(ADDED, encoding="utf-8")
    assert main(["curate", "check", "g", "-o", str(folder / "out"), "--file", str(folder / "try.yaml")]) == 0
    assert "3 rules, 3 of use" in capsys.readouterr().out
    assert of_event(folder, "schema:attendee") == (("李晓梅",),)


FAULTS = {
    "add:\n  - {source: a.txt, subject: 甲, predicate: org:holds, object: 乙}": "words",
    "add:\n  - {source: a.txt, words: 甲, subject: 甲, predicate: org:hold, object: 乙}": "org:holds?",
    "add:\n  - {source: a.txt, words: 甲, subject: 甲, predicate: rdf:type, object: Meting}": "Meeting?",
    "set:\n  - {source: a.txt, predicate: schema:organizer, object: 甲}": "said of a subject",
    "set:\n  - {source: a.txt, predicate: schema:datePublished, object: 8月5日}": "a day like 2025-08-06 is wanted",
    "set:\n  - {source: a.txt, predicate: schema:contentLocation, object: 无此县}": "no place",
    "add:\n  - {source: a.txt, words: 甲, subject: 甲, predicate: schema:author, object: 乙}": "schema:author",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fact_that_can_be_none_is_a_fault(text: str, tmp_path: Path) -> None:
    path = tmp_path / "g.curation.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=FAULTS[text]) as error:
        load(path)
    assert "g.curation.yaml:2: " in str(error.value)


def test_review_writes_a_file_to_fill_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("县总工会主席王立平慰问职工。", encoding="utf-8")
    out = str(tmp_path / "out")
    assert main(["build", str(tmp_path / "a.txt"), "-o", out, "--name", "g"]) == 0
    assert main(["review", "g", "-o", out, "--write"]) == 0
    path = tmp_path / "out" / "g.curation.yaml"
    text = path.read_text(encoding="utf-8")
    assert "short:\n#  县总工会: FULL NAME  # 县总工会" in text
    assert load(path).rules == ()
    assert main(["curate", "check", "g", "-o", out]) == 0
    assert "no rules yet" in capsys.readouterr().out
    path.write_text(text.replace("#  县总工会: FULL NAME", "  县总工会: 安吉县总工会"), encoding="utf-8")
    assert main(["build", str(tmp_path / "a.txt"), "-o", out, "--name", "g"]) == 0
    assert "short: 县总工会 → 安吉县总工会: 1 time" in capsys.readouterr().out
    assert main(["review", "g", "-o", out, "--write"]) == 2
    assert "is there already" in capsys.readouterr().err
