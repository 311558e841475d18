"""Documents, venues, programmes and events of different articles: one where the name and what stands with it say so."""

import dataclasses
import datetime
from itertools import permutations

import pytest
from helpers import each
from invented import article

from kg.extract import extract
from kg.graph.ontology import family
from kg.identity import Record, decide, records
from kg.identity.named import is_general, is_once, name_odds
from kg.identity.thing_names import named, plain
from kg.lexicon import table

NATIONAL = "浙江、江苏、山东的代表在京与会。"


def read(*bodies: str, dates: tuple[str, ...] = ()) -> list[Record]:
    found: list[Record] = []
    for number, body in enumerate(bodies):
        one = article(body, source=f"{number:064}")
        date = datetime.date.fromisoformat(dates[number] if dates else "2024-05-10")
        found += records([extract(dataclasses.replace(one, date=date, number=number + 1))], family)
    return found


def nodes(found: list[Record], of: str, name: str) -> int:
    moved = decide(found).moved
    return len({moved.get(one.node, one.node) for one in found if one.family == of and name in one.name})


ONE = {
    "a charter": (
        "document",
        "青禾合作公约",
        f"{NATIONAL}各方重申遵守《青禾合作公约》。",
        f"{NATIONAL}会议审议通过《青禾合作公约》。",
    ),
    "a report of one body and year": (
        "document",
        "实施方案",
        "安吉县总工会印发《职工书屋实施方案》。",
        "安吉县总工会印发《职工书屋实施方案》，要求落实。",
    ),
    "a venue and its place": (
        "place",
        "青禾艺术馆",
        f"{NATIONAL}5月6日，青年论坛在杭州市青禾艺术馆举行。",
        f"{NATIONAL}5月9日，读书节在青禾艺术馆举行。",
    ),
    "a programme of many runners": (
        "programme",
        "春风送岗",
        f"{NATIONAL}人力资源和社会保障部启动“春风送岗进万家”专项行动。",
        f"{NATIONAL}全国总工会开展“春风送岗进万家”专项行动。",
    ),
    "an event that two papers tell": (
        "event",
        "运动会",
        "5月6日，安吉县总工会在青禾体育馆举办职工运动会。",
        "5月6日，安吉县总工会举办第三届职工运动会，300人参加。",
    ),
}
SEVERAL = {
    "reports of two years": (
        "document",
        "政府工作报告",
        "安吉县人民政府印发《政府工作报告》。",
        "安吉县人民政府印发《政府工作报告》。",
    ),
    "plans of two bodies": (
        "document",
        "实施方案",
        "安吉县总工会印发《职工书屋实施方案》。",
        "长兴县总工会印发《职工书屋实施方案》。",
    ),
    "a hall in two counties": (
        "place",
        "报告厅",
        "5月6日，安吉县总工会在三楼报告厅举办读书会。",
        "5月6日，长兴县总工会在三楼报告厅举办读书会。",
    ),
    "programmes of two provinces": (
        "programme",
        "青禾行动",
        "安吉县总工会启动“青禾行动”专项活动。",
        "滨海县总工会启动“青禾行动”专项活动。",
    ),
    "a weekly meeting": (
        "event",
        "会议",
        "5月6日，安吉县人民政府召开常务会议。",
        "5月8日，安吉县人民政府召开常务会议。",
    ),
    "meetings of two hosts on one day": (
        "event",
        "座谈会",
        "5月6日，安吉县总工会召开职工座谈会。",
        "5月6日，长兴县总工会召开职工座谈会。",
    ),
    "sessions of counties that no page names, with other people": (
        "event",
        "第三次会议",
        "5月6日，县十二届人大常委会举行第三次会议。县人大常委会主任王立平、副主任李雪、陈海出席会议。",
        "5月6日，县十二届人大常委会举行第三次会议。县人大常委会主任孙明、副主任周兰、刘敏出席会议。",
    ),
}


