"""One pass over a text for the names of divisions, full and short, that stand there as words of their own."""

from bisect import bisect_left
from functools import cache
from typing import Any, NamedTuple

import ahocorasick

from kg.lexicon import table
from kg.mentions.gazetteer import Division, ancestors, children, divisions
from kg.model import Text


class Name(NamedTuple):
    """What the automaton finds: a name's length, whether it is a full one, and who bears it (in force first)."""

    size: int
    full: bool
    divisions: tuple[Division, ...]


class Hit(NamedTuple):
    """A name of a division found in a text."""

    begin: int
    end: int
    full: bool
    divisions: tuple[Division, ...]


# 盐城市民 is 盐城 + 市民 (but 盐城市民政局), 东方市场 no city, 朝阳区域 no district.
_CLASH = {"市": "场面值容", "区": "域间别块分", "县": ""}
_CITIZENS = "政主族间办兵营航宗革建进盟防生警"
_NO_PLACE = "路街镇乡村山"  # 南京路, 青州镇, 大连山


@cache
def weak_words() -> frozenset[str]:
    """Short names that are words as well."""
    return frozenset(row["word"] for row in table("place_words", "word", "counterexample"))


@cache
def _automaton() -> Any:
    full: dict[str, list[Division]] = {}
    short: dict[str, list[Division]] = {}
    for division in divisions():
        full.setdefault(division.name, []).append(division)
        for form in division.short:
            if len(division.short) == 2 and form == division.short[0]:  # 延边州
                full.setdefault(form, []).append(division)
            elif (division.level != "county" or division.name.endswith("市")) and form not in weak_words():
                short.setdefault(form, []).append(division)
    automaton = ahocorasick.Automaton()
    for names, is_full in ((short, False), (full, True)):
        for name, bearers in names.items():
            bearers.sort(key=lambda d: (d.last != 0, -d.last, not d.code.endswith("0000"), not d.code.endswith("00")))
            automaton.add_word(name, Name(len(name), is_full, tuple(bearers)))
    automaton.make_automaton()
    return automaton


def scan(text: Text) -> list[Hit]:
    """The names of divisions in `text`, by begin, without overlaps, the longest first."""
    folded, tokens = text.folded, text.tokens
    found = [(last - name.size + 1, -last, name) for last, name in _automaton().iter(folded)]
    found.sort()
    hits: list[Hit] = []
    cursor = 0
    for begin, minus_last, name in found:
        if begin < cursor:
            continue
        end = 1 - minus_last
        chained = begin == cursor and bool(hits)
        if not _stands(text, begin, end, name, chained and _contains(hits[-1], name)):
            continue
        hits.append(Hit(begin, end, name.full, name.divisions))
        cursor = end
        below = _short_below(folded, hits[-1])
        if below and (not tokens or _starts_token(text, below.end)):
            hits.append(below)
            cursor = below.end
    return hits


def _contains(hit: Hit, name: Name) -> bool:
    above = {division.code for division in hit.divisions}
    return any(ancestors(division.code) & above - {division.code} for division in name.divisions)


def _stands(text: Text, begin: int, end: int, name: Name, chained: bool) -> bool:
    """Whether the name is a word here; `chained` if it follows a place that contains it (陕西省华县)."""
    folded, tokens = text.folded, text.tokens
    following = folded[end : end + 2]
    if not name.full and following[:1] and following[0] in _NO_PLACE:
        return False
    if name.full and following:
        last = folded[end - 1]
        if following[0] in _CLASH.get(last, ""):
            return False
        if last == "市" and following[0] == "民" and following[1:] not in _CITIZENS:
            return False
    if chained:
        return True
    if name.size == 2 and name.full and folded[end - 1] != "县":  # 城区, 郊区
        return False
    at = bisect_left(tokens, (begin,))
    if at == len(tokens) or tokens[at].begin != begin:
        return False
    if name.full and name.size > 2:
        return True
    return tokens[at].end == end or (not name.full and tokens[at].tag == "nt") or (_starts_token(text, end))


def _starts_token(text: Text, offset: int) -> bool:
    at = bisect_left(text.tokens, (offset,))
    return at == len(text.tokens) or text.tokens[at].begin == offset


@cache
def _short_names_below(code: str) -> dict[str, tuple[Division, ...]]:
    below: dict[str, list[Division]] = {}
    for division in sorted(children().get(code, ()), key=lambda d: (d.last != 0, -d.last)):
        for form in division.short[-1:]:
            below.setdefault(form, []).append(division)
        if division.level == "city":
            for form, deeper in _short_names_below(division.code).items():
                below.setdefault(form, []).extend(deeper)
    return {form: tuple(found) for form, found in below.items()}


def _short_below(folded: str, hit: Hit) -> Hit | None:
    """江苏盐城滨海: a short name right behind that of a place which contains it."""
    names = _short_names_below(hit.divisions[0].code)
    for size in (4, 3, 2) if names else ():
        end = hit.end + size
        bearers = names.get(folded[hit.end : end])
        if bearers and folded[end : end + 1] not in tuple("县市区旗州盟路街镇乡村山"):
            return Hit(hit.end, end, False, bearers)
    return None
