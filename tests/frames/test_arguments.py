"""Who else took part: every row of the table has an example that is a test, and whole articles."""

import re

import pytest
from helpers import each
from notation import reading

from kg.frames.argument_features import Candidate, features
from kg.frames.happening import Happening
from kg.frames.happenings import happenings
from kg.frames.lexicon import plain
from kg.frames.scene import Scene
from kg.frames.skeleton import PERSON, skeleton
from kg.lexicon import table
from kg.lexicon.words import of_role
from kg.mentions.happenings import Namer
from kg.model import Entity, Span

ROWS = table("argument_features", "feature", "where", "pattern", "weight", "example")
LEAD = "{d:2024-05-06|5月6日},{o:安吉县总工会}举办“竹乡杯”职工技能大赛。"


def fillers(marked: str, predicate: str) -> set[str]:
    claims = happenings(reading(marked, None))[1]
    return {c.object.label for c in claims if c.predicate == predicate and isinstance(c.object, Entity)}


def attendees(marked: str) -> set[str]:
    return fillers(marked, "schema:attendee")


@each([row for row in ROWS if row["where"] != "code"])
def test_example(row: dict[str, str]) -> None:
    role = row["feature"].split("/")[0]
    (pattern,) = (one.pattern for one in features(role) if one.rule == f"argument_features/{row['feature']}")
    before, _, rest = row["example"].partition("[")
    name, _, after = rest.partition("]")
    words = {"before": signs(before), "after": signs(after), "sentence": before + name + after}
    if row["where"] in ("around", "finds", "finds_any"):
        read = reading(before + name + after)
        mentions = [*read.persons, *read.organisations, *read.places]
        (run,) = read.body.sentences
        names = Namer(read.body).names(run, [Span(one.begin, one.end) for one in mentions])
        shape = skeleton(read.body.folded, run, [*mentions, *read.dates, *names])
        words["finds"] = words["finds_any"] = shape.text
    if row["where"] == "around":
        mention = next(one for one in mentions if one.text == name[3:-1])
        nothing = Happening(False, "Activity", "", "", "", [])
        words["around"] = Candidate(Scene(read, (), {0: shape}, None), role, "", mention, nothing).around
    assert pattern is not None
    hit = pattern.search(words[row["where"]])
    assert hit and (not row["where"].startswith("finds") or shape.span(*hit.span("x")) == place_of(before, name))


def place_of(before: str, name: str) -> Span:
    begin = len(plain(before))
    return Span(begin, begin + len(plain(name)))


def signs(marked: str) -> str:
    return re.sub(r"\{p:[^{}]*\}", PERSON, marked)


@pytest.mark.parametrize(
    "told",
    [
        "县委副书记{p:李文远}、{o:安吉县妇女联合会}主席{p:丁一舟}等嘉宾共聚一堂。",
        "比赛由{p:李文远}、{p:丁一舟}担任主礼嘉宾并剪彩。",
        "{p:李文远}带领20名裁判员到场。{p:丁一舟}表示,要以赛促学。",
        "比赛特邀{o:安吉县文化馆}馆长{p:李文远}担任评委,县总工会副主席{p:丁一舟}向获奖者颁发证书。",
        "{o:安吉县总工会}主席{p:李文远}观看了比赛,副主席{p:丁一舟}部署下一步工作。",
    ],
)
def test_there(told: str) -> None:
    assert attendees(LEAD + told) == {"李文远", "丁一舟"}


@each(
    [
        "(记者{p:李文远})",
        "“很有收获。”选手{p:李文远}告诉记者。",
        "居民{p:李文远}的家人很高兴。",
        "县委决定任命{p:李文远}为局长。",
        "最终{p:李文远}等10人获得一等奖。",
        "县长{p:李文远}打电话指示做好服务。",
        "县长{p:李文远}因公未能出席。",
        "县长{p:李文远}没有参加比赛。",
    ]
)
def test_not_there(told: str) -> None:
    assert attendees(LEAD + told) == set()


def test_nobody_attends_a_mishap() -> None:
    text = "{d:2023-04-02|4月2日}14时许,{l:德清县}莫干大厦第12层发生火灾。县长{p:李文远}要求全力救援。"
    assert attendees(text) == set()


@pytest.mark.parametrize(
    "told",
    [
        "理事长{p:李文远}在随后的致谢词中说,感谢各方支持。",
        "{p:李文远}致辞称,今年是丰收之年。",
        "院长{p:李文远}接受捐赠并致感谢词。",
    ],
)
def test_speaker(told: str) -> None:
    assert fillers(LEAD + "县长{p:丁一舟}等出席活动。" + told, "kgo:speaker") == {"李文远"}


def test_no_speaker() -> None:
    told = "会议要求,认真学习{p:李文远}在全县动员会上发表的讲话。"
    assert fillers(LEAD + told, "kgo:speaker") == set()


def test_chair_of_what_no_name_tells() -> None:
    assert fillers(LEAD + "副主席{p:李文远}主持赛前活动,并通报了情况。", "kgo:chairedBy") == {"李文远"}


