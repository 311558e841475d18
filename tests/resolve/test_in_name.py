"""What the names of things speak of, and where venues lie by their names."""

import pytest
from invented import article

from kg.extract import extract
from kg.model import Entity


def said(text: str, predicate: str = "kgo:nameRefersTo") -> set[tuple[str, str]]:
    claims = extract(article(text)).claims
    ends = ((one.subject, one.object) for one in claims if one.predicate == predicate)
    return {(subject.label, other.label) for subject, other in ends if isinstance(other, Entity)}


@pytest.mark.parametrize(
    ("text", "name", "spoken_of"),
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
    ],
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
