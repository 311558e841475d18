import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import each
from hypothesis import given
from hypothesis import strategies as st

from kg.language.analyse import analyse
from kg.language.dates import Reference, find, reference
from kg.lexicon import Row
from kg.lexicon.words import of_role
from kg.model import Article, Source

AUGUST = Reference(datetime.date(2024, 8, 7), 2024)


def found(text: str, ref: Reference = AUGUST) -> list[tuple[str, str | None, str | None]]:
    return [(m.text, m.since and m.since.text, m.until and m.until.text) for m in find(analyse(text), ref)]


@each(
    [
        ("8月5日上午,青山县总工会召开会议", "8月5日上午", "2024-08-05", None),
        ("活动于8月5日至7日举行", "8月5日至7日", "2024-08-05", "2024-08-07"),
        ("农历三月初三，歌会举行", "农历三月初三", None, None),
        ("正月十五晚，灯会举行", "正月十五晚", None, None),
        ("2月22日,农历正月十五元宵节,灯会举行", "2月22日", "2024-02-22", None),
        ("活动于8月5日(周一)至7日(周三)举行", "8月5日(周一)至7日", "2024-08-05", "2024-08-07"),
        ("活动于8月5日(星期一)-8月7日举行", "8月5日(星期一)-8月7日", "2024-08-05", "2024-08-07"),
        ("8月5日(周一),安吉县开会", "8月5日", "2024-08-05", None),
        ("活动于8月5、6日举行", "8月5、6日", "2024-08-05", "2024-08-06"),
        ("活动于8月5-7日举行", "8月5-7日", "2024-08-05", "2024-08-07"),
        ("8月30日—9月1日，比赛举行", "8月30日—9月1日", "2024-08-30", "2024-09-01"),
        ("12月30日至1月2日放假", "12月30日至1月2日", "2024-12-30", "2025-01-02"),
        ("2020年6月,平台启动", "2020年6月", "2020-06", None),
        ("十一月二十八日,会议召开", "十一月二十八日", "2024-11-28", None),
        ("一九九八年十一月,任县长", "一九九八年十一月", "1998-11", None),
        ("2024年8-9月,举办培训", "2024年8-9月", "2024-08", "2024-09"),
        ("从8月1日起至8月31日,开展活动", "8月1日起至8月31日", "2024-08-01", "2024-08-31"),
        ("1991.08-1998.03 县教育局教师", "1991.08-1998.03", "1991-08", "1998-03"),
        ("2005.06—今 县总工会主席", "2005.06—今", "2005-06", None),
        ("民国三十八年,学校迁址", "民国三十八年", "1949", None),
        ("民國112年8月6日，工會成立", "民國112年8月6日", "2023-08-06", None),
        ("臺南市總工會115年4月1日舉辦講座", "115年4月1日", "2026-04-01", None),
        ("4月11日9时至4月12日17时，比赛举行", "4月11日9时至4月12日", "2024-04-11", "2024-04-12"),
        ("2007年08月27日 02:35", "2007年08月27日", "2007-08-27", None),
        ("2024-08-05 10:20", "2024-08-05", "2024-08-05", None),
        ("时间：2024.8.5", "2024.8.5", "2024-08-05", None),
        ("2024/8/5 发布", "2024/8/5", "2024-08-05", None),
        ("2024 年 8 月 5 日，会议召开", "2024 年 8 月 5 日", "2024-08-05", None),
        ("２０２４年８月５日", "２０２４年８月５日", "2024-08-05", None),
        ("二〇二四年八月五日", "二〇二四年八月五日", "2024-08-05", None),
        ("今天（6月22日），大会闭幕", "今天（6月22日）", "2024-06-22", None),
        ("今（22）日上午，大会闭幕", "今（22）日上午", "2024-07-22", None),
        ("今晚(4月30日)20:05播出", "今晚(4月30日)", "2024-04-30", None),
        ("昨日中午，山林起火", "昨日中午", "2024-08-06", None),
        ("今年2月启动", "今年2月", "2024-02", None),
        ("去年建成", "去年", "2023", None),
        ("上个月开工", "上个月", "2024-07", None),
        ("本月5日开班", "本月5日", "2024-08-05", None),
        ("记者5日从青山县公安局获悉", "5日", "2024-08-05", None),
        ("外交部20日宣布", "20日", "2024-07-20", None),
        ("中心社2日报道", "2日", "2024-08-02", None),
        ("2023年度考核", "2023年度", "2023", None),
        ("2021—2023年", "2021—2023年", "2021", "2023"),
        ("1-6月完成投资", "1-6月", "2024-01", "2024-06"),
        ("10月底前完成", "10月底", "2024-10", None),
        ("2024年夏季送清凉", "2024年夏季", "2024", None),
        ("近日，会议召开", "近日", None, None),
        ("近年来，学校发展很快", "近年来", None, None),
    ]
)
def test_a_date_is_as_exact_as_its_words(text: str, mention: str, since: str | None, until: str | None) -> None:
    assert found(text) == [(mention, since, until)]