def agreed(found: list[Record], of: str, name: str, wanted: int) -> None:
    """Both articles name the thing, and it is so many nodes."""
    assert sum(record.family == of and name in record.name for record in found) == 2, "both are found"
    assert nodes(found, of, name) == wanted


@pytest.mark.parametrize(("of", "name", "one", "two"), ONE.values(), ids=list(ONE))
def test_one(of: str, name: str, one: str, two: str) -> None:
    agreed(read(one, two), of, name, 1)


@pytest.mark.parametrize(("of", "name", "one", "two"), SEVERAL.values(), ids=list(SEVERAL))
def test_several(of: str, name: str, one: str, two: str) -> None:
    agreed(read(one, two, dates=("2023-05-10", "2024-05-10") if name == "政府工作报告" else ()), of, name, 2)


def test_a_venue_is_called_as_people_write_it() -> None:
    _, _, one, two = ONE["a venue and its place"][0], *ONE["a venue and its place"][1:]
    places = {new[1] for old, new in decide(read(one, two)).moved.items() if old[0] == "place"}
    assert places == {"青禾艺术馆"}


def test_order_makes_no_difference() -> None:
    found = [record for _, _, one, two in ONE.values() for record in read(one, two)][:6]
    assert len({str(decide(order)) for order in permutations(found)}) == 1


DATED = {
    "a follow-up gives its own day": (
        1,
        "青禾产业博览会",
        f"{NATIONAL}5月6日，青禾产业博览会在杭州市开幕。",
        f"{NATIONAL}5月8日，青禾产业博览会在杭州市举行。",
    ),
    "one paper gives the day, another the month": (
        1,
        "青禾登山节",
        "5月6日，安吉县总工会举办青禾登山节。",
        "5月，安吉县总工会举办青禾登山节。",
    ),
    "numbers in two scripts": (
        1,
        "届青禾产业博览会",
        f"{NATIONAL}5月6日，第十九届青禾产业博览会在杭州市开幕。",
        f"{NATIONAL}5月6日，第19届青禾产业博览会在杭州市开幕。",
    ),
    "meetings of which no day is told": (
        2,
        "座谈会",
        f"{NATIONAL}近日，王立平主持召开座谈会。",
        f"{NATIONAL}近日，王立平主持召开座谈会。",
    ),
}


@pytest.mark.parametrize(("wanted", "name", "one", "two"), DATED.values(), ids=list(DATED))
def test_by_day(wanted: int, name: str, one: str, two: str) -> None:
    agreed(read(one, two, dates=("2024-05-10", "2024-05-30")), "event", name, wanted)


def test_a_capital_a_series_and_who_decides() -> None:
    one, two = f"{NATIONAL}5月6日，论坛在沙特首都利雅得举行。", f"{NATIONAL}5月9日，年会在沙特阿拉伯首都利雅得举行。"
    assert nodes(read(one, two), "place", "利雅得") == 1
    one, two = f"{NATIONAL}第六届进博会5月6日在上海市举行。", f"{NATIONAL}第六届中国国际进口博览会5月6日在上海市举行。"
    assert nodes(read(one, two), "event", "第六届") == 1
    assert plain("国务院关于取消和调整一批收费项目的决定") == plain("关于取消和调整一批收费项目的决定")


def test_a_session_counted_without_a_sign_is_numbered() -> None:
    one, two = f"{NATIONAL}全国政协十四届一次会议3月4日开幕。", f"{NATIONAL}全国政协十四届一次会议3月11日闭幕。"
    assert nodes(read(one, two), "event", "一次会议") == 1


def test_a_province_before_a_venue_that_no_article_names() -> None:
    one, two = f"{NATIONAL}5月6日，论坛在北京青禾国宾馆举行。", f"{NATIONAL}5月9日，年会在青禾国宾馆举行。"
    assert nodes(read(one, two), "place", "青禾国宾馆") == 1


