"""Whether a post is held, is over or is only hoped for, by the words beside it: 原, 曾任, 免去; 候选人, 拟任."""

import re
from functools import cache

from kg.late import late
from kg.lexicon import table
from kg.model import Literal

ENDED, NONE = "ended", "none"
_YEAR = late(r"(?:19|20)\d{2}")
_WITHIN = late("(?<=[一-鿿][一-鿿][省市县区州旗镇乡道])原(?![省市县区州旗](?![委政人]))|(?<=[省市县区州旗]委)原")
_NOW = late("[,;](?:现|目前|如今)(?:担?任|为|是)")
_DAY = late(r"(?P<year>\d{4})[年.](?P<month>\d{1,2})月?")


@cache
def _words(side: str) -> dict[str, str]:
    rows = table("post_statuses", "word", "side", "says", "example")
    return {row["word"]: row["says"] for row in rows if row["side"] == side}


@cache
def _pattern(side: str, form: str) -> re.Pattern[str]:
    words = "|".join(sorted(_words(side), key=len, reverse=True))
    return re.compile(form.replace("@", f"(?P<word>{words})"))


def of_title(word: str) -> str:
    """What the word right before or behind a title says: 原, 候选人."""
    return _words("title").get(word) or _words("behind").get(word, "")


def before(folded: str, at: int) -> tuple[str, int]:
    """What the word right before a body or a place at `at` says, and where it begins: 原|安吉县财政局局长."""
    match = _pattern("title", "@$").search(folded, max(0, at - 3), at)
    return (_words("title")[match["word"]], match.start()) if match else ("", at)


def opens(folded: str, at: int) -> tuple[str, int]:
    """What the word at `at` says of the body or place behind it, and where that begins: |原|安吉县财政局局长."""
    match = _pattern("title", "@").match(folded, at)
    return (_words("title")[match["word"]], match.end()) if match else ("", at)


def within(folded: str, begin: int, end: int) -> str:
    """What stands between a place and the name of its body in [begin, end): 安吉县|原|政协副主席."""
    return ENDED if _WITHIN.search(folded, begin, end) else ""


def of_verb(folded: str, begin: int, end: int) -> str:
    """What the verb in [begin, end) between a name and its offices says: 曾任."""
    return _said("verb", "@", folded, begin, end)


def before_name(folded: str, at: int) -> str:
    """What the verb right before a name at `at` says of the offices behind it: 免去|王立平."""
    return _said("name", "@(?:了)?$", folded, max(0, at - 5), at)


def behind(folded: str, at: int) -> str:
    """What the word right behind a title that ends at `at` says: 局长|候选人."""
    match = _pattern("behind", "@").match(folded, at)
    return _words("behind")[match["word"]] if match else ""


def _said(side: str, form: str, folded: str, begin: int, end: int) -> str:
    match = _pattern(side, form).search(folded, begin, end)
    return _words(side)[match["word"]] if match else ""


def month(text: str) -> Literal | None:
    """1998年3月 and 1998.03 as a month, 1998 as a year; None for 今."""
    if _YEAR.fullmatch(text):
        return Literal(text, "xsd:gYear")
    match = _DAY.fullmatch(text.replace(" ", ""))
    if match is None or not 1 <= int(match["month"]) <= 12:
        return None
    return Literal(f"{match['year']}-{int(match['month']):02}", "xsd:gYearMonth")


def until_now(folded: str, begin: int, end: int) -> bool:
    """Whether a word for now stands between the word for a past office and one: 曾任安吉县副县长,|现任长兴县县长."""
    return _NOW.search(folded, begin, end) is not None
