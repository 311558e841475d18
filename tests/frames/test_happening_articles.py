"""What a whole article says: coreference, merging, elided hosts, blockers, evidence."""

import re

import pytest
from helpers import each
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import article
from notation import reading

from kg.extract import extract
from kg.frames.happenings import happenings
from kg.lexicon import columns, table
from kg.model import Claim, Entity, Literal


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


def test_an_opening_without_a_name_of_its_own_is_the_event_that_it_opens() -> None:
    found = said(
        "{d:2024-07-18|7月18日},第九届“竹乡杯”职工技能竞赛在{o:安吉县技师学院}举行。{p:李文远}出席开幕式并致辞,{p:丁一舟}主持开幕式。"
    )
    assert list(found) == ["第九届“竹乡杯”职工技能竞赛"]
    contest = found["第九届“竹乡杯”职工技能竞赛"]
    assert contest["kgo:speaker"] == ["李文远"] and contest["kgo:chairedBy"] == ["丁一舟"]


def test_an_opening_of_its_own_name_is_an_event_of_its_own() -> None:
    found = said(
        "{d:2024-07-18|7月18日},第九届“竹乡杯”职工技能竞赛在{o:安吉县技师学院}举行。"
        "{d:2024-07-19|7月19日},{o:安吉县总工会}举办第九届“竹乡杯”职工技能竞赛开幕式。"
    )
    assert found["第九届“竹乡杯”职工技能竞赛开幕式"]["schema:superEvent"] == ["第九届“竹乡杯”职工技能竞赛"]


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


BLOCKERS = table("blockers", *columns("blockers"))


def _marked(text: str) -> str:
    text = re.sub(r"[\[\]]", "", text).replace("县总工会", "{o:安吉县总工会|县总工会}")
    return text.replace("5月6日", "{d:2024-05-06|5月6日}") + "。"


@each([row for row in BLOCKERS if row["example"]])
def test_blocker(row: dict[str, str]) -> None:
    assert said(_marked(row["example"])) == {}


@each([row for row in BLOCKERS if "5月6日" in row["example"]])
def test_without_the_blocker_it_is_told(row: dict[str, str]) -> None:
    assert said(_marked(row["example"].replace(row["word"], "", 1))) != {}


@each([row for row in BLOCKERS if row["counterexample"]])
def test_blocker_of_another_clause(row: dict[str, str]) -> None:
    assert said(_marked(row["counterexample"])) != {}


@pytest.mark.parametrize("opening", ["对来宾表示由衷感谢", "向烈士表示崇高敬意", "表示最诚挚的问候", "参加模拟考试后"])
def test_what_is_no_blocker_though_it_begins_as_one(opening: str) -> None:
    assert said(_marked(f"王立平{opening},县总工会5月6日[召开]安全工作推进会")) != {}


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


@pytest.mark.parametrize("again", ["参加调研活动", "陪同调研", "参加调研"])
def test_who_takes_part_in_what_was_just_told(again: str) -> None:
    found = said(
        "{d:2024-05-24|5月24日},局长{p:李远航}带队到{l:安吉县}调研竹产业发展。"
        f"副县长{{p:丁一舟}},县领导{{p:王立冬}}、{{p:江成}} {{p:叶知秋}}{again}。"
    )
    assert list(found) == ["李远航到安吉县调研竹产业发展"]
    assert found["李远航到安吉县调研竹产业发展"]["schema:attendee"] == ["李远航", "丁一舟", "王立冬", "江成", "叶知秋"]


def test_who_takes_part_tells_no_event_of_its_own() -> None:
    found = said(
        "{d:2024-05-24|5月24日},{o:安吉县劳动争议调解中心}揭牌。{d:2024-05-24|当天},县领导{p:丁一舟}、{p:王立冬}参加揭牌。"
    )
    assert list(found) == ["安吉县劳动争议调解中心揭牌"]
    assert found["安吉县劳动争议调解中心揭牌"]["schema:attendee"] == ["丁一舟", "王立冬"]


def test_leaders_of_one_round_that_the_headline_tells() -> None:
    found = said(
        "{d:2024-02-05|2月5日},镇党委书记{p:李远航}走访慰问退休干部。\n{d:2024-02-05|2月5日},镇长{p:丁一舟}走访慰问困难家庭。",
        "洛舍镇领导走访慰问群众",
    )
    assert list(found) == ["洛舍镇领导走访慰问群众"]
    assert found["洛舍镇领导走访慰问群众"]["schema:attendee"] == ["李远航", "丁一舟"]


