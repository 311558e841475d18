"""What documents, venues, programmes and events are called, without what one page says and another does not: the place
or host before the name, its year, that it is a draft."""

import re
from collections.abc import Collection, Mapping
from functools import cache

from kg.identity.places import opening
from kg.identity.record import Sign
from kg.language.numbers import value
from kg.late import late
from kg.lexicon import table

_DASH = late("[－–―-]+(?=[\u4e00-\u9fff])")
_COUNTED = late("第([〇零一二三四五六七八九十百]+)(?=[届次期轮])")
_ISSUED = late("^[一-鿿、]{2,16}?(?=关于.{8,}$)")  # 国务院|关于取消和调整一批收费项目的决定
_CAPITAL = late("^[一-鿿]{2,8}(?=首都[一-鿿]{2,}$)")  # 沙特|首都利雅得
_DRAFT = late("[（(](?:讨论稿|草案|征求意见稿|送审稿|审议稿|报批稿)[）)]$")
_YEAR = late(r"^(20\d\d)年度?(?=[一-鿿“]{3,})")
_LEVELS = ("省", "市", "县", "区")
_PLACES = (*_LEVELS, "州", "旗", "盟", "镇", "乡", "街道")
_PLANS = ("方案", "意见", "规划", "计划", "措施", "要点", "细则", "通知")  # of which each county has its own
_BODY = 3  # letters of the name of an event without its host


def named(of: str, label: str, own: Collection[Sign], places: Mapping[str, str], page: str) -> tuple[str, list[Sign]]:
    """What a thing of the family `of` is called at its core, and the signs that stand in its label. `own`: what is
    known of it; `places`: those that the article names, with their codes; `page`: the kind of news."""
    if of == "place":
        core, site = _without_place(_CAPITAL.sub("", label), places)
        return core, [("site", site)] if site else []
    core = plain(label)
    if of == "event":
        return (core, []) if page == "national" else _local(core, own, places)
    core, signs = _DRAFT.sub("", core), []
    if of == "document" and core.endswith(_PLANS):
        core, site = _without_place(core, _known(places))
        signs = [("site", site)] if site else []
    if year := _YEAR.match(core):
        return core[year.end() :], [*signs, ("dated", year[1]), ("year", year[1])]
    return core, signs


def plain(name: str) -> str:
    """`name` with one way to write its numbers and dashes (第十九届, 第19届), series of events by their whole names
    (亚运会), a decision without who takes it."""
    name = _ISSUED.sub("", _DASH.sub("—", name))
    name = _short_series().sub(lambda found: _series()[found[0]], name)
    return _COUNTED.sub(lambda found: f"第{number}" if (number := value(found[1])) else found[0], name)


def _local(core: str, own: Collection[Sign], places: Mapping[str, str]) -> tuple[str, list[Sign]]:
    """The name of an event of local news without its host or place: 安吉县总工会|打年糕活动, 安吉县|第3届竹文化节; of a
    session what it is one of: 县十七届人大二次会议."""
    known = _known(places)
    if session := _session(core):
        sites = {code for name, code in known.items() if name in core} or {opening(core)} - {""}
        return session, [("site", code) for code in sorted(sites)]
    hosts = [name for kind, value in own if kind == "host" and core.startswith(name := value.partition("\t")[0])]
    if host := max(hosts, key=len, default=""):
        return core.removeprefix(host) if len(core) >= len(host) + _BODY else core, []
    core, site = _without_place(core, known)
    return core, [("site", site)] if site else []


def _known(places: Mapping[str, str]) -> dict[str, str]:
    """Those of `places` that are named with their kind."""
    return {name: code for name, code in places.items() if code.isdigit() and name.endswith(_PLACES)}


def _session(name: str) -> str:
    """Which session of which term of what `name` means, "" for none."""
    if "届" not in name or "次" not in name:
        return ""
    found = ((row, pattern.fullmatch(name)) for row, pattern in _sessions())
    what, said = next(((row, match) for row, match in found if match), ("", None))
    if said is None:
        return ""
    term, session = (value(number) or number for number in (said["term"], said["session"]))
    return f"第{term}届{what}第{session}次会议"


@cache
def _sessions() -> list[tuple[str, re.Pattern[str]]]:
    number = r"第?(?P<{}>[〇零一二三四五六七八九十百\d]+)"
    term, session = number.format("term"), number.format("session")
    rows = table("event_sessions", "of", "pattern", "example")
    return [(row["of"], re.compile(row["pattern"].replace("N", term, 1).replace("M", session, 1))) for row in rows]


@cache
def _series() -> dict[str, str]:
    """Short name of a series of events → its whole name."""
    return {row["short"]: row["name"] for row in table("event_series", "short", "name", "example")}


@cache
def _short_series() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_series(), key=lambda short: (-len(short), short))))


def _rest(place: str) -> int:
    """How many characters a venue's name has besides one more behind `place`: 浙江省|乌镇, but 上海中心 is one name."""
    return 1 if place.endswith(_LEVELS) else 2


def _without_place(label: str, places: Mapping[str, str]) -> tuple[str, str]:
    """A name without the places before it, and the code of the last of them, "" for none: 安吉县青禾礼堂."""
    site = ""
    while True:
        before = [name for name in places if label.startswith(name) and len(label) > len(name) + _rest(name)]
        if not before:
            return label, site
        name = max(before, key=len)
        label, site = label.removeprefix(name), places[name]
