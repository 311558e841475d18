"""Short names by which a text goes on to call a body that it named in full: 湖州师大, behind 湖州师范大学.

How names are abridged is `lexicon/short_endings.tsv`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick

from kg.late import late
from kg.lexicon import table
from kg.mentions.organisation_lexicon import Form
from kg.mentions.organisation_scan import Body, Scan

_NUMERALS = "一二三四五六七八九十"
_LEVELS = "省市县区旗"
_OWNER = late("^.+(?:[省市县区旗州]|法院|公安局)(?=[一-鿿]{2})")  # 安吉县|青岭, 安吉县人民法院|青岭
_HAN = late("[一-鿿]")
_LEADS = frozenset("据由和与及到对向在为是任省市县区旗镇乡")


class _Row(NamedTuple):
    """One way to abridge: the full name around whose it is, how it ends, what stands around it in short, if alone."""

    full: re.Pattern[str]
    end: str
    before: str
    after: str
    bare: bool


def may_be_abridged(folded: str, end: int) -> bool:
    """Whether a name that ends at `end` may have a short one."""
    tail = folded[end - 2 : end]
    return tail in _rows() and folded.endswith(_ends()[tail], 0, end)


def shorts(name: str) -> Iterator[str]:
    """What the full `name` may be abridged to, its place whole and in short: 安吉县二中, 安吉二中."""
    return (short for short, _ in _ways(name))


def abridged(scan: Scan, named: Iterable[Body]) -> Iterator[Body]:
    """Where short names of the bodies `named` stand, behind the first that has one."""
    automaton = ahocorasick.Automaton()
    for body in named:
        for short, full in _ways(body.surface):
            if short not in automaton:
                automaton.add_word(short, (short, full, body))
    if not automaton:
        return
    automaton.make_automaton()
    for last, (short, full, body) in automaton.iter_long(scan.folded):
        at = last + 1 - len(short)
        whole = scan.folded.startswith(full, at)  # 湖州理工|大学
        if at >= body.end and not whole and _begins(scan, at):
            yield Body(at, last + 1, Form(short, "declared", body.form.cls, short), surface=short)


def _ways(name: str) -> Iterator[tuple[str, str]]:
    """Each short name that `name` may have, with the full one that it is short for: 安吉二中, 安吉第二中学."""
    for row in _rows().get(name[-2:], ()):
        if (found := row.full.fullmatch(name)) is None:
            continue
        begin, end = name[: found.start("head")], name[found.end("head") :]
        for head in _heads(found["head"]):
            yield row.before + head + row.after, begin + head + end
        if row.bare:
            yield row.before + row.after, begin + end


def _begins(scan: Scan, at: int) -> bool:
    """Whether a name may begin there: 据|律协, 湖州市|律协, but not 德清|律协."""
    before = scan.folded[at - 1]
    return not _HAN.match(before) or before in _LEADS or at in scan.titles


def _heads(head: str) -> Iterator[str]:
    """Whose it is, as one may say it: 安吉县, 安吉; 安吉县青岭, 青岭."""
    owner = _OWNER.match(head)
    for one in {head, head[owner.end() :] if owner is not None else head}:
        yield one
        if len(one) > 2 and one[-1] in _LEVELS:
            yield one[:-1]


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    """The ways to abridge by the last two characters of the full name."""
    found: dict[str, list[_Row]] = {}
    for row in table("short_endings", "full", "short", "bare", "example"):
        for numeral in _NUMERALS if "N" in row["full"] else ("",):
            full, short = (row[key].replace("N", numeral) for key in ("full", "short"))
            begin, _, end = full.rpartition("*")
            before, _, after = short.rpartition("*")
            pattern = re.compile(f"{re.escape(begin)}(?P<head>.{{2,}}){re.escape(end)}")
            found.setdefault(end[-2:], []).append(_Row(pattern, end, before, after, row["bare"] == "yes"))
    return {tail: tuple(rows) for tail, rows in found.items()}


@cache
def _ends() -> dict[str, tuple[str, ...]]:
    """How full names end, by their last two characters."""
    return {tail: tuple({row.end for row in rows}) for tail, rows in _rows().items()}