def test_hosts_known_and_unknown_in_one_list() -> None:
    found = said(
        "{d:2024-05-10|5月10日},由{o:安吉县总工会|县总工会}、{o:安吉县司法局|县司法局}、某协会、{o:安吉县教育局|县教育局}"
        "联合主办的“普法行”宣传活动在{l:安吉县}举行。"
    )
    assert found["“普法行”宣传活动"]["schema:organizer"] == ["安吉县总工会", "安吉县司法局", "安吉县教育局"]


def test_who_does_it_leaves_no_host_to_be_guessed() -> None:
    found = said(
        "{d:2024-05-10|5月10日},某海关{p:李远航}一行莅临{o:安吉县船东协会}座谈交流。",
        "某海关莅临安吉县船东协会座谈交流",
    )
    assert all("schema:organizer" not in claims for claims in found.values())


def test_a_name_does_not_run_over_a_comma_behind_quotes() -> None:
    found = said("今年的主题为“竹乡智慧”,活动由{o:安吉县总工会}打造。")
    assert not any("," in name for name in found)


@pytest.mark.parametrize(
    ("marked", "headline", "label"),
    [
        ("{p:丁一舟}{d:2024-05-08|8日}在人民大会堂会见来访的总统{p:萨拉尼}。", None, "丁一舟会见萨拉尼"),
        ("{p:丁一舟}{d:2024-05-08|8日}在北京同外长{p:萨拉尼}举行会谈。", None, "丁一舟同萨拉尼举行会谈"),
        ("{d:2024-05-08|8日},新闻发布会在{l:安吉县}召开。", None, "安吉县新闻发布会"),
        ("{d:2024-05-08|8日},{o:安吉县总工会}开展签名活动。", None, "安吉县总工会签名活动"),
        (
            "{d:2024-05-08|8日},双方在{o:安吉县总工会}签署合作协议。",
            "竹韵集团与安吉工贸签署合作协议",
            "竹韵集团与安吉工贸签署合作协议",
        ),
        ("{d:2024-05-08|8日},{l:安吉县}一处仓库起火,造成油罐爆炸。", None, "安吉县一处仓库起火"),
    ],
)
def test_labels_that_a_stranger_understands(marked: str, headline: str | None, label: str) -> None:
    assert list(said(marked, headline)) == [label]


def test_nobody_speaks_at_an_encounter() -> None:
    found = said("{p:丁一舟}{d:2024-05-08|8日}会见{p:萨拉尼}。\n总统{p:韦兰德}发表讲话。")
    assert found == {
        "丁一舟会见萨拉尼": {
            "rdf:type": ["Meeting"],
            "schema:attendee": ["丁一舟", "萨拉尼"],
            "schema:startDate": ["2024-05-08"],
        }
    }


def test_an_encounter_told_again_is_one() -> None:
    found = said("{p:丁一舟}{d:2024-05-08|8日}会见{p:萨拉尼}。{d:2024-05-08|8日},{p:丁一舟}同总统先生举行会谈。")
    assert list(found) == ["丁一舟会见萨拉尼"]


def test_days_that_are_left_are_no_opening() -> None:
    assert said("{d:2024-05-08|8日},距离{l:安吉县}第三届竹乡运动会开幕还有100天。") == {}


def test_the_first_of_several_days() -> None:
    found = said("{d:2024-09-09|9月9日}、{d:2024-09-10|9月10日},{o:安吉县总工会}举办“同心”助残活动。")
    assert found["“同心”助残活动"]["schema:startDate"] == ["2024-09-09"]


def test_what_will_be_reaches_on_behind_and() -> None:
    assert said("{o:安吉县总工会}也将派出服务队,并在{l:安吉县}举办“健康行”知识讲座。") == {}


@pytest.mark.parametrize(
    "marked",
    [
        "由{o:安吉县总工会}主办,{o:安吉县司法局}、{o:安吉县教育局}、县文化馆承办的“竹乡杯”邀请赛{d:2024-05-10|5月10日}在{l:安吉县}举行。",
        "{d:2024-05-10|5月10日},由{o:安吉县总工会}主办的“竹乡杯”邀请赛在{l:安吉县}举行。",
    ],
)
def test_who_undertakes_is_no_host(marked: str) -> None:
    assert said(marked)["“竹乡杯”邀请赛"]["schema:organizer"] == ["安吉县总工会"]


