"""One pass over a text for the names of divisions, full and short, that stand there as words of their own."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import worded
from kg.mentions.gazetteer import LEVELS, Division, ancestors, by_code, children, divisions, township_codes
from kg.mentions.place_cues import before_a_body
from kg.model import Text


class Name(NamedTuple):
    """A name that stands alone: whether it is a full one, and who bears it, the likeliest first. A weak one, the short
    name of a single county, needs the tagger's word for it or a cue behind it (桐庐日报)."""

    full: bool
    divisions: tuple[Division, ...]
    weak: bool = False


class Hit(NamedTuple):
    """A name of a division found in a text; `chained` if it stands right behind a place that contains it; `weak` as in
    Name."""

    begin: int
    end: int
    full: bool
    chained: bool
    divisions: tuple[Division, ...]
    weak: bool = False


# 扬州市民 is 扬州 + 市民 (but 扬州市民政局), 湖南省会 is 湖南 + 省会; 东方市场 is no city, 朝阳区域 no district.
_CLASH = late(
    r"(?<=市)[场面值容]|(?<=市)民(?![政主族间办兵营航宗革建进盟防生警])|(?<=区)(?:[域间别块]|分(?![局公院行会部店]))|(?<=省)会(?![议计])"
)
# 南京路, 南京厅, 天水镇, 大连湾, 北京时间 do not mention the city.
_NOT_A_PLACE = worded("[东西南北中]?[一二三四五]?[路巷]|<place_cues/no_place>")
# What a word of the segmenter's dictionary may hold besides a place: 江西籍, 苏州工业园区; not 南京路, 南京大屠杀.
_REST = worded("<place_cues/rest>|.*<place_cues/rest_end>")
_BODIES = worded("<place_cues/body>")
_BEFORE_A_NAME = frozenset("在到赴与和及从往对由自向离抵省市区县")
_MARKS = frozenset(["", *"、,。;:!? \n()“”"])


# 先后到长岭、西圃、河头等村: none of them is a county.
_VILLAGES = worded(r"(?:、[一-鿿]{2,4}){0,8}等(?:\d+个?)?(?:行政|自然)?(?:<organisation_words/settlement>|镇街)")


@cache
def word_needs() -> dict[str, str]:
    """What lets a short name that is a word as well be a place: province, chain or full."""
    return {row["word"]: row["needs"] for row in table("place_words", "word", "needs", "counterexample")}


class _Index(NamedTuple):
    """All names that stand alone, and how to see in one pass where one may stand.

    Full names are looked up from their last two characters, short ones from their first two; `sizes` are the lengths
    that names with such a pair have, longest first. On Chinese text that is eight times as fast as an Aho-Corasick
    automaton, whose root has a branch for each of 1,500 characters.
    """

    names: dict[str, Name]
    forms: frozenset[str]  # all short ones, even those that cannot stand alone
    endings: re.Pattern[str]
    ending_sizes: dict[str, tuple[int, ...]]
    beginnings: re.Pattern[str]
    beginning_sizes: dict[str, tuple[int, ...]]


@cache
def _index() -> _Index:
    full: dict[str, list[Division]] = {}
    short: dict[str, list[Division]] = {}
    for division in divisions():
        full.setdefault(division.name, []).append(division)
        above = by_code().get(division.parent)
        if above and above.name[-1] == division.name[0]:
            full.setdefault(above.name + division.name[1:], []).append(division)  # 青岛市|南区
        for form in division.short:
            if division.name.endswith(("自治县", "自治旗")) and not form.endswith(("县", "旗")):
                full.setdefault(form + division.name[-3:], []).append(division)  # 务川自治县
            if len(division.short) == 2 and form == division.short[0]:  # 延边州
                full.setdefault(form, []).append(division)
            else:
                short.setdefault(form, []).append(division)
    forms = frozenset(short)
    weak = {form for form, bearers in short.items() if not _alone(form, bearers) and _single(form, bearers)}
    short = {form: bearers for form, bearers in short.items() if form in weak or _alone(form, bearers)}
    names = {name: Name(False, _likeliest_first(bearers), name in weak) for name, bearers in short.items()}
    names |= {name: Name(True, _likeliest_first(bearers)) for name, bearers in full.items()}
    ending_sizes = _sizes((name[-2:], len(name)) for name in full)
    beginning_sizes = _sizes((name[:2], len(name)) for name in short)
    first, second = ("".join(sorted({pair[at] for pair in beginning_sizes})) for at in (0, 1))
    last = "".join(sorted({pair[1] for pair in ending_sizes}))
    return _Index(
        names, forms, re.compile(f"[{last}]"), ending_sizes, re.compile(f"[{first}](?=[{second}])"), beginning_sizes
    )


