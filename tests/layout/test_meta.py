import datetime

import pytest
from helpers import each

from kg.layout.meta import Meta, day, headed, meta


@each(
    [
        ("2023年08月27日 02:35:22", "2023-08-27", ()),
        ("2023-02-13", "2023-02-13", ()),
        ("2023年2月13日發表", "2023-02-13", ()),
        ("2023年1月2日14时左右", "2023-01-02", ()),
        ("2024年9月12日 星期四", "2024-09-12", ()),
        ("二〇二四年五月二十四日", "2024-05-24", ()),
        ("发布日期：2024-08-20 来源：县总工会 作者：陈立言 阅读次数：10", "2024-08-20", ("陈立言",)),
        ("• 日期：2024-08-20", "2024-08-20", ()),
        ("撰写时间: | 2024-08-20 | 浏览次数: | - |", "2024-08-20", ()),
        ("• |", None, ()),
        ("2024-08-20 10:00 来源：青禾网", "2024-08-20", ()),
        ("2024年8月20日 10:42　来源：青禾日报", "2024-08-20", ()),
        ("来源：青禾县人民检察院　2024年8月20日", "2024-08-20", ()),
        ("来源：市总工会", None, ()),
        ("要闻中心 > 基层动态　2024-06-19　撰稿:陈立言　摄影:祁望舒　审核:周海", "2024-06-19", ("陈立言", "祁望舒")),
        ("2024-06-19　　作者：政教处　　点击数：408", "2024-06-19", ()),
        ("2024-06-19　　作者：体卫处　陈 舒", "2024-06-19", ("陈舒",)),
        ("发布时间:2024-06-19 10:20　作者:陈立言　【字号 大 中 小】　【打印】", "2024-06-19", ("陈立言",)),
        ("作者：德吉卓嘎　来源：科普部　时间：2024/6/19 11:05:32　浏览量：53", "2024-06-19", ("德吉卓嘎",)),
        ("铁路一线 2024-06-19 20:56:36 232浏览 作者:陈立言", "2024-06-19", ("陈立言",)),
        ("2024-06-19 15:15:06 人气:", "2024-06-19", ()),
        ("www.news.example.cn 2024-06-19 11:19 陈立言 来源:青禾网", "2024-06-19", ("陈立言",)),
        ("▌来源：办公室 陈立言", None, ("陈立言",)),
        ("青政任〔2024〕7号", None, ()),
        ("文章来源：本站原创", None, ()),
        ("【大 中 小】【打印】【关闭】", None, ()),
    ]
)
def test_lines_of_metadata(line: str, date: str | None, authors: tuple[str, ...]) -> None:
    found = meta(line)
    assert found is not None
    assert (found.date, found.authors) == (datetime.date.fromisoformat(date) if date else None, authors)
    assert not found.issue


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("时间:2014-11-21 11:10:23    作者:陈立言    来源:青禾法院", True),
        ("2024-11-27", False),
        ("来源：青禾县人民检察院　2024年8月20日", False),
    ],
)
def test_a_word_states_what_the_date_is(line: str, stated: bool) -> None:
    found = meta(line)
    assert isinstance(found, Meta) and found.stated == stated


@pytest.mark.parametrize(
    "line",
    [
        "青禾工运　2024年5月10日　星期五",
        "2024年5月10日 第3版",
        "青禾日报/2024年/5月/10日/第002版",
        "【打印本页】　2024年5月10日　第02版：综合新闻",
        "青禾日报 2024年5月10日 星期五 第1版 要闻",
    ],
)
def test_mastheads_date_the_whole_page(line: str) -> None:
    assert meta(line) == Meta(datetime.date(2024, 5, 10), (), True)


@each(
    [
        "2024年8月5日，县总工会召开会议",
        "会议指出：要抓好落实",
        "8月5日",
        "时间：9月3日上午",
        "时间：2024年9月3日 地点：县文化馆",
        "2024-13-45",
        "活动时间：2024年9月3日",
        "2024年5月10日 全县启动",
        "责任编辑：陈立言",
        "编辑：这份报纸办得好，读者满意。",
        "决定任命：",
        "德清县总工会开展走访慰问",
    ]
)
def test_a_body_is_no_metadata(line: str) -> None:
    assert meta(line) is None


def test_a_day_that_never_was() -> None:
    assert day("2023年2月30日") is None
    assert day("二〇二三年十二月三十一日") == datetime.date(2023, 12, 31)


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("安吉县总工会召开换届大会 发布时间：2024-08-20", "发布时间：2024-08-20"),
        ("同心筑梦,共谋发展——县林业局来我校发布日期：2024年8月20日", "发布日期：2024年8月20日"),
        ("县林业局来我校座谈发布人：admin发布时间：2024-08-20", "发布人：admin发布时间：2024-08-20"),
        ("本县定于每周五公布名单。网站发布时间：2024-08-20", ""),
        ("县林业局召开新闻发布会通报情况", ""),
    ],
)
def test_entries_behind_a_headline_with_or_without_a_gap(line: str, entries: str) -> None:
    begin = headed(line)
    assert (line[begin:] if begin else "") == entries
