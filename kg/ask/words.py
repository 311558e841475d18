"""The words of questions: lexicon/question_words.tsv."""

import re
from functools import cache
from typing import NamedTuple

from kg.lexicon import table


class Word(NamedTuple):
    """A word of a question: where it ends, its symbol, and the value that goes with it ("" for none)."""

    end: int
    symbol: str
    value: str


@cache
def _rows() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    rows = []
    for row in table("question_words", "symbol", "value", "words", "example"):
        rows += [(row["symbol"], row["value"], re.compile(one)) for one in row["words"].split()]
    return tuple(rows)


@cache
def symbols() -> frozenset[str]:
    """All symbols that words stand for."""
    return frozenset(symbol for symbol, _, _ in _rows())


def word(text: str, at: int) -> Word | None:
    """The longest word of questions that begins at `at`, of equally long ones the first of the table; else None."""
    best: Word | None = None
    for symbol, value, pattern in _rows():
        found = pattern.match(text, at)
        if found and found.end() > (best.end if best else at):
            best = Word(found.end(), symbol, value or found[0])
    return best
