"""What the names of things speak of, and where venues lie by their names."""

import pytest
from helpers import each
from invented import article

from kg.extract import extract
from kg.lexicon import Row, table
from kg.model import Entity


def said(text: str, predicate: str = "kgo:nameRefersTo") -> set[tuple[str, str]]:
    claims = extract(article(text)).claims
    ends = ((one.subject, one.object) for one in claims if one.predicate == predicate)
    return {(subject.label, other.label) for subject, other in ends if isinstance(other, Entity)}


@each(
    [
        ("《长兴县工匠条例》8月5日起施行。", "长兴县工匠条例", {"长兴县"}),
        ("《关于支持浙江省湖州市发展竹产业的意见》印发。", "关于支持浙江省湖州市发展竹产业的意见", {"湖州市"}),
        ("法院依据中华人民共和国刑法判决。", "中华人民共和国刑法", {"中国"}),
        ("中国青禾工业协会发布报告。", "中国青禾工业协会", {"中国"}),
        ("中国驻德国大使馆发布提醒。", "中国驻德国大使馆", {"中国", "德国"}),
        ("美国哥伦比亚青禾公司发布公告。", "美国哥伦比亚青禾公司", {"美国"}),
        ("武汉青禾医院开诊。", "武汉青禾医院", {"武汉市"}),
        ("安吉县总工会召开会议。", "安吉县总工会", set()),  # it is told already: its jurisdiction
        ("青禾集团发布公告。", "青禾集团", set()),
        ("《国务院关于取消一批罚款的决定》印发。", "国务院关于取消一批罚款的决定", {"中华人民共和国国务院"}),
        ("《中德联合声明》发布。", "中德联合声明", {"中国", "德国"}),
        ("《中药联合研究方案》发布。", "中药联合研究方案", set()),
        ("李晓梅宣读《王立平文选》。王立平同志讲话。", "王立平文选", {"王立平"}),
        ("5日，土耳其卡赫拉曼发生7.6级地震。", "土耳其卡赫拉曼7.6级地震", {"土耳其"}),
    ]
)
def test_names(text: str, name: str, spoken_of: set[str]) -> None:
    assert {other for subject, other in said(text) if subject == name} == spoken_of


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("8月5日，安吉县总工会在湖州市青禾礼堂举行会议。", {("湖州市青禾礼堂", "湖州市")}),
        ("8月5日，安吉县总工会在青禾礼堂举行会议。", set()),
    ],
)
def test_venues(text: str, where: set[tuple[str, str]]) -> None:
    assert {one for one in said(text, "schema:containedInPlace") if "礼堂" in one[0]} == where


def test_bodies_of_the_whole_country_are_of_it() -> None:
    assert ("国家知识产权局", "中国") in said("国家知识产权局召开会议。", "kgo:jurisdiction")
    assert not said("安吉县总工会召开会议。青禾集团参加。", "kgo:jurisdiction") - {("安吉县总工会", "安吉县")}
    assert not said("国家电网有限公司召开会议。", "kgo:jurisdiction"), "a firm has none"


@each(table("world_bodies", "name", "example"))
def test_bodies_of_many_states_are_of_none(row: Row) -> None:
    assert row["name"] in {one["name"] for one in table("national_bodies", "form", "name", "cls", "example")}
    assert (row["name"], "中国") not in said(f"{row['name']}发表声明。", "kgo:jurisdiction")


@each(table("national_parents", "name", "above", "example"))
def test_a_body_of_which_another_is_a_part(row: Row) -> None:
    assert (row["example"], row["above"]) in said(f"{row['example']}召开会议。", "org:unitOf")


def test_a_part_by_its_name_alone_is_none() -> None:
    assert not said("中国邮政储蓄银行、中国共产党中央委员会和国家监察委员会参加。", "org:unitOf")


def test_where_a_place_abroad_lies() -> None:
    text = "8月5日，新闻发布会在美国密歇根州一炼油厂举行。"
    assert said(text, "schema:containedInPlace") >= {("美国密歇根州一炼油厂", "密歇根"), ("密歇根", "美国")}


def test_a_place_in_short_in_a_free_name_is_no_jurisdiction() -> None:
    told = said("浙江青禾陵园总监王立平、浙江省博物馆馆长李雪到会。", "kgo:jurisdiction")
    assert "浙江青禾陵园" not in {name for name, _ in told}
    assert ("浙江省博物馆", "浙江省") in told