def test_a_province_before_a_short_name_is_no_part_of_it() -> None:
    one, two = f"{NATIONAL}5月6日，论坛在浙江沐镇举行。", f"{NATIONAL}5月9日，论坛在浙江省沐镇举行。"
    found = read(one, two)
    assert [one.of("core") for one in found if one.family == "place"] == [["沐镇"], ["沐镇"]]
    assert nodes(found, "place", "沐镇") == 1


LOCAL = {
    "a host or place before the name": (
        1,
        "技能大赛",
        "5月6日，安吉县总工会举办第四届“匠心”技能大赛。",
        "5月6日，安吉县第四届“匠心”技能大赛在递铺街道举行。",
    ),
    "of two counties": (
        2,
        "技能大赛",
        "5月6日，安吉县第四届“匠心”技能大赛在县文化馆举行。",
        "5月6日，长兴县第四届“匠心”技能大赛在县文化馆举行。",
    ),
    "what many hold, at two places": (
        2,
        "送清凉活动",
        "5月6日，安吉县总工会主席王立平到高铁工地开展送清凉活动。",
        "5月6日，安吉县住房和城乡建设局在城东泵站开展送清凉活动。",
    ),
    "a short name for what one body holds on one day": (
        1,
        "听证会",
        "5月6日，安吉县人民检察院召开公开听证会。",
        "5月6日，安吉县检察院召开听证会，二十人参加。",
    ),
    "one of some days": (
        1,
        "运动会",
        "5月6日，青禾学院举办第六届田径运动会。",
        "5月8日，青禾学院第六届田径运动会闭幕。",
    ),
    "of a host that no page resolves": (
        1,
        "职工代表大会",
        "公司第一届第二次职工代表大会5月6日召开，邵敬谦出席会议。",
        "公司第一届第二次职工代表大会5月6日召开，邵敬谦出席。",
    ),
    "what says little without its host": (
        1,
        "成立仪式",
        "5月6日，湖州市青禾商会举行成立仪式，邵敬谦出席。",
        "5月6日，湖州市青禾商会举行成立仪式。",
    ),
    "a session whose county only its name tells": (
        1,
        "会议",
        "1月4日，德清县第十七届人民代表大会第二次会议开幕。",
        "来源：德清县人大常委会\n\n1月6日，县十七届人大二次会议闭幕。",
    ),
    "sessions of two counties": (
        2,
        "会议",
        "1月4日，长兴县第十七届人民代表大会第二次会议开幕。",
        "来源：德清县人大常委会\n\n1月4日，县十七届人大二次会议开幕。",
    ),
    "a visit told from two sides": (
        1,
        "调研",
        "5月6日，湖州市委书记王立平到安吉县调研工业经济。",
        "5月6日，湖州市委书记王立平来安吉县调研工业经济发展情况。",
    ),
}


@each(LOCAL.values())
def test_events_of_local_news(wanted: int, name: str, one: str, two: str) -> None:
    agreed(read(one, two), "event", name, wanted)


def test_documents_with_their_year_or_as_drafts() -> None:
    report, year, draft = (
        f"安吉县人民法院发布《{name}》。" for name in ("司法白皮书", "2023年度司法白皮书", "司法白皮书（讨论稿）")
    )
    assert nodes(read(report, year, draft, dates=("2023-12-01", "2023-12-05", "2023-11-05")), "document", "白皮书") == 1
    assert nodes(read(report, year, dates=("2024-12-01", "2023-12-05")), "document", "白皮书") == 2
    later = "安吉县人民政府印发《2024年关于青禾产业加快发展的意见》。"
    assert nodes(read(later, later.replace("2024", "2023")), "document", "意见") == 2
    plan = "安吉县人民政府印发《职工书屋实施方案》。"
    assert nodes(read(plan, plan.replace("《", "《安吉县")), "document", "方案") == 1
    assert nodes(read(plan, plan.replace("《", "《安吉县").replace("安吉", "长兴")), "document", "方案") == 2


def test_a_restaurant_of_macau() -> None:
    one = "5月6日，澳门特别行政区政府市政署在青禾酒楼举行茶话会。"
    assert nodes(read(one, one.replace("市政署", "民政总署")), "place", "青禾酒楼") == 1


