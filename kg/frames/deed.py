"""What the first sentences say that somebody did, where they tell of no event that a frame knows: 县中医院派出医疗队
走进洛舍镇,为村民诊疗. Who may have done what is found generously, clause by clause; named features with the weights of
lexicon/deed_features.tsv decide whether that is what the article tells of."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from kg.errors import DataError
from kg.frames import lexicon
from kg.frames import skeleton as sk
from kg.frames.agents import host
from kg.frames.blockers import Blockers
from kg.frames.facts import resolved
from kg.frames.happening import Fact, Happening
from kg.frames.labels import key
from kg.frames.scene import shape
from kg.frames.skeleton import Skeleton
from kg.frames.venues import venue
from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import worded
from kg.mentions.happenings import Namer
from kg.model import DateMention, Literal, OrganisationMention, PersonMention, Reading, Span
from kg.rules import said, written

_DEED = written("event/deed", "5月6日,安吉县中医院派出医疗队走进洛舍镇,为村民免费诊疗。")
LEAD = 2  # sentences
_ENOUGH = 3.0
# 县委书记甲,县长乙,|主席丙等出席揭牌仪式: the first of them is named
_ROW = late(f"(?:^|[,;:])(?P<row>(?:[{sk.PERSON}],)+)$")
_LONGEST_ROW, _NAMED = 40, 3  # symbols before who does it; persons that a label names
_SHORTEST = 4  # characters of a deed
_SHARED = 3  # characters in a row that a deed and the headline have in common
_VAGUE = worded("<number_words/vague>|[昨今前当][天日晚早]")
_DAY = late(r"[\d一二三四五六七八九十][日号]")
_WHILE = late("(?:时|后|期间|之后)?$")  # 听取代表意见|时
_CLAUSE = late("[^,;:。]*")
_MENTION = late(f"[{sk.ANY}]")
_WEIGHED = frozenset(["subject", "deed", "sentence", "code"])


@dataclass(frozen=True, slots=True)
class Feature:
    """One row: what speaks for or against a deed, where its pattern is sought, how much it weighs."""

    rule: str  # deed_features/goes
    name: str
    where: str  # as in the table
    pattern: re.Pattern[str] | None
    weight: float


@dataclass
class Deed:
    """What a sentence may say that somebody did: `who` and up to where, as runs of the sentence's skeleton."""

    reading: Reading
    programmes: Sequence[Span]
    shape: Skeleton
    who: tuple[int, int]
    by: Feature  # the row that found who
    until: int

    @property
    def text(self) -> str:
        """What is done, as a skeleton."""
        return self.shape.text[self.who[1] : self.until]

    @cached_property
    def span(self) -> Span:
        """The words from whom to what."""
        return self.shape.span(self.who[0], self.until)

    @cached_property
    def day(self) -> DateMention | None:
        """The last exact day up to the deed's end, else the last vague one."""
        dates = self.reading.dates
        last = bisect_left(dates, self.span.end, key=lambda date: date.begin)
        told = [one for one in reversed(dates[:last]) if _exact(one) or _VAGUE.match(one.text)]
        return next((one for one in told if _exact(one)), told[0] if told else None)

    @property
    def dated(self) -> bool:
        """Whether its sentence has its day."""
        return self.day is not None and _exact(self.day) and self.day.begin >= self.shape.starts[0]

    @property
    def officer(self) -> bool:
        """Whether somebody with an office does it, or stands behind in the sentence."""
        persons = (one for at, one in self.shape.items.items() if one.symbol == sk.PERSON and at >= self.who[0])
        return any(one.begin < one.mention.begin for one in persons)

    @property
    def headlined(self) -> bool:
        """Whether the headline has some words of the deed."""
        above = key(self.reading.headline.folded) if self.reading.headline else ""
        words = key(_MENTION.sub("", self.text))
        return any(words[at : at + _SHARED] in above for at in range(len(words) - _SHARED + 1))

    @property
    def runs(self) -> bool:
        """Whether a programme is named in it: 启动“春风”行动."""
        return any(span.begin < self.span.end and self.span.begin < span.end for span in self.programmes)


_CODE: dict[str, Callable[[Deed], bool]] = {
    "day": lambda one: one.dated,
    "recent": lambda one: one.day is not None and not one.dated,
    "undated": lambda one: one.day is None,
    "first": lambda one: one.shape.starts[0] <= one.reading.body.sentences[0].begin,
    "officer": lambda one: one.officer,
    "headline": lambda one: one.headlined,
    "programme": lambda one: one.runs,
}


def _exact(date: DateMention) -> bool:
    """Whether a date is a day, be its year known or not."""
    return _DAY.search(date.text) is not None if date.since is None else date.since.datatype == "xsd:date"


@cache
def features() -> tuple[Feature, ...]:
    """The rows of the table. Raises DataError."""
    found = []
    for row in table("deed_features", "feature", "where", "pattern", "weight", "example"):
        try:
            pattern = None if row["where"] == "code" else lexicon.compiled(row["pattern"], lexicon.words())
        except re.error as error:
            raise DataError(row.path, row.line, str(error)) from error
        if pattern is None and row["feature"] not in _CODE:
            raise DataError(row.path, row.line, f"no such feature: {row['feature']}")
        found.append(Feature(row.rule, row["feature"], row["where"], pattern, float(row["weight"])))
    return tuple(found)


@cache
def _first(where: str) -> re.Pattern[str]:
    """The pattern of the only row that is sought there. Raises DataError."""
    return next(row.pattern for row in features() if row.where == where and row.pattern)


