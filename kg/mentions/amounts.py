"""Counted results with their unit: 17000余人次, 近千名, 22家, 同比增长12.5%.

Units and their examples are data: kg/lexicon/units.tsv. No amounts are: dates and spans of time, ordinals (第3届),
one-off articles (一个, 两项), names (“千企万岗”), ranges (3至5名) and titles in 《》.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from kg.errors import DataError
from kg.language import numbers
from kg.language.needed import every
from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import filled, worded
from kg.mentions.counted import TOLL, counted, harmed
from kg.model import AmountMention, DateMention, DocumentMention, Text

_CAUGHT = late("救出|抓获")
_MOST = 10**18  # stores hold no more digits of an xsd:decimal: 180百亿亿次
_NAME = late("《[^《》\n]*》|[“‘][^”’“‘,。;:!?\n]{1,18}[”’]")
# 第3个, 每100人, 前10名, 3至5名, 2~3个, 数百名, 成千上万名, G123次, 1.2.3项
_NO_COUNT = late(
    r"(?:[第每几某哪届]|(?<![目此之以年天日月])前|成[百千]上|(?<![人次总户件个项家份量例])数|星期|周|[A-Za-z\d.]"
    r"|[\dA-Za-z][-—~–+/×*:,]|[\d万千百十亿%] ?[至到—~–-]+|[一二三四五六七八九]、|时速[约达为]?)$"
)
_RANGE_ON = late(r"[至到—~–-]+\d")  # 5%—6%
_CONDITION = late("(?:及?以上|以下)的?[^,。;、]{0,6}?(?:企业|单位|项目|建筑)")
_ROADSIDE = worded(r"[+/\d]|<number_words/beside>")
_PERSON = worded("<number_words/people>$")
_TOLL = "<number_words/toll>"
_DIGIT = late("[一二两三四五六七八九]")


class _Units(NamedTuple):
    """units.tsv: a numeral with its unit, one of per cent, the kind of each unit, and which money is meant by the word
    before a number of 元: 港币5万元 is no 5万元."""

    pattern: re.Pattern[str]
    per_cent: re.Pattern[str]
    kinds: dict[str, str]
    moneys: dict[str, str]


@cache
def _units() -> _Units:
    """What is known of units. Raises DataError."""
    kinds, parts = {}, []
    rows = table("units", "unit", "kind", "not_before", "example", "counterexample", "before")
    for row in sorted(rows, key=lambda row: (-len(row["unit"]), row["unit"])):
        if row["unit"] in kinds:
            raise DataError(row.path, row.line, f"{row['unit']}: a second entry")
        kinds[row["unit"]] = row["kind"]
        parts.append(re.escape(row["unit"]) + (f"(?!{row['not_before']})" if row["not_before"] else ""))
    first = re.escape("".join(sorted({unit[0] for unit in kinds} | set("死伤"))))  # a cheap test before the long one
    pattern = (
        f"(?P<number>{numbers.NUMERAL})(?P<more> ?{numbers.AFTER_NUMERAL}?) ?(?=[{first},.。;、)]|$)"
        f"(?P<unit>{'|'.join(parts)}|{_TOLL}|(?<=[万亿余多])(?=[,.。;、)]|$))(?P<after>{numbers.AFTER_UNIT})?"
    )
    share = f"百分之(?P<number>{numbers.NUMERAL})(?P<more>余|多)?(?P<after>{numbers.AFTER_UNIT})?"
    moneys = {word: row["unit"] for row in rows for word in row["before"].split()}
    return _Units(re.compile(filled(pattern)), re.compile(filled(share)), kinds, moneys)


def find(
    text: Text, dates: Iterable[DateMention] = (), documents: Iterable[DocumentMention] = ()
) -> tuple[AmountMention, ...]:
    """The counted results in `text`, sorted by begin. Nothing that overlaps one of `dates` or `documents` counts."""
    units = _units()
    folded = numbers.plain_numerals(text.folded)
    taken = [(mention.begin, mention.end) for group in (dates, documents) for mention in group]
    taken += [match.span() for match in _NAME.finditer(folded)]
    taken.sort()
    matches = [*units.pattern.finditer(folded), *every(units.per_cent, folded)]
    matches.sort(key=re.Match.start)
    found: list[AmountMention] = []
    at = 0
    for match in matches:
        begin, end = match.span()
        while at < len(taken) and taken[at][1] <= begin:
            at += 1
        if at == len(taken) or taken[at][0] >= end:
            amount = _share(text, match) if match.re is units.per_cent else _amount(text, match, units)
            if amount and not (found and found[-1].end > amount.begin):
                found.append(amount)
    return tuple(found)


def _share(text: Text, match: re.Match[str]) -> AmountMention | None:
    """百分之三十 as 30 %."""
    value = numbers.value(match["number"])
    return None if value is None else _mention(text, match, value, "%", "ratio")


def _amount(text: Text, match: re.Match[str], units: _Units) -> AmountMention | None:
    folded, begin, end = text.folded, match.start(), match.end()
    number, unit = match["number"], match["unit"]
    kind = units.kinds.get(unit, "")
    value = numbers.value(number)
    start = numbers.qualifier_begin(folded, begin)
    if (
        value is None
        or value >= _MOST
        or number.startswith("0") != number.startswith("0.")
        or any(_NO_COUNT.search(folded[max(0, at - 3) : at]) for at in (start, begin))
    ):
        return None
    if unit in TOLL:
        unit, kind = "人", "person"
    elif unit == "元":
        unit = units.moneys.get(folded[max(0, start - 2) : start], unit)
    elif not unit:  # 职工8400万
        if number[-1] not in "万亿" or not _PERSON.search(folded[max(0, start - 4) : start]):
            return None
        unit, kind = "人", "person"
    qualified = start < begin or bool(match["more"].strip())  # but 千亩以上 is a class of size
    if not number[0].isdecimal() and not _counts(folded, match, unit, kind, qualified):
        return None
    if _RANGE_ON.match(folded, end) or (kind == "measure" and _ROADSIDE.match(folded, end)):
        return None
    if (kind in ("measure", "money") or unit == "人") and _CONDITION.match(folded, match.end("unit")):
        return None
    return _mention(text, match, value, unit, kind)


def _mention(text: Text, match: re.Match[str], value: Decimal, unit: str, kind: str) -> AmountMention:
    begin, end = numbers.qualifier_begin(text.folded, match.start()), match.end()
    more = (match["more"] or "").strip() or match["after"] or ""
    qualifier = numbers.qualifier(text.folded, match.start(), match["number"], more)
    measures, why = counted(text, begin, end, kind), (f"units/{unit}",)
    return AmountMention(begin, end, text.raw[begin:end], numbers.plain(value), unit, qualifier, measures, why=why)


def _counts(folded: str, match: re.Match[str], unit: str, kind: str, qualified: bool) -> bool:
    """Whether Chinese numerals count: from eleven on, with a qualifier (百余家), for 成, and for people who came to
    harm (两人死亡); but not 一名, 两项 or 百姓."""
    number = match["number"]
    value = numbers.value(number) or 0
    if unit == "成":
        return 1 < value < 10
    if value >= 10:
        return qualified or (value > 10 and _DIGIT.search(number) is not None)
    if match["unit"] in TOLL:
        return True
    if number == "一":  # 一人受伤, but not 救出一名儿童
        return unit == "人" and harmed().match(folded, match.end()) is not None
    after = match.end(), match.end() + 12
    return kind == "person" and (harmed().search(folded, *after) or _CAUGHT.search(folded, *after)) is not None
