"""Chinese and Arabic numerals on folded text: 3.1万, 二十, 千余, 百分之三十; and what stands around them: 近, 余, 以上.

The value of a numeral is exact decimal arithmetic: 1.5亿 is 150000000. 数百 or 几十 have no value.
"""

import re
from decimal import Decimal
from functools import cache

from kg.late import late
from kg.lexicon.words import worded, words

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_BARE = late("十?[百千]?[万亿]{0,2}")  # 千万, 百亿: a scale without a digit
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_CHINESE = "〇零一二两三四五六七八九十百千万亿"

# A numeral. It starts with one class of characters, so that a search is fast, and never inside another. 1,500 is
# grouped by threes; 1亿5242万 is one; 30余万 and 一千多万 carry their qualifier inside.
NUMERAL = (
    rf"[\d{_CHINESE}](?<!\d\d)(?<![{_CHINESE}]{{2}})(?:"
    r"(?<=\d)\d*+(?:,\d\d\d)*(?!\d)(?:\.\d+)?(?: ?[余多]?[十百千]?[万亿]{1,2}"
    r"(?:(?<=\d亿)\d{1,4}[余多]?万|(?<=\d万)\d{4}(?!\d))?|[百千])?"
    rf"|(?<!\d)[{_CHINESE}]*+(?:[余多][万亿]{{1,2}})?)"
)

# 叁拾伍万元, as receipts write it
_CAPITALS = late("[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,20}(?=[元圆公吨亩斤件台套])")
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_JOINED = late(r"(\d+)([亿万])(\d+)(万?)")

# Words that say how exact a number is (`kg.lexicon.words.filled` puts them in), and what those of a role say.
AFTER_NUMERAL = "<number_words/least_within+about_within>"  # 30余名, 十来个
AFTER_UNIT = "<number_words/least_behind+about_behind+most_behind>"  # 30名左右
_BEFORE = {"least": "AtLeast", "about": "About", "most": "AtMost"}
_WITHIN = {"least_within": "AtLeast", "about_within": "About"}
_AFTER = _WITHIN | {"least_behind": "AtLeast", "about_behind": "About", "most_behind": "AtMost"}
# 附近, 节约, 通过 and 线上 end like a qualifier but are none; 上 and 过 lead only 上百, 过亿.
_BEFORE_END = worded("<number_words/least+about+most>(?<![附就最临靠]近)(?<![节签预合特条公契违]约)$")
_SCALE_END = late("(?<![网线以路])上$|(?<![通经超不透])过$")


def plain_numerals(folded: str) -> str:
    """`folded` with the numerals of receipts as others are written, each of its length: 叁拾伍万元 is 三十五万元."""
    return _CAPITALS.sub(lambda match: match[0].translate(_PLAIN), folded)


def value(numeral: str) -> Decimal | None:
    """The value of a numeral that matches `NUMERAL` (its 余 or 多 left out of account), or None if it is no number:
    二三 (two or three), 千百. Zero-padded and grouped digits are read: 1,500 is 1500."""
    numeral = numeral.replace(",", "").replace(" ", "").replace("余", "").replace("多", "")
    if parts := _JOINED.fullmatch(numeral):  # 1亿5242万, 1万2000
        return Decimal(parts[1]) * _SCALES[parts[2]] + Decimal(parts[3]) * _SCALES.get(parts[4], 1)
    head = re.match(r"\d+(?:\.\d+)?", numeral)
    if head is None:
        return _chinese(numeral)
    total = Decimal(head[0])
    for scale in numeral[head.end() :]:
        total *= _SCALES[scale]
    return total


def _chinese(numeral: str) -> Decimal | None:
    if len(numeral) > 1 and all(character in _DIGITS for character in numeral):
        # 二〇二四 is read digit by digit, but 三五 means three to five
        read = "".join(str(_DIGITS[character]) for character in numeral)
        return Decimal(read) if set(numeral) & set("〇○零") or len(numeral) > 2 else None
    if not set(numeral) & _DIGITS.keys() and not _BARE.fullmatch(numeral):
        return None  # 万千
    total = section = digit = 0  # 三千二百万: 万 closes the section 三千二百
    last = 10**9
    for character in numeral:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
            continue
        scale = _SCALES[character]
        if scale >= 10**4:  # 一万亿: 亿 multiplies all before it; 一亿三千万: 万 only the section
            low = section + digit
            total = (total + low or 1) * scale if scale == 10**8 else total + (low or 1) * scale
            section, last = 0, 10**9
        elif scale >= last:
            return None
        else:
            section, last = section + (digit or 1) * scale, scale
        digit = 0
    if digit and 10 < last < 10**9 and "零" not in numeral:
        digit *= last // 10  # 二百五 is 250
    return Decimal(total + section + digit)


def qualifier_begin(text: str, begin: int) -> int:
    """Where the qualifier right before the numeral at `begin` in `text` starts (近 in 近千名), else `begin`."""
    led = _led(text, begin)
    return begin - len(led) if led else begin


def qualifier(text: str, begin: int, inside: str, after: str) -> str:
    """Exactly, AtLeast, About or AtMost: said by the words in `text` right before `begin` (近, 超过, 上百), by the
    numeral itself (`inside`: 30余万), or by the words behind it (`after`: 余, 以上, 左右)."""
    led = _led(text, begin)
    if led:
        return _qualifiers(False).get(led, "AtLeast")
    if said := _qualifiers(True).get(after):
        return said
    return "AtLeast" if "余" in inside or "多" in inside else "Exactly"


@cache
def _qualifiers(behind: bool) -> dict[str, str]:
    """What the words before a number, or behind it, say."""
    told = _AFTER if behind else _BEFORE
    return {word: said for role, said in told.items() for word in words("number_words", role)}


def _led(text: str, begin: int) -> str:
    before = text[max(0, begin - 4) : begin]
    match = _BEFORE_END.search(before)
    if match is None and text[begin] in _SCALES:
        match = _SCALE_END.search(before)
    return match[0] if match else ""


def plain(number: Decimal) -> str:
    """`number` as xsd:decimal writes it: 31000, 12.5 (no exponent, no trailing zeros)."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
