"""Who else was there: persons whom no pattern ties to an event, by a score over named features.

A frame says who attends, chairs or speaks where a sentence puts it in a form that it knows. Of the others that the
article names some were there (陪同的有…, a list in the sentence behind, 李文远表示…) and some were not (reporters,
those who were appointed, whom the newspaper asked). The weights are in lexicon/participant_features.tsv.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from kg.errors import DataError
from kg.frames.coreference import ENCOUNTER
from kg.frames.happening import Fact, Happening
from kg.frames.labels import key
from kg.frames.skeleton import PERSON as _PERSON
from kg.kinds import with_trait
from kg.lexicon import table
from kg.model import Entity, PersonMention, Reading, Span
from kg.rules import said, written

_RULE = written("event/participant", "县领导李文远、丁一舟陪同。")
_TABLE = "kg/lexicon/participant_features.tsv"
_ENOUGH = 0.5
_REACH = 80  # characters on either side that have a say
_FAR = 2  # paragraphs
_LEAD = 2  # sentences
_TELLING = 4  # characters of a name that says something
_LETTER = re.compile("贺信|贺电|致信|书面致辞|视频致辞")
_OFFICE = ("office_before", "office_after")


@dataclass(frozen=True, slots=True)
class Feature:
    """One row: what speaks for or against, where its pattern is sought, how much it weighs."""

    name: str
    where: str  # before, after (up to the sentence's end), or code
    pattern: re.Pattern[str] | None
    weight: float


def _open(one: Happening) -> bool:
    """Whether others than those of whom it is told may have been at an event: not at a fire, nor where two met."""
    return not one.programme and one.cls not in with_trait("no_occasion") and not one.rule.startswith(ENCOUNTER)


def _named(one: Happening, headline: str) -> bool:
    """Whether a headline, normalised, tells of an event."""
    return any(key(name) in headline for name in (one.label, *one.surfaces) if len(key(name)) >= _TELLING)


class Scene:
    """One article: its persons, and where it tells of which event that may have had guests."""

    def __init__(self, reading: Reading, happenings: Sequence[Happening]) -> None:
        """`happenings`: all that the article tells of, with the facts that frames gave."""
        self.reading = reading
        self.occasions = [one for one in happenings if one.spans and _open(one)]
        told = ((span.begin, at) for at, one in enumerate(self.occasions) for span in one.spans)
        self._told = sorted(told)
        facts = (fact.filler for one in happenings for fact in one.facts)
        self.tied = frozenset(who for who in facts if isinstance(who, Entity) and who.cls == "Person")
        self.titled = frozenset(one.entity for one in reading.persons if any(why.endswith(_OFFICE) for why in one.why))
        lead = reading.body.sentences[:_LEAD][-1].end if reading.body.sentences else 0
        above = key(reading.headline.folded) if reading.headline else ""
        self.main = [one for one in self.occasions if one.spans[0].begin < lead or _named(one, above)]
        self.letter = _LETTER.search(reading.body.folded) is not None
        self._begins = [person.begin for person in reading.persons]
        self._lines = [line.start() for line in re.finditer("\n", reading.body.folded)]

    def event(self, at: int) -> Happening:
        """The event told of last before `at`, else the first."""
        last = bisect_right(self._told, (at, len(self.occasions))) - 1
        return self.occasions[self._told[last][1] if last >= 0 else 0]

    def persons(self, begin: int, end: int) -> Sequence[PersonMention]:
        """The persons named from `begin` to `end`."""
        return self.reading.persons[bisect_left(self._begins, begin) : bisect_left(self._begins, end)]

    def paragraphs(self, a: int, b: int) -> int:
        """How many paragraphs end between two offsets."""
        return abs(bisect_left(self._lines, a) - bisect_left(self._lines, b))


@dataclass
class Candidate:
    """A person named in an article, and the event at which he may have been."""

    scene: Scene
    mention: PersonMention
    event: Happening

    @cached_property
    def sentence(self) -> Span:
        """The sentence that names the person."""
        runs = self.scene.reading.body.sentences
        return runs[bisect_right(runs, self.mention.begin, key=lambda run: run.begin) - 1]

    @cached_property
    def before(self) -> str:
        """The words of the sentence before the name, persons as one sign."""
        return self._signs(max(self.sentence.begin, self.mention.begin - _REACH), self.mention.begin)

    @cached_property
    def after(self) -> str:
        """The words behind the name up to the sentence's end."""
        return self._signs(self.mention.end, min(self.sentence.end, self.mention.end + 2 * _REACH))

    def _signs(self, begin: int, end: int) -> str:
        folded, parts, at = self.scene.reading.body.folded, [], begin
        for person in self.scene.persons(begin, end):
            if at <= person.begin and person.end <= end:
                parts += [folded[at : person.begin], _PERSON]
                at = person.end
        return "".join([*parts, folded[at:end]])

    @property
    def far(self) -> bool:
        """Whether paragraphs lie between the person and the first words that tell of the event."""
        return self.scene.paragraphs(self.event.spans[0].begin, self.mention.begin) > _FAR

    @property
    def another_day(self) -> bool:
        """Whether the sentence tells of another day than that of the event."""
        dates = self.scene.reading.dates
        first = bisect_left(dates, self.sentence.begin, key=lambda date: date.begin)
        last = bisect_left(dates, self.sentence.end, key=lambda date: date.begin)
        days = {one.since for one in dates[first:last] if one.since and one.since.datatype == "xsd:date"}
        there = any(self.sentence.begin <= span.begin < self.sentence.end for span in self.event.spans)
        return bool(days) and not there and days.isdisjoint(self.event.fillers("schema:startDate"))

    @property
    def listed(self) -> bool:
        """Whether one who was there stands beside the name in a list."""
        folded, one = self.scene.reading.body.folded, self.mention
        reach = max(self.sentence.begin, one.begin - _REACH), min(self.sentence.end, one.end + _REACH)
        for other in self.scene.persons(*reach):
            gap = folded[min(other.end, one.end) : max(other.begin, one.begin)]
            if other.entity in self.scene.tied and re.search("[、,和及]", gap):
                return True
        return False