def _alone(form: str, bearers: list[Division]) -> bool:
    """Whether a short form may stand alone: 江苏, 扬州, 昆山, 襄樊; not 桐庐, which only its article makes a place."""
    return word_needs().get(form, "province") == "province" and any(
        division.name[-1] == "市" and division.level == "city"
        if division.last
        else division.name[-1] == "市" or division.level != "county"
        for division in bearers
    )


def _single(form: str, bearers: list[Division]) -> bool:
    """Whether it is the short name of one county in force, and no word: 桐庐; not 朝阳, not 平安."""
    return len(form) > 1 and form not in word_needs() and len([one for one in bearers if not one.last]) == 1


def _likeliest_first(bearers: list[Division]) -> tuple[Division, ...]:
    if len(bearers) == 1:
        return tuple(bearers)
    return tuple(sorted(bearers, key=lambda d: (d.last != 0, LEVELS.index(d.level), -d.last, d.code)))


def _sizes(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = {}
    for pair, size in pairs:
        sizes.setdefault(pair, set()).add(size)
    return {pair: tuple(sorted(found, reverse=True)) for pair, found in sizes.items()}


def _names_in(folded: str) -> list[tuple[int, int, Name]]:
    """All names as (begin, -end, name), by begin, the longest first."""
    index = _index()
    found = []
    for match in index.endings.finditer(folded):
        end = match.end()
        for size in index.ending_sizes.get(folded[end - 2 : end], ()):
            name = index.names.get(folded[end - size : end]) if end >= size else None
            if name:
                found.append((end - size, -end, name))
    for match in index.beginnings.finditer(folded):
        begin = match.start()
        for size in index.beginning_sizes.get(folded[begin : begin + 2], ()):
            name = index.names.get(folded[begin : begin + size]) if begin + size <= len(folded) else None
            if name and not name.full:
                found.append((begin, -begin - size, name))
    found.sort(key=itemgetter(0, 1))
    return found


def scan(text: Text) -> list[Hit]:
    """The names of divisions in `text`, by begin, without overlaps, the longest first."""
    hits: list[Hit] = []
    cursor = 0
    found = _names_in(text.folded)
    for number, (begin, minus_end, name) in enumerate(found):
        if begin < cursor:
            continue
        end = -minus_end
        chained = begin == cursor and bool(hits) and _contains(hits[-1], name)
        if not _stands(text, begin, end, name, chained):
            again = _said_again(text, begin, end, hits)
            if again is None:
                continue
            name = Name(True, again.divisions)
        hits.append(Hit(begin, end, name.full, chained, name.divisions, name.weak))
        cursor = end
        while not any(name.full for begin, _, name in found[number + 1 : number + 5] if begin == cursor):
            below = _short_below(text, hits[-1])
            if not below:
                break
            hits.append(below)
            cursor = below.end
    return hits


def _said_again(text: Text, begin: int, end: int, hits: list[Hit]) -> Hit | None:
    """晋城市城区, then 城区|委书记: the district of that name, where what is right behind is a body's."""
    if end - begin != 2 or not _BODIES.match(text.folded, end):
        return None
    name = text.folded[begin:end]
    return next((hit for hit in hits if hit.chained and text.folded[hit.begin : hit.end] == name), None)


def _contains(hit: Hit, name: Name) -> bool:
    above = {division.code for division in hit.divisions}
    return any(ancestors(division.code) & above - {division.code} for division in name.divisions)


def _stands(text: Text, begin: int, end: int, name: Name, chained: bool) -> bool:
    """Whether the name is a word here; `chained` if it follows a place that contains it (陕西省富县)."""
    folded, tokens = text.folded, text.tokens
    if name.full:
        if _CLASH.match(folded, end):
            return False
    elif _NOT_A_PLACE.match(folded, end) or _ends_a_township(folded, begin, end):
        return False
    if chained:
        return True
    if end - begin == 2 and name.full and folded[end - 1] != "县":  # 城区, 郊区
        return False
    at = bisect_left(tokens, (begin + 1,)) - 1  # the word that holds the name's first character
    if at < 0 or (tokens[at].begin != begin and not _is_prefix(folded[tokens[at].begin : begin])):
        return name.full and folded[begin - 1] in "原任" and before_a_body(folded, end)  # 原|子洲县|委书记
    if (name.full and end - begin > 2) or (tokens[at].end == end and not name.weak):
        return True
    if name.full:
        return starts_token(text, end)
    if name.divisions[0].level == "county" and _VILLAGES.match(folded, end):
        return False
    if name.weak and not (before_a_body(folded, end) or (tokens[at][1:] == (end, "ns") and _is_county(name))):
        return False
    return (
        tokens[at].end == end
        or tokens[at].tag == "nt"
        or starts_token(text, end)
        or folded[end : tokens[at].end] in _index().forms
        or bool(_REST.fullmatch(folded, end, tokens[at].end))
    )


def _ends_a_township(folded: str, begin: int, end: int) -> bool:
    """孝|丰镇: what looks like the short name of a city ends the name of a township of another."""
    if folded[end - 1] not in "镇乡" or not begin or not "一" <= folded[begin - 1] <= "鿿":
        return False
    listed = any(folded[at:end] in township_codes() for at in range(max(0, begin - 3), begin))
    return listed or (
        folded[begin - 1] not in _BEFORE_A_NAME and folded[begin - 2 : begin - 1] in _MARKS | _BEFORE_A_NAME
    )


def _is_county(name: Name) -> bool:
    """Whether the bearer is a county by name: of districts (长洲) and autonomous counties (三江) too many are words."""
    label = name.divisions[0].name
    return label.endswith(("县", "旗")) and not label.endswith(("自治县", "自治旗"))


def _is_prefix(text: str) -> bool:
    """Whether a word that begins so may go on with a place: 中共四川省委, 中国台湾, 广西北海."""
    return text in ("中共", "中国", "人民共和国") or text in _index().forms


def starts_token(text: Text, offset: int) -> bool:
    """Whether a word begins at `offset`, or the text ends there."""
    at = bisect_left(text.tokens, (offset,))
    return at == len(text.tokens) or text.tokens[at].begin == offset


def not_a_place(text: Text, end: int) -> bool:
    """Whether what follows a short name that ends at `end` makes it part of another name (南京路)."""
    return bool(_NOT_A_PLACE.match(text.folded, end))


@cache
def _short_names_below(code: str) -> dict[str, tuple[Division, ...]]:
    below: dict[str, list[Division]] = {}
    for division in children().get(code, ()):
        for form in division.short[-1:]:
            if not division.last and word_needs().get(form) != "full":
                below.setdefault(form, []).append(division)
        if division.level == "city":  # 河北正定, but 河北新华 is no district
            for form, deeper in _short_names_below(division.code).items():
                below.setdefault(form, []).extend(d for d in deeper if d.name[-1] != "区")
    return {form: _likeliest_first(found) for form, found in below.items() if found}


def _short_below(text: Text, hit: Hit) -> Hit | None:
    """浙江杭州桐庐: a short name right behind that of a place which contains it."""
    names = _short_names_below(hit.divisions[0].code)
    for size in (4, 3, 2) if names else ():
        end = hit.end + size
        bearers = names.get(text.folded[hit.end : end])
        if bearers and starts_token(text, end) and not _NOT_A_PLACE.match(text.folded, end):
            return Hit(hit.end, end, False, True, bearers)
    return None
