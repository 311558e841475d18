"""Whether words tell of another day or year than that of an event."""

from collections.abc import Iterable, Sequence

from kg.frames.happening import Fact, Filler, Happening
from kg.frames.match import Match
from kg.late import late
from kg.model import DateMention, Literal

TIMES = ("schema:startDate", "kgo:temporalExpression")  # what tells when an event is
_DATED = (*TIMES, "schema:endDate")
_DAY = late(r"(\d{1,2})(?:-|月)(\d{1,2})(?:日|$)")  # of 2024-06-05, 6月5日


def another_day(event: Happening, found: Sequence[Fact]) -> bool:
    """Whether facts tell of another day than that of an event: 6月5日,甲到某村调研. 6月8日,[乙陪同]."""
    days = _days(fact.filler for fact in found if fact.predicate in _DATED)
    then = _days(filler for predicate in _DATED for filler in event.fillers(predicate)) if days else []
    if not then:
        return False
    return not any(min(then) <= day <= max(then) for day in days)


def another_year(event: Happening, match: Match) -> bool:
    """Whether a match tells of another year than that of an event: [去年]甲主持召开专题会."""
    dates = (item.mention for item in match.dates if isinstance(item.mention, DateMention))
    years = {one.since.text for one in dates if one.since and one.since.datatype == "xsd:gYear"}
    then = {one.text[:4] for one in event.fillers("schema:startDate") if isinstance(one, Literal)}
    return bool(years and then) and years.isdisjoint(then)


def _days(fillers: Iterable[Filler | Happening]) -> list[tuple[int, int]]:
    """The days, as month and day, that these tell, their year known or not."""
    hits = (_DAY.search(one.text) for one in fillers if isinstance(one, Literal))
    return [(int(hit[1]), int(hit[2])) for hit in hits if hit]
