"""`kg rules`: where a rule stands, and what it finds that is right or wrong."""

import json
from pathlib import Path

import pytest
from helpers import ROOT

from kg.cli import main

GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("rules")
    assert main(["build", str(GOLDEN / "county-union.txt"), "-o", str(folder), "--name", "page"]) == 0
    return str(folder / "page.ttl")


def told(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict]:
    capsys.readouterr()
    assert main(["rules", *options, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_rule_has_its_place_and_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = told(capsys, "frames/hold#2")
    assert one["where"].startswith("kg/lexicon/frames.yaml:") and one["example"] and one["against"]
    assert {one["id"] for one in told(capsys, "titles/主席")} == {"titles/主席"}
    assert len(told(capsys)) > 3000


def test_the_finds_of_each_rule_are_right_or_wrong(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    gold = str(GOLDEN / "county-union.yaml")
    rows = {one["id"]: one for one in told(capsys, "--gold", gold, "--graph", graph)}
    assert len(rows["person_features/office_before"]["right"]) > 3
    assert any(text.split(": ")[0].endswith("posts") for text in rows["post/phrase/before"]["right"])
    assert any("events+programmes" in text for id in rows if id.startswith("frames/") for text in rows[id]["right"])
    assert main(["rules", "post/phrase/before", "--gold", gold, "--graph", graph]) == 0
    assert "\n  + " in capsys.readouterr().out


def test_what_is_wrong_is_told_as_wrong(graph: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "county-union.yaml"
    text = (GOLDEN / "county-union.yaml").read_text(encoding="utf-8")
    right = ("--gold", str(GOLDEN / "county-union.yaml"), "--graph", graph)
    name = told(capsys, "person_features/office_before", *right)[0]
    person = next(text for text in name["right"] if " persons: " in text).split(": ")[1]
    gold.write_text(text.replace(person, "王某某"), encoding="utf-8")
    options = ("--gold", str(gold), "--graph", graph, "--corpus", str(GOLDEN))
    (one,) = told(capsys, "person_features/office_before", *options)
    assert any(text.endswith(f"persons: {person}") for text in one["wrong"])


def test_no_such_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "nobody/knows"]) == 2
    assert "no rule of that name" in capsys.readouterr().err
    assert main(["rules", "--graph", "x"]) == 2
