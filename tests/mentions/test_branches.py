"""Sentences in which one branch alone decides: bench/mutants.py found them without a test."""

import pytest

import kg


def labels(text: str) -> set[str]:
    return {mention.entity.label for one in kg.read_text(text) for mention in one.mentions}


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("特区政府教育局局长王立平到场。香港举行会议。", "香港特别行政区政府教育局", "特区政府教育局"),
        ("委员才让强调要抓好落实。", "", "才让强调"),
        ("芜湖经济技术开发区管委会召开会议。会后，芜湖经开区举行活动。", "芜湖经济技术开发区", "芜湖经开区"),
        ("安吉县人民政府高度重视党校工作。", "安吉县人民政府", "安吉县人民政府高度重视党校"),
        ("青禾四街18号北京远帆用品有限公司捐款。", "北京远帆用品有限公司", "青禾四街18号北京远帆用品有限公司"),
    ],
)
def test_what_is_named(text: str, wanted: str, unwanted: str) -> None:
    found = labels(text)
    assert not wanted or wanted in found
    assert unwanted not in found


def test_who_speaks_at_a_congress_does_not_at_its_opening() -> None:
    """大会 is no opening, though 代表大会开幕式 has the word in it."""
    text = "8月5日，安吉县总工会召开代表大会。8月6日，代表大会闭幕式在县文化馆举行。王立平在大会上讲话。"
    spoke = {c.subject.label for one in kg.read_text(text) for c in one.claims if c.predicate == "kgo:speaker"}
    assert spoke == {"安吉县总工会代表大会"}
