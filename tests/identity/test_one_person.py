"""Persons of different articles: joined with support, kept apart without, whatever the order."""

import dataclasses
import datetime
from itertools import permutations

import pytest
from helpers import each
from invented import article

from kg.extract import extract
from kg.graph.ontology import family
from kg.identity import Identities, Record, decide, records
from kg.identity.commonness import log_odds
from kg.identity.join import Bearers
from kg.identity.ladder import rank
from kg.identity.names import compatible, groups, too_long
from kg.identity.seats import seat
from kg.identity.settled import key
from kg.identity.weigh import corpus
from kg.lexicon import Row, table


def read(*bodies: str, years: tuple[int, ...] = (), page: str = "", authors: tuple[str, ...] = ()) -> list[Record]:
    """The persons of articles made of `bodies`, each its own page, or all on one called `page`."""
    made = []
    for number, body in enumerate(bodies):
        one = article(body, source=page or f"{number:064}")
        one = dataclasses.replace(one, number=number + 1, authors=authors)
        if years:
            one = dataclasses.replace(one, date=datetime.date(years[number], 1, 1))
        made.append(extract(one))
    if page:
        return list(records(made, family))
    return [record for one in made for record in records([one], family)]


def persons(found: list[Record], identities: Identities, name: str) -> int:
    """How many persons of that name there are."""
    return len({identities.moved.get(one.node, one.node) for one in found if one.name == name})


def count(*bodies: str, name: str = "王立平", years: tuple[int, ...] = ()) -> int:
    found = read(*bodies, years=years)
    return persons(found, decide(found), name)


NATIONAL = "浙江、江苏、山东的代表在京与会。"  # what makes a page national news

