"""Where a name begins that the words alone do not tell: in lists, behind verbs of going, behind a place or a firm."""

import re
from functools import cache

from kg.late import late
from kg.lexicon.words import filled
from kg.mentions.organisation_classes import SCHOOLS_AND_HOSPITALS
from kg.mentions.organisation_lexicon import Form, states, words
from kg.mentions.organisation_scan import Scan

_ONE = late("[省市县区州镇乡村街]一(?:家|处|座)?(?!中|建|汽)[一-鿿]{0,8}$")
_SITE = late(
    r"(?:(?:走进|来到|前往|走访)(?P<visited>[一-鿿]{2,3})|(?<![一-鿿])(?P<numbered>[一二三四五六七八九十]{1,3}[里铺店堡营屯庄坪桥]))$"
)
_LIVED_IN = "旅居?<organisation_words/lived_in>"  # 旅|日|浙江商会
COUNTED = late("(?:发生)?[0-9一二三四五六七八九十两几多余各某]+(?:处|家|起|座|个|名|所)?")  # 发生一起|煤矿透水事故


def listed(scan: Scan, begin: int, form: Form) -> int | None:
    """九站小学 behind 张举塬小学、: in a list of bodies of one kind all that stands between the marks is its name."""
    mark = scan.folded.rfind("、", max(0, begin - 9), begin)
    before = scan.bodies.get(mark)
    own = scan.folded[mark + 1 : begin]
    alike = before is not None and before.form.cls == form.cls and not before.bare
    named = own.isalpha() and own.isascii() is False and not COUNTED.fullmatch(own) and own not in words("generic")
    return mark + 1 if alike and named and form.cls in SCHOOLS_AND_HOSPITALS else None


def visited(scan: Scan, begin: int, form: Form) -> int | None:
    """走进站前|小学, 七十铺|小学: schools whose name is of common words, behind a verb of going or with a number."""
    if form.cls not in SCHOOLS_AND_HOSPITALS:
        return None
    match = _SITE.search(scan.folded, max(0, begin - 8), begin)
    group = match.lastgroup if match else None
    if match is None or group is None or any(word in match[group] for word in words("generic")):
        return None
    return match.start(group)


def counted(scan: Scan, at: int, begin: int) -> bool:
    """Whether the own words are but a place and a count, or what may be any: 铜川一煤矿, 达州一处煤矿, 达州各大医院."""
    if _ONE.search(scan.folded, at, begin):
        return True  # 青县一|水泥厂, where no gazetteer knows 青县
    end = next((end for end in range(begin, max(at, begin - 8), -1) if end in scan.places), at)
    return COUNTED.fullmatch(scan.folded, end, begin) is not None or scan.folded[end:begin] in words("any")


def place_behind(scan: Scan, at: int) -> int | None:
    """湖南犁耕|智能装备有限公司: the brand is a verb to the tagger, but a place stands right before it."""
    for end in range(at - 1, max(0, at - 5), -1):
        if end in scan.bodies:
            return None  # 安吉县总工会|到燃气集团
        if (mention := scan.places.get(end)) is not None:
            brand = scan.folded[end:at]
            inside = {scan.folded[a:b] for a in range(end, at) for b in range(a + 1, at + 1)}
            named = (
                brand.isalpha()
                and brand[0] not in "和与及同"
                and brand[-1] not in "对向在到赴由从为给将"  # 湖州市煤炭局对|华岭煤矿
                and inside.isdisjoint(words("stop") | words("deals"))
                and not COUNTED.fullmatch(brand)
            )
            return scan.chain(mention) if named else None
    return None


def firm_behind(scan: Scan, at: int) -> int | None:
    """华岭公司青|水沟煤矿: the name's first words are no nouns to the tagger, but a firm stands right before it."""
    for end in range(at, max(0, at - 4), -1):
        body = scan.bodies.get(end)
        if body is not None and body.form.cls == "Enterprise" and not body.bare:
            tags = {token.tag[0] for token in map(scan.starts.get, range(end, at)) if token is not None}
            return end if tags <= set("nabjg") and scan.folded[end:at].isalpha() else None
    return None


@cache
def _states() -> re.Pattern[str]:
    named = "|".join(sorted(states(), key=len, reverse=True))
    return re.compile(filled(f"(?:(?:旅居?)?(?:{named})|{_LIVED_IN})$"))


def state(scan: Scan, at: int, begin: int) -> bool:
    """Whether the own words up to `begin` open with the name of a state, or of several, at `at`, behind no noun:
    英国|皇家地理|学会, 国际|减灾|协会."""
    before = scan.ends.get(at) if scan.folded[at - 1 : at].isalpha() else None
    attached = before is not None and before.tag[0] in "nfsrmqabt" and at not in scan.title_ends
    if attached or (at and at not in scan.starts):
        return False  # 南方|国际友好联络会
    found = _nations().match(scan.folded, at)
    return found is not None and begin - found.end() > 1


@cache
def _nations() -> re.Pattern[str]:
    """Other states, and what clubs of many states or of the whole country begin with."""
    return re.compile("|".join(sorted({*states(), *words("nation")}, key=len, reverse=True)))


def overseas(scan: Scan, at: int) -> int | None:
    """Where the state begins in which a club is whose name goes on at `at`: |法国|安吉同乡会, |旅德|浙江商会."""
    state = _states().search(scan.folded, max(0, at - 10), at)
    return state.start() if state else None