@pytest.mark.parametrize(
    "told",
    [
        "此项赛事是由{o:安吉县教育局}主办,{o:安吉县文化馆}协办。",
        "比赛由{o:安吉县教育局}(县体育局)、县某协会共同主办,{o:安吉县文化馆}承办。",
    ],
)
def test_host(told: str) -> None:
    text = "{d:2024-05-06|5月6日},“竹乡杯”职工技能大赛在县文化馆举行。"
    assert fillers(text + told, "schema:organizer") == {"安吉县教育局"}


def test_hosts_beyond_a_comma() -> None:
    text = "近日,{o:安吉县教育局}联合{o:安吉县总工会}、{o:安吉县文化馆},在县会展中心举办“竹乡杯”技能大赛。"
    assert fillers(text, "schema:organizer") == {"安吉县教育局", "安吉县总工会", "安吉县文化馆"}


def test_whom_a_meeting_hears_of_is_no_host() -> None:
    text = LEAD + "会议传达了{o:安吉县教育局}和{o:安吉县人民法院}第一季度工作开展情况的通报。"
    assert fillers(text, "schema:organizer") == {"安吉县总工会"}


def test_whose_officer_visits_is_no_host_by_that_alone() -> None:
    text = "{d:2024-05-06|5月6日},{o:浙江省总工会}副主席{p:李文远}率调研组到{l:安吉县}调研。"
    assert fillers(text, "schema:organizer") == set()


def test_the_host_of_a_party() -> None:
    text = (
        "{d:2024-05-06|5月6日},{o:安吉县城市管理局}慰问组,由副局长{p:李文远}带队,走进{o:安吉县消防救援大队},"
        "向官兵送上节日祝福,并开展慰问。"
    )
    assert fillers(text, "schema:organizer") == {"安吉县城市管理局"}


@pytest.mark.parametrize(
    "told",
    [
        "{d:2024-05-06|5月6日},检察长{p:李文远}走进{o:安吉县第一中学},受聘担任法治副校长,并为师生上了一堂法治课。",
        "{d:2024-05-06|5月6日},主任{p:李文远}带领团队来到{o:安吉县第一中学},为学生开展“护眼”健康讲座。",
    ],
)
def test_place(told: str) -> None:
    assert fillers(told, "schema:location") == {"安吉县第一中学"}


def test_no_place_in_what_somebody_said() -> None:
    text = "{d:2024-05-06|5月6日},{o:安吉县总工会}召开座谈会。{p:李文远}表示,要在{o:安吉县文化馆}举办座谈会。"
    assert fillers(text, "schema:location") == set()


def test_who_undertakes_helps_and_guides() -> None:
    text = (
        "{d:2024-05-06|5月6日},“竹乡杯”职工技能大赛在县文化馆举行。比赛在{o:浙江省总工会}、{o:湖州市总工会}的指导下,"
        "由{o:安吉县总工会}主办,{o:安吉县教育局}、某协会和{o:安吉县文化馆}联合承办,{o:安吉县科学技术协会}协办。"
    )
    assert fillers(text, "kgo:guidedBy") == {"浙江省总工会", "湖州市总工会"}
    assert fillers(text, "schema:organizer") == {"安吉县总工会"}
    assert fillers(text, "kgo:undertakenBy") == {"安吉县教育局", "安吉县文化馆"}
    assert fillers(text, "kgo:coOrganizedBy") == {"安吉县科学技术协会"}


def test_who_undertook_before_did_not_now() -> None:
    text = LEAD + "此前,{o:安吉县教育局}曾承办省赛。"
    assert fillers(text, "kgo:undertakenBy") == set()


def test_speakers_of_a_list_whose_offices_stand_behind() -> None:
    text = LEAD + "随后由{p:李文远}教授、{p:丁一舟}研究员、校长{p:王立冬}应邀致辞。"
    assert fillers(text, "kgo:speaker") == {"李文远", "丁一舟", "王立冬"}


def test_whose_report_is_studied_does_not_speak() -> None:
    text = LEAD + "大赛组委会学习了{p:李文远}院长的工作报告以及{p:丁一舟}副院长的总结讲话。"
    assert fillers(text, "kgo:speaker") == set()


def test_a_duty_at_an_event_is_no_office() -> None:
    text = "{d:2024-05-06|5月6日},{o:安吉县消防救援大队}举行灭火演练,大队长{p:李文远}担任现场总指挥。"
    assert attendees(text) == {"李文远"}


def test_where_one_goes_to_take_part() -> None:
    text = "{d:2024-05-06|5月6日},主任{p:李文远}一行到{l:洛舍镇}文化礼堂参加“竹乡情”联欢活动。"
    assert fillers(text, "schema:location") == {"洛舍镇文化礼堂"}


def test_who_speaks_for_another_is_the_speaker() -> None:
    text = LEAD + "党委书记{p:李文远}代表会长{p:丁一舟}致辞。"
    assert fillers(text, "kgo:speaker") == {"李文远"}
    assert attendees(text) == {"李文远"}


