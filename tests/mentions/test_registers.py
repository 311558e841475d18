"""Names by the hundred in invented sentences: what the examples of single rules do not show.

Townships and counties are drawn from the gazetteer, persons and bodies put together; the dice are always the same. A
sentence may lose a few (a name that is a word, a town named like a kind), never a tenth.
"""

import random
from collections.abc import Callable, Iterator

import pytest

from kg import read_text
from kg.mentions.gazetteer import divisions, township_codes

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴"
GIVEN = (
    "宏伟 建军 志强 国庆 晓东 海燕 秀英 丽华 文博 雨桐 浩然 明辉 永刚 春梅 桂兰 立新 爱国 和平 "
    "卫东 学军 光荣 向阳 长青 振华 思远 嘉怡 俊杰 志远 美玲 凤霞 得水 友谊 平安 树林 青松 海波 江涛 朝阳 "
    "伟 芳 静 磊 勇 艳 涛 明 霞 平 刚 英 毅 峰 强 云 龙 辉 海 山 江 亮 光 春 雨"
).split()
PERSONS = [
    "{}为安吉县教育局局长。",
    "免去{}的安吉县教育局局长职务。",
    "决定{}任安吉县财政局副局长。",
    "安吉县教育局局长{}主持会议。",
    "县委副书记、县长{},副县长{}出席会议。",
    "县领导{}、{}、{}参加调研。",
    "陪同调研的有县政协主席{}、副主席{}。",
    "选举{}为县总工会主席,{}、{}为副主席。",
    "被告人{}犯受贿罪,判处有期徒刑三年。",
    "党委书记{}深入车间看望职工。",
    "医院院长{}与学校校长{}签署协议。",
    "{}同志任县委委员、常委、书记。",
]
TOWNS = [
    "记者从{}党委获悉,今年新增岗位三千个。",
    "王立平,现任{}党委书记。",
    "比赛在{}派出所举行。",
    "由{}人民政府主办的比赛举行。",
    "经研究决定:王立平同志任{}党委委员、书记。",
    "{}党委书记王立平讲话。",
    "走访慰问{}卫生院职工。",
    "由{}总工会、{}妇联主办的比赛举行。",
    "县总工会主席李雪到{}调研。",
]
KINDS = (
    "教育局 财政局 公安局 卫生健康局 人力资源和社会保障局 交通运输局 "
    "农业农村局 应急管理局 审计局 市场监督管理局 医疗保障局 水利局 民政局 司法局 信访局 "
    "总工会 妇联 残联 科协 工商联 文联 红十字会 "
    "人民法院 人民检察院 人民政府 人大常委会 政协 纪委监委 委宣传部 委组织部 委党校 图书馆 文化馆 人民医院 "
    "中医院 疾控中心 第一中学 实验小学 职业技术学校 融媒体中心 供销社 经济开发区管委会 律师协会 书法家协会"
).split()
BODIES = [
    "{}召开工作会议。",
    "近日,{}举办职工运动会。",
    "{}与{}签署合作协议。",
    "由{}主办、{}承办的演讲比赛在{}举行。",
    "来自{}、{}、{}的代表参加活动。",
    "{}工会主席李雪荣获表彰。",
    "记者从{}获悉,今年新增岗位三千个。",
    "王立平,现任{}党组书记、主任。",
    "原{}党组书记王立平被查。",
    "{}和{}联合开展义诊活动。",
    "{}职工张伟被评为劳动模范。",
]


def _filled(sentence: str, name: Callable[[], str]) -> Iterator[tuple[str, list[str]]]:
    for _ in range(30):
        names = [name() for _ in range(sentence.count("{}"))]
        yield sentence.format(*names), names


@pytest.mark.parametrize("sentence", PERSONS)
def test_persons(sentence: str) -> None:
    dice = random.Random(sentence)
    wanted, missed, wrong = 0, [], []
    for text, names in _filled(sentence, lambda: dice.choice(SURNAMES) + dice.choice(GIVEN)):
        found = {m.entity.label for one in read_text(text) for m in one.mentions if m.entity.cls == "Person"}
        wanted += len(names)
        missed += [name for name in names if name not in found]
        wrong += sorted(found.difference(names))
    assert len(missed) < wanted / 10, missed
    assert len(wrong) < wanted / 50, wrong


@pytest.mark.parametrize("sentence", TOWNS)
def test_townships(sentence: str) -> None:
    dice, towns = random.Random(sentence), sorted(township_codes())
    wanted, missed = 0, []
    for text, names in _filled(sentence, lambda: dice.choice(towns)):
        found = {m.surface for one in read_text(text) for m in one.mentions if m.entity.cls not in ("Person", "Post")}
        wanted += len(names)
        missed += [name for name in names if not any(surface.startswith(name) for surface in found)]
    assert len(missed) < wanted / 10, missed


@pytest.mark.parametrize("sentence", BODIES)
def test_bodies(sentence: str) -> None:
    dice = random.Random(sentence)
    counties = sorted(
        {one.name for one in divisions() if one.level == "county" and not one.last and one.name[-1] == "县"}
    )
    wanted, missed = 0, []
    for text, names in _filled(sentence, lambda: dice.choice(counties) + dice.choice(KINDS)):
        found = {m.surface for one in read_text(text) for m in one.mentions if m.entity.cls not in ("Person", "Post")}
        wanted += len(names)
        missed += [name for name in names if not any(surface.startswith(name) for surface in found)]
    assert len(missed) < wanted / 20, missed


# T a city, C a county, B a brand of two characters put together, which nothing but the name tells
HOUSES = (
    "B纺织厂 B造船厂 B煤矿 B集团 B律师事务所 B村民委员会 B社区居委会 B自然保护区管理局 B水库管理处 T机场集团 "
    "国网C供电公司 C机关幼儿园 C非物质文化遗产保护中心 C文化市场综合行政执法队 T第三十七中学 C国有林场 "
    "TB会计师事务所 CB果蔬专业合作社 工商银行T分行 "
    "C文化馆 T公安局B分局 CB卫生院 T老年大学 B电子有限公司 B家庭农场 T公证处 C看守所 T公共资源交易中心"
).split()
ABOUT = [
    "今年以来,{}为群众办实事二十件。",
    "他毕业后进入{}工作。",
    "会上,{}作了经验交流。",
    "来自{}的赵志刚获得一等奖。",
    "记者在{}看到,大厅里井然有序。",
]


@pytest.mark.parametrize("sentence", ABOUT)
def test_houses(sentence: str) -> None:
    dice = random.Random(sentence)
    places = {level: sorted({one.name for one in divisions() if one.level == level}) for level in ("city", "county")}
    cities, counties = ([one for one in places[level] if one[-1] in "市县"] for level in ("city", "county"))
    wanted, missed = 0, []
    for house in HOUSES:
        brand = dice.choice("青金石南东长永新云明福泰玉松竹桃梅兰") + dice.choice("山河溪湖岭桥塘湾泉岩田林源峰丰安")
        name = house.replace("T", dice.choice(cities)).replace("C", dice.choice(counties)).replace("B", brand)
        wanted += 1
        if name not in {m.surface for one in read_text(sentence.format(name)) for m in one.mentions}:
            missed.append(name)
    assert len(missed) <= wanted / 8, missed
