"""What speaks for and against that somebody plays a role in an event: named features with the weights of
lexicon/argument_features.tsv, as log odds. A feature is a pattern over the words around a name, or told by code."""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from kg.errors import DataError
from kg.frames import lexicon
from kg.frames.happening import Happening
from kg.frames.labels import founded, key, mourned
from kg.frames.scene import Scene
from kg.frames.skeleton import ACTIVITY, EVENT, PERSON, PROGRAMME, TRIGGER
from kg.kinds import is_a
from kg.late import late
from kg.lexicon import table
from kg.mentions.happenings import Name
from kg.model import Entity, Literal, Mention, OrganisationMention, PersonMention, Span

_REACH = 80  # characters on either side that have a say
_LISTED = late("[,和及与]|[^,。;:、]{0,8}(?:、|和|及|以及)")  # 李文远[、]丁一舟
# 、丁一舟等; 李文远[教授、丁一舟]
_MORE = (
    f"(?:(?:[,与]|[^,。;、的{PERSON}]{{0,10}}?[、和及])[^,。;{PERSON}]{{0,30}}?{PERSON}+)*"
    f"(?:等[^,。;{PERSON}]{{0,6}}?)?"
)
_CALLED = late("(?:同志|先生|女士|教授|老师|博士|院士|研究员)+")  # 校长李文远[同志]作动员讲话
_FAR = 2  # paragraphs
_NEAR = 2  # sentences
_NAMED = (EVENT, ACTIVITY, PROGRAMME)
_FINDS = ("finds", "finds_any")  # what it finds need not end as places do


@dataclass(frozen=True, slots=True)
class Feature:
    """One row: what speaks for or against a role, where its pattern is sought, how much it weighs."""

    rule: str  # argument_features/attendee/office
    name: str  # office
    role: str  # attendee
    where: str
    pattern: re.Pattern[str] | None
    weight: float

    @property
    def anywhere(self) -> bool:
        """Whether what it finds is a place whatever it ends in, if it may be one: 在[渔湾逸谷]举行."""
        return self.where == "finds_any"


@dataclass(frozen=True, slots=True)
class Venue(Mention):
    """Words that name where something took place."""

    entity: Entity


Named = PersonMention | OrganisationMention | Venue


@dataclass
class Candidate:
    """A person or body named in an article, a role, and the event in which it may have that role."""

    scene: Scene
    role: str
    predicate: str
    mention: Named
    event: Happening
    by: str = ""  # the row that found it, where rows do

    @cached_property
    def sentence(self) -> Span:
        """The sentence that names it."""
        return self.scene.sentence(self.mention.begin)

    @cached_property
    def before(self) -> str:
        """The words of the sentence before the name, persons as one sign."""
        return self._signs(max(self.sentence.begin, self.mention.begin - _REACH), self.mention.begin)

    @cached_property
    def after(self) -> str:
        """The words behind the name and what its bearer is called, up to the sentence's end; those of a list go on
        behind a semicolon: 局长李文远;书记丁一舟等出席."""
        called = _CALLED.match(self.scene.reading.body.folded, self.mention.end, self.sentence.end)
        begin = called.end() if called else self.mention.end
        return self._signs(begin, self._until(begin + 2 * _REACH))

    def _until(self, limit: int) -> int:
        """Where the sentence ends, and the ones after it that semicolons part; `limit` at most."""
        folded, runs = self.scene.reading.body.folded, self.scene.reading.body.sentences
        last = bisect_left(runs, self.sentence.begin, key=lambda run: run.begin)
        while last + 1 < len(runs) and runs[last].end < limit and folded[runs[last].end - 1] == ";":
            last += 1
        return min(runs[last].end, limit)

    @cached_property
    def around(self) -> str:
        """The sentence as a skeleton, with the trigger's sign for the candidate and the offices in front of it."""
        shape = self.scene.shape(self.sentence)
        at = shape.around(self.mention.begin)
        return shape.text[max(0, at - _REACH) : at] + TRIGGER + shape.text[at + 1 : at + 1 + 2 * _REACH]

    def _signs(self, begin: int, end: int) -> str:
        folded, parts, at = self.scene.reading.body.folded, [], begin
        for person in self.scene.persons(begin, end):
            if at <= person.begin and person.end <= end:
                parts += [folded[at : person.begin], PERSON]
                at = person.end
        return "".join([*parts, folded[at:end]])

    @property
    def far(self) -> bool:
        """Whether paragraphs lie between the name and the first words that tell of the event."""
        return self.scene.paragraphs(self.event.spans[0].begin, self.mention.begin) > _FAR

    @property
    def here(self) -> bool:
        """Whether the sentence tells of the event."""
        return self.scene.tells(self.sentence.begin, self.sentence.end, self.event)

    @property
    def another_day(self) -> bool:
        """Whether the sentence tells of another day than that of the event."""
        dates = self.scene.reading.dates
        first = bisect_left(dates, self.sentence.begin, key=lambda date: date.begin)
        last = bisect_left(dates, self.sentence.end, key=lambda date: date.begin)
        days = [one.since for one in dates[first:last] if one.since and one.since.datatype != "xsd:gYear"]
        if not days or self.here:
            return False
        then = [one.text for one in self.event.fillers("schema:startDate") if isinstance(one, Literal)]
        return (bool(then) or any(day.datatype == "xsd:date" for day in days)) and not any(
            one.startswith(day.text) or day.text.startswith(one) for day in days for one in then
        )

    @property
    def near(self) -> bool:
        """Whether one of the two sentences before tells of the event, or this one."""
        runs = self.scene.reading.body.sentences
        last = bisect_left(runs, self.sentence.begin, key=lambda run: run.begin)
        return self.scene.tells(runs[max(0, last - _NEAR)].begin, self.sentence.end, self.event)

    @property
    def other(self) -> bool:
        """Whether the sentence tells nothing of the event but has a name in quotes that is another's."""
        signs = () if self.here else self.scene.shape(self.sentence).items.values()
        named = [one.mention for one in signs if one.symbol in _NAMED and isinstance(one.mention, Name)]
        known = "".join(key(name) for name in (self.event.label, *self.event.surfaces)) if named else ""
        return any(key(one.core) not in known for one in named)

    @property
    def listed(self) -> bool:
        """Whether one who was there stands in the same list as the name."""
        reach = max(self.sentence.begin, self.mention.begin - _REACH), min(self.sentence.end, self.mention.end + _REACH)
        row: list[PersonMention] = []
        for other in self.scene.persons(*reach):
            if row and not _LISTED.match(self.scene.reading.body.folded, row[-1].end, max(other.begin, row[-1].end)):
                if row[-1].begin >= self.mention.begin:
                    break
                row = []
            row.append(other)
        there = any(other.entity in self.scene.tied for other in row if other.begin != self.mention.begin)
        return there and row[0].begin <= self.mention.begin <= row[-1].begin


