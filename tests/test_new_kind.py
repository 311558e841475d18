"""A new kind of event with a role of its own is an entry in three tables, and nothing else: a folder that lies over the
lexicon adds 听证会 with its 听证员."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.graph import ontology, sections
from kg.kinds import has, implied, is_a, kinds, roles
from kg.lexicon import overlay

TABLES = {
    "kinds.yaml": "Hearing: {is_a: Meeting, zh: 听证, en: hearing, heads: [听证会]}\n",
    "roles.yaml": "hearingMember: {domain: Hearing, range: Person, implies: schema:attendee, zh: 听证员,\n"
    "  en: hearing member, inverse_zh: 参与的听证, inverse_en: Sat on}\n",
    "frames.yaml": """frames:
- frame: hear
  makes: none
  triggers: 担任
  classes: Hearing
  theme: []
  roles:
    kgo:hearingMember: ["<PERSONS> @ 听证员"]
""",
}
PAGE = """德清县人民检察院举行公开听证会

2024年3月2日，德清县人民检察院在德清县文化馆举行公开听证会。副检察长王立平主持会议并讲话。县人大代表李远航担任听证员。
"""
ASKED = """SELECT ?kind ?role ?who { ?event a kgo:Hearing, kgo:Meeting, schema:Event . BIND (1 AS ?kind)
  ?event ?role ?person . ?person a foaf:Person ; rdfs:label ?who } ORDER BY ?role ?who"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables, the page and its graph."""
    home = tmp_path_factory.mktemp("kind")
    (home / "lexicon").mkdir()
    for name, text in TABLES.items():
        (home / "lexicon" / name).write_text(text, encoding="utf-8")
    (home / "page.txt").write_text(PAGE, encoding="utf-8")
    run(home, "build", "page.txt", "--lexicon", "lexicon")
    return home


def run(home: Path, *arguments: str, lexicon: str = "") -> str:
    environment = {**os.environ, "GONGBAO_LEXICON": lexicon}
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", cwd=home, env=environment).stdout


def test_the_graph_has_the_kind_its_role_its_speaker_and_its_attendees(folder: Path) -> None:
    told = run(folder, "query", "page", ASKED, "--format", "csv")
    assert [line.split(",")[1:] for line in told.split()[1:]] == [
        ["https://schema.org/attendee", "李远航"],
        ["https://schema.org/attendee", "王立平"],
        ["https://w3id.org/gongbao/ontology#chairedBy", "王立平"],
        ["https://w3id.org/gongbao/ontology#hearingMember", "李远航"],
        ["https://w3id.org/gongbao/ontology#speaker", "王立平"],
    ]


def test_the_graph_keeps_the_promises_of_the_kind(folder: Path) -> None:
    assert "all promises kept" in run(folder, "validate", "page", lexicon=str(folder / "lexicon"))
    graph = folder / "output" / "page.ttl"
    graph.write_text(graph.read_text(encoding="utf-8").replace("schema:attendee", "schema:about"), encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as broken:
        run(folder, "validate", "page", lexicon=str(folder / "lexicon"))
    assert "No hearing member" in broken.value.stdout


def test_the_page_has_words_for_both_ends(folder: Path) -> None:
    page = (folder / "output" / "page.html").read_text(encoding="utf-8")
    assert "听证员" in page and "参与的听证" in page


def test_the_files_of_the_ontology_are_fresh() -> None:
    for name in ("gongbao.ttl", "shapes.ttl"):
        path = ontology.folder() / name
        assert sections.fresh(path) == path.read_text(encoding="utf-8"), f"{name}: make ontology"


def test_kinds_know_what_is_above_them_and_what_follows_from_a_role() -> None:
    assert is_a("Meeting", {"Meeting"}) and not is_a("Meeting", {"Lecture"}) and not is_a("Person", {"Meeting"})
    assert has("Accident", "mishap") and not has("Person", "mishap")
    assert implied("kgo:speaker") == ("schema:attendee",)
    assert all(kind.labels["zh"] and kind.labels["en"] for kind in kinds().values())
    assert roles()["schema:attendee"].range == {"Person", "Organisation"}


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("kinds.yaml", "Rite: {is_a: Rites, zh: 礼, en: rite}", "kinds.yaml:1: Rite: is_a is Event or a kind"),
        (
            "kinds.yaml",
            "\nRite: {is_a: Event, zh: 礼, en: rite, traits: odd}",
            "kinds.yaml:2: Rite: no such trait: odd",
        ),
        ("kinds.yaml", "Rite: {is_a: Event, zh: 礼}", "wants zh and en"),
        (
            "roles.yaml",
            "guest: {domain: Rite, range: Person, zh: 客, en: guest}",
            "domain and range are kinds of nodes",
        ),
        (
            "roles.yaml",
            "guest: {domain: Event, range: Person, zh: 客, en: guest, implies: x}",
            "implies no role: kgo:x",
        ),
    ],
)
def test_a_wrong_entry_stops_with_file_and_line(tmp_path: Path, name: str, text: str, fault: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / ".page.txt").write_text(PAGE, encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        run(tmp_path, "build", ".page.txt", "--lexicon", ".")
    assert fault in stopped.value.stderr


def test_an_overlay_is_a_folder_of_files_that_the_lexicon_has(tmp_path: Path) -> None:
    (tmp_path / "titels.tsv").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="no file of the lexicon"):
        overlay(tmp_path)
    with pytest.raises(UsageError, match="no such folder"):
        overlay(tmp_path / "titels.tsv")


def test_an_entry_of_a_table_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE.replace("副检察长", "首席听证官"), encoding="utf-8")
    (tmp_path / "lexicon").mkdir()
    head = "title\tbody\toffice\texample\n"
    (tmp_path / "lexicon" / "titles.tsv").write_text(head + "听证官\t检察院\tyes\t\n", encoding="utf-8")
    run(tmp_path, "build", "page.txt", "--lexicon", "lexicon")
    assert "首席听证官" in (tmp_path / "output" / "page.ttl").read_text(encoding="utf-8")
    run(tmp_path, "build", "page.txt", "--fresh")
    assert '首席听证官"@zh' not in (tmp_path / "output" / "page.ttl").read_text(encoding="utf-8")
