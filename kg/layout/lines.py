"""What kind of line it is: furniture of a page, a running head."""

import re

from kg.lexicon import table


def _patterns(kind: str) -> re.Pattern[str]:
    rows = table("layout_lines", "kind", "pattern", "example", "counterexample")
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows if row["kind"] == kind))


_FURNITURE, _SECTION, _BULLETIN = _patterns("furniture"), _patterns("section"), _patterns("bulletin")


def is_furniture(line: str) -> bool:
    """Whether `line` belongs to the page and to no article: 当前位置：首页 > 要闻, 上一条, 第3版."""
    return len(line) <= 160 and _FURNITURE.fullmatch(line) is not None


def is_section(line: str) -> bool:
    """Whether `line` may be a running head: 新闻速递, 要闻."""
    return len(line) <= 14 and _SECTION.fullmatch(line) is not None


def is_bulletin(line: str) -> bool:
    """Whether `line` may be the headline of an article that is made of many short items: 国内快讯."""
    return len(line) <= 14 and _BULLETIN.fullmatch(line) is not None
