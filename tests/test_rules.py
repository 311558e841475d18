"""Rules by name: what a mention or claim carries leads to the file, the line and an example."""

from pathlib import Path

import pytest

from kg import rules
from kg.errors import DataError
from kg.extract import extract
from kg.frames import lexicon
from kg.layout import articles
from kg.model import Extraction, Source
from kg.rules import Passes, rule, said, traced, written

HOME = Path(rules.__file__).parent.parent
TEXT = """安吉县总工会举办“匠心”技能大赛

8月5日，安吉县总工会在安吉县文化馆举办“匠心”技能大赛。安吉县总工会主席王立平出席并讲话，120名职工参加。根据《劳动合同法》，县教育局局长李远航作了说明。
"""


def _extracted() -> Extraction:
    (article,) = articles(Source("a.txt", TEXT, "0" * 64))
    return extract(article)


def test_every_claim_names_rules_that_can_be_looked_up() -> None:
    claims = [claim for claim in _extracted().claims if claim.article]
    assert {"org:holds", "schema:organizer", "kgo:jurisdiction", "schema:value"} <= {one.predicate for one in claims}
    for claim in claims:
        for id in (claim.rule, *claim.why):
            file, _, line = rule(id).where.partition(":")
            assert file, f"{id} of {claim.predicate} has no place"
            assert 0 < int(line) <= len((HOME / file).read_text(encoding="utf-8").split("\n"))


def test_a_pattern_of_a_frame_is_told_by_its_line() -> None:
    (organiser,) = [one for one in _extracted().claims if one.predicate == "schema:organizer"]
    assert organiser.rule == "frames/hold/subject"
    (made,) = [one for one in _extracted().claims if one.predicate == "rdf:type" and one.subject.cls == "Competition"]
    file, _, line = rule(made.rule).where.partition(":")
    assert made.rule == "frames/hold#2"
    assert "@ COUNT <NAME>" in (HOME / file).read_text(encoding="utf-8").split("\n")[int(line) - 1]
    assert rule(made.rule).example.startswith("8月5日上午,县总工会在县会展中心举办")


def test_a_post_tells_its_pass_its_phrase_its_title_and_how_the_name_was_found() -> None:
    (held,) = [one for one in _extracted().claims if one.predicate == "org:holds" and one.subject.label == "王立平"]
    assert (held.rule, *held.why) == (
        "post/body-title",
        "post/phrase/before",
        "titles/主席",
        "person_features/office_before",
    )
    assert rule("titles/主席").where.startswith("kg/lexicon/titles.tsv:")


def test_what_nobody_registered_has_but_its_id() -> None:
    assert rule("nobody/knows") == ("nobody/knows", "", "", "")


def test_one_id_is_one_rule() -> None:
    assert written("test/once", "甲") == "test/once"
    with pytest.raises(ValueError, match="test/once is the id of another rule"):
        written("test/once", "乙")


def test_two_frames_of_one_name_stop_at_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "frames.yaml"
    frame = "- frame: hold\n  makes: none\n  triggers: 举办\n  theme: []\n  roles: {}\n"
    path.write_text("words: {}\nframes:\n" + frame + frame, encoding="utf-8")
    monkeypatch.setattr(lexicon, "layers", lambda _: (path,))
    with pytest.raises(DataError, match="a second one of that name"):
        lexicon.entries.__wrapped__()


def even(number: int) -> str | None:
    """4 is even."""
    return "even" if number % 2 == 0 else None


def large_one(number: int) -> str | None:
    """101 is large."""
    return "large" if number > 100 else None


def test_the_first_pass_that_answers_wins_and_a_trace_tells_of_all_before() -> None:
    sieve = Passes[int, str]("test", even, large_one)
    assert (sieve.first(4), sieve.first(101), sieve.first(5)) == (
        ("even", "test/even"),
        ("large", "test/large-one"),
        None,
    )
    assert rule("test/large-one").example == "101 is large."
    assert rule("test/even").where == f"tests/test_rules.py:{even.__code__.co_firstlineno}"
    with traced() as steps:
        sieve.first(101)
        said("test/other", "x", 1)
    sieve.first(4)
    assert steps == [("test/even", 101, None), ("test/large-one", 101, "large"), ("test/other", "x", 1)]