ONE = {
    "a retired teacher who had led the school": (
        "安吉县梅溪中学校长王建国讲话。",
        "退休校长王建国的书摊\n\n安吉县的退休教师王建国摆开书摊。",
        "安吉县梅溪中学的操场上，校长王建国就要退休了。",
    ),
    "an athlete, here and at home": (
        "杭州市的羽毛球赛上，浙江选手王立平夺冠。",
        "羽毛球名将王立平回到湖州市。",
    ),
    "at one of the games": (
        "在杭州市，亚残运会冠军王立平笑了。",
        "湖州市欢迎王立平：这名选手在亚残运会上夺冠。选手王立平说。",
    ),
    "the headline tells the honour": (
        "省劳模王秀芬的果园\n\n王秀芬蹲在安吉县的树下。",
        "安吉县的劳动模范、劳模王秀芬讲话。",
    ),
    "an athlete who trains others": (
        "湖州市的举重选手王立平夺冠。",
        "退役后，举重名将王立平当了教练\n\n王立平在湖州市教孩子。",
    ),
    "one firm, its places aside": ("浙江青禾鞋服集团董事长王立平捐款。", "安吉县请来湖州青禾集团董事长王立平。"),
    "two works in one house": ("青禾研究院研究员王立平讲解。", "青禾研究院文物修复师王立平获奖。"),
    "a firm that the article names in short": (
        "浙江青禾轴承有限公司董事长王立平捐款。",
        "市委书记李雪走进青禾轴承生产车间。公司董事长王立平介绍情况。",
    ),
    "a title that many hold, in a house told in full and in short": (
        "安吉县人民法院青禾法庭法官王秀芬开庭。",
        "青禾法庭法官王秀芬调解。",
    ),
    "one honour": ("安吉县的全国三八红旗手王秀芬发言。", "在安吉县，王秀芬获“三八红旗手”称号。"),
    "a deputy head of the union who sweeps": (
        "安吉县总工会选举邵敬谦为兼职副主席。",
        "安吉县的环卫工人邵敬谦获奖。安吉县总工会主席李雪到场。",
    ),
    "the head of a zoo": (
        f"{NATIONAL}青禾动物园创始人、董事长邵敬谦复信。",
        f"{NATIONAL}青禾动物园园长邵敬谦讲话。",
    ),
    "on a roll, and at the head of a ministry's institute": (
        f"{NATIONAL}全国政协委员孙志国介绍。",
        f"{NATIONAL}商务部研究院院长孙志国讲解。",
    ),
    "two departments of the centre": (
        f"{NATIONAL}中央统战部副部长孙志国代表中央统战部致辞。",
        f"{NATIONAL}国务院侨务办公室主任孙志国作报告。",
    ),
    "who deals in tea": (
        "安吉县梅溪镇的茶叶经纪人邵敬谦收购春茶。",
        "在安吉县梅溪镇，邵敬谦打开手机。他做茶叶生意二十年。",
    ),
    "beside a rider": (
        "主审法官王伟认真查看了骑手李雪的记录。",
        "骑手李雪拿到赔偿款后，给主审法官王伟送来一面锦旗。",
    ),
    "a school named after its county": ("安吉中学教师王建国站上讲台。", "安吉中学的王建国老师领着学生种树。"),
    "accused, and convicted": (
        "安吉县人民法院审理被告人王立平拒不支付劳动报酬一案。",
        "安吉县包工头王立平因拒不支付劳动报酬罪获刑。",
    ),
    "who is of the body, and its head": (
        "青禾果蔬专业合作社的邵敬谦摘下桃子。",
        "青禾果蔬专业合作社理事长邵敬谦介绍。",
    ),
    "who speaks for the body, and its head": ("邵敬谦代表中共安吉县委员会作报告。", "安吉县委书记邵敬谦到梅溪镇调研。"),
    "one firm under two names": ("青禾硬质材料公司董事长王立平作报告。", "青禾硬质材料有限公司董事长王立平介绍。"),
    "the same post": ("安吉县总工会主席王伟讲话。", "安吉县总工会主席王伟走访。"),
    "the same body": ("安吉县总工会副主席王伟讲话。", "安吉县总工会主席王伟走访。"),
    "a career in one county": ("安吉县总工会主席邵敬谦讲话。", "安吉县副县长邵敬谦走访。"),
    "an article on the county": ("安吉县总工会主席邵敬谦讲话。", "邵敬谦同志在安吉县调研。"),
    "a rare name in national news": (f"{NATIONAL}记者采访了邵敬谦同志。", f"{NATIONAL}邵敬谦同志出席。"),
    "a high office, and the name alone": (
        f"{NATIONAL}国务院副总理王伟讲话。",
        f"{NATIONAL}国务院副总理王伟出席。",
        f"{NATIONAL}国务院副总理王伟在会上强调安全。",
        f"{NATIONAL}王伟同志出席。",
    ),
    "a teacher from abroad": ("安吉县高级中学教师邵敬谦上课。", "加拿大教师邵敬谦在安吉县高级中学包月饼。"),
    "a hospital that the article names": ("安吉县人民医院医生王立平出诊。", "王立平说，安吉县人民医院添了设备。"),
    "the same words in quotes": ("安吉县的“板凳会”上，邵敬谦发言。", "邵敬谦又到了“板凳会”。"),
    "one trade under two words": ("安吉县的医生邵敬谦获奖。", "安吉县的主治医师邵敬谦义诊。"),
    "a department of the same hospital": ("安吉县人民医院急诊科主任王伟出诊。", "安吉县人民医院副院长王伟讲话。"),
    "a career across counties that is told": (
        "安吉县县长王伟讲话。",
        "长兴县委书记王伟讲话。他此前任安吉县县长。",
    ),
    "leaders of the county": ("安吉县副县长王伟讲话。", "在安吉县，王伟、李晓梅等县领导植树。"),
    "a title of which the country has one holder": (
        "安吉县总工会学习邵敬谦总书记的讲话。",
        "射阳县学习邵敬谦总书记的讲话。",
    ),
    "a firm in full and in short": ("浙江青禾纺织有限公司董事长王立平讲话。", "长兴县请来青禾纺织公司总经理王立平。"),
    "a court in full and in short": ("安吉县人民法院梅溪法庭庭长王伟讲话。", "梅溪法庭庭长王伟到安吉县调解。"),
    "a doctor sent elsewhere for a while": (
        "安吉县人民医院内科教授王伟会诊。",
        "援疆三年，安吉县人民医院教授王伟在乌鲁木齐市带徒弟。",
    ),
    "a school with its place and without": (
        "湖州市吴兴区青禾路小学校长王立平上课。",
        "在湖州市，青禾路小学校长王立平讲话。",
    ),
    "an association of a place with its level and without": (
        "安吉县青禾商会会长王立平讲话。",
        "安吉青禾商会会长王立平到场。",
    ),
    "a village that both articles name": ("安吉县青禾镇土峰村养殖户邵敬谦致富。", "青禾镇土峰村的邵敬谦又添了牛。"),
    "the school where both teach": ("安吉县的教师王秀芬在青禾中学上课。", "安吉县的教师王秀芬是青禾中学的。"),
    "the headline's words in quotes": ("“板凳会”上说心里话\n\n邵敬谦发言。", "邵敬谦又到了安吉县的“板凳会”。"),
    "a numbered school in full and in short": (
        "安吉县第二中学校长王立平讲话。",
        "安吉县的安吉二中校长王立平上课。",
    ),
    "from its women to the head of a village": (
        "安吉县梅溪镇马村妇联主席邵敬谦讲话。",
        "在安吉县梅溪镇马村，党支部书记邵敬谦养羊。",
    ),
    "a cooperative by its trade and by its village": (
        "在安吉县梅溪镇马村，马铃薯种植专业合作社理事长邵敬谦收粉条。",
        "安吉县梅溪镇马村合作社理事长邵敬谦分红。",
    ),
    "a body where she was before": (
        "安吉县教育局副局长王秀芬讲话。",
        "安吉县妇联主席王秀芬讲话。她此前在县教育局任职。",
    ),
    "a seldom word": ("在安吉县，匠人邵敬谦做羊肉汤。", "湖州市的传承人邵敬谦教人做羊肉汤。"),
    "on a roll, and at the head of a body": (
        f"{NATIONAL}全国政协委员蒙曼发言。",
        f"{NATIONAL}全国妇联副主席蒙曼讲话。",
    ),
    "an office in the house of her trade": (
        "安吉县人民检察院检察官王伟讲课。",
        "安吉县人民检察院副检察长王伟讲话。",
    ),
    "a seldom word for what both do": ("安吉县皮影剧社社长王立平登台。", "皮影传承人王立平在安吉县授徒。"),
    "a seldom word in the title of both": ("在安吉县，冲浪教练王立平下水。", "冲浪教练王立平教学员。"),
    "the paper's city": ("海口日报\n\n航模教练邵敬谦上课。", "三亚市的航模教练邵敬谦上课。"),
    "from the party's propaganda to the county's press": (
        "安吉县委宣传部副部长王立平讲话。",
        "安吉县融媒体中心主任王立平讲话。",
    ),
    "two who love one thing": ("三湾村的摄影爱好者王伟在安吉县拍照。", "摄影爱好者王伟在安吉县获奖。"),
    "where she was before she came": (
        "安吉县审计局副局长王立平讲话。",
        "安吉县总工会副主席王立平讲话。到工会之前，她在安吉县审计局任副局长。",
    ),
    "where she had been": (
        "安吉县人民检察院副检察长王立平讲话。",
        "长兴县人民检察院检察长王立平讲话。她曾在安吉县人民检察院任副检察长。",
    ),
    "where he was before he came": (
        "安吉县梅溪镇党委书记邵敬谦讲话。",
        "长兴县文化和旅游局局长邵敬谦讲话。他到长兴任职前，是安吉县梅溪镇党委书记。",
    ),
    "a station that says nothing of its field": (
        "安吉县梅溪镇扶贫工作站站长邵敬谦走访。",
        "安吉县农业农村局副局长邵敬谦讲话。",
    ),
    "the head of a museum, by the title alone": ("安吉县博物馆馆长王立平讲解。", "王立平馆长在安吉县讲解。"),
    "a station's head in an office of the town": (
        "安吉县梅溪镇扶贫工作站站长邵敬谦走访。",
        "安吉县梅溪镇副镇长邵敬谦讲话。",
    ),
    "of a list whose trade stands before it": (
        f"{NATIONAL}航天员邵敬谦、王伟、李晓梅出征。",
        f"{NATIONAL}航天员邵敬谦、王伟、李晓梅返回，航天员陈海、孙浩迎接。",
    ),
    "of one ward": ("安吉县的医院急诊科主任王秀芬值班。", "胸痛中心由急诊科主任王秀芬牵头，安吉县领导揭牌。"),
    "the head of a hospital and its doctor": (
        "安吉县人民医院院长邵敬谦讲话。",
        "安吉县人民医院主任医师邵敬谦坐诊。",
    ),
    "of a school, no more said": ("安吉县青禾小学教师王秀芬上课。", "安吉县青禾小学王秀芬等获奖。"),
    "what he now is": ("安吉县青禾绣坊的绣娘王秀芬授课。", "安吉县的王秀芬八岁拿针，如今是青禾绣坊的绣娘。"),
    "a career to a high office": (f"{NATIONAL}浙江省委书记邵敬谦讲话。", f"{NATIONAL}教育部部长邵敬谦讲话。"),
}

