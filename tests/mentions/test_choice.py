"""One choice among all that may be names: what shares a character with a person's name, and which of the two is one."""

from collections.abc import Sequence

import pytest

import kg
from kg.language import analyse
from kg.layout import articles
from kg.mentions import choice, rivals
from kg.mentions.choice import Candidate, choose
from kg.model import Source, Span
from kg.trace import trace

CLEAN = ("body", "title", "document", "country", "place")
INSTEAD = {  # a sentence in which only its row makes the marked name one
    "date_inside": "副市长王芳、[丁立平]15日到青禾集团有限公司考察。",
    "function_inside": "会议提名[丁和俊]为财政部部长。",
    "function_first": "李远舟主席和[维科]总统亲自关心这一工程。",
    "takes_office": "新一届理事会经选举产生，[赵志远]任经审委员会主任。",
    "strange_state": "会议提名[丁和俊]为财政部部长。",
    "cut_name": "安吉县总工会发言人[局比特]表示满意。",
    "behind_name": "理事长[魏明远]同青禾远帆初级中学签订协议。",
    "verb_ending": "长水镇店主[王芳]站在门口吆喝。",
    "behind_title": "校长[王立平]代华岭农业股份有限公司签订协议。",
}


def person(begin: int, end: int, score: float) -> Candidate:
    return Candidate(begin, end, score, {"gain": score})


def chosen(candidates: Sequence[Candidate]) -> list[tuple[int, int, str]]:
    found = [(one.begin, one.end, one.kind) for one in choose(candidates)]
    assert found == [(one.begin, one.end, one.kind) for one in choose(candidates[::-1])], "the order says nothing"
    return found


def test_two_names_that_together_are_likelier_than_one() -> None:
    assert chosen([person(0, 2, 3.0), person(1, 4, 5.0), person(3, 5, 3.0)]) == [(0, 2, "person"), (3, 5, "person")]
    assert chosen([person(0, 2, 2.0), person(1, 4, 5.0), person(3, 5, 2.0)]) == [(1, 4, "person")]


def test_what_is_no_name_by_its_score_is_none() -> None:
    assert chosen([person(0, 2, -1.0), person(0, 3, 0.0)]) == []


def test_a_name_is_worth_more_than_all_that_it_pushes_out() -> None:
    body, place = Candidate(2, 9, 4.0, {}, "body"), Candidate(2, 4, 0.0, {}, "place")
    assert chosen([person(0, 3, 5.0), body, place]) == [(0, 3, "person")]
    assert chosen([person(0, 3, 4.0), body, place]) == [(2, 4, "place"), (2, 9, "body")]


def test_a_long_chain_of_candidates_is_chosen_from() -> None:
    found = chosen([person(at, at + 3, 1.0) for at in range(3000)])
    assert len(found) == 1000


def persons(text: str) -> list[str]:
    return [
        text[m.span.begin : m.span.end]
        for one in kg.read_text(text)
        for m in one.mentions
        if m.entity.cls == "Person" and m.span
    ]


def test_each_row_that_speaks_against_a_body_is_shown() -> None:
    assert set(INSTEAD) == set(rivals.weights()) - {*CLEAN, rivals.CROSSED}
    assert all(weight == choice.FIRM for kind in CLEAN if kind != "place" for weight in [rivals.weights()[kind]])


@pytest.mark.parametrize("feature", INSTEAD)
def test_a_person_instead_of_a_body(feature: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, name, behind = INSTEAD[feature].replace("]", "[").split("[")
    assert name in persons(before + name + behind)
    without = rivals.weights() | {feature: 0.0}
    monkeypatch.setattr(rivals, "weights", lambda: without)
    assert name not in persons(before + name + behind)


def test_of_two_bodies_that_cross_one_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    def bodies(text: str) -> set[str]:
        found = (m for m in kg.read_text(text)[0].mentions if m.entity.cls in {"PartyCommittee", "School"})
        return {text[m.span.begin : m.span.end] for m in found if m.span}

    school = "11月3日，中共中央党校教授王立平在青禾县作报告。"
    assert bodies(school) == {"中央党校"}
    assert bodies("中共中央印发通知。中央党校教授王立平作报告。") == {"中共中央", "中央党校"}
    ((_, sentences),) = trace(articles(Source("a.txt", school, "0" * 64)))
    (step,) = (step for sentence in sentences for step in sentence.steps if step.rule == choice.CHOICE)
    assert (step.words, step.answer) == ("中共中央", "worth=-12.00, crossed=-12.00, body=24.00")
    without = rivals.weights() | {rivals.CROSSED: 0.0}
    monkeypatch.setattr(rivals, "weights", lambda: without)
    assert "中共中央" in bodies(school) and "中央党校" not in bodies(school)


def test_what_the_words_are_once_the_person_is_known() -> None:
    (one,) = kg.read_text("国务委员丁立平15日到青禾集团有限公司考察。")
    labels = {m.entity.label for m in one.mentions}
    assert "青禾集团有限公司" in labels and not any("15日" in label for label in labels if "公司" in label)
    held = [claim for one in kg.read_text("会议决定任命丁和俊为财政部部长。") for claim in one.claims]
    assert ("丁和俊", "中华人民共和国财政部部长") in {(c.subject.label, getattr(c.object, "label", "")) for c in held}


@pytest.mark.parametrize(
    "text",
    [
        "青禾市卫健委主任王立平到会。",
        "中非共和国总统府举行会议。",
        "中国驻法国大使馆发表声明。",
        "和平医院、向阳小学、对外经贸大学派员到场。",
        "副市长王立平到西南财经大学调研。",
    ],
)
def test_a_body_stays_where_nothing_speaks_against_it(text: str) -> None:
    assert [name for name in persons(text) if name != "王立平"] == []


def test_words_are_read_anew_around_names() -> None:
    text = analyse("副市长魏明远15日到青禾公司、丁和俊为财政部部长")
    names = [Span(3, 6), Span(15, 18)]
    again = rivals.reread(text, names)
    words = [text.folded[token.begin : token.end] for token in again.tokens]
    assert "".join(words) == text.folded
    assert "魏明远" in words and "丁和俊" in words and "财政部" in words
    assert [(t.begin, t.end) for t in again.tokens] == sorted((t.begin, t.end) for t in again.tokens)


def test_the_trace_tells_what_was_weighed() -> None:
    source = Source("a.txt", "国务委员丁立平15日到青禾集团有限公司考察。", "0" * 64)
    ((_, sentences),) = trace(articles(source))
    told = [step for sentence in sentences for step in sentence.steps if step.rule == choice.CHOICE]
    assert any("date_inside" in step.answer and "worth" in step.answer for step in told)
