"""Names of bodies taken whole: another body, a state, a mark or an unknown word tells where they begin."""

import pytest

import kg


def bodies(text: str) -> set[str]:
    """What the text names as a body, known or not."""
    found: set[str] = set()
    for one in kg.read_text(text):
        found |= {mention.surface for mention in one.mentions if mention.entity.cls not in {"Person", "Place"}}
        found |= {name[0] for name in one.unresolved}
    return found


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
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
    ],
)
def test_where_a_name_begins(text: str, wanted: set[str], unwanted: set[str]) -> None:
    found = bodies(text)
    assert wanted <= found
    assert not unwanted & found