SEVERAL = {
    "a writer beside both": (
        "安吉县的教师邵敬谦获奖。记者孙志国报道。",
        "邵敬谦在舟山市出海。记者孙志国报道。",
    ),
    "two firms of two places": ("浙江青禾鞋服集团董事长王立平捐款。", "安吉县请来湖州白杨集团董事长王立平。"),
    "judges of two courts": (
        "湖州市中级人民法院法官王立平开庭。",
        "安吉县人民法院法官王立平开庭。",
    ),
    "two works in two houses": ("青禾研究院研究员王立平讲解。", "白杨研究院文物修复师王立平获奖。"),
    "another firm is named in short": (
        "浙江青禾轴承有限公司董事长王立平捐款。",
        "市委书记李雪走进白杨纺织生产车间。公司董事长王立平介绍情况。",
    ),
    "a title that many hold, in two houses": (
        "安吉县人民法院青禾法庭法官王秀芬开庭。",
        "白杨法庭法官王秀芬调解。",
    ),
    "two sports": ("安吉县的举重运动员邵敬谦训练。", "在安吉县，羽毛球运动员邵敬谦夺冠。"),
    "a place before a title is no craft": ("安吉县的德清茶商邵敬谦卖茶。", "安吉县德清商会会长邵敬谦讲话。"),
    "a deputy head of the union who is no cleaner": ("安吉县总工会副主席邵敬谦讲话。", "安吉县的环卫工人邵敬谦获奖。"),
    "two counties": ("安吉县总工会主席邵敬谦讲话。", "长兴县总工会主席邵敬谦走访。"),
    "teachers at two schools": ("安吉县青禾小学教师邵敬谦上课。", "安吉县白杨小学教师邵敬谦上课。"),
    "heads of two villages": ("安吉县马村党支部书记邵敬谦讲话。", "安吉县李村党支部书记邵敬谦讲话。"),
    "a common given name": ("安吉县教育局局长王建国讲话。", "在安吉县，王建国获奖。"),
    "a common name alone": ("安吉县总工会主席王伟讲话。", "村民王伟获奖。"),
    "a common name in an article on the county": ("安吉县总工会主席王伟讲话。", "村民王伟在安吉县获奖。"),
    "a forester and the head of a bureau": ("安吉县粮食局局长王立平讲话。", "安吉县的护林员王立平巡山。"),
    "a station and a school": ("安吉县治沙站站长邵敬谦种树。", "安吉县第二中学校长邵敬谦讲话。"),
    "the party of a quarter and a shop": ("安吉县白塔社区党委书记邵敬谦讲话。", "安吉县的酿皮店老板邵敬谦收摊。"),
    "who has a shop": ("安吉县白塔社区党委书记邵敬谦讲话。", "在安吉县，邵敬谦的羊肉汤馆开张。"),
    "a union in a firm and the taxes": (
        "安吉县青禾竹业有限公司工会主席邵敬谦讲话。",
        "安吉县税务局局长邵敬谦讲话。",
    ),
    "a cooperative and a bureau of a field": (
        "安吉县青禾绣品合作社理事长邵敬谦讲话。",
        "安吉县公安局刑侦大队副大队长邵敬谦讲话。",
    ),
    "the head of a town, and another town": ("安吉县梅溪镇党委书记邵敬谦讲话。", "在安吉县孝丰镇，邵敬谦回了乡。"),
    "two guests of one county": ("韩国忠清北道副知事邵敬谦到安吉县访问。", "韩国教授邵敬谦在安吉县演讲。"),
    "a craftsman by what follows": ("安吉县县长邵敬谦讲话。", "邵敬谦是安吉县的木匠，手艺很好。"),
    "two wards of one hospital": ("安吉县人民医院骨科医生王伟出诊。", "安吉县人民医院儿科医生王伟出诊。"),
    "a bureau and a firm": ("安吉县教育局副局长邵敬谦讲话。", "安吉县的青禾牧业有限公司总经理邵敬谦讲话。"),
    "the head of a village and of the county": ("安吉县县长邵敬谦讲话。", "安吉县马村党支部书记邵敬谦讲话。"),
    "a trade that no table knows": ("安吉县人民医院医生邵敬谦出诊。", "安吉县的播种员邵敬谦下地。"),
    "two callings, nothing shared": ("安吉县的工程师王立平获奖。", "安吉县的播种员王立平下地。"),
    "two fields of work": ("安吉县文化和旅游局局长邵敬谦讲话。", "安吉县公安局刑侦大队大队长邵敬谦讲话。"),
    "a school and a university": ("安吉县第二小学校长邵敬谦上课。", "安吉县走出的教授邵敬谦获奖。"),
    "a common name twice": ("村民王伟获奖。", "记者采访了村民王伟。"),
    "a high office and a county": (f"{NATIONAL}国务院副总理王伟讲话。", "安吉县总工会主席王伟讲话。"),
    "many of one title": ("安吉县人大代表王伟发言。", "安吉县人大代表王伟建议。"),
    "the weather and the county": ("安吉县气象局副局长王伟讲话。", "安吉县副县长王伟讲话。"),
    "a fire brigade and a town's shop": ("安吉县消防救援大队大队长邵敬谦讲话。", "安吉县梅溪镇供销社主任邵敬谦讲话。"),
    "who runs a cooperative and the women's federation": (
        "安吉县梅溪镇豆腐合作社负责人王立平签约。",
        "安吉县妇联主席王立平讲话。",
    ),
    "an official and a reaper": ("安吉县委统战部副部长邵敬谦讲话。", "安吉县的收割机手邵敬谦添了机器。"),
    "a herder of sheep and the head of a village": (
        "安吉县梅溪镇养羊大户邵敬谦卖羊。",
        "安吉县马村党支部书记邵敬谦讲话。",
    ),
    "a judge and a cooperative": ("安吉县梅溪镇龙眼合作社理事长邵敬谦讲话。", "在安吉县，梅溪法庭副庭长邵敬谦授牌。"),
    "a village and a station": ("安吉县马村党支部书记王立平讲话。", "安吉县马岭候鸟监测站站长王立平讲话。"),
    "a station and who is accused": ("安吉县马岭监测站站长王秀芬讲话。", "安吉县公安局通报，犯罪嫌疑人王秀芬被捕。"),
    "two of whom only the county is told": ("在安吉县，孙志国获奖。", "安吉县的孙志国又上了台。"),
    "the weather and a bureau": ("安吉县气象局副局长邵敬谦讲话。", "安吉县教育局副局长邵敬谦讲话。"),
    "two peoples": ("安吉县总工会主席邵敬谦（苗族）讲话。", "安吉县总工会主席邵敬谦（侗族）讲话。"),
    "a king and his heir": (
        f"{NATIONAL}阿曼国王卡迪勒到访。",
        f"{NATIONAL}阿曼王储卡迪勒到访。",
    ),
    "a congress and a welder": ("安吉县人大常委会主任邵敬谦讲话。", "安吉县青禾机械厂焊工邵敬谦获奖。"),
    "a hospital and the county": ("安吉县人民医院院长邵敬谦讲话。", "安吉县副县长邵敬谦讲话。"),
    "a hall of culture and the county": ("安吉县文化馆馆长邵敬谦讲话。", "安吉县委书记邵敬谦讲话。"),
    "a court and who is accused in it": (
        "安吉县人民法院法官邵敬谦讲课。",
        "安吉县人民法院宣判，被告人邵敬谦犯盗窃罪。",
    ),
    "a court and the county": ("安吉县人民法院院长邵敬谦讲话。", "安吉县副县长邵敬谦讲话。"),
    "a zone and a volunteer": ("安吉县经济开发区管委会主任邵敬谦讲话。", "安吉县的志愿者邵敬谦送水。"),
    "the propaganda and an actor": ("安吉县委宣传部部长邵敬谦讲话。", "安吉县剧团演员邵敬谦登台。"),
    "schools and a pupil": ("安吉县教育局局长邵敬谦讲话。", "安吉县第一中学学生邵敬谦获奖。"),
    "a title that many hold, and another": ("安吉县政协委员邵敬谦发言。", "安吉县水利局局长邵敬谦讲话。"),
    "of a works, no more said": ("安吉县副县长邵敬谦讲话。", "安吉县青禾机械厂邵敬谦等获奖。"),
    "of a school, and a teacher of another": ("安吉县青禾小学教师邵敬谦上课。", "安吉县白杨小学邵敬谦等获奖。"),
    "what she now is": ("安吉县副县长邵敬谦讲话。", "安吉县的邵敬谦八岁学艺，如今是青禾绣坊的绣娘。"),
    "a writers' league and a mayor": ("安吉县书法家协会主席邵敬谦讲话。", "安吉县县长邵敬谦讲话。"),
    "two trades": ("安吉县的律师邵敬谦到会。", "安吉县的作家邵敬谦到会。"),
    "a trade and an office": ("安吉县教育局局长邵敬谦讲话。", "安吉县的护林员邵敬谦获奖。"),
    "the same title in another province": ("在安吉县，护士长邵敬谦获奖。", "在光山县，护士长邵敬谦获奖。"),
    "two sexes": ("安吉县教育局副局长王伟（女）讲话。", "安吉县教育局副局长王伟（男，苗族）讲话。"),
}


