"""kg trace: what was found in a sentence, by which rules, and why a trigger came to nothing."""

import json
from pathlib import Path

import pytest

from kg.cli import main
from kg.layout import articles
from kg.model import Source
from kg.trace import Sentence, trace

TEXT = """安吉县总工会举办“匠心”技能大赛

8月5日，安吉县总工会在安吉县文化馆举办“匠心”技能大赛。安吉县总工会主席王立平出席并讲话。下一步，该会将举办劳动竞赛。
"""


@pytest.fixture(scope="module")
def sentences() -> list[Sentence]:
    ((_, found),) = trace(articles(Source("a.txt", TEXT, "0" * 64)))
    return found


def test_a_sentence_has_its_words_mentions_and_skeleton(sentences: list[Sentence]) -> None:
    first = sentences[0]
    assert ("总工会", "n") in first.words
    assert ("安吉县总工会", "TradeUnion 安吉县总工会") in [(one.words, one.answer) for one in first.mentions]
    assert first.skeleton == "〈DATE 8月5日〉,〈ORG 安吉县总工会〉在〈ORG 安吉县文化馆〉举办〈ENAME “匠心”技能大赛〉。"


def test_a_trigger_that_fires_tells_its_roles_and_one_that_does_not_tells_why(sentences: list[Sentence]) -> None:
    told = {(one.rule, one.words): one.answer for one in sentences[0].triggers}
    assert told["frames/hold#2", "举办"].startswith(
        "fired; schema:organizer by frames/hold/subject; schema:location by"
    )
    hosted = {answer for (rule, words), answer in told.items() if rule.startswith("frames/hosted#") and words == "举办"}
    assert hosted == {"no: this pattern of `not` fits"}
    assert {one.answer for one in sentences[2].triggers} == {"no: a blocker stands before it"}
    assert all(one.where.startswith("kg/lexicon/frames.yaml:") for one in sentences[0].triggers)


def test_a_claim_names_its_rules(sentences: list[Sentence]) -> None:
    held = next(one for one in sentences[1].claims if "org:holds" in one.words)
    assert held.rule == "post/body-title、post/phrase/before、titles/主席、person_features/office_before"


def test_on_a_terminal_and_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "a.txt"
    page.write_text(TEXT, encoding="utf-8")
    assert main(["trace", str(page), "--sentence", "3"]) == 0
    printed = capsys.readouterr().out
    assert "3  下一步，该会将举办劳动竞赛。" in printed and "8月5日" not in printed
    assert "举办 → no: a blocker stands before it  [frames/hold]" in printed
    assert main(["trace", str(page), "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert [one["number"] for one in read] == [1, 2, 3]
    assert read[2]["triggers"][0]["answer"] == "no: a blocker stands before it"
    assert main(["trace", str(page), "--sentence", "9"]) == 1
    assert "no such sentence" in capsys.readouterr().err