@each(of_role("number_words", "vague", "vague_span"))
def test_a_time_whose_day_nobody_can_tell(row: Row) -> None:
    wanted, text = row["example"].partition("[")[2].partition("]")[0], row["example"].replace("[", "").replace("]", "")
    assert found(text) == [(wanted, None, None)]


def test_a_vague_time_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "number_words.tsv").write_text(
        "word\trole\texample\tnot_before\n这阵子\tvague\t[这阵子],会议召开。\n", encoding="utf-8"
    )
    code = "import sys; from test_dates import found; print(found('这阵子,会议召开'), found('这阵风,很大'))"
    environment = {**os.environ, "GONGBAO_LEXICON": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8").stdout
    assert said == "[('这阵子', None, None)] []\n"


@each(
    [
        "8月龄婴儿",
        "24小时值守",
        "15日内办结",
        "第19次会议",
        "历时3年",
        "连续5年",
        "连续5日下雨",
        "10日游路线",
        "拨打13800000000",
        "7×24小时",
        "每年3月5日学雷锋",
        "农历8月15日赏月",
        "每年农历三月初三办歌会",
        "正月里走亲戚",
        "回忆当年的创业故事",
        "《青山日报》8日本",
        "住在20号楼",
        "3号线开通",
        "第5号令",
        "https://example.org/2023/04/09/a.html",
        "《2024年8月工作要点》",
        "80后青年，90年代",
        "参会12人",
    ]
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []


def test_a_year_that_nothing_says_is_not_invented() -> None:
    nothing = Reference()
    assert found("8月5日上午，会议召开。昨日闭幕。今年2月启动。", nothing) == [
        ("8月5日上午", None, None),
        ("昨日", None, None),
        ("今年2月", None, None),
    ]


@pytest.mark.parametrize(
    ("written", "day", "meant"),
    [
        (datetime.date(2024, 1, 3), "12月28日", "2023-12-28"),
        (datetime.date(2024, 1, 3), "1月2日", "2024-01-02"),
        (datetime.date(2023, 12, 20), "1月5日", "2024-01-05"),
        (datetime.date(2024, 12, 1), "3月8日", "2024-03-08"),
    ],
)
def test_the_year_is_right_across_new_year(written: datetime.date, day: str, meant: str) -> None:
    assert found(f"{day}，会议召开", Reference(written, written.year)) == [(day, meant, None)]


def test_a_year_said_before_in_the_sentence_goes_on() -> None:
    assert [since for _, since, _ in found("2019年5月20日开工，10月1日完工。8月1日开放。")] == [
        "2019-05-20",
        "2019-10-01",
        "2024-08-01",
    ]


def test_that_day_is_the_last_one_named_nearby() -> None:
    assert found("8月3日，火灾发生。当天8时，消防员到达。")[1] == ("当天", "2024-08-03", None)
    assert found("8月3日，火灾发生。火势很大。道路中断。当天8时。")[1] == ("当天", None, None)


def test_half_a_day_that_opens_a_clause_is_of_the_last_one_named() -> None:
    assert found("8月3日上午，召开会议；下午，举行比赛。")[1] == ("下午", "2024-08-03", None)
    assert found("下午，举行比赛。8月3日，下午茶开张，下午停电。晚上人多。") == [("8月3日", "2024-08-03", None)]


def test_a_bare_day_takes_the_month_named_before() -> None:
    assert found("7月22号，村民办酒席，23号凌晨5点多有人不适")[1] == ("23号凌晨", "2024-07-23", None)


def test_a_bare_day_is_none_of_another_years_month() -> None:
    text = "8月5日，新馆开馆。新馆于2019年12月2日奠基。开馆后，18日起开放。"
    assert found(text, Reference(None, 2024))[2] == ("18日", "2024-08-18", None)


def test_today_is_the_day_in_brackets() -> None:
    assert found("今天（6月22日）开幕。今天下午选举。")[1][1] == "2024-06-22"


def test_impossible_days_have_no_value() -> None:
    assert found("2月30日") == [("2月30日", None, None)]


def article(
    text: str, headline: str = "", date: datetime.date | None = None, of: datetime.date | None = None
) -> Article:
    return Article(Source("a.txt", text, "0" * 64, date=of), 1, text, (), headline, date=date)


def test_the_reference_is_the_articles_own_date_then_its_sources() -> None:
    one, two = datetime.date(2024, 8, 7), datetime.date(2024, 9, 1)
    assert reference(article("", date=one, of=two)) == Reference(one, 2024)
    assert reference(article("", of=two)) == Reference(two, 2024)
    assert reference(article("8月5日，开会。")) == Reference(None, None)


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        (["开展2024年夏季送清凉活动。", "自1998年以来，到2035年，2020年6月启动。"], 2024),
        (["2024年度考核。2020年6月建成，2021年3月扩建，2022年5月验收。"], 2024),
        (["1998年以来，学校发展很快。到2035年建成强县。"], None),
        (["做好2023年“最美乡村医生”评选。"], 2023),
    ],
)
def test_else_the_year_that_the_page_agrees_on(texts: list[str], year: int | None) -> None:
    articles = [article(text) for text in texts] + [article("8月5日，开会。")]
    assert reference(articles[-1], articles).year == year


