"""Lines that tell about an article or a page: its date, source and authors; mastheads; numbers of documents."""

import datetime
import re
from typing import NamedTuple

from kg.language.simplify import simplify
from kg.late import late
from kg.layout.bylines import byline, roles
from kg.layout.names import persons
from kg.lexicon.words import worded


class Meta(NamedTuple):
    """What a line of metadata says. `issue`: its date is that of the whole page (a masthead, 第3版); `stated`: a word
    such as 发布时间 stands before it, so that it is no date of the day on which the page was read."""

    date: datetime.date | None
    authors: tuple[str, ...]
    issue: bool = False
    stated: bool = False


_DIGITS = "〇○零Ｏ一二三四五六七八九"
_DATE = late(
    r"(?P<year>(?:19|20)\d\d)\s?(?:年/?|[-/.])\s?(?P<month>\d\d?)\s?(?:月/?|[-/.])\s?(?P<day>\d\d?)(?!\d)\s?日?"
    r"|(?<!\d)(?P<firstday>\d\d)\.(?P<midmonth>\d\d)\.(?P<lastyear>20\d\d)(?!\d)"
    rf"|(?P<hanyear>[一二][{_DIGITS}]{{3}})年(?P<hanmonth>[十一二三四五六七八九]{{1,2}})月(?P<handay>[十一二三四五六七八九]{{1,3}})日"
)
_SHORT = late(r"([012]\d)年(\d\d?)月(\d\d?)日")
_DOMAIN = late(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|gov)(?:\.cn)?(?:/\S*)?")
_COUNTER = late(r"\d{1,7}(?:次|人|人次)?(?:浏览|阅读|点击|访问)?|\d{1,2}/\d{1,2}")  # how often it was read
_TIME = late(
    r"^[T\s\u3000]*(?:[上下中]午|凌晨|晚)?\s*\d\d?[:：时点]\d{0,2}(?:[:：分]\d{0,2})?秒?(?:左右|许)?(?![\d\u4e00-\u9fff]*会)"
)
_BEHIND = late("^\\s*(?:发[布表]|刊[发登])\\s*$")  # 2024年8月20日发布
_WEEKDAY = late(r"[（(]?(?:星期|周)[一二三四五六日天][）)]?")
_PAGE = late(
    r"第?\s*[0-9A-D一二三四五六七八九十]{1,3}\s*版(?:\s*[:：]\s*\S{2,8})?|(?:总第?|第)\s*[0-9一二三四五六七八九十百]{1,6}\s*期"
    r"|(?:农历|夏历)\S{4,14}|国内统一\S{0,4}刊号\S*|CN\d\d[-—]\d{4}|今日\S{1,3}版"
)
_BUTTON = worded(
    r"[【\[（(<《]\s*<layout_words/button>[^】\]）)>》]{0,14}[】\]）)>》]"
    r"|(?:打印本?页?|关闭窗?口?|分享到?)(?=[\s\u3000|｜]|$)|(?:字体|字号)\s*[:：]?(?:\s*[【\[（(]?[大中小][】\]）)]?)*"
)
_ARROW = late("[>＞»›→]")
_CRUMBS = late(r"[^\s>＞»›]{2,20}(?:\s*(?:>{1,2}|＞|»|›|→)\s*[^\s>＞»›]{2,20})+")
_KEYS = worded(
    r"(?P<date><layout_words/dated>?(?:日\s*期|时\s*间)|发布(?=\s*[:：]\s*(?:19|20)\d\d)|(?=发[布表]于))\s*(?:[:：]|发[布表]于[:：]?)"
    r"|(?P<source><layout_words/sourced>?(?:来\s*源|出处)|稿源|转载自)\s*[:：]"
    rf"|(?P<who>(?:文章|本文|稿件)?作\s*者|供稿(?:单位)?|{roles('text photo')}"
    r"|(?:本报|特约)?(?:记者|通讯员)|信息员|报道员)\s*[:：]"
    rf"|(?P<plain><layout_words/plain>|{roles('other')}|<layout_words/read><layout_words/how_often>?|文\s*号)\s*[:：]"
)
_ROLE = late(rf"(?:{roles('text photo other who')})\s*[:：]")
_ROLES = late(roles("text photo who"))
_FRAMED = late("[【\\[（(<《]|打印|关闭|分享|字[体号]")
_MEDIUM = worded(r"\S{0,14}(?:(?<!大)会|<layout_words/medium>)")
_NUMBER = late(r"\S{1,14}[〔\[（(【]?(?:19|20)\d\d[〕\]）)】]第?\d{1,4}号")
_QUICK = late(r"[:：版期]|打印|关闭|(?:19|20)\d\d|[一二][〇○零九]")
_SENTENCE = late(r"[，。？！；]|,\D|地\s*点\s*[:：]")
_POSTED, _STOP = late("发[布表](?:日期|时间|人|者)"), late("[。；！？]")  # behind a headline without a gap
_JOINED = late(r"[\u4e00-\u9fff]{2,16}[:：（(/／](?P<names>[\u4e00-\u9fff]{2,3}(?:[ 、][\u4e00-\u9fff]{2,3})*)[）)]?")
_BETWEEN = " \t\u3000\u00a0▌▍▎▏•●▪■◆[]【】（）()|｜/,，、;；-—·"


