"""Pages of one article without a date: short lines in the body, notices of appointments, and where a second begins."""

import hashlib

import pytest

from kg import layout
from kg.model import Article, Source

HEADLINE = "青禾县总工会开展“送清凉”慰问活动"
FIRST = "8月20日上午，青禾县总工会主席王立平来到青禾机械有限公司，看望慰问高温下坚守岗位的一线职工，为他们送去用品。"
SECOND = "王立平详细询问了企业的生产经营情况，叮嘱企业负责人合理安排作息时间，切实保障职工的身体健康和合法权益。"
THIRD = "职工们纷纷表示，要以饱满的热情投入到工作中去，不辜负工会的关怀和期望，为企业的发展多作贡献。"
NOTICE = "青禾县人民政府关于王立平等同志职务任免的通知"


def read(*lines: str) -> tuple[Article, ...]:
    page = "\n".join(lines)
    return layout.articles(Source("x.txt", page, hashlib.sha256(page.encode()).hexdigest()))


@pytest.mark.parametrize(
    "lines",
    [
        (HEADLINE, FIRST, "县总工会主席王立平慰问青禾机械有限公司职工", "职工领取防暑降温用品", SECOND, THIRD),
        (FIRST, "县总工会主席王立平慰问青禾机械有限公司职工", "职工领取防暑降温用品", SECOND, THIRD),
        (HEADLINE, FIRST, "慰问现场", "座谈交流", "参观车间", SECOND, THIRD),
        (HEADLINE, FIRST, "送上一份清凉", SECOND, "凝聚一份力量", THIRD),
        (HEADLINE, FIRST, SECOND, THIRD, "（青禾县总工会）"),
    ],
)
def test_short_lines_do_not_part_one_article(lines: tuple[str, ...]) -> None:
    (article,) = read(*lines)
    assert article.headline == (HEADLINE if lines[0] == HEADLINE else None)
    assert article.text.startswith(FIRST) and article.text.endswith(THIRD)


@pytest.mark.parametrize(
    "shown",
    [
        ["王立平讲话"],
        ["双方签署合作协议", "双方进行座谈"],
        ["座谈会现场"],
        ["揭牌环节", "✨沈若溪副主席讲话"],
        ["走进安吉县图书馆研学"],
    ],
)
def test_what_photos_show_parts_no_article(shown: list[str]) -> None:
    whole, *captions = read(FIRST, *shown, SECOND, THIRD)
    assert whole.text.startswith(FIRST) and whole.text.endswith(THIRD)
    assert [caption.text for caption in captions] == shown


def test_captions_in_a_row_though_a_day_opens_the_text_below() -> None:
    dated = "2022年7月14日下午，安吉县图书馆接待了首批读者，馆长沈若溪介绍了馆藏情况。"
    whole, *captions = read(FIRST, "参观安吉县图书馆", "走进安吉县图书馆研学", dated, THIRD)
    assert (len(captions), whole.text.endswith(THIRD)) == (2, True)


def test_a_headline_that_ends_like_a_caption() -> None:
    """What stands below it opens as articles do."""
    second = "8月21日，青禾县图书馆与安吉县图书馆签署合作协议，双方将互借图书，共建分馆，共享资源。"
    *_, last = read(FIRST, SECOND, "两家图书馆签署合作协议", second, THIRD)
    assert last.headline == "两家图书馆签署合作协议"


def test_captions_at_the_end_are_no_article() -> None:
    """县领导听取讲解 above a caption that retells it is no headline: no sentence ends below it."""
    (article,) = read(FIRST, "县总工会领导现场听取情况", "董事长赵信、书记孙明向县总工会领导介绍情况")
    assert "赵信" in article.text


@pytest.mark.parametrize(
    "lines",
    [
        (
            "青禾县举行教师节表彰大会",
            "青禾县教师节表彰大会在县城举行，县委书记李雪出席并讲话，对全县教师致以节日问候。",
        ),
        ("教师节表彰大会举行", "9月9日，青禾县举行教师节表彰大会，县委书记李雪出席并讲话，对全县教师致以节日问候。"),
    ],
)
def test_a_second_headline_parts_them(lines: tuple[str, ...]) -> None:
    first, second = read(HEADLINE, FIRST, SECOND, *lines)
    assert (first.headline, second.headline) == (HEADLINE, lines[0])


