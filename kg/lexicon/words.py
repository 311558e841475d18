"""Words by what they do where they stand, and patterns that hold such words.

In a pattern `<event_words/held>` stands for any of the words of `event_words.tsv` whose `role` is `held`, the longest
that fits (`<event_words/held+told>`: of two roles); where the table has a column `not_before`, for none that one of
these alternatives follows.
"""

import re
from functools import cache

from kg.late import late
from kg.lexicon import Row, columns, table

_ROLE = re.compile(r"<(\w+)/([\w+]+)>")


@cache
def of_role(name: str, *roles: str) -> tuple[Row, ...]:
    """The entries of `lexicon/NAME.tsv` with one of these roles, the longest words first. KeyError for one that none
    has."""
    known = columns(name)
    found = [row for row in table(name, *known) if row["role"] in roles]
    if unknown := set(roles) - {row["role"] for row in found}:
        raise KeyError(f"{name}.tsv has no role {min(unknown)}")
    return tuple(sorted(found, key=lambda row: (-len(row[known[0]]), row[known[0]])))


@cache
def words(name: str, *roles: str) -> frozenset[str]:
    """The words of `lexicon/NAME.tsv` with one of these roles."""
    return frozenset(listed(name, *roles))


@cache
def listed(name: str, *roles: str) -> tuple[str, ...]:
    """The same, the longest first: for what begins or ends with one of them."""
    return tuple(next(iter(row.values())) for row in of_role(name, *roles))


def worded(pattern: str) -> re.Pattern[str]:
    """`late(pattern)`, with the words of the tables that it names."""
    return late(pattern, read=filled)


def filled(pattern: str) -> str:
    """The same pattern with the words themselves in it."""
    return _ROLE.sub(lambda of: f"(?:{'|'.join(map(_alternative, of_role(of[1], *of[2].split('+'))))})", pattern)


def _alternative(row: Row) -> str:
    word, after = next(iter(row.values())), row.get("not_before")
    return f"{word}(?!{after})" if after else word
