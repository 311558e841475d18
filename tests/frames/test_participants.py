"""Who else was there: every row of the table has an example that is a test, and whole articles."""

import pytest
from notation import reading

from kg.frames.happenings import happenings
from kg.frames.participants import features
from kg.lexicon import table
from kg.model import Entity

ROWS = table("participant_features", "feature", "where", "pattern", "weight", "example")
LEAD = "{d:2024-05-06|5月6日},{o:安吉县总工会}举办“竹乡杯”职工技能大赛。"


def attendees(marked: str) -> set[str]:
    claims = happenings(reading(marked, None))[1]
    return {c.object.label for c in claims if c.predicate == "schema:attendee" and isinstance(c.object, Entity)}


@pytest.mark.parametrize("row", [row for row in ROWS if row["where"] != "code"], ids=lambda row: row["feature"])
def test_example(row: dict[str, str]) -> None:
    (pattern,) = (one.pattern for one in features() if one.name == row["feature"])
    before, _, rest = row["example"].partition("[")
    assert pattern is not None and pattern.search(before if row["where"] == "before" else rest.partition("]")[2])


@pytest.mark.parametrize(
    "told",
    [
        "县委副书记{p:李文远}、{o:安吉县妇女联合会}主席{p:丁一舟}等嘉宾共聚一堂。",
        "比赛由{p:李文远}、{p:丁一舟}担任主礼嘉宾并剪彩。",
        "{p:李文远}带领20名裁判员到场。{p:丁一舟}表示,要以赛促学。",
    ],
)
def test_there(told: str) -> None:
    assert attendees(LEAD + told) == {"李文远", "丁一舟"}


@pytest.mark.parametrize(
    "told",
    [
        "(记者{p:李文远})",
        "“很有收获。”选手{p:李文远}告诉记者。",
        "居民{p:李文远}的家人很高兴。",
        "县委决定任命{p:李文远}为局长。",
        "最终{p:李文远}等10人获得一等奖。",
        "县长{p:李文远}打电话指示做好服务。",
    ],
)
def test_not_there(told: str) -> None:
    assert attendees(LEAD + told) == set()


def test_nobody_attends_a_mishap() -> None:
    text = "{d:2023-04-02|4月2日}14时许,{l:德清县}莫干大厦第12层发生火灾。县长{p:李文远}要求全力救援。"
    assert attendees(text) == set()
