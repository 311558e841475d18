"""Forms of bylines: below the headline, behind the last sentence, in lines of their own, in the dateline."""

import hashlib

import pytest
from helpers import each

from kg import layout
from kg.language.simplify import simplify
from kg.model import Source

HEADLINE = "青禾县总工会举办技能培训班\n"
BODY = (
    "8月6日，青禾县总工会在职工服务中心举办技能培训班，六十名职工参加培训。县总工会主席王立平出席开班式并讲话。\n"
    "培训班为期三天，内容包括安全生产、技能竞赛等课程，受到职工欢迎。"
)
TOP = [
    "作者:陈立言 2018-06-12",
    "作者：陈立言  2018-06-12 10:20",
    "2018-06-12 作者：陈立言 浏览：230",
    "来源：青禾县总工会 作者：陈立言 时间：2025-08-08",
    "来源：县融媒体中心 记者：陈立言",
    "本报记者 陈立言 祁望舒",
    "本报记者陈立言 通讯员祁望舒",
    "□陈立言",
    "■本报记者 陈立言",
    "文 | 陈立言",
    "文丨陈立言 图丨祁望舒",
    "撰稿丨陈立言",
    "来源：青禾日报 | 作者：陈立言",
    "发布时间：2018-06-12 作者：陈立言 来源：工会",
    "通讯员：陈立言 发布时间：2018-06-12",
    "时间：2018-06-12 10:00 来源：工会 撰稿：陈立言 摄影：祁望舒",
    "供稿：工会 陈立言",
    "作者：陈立言（县总工会）",
    "作者/陈立言",
    "信息员：陈立言",
    "供稿人：陈立言 审核人：祁望舒",
    "发布者：管理员 作者：陈立言",
    "来源：宣传科：陈立言 2018-06-12",
    "来源：县总工会（陈立言） 2018-06-12",
    "来源：青禾日报 记者 陈立言 通讯员 祁望舒 2018-06-12",
    "陈立言 2018-06-12",
    "2018-06-12 10:00:00 陈立言",
    "青禾日报 陈立言 2018-06-12",
    "发布：2018-06-12 撰稿：陈立言",
    "信息员：陈立言 2018-06-12",
    "记者 陈立言／青禾报导。",
    "发布时间：2018-06-12\n县总工会 陈立言",
]
END = [
    "（文 工会祁望舒）",
    "（祁望舒摄）",
    "（陈立言 祁望舒摄）",
    "(文/图 陈立言)",
    "（陈立言 文/图）",
    "（文/陈立言 图/祁望舒）",
    "（文、图：陈立言）",
    "（撰稿：陈立言 审核：祁望舒）",
    "（办公室 陈立言 供稿）",
    "（通讯员 陈立言 祁望舒）",
    "（本报记者 陈立言 通讯员 祁望舒）",
    "（来源：青禾日报 记者 陈立言）",
    "（供稿：陈立言）",
    "（作者：陈立言）",
    "（记者陈立言）",
    "（青禾融媒记者 陈立言）",
    "（全媒体记者 陈立言 见习记者 祁望舒）",
    "（陈立言/文 祁望舒/图）",
    "（工会 陈立言）",
    "（宣传部 陈立言 祁望舒）",
    "（信息员 陈立言）",
    "【陈立言】",
    "（图文/陈立言）",
    "（拍摄：陈立言）",
    "（陈立言 图/文）",
    "（图：陈立言；文：祁望舒）",
    "（工会  陈立言）",
    "（宣传部陈立言 校医院祁望舒）",
    "（作者：陈立言 单位：县总工会）",
]
LINES = [
    "图/文：陈立言 祁望舒",
    "文：陈立言",
    "文字：陈立言 摄影：祁望舒",
    "撰稿：陈立言",
    "记者：陈立言\n编辑：周小敏\n责编：章磊",
    "记者 陈立言 通讯员 祁望舒",
    "文/陈立言",
    "（陈立言）",
    "（陈立言 祁望舒）",
    "供稿：县总工会 陈立言",
    "通讯员：陈立言",
    "文字 | 陈立言\n图片 | 祁望舒\n编辑 | 王立平",
    "来源：青禾县总工会\n撰稿：陈立言\n审核：祁望舒",
    "图文：陈立言 一审：祁望舒 二审：章磊",
    "作者：陈立言",
    "（县总工会 陈立言）",
    "拍摄：陈立言",
    "信息员 陈立言",
    "撰文/陈立言 摄影/祁望舒",
    "（撰稿人：陈立言）",
    "文|陈立言 图|祁望舒",
    "供图：陈立言",
    "新闻来源：宣传部 陈立言",
    "供稿单位：县总工会 供稿人：陈立言",
    "撰稿人：陈立言  审稿人：祁望舒",
    "初审：章磊 复审：王小平 终审：祁望舒 文：陈立言",
    "来源丨县总工会 作者丨陈立言",
    "执笔：陈立言",
    "信息报送：陈立言",
    "学生记者：陈立言 祁望舒",
    "（宣传部陈立言 校医院祁望舒）",
    "陈立言（县总工会）",
    "县总工会 陈立言",
    "文\\陈立言",
    "撰稿：陈立言（组宣部）",
    "撰稿：陈立言\u3000组宣部",
    "供稿/组宣部 陈立言",
    "供稿部门：组宣部 供稿人：陈立言",
    "报道员：陈立言",
    "文∣陈立言 图∣祁望舒",
    "稿件撰写：陈立言",
    "拍照：陈立言",
    "青禾有色供稿 作者：陈立言",
]
DATELINES = [
    "本报讯（记者陈立言）",
    "本报讯 记者陈立言 通讯员祁望舒报道：",
    "本报讯（陈立言 祁望舒）",
    "中新网湖州8月7日电 (陈立言)",
    "新华社北京8月7日电（记者陈立言、祁望舒）",
    "青禾新闻网讯（记者 陈立言）",
    "（通讯员 陈立言）",
    "本网讯 （陈立言）",
    "（记者 陈立言/文 祁望舒/图）",
    "本报讯（陈立言、祁望舒）",
    "人民网青禾8月7日电 （陈立言）",
    "本报青禾8月7日电（记者陈立言）",
    "（青禾日报记者 陈立言 通讯员 祁望舒）",
    "讯（陈立言）",
    "本报讯\u3000记者 陈立言\u3000",
    "〔记者陈立言／青禾报导〕",
    "（陈立言）",
    "（陈立言 祁望舒）",
    "青禾网讯（文/图 陈立言）",
]
NO_AUTHORS = ("审核：", "审核人：", "一审：", "审稿人：", "终审：")