def test_a_title_that_has_任_is_no_office_taken() -> None:
    text = LEAD + "{p:李文远}、教育局主任{p:丁一舟}应邀担任主礼嘉宾。"
    assert attendees(text) == {"李文远", "丁一舟"}


def test_who_acts_for_those_away_is_not_there() -> None:
    text = LEAD + "在县长离开期间,由{p:李文远}和{p:丁一舟}分别署理县长和局长职务。"
    assert attendees(text) == set()


def test_whom_a_sentence_counts_apart_is_in_no_list() -> None:
    text = LEAD + "会长{p:李文远}致辞,3位副会长包括{p:丁一舟}、{p:王立冬}。"
    assert attendees(text) == {"李文远"}


@pytest.mark.parametrize(
    ("where", "place"), [("青芝坞文心斋", "青芝坞文心斋"), ("{o:安吉县文化馆}二楼共享空间", "安吉县文化馆二楼共享空间")]
)
def test_a_place_that_ends_as_none_does(where: str, place: str) -> None:
    text = "{d:2024-05-06|5月6日},“竹乡情”读书分享会在" + where + "举行。"
    assert fillers(text, "schema:location") == {place}


@pytest.mark.parametrize("where", ["一片掌声", "会议结束后", "两地", "欢乐祥和的气氛", "如期", "线下"])
def test_what_is_no_place(where: str) -> None:
    text = "{d:2024-05-06|5月6日},“竹乡情”读书分享会在" + where + "举行。"
    assert fillers(text, "schema:location") == set()


def test_who_plans_a_part_is_a_host() -> None:
    text = "{d:2024-05-06|5月6日},“竹乡情”军营开放活动在县城举行。"
    text += "活动由{o:安吉县总工会}牵头协调,{o:安吉县文化馆}策划组织。"
    assert fillers(text, "schema:organizer") == {"安吉县总工会", "安吉县文化馆"}


def test_who_acts_right_behind_the_event_is_there() -> None:
    assert attendees(LEAD + "县总工会主席{p:李文远}为龙舟点睛。") == {"李文远"}
    assert attendees(LEAD + "乡贤代表{p:李文远}、劳模代表{p:丁一舟}畅谈心得。") == {"李文远", "丁一舟"}
    assert attendees(LEAD + "赛场很热闹。" * 3 + "县总工会主席{p:李文远}家在洛舍镇。") == set()


@pytest.mark.parametrize(
    "told",
    [
        "会议学习了书记{p:李文远}在全县动员会上的讲话。",
        "会议传达了总经理{p:李文远}、副总经理{p:丁一舟}关于安全工作的讲话。",
        "副教授{p:李文远}因出差未能与会。",
        "局长{p:李文远}7日表示,反对输送物资。",
    ],
)
def test_whose_words_are_told_is_not_there(told: str) -> None:
    assert fillers(LEAD + told, "schema:attendee") == set()
    assert fillers(LEAD + told, "kgo:speaker") == set()


def test_host_of_another_event_of_the_same_sentence() -> None:
    told = "由{o:安吉县文化馆}主办的“竹韵”书画展吸引了百余人。"
    claims = happenings(reading(LEAD + told, None))[1]
    hosts = {c.object.label for c in claims if c.predicate == "schema:organizer" and "竹乡杯" in c.subject.label}  # type: ignore[union-attr]
    assert hosts == {"安吉县总工会"}


def test_host_of_another_month() -> None:
    told = "{d:2024-03|今年3月},{o:安吉县文化馆}发起比赛试点。"
    assert fillers(LEAD + told, "schema:organizer") == {"安吉县总工会"}


@pytest.mark.parametrize(
    "told",
    [
        "会上，传达学习了总经理{p:李文远}主持召开安全会议精神、{p:丁一舟}主持召开经济会议精神。",
        "会议学习了书记{p:李文远}主持全市会议的精神。",
    ],
)
def test_who_chaired_what_is_conveyed_does_not_chair_this(told: str) -> None:
    assert fillers("{d:2024-05-06|5月6日},{o:安吉县总工会}召开工作会议。" + told, "kgo:chairedBy") == set()


@pytest.mark.parametrize(
    "told",
    [
        "{d:2024-05-06|5月6日},{o:安吉县总工会}对模范职工{p:李文远}、{p:丁一舟}等的家属进行慰问。",
        "{d:2024-05-06|5月6日},{o:安吉县总工会}为战士{p:李文远}家属送去喜报。",
    ],
)
def test_whose_family_is_visited_is_not_there(told: str) -> None:
    assert fillers(told, "schema:attendee") == set()


@pytest.mark.parametrize("row", of_role("office_words", "called"), ids=lambda row: row.rule)
def test_what_a_person_is_called_is_part_of_his_phrase(row: dict[str, str]) -> None:
    read = reading(row["example"].replace("[", "").replace("]", "") + "{p:王立平}到会。")
    shape = skeleton(read.body.folded, read.body.sentences[0], read.persons)
    assert shape.text.startswith(PERSON)