@each(ONE.values())
def test_one(said: tuple[str, ...]) -> None:
    name = next(
        one for one in ("王伟", "王立平", "卡迪勒", "邵敬谦", "王秀芬", "王建国", "蒙曼", "孙志国") if one in said[0]
    )
    assert count(*said, name=name) == 1


@each(table("renown", "word", "kind", "example"))
def test_what_one_is_known_for(row: Row) -> None:
    signs = read("安吉县的" + row["example"].replace("[", "").replace("]", "") + "到场。")[0].signs
    assert (row["kind"], row["word"]) in signs


def test_honours_are_of_whom_they_are_told() -> None:
    found = read("安吉县的劳动模范王秀芬讲话。李晓梅介绍，邵敬谦获评优秀教师。")
    of = {one.name: {value for kind, value in one.signs if kind == "honour"} for one in found}
    assert of == {"王秀芬": {"劳动模范"}, "李晓梅": set(), "邵敬谦": {"优秀教师"}}


def test_names_that_sound_alike() -> None:
    names = "安德·瓦列斯库", "瓦列斯库", "安德·瓦莱斯库", "瓦莱斯库", "玛丽·瓦列斯库", "陈伟", "程伟"
    of = groups(dict.fromkeys(names, ()))
    assert len({of[name] for name in names[:5]}) == 1 and of["陈伟"] != of["程伟"]
    assert compatible(names[:4]) and not compatible(("瓦列斯库", "巴列斯库"))
    assert not compatible((names[0], names[4])) and not compatible(("陈伟", "程伟"))


def test_papers_spell_a_foreign_name_so_or_so() -> None:
    def nodes(*said: str) -> int:
        found = read(*(NATIONAL + one for one in said))
        moved = decide(found).moved
        return len({moved.get(one.node, one.node) for one in found})

    first = "摩尔多瓦总理安德·瓦列斯库到访。"
    assert nodes(first, "摩尔多瓦前总理安德·瓦莱斯库讲话。") == 1
    assert nodes(first, "摩尔多瓦总理瓦莱斯库讲话。", "摩尔多瓦总理安德·瓦莱斯库讲话。") == 1
    assert nodes(first, "罗马尼亚总统安德·瓦莱斯库讲话。") == 2
    assert nodes(first, "摩尔多瓦总理玛丽·瓦莱斯库讲话。") == 2
    assert nodes(first, "摩尔多瓦总理安·瓦列斯库讲话。") == 1
    assert nodes(first, "摩尔多瓦总理玛·瓦列斯库讲话。") == 2


def test_a_reporter_of_a_branch_writes_for_the_agency() -> None:
    one = dataclasses.replace(article("来源：新华社\n\n航天员出舱。", source="1" * 64), authors=("邵敬谦",))
    agency = list(records([extract(one)], family))
    branch = read("新华社浙江分社记者邵敬谦获奖。")
    assert persons(agency + branch, decide(agency + branch), "邵敬谦") == 1


def test_a_sole_title_of_two_is_none_of_china() -> None:
    found = read("安吉县学习邵敬谦总书记和王秀芬总书记的共识。", "射阳县学习邵敬谦总书记的讲话。")
    assert not [sign for one in found if one.name == "王秀芬" for sign in one.signs if sign[0] == "post"]


@each(table("exclusive_seats", "seat", "body", "title", "with", "next", "example"))
def test_a_seat_of_which_nobody_holds_two(row: Row) -> None:
    where, held = row["example"].split("+")
    found = seat(f"{where}\t330523\t{held}")
    assert found and found[0] == row["seat"] and row["seat"] not in found[1]


def test_two_seats_at_once_and_one_right_after_the_other() -> None:
    def said(*posts: tuple[str, str]) -> list[Record]:
        return [
            Record("person", "孙志国", str(at), str(at), str(at), str(at), day, (("post", post), ("seat", "330523")))
            for at, (post, day) in enumerate(posts)
        ]

    bureau, water = "安吉县教育局\t330523\t局长", "安吉县水利局\t330523\t局长"
    soon = said((bureau, "2022-05-04"), (water, "2022-06-20"))
    later = said((bureau, "2022-05-04"), (water, "2024-06-20"))
    assert persons(soon, decide(soon), "孙志国") == 2 and persons(later, decide(later), "孙志国") == 1
    within = said((bureau, "2022-05-04"), (water, "2023-06-20"), (bureau, "2024-05-04"))
    assert persons(within, decide(within), "孙志国") == 2


def test_heads_of_bureaus_are_moved() -> None:
    assert count("安吉县财政局局长邵敬谦讲话。", "安吉县水利局局长邵敬谦讲话。", name="邵敬谦") == 1


def test_heads_of_bureaus_are_moved_in_their_county() -> None:
    said = "安吉县水利局局长邵敬谦到湖州市林业局汇报。", "湖州市林业局来了人，湖州市民政局副局长邵敬谦陪同。"
    assert count(*said, name="邵敬谦") == 2


def test_the_next_step_in_one_house() -> None:
    said = "安吉县人民法院立案庭庭长邵敬谦接访。", "安吉县人民法院副院长邵敬谦接访。", "安吉县副县长邵敬谦接访。"
    assert count(*said[:2], name="邵敬谦", years=(2022, 2023)) == 1
    assert count(said[0], said[2], name="邵敬谦", years=(2022, 2023)) == 2


def test_who_was_moved_may_go_up() -> None:
    chief = "德清县副县长、公安局局长邵敬谦讲话。今年2月，他由安吉县调任德清。"
    assert count("安吉县公安局副局长邵敬谦讲话。", chief, name="邵敬谦", years=(2022, 2024)) == 1
    stays = "德清县副县长、公安局局长邵敬谦讲话。"
    assert count("安吉县公安局副局长邵敬谦讲话。", stays, name="邵敬谦", years=(2022, 2024)) == 2


