"""Names of other states, of their regions and cities (foreign_places.tsv), wherever they stand in a text."""

from functools import cache, lru_cache

import ahocorasick

from kg.late import late
from kg.lexicon import Row, table

_ONE_LETTER = late("[\u4e00-\u9fff](?<!让)·")


@cache
def names() -> frozenset[str]:
    """All of them, and other foreign words."""
    return frozenset(row["name"] for row in _rows())


@lru_cache(maxsize=4)  # of one text countries are sought, then names of persons
def found(folded: str) -> tuple[tuple[int, int, Row], ...]:
    """Begin, end and entry of each in `folded`, by begin, the longest where they overlap."""
    return tuple((last + 1 - len(row["name"]), last + 1, row) for last, row in _automaton().iter_long(folded))


def within(folded: str, begin: int, end: int) -> bool:
    """Whether one of them lies in `folded[begin:end]`."""
    return any(True for _ in _automaton().iter(folded, begin, end))


def begins_a_name(folded: str, end: int) -> bool:
    """Whether what looks like a place up to `end` is the first letters of a person's name: 巴西|鲁·阿多斯; but not
    法国|让·阿多斯, whose first name is one letter."""
    return _ONE_LETTER.match(folded, end) is not None


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for row in _rows():
        automaton.add_word(row["name"], row)
    automaton.make_automaton()
    return automaton


def _rows() -> tuple[Row, ...]:
    return table("foreign_places", "name", "kind", "of")
