"""Of which country a person is: each word of the table, lists, and what does not say it."""

import pytest
from helpers import each
from invented import article

from kg.extract import extract
from kg.lexicon import Row, table
from kg.model import Entity


def of(text: str) -> dict[str, str]:
    claims = (one for one in extract(article(text)).claims if one.predicate == "schema:nationality")
    return {one.subject.label: one.object.label for one in claims if isinstance(one.object, Entity)}


@each(table("nationals", "word", "example"))
def test_each_word(row: Row) -> None:
    text = row["example"].replace("[", "").replace("]", "")
    assert of(f"{text}。王立平同志说，她很高兴。") == {"王立平": text[:2] if text[:2] == "中国" else "巴西"}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("中国组合王立平/李晓梅夺金。", {"王立平": "中国", "李晓梅": "中国"}),
        ("中国选手王立平、李晓梅夺金。", {"王立平": "中国", "李晓梅": "中国"}),
        ("中国选手王立平夺金，李晓梅也来了。", {"王立平": "中国"}),
        ("中国驻巴西的选手王立平夺金。", {}),
        ("在中国举行的比赛中，选手王立平夺金。", {}),
    ],
)
def test_lists(text: str, known: dict[str, str]) -> None:
    assert of(text) == known


@pytest.mark.parametrize("body", ["国家烟草局", "国家粮食局", "国家民航局"])
def test_a_bureau_of_the_state_is_no_countys(body: str) -> None:
    told = extract(article(f"安吉县总工会召开会议。{body}局长王立平到会，安吉县国家税务局局长李雪陪同。"))
    posts = {c.object.label for c in told.claims if c.predicate == "org:holds"}  # type: ignore[union-attr]
    assert posts == {f"{body}局长", "安吉县国家税务局局长"}
