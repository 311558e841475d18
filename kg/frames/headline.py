"""What the headline names: events, visits, mishaps."""

import re
from collections.abc import Iterator, Sequence

from kg.frames.agents import host
from kg.frames.blockers import Blockers
from kg.frames.happening import Fact, Happening
from kg.frames.labels import key
from kg.language.simplify import simplify
from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.happenings import Name, Namer
from kg.model import DateMention, Entity, Literal, Reading, Span, Text
from kg.rules import written

_HEADLINE = written("event/headline", "安吉法院开展“法官进社区”活动")
_ELIDED = written("event/headline/elided", "安吉法院开展“法官进社区”活动")
_AFTERWARDS = late("(?:时|期间|中)?(?:强调|指出|要求|提出|表示).*$")  # 王立平在安吉调研时强调
_OFFICE = worded("<office_words/chief>|领导|[省市县区镇乡局厅部院校会]长|工会|一行")
_NAMED, _SHORT = 8, 5  # characters of a name that says enough without quotes; of one that was held
_LEAD = 2  # sentences
_DAY = late(r"\d[日号]")
_HELD = late("(?:召开|举行|举办)[^,。;:]{0,6}$")
# What the body says of the event that the headline names: [会上],副主席…
_THERE = worded("会上,|会议<event_words/meeting_says>|<event_words/there>(?:现场|上|由[^,。;]{2,30}主持),?")


def headline_clause(reading: Reading, words: Sequence[str]) -> str | None:
    """The part of the headline that has one of `words`: 东井街民房着火 in 东井街民房着火 消防紧急扑救."""
    headline = reading.headline
    parts = re.finditer(r"[^\s,]+", headline.folded) if headline else ()
    found = next((part.span() for part in parts if any(word in part[0] for word in words)), None)
    return headline.raw[slice(*found)] if headline and found else None


def visited(reading: Reading, verbs: Sequence[str], agent: Entity | None) -> str | None:
    """What the headline calls the visit that the body tells of: the activity that it names (“送清凉”慰问活动), else its
    clause with one of `verbs` and the visitor, or an office (县领导走访慰问环卫职工)."""
    named = next(
        (n.text for n in headline_names(reading) if n.cls in ("Activity", "Visit", "Inspection") and not n.bare), None
    )
    clause = headline_clause(reading, verbs)
    if named or not clause:
        return named
    clause = _AFTERWARDS.sub("", clause)
    label = agent.label if agent else ""
    folded = simplify(clause)
    return clause if (label and label in folded) or _OFFICE.search(folded) else None


def headline_names(reading: Reading) -> list[Name]:
    """The names of events and programmes in the headline."""
    if reading.headline is None:
        return []
    namer = Namer(reading.headline)
    return [name for sentence in reading.headline.sentences for name in namer.names(sentence)]


def _planned(headline: Text, name: Name) -> bool:
    """Whether the headline says of what it names that it is still to be: 将于近日择机执行第一次出舱活动."""
    run = next(one for one in headline.sentences if one.begin <= name.begin < one.end)
    return Blockers(Namer(headline), run, lambda begin, end: False).block(name.begin, False)


def full_name(reading: Reading, cls: str) -> str | None:
    """The name of an event of class `cls` in the headline that is more than its head."""
    named = (n for n in headline_names(reading) if n.cls == cls and not n.bare)
    return next((n.text for n in named if len(key(n.text)) > 5), None)


def headlined(reading: Reading) -> Happening | None:
    """The event that the headline of `reading` names (法院开展“企业家进法院”活动), if the first sentences give its day
    or speak of it (会上): with that day and the body that the article is about. None where the headline names none, or
    several."""
    headline = reading.headline
    names = [n for n in headline_names(reading) if n.cls and not n.bare and headline and _says_enough(headline, n)]
    if len(names) != 1 or headline is None:
        return None
    name = names[0]
    where = _told_of(reading, _HELD.search(headline.folded, 0, name.begin) is not None)
    if where is None:
        return None
    if _planned(headline, name):
        return None
    label = headline.raw[name.begin : name.end]
    found = Happening(False, name.cls, label, name.core, _HEADLINE, [where])
    found.add([*circumstances(reading, _HEADLINE, _ELIDED)])
    return found


def _says_enough(headline: Text, name: Name) -> bool:
    """Whether a name is no mere kind: in quotes, long, or what the headline says was held."""
    held = _HELD.search(headline.folded, 0, name.begin) is not None
    return bool(name.core) or len(key(name.text)) >= (_SHORT if held else _NAMED)


def _told_of(reading: Reading, held: bool) -> Span | None:
    """The words of the first sentences that tell of the headline's event: its day; 会上, 仪式由 if the headline says
    that it was `held`."""
    day = lead_day(reading) or (_yearless(reading) if held else None)
    if day is not None:
        return Span(day.begin, day.end)
    lead = reading.body.sentences[:_LEAD] if held else ()
    there = _THERE.search(reading.body.folded, lead[0].begin, lead[-1].end) if lead else None
    return Span(*there.span()) if there else None


def circumstances(reading: Reading, of_day: str, of_host: str) -> Iterator[Fact]:
    """When the only event of an article was, by its first sentences, and as its host whom the article is about;
    by these rules."""
    day, agent = lead_day(reading), host(reading)
    if day is not None and day.since is not None:
        yield Fact("schema:startDate", day.since, Span(day.begin, day.end), of_day)
    elif day := _yearless(reading):
        yield Fact("kgo:temporalExpression", Literal(day.text), Span(day.begin, day.end), of_day)
    said = next((one for one in reading.organisations if one.entity == agent), None)
    if agent is not None and said is not None:
        yield Fact("schema:organizer", agent, Span(said.begin, said.end), of_host)


def _yearless(reading: Reading) -> DateMention | None:
    """The first day of the first two sentences if nothing tells its year."""
    end = reading.body.sentences[:_LEAD][-1].end if reading.body.sentences else 0
    days = (one for one in reading.dates if one.end <= end and one.since is None and _DAY.search(one.text))
    return next(days, None)


def lead_day(reading: Reading) -> DateMention | None:
    """The first exact day of the first two sentences; that of a dateline (竹乡网1月6日讯) if there is no other."""
    end = reading.body.sentences[min(1, len(reading.body.sentences) - 1)].end if reading.body.sentences else 0
    days = [one for one in reading.dates if one.end <= end and one.since and one.since.datatype == "xsd:date"]
    told = (one for one in days if not reading.body.folded.startswith(("讯", "电"), one.end))
    return next(told, days[0] if days else None)