def test_what_is_done_elsewhere_is_another_event() -> None:
    found = said(
        "{d:2024-09-09|9月9日},“同心”大型义诊活动在{l:安吉县}启动。{d:2024-09-09|同日},副院长{p:李远航}带领专家赴{l:德清县}开展义诊活动。"
    )
    assert "李远航" not in str(found["“同心”大型义诊活动"])


def test_a_speech_with_its_theme() -> None:
    found = said(
        "{d:2024-09-02|9月2日},{o:安吉县第一中学}举行“启航”开学典礼。书记{p:李远航}发表了主题为“继往开来”的致词,校长{p:丁一舟}讲了话。"
    )
    assert found["“启航”开学典礼"]["kgo:speaker"] == ["李远航", "丁一舟"]


def test_our_county_is_named_in_a_label() -> None:
    found = said("{d:2024-09-02|9月2日},我县“劳动竞赛年”活动启动仪式在{l:安吉县}举行。")
    assert "安吉县“劳动竞赛年”活动启动仪式" in found


def test_a_meeting_that_the_headline_names_needs_no_host() -> None:
    text = "会议{d:2024-05-28|5月28日}在{l:安吉县}举行。"
    assert said(text) == {}
    assert list(said(text, "县长率团出席浙北合作会议")) == ["浙北合作会议"]


def test_what_speaks_for_an_event_is_told() -> None:
    assert {row["names"] for row in table("event_evidence", "feature", "names", "weight", "example")} >= {
        "full",
        "plain",
    }
    assert all(row["example"] for row in table("event_evidence", "feature", "names", "weight", "example"))


def test_a_bare_meeting_takes_the_chair_told_later() -> None:
    found = said("{d:2024-06-12|6月12日},代表们视察全县重点项目。视察结束后,召开了座谈会。座谈会由{p:曾庆华}主持。")
    assert "曾庆华主持召开座谈会" in found


def test_who_greets_and_puts_wishes_speaks() -> None:
    found = said(
        "{d:2024-09-01|9月1日},{o:安吉县第一中学}举行“启航”开学典礼。{p:李远航}代表学校表示欢迎,并提出三点希望。"
    )
    assert found["“启航”开学典礼"]["kgo:speaker"] == ["李远航"]


def test_all_stops_of_a_round() -> None:
    found = said(
        "{d:2024-05-07|5月7日},书记{p:李远航}一行深入{o:恒达机械公司}、{o:绿源食品公司}等6家企业开展走访调研。"
    )
    assert found[next(iter(found))]["schema:location"] == ["恒达机械公司", "绿源食品公司"]


def test_a_verb_behind_职工_is_no_programme() -> None:
    found = said("{d:2024-11-08|11月8日},{p:李远航}为全体教职工作了一场题为《远离火灾》的安全知识讲座。")
    assert list(found) == ["题为《远离火灾》的安全知识讲座"]


def test_a_session_of_our_county_belongs_to_its_article() -> None:
    for name, scoped in (("县科协第九次会员代表大会", True), ("浙江省总工会第十六次代表大会", False)):
        read = reading(f"{{d:2024-09-28|9月28日}},{name}在{{o:竹韵会展中心}}召开。{{p:李远航}}主持会议。")
        events = {claim.subject for claim in happenings(read)[1] if claim.predicate == "rdf:type"}
        assert [bool(event.scope) for event in events] == [scoped]


def test_a_report_without_a_name_is_given_at_the_event_in_focus() -> None:
    found = said(
        "{d:2024-05-06|5月6日},{o:安吉县总工会}举办“竹韵”学术交流活动。{p:李文远}、{p:丁一舟}分别作专题报告。活动由{p:王立冬}主持。"
    )
    assert list(found) == ["“竹韵”学术交流活动"]
    assert found["“竹韵”学术交流活动"]["kgo:speaker"] == ["李文远", "丁一舟"]
    assert found["“竹韵”学术交流活动"]["kgo:chairedBy"] == ["王立冬"]


