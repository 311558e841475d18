import datetime
from pathlib import Path

import pytest

from kg.layout import articles
from kg.model import Article, Source
from kg.read import load

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"


def _read(text: str, media_type: str = "text/plain", date: datetime.date | None = None) -> tuple[Article, ...]:
    return articles(Source("page.txt", text, "0" * 64, media_type, date))


def _only(text: str) -> Article:
    found = _read(text)
    assert len(found) == 1, [article.headline for article in found]
    return found[0]


def test_a_single_article_with_a_date_line() -> None:
    article = _only(
        "安吉县一仓库发生火灾\r\n2023年08月27日 02:35:22\r\n"
        "青禾网8月26日电(记者陈立言)8月26日早上，安吉县一仓库起火。\r\n\r\n"
        "火灾发生后，县消防救援大队赶赴现场扑救。\r\n"
    )
    assert article.headline == "安吉县一仓库发生火灾"
    assert article.date == datetime.date(2023, 8, 27)
    assert article.authors == ("陈立言",)
    assert article.text == (
        "青禾网8月26日电(记者陈立言)8月26日早上，安吉县一仓库起火。\n火灾发生后，县消防救援大队赶赴现场扑救。"
    )
    assert article.confidence == 1.0


def test_a_web_page_saved_as_text() -> None:
    article = _only(
        "当前位置：首页 > 工作动态 > 正文\n\n德清县总工会慰问高温岗位职工\n\n"
        "发布日期：2024-08-20 来源：县总工会 阅读次数：12\n\n"
        "德清县总工会慰问高温岗位职工\n\n8月19日，德清县总工会走访慰问环卫职工。\n\n县总工会主席陆明远参加慰问。\n\n"
        "责任编辑：沈若溪\n\n【打印本页】 【关闭窗口】\n上一条：安吉县总工会召开会议\n下一条：没有了\n"
    )
    assert article.headline == "德清县总工会慰问高温岗位职工"
    assert article.text == "8月19日，德清县总工会走访慰问环卫职工。\n县总工会主席陆明远参加慰问。"
    assert article.date == datetime.date(2024, 8, 20)
    assert article.authors == ()


def test_a_line_in_brackets_that_names_an_editor_is_no_caption() -> None:
    article = _only(
        "德清县妇联开展活动\n发布时间：2024-08-20\n"
        "8月19日，德清县妇联走访留守儿童。\n截至目前，已走访10户。(德清县妇联)\n(责任编辑:管理员)\n"
    )
    assert article.text == "8月19日，德清县妇联走访留守儿童。\n截至目前，已走访10户。(德清县妇联)"


def test_what_stands_before_the_lead_does_not_hide_its_byline() -> None:
    article = _only(
        "原标题：德清县开展学雷锋活动\n时间：2024-03-06 来源：青禾网\n"
        "3月6日上午，德清县学雷锋活动启动。\n启动仪式现场很热闹。\n"
        "青禾网3月6日讯(记 者 陈立言 通讯员 祁望舒)3月6日上午，德清县学雷锋活动启动。\n"
    )
    assert article.headline == "德清县开展学雷锋活动"
    assert article.authors == ("陈立言", "祁望舒")


def test_a_date_that_a_word_states_goes_before_that_of_the_visit() -> None:
    article = _only(
        "2024-11-27\n星期三\n当前位置:首页 >> 简讯 >> 正文\n德清县法院举办通气会\n"
        "时间:2014-11-21 11:10:23    作者:陈立言    来源:德清县法院\n\n11月20日下午，德清县法院举办新闻通气会。\n"
    )
    assert article.date == datetime.date(2014, 11, 21)


def test_an_eyebrow_and_a_subtitle() -> None:
    article = _only(
        "凝心聚力促发展\n——德清县总工会服务职工综述\n本报讯 近年来，德清县总工会服务职工成效明显。\n\n"
        "一、强化组织领导\n\n"
        "县总工会成立工作专班，统筹推进各项工作。\n\n祁望舒\n"
    )
    assert article.headline == "凝心聚力促发展 ——德清县总工会服务职工综述"
    assert article.text.split("\n")[1] == "一、强化组织领导"
    assert article.authors == ("祁望舒",)


