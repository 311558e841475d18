"""Counted results with their unit: 17000余人次, 近千名, 22家, 同比增长12.5%.

Units and their examples are data: kg/lexicon/units.tsv. No amounts are: dates and spans of time, ordinals (第3届),
one-off articles (一个, 两项), names (“千企万岗”), ranges (3至5名) and titles in 《》.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from kg.errors import DataError
from kg.language import numbers
from kg.late import late
from kg.lexicon import table
from kg.mentions.counted import TOLL, counted, harmed
from kg.model import AmountMention, DateMention, DocumentMention, Text

_CAUGHT = late("救出|抓获")
# 港币5万元 is no 5万元; the names of moneys that stand before the number
_MONEYS = {
    "美金": "美元",
    "美元": "美元",
    "港币": "港元",
    "港元": "港元",
    "欧元": "欧元",
    "日元": "日元",
    "澳元": "澳元",
}
_MOST = 10**18  # stores hold no more digits of an xsd:decimal: 180百亿亿次
_NAME = late("《[^《》\n]*》|[“‘][^”’“‘,。;:!?\n]{1,18}[”’]")
# 第3个, 每100人, 前10名, 3至5名, 2~3个, 数百名, 成千上万名, G123次, 1.2.3项
_NO_COUNT = late(
    r"(?:[第每几某哪届]|(?<![目此之以年天日月])前|成[百千]上|(?<![人次总户件个项家份量例])数|星期|周|[A-Za-z\d.]"
    r"|[\dA-Za-z][-—~–+/×*:,]|[\d万千百十亿%] ?[至到—~–-]+|[一二三四五六七八九]、|时速[约达为]?)$"
)
_RANGE_ON = late(r"[至到—~–-]+\d")  # 5%—6%
_CONDITION = late("(?:及?以上|以下)的?[^,。;、]{0,6}?(?:企业|单位|项目|建筑)")
_ROADSIDE = late(r"[+/\d]|处(?![理罚])|路段|附近|外|远|以外|范围|高[处空]|深[处度]")
_PERSON = late(
    "(?:者|人员|工人|[党会社议委学教职店船海演球官队]员|配送员|职工|农民工|[居村市农牧渔]民|人口|群众|人数|[学考新]生|旅客|游客|观众)$"
)
_DIGIT = late("[一二两三四五六七八九]")
_PER_CENT = re.compile(f"百分之(?P<number>{numbers.NUMERAL})(?P<more>余|多)?(?P<after>{numbers.AFTER_UNIT})?")


@cache
def _units() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a numeral and its unit, and each unit's kind. Raises DataError."""
    kinds, parts = {}, []
    rows = table("units", "unit", "kind", "not_before", "example", "counterexample")
    for row in sorted(rows, key=lambda row: (-len(row["unit"]), row["unit"])):
        if row["unit"] in kinds:
            raise DataError(row.path, row.line, f"{row['unit']}: a second entry")
        kinds[row["unit"]] = row["kind"]
        parts.append(re.escape(row["unit"]) + (f"(?!{row['not_before']})" if row["not_before"] else ""))
    first = re.escape("".join(sorted({unit[0] for unit in kinds} | set("死伤"))))  # a cheap test before the long one
    pattern = (
        f"(?P<number>{numbers.NUMERAL})(?P<more> ?(?:{numbers.AFTER_NUMERAL})?) ?(?=[{first},.。;、)]|$)"
        f"(?P<unit>{'|'.join(parts)}|死(?![亡者不了心里角]|一生)|伤(?![害心口病员者亡情残])|(?<=[万亿余多])(?=[,.。;、)]|$))(?P<after>{numbers.AFTER_UNIT})?"
    )
    return re.compile(pattern), kinds


def find(
    text: Text, dates: Iterable[DateMention] = (), documents: Iterable[DocumentMention] = ()
) -> tuple[AmountMention, ...]:
    """The counted results in `text`, sorted by begin. Nothing that overlaps one of `dates` or `documents` counts."""
    pattern, kinds = _units()
    folded = numbers.plain_numerals(text.folded)
    taken = [(mention.begin, mention.end) for group in (dates, documents) for mention in group]
    taken += [match.span() for match in _NAME.finditer(folded)]
    taken.sort()
    matches = [*pattern.finditer(folded), *_PER_CENT.finditer(folded)]
    matches.sort(key=re.Match.start)
    found: list[AmountMention] = []
    at = 0
    for match in matches:
        begin, end = match.span()
        while at < len(taken) and taken[at][1] <= begin:
            at += 1
        if at == len(taken) or taken[at][0] >= end:
            amount = _share(text, match) if match.re is _PER_CENT else _amount(text, match, kinds)
            if amount and not (found and found[-1].end > amount.begin):
                found.append(amount)
    return tuple(found)


def _share(text: Text, match: re.Match[str]) -> AmountMention | None:
    """百分之三十 as 30 %."""
    value = numbers.value(match["number"])
    return None if value is None else _mention(text, match, value, "%", "ratio")


def _amount(text: Text, match: re.Match[str], kinds: dict[str, str]) -> AmountMention | None:
    folded, begin, end = text.folded, match.start(), match.end()
    number, unit = match["number"], match["unit"]
    kind = kinds.get(unit, "")
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
        unit = _MONEYS.get(folded[max(0, start - 2) : start], unit)
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
