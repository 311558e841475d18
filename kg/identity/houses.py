"""Whether the bodies where two bearers of a name work are one, told more or less exactly, or two of a kind."""

from collections.abc import Iterator
from functools import cache

from kg.identity.named import is_general
from kg.identity.places import place_names, villages
from kg.identity.profile import Profile, body, words
from kg.late import late
from kg.mentions.trades import VILLAGE, keeps_house, trade
from kg.resolve.firms import is_firm, shortens

_LONGEST = 8  # characters of a place's name
_TELLS = 4  # characters of a body's short name
_PLACE = r"[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|旗|州|盟|镇|乡|街道)"
_PLACES = late(f"(?:{_PLACE})+")
_FIRST = late(_PLACE)
_VILLAGES = late(f"(?:{_PLACE}|[\u4e00-\u9fff]{{2,6}}?(?:村|社区))*")
_OWN = late("([^省市县区旗州镇乡]{2}[站馆所队园场])$")
_SCHOOL = late("第?([一二三四五六七八九十])(?:初级|高级)?(中|小)学")
_LEVELS = late("(?:省|市|县|区|旗|州|盟|镇|乡|街道)$")


def in_short(one: str, other: str) -> bool:
    """Whether a body of no known place is called as another's name ends: 长水法庭, 安吉县人民法院长水法庭."""
    if words(one) == words(other) and is_general("body", words(one)):  # 公司工会: of two firms, may be
        return False
    return not one.split("\t")[1].isdigit() and len(words(one)) >= _TELLS and words(other).endswith(words(one))


def _numbered(name: str) -> str:
    """`name` as schools of a number are called in short: 安吉县第二中学, 安吉县二中."""
    return _SCHOOL.sub(r"\1\2", name)


@cache
def same_house(one: str, other: str) -> bool:
    """Whether two bodies, as signs write them, are one by their names (青禾路小学, 吴兴区青禾路小学; 安吉青禾协会,
    安吉县青禾协会); a name that any place may have (第一小学) says nothing."""
    short, long = sorted((_numbered(words(one)), _numbered(words(other))), key=lambda name: (len(name), name))
    if short == long or is_general("body", short):
        return short == long and not is_general("body", short)
    if long.endswith(short):
        return len(short) >= _TELLS and _PLACES.fullmatch(long, 0, len(long) - len(short)) is not None
    first = _FIRST.match(long)
    return first is not None and _LEVELS.sub("", first[0]) + long[first.end() :] == short


def shared_house(one: Profile, two: Profile) -> str:
    """The body in which both have posts, told more or less exactly, "" for none."""
    if not (one.offices and two.offices):
        return ""
    mine, theirs = ({body(post) for post in profile.offices} for profile in (one, two))
    return min((words(a) for a in mine for b in theirs if a != b and same_house(a, b)), default="")


def two_houses(one: Profile, two: Profile) -> Iterator[tuple[str, str]]:
    """The bodies in which both have the same trade, if it is one that keeps to its house (teachers, heads of villages)
    and no two of those bodies may be one."""
    if not (theirs := _houses(two)) or not (mine := _houses(one)):
        return
    same_village = villages(one) & villages(two)
    for what in sorted(mine.keys() & theirs):
        if what == VILLAGE and same_village:  # of its women, then of its party
            continue
        if not any(_may_be_one(a, b) for a in mine[what] for b in theirs[what]):
            yield min(mine[what]), min(theirs[what])


def _houses(profile: Profile) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for post in profile.offices:
        what = trade(words(post))
        if keeps_house(what):
            found.setdefault(what, set()).add(body(post))
    for what in profile.trades if profile.of("of") else ():
        if keeps_house(what):
            found.setdefault(what, set()).update(profile.of("of"))
    return found


def elsewhere(one: Profile, two: Profile) -> str:
    """The body that the one, of whom no more is told, is said to be of, where the other has posts but in others; "" for
    none: 青禾纺织厂甲, beside 副县长甲."""
    of = {} if one.called or one.offices else one.of("of")
    bodies = {body(post) for post in two.offices} | two.of("of").keys() if of else set()
    if not bodies or any(_may_be_one(mine, other) for mine in of for other in bodies):
        return ""
    return words(min(of))


def of_there(one: Profile, two: Profile) -> str:
    """The body that the one, of whom no more is told, is said to be of and in which the other has a post, "" for
    none: 青禾合作社的甲, 青禾合作社理事长甲."""
    told = one.offices or any(not name.endswith("代表") for name in one.called)  # 甲代表县委作报告
    of = {} if told else one.of("of")
    return min((words(name) for name in of if any(body(post) == name for post in two.offices)), default="")


def _may_be_one(one: str, other: str) -> bool:
    """Whether two bodies may be one, or the one a part of the other, each with its place before it or not."""
    short, long = sorted((words(one), words(other)), key=lambda name: (len(name), name))
    if long.startswith(short) or long.endswith(short) or same_house(one, other) or one_firm(short, long):
        return True
    (mine, bare), (theirs, other_bare) = _split(short), _split(long)
    return not (mine and theirs) and (bare.endswith(other_bare) or other_bare.endswith(bare))


def _split(name: str) -> tuple[str, str]:
    """The places before a body's name, and the rest: 青禾镇马村|合作社."""
    where = _VILLAGES.match(name)
    end = where.end() if where else 0
    return name[:end], name[end:] or name


def one_firm(one: str, other: str) -> bool:
    """Whether the one is short for the other, the places before them aside: 泉州青禾集团, 福建青禾鞋服集团."""
    firms = is_firm(one) and is_firm(other)
    return shortens(one, other) or (firms and shortens(_unplaced(one), _unplaced(other)))


@cache
def _unplaced(name: str) -> str:
    found = (size for size in range(min(_LONGEST, len(name) - _TELLS), 1, -1) if name[:size] in place_names())
    return name[next(found, 0) :]


def works_there(one: Profile, two: Profile) -> str:
    """The body, or one of its units, of which both are said to be, where not both have posts; "" for none: 青禾研究院
    修复师甲, 青禾研究院研究员甲."""
    if (one.offices and two.offices) or not one.of("of") or not two.of("of"):
        return ""
    pairs = ((words(mine), words(other)) for mine in one.of("of") for other in two.of("of"))
    return min((short for mine, other in pairs for short in [_whole(mine, other)] if short), default="")


def _whole(one: str, other: str) -> str:
    short, long = sorted((one, other), key=len)
    return short if long.startswith(short) and len(short) >= _TELLS and not is_general("body", short) else ""


def own_field(body: str) -> frozenset[str]:
    """The field of work of a small house named by what it does, of which no table knows: 治沙站; none of others,
    nor of a name that any place has: 工作站."""
    found = _OWN.search(body)
    return frozenset({found[1]} if found and not is_general("body", found[0]) else ())
