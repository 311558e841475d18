"""A sentence with each mention shrunk to one symbol, so that a frame is a short pattern.

8月5日,甲县总工会联合乙局举办…大赛 becomes `D,O联合O举办E`. Offices in front of a person shrink with the person:
县总工会主席李某 is one `H`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.late import late
from kg.lexicon import entries
from kg.lexicon.words import words
from kg.mentions.happenings import Name
from kg.model import DateMention, Mention, OrganisationMention, PersonMention, PlaceMention, Span

# Private-use characters stand for mentions, so that no text can be mistaken for one.
ORG, UNRESOLVED, PLACE, PERSON, DATE, DOC, EVENT, ACTIVITY, PROGRAMME, BARE, TRIGGER = map(chr, range(0xE000, 0xE00B))
ANY = f"{ORG}-{BARE}"
_NAMES = {ORG: "ORG", UNRESOLVED: "ORG?", PLACE: "PLACE", PERSON: "PERSON", DATE: "DATE", DOC: "DOC"}
_NAMES |= {EVENT: "ENAME", ACTIVITY: "NAME", PROGRAMME: "PNAME", BARE: "THIS"}


def _titles() -> str:
    of_a_body = f"(?<=[{ORG}{UNRESOLVED}])长"  # 县委统战部|长, where 部长 begins inside the body's name
    names = {*entries("titles"), *words("office_words", "called"), of_a_body}
    return f"(?:{'|'.join(sorted(names, key=lambda name: (-len(name), name)))})"


_TITLE = _titles()
_PIECE = late("[^{}]+".format("".join(sorted(set(" ;:。!?“”()对由在与和及向为被同了\n") - set(_TITLE)))))
# Verbs whose subject or place stands before them: in 北京|会见美国前驻华大使某某 the place is not the envoy's.
_MEETS = "会[见晤]|接见|拜会|(?<=[会接])见|(?<=会)晤|(?<=拜)会|来到|(?<=来)到|走进|(?<=走)进|看望|(?<=看)望"
_WORDS = rf"(?:(?!{_MEETS})[^\s,;:。!?“”()、的对由在与和及向为被同了{ANY}]){{0,12}}?"
_PHRASE = late(
    rf"(?:(?!(?<={PERSON})代表)(?<!{PERSON}代)[{ORG}{UNRESOLVED}{PLACE}{BARE}]{{0,3}}{_WORDS}{_TITLE}(?:兼|、|,(?={_WORDS}{_TITLE}))?)*"
    rf"[{ORG}{UNRESOLVED}{PLACE}]{{0,2}}{PERSON}(?:(?!代表|报告|主持)(?:(?:常务|第一|执行|名誉)?[副总]?{_TITLE})(?![的们]))?"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A mention in a skeleton: its symbol, its run of the text (offices included), the mention itself."""

    symbol: str
    begin: int
    end: int
    mention: Mention
    beside: tuple[OrganisationMention, ...] = ()  # bodies that the same words name: 市总工会 in 省、市总工会
    seat: "Item | None" = None  # of a person with offices: the last body among their words


@dataclass(frozen=True)
class Skeleton:
    """`text` has a symbol a mention; `starts[i]` is the text offset of its i-th character (one more for the end)."""

    text: str
    starts: tuple[int, ...]
    items: dict[int, Item]

    @cached_property
    def dates(self) -> list[tuple[int, Item]]:
        """The dates, each with its index in `text`, in order."""
        return [(at, item) for at, item in sorted(self.items.items()) if isinstance(item.mention, DateMention)]

    def at(self, offset: int) -> int:
        """The index in `text` of a text offset that begins a character or symbol; -1 if it is inside a mention."""
        low = bisect_left(self.starts, offset)
        return low if low < len(self.starts) and self.starts[low] == offset else -1

    def bare(self, index: int, end: int) -> bool:
        """Whether at `index` stands a name that is but its head, up to `end` of the text."""
        item = self.items.get(index)
        return item is not None and item.symbol == BARE and item.end == end

    def around(self, offset: int) -> int:
        """The index in `text` of the character or symbol that a text offset lies in."""
        return bisect_right(self.starts, offset) - 1

    def named(self, begin: int, end: int) -> bool:
        """Whether the word at [begin, end) of the text is part of a mention, or one itself: 该[计划], but not
        县总工会[计划]举办, 县总工会[原计划]举办."""
        item = self.items.get(bisect_left(self.starts, end) - 1)
        if item is None or not item.begin < end <= item.end:
            return False
        if item.symbol == BARE and item.begin >= begin:
            return item.begin == begin and self.owner(begin) is None
        return True

    def clip(self, index: int, offset: int) -> int:
        """Where the words from `index` on end that reach up to `offset` of the text, or up to the next mention."""
        low = index
        while low not in self.items and self.starts[low] < offset:
            low += 1
        return low

    def span(self, begin: int, end: int) -> Span:
        """The run of the text behind `text[begin:end]`."""
        last = self.items.get(end - 1)
        return Span(self.starts[begin], last.end if last else self.starts[end - 1] + 1)

    def inside(self, begin: int, end: int) -> list[Item]:
        """The items of `text[begin:end]`, in order."""
        return [self.items[at] for at in range(begin, end) if at in self.items]

    def after(self, offset: int) -> str:
        """The character or symbol at `offset` of the text; a blank at the sentence's end."""
        return self.text[self.at(offset) : self.at(offset) + 1] or " "

    def before(self, offset: int) -> str:
        """What stands before `offset` of the text, mentions as symbols."""
        return self.text[: max(0, self.at(offset))]

    def owner(self, offset: int) -> OrganisationMention | None:
        """The body that stands right before what begins at `offset` of the text."""
        item = self.items.get(self.at(offset) - 1)
        return item.mention if item and isinstance(item.mention, OrganisationMention) else None


