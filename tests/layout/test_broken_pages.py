"""Pages with broken columns made of invented articles, so that the truth is known."""

import random
import re

import pytest

from kg.layout import articles
from kg.model import Source

ARTICLES = [
    (
        "德清县总工会慰问高温岗位环卫职工",
        "本报讯 8月6日，德清县总工会组织开展高温慰问活动，"
        "为坚守岗位的环卫职工送去毛巾、饮料和防暑药品，感谢他们为城市整洁付出的辛勤劳动。",
        "走访中，慰问组详细了解环卫职工作业时间安排和休息场所建设情况，"
        "叮嘱环卫公司错开高温时段作业，把防暑降温措施落到每一个岗位。",
    ),
    (
        "安吉县人民法院巡回审判进茶村",
        "本报讯 近日，安吉县人民法院把巡回法庭搬到茶园边，公开审理一起茶叶买卖合同纠纷案件，"
        "三十多名茶农旁听庭审，双方当事人当庭达成调解协议。",
        "庭审结束后，承办法官结合案情向茶农讲解合同签订、欠条保存等法律知识，"
        "提醒大家在茶叶交易中注意留存证据，依法维护自身权益。",
    ),
    (
        "长兴县实验小学举办科技节",
        "本报讯 9月10日，长兴县实验小学第八届科技节开幕，"
        "航模表演、机器人足球、水火箭发射等项目吸引了全校师生参与，校园里处处洋溢着探索的欢乐。",
        "校长介绍，科技节为期一周，设置了科幻画展览、科普讲座和小发明评比，"
        "希望孩子们在动手实验中养成爱提问、爱思考的学习习惯。",
    ),
    (
        "玉山县供销社帮助果农销售蜜桃",
        "本报讯 眼下正是蜜桃成熟季节，玉山县供销合作社联系商超和电商平台，在产地设立收购点，"
        "帮助桃农解决销售难题，已累计销售蜜桃八百多吨。",
        "供销社还为桃农提供分级包装和冷链运输服务，统一使用区域公用品牌，"
        "使每斤蜜桃的收购价格比去年提高了六角钱，桃农脸上乐开了花。",
    ),
    (
        "婺源县消防救援大队开展水域救援演练",
        "本报讯 汛期来临，婺源县消防救援大队在星江河开展水域救援实战演练，"
        "消防员驾驶冲锋舟展开激流横渡、抛绳救生、翻艇自救等科目训练。",
        "大队负责人表示，演练检验了救援装备性能和队伍协同能力，"
        "下一步将针对洪涝灾害特点加强训练，随时做好应急救援准备。",
    ),
]
BYLINES = ["祁望舒", "陈立言 周海", "沈若溪", "陆明远", "费子墨"]


def _page(rng: random.Random) -> tuple[str, dict[str, tuple[str, tuple[str, ...]]]]:
    """A page with its truth: body and authors by headline. Of each article the end may stand behind the next one's
    beginning, and one end in six is lost."""
    chosen = rng.sample(ARTICLES, 4)
    heads: list[list[str]] = []
    tails: list[list[str]] = [[] for _ in chosen]
    truth = {}
    for at, (headline, *paragraphs) in enumerate(chosen):
        cut = rng.randrange(len(paragraphs))
        spots = [
            i
            for i in range(12, len(paragraphs[cut]) - 12)
            if not re.search(r"[，。、“”]", paragraphs[cut][i - 2 : i + 2])
        ]
        spot = rng.choice(spots)
        first = [*paragraphs[:cut], paragraphs[cut][:spot]]
        lost = rng.random() < 1 / 6
        heads.append([headline, *first])
        if not lost:
            tails[min(at + rng.choice([0, 1, 1]), len(chosen) - 1)] += [
                paragraphs[cut][spot:],
                *paragraphs[cut + 1 :],
                BYLINES[at],
            ]
        truth[headline] = ("\n".join(first if lost else paragraphs), () if lost else tuple(BYLINES[at].split()))
    blocks = [block for head, tail in zip(heads, tails, strict=True) for block in head + tail]
    return "\n\n".join(["新闻速递", *blocks]) + "\n", truth


@pytest.mark.parametrize("seed", range(3))
def test_broken_columns_come_back_whole(seed: int) -> None:
    rng = random.Random(seed)
    whole = total = 0
    for number in range(15):
        text, truth = _page(rng)
        found = articles(Source(f"page-{number}", text, f"{number:064x}"))
        got = {article.headline: (article.text, article.authors) for article in found}
        assert set(truth) <= set(got)
        total += len(truth)
        whole += sum(1 for headline, body in truth.items() if got[headline] == body)
    assert whole >= 0.93 * total, (whole, total)


def _headlines(*blocks: str) -> list[str | None]:
    return [article.headline for article in articles(Source("page", "\n\n".join(blocks), "0" * 64))]


def test_a_bulletin_is_one_article_where_no_byline_parts_its_items() -> None:
    items = [line for headline, first, _ in ARTICLES[:3] for line in (headline, first.removeprefix("本报讯 "))]
    other = [ARTICLES[3][0], *ARTICLES[3][1:], "祁望舒"]
    assert _headlines("新闻速递", *other, "城乡快讯", *items, "沈若溪") == [ARTICLES[3][0], "城乡快讯"]
    signed = [*items[:2], "沈若溪", *items[2:4], "费子墨", *items[4:], "陆明远"]
    assert _headlines("新闻速递", *other, "城乡快讯", *signed) == [ARTICLES[at][0] for at in (3, 0, 1, 2)]


def test_a_headline_above_a_body_that_breaks_off_at_once() -> None:
    first, second = ARTICLES[1], ARTICLES[4]
    body = first[1].removeprefix("本报讯 近日，")
    blocks = ["新闻速递", first[0], body[:24], second[0], *second[1:], "祁望舒", body[24:], first[2], "沈若溪"]
    assert _headlines(*blocks) == [first[0], second[0]]
