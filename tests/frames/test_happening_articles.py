"""What a whole article says: coreference, merging, elided hosts, blockers, evidence."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notation import reading

from kg.frames.happenings import happenings
from kg.lexicon import table
from kg.model import Claim, Entity


def said(marked: str, headline: str | None = None) -> dict[str, dict[str, list[str]]]:
    """By subject's label and predicate, the fillers."""
    found: dict[str, dict[str, list[str]]] = {}
    for claim in happenings(reading(marked, headline))[1]:
        filler = claim.object.label if isinstance(claim.object, Entity) else claim.object.text
        found.setdefault(claim.subject.label, {}).setdefault(claim.predicate, []).append(filler)
    return found


def test_one_event_though_lead_and_body_name_it() -> None:
    found = said(
        "{d:2024-05-06|5月6日},{o:安吉县总工会}举办“中国梦·竹乡美”职工歌咏比赛。"
        "{o:安吉县总工会|县总工会}副主席{p:李文}致辞。\n“中国梦·竹乡美”歌咏比赛由{o:安吉县文化馆|县文化馆}承办。",
        "安吉县举办“中国梦·竹乡美”职工歌咏比赛",
    )
    assert list(found) == ["“中国梦·竹乡美”职工歌咏比赛"]
    assert found["“中国梦·竹乡美”职工歌咏比赛"] == {
        "rdf:type": ["Competition"],
        "schema:organizer": ["安吉县总工会"],
        "schema:startDate": ["2024-05-06"],
        "kgo:speaker": ["李文"],
        "schema:attendee": ["李文"],
        "kgo:undertakenBy": ["安吉县文化馆"],
    }


def test_a_launch_gives_the_programme_too() -> None:
    found = said("{d:2024-06-01|6月1日},{o:嘉善县总工会}举办“绿荫”关爱行动启动仪式。")
    assert found["“绿荫”关爱行动启动仪式"]["kgo:partOfProgramme"] == ["“绿荫”关爱行动"]
    assert found["“绿荫”关爱行动"]["kgo:runBy"] == ["嘉善县总工会"]
    assert found["“绿荫”关爱行动"]["schema:startDate"] == ["2024-06-01"]


def test_a_programme_is_one_under_all_its_names() -> None:
    found = said(
        "{o:海盐县总工会}推进“数智工会”建设。\n{d:2023-06|2023年6月},{o:海盐县总工会}启动数智工会建设,建成“数智工会”平台。"
    )
    assert list(found) == ["“数智工会”建设"]
    assert found["“数智工会”建设"]["schema:startDate"] == ["2023-06"]


def test_the_host_of_the_sentence_before() -> None:
    found = said("{o:海盐县总工会}服务职工。联合{o:海盐县司法局}打造“法护”服务平台。")
    assert found["“法护”服务平台"] == {
        "rdf:type": ["Programme"],
        "kgo:runBy": ["海盐县总工会"],
        "kgo:partner": ["海盐县司法局"],
    }


def test_no_host_is_borrowed_where_another_acts() -> None:
    found = said("{o:海盐县总工会}服务职工。机械厂工人举办“迎春”联欢会。")
    assert "schema:organizer" not in found.get("“迎春”联欢会", {})


def test_all_hosts_and_the_guide() -> None:
    found = said(
        "{d:2024-08-02|8月2日},在{o:浙江省总工会|省总工会}的指导下,{o:桐乡市总工会}、{o:桐乡市司法局}联合举办第三届法律知识竞赛。"
    )["第三届法律知识竞赛"]
    assert found["schema:organizer"] == ["桐乡市总工会", "桐乡市司法局"]
    assert found["kgo:guidedBy"] == ["浙江省总工会"]


def test_a_session_by_its_body() -> None:
    found = said("{o:浙江省工会}第十六次代表大会{d:2023-06-02|6月2日}在人民大会堂闭幕。")
    assert found["浙江省工会第十六次代表大会"]["schema:location"] == ["人民大会堂"]


def test_history_makes_no_event() -> None:
    assert said("{d:2018|2018年},{p:丁一舟}当选为{o:浙江省总工会}主席。") == {}