def deed(reading: Reading, programmes: Sequence[Span]) -> Happening | None:
    """What the first sentences of `reading` say that somebody did, with who, where and when; None if nothing is sure
    enough. `programmes`: where programmes are named: their start is no other event."""
    best: tuple[float, Deed | None] = _ENOUGH, None
    for one in (one for sentence in reading.body.sentences[:LEAD] for one in _deeds(reading, programmes, sentence)):
        found = {row.rule: row.weight for row in features() if row.where in _WEIGHED and _holds(row, one)}
        said(_DEED, one.span, found)
        score = sum(found.values())
        if score > best[0] or (score == best[0] and best[1] is None):
            best = score, one
    return _happening(best[1]) if best[1] else None


def _holds(row: Feature, one: Deed) -> bool:
    if row.pattern is None:
        return _CODE[row.name](one)
    if row.where == "subject":
        return row is one.by
    if row.where == "deed":
        return row.pattern.search(one.text) is not None
    return row.pattern.search(one.reading.body.folded, one.shape.starts[0], one.shape.starts[-1]) is not None


def _deeds(reading: Reading, programmes: Sequence[Span], sentence: Span) -> Iterator[Deed]:
    """The deeds that a sentence may tell, at most one a clause."""
    built = shape(reading, sentence)
    stops = Blockers(Namer(reading.body), sentence, built.named)
    subjects = [(row, row.pattern) for row in features() if row.where == "subject" and row.pattern]
    for clause in _CLAUSE.finditer(built.text):
        left = _first("before").match(built.text, *clause.span())
        begin = left.end() if left else clause.start()
        hits = ((row, pattern.match(built.text, begin, clause.end())) for row, pattern in subjects)
        row, who = next(((row, hit) for row, hit in hits if hit), (None, None))
        if row is None or who is None:
            continue
        one = Deed(reading, programmes, built, who.span(), row, _until(built.text, who.end(), clause.end()))
        begin = built.span(*one.who).end
        if one.span.end - begin >= _SHORTEST and not any(
            stops.block(at, False) for at in (begin + 1, one.span.end - 1)
        ):
            yield one


def _until(text: str, begin: int, end: int) -> int:
    """Where a deed ends: with its clause, or with the first one behind that tells more than circumstances."""
    while _first("circumstance").match(text, begin, end) and text[end - 1] not in "时后" and text[end : end + 1] == ",":
        following = _CLAUSE.match(text, end + 1)
        if following is None or not following[0] or following[0][0] in sk.ORG + sk.UNRESOLVED + sk.PLACE + sk.PERSON:
            break
        begin, end = following.span()
    return end


def _words(one: Deed) -> Span:
    """The words that name the deed: without the circumstances in front, but with where somebody goes."""
    begin = one.who[1]
    while (comma := one.shape.text.find(",", begin, one.until)) >= 0:
        if _first("going").match(one.shape.text, begin) or not _first("circumstance").match(one.shape.text, begin):
            break
        begin = comma + 1
    spare = _WHILE.search(one.shape.text, begin, one.until)
    return one.shape.span(begin, spare.start() if spare else one.until)


def _happening(one: Deed) -> Happening:
    """The event that a deed is: named by its words, the doer in front."""
    reading, words = one.reading, _words(one)
    row = _ROW.search(one.shape.text, max(0, one.who[0] - _LONGEST_ROW), one.who[0])
    begin = row.start("row") if row else one.who[0]
    doers = [item for item in one.shape.inside(begin, one.who[1]) if item.symbol in sk.ORG + sk.PERSON]
    persons = [item.mention.entity.label for item in doers if isinstance(item.mention, PersonMention)]
    who = f"{persons[0]}等" if len(persons) > _NAMED else "、".join(persons)
    who = who or resolved(reading, one.shape, one.shape.span(*one.who))
    event = Happening(False, "Activity", who + resolved(reading, one.shape, words), "", _DEED, [one.span])
    for clause in re.finditer(r"[^,;:]{4,}", reading.body.folded[words.begin : words.end]):
        span = Span(words.begin + clause.start(), words.begin + clause.end())
        event.call(reading.body.raw[span.begin : span.end], span)
    facts = []
    for item in doers:
        if isinstance(item.mention, PersonMention | OrganisationMention) and item.mention.entity:
            role = "schema:attendee" if item.symbol == sk.PERSON else "schema:organizer"
            facts.append(Fact(role, item.mention.entity, Span(item.begin, item.end), one.by.rule, item.mention.why))
    event.add([*facts, *_when(one), *_where(one)])
    return event


def _when(one: Deed) -> Iterator[Fact]:
    day = one.day
    if day is None:
        return
    span = Span(day.begin, day.end)
    if day.since is None or day.since.datatype != "xsd:date":
        yield Fact("kgo:temporalExpression", Literal(day.text), span, _DEED)
        return
    yield Fact("schema:startDate", day.since, span, _DEED)
    if day.until is not None:
        yield Fact("schema:endDate", day.until, span, _DEED)


def _where(one: Deed) -> Iterator[Fact]:
    """The first place that the deed's words name."""
    bodies = (item.mention for item in one.shape.inside(*one.who) if isinstance(item.mention, OrganisationMention))
    agent = next((body.entity for body in bodies if body.entity), None) or host(one.reading)
    rows = ((row.rule, row.pattern) for row in features() if row.where == "place" and row.pattern)
    for rule, hit in (
        (r, hit) for r, pattern in rows for hit in pattern.finditer(one.shape.text, one.who[1], one.until + 1)
    ):
        span = one.shape.span(*hit.span("x"))
        if where := venue(one.reading, span, one.shape.inside(*hit.span("x")), agent):
            yield Fact("schema:location", where, span, rule)
            return
