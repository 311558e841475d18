"""What a word inside a name is taken for: no function word, no place's edge, no end of a person's name."""

from itertools import product

import pytest
from helpers import each

from kg import read_text
from kg.lexicon import Row, table


def _bodies(text: str) -> set[str]:
    classes = ("Person", "Post", "AdministrativeArea", "Place", "Measurement")
    return {m.entity.label for one in read_text(text) for m in one.mentions if m.entity.cls not in classes}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("近日，安吉县梅溪镇白杨村委会开展植树活动。", "白杨村村民委员会"),
        ("今年以来，建设银行湖州分行为群众办实事二十件。", "建设银行湖州分行"),
        ("会上，中国电信百色分公司作了交流发言。", "中国电信百色分公司"),
        ("她毕业后进入湖州市第十四中学工作。", "湖州市第十四中学"),
    ],
)
def test_names_whole(text: str, body: str) -> None:
    assert body in _bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "李雪是水泥厂女工。",
        "王立平从社区居委会主任手里接过钥匙。",
        "据报道，灾区很多医院面临人手不足。",
        "他曾在一家造船厂当学徒。",
        "村民向村委会反映情况。",
    ],
)
def test_words_that_are_no_names(text: str) -> None:
    assert not _bodies(text)


@pytest.mark.parametrize("aide", ["顾问", "高级顾问", "秘书"])
def test_an_aide_of_a_president_is_none(aide: str) -> None:
    (article,) = read_text(f"据报道，法国总统{aide}杜邦表示，谈判将继续。")
    assert not [claim for claim in article.claims if claim.predicate == "org:holds"]


@each(
    product(
        ["请", "同", "让", "由", "对", "向", "和", "被", "昨天", "只见", "听取", "见到", "跟着", "这时", "据"],
        [("松田集团", "董事长"), ("桃岩医院", "院长"), ("金湾法庭", "庭长"), ("玉湖茶叶合作社", "理事长")],
    )
)
def test_what_leads_to_a_body_is_no_part_of_it(lead: str, of: tuple[str, str]) -> None:
    body, office = of
    (article,) = read_text(f"{lead}{body}{office}徐春梅介绍情况。")
    assert {claim.object.label for claim in article.claims if claim.predicate == "org:postIn"} <= {body}


def test_who_is_met_when() -> None:
    (article,) = read_text("记者见到林霞时，她刚下班。在赵志刚的带动下，村民种起了茶叶。")
    assert {m.entity.label for m in article.mentions if m.entity.cls == "Person"} == {"林霞", "赵志刚"}
    (article,) = read_text("遇到高温时，大家躲进屋。在项目的带动下，村民增收。对施工来说，雨季最难。")
    assert not [m for m in article.mentions if m.entity.cls == "Person"]


def _people(text: str) -> set[str]:
    return {m.entity.label for one in read_text(text) for m in one.mentions if m.entity.cls == "Person"}


@each(table("later_words", "word", "example"))
def test_verbs_that_the_dictionary_lacks_are_no_part_of_a_name(row: Row) -> None:
    before, _, rest = row["example"].partition("[")
    name, _, after = rest.partition("]")
    assert row["word"] in after and _people(f"{before}{name}{after}") == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("村民傅雪便赶往车站。", "傅雪"),
        ("副县长侯超替老人付药费。", "侯超"),
        ("县总工会主席程丹道出心声。", "程丹"),
        ("县长王天助主持会议。", "王天助"),
        ("副县长张南巡调研。", "张南巡"),
        ("校长李明举讲话。", "李明举"),
    ],
)
def test_a_verb_behind_a_name_of_two_or_its_last_character(text: str, name: str) -> None:
    assert _people(text) == {name}


def test_a_reporter_of_a_wire() -> None:
    assert _people("【中央社記者林文平臺南二日電】臺南市總工會舉辦講座。") == {"林文平"}
