from decimal import Decimal

import pytest
from helpers import each
from hypothesis import given
from hypothesis import strategies as st

from kg.language import numbers


@each(
    [
        ("17000", "17000"),
        ("3.1万", "31000"),
        ("1.5亿", "150000000"),
        ("1亿5242万", "152420000"),
        ("1万2000", "12000"),
        ("3000万", "30000000"),
        ("1万亿", "1000000000000"),
        ("1,500", "1500"),
        ("30余万", "300000"),
        ("一千多万", "10000000"),
        ("两", "2"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("二百五", "250"),
        ("三千二百万", "32000000"),
        ("一亿三千万", "130000000"),
        ("二〇二四", "2024"),
        ("千", "1000"),
        ("百万", "1000000"),
    ]
)
def test_the_value_of_a_numeral_is_exact(numeral: str, value: str) -> None:
    assert numbers.value(numeral) == Decimal(value)


@pytest.mark.parametrize("numeral", ["三五", "万千", "一三十"])
def test_what_is_no_number_has_no_value(numeral: str) -> None:
    assert numbers.value(numeral) is None


@each(
    [
        ("培训近千名", "千", "", "About", "近"),
        ("走访17000余人次", "17000", "余", "AtLeast", ""),
        ("超过200家", "200", "", "AtLeast", "超过"),
        ("不足30户", "30", "", "AtMost", "不足"),
        ("来了上百人", "百", "", "AtLeast", "上"),
        ("约40人", "40", "", "About", "约"),
        ("共40人左右", "40", "左右", "About", ""),
        ("节约300吨", "300", "", "Exactly", ""),
        ("附近12家", "12", "", "Exactly", ""),
        ("通过30项", "30", "", "Exactly", ""),
        ("线上12场", "12", "", "Exactly", ""),
        ("投入30余万元", "30余万", "", "AtLeast", ""),
    ]
)
def test_the_qualifier_is_said_before_in_or_after(
    text: str, numeral: str, after: str, qualifier: str, led: str
) -> None:
    begin = text.index(numeral)
    assert numbers.qualifier(text, begin, numeral, after) == qualifier
    assert text[numbers.qualifier_begin(text, begin) : begin] == led


def _chinese(number: int) -> str:
    """`number` below 10,000 as Chinese writes it."""
    digits, scales, out, gap = "零一二三四五六七八九", ["千", "百", "十", ""], "", False
    for place, scale in enumerate(scales):
        digit = number // 10 ** (3 - place) % 10
        if digit:
            out += ("零" if gap and out else "") + digits[digit] + scale
        gap = not digit
    return out


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_every_number_is_read_back(low: int, high: int) -> None:
    numeral = f"{_chinese(high)}万" if high else ""
    joint = "零" if high and low < 1000 else ""
    assert numbers.value(f"{numeral}{joint}{_chinese(low)}") == high * 10000 + low


@given(st.decimals(0, 10**12, allow_nan=False, places=2))
def test_plain_decimals_have_no_exponent(number: Decimal) -> None:
    text = numbers.plain(number)
    assert Decimal(text) == number
    assert set(text) <= set("0123456789.")
