"""Other states, their cities and bodies."""

import pytest

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


@pytest.mark.parametrize("marked", PLACES)
def test_places_abroad(marked: str) -> None:
    found = abroad.find(analyse(marked.replace("[", "").replace("]", "")))
    told = [(m.place.label, m.place.level, m.place.parent.label if m.place.parent else "") for m in found]
    assert told == PLACES[marked]
    for mention in found:
        assert f"[{mention.text}]" in marked


@pytest.mark.parametrize(
    "row", table("foreign_bodies", "form", "cls", "of", "example"), ids=lambda row: str(row["form"])
)
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
