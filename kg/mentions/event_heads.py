"""Where names of events and programmes end: their last words, known (event_heads.tsv, programme_heads.tsv, kinds.yaml)
or of a kind that the last character tells (event_endings.tsv)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import ahocorasick

from kg.kinds import kinds, with_trait
from kg.lexicon import table
from kg.model import Text

_NUMBERED = re.compile(r"第[\d一二三四五六七八九十百零]+(?:期|讲|场|课|次|季|站|回|堂|届)(?!会)")  # “委员讲堂”第6讲
_SERIES = re.compile(r"“[^“”,。]{2,20}”(?:活动)?第[\d一二三四五六七八九十百零]{1,6}(期|讲|场|课|站|堂)")
_SESSION = re.compile(  # 六届一次执委会
    r"(?:第?[一二三四五六七八九十百\d]{1,6}届|首届)第?[一二三四五六七八九十\d]{1,6}次"
    r"(?P<what>(?:常务)?理事会|执委会|监事会|董事会|常委会|全委会|教代会|职代会|会员大会)(?!议|[一-鿿]{0,4}委员|成员)"
)

# “百姓茶馆”是…打造的履职平台: a programme by what it is said to be
_CALLED = re.compile(
    r"“[^“”,。]{2,16}”(?=是[^,。]{2,30}(?:品牌|平台|项目|机制|工作法|载体|阵地)|自[^,。]{2,16}(?:以来|起))"
)

# What is held or attended is an event, whatever it is called: 举办[师生音舞诗画晚宴]; so is what is held …在…[举行].
_HELD = re.compile("(?:举办|举行|召开|主办|承办|出席|参加|开办|观摩)[^,;:。!?]{0,40}$")
_HELD_AFTER = re.compile("[^,;:。!?]{0,24}?(?:举办|举行|召开|开幕|闭幕|落幕|开班|开赛|拉开[帷序大]幕)")
_REACH = 60
_NOUNS = ("n", "j", "l", "i", "v", "z", "t", "k")  # tags of what may be a noun


class Head(NamedTuple):
    """The last word of a name: 讲座 names a Lecture; a programme's head has no class but a strength."""

    word: str
    cls: str  # "" for programmes
    strong: bool  # a programme's name may stand without quotes


Hit = tuple[int, int, Head]


@cache
def known() -> ahocorasick.Automaton:
    """The heads of the tables, each with its entry."""
    automaton = ahocorasick.Automaton()
    for row in table("programme_heads", "head", "strength", "example", "counterexample"):
        automaton.add_word(row["head"], Head(row["head"], "", row["strength"] == "strong"))
    for row in table("event_heads", "head", "class", "example", "counterexample"):
        automaton.add_word(row["head"], Head(row["head"], row["class"], True))
    for kind in kinds().values():
        for head in kind.heads:
            automaton.add_word(head, Head(head, kind.name, True))
    automaton.make_automaton()
    return automaton


class _Ending(NamedTuple):
    """A last character that tells a kind, but not behind some others: 会 in 酒会, not in 协会."""

    cls: str
    against: tuple[str, ...]  # words that end in it and are no events


@cache
def _endings() -> Mapping[str, _Ending]:
    rows = table("event_endings", "ending", "class", "against", "example", "counterexample")
    return {row["ending"]: _Ending(row["class"], tuple(row["against"].split())) for row in rows}


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(
        f"(?:{'|'.join(_endings())})(?=[,。;!?”]|$|在|于|圆满|正式|隆重|顺利|成功|暨|召开|举办|举行|开幕|并)"
    )


def heads(text: Text, closes: Mapping[int, int]) -> Iterator[Hit]:
    """The heads in `text`: begin, end, entry; `closes` gives where each quotation opens, by where it closes.

    Quotes that a head closes (“委员讲堂”, “暖蜂行动”) and the number behind it belong to it; “书香夜话”第3期 has none
    but its number, “百姓茶馆”是…平台 none but its quotes.
    """
    folded = text.folded
    for series in _SERIES.finditer(folded):
        cls = "Lecture" if series[1] in "讲课堂" else "Activity"
        yield *series.span(), Head(series[0], cls, True)
    for session in _SESSION.finditer(folded):
        yield *session.span(), Head(session["what"], "Meeting", True)
    told = set()
    for at, head in known().iter(folded):
        begin, end = at + 1 - len(head.word), at + 1
        told.add(end)
        if folded.startswith("”", end) and head.strong and head.cls not in with_trait("unquoted"):
            begin, end = closes.get(end, begin), end + 1
        if head.cls and (numbered := _NUMBERED.match(folded, end)):
            end = numbered.end()
        yield begin, end, head
    for called in _CALLED.finditer(folded):
        yield *called.span(), Head(called[0], "", True)
    for hit in _ending().finditer(folded):
        if hit.end() not in told and (found := _held(text, hit.end())):
            yield found


def _held(text: Text, end: int) -> Hit | None:
    """The word that ends at `end`, if it is held or attended and ends as names of events do."""
    folded = text.folded
    at = bisect_right(text.tokens, end - 1, key=lambda token: token.begin) - 1
    token = text.tokens[at]
    if token.end != end or (token.end - token.begin > 1 and not token.tag.startswith(_NOUNS)):
        return None
    begin = text.tokens[at - 1].begin if token.end - token.begin == 1 and at else token.begin
    clause, ending = max(0, begin - _REACH), _endings()[folded[token.end - 1]]
    if any(folded.endswith(word, clause, end) for word in ending.against):
        return None
    if _HELD.search(folded, clause, begin) or _HELD_AFTER.match(folded, end):
        return begin, end, Head(folded[begin:end], ending.cls, True)
    return None
