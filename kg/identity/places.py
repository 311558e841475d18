"""What the places of two profiles say, as codes of divisions."""

from collections.abc import Iterator
from functools import cache

from kg.identity.profile import Codes, Profile
from kg.identity.weigh import Ground, ground
from kg.late import late
from kg.mentions.gazetteer import by_code

# what a county has one of, named by it: 安吉|中学
_FIRST_OF = late("(?:县|市)?(?:中学|第?一(?:中学|中)|职业?(?:中专|高中|中学|技术学校)|人民医院|中医院|医院)$")
_LONGEST = 12  # characters of a county's full name
_END = 3  # characters of the name of a village that tell it
_CITIES = ("81", "82")  # of the regions that are no larger
LEVELS = {2: "province", 4: "city", 6: "county"}  # by the digits of a code, its zeros aside


def placed(one: Profile, two: Profile, kind: str) -> Iterator[Ground]:
    """For and against by the places in the signs of a `kind`, or near them where the one has none."""
    mine, theirs = one.codes(kind), two.codes(kind)
    near = list(_near(mine, theirs, one.codes("near"), two.codes("near")))
    if _only_printed(one) or _only_printed(two):  # 海口日报 tells of all the island
        near = [
            found._replace(weight=found.weight / 2) if found.id.startswith("elsewhere") else found for found in near
        ]
    where = shared(mine, theirs)
    within = not where and any(one.startswith(other) or other.startswith(one) for one in mine for other in theirs)
    everywhere = "national" in one.of("page") and "national" in two.of("page")
    for found in near:
        told = within and len(found.what) < 6  # that both are of the city is said by where their offices are
        if not told and not (everywhere and found.id.startswith("elsewhere")):
            yield found
    if not mine or not theirs:
        return
    if where:
        yield ground(f"same_{_level(where)}", where)
    elif within:
        yield ground("within", where)
    level = apart(mine, theirs)
    if level and len(where) < 6:
        yield ground(f"two_{level}")


def _near(mine: Codes, theirs: Codes, around_mine: Codes, around_theirs: Codes) -> Iterator[Ground]:
    """Whether the articles of the one speak of where the other is; all four are codes."""
    if mine and theirs:
        return  # where both hold posts tells more
    if mine or theirs:
        where = shared(mine, around_theirs) or shared(theirs, around_mine)
    else:
        where = shared(around_mine, around_theirs)
    if where:
        yield ground(f"near_{_level(where)}", where)
    elif level := apart(mine or around_mine, theirs or around_theirs):
        yield ground(f"elsewhere_{level}")


def _level(code: str) -> str:
    """The level of a place; 香港 and 澳门 are cities."""
    return "city" if code in _CITIES else LEVELS[len(code)]


def _only_printed(profile: Profile) -> bool:
    """Whether nothing but the paper says where it is."""
    return bool(home := profile.codes("home")) and not profile.of("seat") and profile.codes("near") <= home


def common(one: Profile, two: Profile) -> str:
    """The smallest place that the articles of both name, "" for a province and more."""
    where = shared(one.codes("near"), two.codes("near"))
    return where if len(where) > 2 else ""


def villages(profile: Profile) -> set[str]:
    """The villages of its posts, and those that its articles name, by the ends of their names."""
    return {seat[-_END:] for seat in profile.of("seat") if seat.endswith("村")} | profile.of("village").keys()


def shared(mine: Codes, theirs: Codes) -> str:
    """The smallest place that is in both."""
    return max(mine & theirs, key=lambda code: (len(code), code), default="")


def apart(mine: Codes, theirs: Codes) -> str:
    """The highest level at which all of the one's places differ from all of the other's; "" where some may be one."""
    for level, size in (("provinces", 2), ("cities", 4), ("counties", 6)):
        one = {code[:size] for code in mine if len(code) >= size}
        two = {code[:size] for code in theirs if len(code) >= size}
        if one and two and not one & two:
            return level
    return ""


@cache
def opening(name: str) -> str:
    """The code of the county or city with whose full name a name opens, "" for none: 安吉县十七届人大二次会议."""
    return next((code for size in range(_LONGEST, 2, -1) if (code := _sole_names().get(name[:size]))), "")


@cache
def _sole_names() -> dict[str, str]:
    """The full names that one city or county alone bears, with its code."""
    bearers: dict[str, set[str]] = {}
    for division in by_code().values():
        if not division.last and not division.code.endswith("0000"):
            bearers.setdefault(division.name, set()).add(division.code)
    return {name: min(codes) for name, codes in bearers.items() if len(codes) == 1}


@cache
def place_names() -> frozenset[str]:
    """The names of provinces, cities and counties, in full and in short."""
    found = (division for division in by_code().values() if not division.last)
    return frozenset(name for division in found for name in (division.name, *division.short))


@cache
def sole_short_names() -> dict[str, str]:
    """The short names that one city or county alone bears, with its code: 日照."""
    bearers: dict[str, set[str]] = {}
    for division in by_code().values():
        for short in division.short if not division.last else ():
            bearers.setdefault(short, set()).add(division.code)
    return {short: min(codes) for short, codes in bearers.items() if len(codes) == 1}


@cache
def named_after(house: str) -> str:
    """The code of the county that a school or hospital is named after, "" for none: 安吉中学."""
    found = _FIRST_OF.search(house)
    code = sole_short_names().get(house[: found.start()], "") if found else ""
    return "" if code.endswith("00") else code
