"""Firms by their short and full names: each is compared with few others, however many an article names."""

import pytest
from invented import article

from kg.extract import extract
from kg.resolve import firms


def compared(count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often two names are compared in an article on `count` firms, one of them by its short name, too."""
    signs, real, calls = "明晓文志建国海丽敏静伟强磊军洋勇", firms.shortens, 0

    def note(short: str, full: str) -> bool:
        nonlocal calls
        calls += 1
        return real(short, full)

    monkeypatch.setattr(firms, "shortens", note)
    names = [f"{signs[n >> 4]}{signs[n & 15]}" for n in range(count)]
    text = "".join(f"安吉{name}机械有限公司董事长林知远出席。\n" for name in names)
    found = extract(article(f"{text}{names[5]}机械公司捐款。"))
    monkeypatch.setattr(firms, "shortens", real)
    full, short = f"安吉{names[5]}机械有限公司", f"{names[5]}机械公司"
    assert {one.entity.label for one in found.mentions if one.surface == short} == {full}
    return calls


def test_twice_as_many_firms_are_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (compared(count, monkeypatch) for count in (60, 240))
    assert few and many <= 4 * 1.6 * few
