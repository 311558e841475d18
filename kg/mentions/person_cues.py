"""What stands around personal names: words that introduce one, words that follow one, and what is never one."""

import re
from functools import cache

from kg.lexicon import table

JOINT = re.compile(r"(?:\((?:女|[一-鿿]{1,4}族|女,[一-鿿]{1,4}族)\))?(?:、\s?|和|与|及|以及| {1,2})")
WHOLE = re.compile(r"[一-鿿]{2,3}(?=[、,。;等]|$|(?:分别|一同|一起)?(?:参加|出席|陪同|列席|参与)|分别)")
ALONE = re.compile(r"[、,][一-鿿]{2,3}$")
CHOSEN = re.compile(
    r"(?:选举|推选|推举|任命|免去|聘任|聘请|罢免|接受)(?P<name>[一-鿿·]{2,8}?)(?:同志|先生|女士)?"
    r"(?:为|的(?=[^,。;\n]{2,40}职务)|辞去)"
)
# a line of an appointment list: 王立平为县教育局局长; 李明的县水利局局长职务
ITEM = re.compile(r"(?:^|[\n:;])\s*(?=[一-鿿]{2,4}(?:同志)?(?:为|任|的))")
OFFICE = re.compile(r"(?:同志)?(?:为|任|的)[^,。;\n]{2,30}(?:[长记席任员官职务])")
# 王立平，男，汉族; 王立平：男，; at the head of a line 王立平先生，
INTRODUCED = re.compile(
    r"(?:^|[\n。;:、 ])(?P<name>[一-鿿]{2,4}?)(?:先生|女士|同志)?(?:\([^()\n]{1,8}\))?"
    r"[,:](?:[男女](?=[,。;:(\n]|$)|中国国籍|汉族|生于|曾任|历任|现任|\d{4}年(?:\d+月)?(?:出生|生))"
    r"|(?:^|\n)(?P<polite>[一-鿿]{2,4}?)(?:先生|女士)[,:、。\n]"
)
# 原任安吉县委书记的王立平,调任…; 刚参加工作的王立平曾任…; 县委书记是王立平，
MOVED = re.compile(
    r"的(?P<name>[一-鿿]{2,4}?),?(?:调任|转任|升任|改任|出任|历任|曾任|接任|拟任|当选|就任)"
    r"|[书局县市省区镇校院厂厅处部][记长]是(?P<held>[一-鿿]{2,3})[,。;]"
)
ELECTED = re.compile(r"(?:同志)?(?:全票)?当选")  # 李雪、张建国当选为副主席
POLITE = re.compile(r"(?:先生|女士|同志)(?!们)")  # 香港王立平先生
TITLED = re.compile(r"《[^《》\n]{1,60}》")
BEFORE = re.compile(
    r"(?:记者|通讯员|村民|居民|同志|选手|学生|教师|队员|民警|战士|烈士|党员|选举|推选|推举|任命|免去|由|对|为|叫|名叫|嫌疑人|被告人?|当事人|司机"
    r"|乘客|市民|青年|小伙|姑娘|大学生|获得者|得主|冠军|老人|师傅|代表|劳模|专家|职工|工人|[员师]"
    r"|(?:车间|班组|公司|集团|厂|医院|学校|小学|中学|大学|学院|社区|村|县|市|镇|街道|局|院|中心|队)的)$"
)
AFTER = re.compile(
    r"同志|当选|(?:不再)?担任|任|为|等\d*人|等同志|等(?:[省市区县厂校院]?领导|嘉宾)|说|表示|介绍|告诉|认为|指出|强调|要求|获|荣获|因|涉嫌|被|[((]|\d+名|先生|女士|一行|率|在(?:致辞|讲话|发言|总结)中|,[男女],"
)
# what follows a foreign name: 阿多斯总统, 阿拉密斯女士
HONOUR = re.compile(
    r"先生|女士|夫妇|夫人|亲王|公主|王后|王储|殿下|陛下|阁下|博士|教授|总统|首相|总理|总书记|国王|主席|议长|将军|上校|少校|同志"
)
SAYS = re.compile(
    r"(?:(?:还|也|当天|随后|日前|近日|今天|昨天|\d+日)+(?:在[^,。;]{2,12})?)?(?:表示|说[,:“]|指出|强调|认为|告诉|坦言|回忆|感叹|致辞|当选|竞选|"
    r"辞职|去世|逝世|射门|打入|攻入)"
)
TITLE_ONLY = frozenset(  # surnames that are words: names with them need a title or a cue
    "和于从向时车单高金华成明文方安石常平云白黄花山江海程计都员连门么来国满强言应全荣红盛古关干管路党沙农边寻宿相"
)
NATURE = frozenset("河江湖山岭峰镇村乡路桥街庄沟湾岛县市区州国年月日型式性化类系界层寺宫阁庙坝滩峪塘殿")
VILLAGE = frozenset("洼沟湾庄屯寨坪坝岭冲塘峪堡铺沱垭坳岗桥店渡埠圩墩")
SERVED = re.compile(r"(?:[曾现兼历原年月今起前始]|^)任$")  # 2010年起任|公司总经理: no surname
POSTNOMINAL = frozenset(
    "教授 研究员 院士 老师 律师 医生 工程师 董事长 总经理 经理 总裁 讲师 医师 主任医师 高级工程师".split()
)


@cache
def syllables() -> re.Pattern[str]:
    """公保才让, 扎西卓玛: names made of the parts that Tibetan, Mongolian and Uyghur names are written with."""
    parts = "|".join(sorted((row["part"] for row in table("name_parts", "part", "language")), key=len, reverse=True))
    whole = "|".join(part for part in parts.split("|") if len(part) > 2)
    return re.compile(f"(?:{parts})(?:·?(?:{parts})){{1,2}}|{whole}")


@cache
def stops() -> frozenset[str]:
    """Words that look like names and are none: 温馨, 沙特."""
    words = {row["word"] for row in table("not_names", "word", "example")}
    return frozenset(words | {row["name"] for row in table("foreign_places", "name", "kind", "of")})