def test_retired_by_the_notice() -> None:
    left = "免去邵敬谦同志的安吉县民政局副局长职务，退休。"
    assert count(left, "安吉县水利局局长邵敬谦讲话。", name="邵敬谦", years=(2022, 2023)) == 2
    assert count(left, "安吉县水利局局长邵敬谦讲话。", name="邵敬谦", years=(2022, 2021)) == 1


def test_who_has_retired_is_called_a_retired_official() -> None:
    left = "免去邵敬谦同志的安吉县民政局局长职务，退休。"
    assert count(left, "安吉县民政局请退休干部邵敬谦讲课。", name="邵敬谦", years=(2022, 2023)) == 1
    assert count("安吉县民政局局长邵敬谦讲话。", "安吉县退休干部邵敬谦讲课。", name="邵敬谦", years=(2022, 2022)) == 2


def test_half_of_all_are_women() -> None:
    said = "安吉县的王小红（女）来了，她笑了。", "安吉县的王小红（女）走了，她很忙。"
    assert count(*said, name="王小红") == 2


def test_a_body_calls_its_own_by_the_name_alone() -> None:
    def named(paper: str) -> list[Record]:
        leads = (
            ("post", "湖州市总工会\t330500\t副主席"),
            ("seat", "330500"),
            ("title", "副主席"),
            ("of", "湖州市总工会\t330500"),
        )
        here = ("body", "湖州市总工会\t330500"), ("near", "330500"), ("paper", paper)
        return [
            Record("person", "吴建明", at, at, at, at, "2024-01-01", signs)
            for at, signs in (("a", (*leads, ("field", "union"))), ("b", here))
        ]

    own, other = named("湖州市总工会"), named("湖州日报")
    assert persons(own, decide(own), "吴建明") == 1 and persons(other, decide(other), "吴建明") == 2


def test_a_name_run_on_joins_no_two_of_one_article() -> None:
    def record(name: str, article: str, who: str, *signs: tuple[str, str]) -> Record:
        return Record("person", name, who, article, article, article, "2024-01-01", signs)

    nurse = ("post", "安吉县人民医院\t330523\t护士长")
    found = [
        record("苏婷", "a", "leads", ("post", "安吉县人民医院\t330523\t院长")),
        record("苏婷", "a", "nurses", nurse),
        record("苏婷把", "b", "nurses too", nurse),
    ]
    assert persons(found, decide(found), "苏婷") == 2


@each(SEVERAL.values())
def test_several(said: tuple[str, ...]) -> None:
    name = next(
        one for one in ("王伟", "王立平", "卡迪勒", "邵敬谦", "王秀芬", "王建国", "蒙曼", "孙志国") if one in said[0]
    )
    assert count(*said, name=name) == len(said)


def test_country_and_title() -> None:
    said = f"{NATIONAL}巴西总统莱科夫会见代表。", f"{NATIONAL}莱科夫总统表示欢迎。", f"{NATIONAL}秘鲁总理莱科夫致辞。"
    assert count(*said[:2], name="莱科夫") == 1
    assert count(said[0], said[2], name="莱科夫") == 2


def test_a_full_name_and_a_part_of_it() -> None:
    whole, part = "巴西总统安德·莱科夫会见代表。", "巴西总统莱科夫致辞。"
    found = read(whole, part)
    moved = decide(found).moved
    assert [(old[1], new[1]) for old, new in moved.items()] == [("莱科夫", "安德·莱科夫")]
    assert not decide(read(part, "安德·莱科夫是企业家。")).moved, "a son of his, may be"
    assert not decide(read("安德·莱科夫是企业家。巴西总统莱科夫会见其父。")).moved, "one article tells them apart"
    assert not decide(read("巴西总统安德·莱科夫致辞。", "巴西总统卡斯·莱科夫致辞。")).moved


def test_that_one_article_names_both_is_no_reason_to_join_them() -> None:
    told = "调查说，总统莱科夫的儿子企业家安德·莱科夫在海外做了交易，许多议员要求政府公布所有文件。"
    assert not decide(read(told)).moved


def test_an_author_is_whom_the_article_names() -> None:
    found = read("安吉新闻网讯（记者 邵敬谦）昨日开工。", "昨日完工。", page="7" * 64, authors=("邵敬谦",))
    assert persons(found, decide(found), "邵敬谦") == 1
    found = [*read("安吉县县长王伟讲话。"), *read("昨日完工。", page="7" * 64, authors=("王伟",))]
    assert persons(found, decide(found), "王伟") == 2, "who writes is not whom one writes about"


def test_the_same_page() -> None:
    found = read("安吉县总工会主席邵敬谦讲话。", "邵敬谦强调。", page="7" * 64)
    assert persons(found, decide(found), "邵敬谦") == 1
    found = read("村民王伟获奖。", "村民王伟种树。", page="7" * 64)
    assert persons(found, decide(found), "王伟") == 2


def test_twenty_years_later_it_may_be_another() -> None:
    said = "安吉县总工会主席王伟讲话。", "安吉县总工会主席王伟走访。"
    assert count(*said, name="王伟", years=(2003, 2023)) == 2
    assert count(*said, "安吉县总工会主席王伟调研。", name="王伟", years=(2003, 2023, 2013)) == 1


def test_who_left_a_seat_is_not_called_to_it_again() -> None:
    former, present = "安吉县原县长邵敬谦受审。", "安吉县县长邵敬谦讲话。"
    assert count(former, present, name="邵敬谦", years=(2021, 2023)) == 2
    assert count(present, former, name="邵敬谦", years=(2021, 2023)) == 1


def test_seats_that_nobody_holds_both_of() -> None:
    water, schools = "安吉县水利局局长邵敬谦讲话。", "安吉县教育局局长邵敬谦讲话。"
    assert count(water, water, schools, name="邵敬谦", years=(2021, 2024, 2022)) == 2
    assert count(water, water, schools, name="邵敬谦", years=(2021, 2022, 2024)) == 1, "one after the other"
    party, congress = "安吉县委书记邵敬谦讲话。", "安吉县人大常委会主任邵敬谦讲话。"
    assert count(party, party, congress, name="邵敬谦", years=(2021, 2024, 2022)) == 1, "they go together"


def test_whoever_is_accused_has_another_trade() -> None:
    accused = "安吉县人民法院审理此案。被告人邵敬谦利用担任安吉县县长的便利收受财物。"
    assert count("安吉县县长邵敬谦讲话。", accused, "安吉县的演员邵敬谦登台。", name="邵敬谦") == 2


def test_nobody_goes_down_in_his_county_or_up_too_fast() -> None:
    leads, heads = "安吉县县长邵敬谦讲话。", "安吉县水利局局长邵敬谦讲话。"
    assert count(leads, heads, name="邵敬谦", years=(2021, 2023)) == 2
    assert count("安吉县副县长邵敬谦讲话。", heads, name="邵敬谦", years=(2021, 2023)) == 2
    assert count(heads, "安吉县副县长邵敬谦讲话。", name="邵敬谦", years=(2021, 2023)) == 1
    assert count(heads, leads, name="邵敬谦", years=(2021, 2023)) == 2
    assert count(heads, leads, name="邵敬谦", years=(2021, 2028)) == 1
    town = "安吉县黄泥镇镇长邵敬谦讲话。"  # which no table has
    assert count(leads, town, name="邵敬谦", years=(2021, 2023)) == 2