def test_a_place_within_a_place_is_no_other_event() -> None:
    found = said(
        "{d:2024-05-06|5月6日},安吉县农村实用人才培训班在{l:洛舍镇}会议室举行。"
        "在{l:洛舍镇}举办的农村实用人才培训,邀请了{p:李文远}授课。"
    )
    assert list(found) == ["安吉县农村实用人才培训班"]
    assert found["安吉县农村实用人才培训班"]["kgo:speaker"] == ["李文远"]


def test_a_long_name_in_the_first_sentence_needs_no_known_host() -> None:
    assert list(said("青山书法之友社召开第三届第二次会员大会暨十周年联谊餐会。")) == [
        "第三届第二次会员大会暨十周年联谊餐会"
    ]
    assert said("时值盛夏。人们都来了。青山书法之友社召开第三届第二次会员大会暨十周年联谊餐会。") == {}


def test_what_is_announced_is_an_event_if_it_has_a_name_and_a_day() -> None:
    found = said("第三届“竹乡杯”职工技能大赛将于{d:2024-09-01|9月1日}在{l:安吉县}举行。")
    assert found["第三届“竹乡杯”职工技能大赛"]["schema:startDate"] == ["2024-09-01"]
    assert said("{o:安吉县总工会}将举办第三届“竹乡杯”职工技能大赛。") == {}


def test_one_donation_an_article_and_none_far_from_its_beginning() -> None:
    text = "{d:2024-02-05|2月5日},{o:安吉竹韵工艺有限公司}向{o:安吉县红十字会}捐赠救护车2辆。"
    more = "{o:安吉乐居家具有限公司}向{o:安吉县红十字会}捐赠口罩千只。"
    assert list(said(text + more)) == ["安吉竹韵工艺有限公司向安吉县红十字会捐赠救护车2辆"]
    assert said("天冷了。大家都来了。" + text) == {}


def test_a_quarter_belongs_to_the_name() -> None:
    found = said("{d:2024-02-18|2月18日},安吉县2024年第一季度重大项目集中开工仪式在县体育馆举行。")
    assert found["安吉县2024年第一季度重大项目集中开工仪式"]["schema:startDate"] == ["2024-02-18"]


def test_persons_who_unveil_make_no_second_unveiling() -> None:
    found = said("{d:2024-07-01|7月1日},{o:安吉县劳动争议调解中心}正式揭牌成立。局长{p:李文远}共同为中心揭牌。")
    assert list(found) == ["安吉县劳动争议调解中心揭牌成立"]
    assert found["安吉县劳动争议调解中心揭牌成立"]["schema:attendee"] == ["李文远"]


def test_the_same_day() -> None:
    found = said("{d:2024-07-01|7月1日},{o:安吉县总工会}举办“竹韵”歌咏比赛。当天,{o:安吉县文化馆}举办“竹海”摄影展。")
    assert found["“竹韵”歌咏比赛"]["schema:startDate"] == ["2024-07-01"]


def test_the_only_event_is_on_the_day_of_the_first_sentences() -> None:
    found = said("{d:2024-07-01|7月1日},天气很好。{o:安吉县总工会}在县体育馆举办“竹韵”歌咏比赛。")
    assert found["“竹韵”歌咏比赛"]["schema:startDate"] == ["2024-07-01"]


def test_a_year_before_的_is_not_the_day() -> None:
    found = said("{d:2024-09-14|9月14日},{d:2024|今年}的“竹乡健康行”义诊活动在{o:安吉县文化馆}拉开帷幕。")
    assert found["“竹乡健康行”义诊活动"]["schema:startDate"] == ["2024-09-14"]


def test_a_visit_on_another_day_is_another() -> None:
    found = said(
        "{d:2024-12-16|12月16日},{p:李文远}、{p:丁一舟}到{l:安吉县}考察学习。{d:2024-12-19|12月19日},{p:丁一舟}到{l:德清县}考察学习。"
    )
    assert [event["schema:startDate"] for event in found.values()] == [["2024-12-16"], ["2024-12-19"]]


def test_an_impassioned_speech_is_one() -> None:
    found = said("{d:2024-07-01|7月1日},{o:安吉县第一小学}举行“乘风”运动会。{p:李文远}在开幕式上发表了激情昂扬的讲话。")
    assert found["“乘风”运动会"]["kgo:speaker"] == ["李文远"]


