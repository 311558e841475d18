"""Pages of unions: whose desk it is in rows of their officers, what their amounts count, who comes to visit."""

import pytest
from helpers import each
from invented import article

from kg.extract import extract
from kg.model import Claim, Entity, Literal


def claims(text: str, predicate: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for claim in extract(article(text)).claims:
        if claim.predicate == predicate:
            known = found.setdefault(claim.subject.label, [])
            known += [label] if (label := _label(claim)) not in known else []
    return found


def _label(claim: Claim) -> str:
    said: Entity | Literal = claim.object
    return said.label if isinstance(said, Entity) else said.text


@each(
    [
        (
            "湖州市总工会经审会主任王立平、女工委主任李雪到场。",
            {"王立平": ["湖州市总工会经费审查委员会主任"], "李雪": ["湖州市总工会女工委主任"]},
        ),
        (
            "浙江省能源化学工会开会。公司党委委员、副总经理、工会主席王立平到场。",
            {"王立平": ["公司党委委员", "公司副总经理", "公司工会主席"]},
        ),
        ("照明公司党委副书记、工会主席王立平到场。", {"王立平": ["照明公司党委副书记", "照明公司工会主席"]}),
        (
            "再生能源公司总经理王立平、水务公司工会主席李雪到场。",
            {"王立平": ["再生能源公司总经理"], "李雪": ["水务公司工会主席"]},
        ),
        ("党委办公室（院长办公室）主任王立平到场。", {"王立平": ["党委办公室主任"]}),
        (
            "上海市中医医院开会，上海市医务工会副主席李雪到场。会议由党委副书记王立平主持。",
            {"李雪": ["上海市医务工会副主席"], "王立平": ["上海市中医医院党委副书记"]},
        ),
        (
            "安吉县总工会副主席李雪、四级调研员王立平到场。",
            {"李雪": ["安吉县总工会副主席"], "王立平": ["安吉县总工会四级调研员"]},
        ),
        (
            "企业工会主席李雪致辞，集团公司党委书记王立平，集团公司党委委员、副总经理陈丽华、钱永华到场。",
            {
                "李雪": ["企业工会主席"],
                "王立平": ["集团公司党委书记"],
                "陈丽华": ["集团公司党委委员", "集团公司副总经理"],
                "钱永华": ["集团公司党委委员", "集团公司副总经理"],
            },
        ),
        (
            "市人大副主任、工会主席王立平到场，公司工会主席李雪主持。",
            {"王立平": ["市人大副主任", "市工会主席"], "李雪": ["公司工会主席"]},
        ),
        (
            "市总工会党组书记李雪、经审会主任王立平到场。",
            {"李雪": ["市总工会党组书记"], "王立平": ["市总工会经审会主任"]},
        ),
        (
            "首届工匠论坛在长沙举行，我市劳模参加。市总工会主席王立平带队。",
            {"王立平": ["市总工会主席"]},
        ),
        (
            "中国青禾能源工会全国委员会副主席王立平到场。",
            {"王立平": ["中国青禾能源工会全国委员会副主席"]},
        ),
    ]
)
def test_desks_in_rows(text: str, posts: dict[str, list[str]]) -> None:
    assert claims(text, "org:holds") == posts


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("今年共有24个先进单位荣获县五一劳动奖状。", ["先进单位"]),
        ("教师魏晓雁等4名正式代表出席会议。", ["正式代表"]),
    ],
)
def test_what_is_counted_ends_where_it_does_something(text: str, counted: list[str]) -> None:
    assert [one for said in claims(text, "kgo:measures").values() for one in said] == counted


def test_one_of_several_does_not_own_their_number() -> None:
    assert claims("青禾集团有限公司等7家单位获评优秀。", "kgo:subject") == {}


def test_delegates_to_a_congress_are_not_at_it() -> None:
    text = (
        "11月10日，安吉县总工会召开工会代表会议，选举出席湖州市工会第五次代表大会的代表。县总工会主席王立平主持会议。"
    )
    assert claims(text, "kgo:chairedBy") == {"安吉县总工会工会代表会议": ["王立平"]}


def test_on_whose_behalf() -> None:
    text = "1月27日，办公室主任王立平代表湖州市总工会领导班子到安吉县开展送温暖活动。"
    assert "湖州市总工会" in claims(text, "schema:organizer")["湖州市总工会送温暖活动"]


def test_who_takes_part_in_something_told_of_makes_no_event() -> None:
    text = "2月27日，安吉县总工会秘书长王立平、县总工会主席陈丽华参加了活动。"
    assert claims(text, "schema:attendee") == {}


def test_whose_report_was_heard() -> None:
    text = "2月3日下午，我院召开职工代表大会。会议听取了院长张艳丽所作的《安吉县妇幼保健院2014年度工作报告》。"
    assert claims(text, "kgo:speaker") == {"我院职工代表大会": ["张艳丽"]}
    assert claims(text, "org:holds") == {"张艳丽": ["我院院长"]}
    assert claims(text, "schema:startDate") == {}


def test_all_unions_of_a_city_are_not_its_union() -> None:
    text = "5月19日，全市工会系统女职工工作会议召开，湖州市总工会副主席王立平讲话。"
    assert claims(text, "schema:organizer") == {}
    text = "5月19日，安吉县工会干部培训班在华岭大学开班。"
    assert "安吉县工会干部培训班" in claims(text, "schema:location")
