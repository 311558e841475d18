"""Whose offices are: the ordinary ones of a county in the sentences that tell them, with counties of the gazetteer and
persons put together; the dice are always the same."""

import random
from itertools import product

import pytest

from kg import read_text
from kg.mentions.gazetteer import divisions

SURNAMES = "王李张刘陈杨赵周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛余潘杜戴"
GIVEN = "建军 志强 国庆 晓东 秀英 丽华 文博 明辉 永刚 立新 学军 长青 振华 思远 俊杰 志远 美玲 青松 海波".split()
SENTENCES = [
    "近日,{county}召开会议。县{office}{person}出席会议并讲话。",
    "{county}{office}{person}参加活动。",
    "原{county}{office}{person}被查。",
    "决定任命{person}为{county}{office}。",
    "经推荐,{person}同志任{county}{office}。",
    "会议在{county}举行,县领导、县{office}{person}主持。",
]
OFFICES = {  # behind the county's name → the body
    "委书记": "中共{}委员会",
    "委常委、组织部部长": "中共{}委员会组织部",
    "委统战部部长": "中共{}委员会统一战线工作部",
    "委政法委书记": "中共{}委员会政法委员会",
    "纪委书记": "中共{}纪律检查委员会",
    "监委主任": "{}监察委员会",
    "人大常委会副主任": "{}人民代表大会常务委员会",
    "政协主席": "中国人民政治协商会议{}委员会",
    "委办主任": "中共{}委员会办公室",
    "府办主任": "{}人民政府办公室",
    "法院院长": "{}人民法院",
    "检察院检察长": "{}人民检察院",
    "总工会主席": "{}总工会",
    "妇联主席": "{}妇女联合会",
    "工商联主席": "{}工商业联合会",
    "残联理事长": "{}残疾人联合会",
    "教育局局长": "{}教育局",
    "卫健局局长": "{}卫生健康局",
    "人社局局长": "{}人力资源和社会保障局",
    "市监局局长": "{}市场监督管理局",
    "公安局政委": "{}公安局",
    "人武部部长": "中国人民解放军{}人民武装部",
    "税务局局长": "{}税务局",
    "消防救援大队大队长": "{}消防救援大队",
    "第一中学校长": "{}第一中学",
    "档案馆馆长": "{}档案馆",
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_whose_office_it_is(sentence: str) -> None:
    counties = sorted(
        {one.name for one in divisions() if one.level == "county" and not one.last and one.name[-1] == "县"}
    )
    dice, wrong = random.Random(sentence), []
    for (office, body), _ in product(OFFICES.items(), range(2)):
        county, person = dice.choice(counties), dice.choice(SURNAMES) + dice.choice(GIVEN)
        text = sentence.format(county=county, office=office, person=person)
        claims = [claim for one in read_text(text) for claim in one.claims]
        held = {claim.object for claim in claims if claim.predicate == "org:holds" and claim.subject.label == person}
        bodies = {claim.object.label for claim in claims if claim.predicate == "org:postIn" and claim.subject in held}
        if body.format(county) not in bodies:
            wrong.append((text, sorted(bodies)))
    assert len(wrong) <= len(OFFICES) // 10, wrong
