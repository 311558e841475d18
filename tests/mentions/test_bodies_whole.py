"""Names of bodies taken whole: another body, a state, a mark or an unknown word tells where they begin."""

from helpers import each

import kg


def bodies(text: str) -> set[str]:
    """What the text names as a body, known or not."""
    found: set[str] = set()
    for one in kg.read_text(text):
        found |= {mention.surface for mention in one.mentions if mention.entity.cls not in {"Person", "Place"}}
        found |= {name[0] for name in one.unresolved}
    return found


@each(
    [
        # a level word that ends another body is no level
        ("代表对安吉军分区、市武警支队进行慰问。", {"市武警支队"}, {"区武警支队"}),
        # 与 behind a body's ending joins two
        (
            "安吉县第九小学家长委员会和后勤处组织活动。",
            {"安吉县第九小学家长委员会"},
            {"安吉县第九小学家长委员会和后勤处"},
        ),
        ("青禾竹文化学会与英国皇家竹文化学会签署协议。", {"英国皇家竹文化学会"}, set()),
        # clubs of states and of the world
        ("中国竹农学会与德国竹农协会签署协议。", {"中国竹农学会", "德国竹农协会"}, set()),
        ("国际竹材与减灾协会主席参加会议。", {"国际竹材与减灾协会"}, {"减灾协会"}),
        ("南方国际友好联络会会长王立平参加会议。", set(), {"国际友好联络会"}),
        # from mark to mark
        ("太湖流域管理局发布预报。", {"太湖流域管理局"}, set()),
        ("青溪出版集团副总裁王立平出席会议。", {"青溪出版集团"}, {"出版集团"}),
        # builders and their sites
        ("中铁十二局集团青安高铁项目部举办竞赛。", {"中铁十二局集团青安高铁项目部"}, set()),
        ("中交二航局常泰大桥项目经理部举办竞赛。", {"中交二航局常泰大桥项目经理部"}, set()),
        ("中铁四局五公司沈阳地铁1号线项目部举办竞赛。", {"中铁四局五公司沈阳地铁1号线项目部"}, set()),
        ("中铁上海局一公司获奖。", {"中铁上海局一公司"}, {"上海局一公司"}),
        # a word that no dictionary has, behind a body
        ("安吉县公安局递铺派出所开展巡逻。", {"安吉县公安局递铺派出所"}, set()),
    ]
)
def test_where_a_name_begins(text: str, wanted: set[str], unwanted: set[str]) -> None:
    found = bodies(text)
    assert wanted <= found
    assert not unwanted & found


@each(
    [
        # groups with all their task, laboratories with their field
        (
            "安吉县推进竹产业队伍建设改革协调小组办公室发布通报。",
            {"安吉县推进竹产业队伍建设改革协调小组办公室"},
            set(),
        ),
        ("安吉县成立竹产业领导小组。", set(), {"安吉县成立竹产业领导小组"}),
        ("可控竹材与绿色应用北京市重点实验室成立。", {"可控竹材与绿色应用北京市重点实验室"}, {"北京市重点实验室"}),
        ("代表依托竹材加工国家重点实验室开展研究。", {"竹材加工国家重点实验室"}, set()),
        # one ending for several departments
        (
            "安吉县公安、交通运输和应急管理局开展检查。",
            {"安吉县公安局", "交通运输局", "应急管理局"},
            set(),
        ),
        ("省市妇联在安吉县联合举办活动。", {"省妇联", "市妇联"}, set()),
        # none in particular, or no part of the name
        ("安吉、长兴三县总工会参加会议。", set(), {"县总工会"}),
        ("安吉县总工会十四届委员会召开会议。", {"安吉县总工会"}, {"安吉县总工会十四届委员会"}),
        ("安吉县辖区疾病预防控制中心、安吉县基层武装部参加。", set(), {"安吉县辖区疾病预防控制中心"}),
        ("副县长王立平赴上海拜访华岭集团。", set(), {"上海拜访华岭集团"}),
        ("副县长王立平赴杭州指导华岭集团。", {"华岭集团"}, {"杭州指导华岭集团"}),
        ("竹业商会智慧酒店分会会长王立平讲话。", set(), {"智慧酒店"}),
        # a body's staff, a club's branches
        ("安吉县水利局机关党支部开展活动。", {"安吉县水利局机关党支部"}, set()),
        ("中国竹纸协会生活用纸专业委员会召开年会。", {"中国竹纸协会生活用纸专业委员会"}, set()),
    ]
)
def test_what_a_name_holds(text: str, wanted: set[str], unwanted: set[str]) -> None:
    found = bodies(text)
    assert wanted <= found
    assert not unwanted & found


def test_the_bare_laboratory_is_the_one_that_was_named() -> None:
    text = "竹材加工国家重点实验室在青禾研究所举行会议。实验室主任王立平讲话。"
    posts = {c.object.label for one in kg.read_text(text) for c in one.claims if c.predicate == "org:holds"}
    assert posts == {"竹材加工国家重点实验室主任"}


def test_what_several_guests_are_is_not_the_house() -> None:
    text = "调研会在中心召开。来自湖州市、宁波市、杭州市疾控中心的领导参加。中心党委书记王立平出席。"
    posts = {c.object.label for one in kg.read_text(text) for c in one.claims if c.predicate == "org:holds"}
    assert posts == {"中心党委书记"}


def test_names_in_a_list_of_names_abroad() -> None:
    found = bodies("早稻田大学、莫斯科国立大学、新加坡国立大学教授出席会议。")
    assert "莫斯科国立大学" in found
    assert not {"国立大学", "莫斯科"} & found
    assert "意大利安吉同乡会" in bodies("安吉县侨联、意大利安吉同乡会、法国浙江商会参加会议。")
