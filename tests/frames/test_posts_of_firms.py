"""Posts in firms, clubs, special regions and bodies abroad, through the whole of an article's way."""

import pytest
from invented import article, held

from kg.extract import extract

# sentence → person = body + title
CASES = {
    "集团公司党委书记、董事长王立平到项目部检查,第三工程局党委书记、执行董事李雪,党委副书记、总经理陈海陪同。": {
        "李雪": ["第三工程局党委书记", "第三工程局执行董事"],
        "陈海": ["第三工程局党委副书记", "第三工程局总经理"],
    },
    "华岭集团有限公司成立。副市长王立平来到承建的青禾水泥厂工地,公司董事长李雪汇报。": {
        "李雪": ["华岭集团有限公司董事长"]
    },
    "市长王立平到我司调研,华岭集团董事长李雪参加,集团董事长陈海陪同。": {
        "李雪": ["华岭集团董事长"],
        "陈海": [],
    },
    "湖州市茶叶商会会长王立平,五月份轮值会长李雪、陈海参加。": {
        "王立平": ["湖州市茶叶商会会长"],
        "李雪": ["湖州市茶叶商会轮值会长"],
        "陈海": ["湖州市茶叶商会轮值会长"],
    },
    "安吉农商银行党委书记王立平,监事长李雪参加活动。": {"李雪": ["安吉农商银行监事长"]},
    "安吉县委常委组织部长王立平、县委常委宣传部长李雪参加活动。": {
        "李雪": ["中共安吉县委员会常委", "中共安吉县委员会宣传部部长"]
    },
    "安吉县开会,县委委员宣传部副部长王立平讲话。": {"宣传部": []},
    "安吉县政府残工委副主任王立平、县妇儿工委办主任李雪到场。": {
        "王立平": ["安吉县残疾人工作委员会副主任"],
        "李雪": ["安吉县妇女儿童工作委员会办公室主任"],
    },
    "法国浙江联谊会会长王立平、旅德安吉商会共同主席李雪到访。": {
        "王立平": ["法国浙江联谊会会长"],
        "李雪": ["旅德安吉商会共同主席"],
    },
    "巴基斯坦驻华使馆公使衔参赞阿里与联合国儿童基金会驻华代表李雪到访。": {
        "李雪": ["联合国儿童基金会驻华代表"],
    },
    "香港运输署署长王立平、行政长官办公室主任李雪到场。": {
        "王立平": ["香港特别行政区政府运输署署长"],
        "李雪": ["香港特别行政区行政长官办公室主任"],
    },
    "行政院发言人王立平、国防部部长李雪、总统府秘书长陈海、立法委员孙明说明。": {
        "李雪": ["国防部部长"],
        "陈海": ["总统府秘书长"],
        "孙明": ["立法院立法委员"],
    },
    "青禾安吉党工委书记、总经理王立平,华岭湖州党委书记李雪到场。": {
        "王立平": ["青禾安吉党工委书记", "青禾安吉总经理"],
        "李雪": [],
    },
    "县委书记王立平来到安吉县,安吉县妇联主席李雪、副主席陈海陪同。": {"陈海": ["安吉县妇女联合会副主席"]},
    "湖州台州经促会(商会)召开会议,会长王立平,常务副会长李雪参加。": {
        "王立平": ["湖州台州经促会会长"],
        "李雪": ["湖州台州经促会常务副会长"],
    },
    "湖州市煤炭局对石桥煤矿进行了检查。副局长王立平在场,该矿矿长李雪陪同。": {
        "李雪": ["石桥煤矿矿长"],
    },
    "华岭煤矿是县里唯一一家露天煤矿。该矿党委书记王立平到场。": {"王立平": ["华岭煤矿党委书记"]},
    "安吉县青企协会长王立平、县老科协理事长李雪到场。": {
        "王立平": ["安吉县青年企业家协会会长"],
        "李雪": ["安吉县老科技工作者协会理事长"],
    },
    "湖州市茶叶协会成立。王立平为会长、副会长和监事颁发聘书。": {"王立平": []},
    "公司召开大会。华岭集团党委书记王立平到会,原公司工会主席李雪作总结。": {
        "王立平": ["华岭集团党委书记"],
        "李雪": ["公司工会主席"],
    },
    "青岛分公司开会,选举产生青岛分公司工会第一届工会委员会,总经理王立平讲话。设计院党总支副书记、工会主席李雪致辞。": {
        "李雪": ["设计院党总支副书记"],
    },
    "安吉县开会,团县委常委、组织部部长王立平,县妇联副主席、权益部部长李雪出席。": {
        "王立平": ["中国共产主义青年团安吉县委员会常委", "中国共产主义青年团安吉县委员会组织部部长"],
        "李雪": ["安吉县妇女联合会副主席", "安吉县妇女联合会权益部部长"],
    },
    "华岭手袋有限公司举行捐赠仪式,县妇联副主席王立平、家儿部部长李雪出席。": {"李雪": ["县妇联家儿部部长"]},
    "安吉县县长王立平、县城投公司董事长李雪、县城建集团总经理陈海参加会议。": {
        "李雪": ["安吉县城投公司董事长"],
        "陈海": ["安吉县城建集团总经理"],
    },
    "安吉农商银行行长王立平、公司业务部总经理李雪参加会议。": {"李雪": ["安吉农商银行公司业务部总经理"]},
    "驻长崎总领事王立平拜会当地侨领。": {"王立平": ["中国驻长崎总领事馆总领事"]},
    "花莲县长王立平、花莲市长李雪出席典礼。": {"王立平": ["花莲县政府县长"], "花莲": []},
    "云林县议会议长、副议长及秘书长齐聚一堂。": {"齐聚": []},
}