@given(st.text(alphabet="0123456789年月日号今昨前天晚上至-—.、 二〇一十八（）(每第《》近本去", max_size=40))
def test_any_text_gives_true_offsets_and_valid_dates(raw: str) -> None:
    text, end = analyse(raw), 0
    for mention in find(text, AUGUST):
        assert raw[mention.begin : mention.end] == mention.text != ""
        assert mention.begin >= end
        end = mention.end
        for value in (mention.since, mention.until):
            if value and value.datatype == "xsd:date":
                datetime.date.fromisoformat(value.text)
        if mention.until:
            assert mention.since is not None and mention.since.text <= mention.until.text


def test_today_in_somebodys_mouth_has_no_value() -> None:
    assert found("“昨天老板还送来西瓜，今天又有凉茶。”工人说。今天，活动结束。") == [
        ("昨天", None, None),
        ("今天", None, None),
        ("今天", "2024-08-07", None),
    ]


def test_today_is_the_day_of_the_wire() -> None:
    wired = found("本报北京5月8日电 今天,县总工会召开会议。昨日,代表报到。")
    assert wired == [("5月8日", "2024-05-08", None), ("今天", "2024-05-08", None), ("昨日", "2024-05-07", None)]


def test_numbers_with_points_are_no_months() -> None:
    assert found("同比增长1998.03万元,民国时期的建筑,十一黄金周,十月革命。") == []


def test_a_day_that_is_to_come_lies_ahead() -> None:
    written = Reference(datetime.date(2024, 12, 19), 2024)
    for text, wanted in (
        ("典礼将于25日举行。", "2024-12-25"),
        ("典礼定于5日举行。", "2025-01-05"),
        ("典礼25日举行。", "2024-11-25"),
    ):
        (found,) = find(analyse(text), written)
        assert found.since is not None and found.since.text == wanted


def test_yesterday_is_told_from_the_day_of_the_wire_that_opens_the_news() -> None:
    written = datetime.date(2024, 5, 9)
    assert reference(article("本报5月6日讯 昨天，开会。", date=written)).date == datetime.date(2024, 5, 6)
    assert reference(article("12月30日消息：昨天，开会。", date=datetime.date(2024, 1, 2))).date == datetime.date(
        2023, 12, 30
    )
    assert reference(article("本报5月11日讯 昨天，开会。", date=written)).date == written
    assert reference(article("5月6日，开会。", date=written)).date == written