def readable(skeleton: Skeleton, text: str) -> str:
    """`skeleton` with each symbol by its name in frames.yaml and the words of `text` that it stands for:
    〈DATE 8月5日〉,〈ORG 县总工会〉举办〈NAME 技能大赛〉."""
    parts = []
    for at, sign in enumerate(skeleton.text):
        item = skeleton.items.get(at)
        parts.append(f"〈{_NAMES[item.symbol]} {text[item.begin : item.end]}〉" if item else sign)
    return "".join(parts)


def symbol(mention: Mention) -> str:
    """The symbol of a mention; an unresolved body has its own, so that it fills no role."""
    if isinstance(mention, Name):
        if mention.bare:
            return BARE
        if mention.cls == "Activity" or (mention.cls and mention.text.endswith("”")):  # “浣江讲堂”: may be a series
            return ACTIVITY
        return EVENT if mention.cls else PROGRAMME
    if isinstance(mention, OrganisationMention):
        return ORG if mention.entity else UNRESOLVED
    if isinstance(mention, PlaceMention):
        return PLACE
    if isinstance(mention, PersonMention):
        return PERSON
    return DATE if isinstance(mention, DateMention) else DOC


def skeleton(text: str, sentence: Span, mentions: Sequence[Mention]) -> Skeleton:
    """The skeleton of `sentence` in `text` (folded). Of overlapping mentions a name wins, then the one that begins
    first, then the longer one."""
    items = _apart([Item(symbol(m), m.begin, m.end, m) for m in mentions])
    built = _build(text, sentence, items)
    if PERSON not in built.text:
        return built
    merged = []
    for match in _phrases(built.text):
        inner = built.inside(*match.span())
        person = next(item for item in inner if item.symbol == PERSON)
        span = built.span(*match.span())
        seat = next((item for item in reversed(inner) if item.symbol == ORG), None)
        merged.append(Item(PERSON, span.begin, span.end, person.mention, seat=seat))
    inside = {at for one in merged for at in range(one.begin, one.end)}
    apart = [item for item in items if item.begin not in inside]
    return _build(text, sentence, sorted(apart + merged, key=lambda item: item.begin))


def _phrases(text: str) -> Iterator[re.Match[str]]:
    """The persons of a skeleton with their offices, sought only between marks that no office holds."""
    for piece in _PIECE.finditer(text):
        if PERSON in piece[0]:
            yield from _PHRASE.finditer(text, *piece.span())


def _apart(items: list[Item]) -> list[Item]:
    chosen: list[Item] = []
    names = [item for item in items if isinstance(item.mention, Name)]
    for item in sorted(items, key=lambda item: (item.begin, -item.end)):
        if isinstance(item.mention, Name) or not any(n.begin < item.end and item.begin < n.end for n in names):
            if chosen and item.begin < chosen[-1].end:
                joint = item.end == chosen[-1].end and chosen[-1].symbol == item.symbol == ORG
                if joint and isinstance(item.mention, OrganisationMention):
                    chosen[-1] = replace(chosen[-1], beside=(*chosen[-1].beside, item.mention))
                continue
            chosen.append(item)
    return chosen


def _build(text: str, sentence: Span, items: Sequence[Item]) -> Skeleton:
    parts: list[str] = []
    starts: list[int] = []
    placed: dict[int, Item] = {}
    at = sentence.begin
    for item in items:
        parts.append(text[at : item.begin])
        starts.extend(range(at, item.begin))
        placed[len(starts)] = item
        parts.append(item.symbol)
        starts.append(item.begin)
        at = item.end
    parts.append(text[at : sentence.end])
    starts.extend(range(at, sentence.end + 1))
    return Skeleton("".join(parts), tuple(starts), placed)
