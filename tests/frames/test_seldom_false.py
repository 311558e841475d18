"""Kinds of sentences of which something false was told: whose ministry, who, what is held, where, how many."""

import pytest
from invented import article

import kg
from kg.extract import extract
from kg.model import Claim, Entity


def claims(text: str, headline: str | None = None) -> list[Claim]:
    return list(extract(article(text, headline)).claims)


def said(text: str, predicate: str) -> set[str]:
    """The labels of what the text tells with `predicate`."""
    found = (one.object for one in claims(text) if one.predicate == predicate)
    return {one.label for one in found if isinstance(one, Entity)}


def named(text: str, cls: str) -> set[str]:
    return {mention.entity.label for one in kg.read_text(text) for mention in one.mentions if mention.entity.cls == cls}


@pytest.mark.parametrize(
    ("text", "mainland"),
    [
        ("中央社记者赵信台北8日电，教育部今天公布名单，财政部与交通部将配合。", False),
        ("教育部长王立平今天到立法院备询。立委李雪提问。教育部表示将检讨。", False),
        ("台湾“教育部长”王立平接受质询，教育部与22县市教育局处沟通。", False),
        ("高雄市长王立平今天出席活动，教育部派员到场。", False),
        ("嘉义县长李雪表示，农业部已拨款。", False),
        ("教育部部长王立平在北京会见客人。", True),
        ("湖州市教育局传达教育部文件精神，来自台湾的学生参加活动。", True),
        ("国台办发言人表示，教育部支持两岸青年交流。台北市长李雪表示欢迎。", True),
    ],
)
def test_whose_ministry_it_is_where_a_text_tells_of_taiwan(text: str, mainland: bool) -> None:
    assert any(label.startswith("中华人民共和国") for label in named(text, "GovernmentBody")) is mainland


def test_the_headline_means_the_ministry_of_its_text() -> None:
    found = claims("立法院教育及文化委员会今天审查草案，教育部长王立平出席。教育部将检讨。", "教育部长王立平谈新学年")
    assert not [one for one in found if "中华人民共和国" in one.subject.label]


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("统战部部长李新主一行来到湖州市调研。座谈会上，李新主部长介绍了情况。", "李新主", "李新"),
        ("福岛县知事佐藤雄平到会。除此以外，佐藤还要求赔偿。", "佐藤雄平", "佐藤还"),
        ("福岛县知事佐藤雄平到会。对此，高桥仍强调安全。", "佐藤雄平", "高桥仍"),
        ("书记王立平了解了青禾大厦、湖畔•学苑在建的住宅区。", "王立平", "湖畔·学苑"),
        ("乌兹别克斯坦代表阿里·哈桑出席会议。", "阿里·哈桑", "阿里"),
    ],
)
def test_who_is_named(text: str, wanted: str, unwanted: str) -> None:
    people = named(text, "Person")
    assert wanted in people and unwanted not in people


def test_what_is_held_is_named_whole() -> None:
    found = claims("9月21日，安吉县召开2026年三夏暨秸秆利用和禁烧工作动员会。副县长王立平主持会议。")
    labels = {one.subject.label for one in found if one.predicate == "kgo:chairedBy"}
    assert labels == {"2026年三夏暨秸秆利用和禁烧工作动员会"}


def test_the_host_is_said_once() -> None:
    found = claims("湖州市青禾行业协会召开成立大会。成功召开了协会第一次理事会。")
    labels = {one.subject.label for one in found if one.predicate == "schema:organizer"}
    assert "湖州市青禾行业协会第一次理事会" in labels


def test_with_whom_one_signs_is_not_where() -> None:
    text = "院长助理王立平在现场与青禾铸造股份有限公司签订了服务协议。"
    assert not said(text, "schema:location")


def test_what_is_done_is_not_counted() -> None:
    found = claims("共有4家来自长兴县的企业设置了16个招聘岗位。")
    assert "企业" in {
        str(one.object[0]) for one in found if one.predicate == "kgo:measures" and "4家" in one.subject.label
    }


def test_a_club_in_full_and_by_its_level_is_one() -> None:
    found = kg.read_text("10月23日，安吉县竹艺协会召开会员大会。王立平肯定了县竹艺协会的工作。")
    clubs = {one.entity for reading in found for one in reading.mentions if one.entity.cls == "MassOrganisation"}
    assert len(clubs) == 1


@pytest.mark.parametrize("text", ["教育预算增加新台币1100亿元。", "公司捐款港币500万元。"])
def test_a_currency_is_not_counted(text: str) -> None:
    assert not [one for one in claims(text) if one.predicate == "kgo:measures" and "币" in str(one.object[0])]


def test_who_will_meet_is_not_there() -> None:
    text = "5月8日，国务院总理王立平出席青禾协议签署仪式。访华期间，国家主席李雪还将会见客人，"
    text += "副总理陈海将与她共同出席论坛。"
    assert said(text, "schema:attendee") == {"王立平"}
