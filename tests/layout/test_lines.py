import datetime
import re

import pytest

from kg.layout.lines import day, is_furniture, is_section, meta
from kg.lexicon import table

ROWS = table("layout_lines", "kind", "pattern", "example", "counterexample")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_every_pattern(row: dict[str, str]) -> None:
    known = is_furniture if row["kind"] == "furniture" else is_section
    assert re.fullmatch(row["pattern"], row["example"])
    assert known(row["example"])
    if row["counterexample"]:
        assert not known(row["counterexample"])


@pytest.mark.parametrize(
    "line", ["德清县总工会开展走访慰问", "近日，县总工会开展走访。", "上午，会议召开。", "首先，要提高认识。"]
)
def test_news_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)
    assert meta(line) is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2023年08月27日 02:35:22", datetime.date(2023, 8, 27)),
        ("2023-02-13", datetime.date(2023, 2, 13)),
        ("2023年1月2日14时左右", datetime.date(2023, 1, 2)),
        ("2024年9月12日 星期四", datetime.date(2024, 9, 12)),
        ("发布日期：2024-08-20 来源：县总工会 作者：陈立言 阅读次数：10", datetime.date(2024, 8, 20)),
        ("2024-08-20 10:00 来源：青禾网", datetime.date(2024, 8, 20)),
        ("来源：市总工会", None),
        ("2024-13-45", None),
    ],
)
def test_lines_of_metadata(line: str, date: datetime.date | None) -> None:
    entries = meta(line)
    assert entries is not None
    assert day(" ".join(entries.values())) == date


@pytest.mark.parametrize("line", ["2024年8月5日，县总工会召开会议", "会议指出：要抓好落实", "8月5日"])
def test_a_body_is_no_metadata(line: str) -> None:
    assert meta(line) is None
