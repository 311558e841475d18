"""Dates and periods in a text, as exact as its words: 8月5日上午, 2020年6月, 昨日, 今天（6月22日）, 近日.

A day without a year takes it from a `Reference`; where that is unknown the mention has no value.
What looks like a date but is none (8月龄, 15日内, 第19次) stands in tests/language/test_dates.py.
"""

import datetime
import re
from bisect import bisect_right

from kg.language import date_patterns, numbers
from kg.language.reference import Reference, reference
from kg.late import late
from kg.model import DateMention, Literal, Text

__all__ = ["Reference", "find", "reference"]

_WIRED = late("(?:专?电|讯)(?![^\\n。,]{0,2}(?:话|力|影))")
# 连续5日, 每月5日 and 第5号 are no day; nor is 中山路23号
_NO_DAY = late(
    r"(?:第|(?<![\d一二三四五六七八九十])期|[每连续历共达满近约超余后前来][月时续期来]?|长达|路|街|巷|弄|[A-Za-z)\]〕】./-])$"
)
_EVERY = late(r"(?:每年|每逢|历年|[农阴夏]历|[第历满达]|(?<![\d一二三四五六七八九十])期)(?:的|时)?$")
_TITLE = late("《[^《》\n]*》")
_NEAR = {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "当": 0, "同": 0, "翌": 1, "次": 1, "上": 0, "下": 0, "晚": 0}
_HALF_DAYS = frozenset("上午 下午 晚上".split())  # ;下午,召开座谈会: of the day before, or no date
_YEARS = {"今": 0, "去": -1, "前": -2, "明": 1, "本": 0}
_MONTHS = {"本": 0, "上": -1, "下": 1}


def find(text: Text, reference: Reference) -> tuple[DateMention, ...]:
    """The dates and periods of `text`, sorted, not overlapping; none inside 《》. Days and years that the text leaves
    out come from `reference` or from the date named before; where nothing says them, `since` is None."""
    folded = text.folded
    titles = [match.span() for match in _TITLE.finditer(folded)] if "《" in folded else []
    reader, found, end = _Reader(text, reference), [], 0
    numeric = date_patterns.numeric(folded)
    for start in date_patterns.begin().finditer(folded):
        begin = start.start()
        if begin < end:
            continue
        match = date_patterns.match(folded, begin, numeric)
        if match is None or any(opened < begin < closed for opened, closed in titles):
            continue
        if (value := reader.read(match)) is None:
            end = match.end()
            continue
        since, until, end = value
        found.append(DateMention(begin, end, text.raw[begin:end], since, until))
    return tuple(found)


_AHEAD = late("(?:将|拟|定|预计)[于在]?$")


