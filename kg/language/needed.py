"""Words of which each match of a pattern has one: a text that has none of them is not looked through.

To try a pattern at each character of an article takes a hundred times as long as to see that a word is not in it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from re import _parser  # type: ignore[attr-defined]

from kg.late import full

_MOST = 16  # words that are looked for
_SIGNS = 8  # characters of a class that are
_SHARE = (1.0, 0.4, 0.05, 0.01)  # of all texts that have a word of so many characters, about


def every(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern`, which has no flags, matches in `text`: as its `finditer` gives it."""
    words = needed(full(pattern))
    for word in words:
        if word in text:
            return pattern.finditer(text)
    return iter(()) if words else pattern.finditer(text)


@cache
def needed(pattern: str) -> tuple[str, ...]:
    """Words of which each text that `pattern` matches has one, the fewest that are told; () where that can't be
    told. Raises re.error."""
    parsed = _parser.parse(pattern)
    words = _of(parsed) or set()
    return () if parsed.state.flags & re.IGNORECASE or len(words) > _MOST else tuple(sorted(words, key=_share))


def _share(word: str) -> float:
    return _SHARE[min(len(word), len(_SHARE) - 1)]


def _of(items: Iterable[tuple[object, object]]) -> set[str] | None:
    """The same of a sequence, as re's own parser gives it; None where that can't be told."""
    found, run = list[set[str]](), ""
    for operator, value in items:
        if str(operator) == "LITERAL" and isinstance(value, int):
            run += chr(value)
            continue
        found += [{run}] if run else []
        run = ""
        if words := _one(str(operator), value):
            found.append(words)
    found += [{run}] if run else []
    return min(found, key=lambda words: sum(map(_share, words)), default=None)


def _one(operator: str, value: object) -> set[str] | None:
    match operator, value:
        case "IN", list(members) if len(members) <= _SIGNS and all(str(kind) == "LITERAL" for kind, _ in members):
            return {chr(code) for _, code in members}
        case "BRANCH", (_, list(branches)):
            parts = [_of(branch) for branch in branches]
            return None if None in parts else set().union(*filter(None, parts))
        case "SUBPATTERN", (_, 0, 0, _parser.SubPattern() as inner):
            return _of(inner)
        case "ASSERT", (_, _parser.SubPattern() as inner):
            return _of(inner)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT", (int(least), _, _parser.SubPattern() as inner):
            return _of(inner) if least else None
    return None
