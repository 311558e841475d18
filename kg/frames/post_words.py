"""Words by which it is told whose an office is, by role (lexicon/office_words.tsv)."""

from functools import cache

from kg.lexicon import table


@cache
def of_role(*roles: str) -> tuple[str, ...]:
    """The words with one of these roles: the titles that a `school` has, the endings of what is `inner` …"""
    rows = table("office_words", "word", "role", "body", "example")
    return tuple(row["word"] for row in rows if row["role"] in roles)
