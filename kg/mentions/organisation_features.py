"""What speaks for and against a run of words as the name of a body: named features, their weights a table.

A candidate ends in a body's ending and begins at any word before it. Features and their weights are
`lexicon/organisation_features.tsv`; `make fit` weighs them on annotated pages.
"""

from collections.abc import Mapping, Set

import rjieba

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions import organisation_edge as edge
from kg.mentions.gazetteer import short_cities
from kg.mentions.organisation_committees import amid
from kg.mentions.organisation_edge import COUNTED
from kg.mentions.organisation_lexicon import Form, having, words
from kg.mentions.organisation_scan import COLLECTIVE, Body, Scan
from kg.mentions.organisation_weights import weights
from kg.mentions.place_endings import has_function_word
from kg.mentions.titles import behind_term
from kg.model import Token

_CLAUSE = frozenset(",。;:!?\n()《》“”【】〔〕 —|")
_JOINS = frozenset("、和与及同暨")
_UNIT = worded("<organisation_words/unit+control+group>")
_ACTS = worded("<organisation_words/acts>")
_LEGAL = ("有限公司", "有限责任公司")
_MEMBERS = worded("<organisation_words/all_of>?<organisation_words/staff>")
_GATHERINGS = frozenset("会式班赛谈礼课坛典")  # what is held, by its last character: 座谈会上|校友会
_KINDS = {"n": "noun", "v": "verb", "p": "preposition", "c": "and", "d": "adverb", "r": "pronoun", "m": "number"}
_PROPER = ("nr", "ns", "nz", "nt")
_BRANCH = late(r"\([一-鿿]{2,6}\)")  # 华岭律师(上海)事务所: neither the place nor 律师 ends a name
_LEADING = frozenset("vtpc")  # tags of what leads to a name
_FUNCTION_TAGS = frozenset("pucr")
_HELD = frozenset({"ending_open", "right_office"})
_NAMED = frozenset({"first_name", "first_unknown", "first_state"})
_EDGE = frozenset({"left_clause", "left_list"})
_ENDED = frozenset("right_mark right_acts right_office right_unit right_members".split())
_NO_WHOLE = frozenset({"ending_one", "ending_cut", "ending_held"})
_OTHER_WORDS = frozenset(
    "inner_verb inner_stop inner_function inner_preposition inner_title inner_body inner_number".split()
)


def features(scan: Scan, at: int, begin: int, end: int, form: Form, walked: Body | None) -> dict[str, float]:
    """The features of `folded[at:end]` as a name that ends in `form` from `begin` on; `walked`: the name that the rules
    see there, if any."""
    first = _first(scan, at, begin, end, form)
    found = {"bias", _length(scan.folded[at:begin]), *_before(scan, at), *first}
    found |= _inside(scan, at, begin) | _behind(scan, end, form) | _ending(scan, begin, end, form)
    if walked is not None and walked.end == end:
        found.add("rules_same" if walked.begin == at else "rules_shorter" if walked.begin > at else "rules_longer")
    if _elsewhere(scan, at, begin, end):
        found.add("again")
    if "inner_stop" in found and "ending_legal" not in found and _stops(scan, begin):
        found.add("stop_last")
    if amid(scan, at, end):
        found.add("league_around")
    _of_a_house(scan, at, begin, end, form, walked, found)
    if "first_state" in first:
        _of_a_state(scan, at, begin, found)
    _together(scan, at, form, found)
    weighed = weights()
    return {name: 1.0 for name in found if name in weighed}


def _stops(scan: Scan, begin: int) -> bool:
    """Whether the word that ends at `begin` is one that no name holds: 王立平代表|公司."""
    last = scan.ends.get(begin)
    return last is not None and scan.folded[last.begin : begin] in words("stop")


def _ending(scan: Scan, begin: int, end: int, form: Form) -> set[str]:
    """What its ending is."""
    found = {f"ending_{form.kind}"}
    if begin not in scan.starts and end not in scan.ends:
        found.add("ending_cut")
    if len(form.text) == 1:
        found.add("ending_one")
    elif len(form.text) >= 3:
        found.add("ending_legal" if form.text.endswith(_LEGAL) else "ending_long")
    return found


def _of_a_house(scan: Scan, at: int, begin: int, end: int, form: Form, walked: Body | None, found: set[str]) -> None:
    """What is said of bodies within the name; one that it begins with may be the house of the rest, whose own words do
    not count: 华岭建设有限公司|华东公司 has 有 but of the firm's name."""
    firm = _house_within(scan, at, end, form) if walked is not None and walked.begin == at else at
    if _holds(scan.bodies, range(at + 1, end), {firm}):
        found.add("inner_body")
    fields = form.text in having("of_fields") and _one_joint(scan, firm, begin)  # 华岭大学|桥梁与隧道|学院
    if firm > at and (fields or not has_function_word(scan.folded[firm:begin])):
        found.discard("inner_function")