class _Reader:
    """Reads the matches of one text in order and remembers the day and month named last."""

    def __init__(self, text: Text, reference: Reference) -> None:
        self.text, self.reference = text.folded, reference
        self.begins = [sentence.begin for sentence in text.sentences]
        self.today = reference.date
        self.last: tuple[int, int, int, int] | None = None  # year, month, day (0: none), sentence
        self.lead: tuple[int, int, int, int] | None = None  # the first of its days, with or without a year
        self.ahead = False  # whether the words before say that the day is still to come
        self.explicit: tuple[int, int] | None = None  # the year said with a month, and in which sentence

    def read(self, match: re.Match[str]) -> tuple[Literal | None, Literal | None, int] | None:
        """Since, until and the end of the mention, or None if it is no date after all."""
        groups, begin, end = match.groupdict(), match.start(), match.end()
        sentence = bisect_right(self.begins, begin)
        if "vague" in groups:
            return self._word(groups, sentence, begin, end)
        before = self.text[max(0, begin - 3) : begin]
        year, month, day = (_number(groups.get(key)) for key in "ymd")
        if groups.get("toy"):
            until = _literal(_number(groups["toy"]), _number(groups["tom"]), 0)
            since = _literal(year, month, 0)
            return (since, until, end) if since and until and since.text <= until.text else None
        if era := groups.get("roc"):  # the first year of the Republic is 1912
            year = 1911 + (1 if era == "元" else _number(era))
        if _EVERY.search(before) or (not year and not groups.get("m") and not self._is_day(match, before)):
            return None
        if not self.text[begin].isdecimal() and not day and not year:
            return None  # 三月 alone may be a span of time; 三月五日 is a day
        self.ahead = _AHEAD.search(before) is not None
        return self._dated(year, month, day, sentence, end)

    def _is_day(self, match: re.Match[str], before: str) -> bool:
        """Whether a bare 5日 is a day: 记者5日获悉, but not 连续5日; 23号 only before an hour: 23号凌晨."""
        if _NO_DAY.search(before):
            return False
        return "号" not in match[0] or match[0].rstrip() not in (f"{match['d']}号", f"{match['d']} 号")

    def _dated(
        self, year: int, month: int, day: int, sentence: int, end: int
    ) -> tuple[Literal | None, Literal | None, int] | None:
        if year and month:
            self.explicit = (year, sentence)
        if not month and not year:
            year, month = self._month_before(day, sentence)
        if not year and month:
            year = self._year(month, day, sentence)
        since = _literal(year, month, day)
        if month and day and self.lead is None:
            self.lead = (year, month, day, sentence)
        if year and month and since:
            self.last = (year, month, day, sentence)
            if day and _WIRED.match(self.text, end) and self.text.find("\n", 0, end) < 0:
                self.today = datetime.date(year, month, day)  # 本报北京5月8日电 今天, …
        until = None
        tail = date_patterns.RANGE.match(self.text, end)
        if tail and (tail["y"] or tail["m"] or tail["d"]) and bool(tail["d"]) == bool(day):
            to_month = _number(tail["m"]) or (month if day else 0)
            to_year = _number(tail["y"]) or (year + 1 if year and month and to_month < month else year)
            until, end = _literal(to_year, to_month, _number(tail["d"])), tail.end()
            if since is None or until is None or until.datatype != since.datatype or until.text < since.text:
                until = None
        elif day and (following := date_patterns.NEXT.match(self.text, end)) and _number(following["d"]) == day + 1:
            until, end = _literal(year, month, day + 1), following.end()
        return since, until, end

    def _word(
        self, groups: dict[str, str | None], sentence: int, begin: int, end: int
    ) -> tuple[Literal | None, Literal | None, int] | None:
        if groups["vague"]:
            return None, None, end
        month, day = _number(groups["m"]), _number(groups["d"])
        if groups["year"]:
            head = groups["year"][0]
            base = self.reference.year
            last = self.last[0] if self.last else 0
            if head in "当同" and not month:
                return None  # 当年 alone is no date
            year = last if head in "当同" else base and base + _YEARS[head]
            if not year:
                return None, None, end
            return self._dated(year, month, day, sentence, end)
        if groups["month"]:
            year, month = self._shifted_month(groups["month"][0])
            day = _number(groups["day"])
            return self._dated(year, month, day, sentence, end) if year else (None, None, end)
        if self.text.rfind("“", max(0, begin - 300), begin) > self.text.rfind("”", max(0, begin - 300), begin):
            return None, None, end  # in somebody's mouth, today is the day of speaking
        value = self._near(groups, sentence, end)
        return value if value[0] or groups["near"] not in _HALF_DAYS else None

    def _near(
        self, groups: dict[str, str | None], sentence: int, end: int
    ) -> tuple[Literal | None, Literal | None, int]:
        head, month, day = (groups["near"] or "")[0], _number(groups["bm"]), _number(groups["bd"])
        anchor = self._last_day(sentence) if head in "当同翌次上下晚" else self.today
        if day:
            if not month:
                year, month = self._month_before(day, sentence)
            else:
                year = self._year(month, day, sentence)
            since = _literal(year, month, day)
            named = datetime.date.fromisoformat(since.text) if since and since.datatype == "xsd:date" else None
            if named and head == "今":
                self.today = named
        else:
            named = anchor + datetime.timedelta(days=_NEAR[head]) if anchor else None
        if named is None:
            return None, None, end
        self.last = (named.year, named.month, named.day, sentence)
        return _literal(named.year, named.month, named.day), None, end

    def _last_day(self, sentence: int) -> datetime.date | None:
        if self.last and self.last[2] and sentence - self.last[3] <= 1:
            return datetime.date(*self.last[:3])
        return None

    def _year(self, month: int, day: int, sentence: int) -> int:
        if self.explicit and self.explicit[1] == sentence:
            return self.explicit[0]
        return self.reference.year_of(month, day or 15) or 0

    def _month_before(self, day: int, sentence: int) -> tuple[int, int]:
        """Year and month of a bare 5日: those of an earlier day named in this or the last sentence (7月22日 … 23日),
        else the reference's (the month before, if it lies ahead), else those of the day named last."""
        last = self.last
        if last and self.lead and last[0] != self.lead[0]:
            last = self.lead  # 5月18日,新馆开馆。新馆于2004年12月12日奠基,|18日|起开放: no day of that year
        if last and 0 < last[2] < day and sentence - last[3] <= 1:
            return last[:2]
        if self.today is None:
            return last[:2] if last and last[2] else (0, 0)
        if self.ahead:  # 将于25日, of this month or the next
            month = self.today if day >= self.today.day else self.today.replace(day=28) + datetime.timedelta(days=4)
            return month.year, month.month
        month = self.today if day <= self.today.day + 1 else self.today.replace(day=1) - datetime.timedelta(days=1)
        return month.year, month.month

    def _shifted_month(self, head: str) -> tuple[int, int]:
        if head == "当":
            return self.last[:2] if self.last else (0, 0)
        if self.today is None:
            return 0, 0
        months = self.today.year * 12 + self.today.month - 1 + _MONTHS[head]
        return months // 12, months % 12 + 1


def _number(numeral: str | None) -> int:
    return int(numbers.value(numeral) or 0) if numeral else 0


def _literal(year: int, month: int, day: int) -> Literal | None:
    """The date as far as it is known, or None without a year or if there is no such day."""
    if not year or (day and not month):
        return None
    if not month:
        return Literal(f"{year:04}", "xsd:gYear")
    if not day:
        return Literal(f"{year:04}-{month:02}", "xsd:gYearMonth")
    try:
        return Literal(datetime.date(year, month, day).isoformat(), "xsd:date")
    except ValueError:
        return None