@each(
    [
        *((said, HEADLINE + said + "\n" + BODY) for said in TOP),
        *((said, HEADLINE + BODY + said) for said in END),
        *((said, HEADLINE + BODY + "\n" + said) for said in LINES),
        *((said, HEADLINE + said + BODY) for said in DATELINES),
    ]
)
def test_forms(said: str, page: str) -> None:
    wanted = {
        name for name in ("陈立言", "祁望舒") if name in said and not any(word + name in said for word in NO_AUTHORS)
    }
    (article,) = layout.articles(Source("x.txt", page, hashlib.sha256(page.encode()).hexdigest()))
    assert set(article.authors) == wanted
    assert article.headline == HEADLINE.strip()
    assert article.text.rstrip().endswith("受到职工欢迎。")


def test_a_team_of_photographers_is_no_role() -> None:
    page = HEADLINE + BODY + "\n\n雨中的游客。青禾摄影队 陈立言 摄"
    authors = [name for one in layout.articles(Source("x.txt", page, "0" * 64)) for name in one.authors]
    assert authors == ["陈立言"]


@pytest.mark.parametrize(
    ("said", "wanted"), [("作者：高峰", "高峰"), ("（江河）", "江河"), ("（高兴 摄）", "高兴"), ("通讯员万山", "万山")]
)
def test_names_that_are_words(said: str, wanted: str) -> None:
    page = HEADLINE + BODY + "\n" + said
    (article,) = layout.articles(Source("x.txt", page, "0" * 64))
    assert article.authors == (wanted,)


