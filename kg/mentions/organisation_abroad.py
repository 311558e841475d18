"""Ministries that another state's name stands before, right there or over the offices between."""

import rjieba

from kg.late import late
from kg.mentions import foreign_places
from kg.mentions.organisation_lexicon import Form, countries, states
from kg.mentions.organisation_scan import Body, Scan
from kg.mentions.person_foreign import looks_foreign
from kg.mentions.place_endings import has_function_word

_LONGEST = 8  # characters of a state's name
_REGION = 4  # characters of a region's name
_REACH = 32  # characters before a ministry in which an office of the same holder tells whose it is
_JOINTS = frozenset("兼、和与")
# between a state and an office: another may be meant
_CLAUSE = late("[的驻访赴抵与同和,。;:!?\n“”()]|会见|会谈|陪同")
_PARTY = late("[一-鿿]{1,6}?党")
_SHORT = late("(.)共(?=中央|总书记)")  # 越共|中央政治局委员
_OF_HERE = late("中(?!央)|我国|全国|国家|国务院|人民")  # 中组部, not 中央书记处
_HERE = late("中国|中华|我国")
_NAME = 8  # characters of a name in a list


def state(scan: Scan, begin: int) -> str:
    """The other state whose name ends at `begin`: 阿塞拜疆国防部; as one character only where it opens a clause
    (俄国防部称, but not 以国防部名义)."""
    for at in range(max(0, begin - _LONGEST), begin - 1):
        if scan.folded[at:begin] in states():
            return scan.folded[at:begin]
    country = scan.folded[begin - 1 : begin]
    opens = begin == 1 or (begin > 1 and not "一" <= scan.folded[begin - 2] <= "鿿")
    return country if opens and country in countries() else ""


def in_a_region(scan: Scan, begin: int) -> bool:
    """Whether a region or city of another state ends at `begin`, which no table needs to know: 越南谅山|省委书记."""
    for at in range(begin - _REGION, begin - 1):
        gap = scan.folded[max(0, at) : begin]
        if at > 1 and gap.isalpha() and (gap in foreign_places.names() or _is_a_name(gap)) and len(state(scan, at)) > 1:
            return True
    return False


def _is_a_name(word: str) -> bool:
    tag = rjieba.tag(word)[0][1][:2] if rjieba.has_word(word) else "x"
    return tag in ("ns", "nr") or (tag == "x" and not has_function_word(word))


def over_offices(scan: Scan, begin: int, end: int, form: Form) -> Body | None:
    """The ministry at [begin, end) as the state's of whom the office before it is: 爱尔兰副总理兼|外交部长, 越共中央
    政治局委员、|公安部部长; in a list, if both holders' names are foreign: 法国总统杜邦、|财政部长勒梅尔."""
    if scan.folded[begin - 1 : begin] not in _JOINTS or _OF_HERE.match(form.text):
        return None
    held = begin - 1
    if held not in scan.title_ends:
        held = _foreign_holder(scan, begin - 1)
        if not held or not _foreign_behind(scan, end):
            return None
    named = _named(scan, scan.title_ends[held])
    if not named:
        return None
    name = named[0] + (named[1] if form.text.startswith("中央") else "") + form.text
    return Body(begin, end, Form(form.text, "foreign", form.cls, name), named[0], surface=form.text)


def _foreign_holder(scan: Scan, end: int) -> int:
    """Where the office ends whose holder's foreign name ends at `end`, 0 for none."""
    ends = (at for at in range(end - 2, max(0, end - _NAME) - 1, -1) if at in scan.title_ends)
    at = next(ends, 0)
    return at if at and scan.folded[end] == "、" and looks_foreign(scan.folded[at:end]) else 0


def _foreign_behind(scan: Scan, end: int) -> bool:
    """Whether a foreign name follows the office that begins there."""
    title = next((last for last, begin in scan.title_ends.items() if end - 1 <= begin <= end), 0)
    return bool(title) and looks_foreign(scan.folded[title : title + 2])


def _named(scan: Scan, end: int) -> tuple[str, str] | None:
    """The other state that the clause up to `end` names last, and the party of it (共产党), "" for none; None where the
    clause names no state, or is of China."""
    clause = _CLAUSE.split(scan.folded[max(0, end - _REACH) : end])[-1]
    if _HERE.search(clause):
        return None
    for at in range(len(clause) - 2, -1, -1):
        for size in range(min(_LONGEST, len(clause) - at), 1, -1):
            if clause[at : at + size] in states():
                party = _PARTY.match(clause, at + size)
                return clause[at : at + size], party[0] if party else ""
    short = _SHORT.search(clause)
    return (countries()[short[1]], "共产党") if short and short[1] in countries() else None