def test_a_year_since_which_something_goes_on_dates_no_event() -> None:
    found = said("为展示画院{d:2009|2009年}重新启动以来的成果,{o:安吉县文化馆}{d:2019-09-28|9月28日}举办画展。")
    assert [dates.get("schema:startDate") for dates in found.values()] == [["2019-09-28"]]
    assert not any(
        "schema:startDate" in dates for dates in said("{d:2009|2009年}重新启动以来,{o:安吉县文化馆}举办画展。").values()
    )


def test_a_meeting_is_not_on_the_first_day_of_a_congress() -> None:
    text = "2024年5月20日至21日，第九次竹业代表会议在北京举行。全国政协主席王立平会见竹业界新老领导班子成员。"
    read = extract(article(text, "王立平会见竹业界新老领导班子成员"))
    assert any("会见" in claim.subject.label for claim in read.claims)
    days = [claim for claim in read.claims if claim.predicate == "schema:startDate" and "会见" in claim.subject.label]
    assert [claim.object for claim in days] == [Literal("2024-05", "xsd:gYearMonth")]


def fillers(marked: str, predicate: str) -> list[tuple[str, str]]:
    return [(event, one) for event, roles in said(marked).items() for one in roles.get(predicate, ())]


def test_who_comes_on_another_day_comes_to_another_visit() -> None:
    first = "{d:2024-06-05|6月5日},{o:德清县总工会}主席{p:李远航}到{l:洛舍镇}调研。"
    there = fillers(first + "{d:2024-06-08|6月8日},县长{p:丁一舟}陪同。", "schema:attendee")
    assert [who for _, who in there] == ["李远航"]


def test_a_day_within_what_is_reported_dates_nothing() -> None:
    text = "{o:德清县总工会}召开“双争”工作推进会。会议开始。主任{p:李远航}汇报了{d:2024-03-06|3月6日}检查情况。"
    assert fillers(text, "schema:startDate") == []


def test_a_lecture_with_a_title_behind_a_ceremony_is_an_event() -> None:
    first = "{d:2024-09-18|9月18日},{o:德清县第一中学}举行秋季开学典礼。"
    spoke = fillers(first + "典礼后,教授{p:李远航}作《不忘初心:学思想》专题辅导报告。", "kgo:speaker")
    assert spoke == [("《不忘初心:学思想》专题辅导报告", "李远航")]


def test_an_exhibition_is_not_its_opening() -> None:
    first = "“竹乡情”书画作品展开幕式{d:2024-05-13|13日}在京举行。"
    where = fillers(first + "“竹乡情”书画作品展在{o:德清县文化馆}展出。", "schema:location")
    assert [place for _, place in where] == ["北京市", "德清县文化馆"]


def test_what_ought_to_be_held_every_quarter_is_no_event() -> None:
    assert said("{o:德清县人民政府办公室}应当按季召开政务公开情况通报会。") == {}


def test_guests_alone_are_no_deed() -> None:
    told = said("{d:2024-06-05|6月5日},县长{p:李远航}、局长{p:丁一舟}等贵宾与会。", "新建工程")
    assert told == {}


def test_what_began_behind_a_dateline_in_brackets() -> None:
    told = said("(记者{p:丁一舟})新建工程{d:2024-06-05|6月5日上午}动土。")
    assert list(told) == ["新建工程动土"]


def test_what_opens_is_no_host_of_its_opening_by_that() -> None:
    told = said("{d:2024-06-05|6月5日},{o:德清县图书馆}启用仪式在{l:洛舍镇}举行。")
    assert list(told) == ["德清县图书馆启用仪式"]
    assert "schema:organizer" not in told["德清县图书馆启用仪式"]


VISITS = {
    "5月8日,青禾协会副秘书长王立平一行来经开区考察,经开区管委会副主任李雪陪同考察。": (
        "王立平来经开区考察",
        {"王立平", "李雪"},
    ),
    "5月8日,县委书记王立平率队赴杭州开展招商引资工作,副县长李雪参加。": (
        "王立平赴杭州开展招商引资工作",
        {"王立平", "李雪"},
    ),
    "5月8日,在副县长李雪陪同下,县长王立平深入梅溪镇调研乡村振兴工作。": (
        "王立平深入梅溪镇调研乡村振兴工作",
        {"王立平", "李雪"},
    ),
    "5月8日,在副县长李雪的陪同下,省水利厅调研组到梅溪镇调研水库建设。": ("省水利厅到梅溪镇调研水库建设", {"李雪"}),
    "5月8日,省水利厅调研组到安吉县调研。处长李文远、副处长王立平一行先后到梅溪镇进行调研。市水利局局长李雪陪同。": (
        "浙江省水利厅调研组到安吉县调研",
        {"李文远", "王立平", "李雪"},
    ),
    "5月8日,市政协组织部分政协委员视察养老服务工作。市政协副主席李雪参加。": ("市政协视察养老服务工作", {"李雪"}),
}


