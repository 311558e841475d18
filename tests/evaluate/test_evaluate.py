"""`kg evaluate` on an invented page: figures, sentences, and gold that is wrong."""

import json
from pathlib import Path

import pytest
from helpers import command

from kg.cli import main
from kg.evaluate.names import alike, fold, fold_unit
from kg.evaluate.tally import Finding, Tally

PAGE = """安吉县总工会举办职工急救技能培训班

本报讯 2025年8月6日上午,安吉县总工会在县工人文化宫举办职工急救技能培训班。\
县总工会主席林知远出席并讲话。来自22家企业的130余名职工参加培训。

苏晓芸
"""
GOLD = """source: page.txt
articles:
- id: one
  headline: 安吉县总工会举办职工急救技能培训班
  lines: [[3]]
  authors: [苏晓芸]
  persons:
  - {name: 林知远, posts: [{title: 主席, org: 安吉县总工会}]}
  - {name: 何人不在}
  organisations: [安吉县总工会]
  optional_organisations: [安吉县工人文化宫|县工人文化宫]
  events:
  - name: 急救技能培训班
    anchor: 举办职工急救技能培训班
    start: 2025-08-06
    organizer: [安吉县总工会]
    speaker: [林知远]
    attendee: [林知远]
    location: [安吉县工人文化宫]
  places: [安吉县]
  measurements: [{value: 22, unit: 家|个}, {value: 131, unit: 名, anchor: 130余名职工}]
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    command(folder, "build", "page.txt").check_returncode()
    return folder / "output" / "page.ttl"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    path = tmp_path / "page.yaml"
    path.write_text(GOLD, encoding="utf-8")
    return path


def figures(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, dict[str, object]]:
    assert main(["evaluate", *map(str, arguments), "--json"]) == 0
    loaded: dict[str, dict[str, object]] = json.loads(capsys.readouterr().out)
    return loaded


def test_figures(gold: Path, graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(capsys, gold, graph)
    counts = {family: (f["tp"], f["fp"], f["fn"]) for family, f in found.items()}
    assert counts["articles"] == (1, 0, 0)
    assert counts["bylines"] == (1, 0, 0)
    assert counts["persons"] == (1, 0, 1)
    assert counts["posts"] == (1, 0, 0)
    assert counts["organisations"] == (1, 0, 0)  # the optional one is neither right nor false
    assert counts["events+programmes"] == (1, 0, 0)
    assert counts["roles"] == (5, 0, 0)
    assert counts["measurements"] == (1, 1, 1)  # 130, not 131
    assert found["persons"]["r"] == 0.5


def test_misses_and_false_finds_with_their_sentence(
    gold: Path, graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = figures(capsys, gold, graph, "--show")
    sentence = "来自22家企业的130余名职工参加培训。"
    assert shown["measurements"]["missed"] == [{"article": "one", "text": "131 名", "sentence": sentence}]
    (false,) = shown["measurements"]["false"]  # type: ignore[misc]
    assert false["sentence"] == sentence
    assert main(["evaluate", str(gold), str(graph), "--show"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  - one: 何人不在" in lines
    assert lines[lines.index("  - one: 131 名") + 1] == f"      “{sentence}”"


def test_an_article_that_the_graph_does_not_have(gold: Path, graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold.with_name("page.txt").write_text("甲\n\n全然不同的另一篇报道,一字也不相同。\n", encoding="utf-8")
    found = figures(capsys, gold, graph)
    assert found["all"]["tp"] == 0
    assert (found["articles"]["tp"], found["articles"]["fn"]) == (0, 1)


def test_pages_elsewhere(gold: Path, graph: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    gold.with_name("page.txt").rename(tmp_path / "pages" / "page.txt")
    assert figures(capsys, gold, graph, "--corpus", tmp_path / "pages")["all"]["tp"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("articles: [", "page.yaml:1: not YAML"),
        ("- a list\n", "no gold facts"),
        ("articles: [{headline: 甲}]\n", "an article without id"),
        ("articles: [{id: a}]\n", "article a: no source given"),
        ("source: none.txt\narticles: [{id: a}]\n", "none.txt is not in"),
        ("source: page.txt\narticles: [{id: a, lines: [[99]]}]\n", "no line 99"),
        ("source: page.txt\narticles: [{id: a, persons: 甲}]\n", "article a: persons: wanted a list"),
        ("source: page.txt\narticles: [{id: a, persons: [甲]}]\n", "article a"),
        ("source: page.txt\narticles: [{id: a, measurements: [{value: 3}]}]\n", "article a: no 'unit' given"),
    ],
)
def test_wrong_gold_is_one_clear_line(
    text: str, message: str, gold: Path, graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold.write_text(text, encoding="utf-8")
    assert main(["evaluate", str(gold), str(graph)]) == 1
    error = capsys.readouterr().err
    assert message in error and error.count("\n") == 1


def test_one_name_in_several_spellings() -> None:
    assert fold("“网格＋工会”") == fold("网格+工会 ")
    assert fold_unit("％") == "%"
    assert alike(fold("职工急救技能培训班"), fold("2025年职工急救技能培训班"))
    assert not alike(fold("急救技能培训班"), fold("消防演练"))


def test_figures_of_nothing() -> None:
    assert Tally().figures() == (1.0, 1.0, 1.0)
    assert Tally(missed=[Finding("a", "甲", "")]).figures() == (1.0, 0.0, 0.0)