def test_a_hall_with_a_name_or_of_one_body() -> None:
    lecture, forum = "青禾学院在湖州市若水楼报告厅举办读书会。", "湖州市图书馆5月6日在若水楼报告厅举办读书会。"
    assert nodes(read(lecture, forum), "place", "报告厅") == 1
    room = "5月6日，安吉县总工会在三楼报告厅举办读书会。"
    assert nodes(read(room, room.replace("6日", "9日"), dates=("2023-05-10", "2024-05-10")), "place", "报告厅") == 1


@pytest.mark.parametrize("row", table("event_sessions", "of", "pattern", "example"), ids=lambda row: row["example"])
def test_sessions_by_what_they_are_of(row: dict[str, str]) -> None:
    found, signs = named("event", row["example"], (), {"安吉县": "330523"}, "33")
    assert found.startswith("第") and row["of"] in found and found.endswith("次会议")
    assert signs == ([("site", "330523")] if "安吉县" in row["example"] else [])


def test_an_enlarged_session() -> None:
    short, long = (
        named("event", f"安吉县总工会十三届五次{kind}", (), {}, "33") for kind in ("全委会", "全委（扩大）会议")
    )
    assert short == long == ("第13届工会第5次会议", [("site", "330523")])


@each(table("event_series", "short", "name", "example"))
def test_a_series_by_its_whole_name(row: dict[str, str]) -> None:
    assert plain(row["example"].replace("[", "").replace("]", "")).endswith(plain(row["name"]))


@each(table("identity_names", "family", "pattern", "odds", "general", "example"))
def test_examples_of_general_names(row: dict[str, str]) -> None:
    assert is_general(row["family"], row["example"]) == (row["general"] == "yes")
    assert is_once(row["family"], row["example"]) == (row["general"] == "once")


def known(of: str, name: str, number: int, *signs: tuple[str, str]) -> Record:
    told = tuple(sorted({*signs, ("page", "national"), ("core", name)}))
    return Record(of, name, f"{number}-1", f"{number}-1", f"{number}.txt", str(number), "2024-05-10", told)


@pytest.mark.parametrize(
    ("of", "name", "one", "two", "wanted"),
    [
        ("programme", "“青禾行动”", [("runner", "公安部\t")], [("runner", "国家税务总局\t")], 1),
        ("programme", "专项整治行动", [("runner", "公安部\t")], [("runner", "国家税务总局\t")], 2),
        (
            "event",
            "青禾省青禾岛大火",
            [("cls", "Accident"), ("day", "2024-05-06"), ("host", "青禾省政府\t")],
            [("cls", "Accident"), ("day", "2024-05-16"), ("host", "青禾县政府\t")],
            1,
        ),
        (
            "event",
            "青禾产业博览会",
            [("cls", "Exhibition"), ("day", "2024-05-06"), ("host", "青禾省政府\t")],
            [("cls", "Exhibition"), ("day", "2024-05-16"), ("host", "青禾县政府\t")],
            2,
        ),
    ],
    ids=["run by many", "a general name", "whoever stands before a fire holds none", "two hosts"],
)
def test_what_the_whole_country_knows(
    of: str, name: str, one: list[tuple[str, str]], two: list[tuple[str, str]], wanted: int
) -> None:
    assert nodes([known(of, name, 1, *one), known(of, name, 2, *two)], of, name) == wanted


def test_a_venue_of_two_articles_is_one_where_its_name_is_long() -> None:
    long, short = (
        {value for record in read(*two) for value in record.of("at")}
        for two in (
            ["5月6日，青年论坛在杭州市青禾艺术馆举行。"] * 2,
            ["5月6日，青年论坛在三楼会议室举行。"] * 2,
        )
    )
    assert len(long) == 1 and len(short) == 2


def test_a_name_that_many_bear_tells_against_one_thing() -> None:
    assert name_odds("document", "政府工作报告") < 0 < name_odds("document", "青禾县竹产业高质量发展三年行动方案")
