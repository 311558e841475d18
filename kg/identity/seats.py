"""Seats that nobody holds two of at a time: county heads, presidents of courts, heads of bureaus and schools."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from kg.identity.houses import in_short, same_house
from kg.identity.ladder import far_apart, on_the_side, rank
from kg.identity.profile import Profile, body, is_unit, title, words
from kg.identity.weigh import Ground, ground
from kg.lexicon import table
from kg.mentions.trades import fields

Seat = tuple[str, frozenset[str], frozenset[str]]

_SOON = 90  # days between two offices in which seldom anybody is called from the one to the other


def at_once(one: Profile, two: Profile) -> Iterator[Ground]:
    """Against by two seats of different bodies that were held in one span of time, or one right after the other."""
    soon = crossed = ""
    for post, (since, until) in one.held.items() if two.held else ():
        for other, (begin, end) in two.held.items() if since else ():
            cross = since < end and begin < until
            if begin and cross and _two_works(post, other):
                crossed = _words(post, other)
            if not begin or not (both := _two_seats(post, other)):
                continue
            if cross:
                yield ground("at_once", both)
                return
            called = post in one.of("appointed") or other in two.of("appointed") or _follows(post, until, other, begin)
            if not called and days(until, begin) <= _SOON and days(end, since) <= _SOON and seat(post) and seat(other):
                soon = both
    if crossed:
        yield ground("both_held", crossed)
    elif soon:
        yield ground("soon", soon)


def _follows(post: str, until: str, other: str, begin: str) -> bool:
    """Whether the later of two seats is the one to which the holder of the other is called, in the same place: 县长,
    县委书记. `until`, `begin`: the last date of the one and the first of the other."""
    first, then = (post, other) if until <= begin else (other, post)
    mine, theirs = seat(first), seat(then)
    place = post.split("\t")[1]
    return bool(mine and theirs and theirs[0] in mine[2]) and place.isdigit() and place == other.split("\t")[1]


def _two_works(post: str, other: str) -> bool:
    """Whether both are whole work, in two bodies of two places or of two fields of work: a headmaster and a deputy head
    of the union."""
    if not (rank(post) and rank(other)) or on_the_side(post) or on_the_side(other):
        return False
    if _one_body(body(post), body(other)):
        return False
    mine, theirs = (fields(words(one)) for one in (post, other))
    return not mine & theirs or post.split("\t")[1] != other.split("\t")[1]


def _words(post: str, other: str) -> str:
    return "、".join(sorted((words(post), words(other))))


def _two_seats(post: str, other: str) -> str:
    """Two posts, in words, that nobody holds at a time: seats of two bodies, offices of a province and of one of its
    counties; "" for others."""
    mine, theirs = seat(post), seat(other)
    two = (mine and theirs and theirs[0] not in mine[1]) or far_apart(post, other)
    if not two or _one_body(body(post), body(other)):
        return ""
    return _words(post, other)


def days(since: str, until: str) -> int:
    """How many days lie between, less than none if `until` is earlier."""
    return (date.fromisoformat(until) - date.fromisoformat(since)).days


def _one_body(mine: str, other: str) -> bool:
    short, long = sorted((mine, other), key=lambda name: (len(words(name)), name))
    return mine == other or is_unit(long, short) or same_house(mine, other) or in_short(short, long)


@cache
def seat(post: str) -> Seat | None:
    """The kind of seat that nobody holds two of at a time, and those that go with it and that follow it; None for
    another post."""
    name = post.split("\t")[0]
    found = (kind for body, held, kind in _seats() if held.fullmatch(title(post)) and body.fullmatch(name))
    return next(found, None)


@cache
def _seats() -> tuple[tuple[re.Pattern[str], re.Pattern[str], Seat], ...]:
    rows = table("exclusive_seats", "seat", "body", "title", "with", "next", "example")
    return tuple(
        (
            re.compile(row["body"]),
            re.compile(row["title"]),
            (row["seat"], _named(row["with"]), _named(row["next"])),
        )
        for row in rows
    )


def _named(cell: str) -> frozenset[str]:
    return frozenset(cell.split("、")) - {""}