def test_captions_have_no_headline() -> None:
    article = _only("近日，德清县总工会举办职工书画展，展出作品60余幅。\n\n柏青禾 摄\n")
    assert article.headline is None
    assert article.authors == ("柏青禾",)


def test_lines_broken_at_a_width_are_joined() -> None:
    article = _only(
        "德清县总工会举办职工技能竞赛\n"
        "9月3日上午，德清县总工会联合县人力资源和社会保障局举\n办全县职工职业技能竞赛，来自各乡镇的一百二十名职工同\n"
        "台竞技。比赛设焊工、钳工、电工三个工种，经过激烈角逐\n，共评出一等奖三名、二等奖六名、三等奖九名。县委常委\n"
        "、县总工会主席陆明远为获奖选手颁奖，并勉励大家爱岗敬\n业、精益求精。\n"
    )
    assert article.headline == "德清县总工会举办职工技能竞赛"
    assert article.text.count("\n") == 0
    assert "资源和社会保障局举办全县" in article.text


MARKDOWN = """# 《城乡晚播》 (20230209)

## 新闻摘要

1.德清县召开大会；

## 详细新闻

### 德清县召开大会

<p style="text-indent: 2em;"><strong>青禾台消息</strong>（城乡晚播）：德清县大会今天召开。&nbsp;<br></p>\
<p>会议选举&ldquo;先进&rdquo;代表。</p>

[查看原文](https://news.example/1.html)

### 只有标题

[查看原文](https://news.example/2.html)

### 城乡快讯

<p><strong>安吉县开通公交线</strong></p><p>安吉县开通3条公交线。</p>

![图](a.png)

---

(更新时间戳: 1000000000000)
"""


def test_markdown_with_html() -> None:
    found = _read(MARKDOWN, "text/markdown", datetime.date(2023, 2, 9))
    assert [(article.number, article.headline, article.text) for article in found] == [
        (1, "德清县召开大会", "青禾台消息（城乡晚播）：德清县大会今天召开。\n会议选举“先进”代表。"),
        (2, "城乡快讯", "安吉县开通公交线\n安吉县开通3条公交线。"),
    ]
    assert {article.date for article in found} == {datetime.date(2023, 2, 9)}
    mapped = "".join(found[0].text[piece.begin : piece.end] for piece in found[0].pieces)
    assert mapped == "青禾台消息（城乡晚播）：德清县大会今天召开。会议选举先进代表。"


def test_subtitles_of_a_markdown_article_stay_in_it() -> None:
    found = _read("# 德清县总工会工作综述\n\n今年以来，成效明显。\n\n## 强化服务\n\n建成驿站9个。\n", "text/markdown")
    assert [article.text for article in found] == ["今年以来，成效明显。\n强化服务\n建成驿站9个。"]


@pytest.mark.parametrize(
    ("page", "headlines", "authors", "seams", "lost"),
    [
        (
            "page-1.txt",
            [
                "安吉县总工会部署秋季重点工作",
                "德清县“匠心课堂”送技到车间",
                "长兴县开展工资集体协商“集中要约行动”",
                "南浔区总工会举办职工健步走活动",
                None,
                None,
            ],
            [("费子墨",), ("蒋南枝", "乐亦舟"), (), ("祝青山",), ("柏青禾",), ("黎雨", "尤一川")],
            ["要把维护职工合法权益摆在突出位置,", "顾长河现场围绕数控机床"],
            ["确保年底前应签尽"],
        ),
        (
            "page-2.txt",
            [
                "玉山县政协召开民主协商会",
                "婺源县人民法院发布司法建议",
                "铅山县政府印发促进就业若干措施",
                "德兴市第一小学开展开学第一课",
                None,
            ],
            [("聂长风", "龚小满"), ("温以宁",), ("简书遥",), ("向晚晴",), ("时一鸣",)],
            ["推进产教融合服务产业发展的调研报告》。", "均得到采纳。"],
            [],
        ),
    ],
)
def test_the_example_pages(
    page: str, headlines: list[str | None], authors: list[tuple[str, ...]], seams: list[str], lost: list[str]
) -> None:
    found = articles(load(EXAMPLES / page, page))
    assert [article.headline for article in found] == headlines
    assert [article.authors for article in found] == authors
    for seam in seams:
        assert sum(1 for article in found if seam in article.text) == 1
    assert [article.text[-8:] for article in found if not article.text.endswith(("。", "”"))] == lost
