"""A question in Chinese as slots and symbols: its names, its other words, the time that it speaks of."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from kg.ask.names import Found, Name, Names, plain
from kg.ask.words import word
from kg.errors import UsageError
from kg.language import dates
from kg.language.reference import Reference
from kg.late import late
from kg.lexicon import entries
from kg.model import DateMention, Span, Text

LONGEST = 200  # characters of a question
_LATEST = "~"  # sorts behind all dates
# What a year is narrowed to; other parts of it (年初, 春季) are not exact enough.
_PARTS = {"上半年": (1, 6), "下半年": (7, 12), "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12)}
_PART = late("|".join(_PARTS))
_INEXACT = late("[初底末旬季春夏秋冬]")
_SINCE = late("以来|以后|之后")
_UNTIL = late("以前|之前")
_BARE = late("[0-9一二三四五六七八九十]{1,3}月")  # a month of no year
_TITLED = late("《([^》]+)》")


class Unclear(UsageError):
    """A question that is not understood: says which words, or that it is none of the kinds."""


class Period(NamedTuple):
    """From and to, as texts that dates are compared with, and how the question says it."""

    since: str = ""
    until: str = _LATEST
    said: str = ""


class Slot(NamedTuple):
    """A name in the question and the nodes that may be meant; an office (POST) has its title, too. TEXT is what
    nothing knows."""

    kind: str
    said: str
    nodes: tuple[Name, ...] = ()
    title: str = ""

    @property
    def label(self) -> str:
        """What it is called in the graph."""
        return (self.nodes[0].label if self.nodes else self.said) + self.title


@dataclass(slots=True)
class Question:
    """What was read: `slots` in the order of the text, `symbols` of the other words with their values."""

    text: str
    slots: list[Slot] = field(default_factory=list)
    symbols: dict[str, str] = field(default_factory=dict)
    time: Period = field(default_factory=Period)


def read(text: str, names: Names, today: datetime.date, ends: bool = False) -> Question:
    """What `text` asks; 今年 is reckoned from `today`, 8月 alone is the last one that the articles reach. With `ends`
    an event is known by the end of its name. Raises Unclear: nothing asked, or too long."""
    if len(text) > LONGEST:
        raise Unclear(f"问题太长，最多 {LONGEST} 字")
    walk = _Walk(Question(plain(text)), names, today)
    walk.titled = {one for one in map(plain, _TITLED.findall(text)) if one in names.articles}
    if ends:
        walk.found = names.ends(walk.text) | walk.found
    walk.walk()
    walk.offices()
    if not walk.question.slots and not walk.question.symbols:
        raise Unclear("没有看到问题")
    return walk.question


class _Walk:
    """From left to right: at each place the longest of a name, a date, a title and a word of questions."""

    def __init__(self, question: Question, names: Names, today: datetime.date) -> None:
        self.question, self.names, self.text = question, names, question.text
        self.found = names.within(self.text)
        sentence = Text(self.text, self.text, (Span(0, len(self.text)),), ())
        found = dates.find(sentence, Reference(today, today.year))
        self.dates = {one.begin: one for one in found if one.since}
        self.whole: Found | None = None
        self.titled: set[str] = set()

    def walk(self) -> None:
        at, unknown = 0, ""
        while at < len(self.text):
            best = max(self._fitting(at), key=lambda one: one[0], default=None)
            if best is None:
                unknown += self.text[at]
                at += 1
                continue
            unknown = self._unknown(unknown)
            at = self._take(best[1], at, best[0])
        self._unknown(unknown)

    def _unknown(self, text: str) -> str:
        if text:
            self.question.slots.append(Slot("TEXT", text))
        return ""

    def _fitting(self, at: int) -> Iterator[tuple[int, object]]:
        """What begins at `at` with its end; of equally long ones the first wins."""
        named = self.found.get(at)
        if named and named.nodes and named.nodes[0].own:
            yield named.end, named
        if said := word(self.text, at):
            yield said.end, said
        if end := self._title(at):
            yield end, "TITLE"
        if at in self.dates:
            yield self.dates[at].end, self.dates[at]
        if self.whole and (joined := self._below(self.whole, at)):
            yield joined.end, joined
        if named:
            yield named.end, named
        for headline in self.titled:
            if self.text.startswith(headline, at):
                yield at + len(headline), Found(at + len(headline), "ARTICLE", self.names.articles[headline])

    def _below(self, whole: Found, at: int) -> Found | None:
        """A body of the place or body that was named before: 青禾县 … 县委 is 青禾县委, 某公司的工会 is 某公司工会."""
        name = plain(whole.nodes[0].label)
        shared = 1 if self.text[at] == name[-1] else 0
        rest = self.text[at + shared :]
        found = self.names.within(name + rest).get(0)
        if not found or found.slot != "ORG" or found.end <= len(name) + 1 - shared:
            return None
        return found._replace(end=at + shared + found.end - len(name))

    def _of(self, short: Found, whole: Found) -> bool:
        """Whether a short name (县委) is that of a body of the place before it."""
        areas = {self.names.areas.get(one.node) for one in short.nodes if not one.own}
        return whole.slot == "PLACE" and areas == {whole.nodes[0].node}

    def _title(self, at: int) -> int:
        """Where a title of an office ends that begins here, or 0."""
        ends = (at + length for length in range(min(_longest(), len(self.text) - at), 1, -1))
        return next((end for end in ends if self._is_title(self.text[at:end])), 0)

    def _is_title(self, text: str) -> bool:
        return text in self.names.titles or re.sub("^(?:常务|第一)?副|^代理?", "", text) in entries("titles")

    def _take(self, what: object, at: int, end: int) -> int:
        """Note what stands from `at` to `end`; where it really ends."""
        slots, symbols, said = self.question.slots, self.question.symbols, self.text[at:end]
        if isinstance(what, Found):
            if self.whole and what.nodes and (self.found.get(at) != what or self._of(what, self.whole)):
                slots[:] = [slot for slot in slots if slot.nodes != self.whole.nodes]  # it completed this name
            slots.append(Slot(what.slot, said, what.nodes))
            self.whole = what if what.slot in ("PLACE", "ORG") and what.nodes else None
        elif isinstance(what, DateMention):
            return self._time(what)
        elif what == "TITLE":
            slots.append(Slot("TITLE", said))
        elif (symbol := getattr(what, "symbol", "FILL")) != "FILL":
            value = getattr(what, "value", "")
            if symbol != "KIND" or symbols.get("KIND", "Event") == "Event":
                symbols[symbol] = value
        return end

    def _time(self, date: DateMention) -> int:
        """Note a time with the words behind it; where they end."""
        since = date.since.text if date.since else ""
        until = (date.until.text if date.until else since) + _LATEST
        said = date.text
        if _BARE.match(said) and self.names.last:
            since, until = (self._last(day) for day in (since, until))
        if part := _PART.search(said):
            first, last = _PARTS[part[0]]
            since, until = f"{since[:4]}-{first:02}", f"{since[:4]}-{last:02}{_LATEST}"
        elif _INEXACT.search(said) or "TIME" in self.question.symbols:
            self._unknown(said)
            return date.end
        told = said if since[:4] in said else f"{said}（{since}）"
        if after := _SINCE.match(self.text, date.end):
            until, told = _LATEST, told + after[0]
        elif after := _UNTIL.match(self.text, date.end):
            since, until, told = "0", since, told + after[0]
        self.question.time = Period(since, until, told)
        self.question.symbols["TIME"] = told
        return after.end() if after else date.end

    def _last(self, day: str) -> str:
        """`day`, of which no year was said, in the last year that the articles reach."""
        year, rest = int(self.names.last[:4]), day[4:]
        return f"{year if rest.removesuffix(_LATEST) <= self.names.last[4:] else year - 1}{rest}"

    def offices(self) -> None:
        """A title and the body before it are an office: 青禾县总工会的主席, 青禾县县长."""
        slots = self.question.slots
        for at, slot in enumerate(slots):
            if slot.kind != "TITLE":
                continue
            bodies = [i for i, one in enumerate(slots) if one.kind in ("ORG", "PLACE") and i < at] or [
                i for i, one in enumerate(slots) if one.kind == "ORG"
            ]
            body = slots[bodies[-1]] if bodies else None
            nodes = self._seat(body, slot.said) if body else ()
            if nodes:
                slots[at] = Slot("POST", slot.said, nodes, slot.said)
                slots[bodies[-1]] = Slot("", "")
        slots[:] = [slot for slot in slots if slot.kind]

    def _seat(self, body: Slot, title: str) -> tuple[Name, ...]:
        """The body of an office; a place has one only where the title is its head's: 县's 县长."""
        if body.kind == "ORG":
            return body.nodes
        level = plain(body.label)[-1]
        if not title.endswith(f"{level}长"):
            return ()
        government = self.names.within(plain(body.label) + "人民政府").get(0)
        return government.nodes if government and government.slot == "ORG" else ()


@cache
def _longest() -> int:
    return max(map(len, entries("titles"))) + 3