def _together(scan: Scan, at: int, form: Form, found: set[str]) -> None:
    """What is told by features that stand together: a name from edge to end, from edge to office."""
    plain = not _OTHER_WORDS & found
    if plain and found & _NAMED and found & _ENDED and not found & _NO_WHOLE and _opens(scan, at, form):
        found.add("whole")
    if plain and found >= _HELD and found & _EDGE:
        verb = "first_verb" in found and "first_single" not in found
        found |= {"place_to_office"} if "first_place" in found else set() if verb else {"edge_to_office"}


def _opens(scan: Scan, at: int, form: Form) -> bool:
    """Whether a mark, or 和 behind another name, stands before what is no mere part of a body: not 、梅溪|法庭."""
    before = scan.folded[at - 1 : at]
    marked = not before or before in _CLAUSE or before == "、" or (before in _JOINS and at - 1 in scan.endings)
    return marked and form.text not in having("part")


def _of_a_state(scan: Scan, at: int, begin: int, found: set[str]) -> None:
    """What is said otherwise of a name that begins with a state: one 与 joins words of it (国际灾害与减灾|协会), and
    what is common is but the rest of it."""
    found -= {"own_common", "own_many", "first_generic", "inner_number"}
    if _one_joint(scan, at, begin):
        found.discard("inner_function")


def _one_joint(scan: Scan, at: int, begin: int) -> bool:
    """Whether one 与 is all that joins the words from `at` to `begin`: 国际灾害与减灾|协会."""
    joints = [one for one in range(at + 1, begin) if scan.folded[one] in "与和及"]
    return (
        len(joints) == 1
        and joints[0] not in scan.endings
        and not has_function_word(scan.folded[at : joints[0]] + scan.folded[joints[0] + 1 : begin])
    )


def _house_within(scan: Scan, at: int, end: int, form: Form) -> int:
    """Where the name ends that begins at `at`, of a firm or an academy, of which the words up to `end` may be a part:
    华岭建设有限公司|华东公司, 华岭大学|桥梁与隧道学院; `at` where there is none."""
    ends = (inner for inner in range(end - 1, at, -1) if inner in scan.bodies and scan.bodies[inner].begin == at)
    owns = (inner for inner in ends if form.text in having("of_fields") or scan.bodies[inner].form.cls == "Enterprise")
    return next(owns, at)


def _length(own: str) -> str:
    size = len(own)
    return "own_two" if size <= 2 else "own_few" if size <= 4 else "own_some" if size <= 8 else "own_many"


def _before(scan: Scan, at: int) -> set[str]:
    """What stands right before."""
    char = scan.folded[at - 1 : at]
    if not char or char in _CLAUSE:
        return {"left_clause"}
    if char in _JOINS:
        joined = at - 1 in scan.bodies or at - 1 in scan.title_ends
        return {"left_list", "left_list_of_bodies"} if joined else {"left_list"}
    if at in scan.title_ends:
        return {"left_title"}
    if at in scan.bodies:
        return {"left_body"}
    if at in scan.places:
        return {"left_place"}
    token = scan.ends.get(at)
    if token is None:
        return {"left_cut"}
    word = scan.folded[token.begin : at]
    if word in words("stop"):
        return {"left_stop"}
    if token.tag.startswith(_PROPER):
        return {"left_name"}
    kind = f"left_{_KINDS.get(token.tag[0], 'other')}"
    return {kind, "left_single"} if len(word) == 1 else {kind}


def _first(scan: Scan, at: int, begin: int, end: int, form: Form) -> set[str]:
    """What its first word is."""
    if form.cls == "MassOrganisation" and edge.state(scan, at, begin):
        return {"first_state"}
    if at in scan.place_at:
        return {"first_place"}
    token = scan.starts.get(at)
    if token is None or token.end > end:
        return {"first_cut"}
    word = scan.folded[at : token.end]
    if word in short_cities():
        return {"first_city"}
    if word in words("generic"):
        return {"first_generic"}
    if token.tag.startswith(_PROPER):
        return {"first_name"}
    tag = "n" if token.tag == "vn" else token.tag[0]  # 应急|办
    second = scan.starts.get(token.end)
    if tag in _LEADING and _is_proper(scan, second, end) and rjieba.has_word(word):
        return {"first_leads"}  # 昨天|青禾|律师事务所, 听取|青禾|法庭
    kind = f"first_{_KINDS.get(tag, 'other')}" if rjieba.has_word(word) else "first_unknown"
    return {kind, "first_single"} if len(word) == 1 else {kind}