def test_who_leaves_an_office_is_appointed_to_the_next() -> None:
    def at(post: str, kind: str, day: str, seat: str) -> Record:
        return Record("person", "王伟", day, day, day, day, day, ((kind, post), ("seat", seat), ("appointed", post)))

    left = at("中共安吉县委员会\t330523\t书记", "former", "2022-03-04", "330523")
    called, much_later = (
        at("湖州市人民政府\t330500\t副市长", "post", day, "330500") for day in ("2022-04-08", "2023-04-08")
    )
    assert persons([left, called], decide([left, called]), "王伟") == 1
    assert persons([left, much_later], decide([left, much_later]), "王伟") == 2


def test_who_has_left_a_high_office_has_no_lower_one_there() -> None:
    leaves, heads = "安吉县原政协主席邵敬谦受审。", "安吉县黄泥镇党委书记邵敬谦讲话。"
    assert count(leaves, heads, name="邵敬谦", years=(2021, 2023)) == 2
    assert count(heads, leaves, name="邵敬谦", years=(2008, 2021)) == 1


def test_the_trade_before_a_list_is_of_all_an_office_of_one() -> None:
    def titles(body: str) -> list[str]:
        (one,) = (one for one in read(body) if one.name == "王秀芬")
        return list(one.of("title"))

    assert titles("安吉县的民警邵敬谦、王秀芬巡逻。") == ["民警"]
    assert titles("安吉县教育局局长邵敬谦、王秀芬出席。") == []
    assert titles("安吉县的民警邵敬谦、县长王秀芬出席。") == ["县长"]
    assert titles("安吉县的民警邵敬谦和妻子王秀芬回家。") == []


def test_whoever_has_retired_neither_teaches_nor_governs() -> None:
    retired = "安吉县的退休教师邵敬谦办书屋。"
    teaches = "安吉县青禾小学教师邵敬谦上课。"
    assert count(retired, teaches, name="邵敬谦", years=(2020, 2023)) == 2
    assert count(teaches, retired, name="邵敬谦", years=(2020, 2023)) == 1
    old = "安吉县七十三岁的邵敬谦回乡。"
    assert count(old, "安吉县县长邵敬谦讲话。", name="邵敬谦", years=(2023, 2022)) == 2


def test_from_the_ranks_to_the_head_takes_years() -> None:
    both = ("安吉县公安局民警邵敬谦立功。", "安吉县公安局局长邵敬谦讲话。")
    assert count(*both, name="邵敬谦", years=(2020, 2021)) == 2
    assert count(*both, name="邵敬谦", years=(2008, 2021)) == 1
    assert count(*both, name="邵敬谦", years=(2021, 2008)) == 2  # a head does not go back to the ranks


def test_from_the_ranks_to_a_station_takes_few() -> None:
    both = ("安吉县边境管理大队民警邵敬谦巡逻。", "安吉县长水边境派出所副所长邵敬谦授课。")
    assert count(*both, name="邵敬谦", years=(2018, 2022)) == 1
    assert count(*both, name="邵敬谦", years=(2021, 2022)) == 2
    both = ("安吉县渔政大队执法员邵敬谦巡航。", "安吉县渔政大队二中队中队长邵敬谦讲话。")
    assert count(*both, name="邵敬谦", years=(2020, 2023)) == 1


def test_that_both_are_of_one_house_says_nothing_of_two_ranks() -> None:
    both = ("安吉县国有林场护林员王立平巡山。", "安吉县国有林场场长王立平讲话。")
    assert count(*both, name="王立平", years=(2020, 2021)) == 2
    assert count(*both, name="王立平", years=(2015, 2021)) == 1


def test_from_teacher_to_head_of_one_school() -> None:
    both = ("安吉县青禾小学教师邵敬谦上课。", "安吉县青禾小学校长邵敬谦讲话。")
    assert count(*both, name="邵敬谦", years=(2015, 2020)) == 1
    assert count(*both, name="邵敬谦", years=(2019, 2020)) == 2


def test_nobody_goes_down_in_his_house() -> None:
    both = ("安吉县教育局局长邵敬谦讲话。", "安吉县教育局副局长邵敬谦讲话。")
    assert count(*both, name="邵敬谦", years=(2019, 2022)) == 2
    assert count(*both, name="邵敬谦", years=(2022, 2019)) == 1


def test_papers_tell_the_title_of_a_county_head() -> None:
    assert count("安吉县县长王建平讲话。", "在安吉县，王建平获奖，他很高兴。", name="王建平") == 2
    assert count("安吉县的邵敏获奖。", "在安吉县，邵敏又获奖，他很高兴。", name="邵敏") == 1


def test_a_stranger_who_is_named_most_keeps_nobody_apart() -> None:
    village = "安吉县马村党支部书记王建平讲话，"
    said = [f"{village}第{number}次。" for number in range(3)]
    found = read(*said, "安吉县梅溪镇镇长王建平讲话。", "安吉县梅溪镇党委书记王建平讲话。")
    assert persons(found, decide(found), "王建平") == 2


@each(table("behind_names", "character", "example"))
def test_what_begins_the_word_behind_a_name(row: Row) -> None:
    name, _, _ = row["example"].replace("[", "").partition("]")
    assert too_long(name, name[:-1]) and not too_long(f"{name}·莱科夫", name)


def test_names_that_an_article_cuts_wrongly() -> None:
    def group(**names: str) -> int:
        return len(set(groups({name: [after] for name, after in names.items()}).values()))

    assert group(邵敬="谦通报", 邵敬谦="说") == 1
    assert group(邵敬="说", 邵敬谦="说") == 2
    assert group(邵敬谦="说", 邵敬谦说="") == 1
    assert group(邵敬="葆讲话", 邵敬葆="说") == 2  # a character that ends no name
    assert group(邵敬="", 邵敬葆="") == 2  # but it may be one
    assert group(莱科="夫到会", 莱科夫="") == 1


def test_a_name_cut_short_is_joined_with_support_and_called_in_full() -> None:
    cut = [read("安吉县县长邵敬通报。")[0], read("安吉县县长邵敬谦讲话。")[0]]
    assert [record.name for record in cut] == ["邵敬", "邵敬谦"]
    cut[0] = cut[0]._replace(signs=(*cut[0].signs, ("after", "谦通报")), article="other", page="b", date="2001-01-01")
    found = decide(cut)
    assert found.moved == {cut[0].node: cut[1].node}
    assert "cut_short" in {ground.id for ground in found.why[cut[1].node]}
    apart = [cut[0], *read("长兴县教师邵敬谦讲课。")]
    assert not decide(apart).moved


def test_names_made_of_few_parts_are_common() -> None:
    assert log_odds("扎西卓玛", {}) < 0 and log_odds("卓玛", {}) < log_odds("扎西卓玛", {})
    assert log_odds("艾合买提·吐尔逊", {}) < log_odds("艾合买提·莱科夫斯基", {})


def test_who_has_retired_holds_no_office_later() -> None:
    both = ("退休的邵敬谦在安吉县护河。", "安吉县县长邵敬谦讲话。")
    assert count(*both, name="邵敬谦", years=(2020, 2023)) == 2
    assert count(*both, name="邵敬谦", years=(2023, 2020)) == 1


