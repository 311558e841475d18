"""Parts of universities that are named by what one learns there: 外国语学院, 计算机科学与技术学院, 化学工程系."""

import re
from functools import cache

from kg.mentions.organisation_lexicon import words

_ENDINGS = frozenset({"学院", "系"})
_LONGEST = 14  # characters of fields


def is_faculty(ending: str, own: str) -> bool:
    """Whether a body of that ending and own words is named by fields of learning alone, so that it is a part of some
    university: 化学工程|系, not 华岭|学院."""
    return ending in _ENDINGS and _fields().fullmatch(own) is not None


def fields_before(folded: str, begin: int, ending: str) -> int:
    """Where the fields of learning begin that stand right before the `ending` at `begin`; `begin` where none do."""
    if ending not in _ENDINGS:
        return begin
    first = max(0, begin - _LONGEST)
    return next((at for at in range(first, begin) if _fields().fullmatch(folded, at, begin)), begin)


@cache
def _fields() -> re.Pattern[str]:
    field, part = ("|".join(sorted(words(role), key=len, reverse=True)) for role in ("faculty", "faculty_part"))
    first = "|".join(sorted(word for word in words("faculty_part") if len(word) > 1))  # no 与化学|系
    return re.compile(f"(?:{first})?(?:{field})(?:{field}|{part})*")