def _is_proper(scan: Scan, token: Token | None, end: int) -> bool:
    """Whether the word is a name, or none that is known."""
    if token is None or token.end > end:
        return False
    return token.tag.startswith(_PROPER) or not rjieba.has_word(scan.folded[token.begin : token.end])


def _inside(scan: Scan, at: int, begin: int) -> set[str]:
    """What its own words are."""
    own = scan.folded[at:begin]
    found = set()
    tokens = [token for token in map(scan.starts.get, range(at, begin)) if token is not None]
    inner = [scan.folded[token.begin : min(token.end, begin)] for token in tokens]
    kinds = {token.tag[0] for token in tokens}
    if "v" in kinds and any(_acts(token, word) for token, word in zip(tokens[1:], inner[1:], strict=True)):
        found.add("inner_verb")
    if not words("stop").isdisjoint(inner):
        found.add("inner_stop")
    if not _FUNCTION_TAGS.isdisjoint(kinds) or has_function_word(_strange(scan, at, begin)):
        found.add("inner_function")
    if any(token.tag == "p" and token.end - token.begin == 1 and token.begin > at for token in tokens):
        found.add("inner_preposition")
    branches = [one.span() for one in _BRANCH.finditer(scan.folded, at, begin)] if "(" in own else []
    within = range(at + 1, begin)
    if at not in scan.place_at and _holds(scan.places, within, {end - 1 for _, end in branches}):
        found.add("inner_place")
    if "m" in kinds or COUNTED.match(own):
        found.add("inner_number")
    if any(
        word == "会上" or (word == "上" and own[:spot] and own[spot - 1] in _GATHERINGS)
        for word, spot in zip(inner, (token.begin - at for token in tokens), strict=True)
    ):
        found.add("inner_gathering")
    if own in words("generic") or own in words("any"):
        found.add("own_generic")
    if _holds(scan.title_ends, within, {start for start, _ in branches}):
        found.add("inner_title")
    if not any(token.tag.startswith(_PROPER) for token in tokens) and all(map(rjieba.has_word, inner)):
        found.add("own_common")
    return found


def _holds(known: Mapping[int, object], within: range, but: Set[int]) -> bool:
    """Whether one of the places `within` is known, and not one of `but`."""
    return not known.keys().isdisjoint(within) and any(one in known and one not in but for one in within)


def _is_a_noun(token: Token, word: str) -> bool:
    return token.tag[0] not in "mpcr" and rjieba.has_word(word)  # not 很多|医院


def _strange(scan: Scan, at: int, begin: int) -> str:
    """The own words but those of places, known words and ordinals: 呼和浩特 has no 和, 国有|林场 no 有."""
    kept, here = "", at
    while here < begin:
        place, token = scan.place_at.get(here), scan.starts.get(here)
        word = scan.folded[here : token.end] if token is not None and token.end <= begin else ""
        known = token is not None and len(word) > 1 and (word[0] == "第" or _is_a_noun(token, word))
        kept += "" if place or known else scan.folded[here]
        here = place.end if place else token.end if known and token is not None else here + 1
    return kept


def _acts(token: Token, word: str) -> bool:
    return token.tag[0] == "v" and token.tag != "vn" and word not in words("inner")


def _behind(scan: Scan, end: int, form: Form) -> set[str]:
    """What stands right behind."""
    if behind_term(scan.folded, end) in scan.titles:
        return {"right_office"}
    if _UNIT.match(scan.folded, end):
        return {"right_unit"}
    if _MEMBERS.match(scan.folded, end):
        return {"right_members"}
    if COLLECTIVE.match(scan.folded, end):
        return {"right_collective"}
    if _ACTS.match(scan.folded, end):
        return {"right_acts"}
    char = scan.folded[end : end + 1]
    if not char or char in _CLAUSE or char in _JOINS:
        return {"right_mark"}
    if char == "的":
        return {"right_of"}
    token = scan.starts.get(end)
    if token is None:
        return {"right_cut"}
    return {f"right_{_KINDS.get(token.tag[0], 'other')}"}


def _elsewhere(scan: Scan, at: int, begin: int, end: int) -> bool:
    """Whether the text has the name once more behind other words: 走进青禾医院, 青禾医院举办."""
    name, before = scan.folded[at:end], scan.folded[at - 1 : at]
    firsts = [last - len(name) for last in scan.alike(begin, end) if last != end]
    return any(scan.folded.startswith(name, one) and scan.folded[one - 1 : one] != before for one in firsts if one >= 0)
