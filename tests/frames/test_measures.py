from dataclasses import replace

import pytest
from helpers import each
from notation import reading

from kg.frames.happenings import happenings
from kg.frames.measures import attach
from kg.mentions import amounts
from kg.model import Literal


def _subjects(marked: str) -> dict[str, str]:
    read = reading(marked)
    read = replace(read, amounts=amounts.find(read.body))
    claims = attach(read, happenings(read)[0])
    return {c.subject.label: c.object.label for c in claims if c.predicate == "kgo:subject"}


def test_an_amount_belongs_to_the_event_of_its_sentence() -> None:
    found = _subjects("{d:2024-03-05|3月5日},{o:安吉县总工会}举办“春风送岗”招聘活动,达成意向120余人。")
    assert list(found.values()) == ["“春风送岗”招聘活动"]


def test_an_amount_belongs_to_the_body_before_it() -> None:
    found = _subjects("{o:安吉县总工会}慰问一线职工1260人次。")
    assert list(found.values()) == ["安吉县总工会"]


def test_value_unit_and_qualifier_are_said() -> None:
    read = reading("{o:安吉县总工会}慰问一线职工1260余人次。")
    read = replace(read, amounts=amounts.find(read.body))
    said = {c.predicate: c.object for c in attach(read, [])}
    assert said["schema:value"] == Literal("1260", "xsd:decimal")
    assert said["schema:unitText"] == Literal("人次")
    assert said["kgo:qualifier"] == Literal("AtLeast", "iri")
    assert all(span.begin < span.end for claim in attach(read, []) for span in claim.spans)


@each(
    [
        "{p:李远航}利用担任{o:中共洛舍镇委员会}书记的便利,为他人谋利,非法收受他人财物共计486万元。",
        "{o:安吉县总工会}积极行动,农民合作社带动农户3200户。",
        "{o:安吉县统计局}数据显示,全县竹制品出口额达到3亿元。",
        "{o:安吉县总工会}副主席{p:李远航}走访企业12家。",
        "{o:安吉县总工会}慰问职工。\n全县共有竹农3200户。",
        "在{o:安吉县总工会}的支持下,竹农增收300万元。",
        "{o:安吉县总工会}干部职工120人走上街头。",
        "{o:安吉海关}宣讲政策,近50家企业到会。",
        "{o:安吉银行}股价大跌,第一山川银行下跌33%。",
        "{o:中共洛舍镇委员会}换届后,新任书记{p:李远航}宴请参加选举的25名党员。",
        "竞赛由{o:安吉县文化馆}承办,共有9支代表队171名选手参加。",
        "{o:安吉县总工会}举办义诊活动,{p:李远航}主持。\n现场为30名职工体检。",
    ]
)
def test_nobody_is_guessed_across_a_clause(marked: str) -> None:
    assert _subjects(marked) == {}


@pytest.mark.parametrize(
    ("marked", "owner"),
    [
        ("截至目前,{o:安吉县总工会|该会}积极行动,走访企业12家。", "安吉县总工会"),
        ("{d:2024-03-05|3月5日},{o:安吉县总工会}举办“春风送岗”招聘活动。活动共达成意向120人。", "“春风送岗”招聘活动"),
        (
            "{d:2024-03-05|3月5日},{o:安吉县总工会}举办“竹海杯”技能竞赛。本次竞赛由{o:安吉县文化馆}承办,共有9支代表队参加。",
            "“竹海杯”技能竞赛",
        ),
        (
            "{d:2024-03-05|3月5日},{o:安吉县总工会}举办“春风送岗”招聘活动。{o:安吉县残联}成员和群众共计600余人参加了此次招聘活动。",
            "“春风送岗”招聘活动",
        ),
        ("{d:2024-03-05|3月5日},{o:安吉县总工会}举办“春风送岗”招聘活动。现场共发放资料500份。", "“春风送岗”招聘活动"),
    ],
)
def test_a_subject_that_clauses_share(marked: str, owner: str) -> None:
    assert set(_subjects(marked).values()) == {owner}
