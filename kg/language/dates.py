"""Dates and periods in a text, as exact as its words: 8月5日上午, 2020年6月, 昨日, 今天（6月22日）, 近日.

A day without a year takes it from a `Reference`; where that is unknown the mention has no value.
What looks like a date but is none (8月龄, 15日内, 第19次) stands in tests/language/test_dates.py.
"""

import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from kg.language import numbers
from kg.language.lunar import LUNAR
from kg.language.reference import Reference, reference
from kg.late import late
from kg.lexicon import entries
from kg.model import DateMention, Literal, Text

__all__ = ["Reference", "find", "reference"]

_YEAR = r"(?:(?:19|20)\d\d|[一二][〇○零九][〇○零一二三四五六七八九]{2})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"(?: ?起?(?:至|到|-|—{1,2}|~|–|−) ?)"
_WEEKDAY = r"(?:\((?:周|星期)[一二三四五六日天]\))?"  # 8月4日(周一)至8日
_HOUR = "(?:凌晨|清晨|清早|早晨|早上|上午|中午|正午|午后|下午|傍晚|晚上|晚间|深夜|夜间|夜里|[早晚](?![报会班间餐]))?"
# 15日内, 10日游, 20号楼 and 5日均 are no days; nor is the 日 of 8日本 or 日常
_DAY_END = (
    "(?:日(?![内游龄均本语用产常照期]|报(?![道告案警称送]))|号(?![楼线文令院店馆井矿机桥车船门塔台口厅段库站区召码]))"
)
_MONTH_END = "(?:份|初|底|末|[上中下]旬)?"
_YEAR_END = "(?:度|初|底|末|[春夏秋冬][天季]|[上下]半年|第?[一二三四]季度)?"
_DAY_OF_MONTH = f"(?P<d>{_DAY}) ?(?:{_DAY_END}|(?=(?:{_TO}|、){_DAY} ?[日号]))"  # 5 in 8月5-7日 and in 8月5、7日
_MONTH_DAY = f"(?P<m>{_MONTH}) ?月(?: ?{_DAY_OF_MONTH}|(?![龄薪供嫂饼]){_MONTH_END})"

_OF_TAIWAN = late("台[湾北中南东]|新北|桃园市|高雄|基隆|新竹|苗栗|彰化|南投|云林县|嘉义|屏东|宜兰|花莲|澎湖|金门|民国1")
_POINTED = r"(?P<{}>(?:19|20)\d\d)\.(?P<{}>1[0-2]|0[1-9])"
_NUMERIC = (
    late(f"(?P<y>{_YEAR}) ?年 ?{_MONTH_DAY}{_HOUR}"),
    late(rf"(?P<roc>1[0-2]\d) ?年 ?{_MONTH_DAY}{_HOUR}"),  # 115年4月1日, where a text is of Taiwan
    late(f"(?P<y>{_YEAR}) ?年 ?(?P<m>{_MONTH})(?={_TO}{_MONTH} ?月(?! ?{_DAY} ?[日号]))"),  # 2024年8-9月
    # 1991.08-1998.03, a line of a career; 1998.03 alone may be a number
    late(f"{_POINTED.format('y', 'm')}(?:{_TO}(?:{_POINTED.format('toy', 'tom')}|(?:今|现在)))(?![\\d.])"),
    late(rf"民国 ?(?P<roc>\d{{1,3}}|元|[一二三四五六七八九十百〇零]{{1,5}}) ?年(?: ?{_MONTH_DAY}{_HOUR})?"),
    late(r"(?P<y>(?:19|20)\d\d)(?P<sep>[-./])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>3[01]|[12]\d|0?[1-9])(?![-./]?\d)"),
    late(f"(?P<y>{_YEAR})(?:(?={_TO}{_YEAR} ?年)| ?年(?!龄|代|级|轮){_YEAR_END})"),
    late(f"{_MONTH_DAY}{_HOUR}"),
    late(f"(?P<m>{_MONTH})(?={_TO}{_MONTH} ?月(?!{_DAY} ?[日号]))"),
    late(rf"(?P<d>3[01]|[12]\d|0?[1-9]) ?(?:{_DAY_END}|(?={_TO}{_DAY} ?日)){_HOUR}"),
)
_COMMON_ERA = (_NUMERIC[0], *_NUMERIC[2:])  # without years of the republic
_WIRED = late("(?:专?电|讯)(?![^\\n。,]{0,2}(?:话|力|影))")
_NEXT = late(f"、(?P<d>{_DAY}) ?{_DAY_END}")  # 4月17、18日: two days on end
_CLOCK = r"(?: ?\d{1,2}(?:[时点](?:\d{1,2}分?|半|整)?|:\d\d))?"  # 4月11日9时至12日17时
_RANGE = late(
    rf"{_WEEKDAY}{_CLOCK}{_TO}(?:(?P<y>{_YEAR}) ?年)?(?: ?(?P<m>{_MONTH}) ?月)?(?: ?(?P<d>{_DAY}) ?{_DAY_END})?"
)
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


