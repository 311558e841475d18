"""Counted results with their unit: 17000余人次, 近千名, 22家, 同比增长12.5%.

Units and their examples are data: kg/lexicon/units.tsv. No amounts are: dates and spans of time, ordinals (第3届),
one-off articles (一个, 两项), names (“千企万岗”), ranges (3至5名) and titles in 《》.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from kg.errors import DataError
from kg.language import numbers
from kg.lexicon import table
from kg.model import AmountMention, DateMention, DocumentMention, Text, Token

_HARMED = re.compile(
    "(?:当场|不幸|均|已)*(?P<what>伤亡|死亡|遇难|身亡|丧生|牺牲|[受重轻]伤|失踪|失联|被困|获救|中毒|溺亡|落水|脱险|被捕)"
)
_HARM_SAID = re.compile(f"{_HARMED.pattern}|救出|抓获")
_NAME = re.compile("《[^《》\n]*》|[“‘][^”’“‘,。;:!?\n]{1,18}[”’]")
# 第3个, 每100人, 前10名, 3至5名, 2~3个, 数百名, 成千上万名, G123次, 1.2.3项
_NO_COUNT = re.compile(
    r"(?:[第每几某哪前]|成[百千]上|(?<![人次总户件个项家份量例])数|星期|周|[A-Za-z\d.]"
    r"|[\dA-Za-z][-—~–+/×*:,]|[\d万千百十] ?[至到、])$"
)
_CONDITION = re.compile("(?:及?以上|以下)的?[^,。;、]{0,6}?(?:企业|单位|项目|建筑)")
_ROADSIDE = re.compile(r"[+\d]|处(?![理罚])|路段|附近|外|远|以外|范围|高[处空]|深[处度]")
_PERSON = re.compile(
    "(?:者|人员|工人|[党会社议委学教职店船海演球官队]员|配送员|职工|农民工|[居村市农牧渔]民|人口|群众|人数|[学考新]生|旅客|游客|观众)$"
)
_DIGIT = re.compile("[一二两三四五六七八九]")
_TOLL = {"死": "死亡", "伤": "受伤"}  # 致3死5伤
# Words between the noun and a number behind it: 参训人数[达]1500人.
_LINK = re.compile("(?:达到?了?|增至|增加到|累计|共计?|合计|总计|各|有|为|约|计|分别|已|近|仅|占|了|到|:)+$")
_NOUN_TAGS = frozenset(re.findall("[a-z]+", "n nr ns nt nz nrt nrfg vn an ng a b j l i f eng s t"))
_VERB_TAGS = frozenset(("v", "vn", "vd"))
_GROWTH_TAGS = _NOUN_TAGS | {"v", "vd", "d"}  # 工业增加值同比增长5.2%
_LONGEST = 16  # characters of what is counted


@cache
def _units() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a numeral and its unit, and each unit's kind. Raises DataError."""
    kinds, parts = {}, []
    rows = table("units", "unit", "kind", "not_before", "example", "counterexample")
    for row in sorted(rows, key=lambda row: (-len(row["unit"]), row["unit"])):
        if row["kind"] not in ("person", "thing", "measure", "money", "ratio") or row["unit"] in kinds:
            raise DataError("kg/lexicon/units.tsv", row.line, f"bad kind or second entry: {row['unit']}")
        kinds[row["unit"]] = row["kind"]
        guard = f"(?!{row['not_before']})" if row["not_before"] else ""
        parts.append(re.escape(row["unit"]) + guard)
    pattern = (
        f"(?P<share>百分之)?(?P<number>{numbers.NUMERAL})(?P<more> ?(?:{numbers.AFTER_NUMERAL})?) ?"
        f"(?P<unit>{'|'.join(parts)}|死(?![亡者伤])|伤(?![害心口病员者亡情残])|(?=[,。;、)]|$))(?P<after>{numbers.AFTER_UNIT})?"
    )
    return re.compile(pattern), kinds


def find(
    text: Text, dates: Iterable[DateMention] = (), documents: Iterable[DocumentMention] = ()
) -> tuple[AmountMention, ...]:
    """The counted results in `text`, sorted by begin. Nothing that overlaps one of `dates` or `documents` counts."""
    pattern, kinds = _units()
    folded = text.folded
    taken = [(mention.begin, mention.end) for group in (dates, documents) for mention in group]
    taken += [match.span() for match in _NAME.finditer(folded)]
    taken.sort()
    found: list[AmountMention] = []
    at = 0
    for match in pattern.finditer(folded):
        begin, end = match.span()
        while at < len(taken) and taken[at][1] <= begin:
            at += 1
        if at < len(taken) and taken[at][0] < end:
            continue
        amount = _amount(text, match, kinds)
        if amount:
            found.append(amount)
    return tuple(found)


