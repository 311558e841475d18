"""Offices that are told only to be denied, or under a condition, are held by nobody."""

import pytest
from helpers import each
from invented import article

from kg.extract import extract
from kg.lexicon import Row, table
from kg.model import Claim


def held(text: str) -> list[Claim]:
    return [claim for claim in extract(article(text)).claims if claim.predicate == "org:holds"]


@each(table("post_denials", "word", "side", "example", "not_as"))
def test_what_the_words_deny(row: Row) -> None:
    before, _, rest = row["example"].partition("[")
    word, _, rest = rest.partition("]")
    known = "王立平,男,汉族,1964年3月生。"
    assert not held(known + before + word + rest)
    if row["side"] == "behind" and before[0] == "“":
        assert held(known + before[1:-1])  # what the quotation says, said outright


@pytest.mark.parametrize(
    "text",
    [
        "8月6日,网传“安吉县民政局局长章远已任副县长”不属实,章远仍任安吉县民政局局长。",
        "针对“安吉县水利局局长停职”的传闻,安吉县水利局局长章远作了说明。",
        "安吉县审计局局长章远讲述了怎样辨别谣言。",
        "县长将任命书颁发给安吉县审计局副局长章远。",
        "安吉县审计局将于下周举行座谈会,安吉县审计局局长章远主持筹备。",
    ],
)
def test_what_is_said_beside_it_stands(text: str) -> None:
    assert len(held(text)) == 1


@pytest.mark.parametrize(
    "text",
    ["安吉县总工会将于下周召开全委会,选举章远为安吉县总工会主席。", "届时将任命章远为安吉县财政局局长。"],
)
def test_what_is_only_planned(text: str) -> None:
    assert not held("章远,男,汉族。" + text)


def test_a_name_that_begins_like_a_condition() -> None:
    assert held("若尔盖县总工会主席章远出席会议。")