@pytest.mark.parametrize("sentence", CASES)
def test_posts(sentence: str) -> None:
    wanted = CASES[sentence]
    assert {name: posts for name, posts in held(sentence).items() if name in wanted} == {
        name: posts for name, posts in wanted.items() if posts
    }


def test_who_attends_what_is_told_by_its_list() -> None:
    text = "5月8日,市长王立平会见法国浙江商会会长李雪一行。出席会见的包括商会秘书长陈海、副会长孙明。"
    found = {str(one.object[1]) for one in extract(article(text)).claims if one.predicate == "schema:attendee"}
    assert found == {"王立平", "李雪", "陈海", "孙明"}


def test_a_japanese_name_is_whole_where_a_city_of_japan_is_named() -> None:
    text = "5月8日,总领事王立平拜会长崎市市长铃木史朗。长崎市副市长柴原慎一、副议长山口政嘉在座。"
    found = {str(one.object[1]) for one in extract(article(text)).claims if one.predicate == "schema:attendee"}
    assert found == {"王立平", "铃木史朗", "柴原慎一", "山口政嘉"}


def test_where_a_mission_is_names_no_person() -> None:
    claims = extract(article("5月8日,中国驻拉瓦格领事馆馆长王立平到任拜会碧瑶市市长马加龙。")).claims
    assert "拉瓦格" not in {one.subject.label for one in claims if one.predicate == "org:holds"}
    assert {one.object.label for one in claims if one.predicate == "schema:attendee"} == {"王立平", "马加龙"}


def test_an_activity_that_starts_is_one_event() -> None:
    claims = extract(article("3月6日,“春风暖”志愿服务活动在安吉县启动。县总工会主席王立平出席。")).claims
    assert {one.subject.label for one in claims if one.predicate == "rdf:type" and one.subject.cls != "Person"} == {
        "“春风暖”志愿服务活动"
    }


def test_a_central_city_is_no_centre() -> None:
    claims = extract(article("安吉县是浙北经济区重点城市和湖州区域中心城市。")).claims
    assert not [one for one in claims if "中心" in one.subject.label]