@pytest.mark.parametrize("text", VISITS)
def test_whose_visit_it_is(text: str) -> None:
    """Not of who comes along; a party's round, and that of who leads it, are one."""
    claims = extract(article(text)).claims
    events = {one.subject.label for one in claims if one.predicate == "rdf:type"}
    came = {c.object.label for c in claims if c.predicate == "schema:attendee" and isinstance(c.object, Entity)}
    assert (events, came) == ({VISITS[text][0]}, VISITS[text][1])


def test_no_body_is_named_over_what_is_inspected() -> None:
    text = "5月8日,副县长王立平深入中铺镇、新添镇检查乡镇消防管理所运行工作,全县各乡镇和消防安全委员会成员单位参加。"
    found = extract(article(text))
    assert not [
        one
        for one in found.mentions
        if one.entity.cls != "Event" and "检查乡镇" in one.entity.label and one.entity.cls == "GovernmentBody"
    ]
    assert not [one for one in found.mentions if one.entity.label.startswith("县各")]
    places = {c.object.label for c in found.claims if c.predicate == "schema:location" and isinstance(c.object, Entity)}
    assert places == {"中铺镇", "新添镇"}


def test_a_name_is_no_unit_nor_any_cooperative_one() -> None:
    found = extract(article("在安吉县委统战部办公室,吴竹科主委、李亦兰副主委介绍情况。部分农机专业合作社代表发言。"))
    labels = {one.entity.label for one in found.mentions}
    assert not {one for one in labels if one.endswith(("吴竹科", "合作社")) and one != "吴竹科"}


def places(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for claim in extract(article(text)).claims:
        if claim.predicate == "schema:location":
            found.setdefault(claim.subject.label, []).append(claim.object.label)
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("太湖县十八届人大常委会第五次会议召开。会议通过了关于县十八届人大三次会议召开时间的决定。", {}),
        ("8月5日,安吉县技能大赛由于县文化馆闭馆举行线上比赛。", {}),
        (
            "1月6日,安吉县县长王立平到昌硕街道、递铺街道等街道调研。",
            {"王立平到昌硕街道、递铺街道等街道调研": ["昌硕街道", "递铺街道"]},
        ),
        ("9月5日,安吉县人民医院副院长王立平到现场慰问。", {}),
        ("8月5日,安吉县读书分享会于县文化馆举行。", {"安吉县读书分享会": ["安吉县文化馆"]}),
    ],
)
def test_no_place_behind_words_that_end_like_at(text: str, wanted: dict[str, list[str]]) -> None:
    assert places(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("5月6日,孝丰镇党委书记王立平到横溪坞村调研,镇农业办、水利站负责人参加。随后召开座谈会。", set()),
        ("5月6日,德清县总工会召开会议。安吉县总工会主席王立平出席会议。会后召开座谈会。", {"德清县总工会"}),
    ],
)
def test_who_only_comes_along_hosts_nothing(text: str, wanted: set[str]) -> None:
    claims = extract(article(text)).claims
    assert {one.object.label for one in claims if one.predicate == "schema:organizer"} == wanted


def test_who_chaired_another_event_before_is_no_chair() -> None:
    text = "9月5日,安吉县人民医院副院长王立平到义诊现场慰问,李雪教授在主持完高峰论坛后赶往现场。"
    assert not [one for one in extract(article(text)).claims if one.predicate == "kgo:chairedBy"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3月5日,德清县十六届人大二次会议开幕。", ["德清县十六届人大二次会议"]),
        ("十四届全国人大三次会议5日上午在人民大会堂开幕。", ["十四届全国人大三次会议"]),
        ("德清县消息:5月6日,县十六届人大常委会第九次会议召开。", ["德清县十六届人大常委会第九次会议"]),
    ],
)
def test_sessions_keep_the_number_of_their_term(text: str, wanted: list[str]) -> None:
    typed = (one for one in extract(article(text)).claims if one.predicate == "rdf:type")
    assert [one.subject.label for one in typed if one.object == Literal("Meeting", "iri")] == wanted