def meta(line: str) -> Meta | None:
    """What `line` says if it is metadata and nothing else: a date, entries (发布日期：2024-08-20 来源：本网
    作者：陈立言), a masthead (青禾工运 2024年5月10日 星期五), a document's number. None for all others; lines of
    roles alone (责任编辑：陈立言) are bylines."""
    if line and not line.strip(_BETWEEN):
        return Meta(None, ())  # • |
    if len(line) > 200 or "。" in line or not _QUICK.search(line):
        return None
    if _NUMBER.fullmatch(line):
        return Meta(None, ())
    if _FRAMED.search(line):
        line = _BUTTON.sub(lambda button: " " * len(button[0]), line)
        if not line.strip(_BETWEEN):
            return Meta(None, ())
    folded = simplify(line)
    keys = list(_KEYS.finditer(folded))
    if not keys and not _DATE.search(folded):
        return None
    head = folded[: keys[0].start() if keys else None]
    date, issue, ok, authors = _free(head, bool(keys))
    if not ok or (not keys and not (date or issue)):
        return None
    if keys and not _DATE.search(folded) and all(_ROLE.fullmatch(key[0]) for key in keys):
        return None
    for key, end in zip(keys, [*(key.start() for key in keys[1:]), len(line)], strict=False):
        value = line[key.end() : end].strip(_BETWEEN)
        if len(value) > 60 or _SENTENCE.search(folded[key.end() : key.end() + len(value) + 1].rstrip(_BETWEEN)):
            return None
        found = day(value)
        if key.lastgroup == "date" and value and not found and len(keys) == 1:
            return None  # 时间：9月3日 in a notice
        date = (found if key.lastgroup == "date" else None) or date or found
        if key.lastgroup in ("who", "source"):
            if dated := _DATE.search(value):  # 作者：陈立言 2018-06-12
                value = value[: dated.start()].rstrip(_BETWEEN)
            authors += _authors(value, key.lastgroup == "source")
    return Meta(date, tuple(authors), issue, any(key.lastgroup == "date" for key in keys) and date is not None)


_GAPS = (" ", "\u3000", "\t")  # between a headline and an entry


def headed(line: str) -> int:
    """Where the entries begin behind a headline on the same line (安吉县总工会召开会议 作者：陈立言 2024-08-20;
    安吉县总工会召开会议发布时间：2024-08-20); 0 where there are none."""
    posted = "发布" in line or "发表" in line
    apart = posted or any(gap in line for gap in _GAPS)  # most lines are none: not worth a search
    key = _KEYS.search(simplify(line)) if apart and len(line) < 160 else None
    head = line[: key.start()] if key else ""
    glued = posted and key is not None and _POSTED.match(key[0]) is not None
    if not 8 <= len(head.strip(_BETWEEN)) <= 60 or not (glued or head.endswith(_GAPS)):
        return 0
    if (_STOP if glued else _SENTENCE).search(head):
        return 0
    entries = meta(line[len(head) :])
    return len(head) if entries is not None and entries.date is not None else 0