_CODE: dict[str, Callable[[Candidate], bool]] = {
    "always": lambda _: True,
    "office": lambda c: c.mention.entity in c.scene.titled,
    "single": lambda c: len(c.scene.occasions) == 1,
    "listed": lambda c: c.listed,
    "far": lambda c: c.far,
    "earlier": lambda c: c.mention.end <= c.event.spans[0].begin,
    "aside": lambda c: c.event not in c.scene.main,
    "another_day": lambda c: c.another_day,
    "letter": lambda c: c.scene.letter,
    "quoted": lambda c: c.before.count("“") > c.before.count("”"),
}


@cache
def features() -> tuple[Feature, ...]:
    """The rows of the table. Raises DataError."""
    found = []
    for row in table("participant_features", "feature", "where", "pattern", "weight", "example"):
        try:
            pattern = None if row["where"] == "code" else re.compile(row["pattern"].replace("PERSON", _PERSON))
            weight = float(row["weight"])
        except (re.error, ValueError) as error:
            raise DataError(_TABLE, row.line, str(error)) from error
        if row["where"] not in ("before", "after", "code") or (pattern is None and row["feature"] not in _CODE):
            raise DataError(_TABLE, row.line, f"no such feature or place: {row['feature']}, {row['where']}")
        found.append(Feature(row["feature"], row["where"], pattern, weight))
    return tuple(found)


def scored(case: Candidate) -> dict[str, float]:
    """The features of `case` that hold, with their weights."""
    found: dict[str, float] = {}
    for one in features():
        if one.pattern is None:
            holds = _CODE[one.name](case)
        else:
            holds = one.pattern.search(case.before if one.where == "before" else case.after) is not None
        if holds:
            found[one.name] = one.weight
    return found


def candidates(reading: Reading, happenings: Sequence[Happening]) -> Iterator[Candidate]:
    """Each mention of a person whom no frame ties to an event, with the event that it may belong to."""
    scene = Scene(reading, happenings)
    for mention in reading.persons if scene.occasions else ():
        if mention.entity not in scene.tied:
            yield Candidate(scene, mention, scene.event(mention.begin))


def attend(reading: Reading, happenings: Sequence[Happening]) -> None:
    """Tell the `happenings` who else was there."""
    for case in candidates(reading, happenings):
        found = scored(case)
        said(_RULE, case.mention, found)
        if sum(found.values()) >= _ENOUGH:
            span = Span(case.mention.begin, case.mention.end)
            case.event.add([Fact("schema:attendee", case.mention.entity, span, _RULE, case.mention.why)])
