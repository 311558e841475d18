"""What the first sentences say that somebody did, though no frame knows the deed."""

import dataclasses
import datetime

import pytest
from helpers import each
from invented import article

from kg.extract import Extraction, extract
from kg.frames.deed import features
from kg.lexicon import table

ROWS = table("deed_features", "feature", "where", "pattern", "weight", "example")


def told(text: str, headline: str | None = None) -> Extraction:
    """What an article of 2024 says."""
    return extract(dataclasses.replace(article(text, headline), date=datetime.date(2024, 12, 30)))


def events(found: Extraction) -> dict[str, dict[str, list[str]]]:
    """The deeds by their labels, with who and what fills which role."""
    made = {c.subject: {} for c in found.claims if c.predicate == "rdf:type" and c.rule == "event/deed"}
    for claim in found.claims:
        if claim.subject in made and claim.predicate != "rdf:type":
            filler = getattr(claim.object, "label", None) or claim.object.text
            made[claim.subject].setdefault(claim.predicate, []).append(filler)
    return {event.label: roles for event, roles in made.items()}


@pytest.mark.parametrize(
    ("text", "label", "roles"),
    [
        (
            "7月9日,安吉县中医院派出医疗队走进洛舍镇,为村民免费诊疗,副院长李远航带队。",
            "安吉县中医院派出医疗队走进洛舍镇,为村民免费诊疗",
            {
                "schema:organizer": ["安吉县中医院"],
                "schema:startDate": ["2024-07-09"],
                "schema:location": ["洛舍镇"],
                "schema:attendee": ["李远航"],
            },
        ),
        (
            "3月12日,安吉县洛舍镇干部群众400余人在城北公园植树,镇党委书记李远航与大家一起铲土。",
            "安吉县洛舍镇干部群众400余人在城北公园植树",
            {"schema:startDate": ["2024-03-12"], "schema:attendee": ["李远航"], "schema:location": ["城北公园"]},
        ),
        (
            "近日,安吉县公安局与兄弟单位紧密配合,迅速抓获一名逃犯。",
            "安吉县公安局迅速抓获一名逃犯",
            {"schema:organizer": ["安吉县公安局"], "kgo:temporalExpression": ["近日"]},
        ),
        (
            "3月9日,安吉县人民检察院检察长李远航带领未检团队到洛舍镇听取人大代表意见时,认真作了记录。",
            "李远航到洛舍镇听取人大代表意见",
            {"schema:attendee": ["李远航"], "schema:startDate": ["2024-03-09"]},
        ),
    ],
)
def test_a_leading_sentence_tells_of_a_deed(text: str, label: str, roles: dict[str, list[str]]) -> None:
    found = events(told(text))
    assert list(found) == [label]
    assert {role: found[label].get(role) for role in roles} == roles


@each(
    [
        "7月9日,安吉县中医院位于县城,有医生300名。",  # a state
        "7月9日,安吉县教育局印发通知,要求做好防汛检查。",  # a paper
        "7月9日,安吉县总工会主席李远航表示,要为职工多送清凉。",  # words
        "近年来,安吉县中医院派出医疗队走进村镇,为村民诊疗。",  # no one day
        "7月9日,安吉县中医院将派出医疗队走进洛舍镇,为村民诊疗。",  # not yet
        "7月9日,安吉县水务局局长李远航违规收受礼品,接受宴请。",  # an accusation
        "7月9日,安吉县中医院实现营收3亿元,同比增长一成。",  # figures
        "安吉县中医院扎实推进宣传工作。",  # no day
        "李远航7月9日向安吉县中医院致贺信。",
    ]
)
def test_what_is_no_deed(text: str) -> None:
    assert not events(told(text))


def test_an_event_told_of_in_the_first_sentences_is_enough() -> None:
    text = "7月9日,安吉县总工会举办“工匠之星”技能大赛。随后,安吉县中医院为选手免费体检。"
    assert not events(told(text))


def test_an_event_told_of_later_is_another() -> None:
    text = "7月9日,安吉县中医院为环卫工人免费体检。职工反响很好。体检共三天。7月5日,县总工会举办“工匠之星”技能大赛。"
    assert list(events(told(text))) == ["安吉县中医院为环卫工人免费体检"]


def test_the_start_of_a_programme_is_no_other_event() -> None:
    assert not events(told("7月9日,安吉县总工会启动“春风暖心”行动,为职工送上礼包。"))


def test_the_headline_speaks_for_a_deed() -> None:
    text = "安吉县中医院为环卫工人体检,并送上药品。"
    assert not events(told(text))
    assert events(told(text, "安吉中医院为环卫工人体检"))


def test_each_row_has_an_example_and_each_code_a_row() -> None:
    assert all(row["example"] for row in ROWS)
    assert {one.where for one in features()} >= {"subject", "deed", "sentence", "place", "code", "before", "going"}


def test_whom_somebody_meets_is_not_part_of_an_office() -> None:
    found = told("7月26日,县长李远航在北京会见德国驻华大使史密森。")
    assert {c.subject.label for c in found.claims if c.predicate == "schema:attendee"} == {"李远航会见史密森"}


def test_what_a_body_announces_is_no_deed() -> None:
    assert not events(told("7月9日,安吉县教育局宣布处罚三家校外机构,并送上整改建议。"))


def test_who_shows_round_or_looks_on_names_no_deed() -> None:
    found = events(told("7月9日,县长李远航率团到安吉县第一中学洽谈合作,校长王立平陪同参观展厅。"))
    assert not any(label.startswith("王立平") for label in found)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("5月6日,县委书记王立平,县长李雪,县总工会主席陈海等出席启用仪式。", "王立平、李雪、陈海出席启用仪式"),
        (
            "5月6日,县委书记王立平,县长李雪,县总工会主席陈海,县妇联主席孙明出席启用仪式。",
            "王立平等出席启用仪式",
        ),
        ("5月6日,县长王立平、县总工会主席李雪出席启用仪式。", "王立平、李雪出席启用仪式"),
    ],
)
def test_the_first_of_a_row_is_named(text: str, label: str) -> None:
    assert list(events(told(text))) == [label]
