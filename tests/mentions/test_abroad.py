"""Other states, their cities and bodies."""

import pytest
from helpers import each

from kg import read_text
from kg.language import analyse
from kg.lexicon import Row, table
from kg.mentions import abroad, organisations
from kg.mentions.titles import find as titles

PLACES = {
    "[沙特阿拉伯]代表团到访。": [("沙特", "country", "")],
    "[赞比亚共和国]总统来访。": [("赞比亚", "country", "")],
    "[韩国][安养市]市长来访。": [("韩国", "country", ""), ("安养市", "foreign city", "韩国")],
    "[日本][静冈县]知事来访。": [("日本", "country", ""), ("静冈县", "foreign region", "日本")],
    "[美国][旧金山]市长来访。": [("美国", "country", ""), ("旧金山", "foreign city", "美国")],
    "[旧金山市]市长来访。": [("旧金山", "foreign city", "美国")],
    "论坛在[美国][旧金山]莫斯科尼大厅举行。": [("美国", "country", ""), ("旧金山", "foreign city", "美国")],
    "[英国]第三大城市举行投票。": [("英国", "country", "")],
    "阿多斯·马里到访。": [],
}


@each(PLACES)
def test_places_abroad(marked: str) -> None:
    found = abroad.find(analyse(marked.replace("[", "").replace("]", "")))
    told = [(m.place.label, m.place.level, m.place.parent.label if m.place.parent else "") for m in found]
    assert told == PLACES[marked]
    for mention in found:
        assert f"[{mention.text}]" in marked


@each(table("foreign_bodies", "form", "cls", "of", "example"))
def test_bodies_abroad(row: Row) -> None:
    wanted = row["example"][1 : row["example"].index("]")]
    text = analyse(row["example"].replace("[", "").replace("]", ""))
    found = organisations.find(text, (), titles(text))
    assert (wanted, row["cls"]) in [(body.surface, body.form.cls) for body in found]
    assert all(body.place is not None for body in found)


def test_every_city_lies_in_a_listed_state() -> None:
    rows = table("foreign_places", "name", "kind", "of")
    states = {row["of"] or row["name"] for row in rows if row["kind"] == "country"}
    assert {row["of"] for row in rows if row["kind"] in {"city", "region"}} <= states


@each(table("ministry_fields", "field", "example", "ending"))
def test_ministries_by_their_fields(row: Row) -> None:
    wanted = row["example"].partition("[")[2][:-1]
    assert row["field"] in wanted
    assert row["example"].replace("[", "").replace("]", "") in _bodies(
        row["example"].replace("[", "").replace("]", "") + "宣布计划。"
    )


def _bodies(text: str) -> set[str]:
    one = analyse(text)
    return {body.surface for body in organisations.find(one, (), titles(one)) if body.place}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("德国联邦经济和能源部宣布计划。", {"德国联邦经济和能源部"}),
        ("县长会见巴西国家电力公司总裁。", {"巴西国家电力公司"}),
        ("越南农业与农村发展部、建设部负责人到访。", {"越南农业与农村发展部", "建设部"}),
        ("加拿大自然资源部、商务部签署备忘录。", {"加拿大自然资源部", "商务部"}),
        ("法国教育部门发布通知，德国经济部署会议召开。", set()),
        ("美国经济局势不稳，日本农业局面好转，法国文化组织了活动。", set()),
    ],
)
def test_what_is_a_ministry_abroad(text: str, wanted: set[str]) -> None:
    assert _bodies(text) == wanted


@pytest.mark.parametrize("text", ["法国外交部与中国外交部签约。", "法国农业部和农业农村部签约。"])
def test_a_ministry_of_china_beside_another_state_s(text: str) -> None:
    (article,) = read_text(text)
    assert any(m.entity.label.startswith("中华人民共和国") and m.entity.label.endswith("部") for m in article.mentions)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("汉斯·穆勒出任院长。", "汉斯·穆勒"),
        ("据汉斯·穆勒介绍，工程已完成。", "汉斯·穆勒"),
        ("这是保罗·卡特第六次来。", "保罗·卡特"),
        ("主席让-保罗·卡特到访。", "让-保罗·卡特"),
        ("秘书长奥尔加·彼得罗娃在会上表示欢迎。", "奥尔加·彼得罗娃"),
    ],
)
def test_foreign_names_whole(text: str, name: str) -> None:
    (article,) = read_text(text)
    assert {m.entity.label for m in article.mentions if m.entity.cls == "Person"} == {name}