def day(text: str) -> datetime.date | None:
    """The first full date in `text`, if it is a day that there was."""
    match = _DATE.search(text)
    if not match:
        return _short_day(text)
    try:
        if match["lastyear"]:  # 06.02.2020
            return datetime.date(int(match["lastyear"]), int(match["midmonth"]), int(match["firstday"]))
        if match["year"]:
            return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
        year = int("".join(str(max(0, _DIGITS.index(char) - 3)) for char in match["hanyear"]))
        return datetime.date(year, _number(match["hanmonth"]), _number(match["handay"]))
    except ValueError:
        return None


def _short_day(text: str) -> datetime.date | None:
    """The date that `text` is, with two digits for its year: 14年05月29日."""
    match = _SHORT.fullmatch(text.strip(_BETWEEN))
    try:
        return datetime.date(2000 + int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _free(text: str, keyed: bool) -> tuple[datetime.date | None, bool, bool, list[str]]:
    """What the part of a line that has no keys says: its date; whether it is a page's; whether the part is metadata at
    all; in a line that is `keyed` the authors (2014-01-17 11:19 陈立言 来源：本网)."""
    if not text.strip(_BETWEEN):
        return None, False, True, []
    rest, timed = text, False
    found = day(rest)
    if date := _DATE.search(rest):
        time = _TIME.match(rest[date.end() :])
        timed = time is not None and ":" in time[0]
        rest = f"{rest[: date.start()]}\n{_BEHIND.sub('', rest[date.end() + (time.end() if time else 0) :])}"
    rest, pages = _PAGE.subn(" ", _CRUMBS.sub(" ", rest) if _ARROW.search(rest) else rest)
    rest, weekdays = _WEEKDAY.subn(" ", rest)
    before, _, behind = rest.partition("\n")
    written = byline(behind.strip(_BETWEEN)) if date and not before.strip(_BETWEEN + "date") else None
    if written is not None and written.names and _ROLES.search(behind):
        return found, False, True, list(written.names)  # 2026-01-28 記者陳立言／台北報導
    parts = [part for part in re.split(r"[\s\u3000|｜]+", f"{before} {behind}") if part.strip(_BETWEEN)]
    names = [part for part in parts if not _DOMAIN.fullmatch(part) and not (found and _COUNTER.fullmatch(part))]
    framed = bool(pages or weekdays)
    fits = len(names) <= 2 and not any(len(name) > 16 or _SENTENCE.search(name) for name in names)
    spaced = not before.strip(_BETWEEN) or before.endswith((" ", "\u3000", "|", "｜", "(", "/"))
    titles = [name.strip(_BETWEEN) for name in names]  # of a section or paper; behind a date with its time any is one
    signed = (keyed and timed) or (found is not None and not framed)  # 陈立言 2024-08-20
    authors = [author for title in titles if signed for author in persons(title) or ()]
    known = framed or all(title in authors or _MEDIUM.fullmatch(title) or timed for title in titles)
    ok = not names or bool((date or pages) and fits and spaced and known)
    return found, bool(pages or (names and weekdays)), ok, authors


def _authors(value: str, source: bool) -> tuple[str, ...]:
    if not source:
        written = byline(value)
        return written.names if written else persons(value, keyed=True) or ()
    medium, _, names = value.partition(" ")  # 来源：县融媒体中心 王 芳, 来源：某地晚报   张海 裴明
    told = byline(names.strip()) if _MEDIUM.fullmatch(medium) else None
    found = told.names if told else persons(names, keyed=True) if _MEDIUM.fullmatch(medium) and names.strip() else None
    if joined := _JOINED.fullmatch(value):  # 来源：宣传科：陈立言, 来源：县总工会（陈立言）
        found = persons(joined["names"])
    return persons(value) or found or ()


def _number(han: str) -> int:
    digits = "零一二三四五六七八九"
    tens, ten, ones = han.partition("十")
    return (digits.index(tens or "一") * 10 + digits.index(ones or "零")) if ten else digits.index(tens)
