"""Seats that nobody holds two of at a time: county heads, presidents of courts, heads of bureaus and schools."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from kg.identity.houses import in_short, same_house
from kg.identity.profile import Profile, body, is_unit, title, words
from kg.identity.weigh import Ground, ground
from kg.lexicon import table

_SOON = 90  # days between two offices in which seldom anybody is called from the one to the other


def at_once(one: Profile, two: Profile) -> Iterator[Ground]:
    """Against by two seats of different bodies that were held in one span of time, or one right after the other."""
    soon = ""
    for post, (since, until) in one.held.items():
        mine = seat(post) if since else None
        for other, (begin, end) in two.held.items() if mine else ():
            theirs = seat(other) if begin else None
            if not mine or not theirs or theirs[0] in mine[1] or _one_body(body(post), body(other)):
                continue
            both = "、".join(sorted((words(post), words(other))))
            if since < end and begin < until:
                yield ground("at_once", both)
                return
            called = post in one.of("appointed") or other in two.of("appointed")
            if not called and _days(until, begin) <= _SOON and _days(end, since) <= _SOON:
                soon = both
    if soon:
        yield ground("soon", soon)


def _days(since: str, until: str) -> int:
    """How many days lie between, less than none if `until` is earlier."""
    return (date.fromisoformat(until) - date.fromisoformat(since)).days


def _one_body(mine: str, other: str) -> bool:
    short, long = sorted((mine, other), key=lambda name: (len(words(name)), name))
    return mine == other or is_unit(long, short) or same_house(mine, other) or in_short(short, long)


@cache
def seat(post: str) -> tuple[str, frozenset[str]] | None:
    """The kind of seat that nobody holds two of at a time, and those that go with it; None for another post."""
    name = post.split("\t")[0]
    found = (kind for body, held, kind in _seats() if held.fullmatch(title(post)) and body.fullmatch(name))
    return next(found, None)


@cache
def _seats() -> tuple[tuple[re.Pattern[str], re.Pattern[str], tuple[str, frozenset[str]]], ...]:
    rows = table("exclusive_seats", "seat", "body", "title", "with", "example")
    return tuple(
        (re.compile(row["body"]), re.compile(row["title"]), (row["seat"], frozenset(row["with"].split("、")) - {""}))
        for row in rows
    )