@pytest.mark.parametrize(
    "said",
    [
        "（据青禾发布）",
        "（综合新华社）",
        "（作者单位：青禾县总工会）",
        "（作者系县总工会干部）",
        "发布：陈立言",
        "（完）",
    ],
)
def test_lines_in_brackets_that_are_neither_bylines_nor_captions(said: str) -> None:
    page = HEADLINE + "发布时间：2018-06-12\n" + BODY + "\n" + said
    (article,) = layout.articles(Source("x.txt", page, "0" * 64))
    assert article.authors == ()


def test_a_place_before_a_byline_is_no_author() -> None:
    page = HEADLINE + BODY + "\n（记者陈立言安吉报道）\n海宁 记者 陈立言"
    authors = {name for one in layout.articles(Source("x.txt", page, "0" * 64)) for name in one.authors}
    assert authors <= {"陈立言"}


@pytest.mark.parametrize(
    "said",
    [
        "2018-06-12 記者陳立言／臺北報導\n",
        "（中央社記者陳立言台北7日電）",
        "【中央社記者陳立言臺南七日電】",
        "［記者陳立言報導］",
    ],
)
def test_wires_of_traditional_pages(said: str) -> None:
    (article,) = layout.articles(Source("x.txt", HEADLINE + said + BODY, "0" * 64))
    assert [simplify(name) for name in article.authors] == ["陈立言"]


def test_entries_on_the_line_of_the_headline() -> None:
    page = HEADLINE.strip() + " 作者：陈立言 发布时间：2018-06-12 10:20\n" + BODY
    (article,) = layout.articles(Source("x.txt", page, "0" * 64))
    assert article.authors == ("陈立言",)
    assert (article.headline or "").strip() == HEADLINE.strip()


@pytest.mark.parametrize("label", ["副主席", "一等奖", "主 席：周海\n副主席", "理事（按姓氏笔画排序）"])
def test_names_below_what_they_are_are_no_authors(label: str) -> None:
    page = HEADLINE + BODY + f"\n{label}：\n陈立言 祁望舒 吴 明\n郑海天 孙立"
    (article,) = layout.articles(Source("x.txt", page, "0" * 64))
    assert article.authors == ()
    assert "祁望舒" in article.text


@pytest.mark.parametrize("said", ["（本报通讯员）", "作者：立案一庭 2018-06-12"])
def test_a_room_or_a_trade_is_no_author(said: str) -> None:
    (article,) = layout.articles(Source("x.txt", HEADLINE + BODY + "\n" + said, "0" * 64))
    assert article.authors == ()


def test_a_body_of_a_traditional_page_beside_its_reporter() -> None:
    page = "青禾縣總工會舉辦技能培訓班\n" + BODY + "（青禾網福建省臺聯通訊員 周雄遠）"
    (article,) = layout.articles(Source("x.txt", page, "0" * 64))
    assert article.authors == ("周雄遠",)


@pytest.mark.parametrize(
    "rows",
    [
        "会长：陈立言\n副会长：周海　祁望舒\n秘书长：吴明",
        "乡镇\t包片领导\t职务\n梅溪镇\t陈立言\t县委副书记\n孝丰镇\t祁望舒\t副县长",
    ],
)
def test_rows_above_the_prose_are_no_headlines(rows: str) -> None:
    page = HEADLINE.strip() + "\n\n" + rows + "\n\n" + BODY
    (article,) = layout.articles(Source("x.txt", page, "0" * 64))
    assert (article.headline or "").strip() == HEADLINE.strip()
    assert "祁望舒" in article.text
    assert article.authors == ()


def test_the_name_of_a_table_is_no_author() -> None:
    page = "包联表\n\n梅溪镇\t陈立言\t县委副书记\n孝丰镇\t祁望舒\t副县长"
    assert all(not one.authors for one in layout.articles(Source("x.txt", page, "0" * 64)))