def test_an_opening_is_an_event_of_its_own() -> None:
    found = said(
        "{d:2024-07-18|7月18日},第九届“竹乡杯”职工技能竞赛在{o:安吉县技师学院}举行。{p:李文远}出席开幕式并致辞,{p:丁一舟}主持开幕式。"
    )
    opening = found["第九届“竹乡杯”职工技能竞赛开幕式"]
    assert opening["schema:superEvent"] == ["第九届“竹乡杯”职工技能竞赛"]
    assert opening["kgo:speaker"] == ["李文远"] and opening["kgo:chairedBy"] == ["丁一舟"]
    assert "kgo:speaker" not in found["第九届“竹乡杯”职工技能竞赛"]


def test_a_host_that_is_named_replaces_a_guessed_one() -> None:
    found = said(
        "{d:2024-07-18|7月18日},{o:安吉竹业有限公司}第九届职工技能竞赛在县体育馆举行。此次竞赛由{o:安吉竹业有限公司工会|公司工会}主办。"
    )
    assert found["安吉竹业有限公司第九届职工技能竞赛"]["schema:organizer"] == ["安吉竹业有限公司工会"]


def test_a_person_named_again_without_an_office() -> None:
    found = said(
        "{d:2024-04-26|4月26日},医师{p:药仁心}来到{o:安吉县人民医院}开展义诊活动。药仁心还为学生作了题为《健康生活》的专题讲座。"
    )
    assert found["题为《健康生活》的专题讲座"]["kgo:speaker"] == ["药仁心"]


def test_kinds_and_manners_are_no_events() -> None:
    assert said("{d:2024-04|4月以来},{o:安吉县总工会}通过召开座谈会、走访等方式听取意见。") == {}
    assert said("近年来,{o:安吉县总工会}召开座谈会12场。") == {}


BLOCKERS = table("blockers", "word", "reach", "example", "counterexample")


def _marked(text: str) -> str:
    text = re.sub(r"[\[\]]", "", text).replace("县总工会", "{o:安吉县总工会|县总工会}")
    return text.replace("5月6日", "{d:2024-05-06|5月6日}") + "。"


@pytest.mark.parametrize("row", [row for row in BLOCKERS if row["example"]])
def test_blocker(row: dict[str, str]) -> None:
    assert said(_marked(row["example"])) == {}


@pytest.mark.parametrize("row", [row for row in BLOCKERS if row["counterexample"]])
def test_blocker_of_another_clause(row: dict[str, str]) -> None:
    assert said(_marked(row["counterexample"])) != {}


MARKS = [
    "{o:安吉县总工会}",
    "{o:安吉县司法局|司法局}",
    "{p:李文}",
    "{d:2024-05-06|5月6日}",
    "{l:安吉县}",
    "{b:关于慰问的通知|《关于慰问的通知》}",
    "举办",
    "召开",
    "由",
    "联合",
    "主办",
    "承办",
    "在",
    "县文化馆3楼会议室",
    "“绿荫”行动",
    "启动仪式",
    "技能大赛",
    "会议",
    "此次活动",
    "主持",
    "并讲话",
    "任命",
    "为",
    "局长",
    "到",
    "慰问",
    "发生",
    "火灾",
    "印发",
    "推进",
    ",",
    "。",
    "的",
    "\n",
    "将",
    "近日",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=30))
def test_every_claim_rests_on_words(parts: list[str]) -> None:
    read = reading("".join(parts))
    mentions, claims = happenings(read)
    size = len(read.article.text)
    for claim in claims:
        assert isinstance(claim, Claim) and claim.spans and 0 < claim.confidence <= 1
        assert all(0 <= span.begin < span.end <= size for span in claim.spans)
    for mention in mentions:
        assert mention.entity.label and (mention.span is None or mention.span.begin < mention.span.end)
    assert happenings(read) == (mentions, claims)


def test_a_day_of_unknown_year_is_no_day_of_another_year() -> None:
    found = said(
        "自{d:1991-05-15|1991年5月15日}起,这个节日已有多年。{d:?|5月13日上午},{o:安吉县总工会}举办“同心”助残活动。",
        "安吉县总工会举办“同心”助残活动",
    )
    assert "schema:startDate" not in found["“同心”助残活动"]
