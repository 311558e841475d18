"""Where names of events end by what is said of them: whatever is held or attended (举行…, …在…举行) is an event, by its
last character (event_endings.tsv) or, behind some verbs, whatever its last word (event_verbs.tsv)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import filled, worded
from kg.model import Text, Token

# What is held or attended is an event, whatever it is called: 举办[师生音舞诗画晚宴]; so is what is held …在…[举行].
_HELD = worded("<event_words/held_before>[^,;:。!?]{0,40}$")
_HELD_AFTER = worded("[^,;:。!?]{0,24}?<event_words/held_behind>")
# So is what has its number: [第二十届竹乡杨梅节]如约而至.
_COUNTED = late(r"(?:(?:第[\d一二三四五六七八九十百零]{1,5}|首|本)届|(?:19|20)\d\d年度?)[^,;:。!?的]{1,24}$")
# And so is what has a name in quotes in front: [“闹元宵”灯谜会].
_QUOTED = late("[^,;:。!?“”]”[^,;:。!?“”的]{0,10}$")
_REACH = 60
_NOUNS = ("n", "j", "l", "i", "v", "z", "t", "k")  # tags of what may be a noun
_OPEN = ("n", "v", "l", "i", "j")  # of the last word of what may have any
_PREPOSITIONS = "在于由将"
_CLAUSE_END = r"(?=[,。;!?\n]|$)"
# What a name ends before: 启动礼|5日在县文化馆举行
_GOES_ON = r"(?=[,。;!?”]|$|[在于暨并]|<event_words/goes_on>|[昨今][日天晚早]|\d{1,2}[日月])"


class Held(NamedTuple):
    """The last word of what is held, and the kind of event that it is."""

    begin: int
    end: int
    cls: str
    open: bool = False  # its last word may be any
    floor: int = -1  # where what is held begins, behind a verb


class _Ending(NamedTuple):
    """A last character that tells a kind, but not behind some others: 会 in 酒会, not in 协会."""

    cls: str
    against: tuple[str, ...]  # words that end in it and are no events


class _Verb(NamedTuple):
    """A verb of holding: the kind of what it holds, and last words of what is none."""

    cls: str
    against: tuple[str, ...]


@cache
def _endings() -> Mapping[str, _Ending]:
    rows = table("event_endings", "ending", "class", "against", "example", "counterexample")
    return {row["ending"]: _Ending(row["class"], tuple(row["against"].split())) for row in rows}


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(filled(f"(?:{'|'.join(_endings())}){_GOES_ON}"))


@cache
def _verbs() -> tuple[Mapping[str, _Verb], re.Pattern[str], re.Pattern[str]]:
    """The verbs; what stands behind one up to the clause's end; what stands before one that ends its clause."""
    rows = table("event_verbs", "verb", "side", "class", "against", "example", "counterexample")
    objects = "|".join(row["verb"] for row in rows if row["side"] != "subject")
    subjects = "|".join(row["verb"] for row in rows if row["side"] != "object")
    return (
        {row["verb"]: _Verb(row["class"], tuple(row["against"].split())) for row in rows},
        re.compile(rf"(?P<verb>{objects})[了过]?(?P<held>[^,;:。!?\n]{{2,40}}){_CLAUSE_END}"),
        re.compile(rf"[一-鿿”](?=(?:在|于|假座?)[^,;:。!?\n]{{2,30}}?(?P<verb>{subjects}){_CLAUSE_END})"),
    )


def held(text: Text, known: Sequence[int]) -> Iterator[Held]:
    """What is held in `text` and has no known head; `known`: where such end, sorted."""
    folded, told = text.folded, set(known)
    for hit in _ending().finditer(folded):
        if hit.end() not in told and (found := _by_ending(text, hit.end())):
            told.add(found.end)
            yield found
    verbs, objects, subjects = _verbs()
    for hit in objects.finditer(folded):
        headed = bisect_right(known, hit.end()) > bisect_left(known, hit.start("held"))
        if not headed and hit.end() not in told:
            yield from _last_word(text, hit.end(), verbs[hit["verb"]], hit.start("held"))
    for hit in subjects.finditer(folded):
        if hit.end() not in told:
            yield from _last_word(text, hit.end(), verbs[hit["verb"]], -1)


def _token(text: Text, end: int) -> tuple[int, Token]:
    """The word that has the character before `end`, and its number."""
    at = bisect_right(text.tokens, end - 1, key=lambda token: token.begin) - 1
    return at, text.tokens[at]


def _by_ending(text: Text, end: int) -> Held | None:
    """The word that ends at `end`, if it is held or attended and ends as names of events do."""
    folded = text.folded
    at, token = _token(text, end)
    if token.end == end + 1 and token.begin == end - 1 and folded[end] in _PREPOSITIONS:
        token = token._replace(end=end)  # 书画邀请|展在|县文化馆举行: no word
    if token.end != end or (token.end - token.begin > 1 and not token.tag.startswith(_NOUNS)):
        return None
    begin = text.tokens[at - 1].begin if token.end - token.begin == 1 and at else token.begin
    clause, ending = max(0, begin - _REACH), _endings()[folded[token.end - 1]]
    if any(folded.endswith(word, clause, end) for word in ending.against):
        return None
    if (
        _HELD.search(folded, clause, begin)
        or _HELD_AFTER.match(folded, end)
        or _COUNTED.search(folded, clause, end - 1)
        or _QUOTED.search(folded, clause, end - 1)
    ):
        return Held(begin, end, ending.cls)
    return None


def _last_word(text: Text, end: int, verb: _Verb, floor: int) -> Iterator[Held]:
    """The last word before `end`, if it may be that of an event; `floor`: where what is held begins."""
    folded = text.folded
    _, token = _token(text, end)
    word = folded[token.begin : token.end]
    if token.end == end and word == "”" and (opened := folded.rfind("“", max(floor, end - 24), end)) >= 0:
        if end - opened > 5:  # “书香夜话”
            yield Held(opened, end, verb.cls, True, floor)
        return
    if floor >= 0 and folded.startswith(verb.against, floor):
        return  # 举办地点不变
    whole = token.end == end and token.begin >= floor and len(word) > 1
    if whole and token.tag.startswith(_OPEN) and not word.endswith(verb.against):
        ending = _endings().get(word[-1])
        against = ending is not None and word.endswith(ending.against)
        yield Held(token.begin, end, ending.cls if ending and not against else verb.cls, True, floor)
