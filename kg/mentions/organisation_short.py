"""Short names by which a text goes on to call a body that it named in full: 湖州师大, behind 湖州师范大学.

How last words are abridged is `lexicon/short_endings.tsv`.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from kg.lexicon import table
from kg.mentions.organisation_lexicon import Form
from kg.mentions.organisation_scan import Body, Scan

_NUMERALS = "一二三四五六七八九十"
_LEVELS = "省市县区旗"


def may_be_abridged(folded: str, end: int) -> bool:
    """Whether a name that ends at `end` may have a short one."""
    return folded[end - 2 : end] in _tails()


def shorts(name: str) -> Iterator[str]:
    """What the full `name` may be abridged to, its place whole and in short: 安吉县二中, 安吉二中."""
    if name[-2:] not in _tails():
        return
    for full, short in _endings():
        head = name.removesuffix(full)
        if head and head != name:
            yield head + short
            if len(head) > 2 and head[-1] in _LEVELS:
                yield head[:-1] + short


def abridged(scan: Scan, named: Iterable[Body]) -> Iterator[Body]:
    """Where short names of the bodies `named` stand, behind the first that has one."""
    first: dict[str, Body] = {}
    for body in named:
        for short in shorts(body.surface):
            first.setdefault(short, body)
    for short, body in first.items():
        form, at = Form(short, "declared", body.form.cls, short), body.end
        while (at := scan.folded.find(short, at)) >= 0:
            yield Body(at, at + len(short), form, surface=short)
            at += len(short)


@cache
def _tails() -> frozenset[str]:
    return frozenset(full[-2:] for full, _ in _endings())


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    rows = [(row["full"], row["short"]) for row in table("short_endings", "full", "short", "example")]
    counted = [(full.replace("N", one), short.replace("N", one)) for full, short in rows for one in _NUMERALS]
    return tuple(dict.fromkeys(counted))
