"""Courts, procuratorates and commissions of discipline: trials, who presides, who is disciplined and who is not."""

import pytest
from helpers import each
from invented import article

from kg.extract import extract
from kg.model import Entity


def edges(text: str, predicate: str) -> set[tuple[str, str]]:
    claims = (one for one in extract(article(text)).claims if one.predicate == predicate)
    return {(one.subject.label, one.object.label) for one in claims if isinstance(one.object, Entity)}


def objects(text: str, predicate: str) -> set[str]:
    return {label for _, label in edges(text, predicate)}


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("安吉县法院院长王立平担任审判长公开开庭审理李某行贿一案。", "安吉县人民法院"),
        (
            "德清县法院一起案件准时开庭审理,该院院长王立平任审判长,公开开庭审理李某受贿一案。",
            "德清县人民法院",
        ),
        ("张建国受贿一案,前日在湖州市中级人民法院公开宣判。", "湖州市中级人民法院"),
        ("昨天,原副市长张建国受贿一案在湖州市中级人民法院受审。", "湖州市中级人民法院"),
    ],
)
def test_whose_hearing_it_is(text: str, court: str) -> None:
    assert objects(text, "schema:organizer") == {court}


def test_the_court_of_the_case_is_not_that_of_the_accused() -> None:
    text = "昨天,原湖州市委常委张建国受贿一案在嘉兴市中级人民法院受审。市中院院长王立平担任审判长。"
    assert ("王立平", "嘉兴市中级人民法院院长") in edges(text, "org:holds")


def test_the_prosecutor_is_of_where_the_court_is() -> None:
    text = "安吉县人民法院开庭审理一起贪污案,公诉人、检察长王立平宣读起诉书。"
    assert ("王立平", "安吉县人民检察院检察长") in edges(text, "org:holds")
    two = "安吉县人民法院与德清县人民法院座谈。检察长王立平参加。"
    assert edges(two, "org:holds") == set()


@each(
    [
        "县纪委书记王立平通报了3起典型案例,某局副局长受到党内严重警告处分。",
        "县纪委书记王立平告诉记者,今年以来该县已有15人被开除党籍。",
        "王立平的司机陈某因受贿被查。",
        "王立平接替被查的某某任安吉县财政局局长。",
        "王立平上任后,原局长张某被立案审查。",
        "市委书记王立平对此作出批示,相关责任人被立案审查。",
        "在王立平的主持下,县纪委研究决定给予张某开除党籍处分。",
        "王立平举报后,该镇镇长被查。",
    ]
)
def test_who_is_not_disciplined(text: str) -> None:
    assert objects(text, "kgo:disciplined") == set()


@pytest.mark.parametrize(
    "text",
    [
        "依据有关规定,经县纪委常委会研究,决定给予王立平开除党籍处分。",
        "王立平因酒后驾驶机动车,被公安机关行政拘留,2022年3月,被开除党籍。",
        "安吉县林业局局长王立平公车私用,受到党内严重警告处分。",
        "王立平涉嫌严重违纪违法,目前正接受湖州市纪委监委纪律审查和监察调查。",
    ],
)
def test_who_is_disciplined(text: str) -> None:
    assert objects(text, "kgo:disciplined") == {"王立平"}


def test_a_service_of_the_state_in_a_place_is_one_body() -> None:
    text = "3月5日,国家税务总局安吉县税务局召开座谈会。国家税务总局湖州市吴兴区税务分局王立平副局长出席。"
    assert objects(text, "schema:organizer") == {"安吉县税务局"}
    assert objects(text, "org:holds") == {"吴兴区税务分局副局长"}


