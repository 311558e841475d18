"""Of which country a person is, where the words before the name say it: 巴西选手甲, 中国组合乙、丙."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from kg.frames.venues import place
from kg.late import late
from kg.lexicon import table
from kg.mentions.abroad import country, is_abroad
from kg.model import Claim, Entity, PersonMention, Place, PlaceMention, Span, Text
from kg.rules import written

NATIONAL = written("person/national", "巴西选手王立平夺冠")
_HOME = late("中国|我国")
_BETWEEN = late(r"[^的驻,。;:!?、\n“”]{0,8}")  # 巴西|网球名将
_AFTER = late("[、/和与及]")
_SURE = 0.9
_BACK = 14  # characters before a name in which its country is sought


@cache
def _words() -> re.Pattern[str]:
    rows = table("nationals", "word", "example")
    return re.compile("(?:" + "|".join(sorted((row["word"] for row in rows), key=len, reverse=True)) + ")$")


def claims(
    article: str, text: Text, persons: Sequence[PersonMention], states: Sequence[PlaceMention]
) -> Iterator[Claim]:
    """The claims of the nationality of `persons`; `states` are the countries and cities abroad that `text` names, both
    sorted by begin."""
    begins = [one.begin for one in states]
    last: tuple[int, Span, Entity] | None = None  # the end of the name before, the words that said it, the country
    told: set[Entity] = set()
    for one in persons:
        word = _words().search(text.folded, max(0, one.begin - _BACK), one.begin)
        found = _of(text, word.start(), states, begins) if word else None
        if found:
            last = one.end, Span(found[0], one.end), place(found[1])
        elif last and _AFTER.fullmatch(text.folded, last[0], one.begin):  # 中国组合甲/乙
            last = one.end, Span(last[1].begin, one.end), last[2]
        else:
            last = None
            continue
        if one.entity not in told:
            told.add(one.entity)
            yield Claim(one.entity, "schema:nationality", last[2], (last[1],), article, NATIONAL, _SURE)


def _of(text: Text, end: int, states: Sequence[PlaceMention], begins: Sequence[int]) -> tuple[int, Place] | None:
    """Where the country is named that stands before `end`, and which it is."""
    at = bisect_right(begins, end) - 1
    state = states[at] if at >= 0 else None
    if state and is_abroad(state.place) and state.end <= end and _BETWEEN.fullmatch(text.folded, state.end, end):
        return state.begin, _state(state.place)
    for home in _HOME.finditer(text.folded, max(0, end - _BACK), end):
        if _BETWEEN.fullmatch(text.folded, home.end(), end):
            return home.start(), country("中国")
    return None


def _state(where: Place) -> Place:
    while where.parent is not None:
        where = where.parent
    return where