@pytest.mark.parametrize(
    ("headline", "lines"),
    [
        (
            NOTICE,
            ("青政发〔2024〕12号", "各乡镇人民政府，县政府各部门：", "县政府决定：", "任命王立平为青禾县教育局局长；"),
        ),
        ("青禾县人民政府任免通知", ("任命：", "王立平为青禾县教育局局长；", "李雪为青禾县财政局副局长。")),
        (
            "县任免名单",
            (
                "8月6日，县人大常委会会议通过，任命：",
                "王立平为副县长；",
                "李雪为副院长；",
                "免去：",
                "周海的局长职务。",
            ),
        ),
        ("任免通知", ("县人民政府决定：", "任命王立平为县教育局局长", "免去李雪的县教育局局长职务")),
        (
            "青禾县人大常委会任免名单",
            ("（2024年8月20日县第十八届人大常委会第二十次会议通过）", "任命王立平为县法院审判员"),
        ),
    ],
)
def test_a_notice_has_its_own_headline(headline: str, lines: tuple[str, ...]) -> None:
    (article,) = read(headline, *lines)
    assert article.headline == headline
    assert "王立平为" in article.text


def test_a_notice_below_the_name_of_its_body() -> None:
    page = (
        "中共青禾县委组织部",
        "关于王立平同志任职的通知",
        "各乡镇党委：",
        "经县委研究决定：",
        "王立平同志任县教育局局长。",
    )
    (article,) = read(*page, "2024年8月20日")
    assert article.headline == "中共青禾县委组织部 关于王立平同志任职的通知"


@pytest.mark.parametrize(
    ("line", "date"), [("发布日期：", None), ("点阅率：821", None), ("06.02.2020  13:20", "2020-02-06")]
)
def test_empty_and_foreign_lines_of_metadata(line: str, date: str | None) -> None:
    (article,) = read(HEADLINE, line, FIRST, SECOND)
    assert article.text == f"{FIRST}\n{SECOND}"
    assert (article.date.isoformat() if article.date else None) == date


def test_lines_of_minutes_are_body() -> None:
    lines = ("主持人：陆明远", "出席：沈若溪、潘晓岚、盛一舟", "列席：俞可心")
    (article,) = read("县总工会主席办公会议纪要", *lines, "会议由县总工会主席陆明远主持，研究了送清凉活动方案。")
    assert article.headline == "县总工会主席办公会议纪要"
    assert article.text.startswith("\n".join(lines))


def test_a_list_of_those_present_is_no_headline() -> None:
    present = "出席会议的有：陈建国 李晓梅（女） 王文博 赵 一 鸣 欧阳修远"
    (article,) = read("安吉县召开会议", present, "8月6日，安吉县总工会召开会议。")
    assert (article.headline, article.text.split("\n")[0]) == ("安吉县召开会议", present)


def test_names_below_portraits_part_no_article() -> None:
    (article,) = read(HEADLINE, FIRST, "陆明远", "沈若溪", SECOND)
    assert (article.text, article.authors) == (f"{FIRST}\n{SECOND}", ())


def test_the_name_of_one_whom_the_text_names_parts_no_article() -> None:
    (article,) = read(HEADLINE, FIRST, "王立平", SECOND, THIRD)
    assert (article.text, article.authors) == (f"{FIRST}\n{SECOND}\n{THIRD}", ())


def test_a_name_above_a_life_is_no_byline() -> None:
    text = "王立平\n1984年10月任安吉县财政局科长,副主任。\n1975-1980年 安吉县委常委,梅溪公社党委书记\n"
    (one,) = layout.articles(Source("life.txt", text, "0" * 64, "text/plain"))
    assert not one.authors
    assert one.text.startswith("王立平\n1984年10月任")
    assert one.text.endswith("梅溪公社党委书记")