def _amount(text: Text, match: re.Match[str], kinds: dict[str, str]) -> AmountMention | None:
    folded, begin, end = text.folded, match.start(), match.end()
    number, unit = match["number"], match["unit"]
    start = numbers.qualifier_begin(folded, begin)
    value = numbers.value(number)
    if (
        value is None
        or _NO_COUNT.search(folded[max(0, start - 3) : start])
        or _NO_COUNT.search(folded[max(0, begin - 3) : begin])
    ):
        return None
    more = match["more"].strip() or match["after"] or ""
    kind = kinds.get(unit, "")
    if unit in _TOLL:
        unit, kind = "人", "person"
    if match["share"]:
        if unit:  # 百分之三十个 is no amount
            return None
        unit, kind = "%", "ratio"
    elif not unit:
        if number[-1] not in "万亿" or not _PERSON.search(folded[max(0, start - 4) : start]):
            return None
        unit, kind = "人", "person"
    if not number[0].isdecimal() and not _counts(folded, match, unit, kind, start < begin or bool(more)):
        return None
    if kind == "measure" and _ROADSIDE.match(folded, end):
        return None
    if (kind in ("measure", "money") or unit == "人") and _CONDITION.match(folded, match.end("unit")):
        return None
    qualifier = numbers.qualifier(folded, begin, number, more)
    measures = _measured(text, start, end, kind)
    return AmountMention(start, end, text.raw[start:end], numbers.plain(value), unit, qualifier, measures)


def _counts(folded: str, match: re.Match[str], unit: str, kind: str, qualified: bool) -> bool:
    """Whether Chinese numerals count: from eleven on, with a qualifier (百余家), for 成, and for people who came to
    harm (两人死亡); but not 一名, 两项 or 百姓."""
    number = match["number"]
    if unit in ("成", "%"):
        return number not in ("一", "十")
    if (numbers.value(number) or 0) > 10 and (qualified or _DIGIT.search(number)):
        return True
    if number == "一":  # 造成一名工人死亡, 一人受伤, but not 救出一名儿童
        return unit == "人" and bool(_HARMED.match(folded, match.end()))
    return kind == "person" and bool(match["unit"] in _TOLL or _HARM_SAID.search(folded, match.end(), match.end() + 12))


def _measured(text: Text, begin: int, end: int, kind: str) -> str:
    """The noun that is counted: behind the amount (22家“工会驿站”), else before it (投入资金300万元)."""
    folded = text.folded
    if kind in ("person", "thing"):
        if folded[end - 1] in _TOLL:
            return _TOLL[folded[end - 1]]
        harmed = _HARMED.match(folded, end)
        if harmed:
            return harmed["what"]
        noun = _noun_after(text, end)
        if noun:
            return noun
    return _noun_before(text, begin, kind)


def _noun_after(text: Text, end: int) -> str:
    stop = at = end
    for token in _tokens_from(text, end):
        word = text.folded[token.begin : token.end]
        if word in "“‘" and at == token.begin:
            closed = re.compile("[”’]").search(text.folded, at, at + 20)
            if closed is None:
                break
            at = stop = closed.end()
        elif token.begin < at:
            continue
        elif token.tag in _NOUN_TAGS and token.end - end <= _LONGEST and word != "等":
            at = token.end
            stop = at if token.tag not in ("a", "b", "f") else stop
        else:
            break
    return text.raw[end:stop]


def _tokens_from(text: Text, begin: int) -> Iterable[Token]:
    return text.tokens[bisect_left(text.tokens, begin, key=lambda token: token.begin) :][:24]


def _noun_before(text: Text, begin: int, kind: str) -> str:
    """What stands before the number: its nouns (投入[资金]300万元), else its verbs ([走访慰问]达1260人次)."""
    linked = _LINK.search(text.folded[max(0, begin - 8) : begin])
    end = begin - (len(linked[0]) if linked else 0)
    start, tags = end, _NOUN_TAGS
    last = bisect_left(text.tokens, end, key=lambda token: token.begin)
    for token in reversed(text.tokens[max(0, last - 16) : last]):
        if token.begin >= start or token.end > start:
            continue
        quoted = (
            text.folded.rfind("“", max(0, token.begin - 20), token.begin) if text.folded[token.begin] == "”" else -1
        )
        if start == end and quoted < 0 and token.tag not in _NOUN_TAGS:
            tags = _GROWTH_TAGS if kind == "ratio" else _VERB_TAGS
        if quoted >= 0:
            start = quoted
        elif token.tag in tags and end - token.begin <= _LONGEST:
            start = token.begin
        else:
            break
    return text.raw[start:end]
