"""What kind of line it is: furniture of a page, a running head."""

import re
from functools import lru_cache

from kg.language.simplify import simplify
from kg.lexicon import table


def _patterns(*kinds: str) -> re.Pattern[str]:
    rows = table("layout_lines", "kind", "pattern", "example", "counterexample")
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows if row["kind"] in kinds))


_LONGEST = 220
_FURNITURE, _SITE, _END = _patterns("furniture", "site", "end"), _patterns("site", "end"), _patterns("end")
_HOST = _patterns("host")
_SECTION, _BULLETIN = _patterns("section"), _patterns("bulletin")


@lru_cache(maxsize=1 << 12)
def is_furniture(line: str) -> bool:
    """Whether `line` belongs to the page and to no article: 当前位置：首页 > 要闻, 上一条, 第3版."""
    return len(line) <= _LONGEST and _FURNITURE.fullmatch(simplify(line)) is not None


def is_of_a_site(line: str) -> bool:
    """Whether `line` is such as only web pages have: 首頁 → 新聞, 阅读次数：12, 上一篇."""
    return len(line) <= _LONGEST and _SITE.fullmatch(simplify(line)) is not None


def ends_article(line: str) -> bool:
    """Whether nothing but links stands behind `line`: 上一篇, 相关阅读, 版权所有."""
    return len(line) <= _LONGEST and _END.fullmatch(simplify(line)) is not None


def is_host(line: str) -> bool:
    """Whether `line` tells the host of a site, or in a notice of what it is about: 主办单位：安吉县总工会."""
    return len(line) <= _LONGEST and _HOST.fullmatch(simplify(line)) is not None


def is_section(line: str) -> bool:
    """Whether `line` may be a running head: 新闻速递, 要闻."""
    return len(line) <= 14 and _SECTION.fullmatch(line) is not None


def is_bulletin(line: str) -> bool:
    """Whether `line` may be the headline of an article that is made of many short items: 国内快讯."""
    return len(line) <= 14 and _BULLETIN.fullmatch(line) is not None