@cache
def _vague() -> list[str]:
    """Words for a time that nobody can tell the day of, the longest first."""
    return sorted(entries("vague_days"), key=lambda word: (-len(word), word))


@cache
def _begin() -> re.Pattern[str]:
    """Where a date can begin: this cheap test comes first, a number counts as one place."""
    first, second = ("".join(sorted({word[at] for word in _vague()})) for at in (0, 1))
    return re.compile(
        rf"[\d周今昨前去明后本上下晚当同次翌民农阴夏正腊一二三四五六七八九十{first}]"
        rf"(?:(?<=\d)\d*|(?<!\d)(?=[(年天日晚晨早夜午上月个周期历近几〇○零一二三四五六七八九十国{second}]))"
    )


@cache
def _words() -> re.Pattern[str]:
    """What dates are called by: 去年8月, 上月, 昨晚, 近日."""
    vague = "|".join(_vague())
    return re.compile(
        f"(?P<year>[今去前明当同]年|本年度?)(?: ?{_MONTH_DAY}{_HOUR}|{_YEAR_END})"
        f"|(?P<month>[本当]月|[上下]个?月)(?: ?(?P<day>{_DAY}) ?{_DAY_END}{_HOUR}|{_MONTH_END})"
        rf"|(?P<near>[今昨](?=\(\d)|[今昨前明][天日](?!俄罗斯|头条)|后天|[今昨明][晚晨早夜]|当[天日晚]|翌日|次日|同日|(?<=[。;\n])(?:[上下]午|晚上)(?=,))(?:\((?:(?P<bm>{_MONTH})月)?(?P<bd>{_DAY})[日号]?\)[日号]?)?{_HOUR}"
        rf"|(?P<vague>{vague}|{LUNAR}|[本上]周[一二三四五六日末]?|(?<!每)周[一二三四五六日](?:[上下]午|早上|晚上?|凌晨|傍晚))"
    )


def find(text: Text, reference: Reference) -> tuple[DateMention, ...]:
    """The dates and periods of `text`, sorted, not overlapping; none inside 《》. Days and years that the text leaves
    out come from `reference` or from the date named before; where nothing says them, `since` is None."""
    folded = text.folded
    titles = [match.span() for match in _TITLE.finditer(folded)] if "《" in folded else []
    reader, found, end = _Reader(text, reference), [], 0
    numeric = _NUMERIC if _OF_TAIWAN.search(folded) else _COMMON_ERA
    for start in _begin().finditer(folded):
        begin = start.start()
        if begin < end:
            continue
        match = _match(folded, begin, numeric)
        if match is None or any(opened < begin < closed for opened, closed in titles):
            continue
        if (value := reader.read(match)) is None:
            end = match.end()
            continue
        since, until, end = value
        found.append(DateMention(begin, end, text.raw[begin:end], since, until))
    return tuple(found)


def _match(folded: str, begin: int, numeric: Sequence[re.Pattern[str]]) -> re.Match[str] | None:
    before = folded[begin - 1 : begin]
    if not (folded[begin].isdecimal() or folded[begin] in "民一二三四五六七八九十"):
        return _words().match(folded, begin)
    if before and before in "第.+/〔[":  # 第5号, 3.8日, an address
        return None
    for pattern in numeric:
        match = pattern.match(folded, begin)
        if match:
            return match
    return None


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
        if match.re is _words():
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
        tail = _RANGE.match(self.text, end)
        if tail and (tail["y"] or tail["m"] or tail["d"]) and bool(tail["d"]) == bool(day):
            to_month = _number(tail["m"]) or (month if day else 0)
            to_year = _number(tail["y"]) or (year + 1 if year and month and to_month < month else year)
            until, end = _literal(to_year, to_month, _number(tail["d"])), tail.end()
            if since is None or until is None or until.datatype != since.datatype or until.text < since.text:
                until = None
        elif day and (following := _NEXT.match(self.text, end)) and _number(following["d"]) == day + 1:
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
