"""What a date without a year or a 昨日 is measured from: the day or at least the year of an article."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.late import late
from kg.lexicon.words import worded
from kg.model import Article

# A year that names what is current: 2024年夏季, 2024年度, 2024年“安康杯”, but not 2020年6月 or 1998年以来.
_YEAR = worded(r"(?<![\d.])(?P<year>(?:19|20)\d\d) ?年(?P<tail>度|<number_words/then>|\d|[至到—~-])?")
# 2024年3月5日上午，… or 新华社北京2024年3月5日电: the day of the news itself.
_OPENING = late(r"[^，。；\d]{0,20}(?P<year>(?:19|20)\d\d)年\d{1,2}月\d{1,2}日(?!以来|起|至)")
_WIRED = late(r"[^，。；！？,.;\d\n]{0,20}(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:专?电|讯|消息)")
# 到2035年 and 自1998年 speak of other times, 成立于2004年 and 2004年成立 of a founding.
_ELSEWHERE = worded(
    r"(?:[到至自从于由早在—~-]|<number_words/elsewhen>|始[于於建]|立[于於]|办[于於]|建[于於]|[生创設设]于)$"
)
_UNTIL = late(r"截[至止到](?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月")
_BARE = late(r"(?<![年\d])(?P<month>\d{1,2})月\d{1,2}日")
# 对2014年工作情况进行了回顾, 《2014年度工作报告》: told of in the year after, mostly
_RECALLED = worded(
    "度?[^,，。;；\n]{0,14}<number_words/looked_back>|度?[^,，。;；、\n]{0,8}<number_words/reported>"
    "|(?<=度)[^,，。;；、\n]{0,8}<number_words/honoured>"
)
_AHEAD = datetime.timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Reference:
    """When an article was written: its day, else its year alone, else neither."""

    date: datetime.date | None = None
    year: int | None = None

    def year_of(self, month: int, day: int = 15) -> int | None:
        """The year that a bare 12月28日 means: that of the reference, or the one before if the day would lie more
        than half a year ahead (written on 3 January), or the next if it lies eleven months back."""
        if self.date is None:
            return self.year
        year = self.date.year
        meant = datetime.date(year, month, min(day, 28))
        if meant - self.date > _AHEAD:
            return year - 1
        return year + 1 if self.date - meant > datetime.timedelta(days=334) else year


def reference(article: Article, siblings: Sequence[Article] = ()) -> Reference:
    """The reference of `article`: its own date (a meta line, a masthead) or its source's; else the year in which its
    text opens; else that of the dates of its page (`siblings`, which may hold the article itself); else the year that
    its text, then those of its page, agree on. A year in the text (2023年度) never outweighs a date that is given."""
    date = article.date or article.source.date
    if date is not None:
        date = _wired(article.text, date)
        return Reference(date, date.year)
    own = (article.headline or "", article.text)
    page = tuple(text for other in siblings for text in (other.headline or "", other.text))
    opening = _OPENING.match(article.text)
    dated = {other.date.year for other in siblings if other.date}
    if opening:
        return Reference(None, int(opening["year"]))
    return Reference(None, dated.pop() if len(dated) == 1 else _agreed(own) or _agreed(page))


def _wired(text: str, date: datetime.date) -> datetime.date:
    """The day on which the news was sent, if it opens with it (本报5月6日讯 昨天…, on a page of 9 May); else `date`."""
    wired = _WIRED.match(text)
    year = Reference(date).year_of(int(wired["month"]), int(wired["day"])) if wired is not None else None
    try:
        sent = datetime.date(year, int(wired["month"]), int(wired["day"])) if wired is not None and year else date
    except ValueError:
        return date
    return sent if sent <= date else date


@lru_cache(maxsize=4)  # a page is asked once for each of its articles
def _agreed(texts: tuple[str, ...]) -> int | None:
    """The latest year that at least a third of the telling mentions name, or None; None, too, where a later year is
    spoken of (a career: 2016年任…，2022年1月任…)."""
    votes: Counter[int] = Counter()
    latest = 0
    for text in texts:
        for match in _YEAR.finditer(text):
            tail = match["tail"] or ""
            if _RECALLED.match(text, match.end()):
                continue
            if tail.isdigit():
                latest = max(latest, int(match["year"]))
            if _ELSEWHERE.search(text[max(0, match.start() - 3) : match.start()]):
                continue
            if tail in ("", "度"):
                votes[int(match["year"])] += 1
    leading = [year for year, count in votes.items() if 3 * count >= votes.total()]
    agreed = max(leading, default=None)
    return None if agreed is None or latest > agreed or _looks_back(texts, agreed) else agreed


def _looks_back(texts: tuple[str, ...], year: int) -> bool:
    """Whether `texts` tell on a day of what was done until a later month of `year`, so that the day is none of it:
    1月18日，市政协开会…截至2017年8月，提案均已办结."""
    bare = next((match for text in texts if (match := _BARE.search(text))), None)
    until = (match for text in texts for match in _UNTIL.finditer(text) if int(match["year"]) == year)
    return bare is not None and any(int(match["month"]) > int(bare["month"]) for match in until)
