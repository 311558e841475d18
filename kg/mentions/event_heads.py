"""Where names of events and programmes end: their last words, known (event_heads.tsv, programme_heads.tsv, kinds.yaml)
or what is held (event_held.py)."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import ahocorasick

from kg.kinds import kinds, with_trait
from kg.language.needed import every
from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import worded
from kg.mentions.event_held import held
from kg.model import Text

_NUMBERED = worded(r"第[\d一二三四五六七八九十百零]+<event_words/round+round_more+round_held>(?!会)")  # “委员讲堂”第6讲
_SERIES = worded(r"“[^“”,。]{2,20}”(?:活动)?第[\d一二三四五六七八九十百零]{1,6}(<event_words/round>)")
_SESSION = worded(  # 六届一次执委会
    r"(?:第?[一二三四五六七八九十百\d]{1,6}届|首届)第?[一二三四五六七八九十\d]{1,6}次"
    r"(?P<what><event_words/session>)(?!议|[一-鿿]{0,4}委员|成员)"
)

# “百姓茶馆”是…打造的履职平台: a programme by what it is said to be
_CALLED = worded(r"“[^“”,。]{2,16}”(?=是[^,。]{2,30}<event_words/brand>|自[^,。]{2,16}(?:以来|起))")


# …巡回展(杭州站)”, “竹乡作品展2009”
_TAIL = late(r"\([^()“”,。]{1,10}(?:[站场]|赛区|专场)\)|(?:19|20)\d\d(?=”)")


class Head(NamedTuple):
    """The last word of a name: 讲座 names a Lecture; a programme's head has no class but a strength."""

    word: str
    cls: str  # "" for programmes
    strong: bool  # a programme's name may stand without quotes
    open: bool = False  # it is an event only because it is held: a last word of no table
    floor: int = -1  # where what is held begins, if known: then the name must reach there
    unless: str = ""  # where it is none: addressed behind 向, 给, 对, short without a theme


Hit = tuple[int, int, Head]


@cache
def known() -> ahocorasick.Automaton:
    """The heads of the tables, each with its entry. Raises DataError."""
    automaton = ahocorasick.Automaton()
    for row in table("programme_heads", "head", "strength", "example", "counterexample"):
        automaton.add_word(row["head"], Head(row["head"], "", row["strength"] == "strong"))
    for row in table("event_heads", "head", "class", "example", "counterexample", "unless"):
        automaton.add_word(row["head"], Head(row["head"], row["class"], True, unless=row["unless"]))
    for kind in kinds().values():
        for head in kind.heads:
            automaton.add_word(head, Head(head, kind.name, True))
    automaton.make_automaton()
    return automaton


def heads(text: Text, closes: Mapping[int, int]) -> Iterator[Hit]:
    """The heads in `text`: begin, end, entry; `closes` gives where each quotation opens, by where it closes.

    Quotes that a head closes (“委员讲堂”, “暖蜂行动”) and the number behind it belong to it; “书香夜话”第3期 has none
    but its number, “百姓茶馆”是…平台 none but its quotes.
    """
    folded = text.folded
    for series in every(_SERIES, folded):
        cls = "Lecture" if series[1] in "讲课堂" else "Activity"
        yield *series.span(), Head(series[0], cls, True)
    for session in every(_SESSION, folded):
        yield *session.span(), Head(session["what"], "Meeting", True)
    told = set()
    for at, head in known().iter(folded):
        begin, end = at + 1 - len(head.word), at + 1
        told.add(end)
        if head.cls and (tail := _TAIL.match(folded, end)):
            end = tail.end()
        if folded.startswith("”", end) and head.strong and head.cls not in with_trait("unquoted"):
            begin, end = closes.get(end, begin), end + 1
        if head.cls and (numbered := _NUMBERED.match(folded, end)):
            end = numbered.end()
        yield begin, end, head
    for called in every(_CALLED, folded):
        yield *called.span(), Head(called[0], "", True)
    for one in held(text, sorted(told)):
        yield one.begin, one.end, Head(folded[one.begin : one.end], one.cls, True, one.open, one.floor)
