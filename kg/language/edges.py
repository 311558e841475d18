"""Characters that a match of a pattern can begin or end with: a cheap test before a long alternation is tried.

Of a hundred places where a cue is sought hardly one has it, and one look at a character tells nearly all the others.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import groupby
from re import _parser  # type: ignore[attr-defined]

_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.S)  # what parts a pattern; an escape, a class
_WIDEST = 100  # characters of a range: a wider one says nothing


class _Every(Container[str]):
    """Any character: what is known of a pattern that may begin or end with whatever."""

    def __contains__(self, char: object) -> bool:
        return True


EVERY: Container[str] = _Every()


def firsts(pattern: str) -> Container[str]:
    """What a match of `pattern` can begin with; EVERY where it may be empty or that can't be told. Raises re.error."""
    return _edge(pattern, False)


def lasts(pattern: str) -> Container[str]:
    """What a match of `pattern` can end with, likewise."""
    return _edge(pattern, True)


class Choice:
    """Patterns by their names, of which the first that matches counts: of all their alternatives only those are tried
    that can have the character which stands at their edge."""

    def __init__(self, parts: Mapping[str, str], last: bool = False) -> None:
        """`parts`: name → pattern, in their order; `last`: the edge is where they end. Raises re.error."""
        self._rows = [(name, one, _edge(one, last)) for name, part in parts.items() for one in alternatives(part)]
        sets = [edge for _, _, edge in self._rows if isinstance(edge, frozenset)]
        self.edge: Container[str] = frozenset[str]().union(*sets) if len(sets) == len(self._rows) else EVERY
        self._end = "$" if last else ""
        self._known: dict[str, re.Pattern[str] | None] = {}

    def at(self, char: str) -> re.Pattern[str] | None:
        """The patterns in one, each a group of its name, of what can have `char` at the edge; None where none can."""
        if char not in self._known:
            rows = [row for row in self._rows if char in row[2]]
            named = groupby(rows, key=lambda row: row[0])
            parts = "|".join(f"(?P<{name}>{'|'.join(one for _, one, _ in some)})" for name, some in named)
            self._known[char] = re.compile(f"(?:{parts}){self._end}") if rows else None
        return self._known[char]


def alternatives(pattern: str) -> Iterator[str]:
    """What stands between the bars of `pattern` that are in no group."""
    begin = depth = 0
    for sign in _SIGN.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if sign[0] == "|" and not depth:
            yield pattern[begin : sign.start()]
            begin = sign.end()
    yield pattern[begin:]


def _edge(pattern: str, last: bool) -> Container[str]:
    parsed = _parser.parse(pattern)
    found, empty = _of(parsed, last)
    return EVERY if found is None or empty or parsed.state.flags & re.IGNORECASE else frozenset(found)


def _of(items: Iterable[tuple[object, object]], last: bool) -> tuple[set[str] | None, bool]:
    """The characters at that edge of a sequence, None for any, and whether it may be empty."""
    found: set[str] = set()
    for operator, value in reversed(list(items)) if last else items:
        chars, empty = _one(str(operator), value, last)
        if chars is None:
            return None, False
        found |= chars
        if not empty:
            return found, False
    return found, True


def _one(operator: str, value: object, last: bool) -> tuple[set[str] | None, bool]:
    """The same of one item of a sequence, as re's own parser gives it."""
    match operator, value:
        case "AT" | "ASSERT" | "ASSERT_NOT", _:
            return set(), True
        case "LITERAL", int(code):
            return {chr(code)}, False
        case "IN", list(members):
            return _class(members), False
        case "BRANCH", (_, list(branches)):
            parts = [_of(branch, last) for branch in branches]
            every = [chars for chars, _ in parts]
            return None if None in every else set().union(*filter(None, every)), any(empty for _, empty in parts)
        case "SUBPATTERN", (_, 0, 0, _parser.SubPattern() as inner):
            return _of(inner, last)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT", (int(least), _, _parser.SubPattern() as inner):
            chars, empty = _of(inner, last)
            return chars, empty or least == 0
    return None, False


def _class(members: list[tuple[object, object]]) -> set[str] | None:
    found: set[str] = set()
    for operator, value in members:
        match str(operator), value:
            case "LITERAL", int(code):
                found.add(chr(code))
            case "RANGE", (int(low), int(high)) if high - low < _WIDEST:
                found.update(map(chr, range(low, high + 1)))
            case _:
                return None
    return found
