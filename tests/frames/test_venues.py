"""Where things happen: every ending of the table has an example that is a test."""

import pytest
from helpers import each
from invented import article
from notation import reading

from kg.extract import extract
from kg.frames.happenings import happenings
from kg.frames.venues import endings
from kg.lexicon import table
from kg.model import Entity


def locations(text: str) -> set[str]:
    """Where what `text` tells took place."""
    claims = extract(article(text)).claims
    return {one.object.label for one in claims if one.predicate == "schema:location" and isinstance(one.object, Entity)}


ROWS = table("venue_endings", "ending", "kind", "example")


@each(ROWS)
def test_example(row: dict[str, str]) -> None:
    venues, none = endings()
    text = row["example"].replace("[", "").replace("]", "")
    assert f"[{row['ending']}]" in row["example"] or row["kind"] == "none"
    if row["kind"] == "none":
        assert none.search(text)
    else:
        assert venues.search(text) and not none.search(text)


def test_our_town_is_the_one_that_the_article_names() -> None:
    assert locations("5月6日,周书记到我镇实地调研。周书记走访了洛舍镇东衡村。") == {"洛舍镇"}


@pytest.mark.parametrize(
    "text",
    [
        "5月6日,德清县政协主席王立平一行来我县考察文旅产业,县政协主席李雪陪同考察。",
        "5月6日,湖州市水利局局长王立平到我市调研。",
        "5月6日,旗委书记王立平深入乡镇调研。",
    ],
)
def test_our_own_is_not_the_guests(text: str) -> None:
    assert not locations(text)


@pytest.mark.parametrize("words", ["人民会堂一楼主会场", "文化馆宣传橱窗"])
def test_venue(words: str) -> None:
    text = f"{{d:2024-05-06|5月6日}},{{o:安吉县总工会}}在县{words}举办“竹乡杯”书法展。"
    claims = happenings(reading(text))[1]
    assert f"安吉县{words}" in {c.object.label for c in claims if c.predicate == "schema:location"}


def test_a_village_is_no_room_of_who_comes() -> None:
    text = "{d:2024-05-06|5月6日},{o:安吉县妇女联合会|安吉县妇联}主席{p:李雪}一行到马村走访慰问困难妇女。"
    claims = happenings(reading(text))[1]
    assert {"马村"} == {c.object.label for c in claims if c.predicate == "schema:location"}


def test_two_courts_are_no_one_place() -> None:
    text = "{d:2024-05-06|5月6日},{p:王立平}到石岭法庭和高桥法庭调研。"
    claims = happenings(reading(text))[1]
    assert not {c.object.label for c in claims if c.predicate == "schema:location"} & {"石岭法庭和高桥法庭"}


@pytest.mark.parametrize(
    ("words", "label", "scope"),
    [
        ("阿根廷布宜诺斯艾利斯", "布宜诺斯艾利斯", "阿根廷"),
        ("旧金山市", "旧金山", "美国"),
        ("新加坡", "新加坡", ""),
        ("美国旧金山青禾中心", "美国旧金山青禾中心", "article"),
    ],
)
def test_a_city_abroad_is_the_city(words: str, label: str, scope: str) -> None:
    one = reading(f"{{d:2024-05-06|5月6日}},青禾产业论坛年会在{words}举行。")
    found = [c.object for c in happenings(one)[1] if c.predicate == "schema:location"]
    assert [(one.label, one.scope) for one in found] == [(label, one.article.key if scope == "article" else scope)]


def test_who_leads_is_no_place() -> None:
    text = "{d:2024-05-06|5月6日},{o:安吉县第一小学}在{o:安吉县教育局}、街道带领下开展“竹乡杯”书法展。"
    claims = happenings(reading(text))[1]
    assert not [c.object.label for c in claims if c.predicate == "schema:location"]


def test_two_houses_are_no_one_place() -> None:
    text = "{p:王立平}和{p:李敏}分赴{o:安吉县教育局}、{o:安吉县公安局}警察支队,开展“护航”慰问活动并座谈。"
    claims = happenings(reading(text))[1]
    assert not [c for c in claims if c.predicate == "schema:location" and "、" in c.object.label]


def test_who_is_in_office_is_no_place() -> None:
    text = "{d:2024-05-06|5月6日}下午,{o:安吉县总工会}在职党员联系了社区卫生服务站开展“竹乡”义诊活动。"
    claims = happenings(reading(text))[1]
    assert not [c for c in claims if c.predicate == "schema:location"]