_CODE: dict[str, Callable[[Candidate], bool]] = {
    "always": lambda _: True,
    "office": lambda c: c.mention.entity in c.scene.titled,
    "single": lambda c: len(c.scene.occasions) == 1,
    "listed": lambda c: c.listed,
    "far": lambda c: c.far,
    "near": lambda c: c.near and c.event in c.scene.main,
    "other": lambda c: c.other,
    "earlier": lambda c: c.mention.end <= c.event.spans[0].begin,
    "aside": lambda c: c.event not in c.scene.main,
    "another_day": lambda c: c.another_day,
    "letter": lambda c: c.scene.letter,
    "quoted": lambda c: c.before.count("“") > c.before.count("”"),
    "latest": lambda c: c.event is c.scene.event(c.mention.begin),
    "sends": lambda c: c.scene.sender(c.event) is c.mention,
    "visit": lambda c: is_a(c.event.cls, ("Visit",)),
    "here": lambda c: c.here,
    "named": lambda c: not c.here and c.event in c.scene.named_in(c.sentence),
    "there": lambda c: c.mention.entity in c.event.fillers("schema:attendee"),
    "taken": lambda c: bool(c.event.fillers(c.predicate)),
    "home": lambda c: c.mention.entity == c.scene.host,
    "founded": lambda c: founded(c.event.label.partition(c.mention.text)[2]),
    "dead": lambda c: mourned(c.event.label) and c.mention.text in c.event.label,
    "in_name": lambda c: c.mention.text in c.event.label,
}


@cache
def features(role: str) -> tuple[Feature, ...]:
    """The rows of a role. Raises DataError."""
    return tuple(one for one in _features() if one.role == role)


@cache
def _features() -> tuple[Feature, ...]:
    found = []
    for row in table("argument_features", "feature", "where", "pattern", "weight", "example"):
        role, _, name = row["feature"].partition("/")
        try:
            pattern = None if row["where"] == "code" else _compiled(row["where"], row["pattern"])
        except re.error as error:
            raise DataError(row.path, row.line, str(error)) from error
        if pattern is None and name not in _CODE:
            raise DataError(row.path, row.line, f"no such feature: {row['feature']}")
        found.append(Feature(row.rule, name, role, row["where"], pattern, float(row["weight"])))
    return tuple(found)


def _compiled(where: str, pattern: str) -> re.Pattern[str]:
    """A pattern over words with PERSON as a sign, MORE for the rest of a list of persons and DUTY by frames.yaml; one
    over skeletons is written as there."""
    words = lexicon.words()
    if where in ("around", *_FINDS):
        return lexicon.compiled(pattern, words)
    return re.compile(pattern.replace("MORE", _MORE).replace("DUTY", words["DUTY"]).replace("PERSON", PERSON))


def scored(case: Candidate) -> dict[str, float]:
    """The features of `case` that hold, by the ids of their rules, with their weights."""
    found = {}
    for one in features(case.role):
        if one.where == "sentence":
            continue
        if one.pattern is None:
            holds = _CODE[one.name](case)
        elif one.where == "before":
            holds = one.pattern.search(case.before) is not None
        elif one.where == "after":
            holds = one.pattern.search(case.after) is not None
        elif one.where == "around":
            holds = one.pattern.search(case.around) is not None
        else:
            holds = case.by == one.rule
        if holds:
            found[one.rule] = one.weight
    return found


@cache
def finders(role: str) -> tuple[Feature, ...]:
    """The rows that find candidates of a role in a skeleton, the surest first."""
    return tuple(sorted((one for one in features(role) if one.where in _FINDS), key=lambda one: -one.weight))


@cache
def guards(role: str) -> tuple[re.Pattern[str], ...]:
    """What a sentence must have, one of them, for anybody in it to play a role."""
    return tuple(one.pattern for one in features(role) if one.where == "sentence" and one.pattern)
