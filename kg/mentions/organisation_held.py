"""Names whose own words no list knows, told by what stands on both sides: ,华岭农场|党委书记, 、青禾重工|总经理."""

import rjieba

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.organisation_lexicon import Form, words
from kg.mentions.organisation_scan import SIGNS, Body, Scan
from kg.mentions.place_endings import has_function_word

_LONGEST = 6  # characters of own words
_EDGE = frozenset("、,。;:!? \n()和与由及") | SIGNS
_LEADS = frozenset("据对向从在到把被")
_UNIT = worded("<organisation_words/unit+control>")
_ACTS = worded("<organisation_words/held_acts>")
_SITES = "场矿关段"  # endings of sites, which act under their own name: 青禾海关|莅临
_NO_NAME = late("[省市县区镇乡村街校院厂局部级他家分子总母再任经又还被也都各]")
_NAMES = ("nr", "ns", "nz", "nt")  # tags of words that are names whatever the dictionary says of them


def held(scan: Scan, begin: int, end: int, form: Form) -> Body | None:
    """The body that ends in `form`: all between the clause's edge and the ending, where an office of such a body or a
    unit stands right behind."""
    at = _edge(scan, begin)
    own = scan.folded[at:begin] if at is not None else ""
    if at is None or not 2 <= len(own) <= _LONGEST or not own.isalpha() or own.isascii():
        return None
    if _NO_NAME.search(own) or has_function_word(own) or own in words("generic") or own in words("stop"):
        return None
    if any(place in scan.places for place in range(at + 1, end)) or _opens_with_another_word(scan, at):
        return None
    token = scan.starts.get(at)
    known = rjieba.has_word(own) and not (token is not None and token.tag.startswith(_NAMES))
    firm = form.cls == "Enterprise" and end in scan.firm_titles
    acts = form.text[-1] in _SITES and _ACTS.match(scan.folded, end)
    office = firm or (not known and (end in scan.titles or _UNIT.match(scan.folded, end) or acts))
    return Body(at, end, form, own, surface=scan.folded[at:end]) if office else None


def _edge(scan: Scan, begin: int) -> int | None:
    """Where the words that end at `begin` start: behind a mark, 和, a title or a body; None where that is too far."""
    for at in range(begin, max(-1, begin - _LONGEST - 1), -1):
        edge = not at or scan.folded[at - 1] in _EDGE or at in scan.title_ends or at in scan.bodies or _led(scan, at)
        if edge or at in scan.places:
            return at if edge else None  # behind a place the name takes it for its owner
    return None


def _led(scan: Scan, at: int) -> bool:
    """Whether a preposition ends at `at`: 据|华岭公司董事长介绍."""
    return scan.folded[at - 1] in _LEADS and at - 1 in scan.starts and at in scan.starts


def _opens_with_another_word(scan: Scan, at: int) -> bool:
    """Whether the first word is a verb, an adverb or the like: 走访|华岭农场."""
    token = scan.starts.get(at)
    return token is not None and token.tag[0] in "vdpcrtmq" and rjieba.has_word(scan.folded[at : token.end])
