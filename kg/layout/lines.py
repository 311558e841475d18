"""What kind of line it is: furniture of a page, a running head, a date."""

import datetime
import re

from kg.lexicon import table

_DATE = r"(?P<year>(?:19|20)\d\d)(?:年|[-/.])(?P<month>\d\d?)(?:月|[-/.])(?P<day>\d\d?)日?"
_TIME = r"(?:[T\s]*(?:[上下中]午|凌晨|晚)?\s*\d\d?[:：时]\d{0,2}(?:[:：分]\d{0,2})?秒?)?(?:左右|许)?"
_WEEKDAY = r"(?:[\s,，]*星期[一二三四五六日天])?"
_DATE_LINE = re.compile(rf"[\[（(【]?{_DATE}{_WEEKDAY}{_TIME}{_WEEKDAY}[\]）)】]?")
_KEY = (
    r"(?:发布|发表|更新|发稿|创建|录入|添加|刊发|编辑)?(?:日期|时间)|发布于"
    r"|(?:信息|文章|稿件|新闻|内容)?(?:来源|出处)|稿源|(?:文章)?作者|供稿(?:单位|人)?|撰稿人?"
    r"|发布(?:者|人|单位|机构)|责任编辑|编辑|责编|审核|审校|校对|编审|阅读(?:次数|量)?|浏览(?:次数|量)?"
    r"|点击(?:次数|数|量|率)?|访问量|字[体号]|分享|索引号|主题分类|文号|信息分类"
)
_META = re.compile(rf"(?P<key>{_KEY})\s*[:：]\s*(?P<value>.*?)(?=[\s|｜；;\[【]*(?:{_KEY})\s*[:：]|$)")
_SOURCE_LINE = re.compile(rf"{_DATE_LINE.pattern}[\s|｜]*(?:来源[:：]?\s*)?\S{{2,20}}(?:[\s|｜].{{0,30}})?")


def _patterns(kind: str) -> re.Pattern[str]:
    rows = table("layout_lines", "kind", "pattern", "example", "counterexample")
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows if row["kind"] == kind))


_FURNITURE, _SECTION = _patterns("furniture"), _patterns("section")


def is_furniture(line: str) -> bool:
    """Whether `line` belongs to the page and to no article: 当前位置：首页 > 要闻, 上一条, 第3版."""
    return len(line) <= 160 and _FURNITURE.fullmatch(line) is not None


def is_section(line: str) -> bool:
    """Whether `line` may be a running head: 新闻速递, 要闻."""
    return len(line) <= 14 and _SECTION.fullmatch(line) is not None


def meta(line: str) -> dict[str, str] | None:
    """The entries of a line of metadata (发布日期：2024-08-20 来源：本网 作者：陈立言), also of one that is only a date
    (key 日期, value the whole line); None if `line` is no such line."""
    if len(line) > 160:
        return None
    if _DATE_LINE.fullmatch(line):
        return {"日期": line}
    first = _META.search(line)
    if not first or "。" in line:
        return None
    before = line[: first.start()].strip(" [【(（|｜")
    if before and not _DATE_LINE.fullmatch(before):
        return None
    entries = {match["key"]: match["value"].strip(" ]】)）|｜") for match in _META.finditer(line)}
    if before:
        entries.setdefault("日期", before)
    return entries


def day(text: str) -> datetime.date | None:
    """The first full date in `text`, if it is a day that there was."""
    match = re.search(_DATE, text)
    if not match:
        return None
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
