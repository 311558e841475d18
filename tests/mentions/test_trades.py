"""Trades and fields of work: each entry of the tables, and what is one career."""

from helpers import each

from kg import read_text
from kg.lexicon import Row, table
from kg.mentions.trades import (
    called,
    called_behind,
    closed,
    fields,
    in_field,
    is_anybody,
    keeps_house,
    one_career,
    rises,
    trade,
)

TRADES = table("trades", "word", "trade", "field", "example", "besides")


@each(TRADES)
def test_a_trade(row: Row) -> None:
    before, _, _ = row["example"].replace("[", "").partition("]")
    assert called(before) == row["word"]
    assert trade(row["word"]) == (row["trade"] if row["trade"] != "-" else "")
    assert not row["field"] or row["field"] in fields(row["word"])


@each(table("work_fields", "field", "pattern", "closed", "example"))
def test_a_field(row: Row) -> None:
    assert row["field"] in fields(row["example"]) and (row["field"] in closed()) == (row["closed"] == "yes")


@each(table("trade_careers", "trade", "other", "where", "example"))
def test_a_career(row: Row) -> None:
    known = {one["trade"] for one in TRADES} | {"office"}
    assert row["trade"] in known and row["other"] in known | {"*"}
    one, two = (
        called(name.replace("王立平老人", "老人").removesuffix("王立平")) for name in row["example"].split(" | ")
    )
    assert row["trade"] in (trade(one), trade(two))
    if row["where"] == "before":
        assert rises(trade(one), trade(two)) and not one_career(trade(one), trade(two))
    elif row["where"] == "house":
        assert row["trade"] == row["other"] == trade(one) == trade(two) and keeps_house(row["trade"])
    elif row["where"] == "field":
        assert in_field(trade(one), trade(two)) and not one_career(trade(one), trade(two))
    else:
        assert row["where"] in ("", "article") and one_career(trade(one), trade(two), article=True)


def test_the_longest_word_tells() -> None:
    assert trade("副主任医师") == trade("医生") == "doctor"
    assert trade("副县长") == "office" and trade("县领导") == "office" and trade("劳模") == ""
    assert not one_career("lawyer", "writer") and not one_career("office", "courier")


def test_what_only_one_article_tells_of_a_life() -> None:
    assert one_career("soldier", "police", article=True) and not one_career("soldier", "police")
    assert not one_career("office", "teacher", article=True)
    assert is_anybody("accused") and not is_anybody("soldier") and not is_anybody("teacher")


def test_what_stands_behind_a_name() -> None:
    assert called_behind("王立平当选县总工会主席，", 3) == "主席"
    assert called_behind("王立平、李晓梅等县领导参加", 3) == "县领导"
    assert called_behind("王立平老师说", 3) == "老师"
    assert called_behind("王立平主持会议", 3) == ""


def test_the_consultative_conference_is_no_chamber_of_commerce() -> None:
    assert "industry" not in fields("中国人民政治协商会议安吉县委员会副主席") and "industry" in fields("安吉县商会")


@each([row for row in TRADES if row["besides"]])
def test_what_an_official_is_called_besides(row: Row) -> None:
    assert f"[{row['word']}]" in row["besides"]
    (one,) = read_text(row["besides"].replace("[", "").replace("]", "") + "。")
    assert [claim.subject.label for claim in one.claims if claim.predicate == "org:holds"] == ["王立平"]


def test_an_office_before_what_one_is_called_is_his_alone() -> None:
    def holders(text: str) -> set[str]:
        return {
            claim.subject.label for one in read_text(text) for claim in one.claims if claim.predicate == "org:holds"
        }

    assert holders("华岭大学教授、著名画家、作家王立平到会。") == {"王立平"}
    assert holders("华岭大学校长、画家王立平、李雪到会。") == {"王立平"}
    assert holders("县长走访困难职工、作家王立平。") == set()
    assert holders("县长、安吉县作家协会会员、作家王立平到会。") == set(), "a body between is another matter"
