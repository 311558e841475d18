"""Bodies of Hong Kong, Macau and Taiwan: 香港律政司, 行政院. They are none of the mainland's of that name."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.late import late
from kg.lexicon import Row, table
from kg.mentions.gazetteer import by_code, place
from kg.mentions.organisation_lexicon import Form
from kg.mentions.organisation_scan import Body, Scan
from kg.model import Place

_CODES = {"台湾省": "710000", "香港特别行政区": "810000", "澳门特别行政区": "820000"}
_BEFORE = late(r"(?:(?P<region>香港|澳门|台湾)(?:特别行政区|特区|地区|省)?|(?P<some>特区|港|澳))?(?:政府)?$")
_ENDS = "。!?\n"
# what only a text out of Taiwan says, and what none says that is: whose 教育部 it is
_OF_TAIWAN = late(
    "中央社|中央通讯社|行政院|立法院|考试院|监察院|总统府|民进党|联合报|(?<![独成设建创公])立委(?![员托派])|台湾?“"
    "|(?:台北|新北|桃园|台中|台南|高雄|基隆|新竹|嘉义|宜兰|苗栗|彰化|南投|云林|屏东|花莲|台东|澎湖)(?:市政府|县政府|[市县]长)"
)
_OF_THE_MAINLAND = late("国务院|国台办|新华社|中共|中华人民共和国|国民政府|民国|北京|两岸|大陆|[省市县区]委(?!会)")
_TAIWAN = "台湾省"
_SHORT = {"港": "香港特别行政区", "澳": "澳门特别行政区"}


def is_special(where: Place | None) -> bool:
    """Whether `where` is Hong Kong, Macau or Taiwan, or lies in one: its government is no 人民政府."""
    while where is not None:
        if where.label in _CODES:
            return True
        where = where.parent
    return False


def is_alone(place: Place) -> bool:
    """Whether `place` is Hong Kong or Macau, whose governments are called so wherever they are named."""
    return place.label in _SHORT.values()


@cache
def _rows() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in table("special_bodies", "form", "name", "cls", "region", "alone", "example"):
        found.setdefault(row["form"], []).append(row)
    return found


def form(name: str) -> Form | None:
    """The body whose form `name` tells its region; None where there is none."""
    row = next((row for row in _rows().get(name, ()) if row["alone"] == "yes"), None)
    return Form(name, "national", row["cls"], row["name"], rule=row.rule) if row else None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_rows(), key=len, reverse=True)))


def bodies(scan: Scan) -> Iterator[Body]:
    """The bodies of those regions that the text names: behind the region's name, by a name that only one of them has,
    or beside such a one in the same sentence (律政司司长甲、教育局局长乙)."""
    last, region = -1, ""  # where one ended, and whose it was
    around = _TAIWAN if _of_taiwan(scan.folded) else ""
    for match in _pattern().finditer(scan.folded):
        begin, end = match.span()
        if end not in scan.ends and end not in scan.titles and end + 1 not in scan.ends:
            continue
        before = _BEFORE.search(scan.folded, max(0, begin - 9), begin)
        named = _named(before) if before else ""
        beside = last >= 0 and not any(mark in scan.folded[last:begin] for mark in _ENDS)
        near = region if beside else around
        row = _row(match[0], named, near if begin not in scan.places and scan.level(begin) is None else "")
        if row is None and not "一" <= scan.folded[begin - 1 : begin] <= "鿿":
            row = _here(match[0], scan, begin)
        if row is None and begin not in scan.places and scan.level(begin) is None:
            row = _of_the_text(match[0], scan.folded)
        if before and before["some"] == "特区" and not named:
            row = _row(match[0], _only(scan.folded), "")
        if row is None:
            continue
        begin = before.start() if before and (named or before["some"]) else begin
        last, region = end, row["region"]
        named_here = Form(match[0], "national", row["cls"], row["name"], rule=row.rule)
        where = place(by_code()[_CODES[region]])
        yield Body(begin, end, named_here, place=where, surface=scan.folded[begin:end])


def _of_taiwan(folded: str) -> bool:
    """Whether a text tells of Taiwan from within, so that its 教育部 is none of the mainland's:
    立法院开会,|教育部|说明."""
    return _OF_TAIWAN.search(folded) is not None and _OF_THE_MAINLAND.search(folded) is None


def _here(form: str, scan: Scan, begin: int) -> Row | None:
    """The entry of `form` in the region that has a place in the sentence: 云林县副县长王立平、内政部次长李雪."""
    opens = max(scan.folded.rfind(mark, 0, begin) for mark in _ENDS)
    named = [mention.place for at, mention in scan.place_at.items() if opens < at < begin]
    return next((row for row in _rows()[form] if row["alone"] == "here" and _within(named, row["region"])), None)


def _of_the_text(form: str, folded: str) -> Row | None:
    """The entry of `form` in the one region that the text names: 澳门同乡会开会,|中联办|副主任王立平到会."""
    region = _only(folded) if any(row["alone"] == "text" for row in _rows()[form]) else ""
    return next((row for row in _rows()[form] if row["alone"] == "text" and row["region"] == region), None)


def _within(places: Iterable[Place], region: str) -> bool:
    """Whether one of `places` is `region` or lies in it."""
    above: list[Place | None] = [*places]
    while above:
        above = [place.parent for place in above if place is not None]
        if any(place is not None and place.label == region for place in above):
            return True
    return False


def _named(before: re.Match[str]) -> str:
    short = _SHORT.get(before["some"] or "", "")
    return short or next((label for label in _CODES if before["region"] and label.startswith(before["region"])), "")


def _only(folded: str) -> str:
    """The one special administrative region that the text names."""
    found = [label for label in ("香港特别行政区", "澳门特别行政区") if label[:2] in folded]
    return found[0] if len(found) == 1 else ""


def _row(form: str, named: str, beside: str) -> Row | None:
    """The entry of `form` in the region `named`, else in the one that its name tells, else in that `beside`."""
    rows = _rows()[form]
    if named:
        return next((row for row in rows if row["region"] == named), None)
    if alone := next((row for row in rows if row["alone"] == "yes"), None):
        return alone
    return next((row for row in rows if row["region"] == beside and form != "政府"), None)