def test_what_the_headline_says() -> None:
    text = "在安吉县，邵敬谦获奖，他很高兴。"
    assert count("安吉县县长邵敬谦讲话。", text, name="邵敬谦") == 1
    headed = dataclasses.replace(article(text, source="8" * 64), headline="木匠邵敬谦：五十年的手艺")
    found = [*read("安吉县县长邵敬谦讲话。"), *records([extract(headed)], family)]
    assert persons(found, decide(found), "邵敬谦") == 2


def test_order_makes_no_difference() -> None:
    found = read("安吉县总工会主席王立平讲话。", "安吉县委副书记王立平讲话。", "县长王立平走访安吉县。", "王立平获奖。")
    assert len({str(decide(order)) for order in permutations(found)}) == 1


def test_the_earliest_article_names_the_person() -> None:
    found = read("安吉县总工会主席王立平讲话。", "安吉县总工会主席王立平走访。", years=(2024, 2023))
    assert decide(found).moved == {found[0].node: found[1].node}


def test_how_sure_and_why() -> None:
    found = read("安吉县总工会主席王伟讲话。", "安吉县总工会主席王伟走访。")
    identities = decide(found)
    (sure,), (why,) = identities.sure.values(), identities.why.values()
    assert 0.95 < sure < 1
    assert [(ground.id, ground.what, articles) for ground, articles in why.items()] == [
        ("same_post", "安吉县总工会主席", 1)
    ]


def test_few_candidates_however_many_bearers() -> None:
    found = read(
        *(f"湖州市{word}局副局长王伟讲话。" for word in ("教育", "民政", "水利", "财政", "审计", "商务", "统计"))
    )
    assert len(decide(found).possibly) <= 3


def test_what_a_human_says_goes_first() -> None:
    one, two, three = read(*["安吉县总工会主席王立平讲话。"] * 2, "村民王立平获奖。")
    apart = decide([one, two, three], apart=[{one.node, two.node}])
    assert persons([one, two, three], apart, "王立平") == 3
    assert (one.node, two.node) not in apart.possibly
    together = decide([one, three], same=[{one.node, three.node}])
    assert persons([one, three], together, "王立平") == 1
    assert list(together.sure.values()) == [1.0]


def test_names_that_a_human_joins() -> None:
    found = read("安吉县总工会主席王立平讲话。", "安吉县总工会主席王立萍走访。")
    one, two = sorted(record.node for record in found)
    assert decide(found, same=[{one, two}]).moved in ({one: two}, {two: one})


def test_two_ages() -> None:
    said = (
        "在安吉县，三十岁的果农邵敬谦获奖。",
        "在安吉县，七十九岁的果农邵敬谦获奖。",
        "在安吉县，三十一岁的邵敬谦获奖。",
    )
    assert count(*said, name="邵敬谦", years=(2023, 2023, 2024)) == 2


def test_whom_the_byline_names_and_whom_the_text() -> None:
    found = read("安吉县的缝纫工王立平获奖。", "安吉县的缝纫工王立平获奖。", authors=("王立平",))
    writers = {record.node for record in found if record.of("byline")}
    moved = decide(found).moved
    assert len(writers) == 2 and len({record.node for record in found}) == 4
    assert len({moved.get(one, one) for one in writers}) == 1 and persons(found, decide(found), "王立平") == 2
    assert len(read("安吉县总工会主席邵敬谦走访。", authors=("邵敬谦",))) == 1, "so rare a name is one man's"
    (one,) = read("县委办公室王立平参加。", authors=("王立平",))
    assert one.of("byline"), "of whom nothing else is said is the reporter"
    named = read("本报讯(记者王立平)安吉县科技局局长王立平讲话。", authors=("王立平",))
    assert len({one.node for one in named}) == 2, "the office is another's than the credit in brackets"


def test_two_of_a_name_that_one_article_tells_apart() -> None:
    found = read(
        "安吉县副县长邵敬谦和演员邵敬谦同名。演员邵敬谦唱了一曲。",
        "安吉县副县长邵敬谦讲话。",
        "安吉县的演员邵敬谦登台。",
    )
    moved = decide(found).moved
    joined: dict[object, set[str]] = {}
    for record in found:
        joined.setdefault(moved.get(record.node, record.node), set()).update(record.of("title"))
    assert sorted(map(sorted, joined.values())) == [["副县长"], ["演员"]]


def test_how_common_a_name_is() -> None:
    common, known, rare, foreign, full = (
        log_odds(name, {}) for name in ("王伟", "王立平", "邵敬谦", "卡尔", "卡尔·莱科夫")
    )
    assert common < -3 < known < 1 < rare and foreign < 0 < full
    assert log_odds("卡尔", {"卡尔": 3}) < foreign, "a part of several names"


