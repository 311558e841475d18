"""Offices told with no verb, with a verb of going, or taken away: in brackets, behind a comma, in rows and tables."""

import pytest
from invented import article

from kg.extract import extract

# text → person → posts; # behind one that is over
CASES = {
    # set off in brackets, by a comma where the sentence begins, in the line of a list
    "论坛在安吉县举行,王海涛(安吉县科协主席)、李红梅(浙江农林大学教授)致辞。": {
        "王海涛": ["安吉县科学技术协会主席"],
        "李红梅": ["浙江农林大学教授"],
    },
    "论坛结束。王海涛(男,汉族,安吉县实验小学校长)领奖。": {"王海涛": ["安吉县实验小学校长"]},
    "王海涛,华岭机械有限公司总经理、安吉县工商联副主席。": {
        "王海涛": ["华岭机械有限公司总经理", "安吉县工商业联合会副主席"]
    },
    "名单公布。\n1.王海涛 安吉县水利局党组书记、局长\n2.李红梅 安吉县孝丰镇党委副书记、镇长": {
        "王海涛": ["安吉县水利局党组书记", "安吉县水利局局长"],
        "李红梅": ["中共孝丰镇委员会副书记", "孝丰镇人民政府镇长"],
    },
    "名单公布。\n1\t王海涛\t安吉县教育局\t副局长\n2\t李红梅\t递铺街道办事处\t主任": {
        "王海涛": ["安吉县教育局副局长"],
        "李红梅": ["递铺街道办事处主任"],
    },
    "专家名单如下。\n湖州师范学院教授  王海涛\n安吉县教育局副局长\t李红梅": {
        "王海涛": ["湖州师范学院教授"],
        "李红梅": ["安吉县教育局副局长"],
    },
    # of another who is named behind, of nobody
    "参加会议的有王海涛,安吉县民政局局长李红梅。": {"王海涛": [], "李红梅": ["安吉县民政局局长"]},
    "王海涛,安吉县民政局局长的表弟,也到场。王海涛(安吉县民政局局长李红梅的表弟)说。": {"王海涛": []},
    "接力赛成绩公布。\n王海涛 安吉县公安局 第一名": {"王海涛": []},
    "安吉县财政局开会。\n王海涛 局长": {"王海涛": []},  # whose it is would be guessed
    # who somebody is
    "王海涛是安吉县梅溪镇镇长。李红梅现为安吉县政协委员。陈明远是原安吉县水利局局长。": {
        "王海涛": ["梅溪镇人民政府镇长"],
        "李红梅": ["中国人民政治协商会议安吉县委员会委员"],
        "陈明远": ["安吉县水利局局长#"],
    },
    "王海涛是安吉县水利局局长的同学。王海涛是安吉县公安局局长李红梅的同学。": {
        "王海涛": [],
        "李红梅": ["安吉县公安局局长"],
    },
    "作为安吉县孝丰镇夏阳村党支部书记,王海涛第一个到岗。作为老师,李红梅说,要教好书。": {
        "王海涛": ["中共夏阳村支部委员会书记"],
        "李红梅": [],
    },
    # called, sent or moved to
    "王海涛受聘为湖州学院客座教授,湖州学院院长李红梅颁发聘书。": {
        "王海涛": ["湖州学院客座教授"],
        "李红梅": ["湖州学院院长"],
    },
    "长兴县委副书记王海涛调安吉县任县委副书记、副县长。李红梅被选派到安吉县财政局挂职任副局长。": {
        "王海涛": ["中共长兴县委员会副书记", "中共安吉县委员会副书记", "安吉县人民政府副县长"],
        "李红梅": ["安吉县财政局副局长"],
    },
    # taken away
    "王海涛同志任安吉县财政局局长,免去其安吉县审计局局长职务。": {"王海涛": ["安吉县财政局局长", "安吉县审计局局长#"]},
    "王海涛不再担任安吉县财政局局长。": {"王海涛": ["安吉县财政局局长#"]},
}


@pytest.mark.parametrize("text", CASES)
def test_whose_offices_they_are(text: str) -> None:
    held: dict[str, list[str]] = {}
    for claim in extract(article(text, headline="安吉县要闻")).claims:
        if claim.predicate == "org:holds":
            held.setdefault(claim.subject.label, []).append(claim.object.label + "#" * claim.ended)  # type: ignore[union-attr]
    for person, posts in CASES[text].items():
        assert sorted(held.get(person, [])) == sorted(posts), (text, held)
