"""`kg ask`."""

import json
from pathlib import Path

import pytest

from kg.cli import main


@pytest.fixture(autouse=True)
def _inside(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built)


def test_an_answer_with_its_sentence_and_query(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "page", "青禾县总工会主席是谁？"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("青禾县总工会主席：林知远") and "县总工会主席林知远出席并讲话" in printed
    assert "page.txt" in printed and "SELECT DISTINCT ?answer" in printed


def test_an_answer_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "page", "青禾县总工会2025年8月办了几场培训？", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["answers"] == [{"label": "1", "node": ""}] and told["kind"] == "events-of-a-body" and told["evidence"]


def test_what_is_not_understood_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "page", "青禾县总工会的电话？"]) == 2
    assert "“电话”" in capsys.readouterr().err