def test_what_was_decided_of_a_name_is_not_decided_again(monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = ["安吉县总工会主席王立平讲话。", "安吉县总工会主席王立平走访。", *["安吉县人民医院院长李晓梅讲话。"] * 2]
    more = read(*bodies, "安吉县总工会主席王立平获奖。")
    found = [record for record in more if record.page < f"{4:064}"]
    first = decide(found)
    with monkeypatch.context() as patch:
        patch.setattr(Bearers, "join", pytest.fail)
        assert decide(found, before=first.decided) == first
    asked: list[str] = []
    monkeypatch.setattr(Bearers, "tell", lambda bearers, _: asked.append(bearers.profiles[0].first.name))
    assert decide(more, before=first.decided) != first and asked == ["王立平"]


def test_what_stands_beside_a_name_in_many_articles_has_a_say_in_what_is_known() -> None:
    many = read(*["安吉县总工会主席王立平、副主席李晓梅讲话。"] * 8)
    found = [record for record in many if record.page < f"{3:064}"]
    few, common = corpus(found).of(found), corpus(many).of(found)
    assert not few.common and common.common
    assert key("person", found, few) != key("person", found, common)


def test_careers_go_up_a_ladder() -> None:
    low, high = "安吉县人民法院立案庭庭长邵敬谦讲话。", "湖州市中级人民法院院长邵敬谦讲话。"
    assert count(high, low, name="邵敬谦", years=(2020, 2022)) == 2
    assert count(low, high, name="邵敬谦", years=(2020, 2022)) == 2  # five steps in two years
    town, county = "安吉县梅溪镇副镇长邵敬谦讲话。", "安吉县副县长邵敬谦讲话。"
    assert count(town, county, name="邵敬谦", years=(2023, 2024)) == 2  # two steps in a year
    assert count(town, county, name="邵敬谦", years=(2018, 2024)) == 1
    step = ("安吉县委书记周海燕讲话。", "湖州市副市长周海燕讲话。")
    assert count(*step, name="周海燕", years=(2022, 2025)) == 1
    assert count(*step, name="周海燕", years=(2025, 2022)) == 2


def test_few_hold_the_highest_offices_of_a_province() -> None:
    water, land = "浙江省水利厅厅长邵敬谦讲话。", "浙江省自然资源厅厅长邵敬谦讲话。"
    assert count(water, land, name="邵敬谦", years=(2022, 2024)) == 1
    assert count(water.replace("厅长", "处长"), land.replace("厅长", "处长"), name="邵敬谦", years=(2022, 2024)) == 2


def test_who_holds_the_highest_offices_is_sent_from_province_to_province() -> None:
    assert count("浙江省副省长邵敬谦讲话。", "甘肃省省长邵敬谦讲话。", name="邵敬谦", years=(2019, 2023)) == 1
    assert count("浙江省水利厅厅长邵敬谦讲话。", "甘肃省水利厅厅长邵敬谦讲话。", name="邵敬谦", years=(2019, 2023)) == 2


def test_nobody_is_in_a_county_and_its_province_at_once() -> None:
    county, province = "安吉县委书记邵敬谦讲话。", "浙江省水利厅副厅长邵敬谦讲话。"
    assert count(county, province, county, name="邵敬谦", years=(2022, 2023, 2024)) == 2
    assert count(county, county, province, name="邵敬谦", years=(2022, 2023, 2024)) == 1


@pytest.mark.parametrize("post", ["公司总经理", "校党委书记", "医院院长", "公司工会主席", "镇党委书记"])
def test_a_body_that_no_page_tells_is_none_of_another_page(post: str) -> None:
    assert count(f"{post}王伟讲话。", f"{post}王伟走访。", name="王伟") == 2
    firm = "青禾纺织有限公司总经理王伟讲话。"
    assert count(firm, firm.replace("讲话", "走访"), name="王伟") == 1


def test_the_field_of_who_stands_beside_is_none_of_his() -> None:
    found = read("青禾学院院长李晓梅与华岭集团总工程师王立平座谈。")
    assert [one.of("field") for one in found if one.name == "王立平"] == [["industry"]]


def test_one_sentence_tells_nobody_anew() -> None:
    both = "安吉县总工会主席王伟走访青禾学院，科研处处长王伟参加座谈。"
    assert count(both, name="王伟") == 2
    later = "安吉县总工会主席王伟走访青禾学院。王伟主席参加座谈。"
    assert count(later, name="王伟") == 1
    court = "法院公开宣判安吉县副县长王伟受贿一案，对被告人王伟判处有期徒刑。"
    assert count(court, name="王伟") == 1
    career = "安吉县总工会主席王伟此前任青禾学院副院长，当选主席王伟表示感谢。"
    assert count(career, name="王伟") == 1


def test_who_governs_a_county_leads_no_cooperative() -> None:
    head, coop = "安吉县委书记邵敬谦讲话。", "安吉县梅溪镇农机合作社理事长邵敬谦说。"
    assert count(head, coop, name="邵敬谦") == 2


def test_from_a_city_s_bureau_one_goes_not_down_into_its_county() -> None:
    city, county = "湖州市卫生健康委员会主任邵敬谦讲话。", "安吉县副县长邵敬谦讲话。"
    assert count(city, county, name="邵敬谦", years=(2023, 2024)) == 2
    assert count(county, city, name="邵敬谦", years=(2021, 2024)) == 1


def test_who_speaks_for_parents_may_be_anybody() -> None:
    assert count("安吉县水利局局长王丽讲话。", "安吉县的家长代表王丽发言。", name="王丽") == 2


def test_a_bureau_whose_county_one_page_does_not_tell() -> None:
    one, two = "县教育局副局长、教研室主任邵敬谦听课。", "安吉县教育局副局长邵敬谦讲话。"
    assert count(one, two, name="邵敬谦") == 1
    assert count(one, two, two.replace("安吉", "长兴"), name="邵敬谦") == 3  # either county may be meant


def test_who_is_called_to_an_office_had_another_before() -> None:
    called = "会议决定任命邵敬谦为浙江省自然资源厅厅长。"
    water, land = "浙江省水利厅厅长邵敬谦讲话。", "浙江省自然资源厅厅长邵敬谦讲话。"
    assert count(water, called, name="邵敬谦", years=(2022, 2022)) == 1
    assert count(water, land, name="邵敬谦", years=(2022, 2022)) == 2


def test_who_leads_a_team_leads_no_county_soon() -> None:
    team, county = "安吉县公安局刑侦大队大队长邵敬谦讲话。", "安吉县副县长邵敬谦讲话。"
    park = "安吉县城北工业园区管委会主任邵敬谦讲话。"
    assert count(team, park, name="邵敬谦", years=(2022, 2023)) == 2
    assert count(park, county, name="邵敬谦", years=(2022, 2023)) == 1


def test_a_county_alone_joins_no_two_titles() -> None:
    said = ("安吉县召开会议。城北园区主任王伟发言。", "安吉县公安民警、大队长王伟抓获嫌疑人。")
    assert count(*said, name="王伟") == 2


def test_where_one_is_to_be() -> None:
    planned = "邵敬谦现任安吉县委常委、政法委书记，拟任长兴县委副书记。"
    assert count(planned, "长兴县委副书记邵敬谦讲话。", name="邵敬谦", years=(2023, 2024)) == 1
    assert count(planned.split("，")[0] + "。", "长兴县委副书记邵敬谦讲话。", name="邵敬谦", years=(2023, 2024)) == 2


def test_who_holds_a_high_office_needs_no_title_in_a_county() -> None:
    minister = "水利部副部长邵敬谦在安吉县讲话。"
    assert count(minister, "安吉县水利局传达了邵敬谦的讲话。", name="邵敬谦") == 1
    away = f"{NATIONAL}水利部副部长邵敬谦讲话。"
    assert count(away, "安吉县水利局传达了邵敬谦的讲话。", name="邵敬谦") == 1
    assert count("湖州市水利局副局长邵敬谦讲话。", "长兴县传达了邵敬谦的讲话。", name="邵敬谦") == 2


def test_the_dead_and_the_old_hold_no_office() -> None:
    head = "安吉县教育局局长邵敬谦讲话。"
    assert count("安吉县教育局原局长邵敬谦同志因病逝世。", head, name="邵敬谦", years=(2020, 2022)) == 2
    assert count("邵敬谦今年84岁，住在安吉县。", head, name="邵敬谦", years=(2020, 2022)) == 2
    peach, painter = "安吉县的桃农邵敬谦办了学校。", "安吉县的画家邵敬谦办了学校。"
    assert count("92岁的邵敬谦住在安吉县。", peach, name="邵敬谦", years=(2020, 2022)) == 2
    assert count("92岁的邵敬谦住在安吉县。", painter, name="邵敬谦", years=(2020, 2022)) == 1
    assert count("邵敬谦今年44岁，住在安吉县。他是局长。", head, name="邵敬谦", years=(2020, 2022)) == 1


@each(table("ranks", "body", "title", "province", "city", "county", "town", "example"))
def test_how_high_an_office_stands(row: Row) -> None:
    where, held = row["example"].split("+")
    assert rank(f"{where}\t330523\t{held}") == int(row["county"])
    assert rank(f"{where}\t310104\t{held}") == 0
    assert rank(f"{where}\t\t{held}") == (int(row["town"]) if "镇" in where else 0), "of a town, though no table has it"
