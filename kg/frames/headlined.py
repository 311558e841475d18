"""The event that only the headline names: the body tells of it without a word that frames know."""

from kg.frames.agents import host
from kg.frames.happening import Fact, Happening
from kg.frames.labels import key
from kg.frames.naming import headline_names
from kg.model import DateMention, Reading, Span
from kg.rules import written

_HEADLINE = written("event/headline", "安吉法院开展“法官进社区”活动")
_ELIDED = written("event/headline/elided", "安吉法院开展“法官进社区”活动")
_NAMED = 8  # characters of a name that says enough without quotes


def headlined(reading: Reading) -> Happening | None:
    """The event that the headline of `reading` names (法院开展“企业家进法院”活动), if the first sentences give its day:
    with that day and the body that the article is about. None where the headline names none, or several."""
    names = [n for n in headline_names(reading) if n.cls and not n.bare and (n.core or len(key(n.text)) >= _NAMED)]
    day = _day(reading)
    if len(names) != 1 or day is None or day.since is None or reading.headline is None:
        return None
    name, span = names[0], Span(day.begin, day.end)
    label = reading.headline.raw[name.begin : name.end]
    found = Happening(False, name.cls, label, name.core, _HEADLINE, [span])
    found.facts.append(Fact("schema:startDate", day.since, span, _HEADLINE))
    agent = host(reading)
    said = next((m for m in reading.organisations if m.entity == agent), None)
    if agent is not None and said is not None:
        found.facts.append(Fact("schema:organizer", agent, Span(said.begin, said.end), _ELIDED))
    return found


def _day(reading: Reading) -> DateMention | None:
    """The first exact day of the first two sentences."""
    end = reading.body.sentences[min(1, len(reading.body.sentences) - 1)].end if reading.body.sentences else 0
    days = (one for one in reading.dates if one.end <= end and one.since and one.since.datatype == "xsd:date")
    return next(days, None)