def test_the_paper_of_a_dateline_holds_nothing() -> None:
    text = "竹乡日报湖州3月2日电(记者李雪)安吉县人民检察院开展“检察开放日”活动。"
    assert objects(text, "schema:organizer") <= {"安吉县人民检察院"}


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("市长、演练总指挥王立平指挥调度。", {"市人民政府市长"}),
        ("县长、项目指挥部指挥长王立平讲话。", {"县人民政府县长", "县项目指挥部指挥长"}),
        ("县委常委、大会秘书长王立平主持。", {"县委常委"}),
        ("湖州监狱监狱长王立平到场。", {"湖州监狱监狱长"}),
        ("1998年4月王立平任湖州地委副书记、行署专员。", {"中共湖州地区委员会副书记", "湖州地区行政公署专员"}),
        ("德清法院党组成员、分管副院长王立平到场。", {"德清县人民法院党组成员", "德清县人民法院分管副院长"}),
        (
            "2008年1月起王立平任浙江省政协常委、教科文卫体委员会主任。",
            {
                "中国人民政治协商会议浙江省委员会常委",
                "中国人民政治协商会议浙江省委员会教科文卫体委员会主任",
            },
        ),
    ],
)
def test_offices_beside_a_task(text: str, offices: set[str]) -> None:
    assert objects(text, "org:holds") == offices


def test_no_person_in_the_name_of_a_tribunal() -> None:
    held = edges("安吉县人民法院立案庭庭长李雪、梅溪法庭副庭长陈建国参加。", "org:holds")
    assert held == {("李雪", "安吉县人民法院立案庭庭长"), ("陈建国", "安吉县人民法院梅溪法庭副庭长")}


def test_a_group_sent_to_a_bureau_makes_no_bureau() -> None:
    text = "安吉县纪委监委驻县公安局纪检监察组组长王立平讲话。"
    assert not any("驻" in label for label in objects(text, "org:holds"))


def test_an_outpost_of_its_own_level() -> None:
    assert edges("3月5日,区政府办、区资规分局负责人参加调研。", "org:unitOf") == set()


def test_a_career_by_years_below_a_name() -> None:
    held = (
        one
        for one in extract(
            article("王立平,男,1950年1月生。\n1984-1988年任安吉县委书记。\n1988-1990年 湖州市公安局局长")
        ).claims
        if one.predicate == "org:holds"
    )
    told = {(one.object.label, one.ended) for one in held if isinstance(one.object, Entity)}
    assert told == {("中共安吉县委员会书记", True), ("湖州市公安局局长", True)}


def test_what_another_held_is_not_his() -> None:
    text = "王立平曾任安吉县公安局局长7年。曾任德清县公安局局长近8年的张建国被查。"
    assert edges(text, "org:holds") == {("王立平", "安吉县公安局局长")}


def test_a_desk_is_of_the_office_before() -> None:
    text = "王立平历任湖州市公安学校副校长,湖州市公安局党委委员、政治处主任、局长助理。"
    assert objects(text, "org:holds") == {
        "湖州市公安学校副校长",
        "湖州市公安局党委委员",
        "湖州市公安局政治处主任",
        "湖州市公安局局长助理",
    }


def test_a_life_told_by_his_birth() -> None:
    text = "王立平生于1956年7月,历任吴兴区区长等职。李雪被查。2006年就任湖州市委书记,2011年12月改任嘉兴市委书记。"
    assert edges(text, "org:holds") == {
        ("王立平", "吴兴区人民政府区长"),
        ("王立平", "中共湖州市委员会书记"),
        ("王立平", "中共嘉兴市委员会书记"),
    }
    held = extract(article("王立平担任过湖州市副市长,市长。")).claims
    assert {one.ended for one in held if one.predicate == "org:holds"} == {True}


def test_no_office_with_what_is_said_of_it() -> None:
    assert not any("消息" in one for one in objects("王立平任湖州市委书记的消息传来。", "kgo:appointedTo"))


@pytest.mark.parametrize("accused", ["法院判处被告人李大明有期徒刑三年。", "安吉县人民法院庭审中,被告人李大明认罪。"])
def test_to_be_accused_is_no_office(accused: str) -> None:
    assert not edges(accused, "org:holds")
