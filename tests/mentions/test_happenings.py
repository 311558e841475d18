"""Names of events and programmes: every example of the three tables is a test."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from helpers import each
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language.analyse import analyse
from kg.lexicon import Row, entries, table
from kg.mentions import event_heads, happenings
from kg.mentions.happenings import Name, Namer, is_year
from kg.model import Span

HEADS = [
    *table("event_verbs", "verb", "side", "class", "against", "example", "counterexample"),
    *table("event_endings", "ending", "class", "against", "example", "counterexample"),
    *table("event_heads", "head", "class", "example", "counterexample", "unless"),
    *table("programme_heads", "head", "strength", "example", "counterexample"),
]


def names(text: str) -> list[Name]:
    read = analyse(text)
    namer = Namer(read)
    return [name for sentence in read.sentences for name in namer.names(sentence)]


def _marked() -> Iterator[str]:
    yield from (row["example"] for row in HEADS if row["example"])
    yield from (row["example"] for row in table("name_stops", "words", "example"))


@each(list(_marked()))
def test_example(marked: str) -> None:
    wanted = re.findall(r"\[(.*?)\]", marked)
    assert [name.text for name in names(re.sub(r"[\[\]]", "", marked))] == wanted


@each(table("event_heads", "head", "class", "example", "counterexample", "unless"))
def test_an_example_shows_what_its_head_is_there_for(row: Row) -> None:
    def said() -> list[tuple[str, str, bool]]:
        return [(name.text, name.cls, name.bare) for name in names(re.sub(r"[\[\]]", "", row["example"]))]

    (wanted,) = re.findall(r"\[(.*?)\]", row["example"])
    assert said() == [(wanted, row["class"], wanted == row["head"])]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(event_heads, "table", lambda *name: tuple(one for one in table(*name) if one.rule != row.rule))
        event_heads.known.cache_clear()
        without = said()
    event_heads.known.cache_clear()
    assert without != said()


@each(table("behind_heads", "word", "example"))
def test_a_word_behind_a_head_leaves_it_a_name(row: Row) -> None:
    (wanted,), text = re.findall(r"\[(.*?)\]", row["example"]), re.sub(r"[\[\]]", "", row["example"])
    assert [name.text for name in names(text)] == [wanted]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(happenings, "entries", lambda name: entries(name) - {row["word"]})
        assert [name.text for name in names(text)] != [wanted]


@each([row["counterexample"] for row in HEADS if row["counterexample"]])
def test_counterexample(text: str) -> None:
    assert names(text) == []


@each(
    [
        ("做好“爱心圆梦”助学活动和高校毕业生就业暖心行动,", ["“爱心圆梦”助学活动", "高校毕业生就业暖心行动"]),
        (
            "举办遇见·竹乡“花好月圆,缘定七夕”青年交友会暨读书活动。",
            ["遇见·竹乡“花好月圆,缘定七夕”青年交友会暨读书活动"],
        ),
        ("2024年长兴县养蜂技能培训与竞赛活动成功举办。", ["2024年长兴县养蜂技能培训与竞赛活动"]),
        ("广泛开展“绿荫”行动。", ["“绿荫”行动"]),
        ("联合打造的“稳‘岗’位、促‘会’聚”就业服务平台,", ["“稳‘岗’位、促‘会’聚”就业服务平台"]),
        ("拉开“暖冬”活动序幕。", []),
        ("“八年规划”实施20周年主题展览开幕。", ["“八年规划”实施20周年主题展览"]),
        ("举行2022年度省、市劳模座谈会。", ["2022年度省、市劳模座谈会"]),
        ("举行庆祝建厂三十周年、厂庆十周年联欢晚宴。", ["庆祝建厂三十周年、厂庆十周年联欢晚宴"]),
        ("县局召开消防工作现场观摩会。", ["消防工作现场观摩会"]),
        ("“竹乡”秋季校运会拉开帷幕。", ["“竹乡”秋季校运会"]),
    ]
)
def test_ends(text: str, wanted: list[str]) -> None:
    assert [name.text for name in names(text)] == wanted


def test_a_head_alone_is_bare() -> None:
    assert [name.bare for name in names("县领导参加会议。")] == [True]
    assert [name.bare for name in names("此次活动很成功。")] == [True]


def test_a_barrier_ends_a_name() -> None:
    read = analyse("安吉县总工会技能大赛开幕。")
    assert [name.text for name in Namer(read).names(read.sentences[0], [Span(0, 6)])] == ["技能大赛"]


def test_a_barrier_behind_an_ordinal_is_of_the_name() -> None:
    read = analyse("第三届中国—东盟竹业博览会在南宁开幕。")
    (name,) = Namer(read).names(read.sentences[0], [Span(6, 8)])
    assert name.text == "第三届中国—东盟竹业博览会"


def test_years_may_belong_to_names() -> None:
    assert is_year("2024年") and is_year("2024年度") and is_year("2024年夏季")
    assert not is_year("8月5日") and not is_year("2024年6月")


PARTS = [
    "“",
    "”",
    "《",
    "》",
    "会议",
    "大赛",
    "活动",
    "启动仪式",
    "“送凉”",
    "的",
    "和",
    "暨",
    "、",
    ",",
    "。",
    "2024年",
    "第三届",
    "举办",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=24))
def test_names_lie_in_the_text_and_apart(parts: list[str]) -> None:
    text = "".join(parts)
    read = analyse(text)
    namer = Namer(read)
    for sentence in read.sentences:
        found = namer.names(sentence)
        assert all(text[name.begin : name.end] == name.text for name in found)
        assert all(a.end <= b.begin for a, b in pairwise(found))


@each(
    [
        ("“竹乡普法大讲堂”第6讲开讲。", ["“竹乡普法大讲堂”第6讲"]),
        ("举办“书香夜话”第三期。", ["“书香夜话”第三期"]),
        ("正在实施“村社流通提升行动”。", ["“村社流通提升行动”"]),
        ("“百姓茶馆”是县政协打造的服务品牌。", ["“百姓茶馆”", "服务品牌"]),
        ("县政府第55次常务会议研究决定。", ["县政府第55次常务会议"]),
        ("“青禾计划”启动礼近日在县文化馆举行。", ["“青禾计划”启动礼"]),
        ("竹乡书画展5日在县文化馆举行。", ["竹乡书画展"]),
        ("县十六届人大二次会议开幕。", ["县十六届人大二次会议"]),
        ("县总工会新一届委员会召开三次会议。", ["会议"]),
    ]
)
def test_series_and_quotes(text: str, wanted: list[str]) -> None:
    assert [name.text for name in names(text)] == wanted


def test_whole_words() -> None:
    namer = Namer(analyse("县总工会将举办技能大赛。"))
    assert namer.words(4, 5) and not namer.words(3, 5)


@pytest.mark.parametrize(
    ("text", "people", "wanted"),
    [
        ("王立平同志追悼会在县礼堂举行。", [(0, 3)], "王立平同志追悼会"),
        ("李雪教授从教三十周年座谈会召开。", [(0, 2)], "李雪教授从教三十周年座谈会"),
        ("华岭大学请李雪作专题讲座。", [(5, 7)], "专题讲座"),
        ("李雪在作风建设推进会上讲话。", [(0, 2)], "作风建设推进会"),
    ],
)
def test_names_behind_a_person(text: str, people: list[tuple[int, int]], wanted: str) -> None:
    read = analyse(text)
    found = Namer(read).names(read.sentences[0], [Span(*span) for span in people])
    assert [name.text for name in found] == [wanted]
