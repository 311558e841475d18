"""What speaks for and against a candidate for a Chinese personal name, and the score that follows.

Features and their weights are `lexicon/person_features.tsv`, the words around names `lexicon/person_cues.tsv`.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from kg.lexicon import table
from kg.mentions import word_costs
from kg.mentions.person_foreign import transliterates
from kg.mentions.person_page import Page
from kg.mentions.person_tables import foreign_places, given_weight, kin, price, surnames

_WORD = -4.0  # least gain of a word that is a name between a title and a mark or cue
_KNOWN = 3.0  # most gain of a name of the dictionary
_COMMON = 11.5  # what a common word costs
_HOPELESS, _HOPELESS_TITLED = -8.0, -15.0  # gains that nothing else outweighs
FUNCTION = frozenset(
    "等为在和与及同也还则又就都对向说称率到赴代任是作将曾已从被给以并均因随带听讲谈问送主宣致的于请互时应须受即了亦自乘"
)
_AND = frozenset("和与同及跟")
_MUTE = frozenset("说等的了在被")  # 谭伯|说: what no name ends in
_VILLAGE_WORDS = frozenset("村沟庄屯寨镇乡店桥")
_VILLAGE = frozenset("洼沟湾庄屯寨坪坝岭冲塘峪堡铺沱垭坳岗桥店渡埠圩墩")
_DIVISION, _HEADS = frozenset(["省", "市", "县", "区", "州", "镇", "乡", "岛"]), frozenset(["长", "委", "领"])  # 赫德省
_NATURE = frozenset("河江湖山岭湾滩塘岩桥")
_PLACE_ENDS = frozenset("镇乡村路街庄沟岛县市区州年月日型式性化类系界层寺宫阁庙坝峪殿渠馆奖杯会社院站井堂店")
WORDS = frozenset(  # surnames that are words
    "和于从向时车单高金华成明文方安石常平云白黄花山江海程计都员连门么来国满强言应全荣红盛古关干管路党沙农边寻宿相任"
)
# words before a name that are surnames, too: 应阿多斯总统邀请, 和波尔多斯总统
_BEFORE_NAMES = frozenset("应向和与同国任于从由来相")
_SESSION = re.compile("第[一二三四五六七八九十]?届|届第?$")  # 第五届|主席: 第五 is a surname, too
POSTNOMINAL = frozenset(
    "教授 研究员 院士 老师 律师 医生 工程师 董事长 总经理 经理 总裁 讲师 医师 主任医师 高级工程师".split()
)
_MARKS = frozenset('、,。;:!?)(\n\t "”’》》·/]】“')
_END = (_MARKS - {"“"}) | {""}
_AND_MARK = {"和、", "和,", "和。"}  # 刘远和魏风|和、王山: 和 is of the name
_DIVISIONS = "镇乡村县区市州旗"
_FORMERLY = ("原", "时任", "现任")
_VERB, _NOUN = frozenset("vdp"), frozenset("nmqsab")


class Candidate(NamedTuple):
    """A run that may be a name, how likely it is one (log odds), and its features."""

    begin: int
    end: int
    score: float
    features: dict[str, float]


@cache
def weights() -> dict[str, float]:
    """Feature → weight."""
    return {row["feature"]: float(row["weight"]) for row in table("person_features", "feature", "weight", "meaning")}


def vetoed(page: Page, begin: int, end: int, surname: str) -> bool:
    """Whether [begin, end) can be no name whatever stands around it."""
    folded = page.folded
    name = folded[begin:end]
    rest = name[len(surname) :]
    return (
        begin in page.taken
        or end - 1 in page.taken
        or kin(rest)
        or (surname in _BEFORE_NAMES and begin + 1 in page.foreign.at and folded[begin - 1 : begin] != "、")
        or kin(folded[begin + len(surname) : end + 1])
        or name[-1] in _MUTE
        or page.foreign.clashes(begin, end)
        or "·" in {folded[begin - 1 : begin], folded[end : end + 1]}
        or _SESSION.search(folded, begin, end) is not None
        or (name[-1] in "镇乡村" and folded[end : end + 1] in {name[-1], "党", "政"})
        or (name[-1] in _DIVISIONS and _has_offices(page, end))
        or (len(name) == 2 and folded[end : end + 2] in _AND_MARK)
        or (name in foreign_places() and begin not in page.title_to)
        or "某" in name
    )


def _has_offices(page: Page, end: int) -> bool:
    """Whether what ends at `end` has offices, as a place has, and does not hold one: 石岭镇|原党委书记,
    石岭镇|副镇长赵文远."""
    title = page.title_at.get(end)
    named = title is not None and page.folded[title.end : title.end + 1] in surnames()
    return named or page.folded.startswith(_FORMERLY, end)


def features(page: Page, begin: int, end: int, surname: str, hopeless: float = _HOPELESS) -> dict[str, float]:
    """The features of the candidate at [begin, end) but those that other candidates give it (list, again); none where
    its gain is below `hopeless`."""
    folded = page.folded
    name = folded[begin:end]
    run = page.run(begin)
    found = {"bias": 1.0}
    titled = _titles(page, begin, end, found)
    at, cutting = page.cutting(begin)
    gain = cutting.gain(begin - at, end - at, price(surname, name))
    if word_costs.is_name(name):
        gain = min(gain, _KNOWN)  # as a word of the dictionary it is not counted among words
    found["gain"] = min(max(gain, -25.0), 20.0)
    inner = page.folded[begin + 1 : end]
    if surname in _BEFORE_NAMES and not titled and (inner in surnames() or inner[0] in surnames()):
        found["before_name"] = 1.0
    if surname in _AND and "office_before" in found and "office_after" in found:
        found["and_title"] = 1.0
    shorter = page.foreign.at.get(begin)
    if shorter is not None and shorter.end < end and name[-1] in FUNCTION:
        found["foreign_more"] = 1.0
    office = "office_before" in found or "office_after" in found
    if office and gain < _WORD and _noun(page, begin, end) and _ends(page, end):
        found["gain"] = gain = _WORD  # 县长高兴主持会议
    elif begin == run[0] and not titled and _noun(page, begin, end) and _ends(page, end):
        found["word_alone"] = 1.0  # 副县长方向、江河出席: as a member of a list
        gain = _WORD
    if gain < (min(_HOPELESS_TITLED, hopeless) if titled or (begin, end) == run else hopeless):
        return {}
    found |= _words(page, begin, end, titled)
    found |= _behind(page, begin, end, len(name) - len(surname))
    found |= {} if titled and begin in page.title_to else _before(page, run, begin)
    if titled and (begin, end) == run:
        found["alone_titled"] = 1.0
    elif (begin, end) == run:
        found["alone"] = 1.0
    if name[-1] in _NATURE and begin not in page.title_to and "alone_titled" not in found:
        found["nature"] = 1.0
    if name[-1] in _PLACE_ENDS and begin not in page.title_to and "alone_titled" not in found:
        found["place_end"] = 1.0
    if not titled and name[1] in _VILLAGE_WORDS:
        found["village"] = 1.0
    if not titled:
        cued = any(":" in feature for feature in found)
        found |= {} if cued else {"bare_two" if end - begin == 2 else "bare": 1.0}
        found |= {"bare_word_surname": 1.0} if surname in WORDS else {}
        found |= {"quoted": 1.0} if page.quoted(begin) else {}
        found |= {"foreign_beside": 1.0} if _foreign_beside(page, begin, end) else {}
    return found


def _noun(page: Page, begin: int, end: int) -> bool:
    """Whether [begin, end) is a noun or adjective of the dictionary, which may be a name: 高兴, 江河."""
    name = page.folded[begin:end]
    return len(name) == 2 and word_costs.known(name) and word_costs.tag(name)[:1] in {"n", "a", "b", "z", "t"}


def _ends(page: Page, end: int) -> bool:
    """Whether a mark or a cue says that a name ends at `end`."""
    return page.folded[end : end + 1] in _END or page.cue_behind(end) is not None


def _foreign_beside(page: Page, begin: int, end: int) -> bool:
    """Whether a letter of a foreign word stands beside, left over by the tagger: 别尔|江斯克."""
    for at, token in ((begin - 1, page.ends.get(begin)), (end, page.starts.get(end))):
        if at < 0 or at >= len(page.folded) or transliterates(page.folded[at]) < 1.0:
            continue
        word = page.folded[token.begin : token.end] if token else page.folded[at]
        if (len(word) == 1 and word not in FUNCTION) or not word_costs.known(word):
            return True
    return False


def _titles(page: Page, begin: int, end: int, found: dict[str, float]) -> bool:
    """Put what the titles beside say into `found`; whether there is any."""
    at = begin - 1 if page.folded[begin - 1 : begin] == " " else begin
    at -= 3 * page.folded.endswith("(兼)", 0, at)  # 校党委书记(兼)王立平
    before, after = page.title_to.get(at), page.title_at.get(end)
    if before is not None and word_costs.known(before.row["title"] + page.folded[begin]):
        found["title_goes_on"] = 1.0  # 主席|国, 领导|人
    if before is not None:
        found["office_before" if before.row["office"] else "title_before"] = 1.0
    if after is not None and (after.row["office"] == "yes" or after.row["title"] in POSTNOMINAL):
        found["office_after" if after.row["office"] == "yes" else "title_after"] = 1.0
    return before is not None or "office_after" in found or "title_after" in found


def _words(page: Page, begin: int, end: int, titled: bool) -> dict[str, float]:
    """What the dictionary, the tagger and the places of the text say."""
    name = page.folded[begin:end]
    found = {}
    token = page.starts.get(begin)
    if word_costs.is_name(name):
        found["known"] = 1.0
    elif name in word_costs.not_names():
        found["not_name_titled" if titled else "not_name"] = 1.0
    elif word_costs.known(name) and not titled:
        found["word"] = 1.0
    if token is not None and token.tag in {"nr", "nrfg"} and name not in word_costs.not_names():
        found["tagged" if token.end == end else "tagged_more"] = 1.0
    mean = sum(given_weight(char) for char in name[1:]) / (len(name) - 1)
    found["given"] = min(max(mean, -2.0), 3.0) - 1.0
    if surnames().get(name[0], 9.7) > 5.5 and name[1] in "方军":
        found["side"] = 1.0
    if not titled and len(name) == 3 and word_costs.cost(name[1:]) < _COMMON and "known" not in found:
        found["word_rest"] = 1.0
    if begin in page.placed or end - 1 in page.placed or name in page.stems:
        found["place"] = 1.0
    if (begin, end) in page.votes:
        found["voted"] = 1.0
    for at in (begin, end):
        across = next((t for back in (1, 2, 3) if (t := page.starts.get(at - back)) and t.end > at), None)
        if across and across.end - across.begin > 3 and word_costs.known(page.folded[across.begin : across.end]):
            found["cut_word"] = 1.0
    return found


def _behind(page: Page, begin: int, end: int, size: int) -> dict[str, float]:
    """What stands behind a candidate with `size` given characters that ends at `end`."""
    folded = page.folded
    found: dict[str, float] = {}
    if cue := page.cue_behind(end):
        found[f"right:{cue[0]}"] = cue[1]
    word = page.next_word(begin, end)
    if folded[end : end + 1] in _DIVISION and folded[end + 1 : end + 2] not in _HEADS and end not in page.title_at:
        found["next_division"] = 1.0
    if end >= len(folded) or folded[end] in _MARKS:
        found["next_mark"] = 1.0
    elif folded[end] in _VILLAGE and len(word) == 1:
        found["next_village"] = 1.0
    elif word and not cue:
        tag = word_costs.tag(word)[:1]
        if len(word) == 1 and word not in FUNCTION:
            found["next_single"] = 1.0
        elif tag in _NOUN and len(word) > 1:
            found["next_noun"] = 1.0
        elif tag in _VERB:
            found["next_verb"] = 1.0
    if folded[end - 1] in FUNCTION and folded[end : end + 1] not in _END:
        found["function_end"] = 1.0
    if size == 1 and word in _AND:
        following = word_costs.tag(page.next_word(begin, end + 1))[:1]
        acts = following in {"v", "p", "d", "l", "i"} or page.cue_behind(end + 1)
        found |= {"two_before_and": 1.0} if acts else {}
    return found


def _before(page: Page, run: tuple[int, int], begin: int) -> dict[str, float]:
    """What stands before a candidate that begins at `begin`."""
    folded = page.folded
    if cue := page.cue_before(begin):
        return {f"left:{cue[0]}": cue[1]}
    if not begin or folded[begin - 1] in _MARKS:
        return {"after_mark": 1.0}
    if begin - 1 in page.placed:
        return {"after_place": 1.0}
    token = page.ends.get(begin)
    if begin > run[0] and token is not None and token.tag[0] == "n" and token.end - token.begin > 1:
        return {"after_noun": 1.0}
    return {}


def in_list(found: dict[str, float], sides: float) -> dict[str, float]:
    """`found` where likely names stand beside in a list: what speaks against a bare name does not count there."""
    if not sides:
        return found
    here = {name: value for name, value in found.items() if not name.startswith("bare")} | {"list": sides}
    if "alone" in here:
        here["list_alone"] = 1.0
    if "word_alone" in here:
        here = {name: value for name, value in here.items() if name not in {"word", "nature"}}
        here["gain"] = max(here["gain"], _WORD)
    return here


def score(found: dict[str, float]) -> float:
    """The log odds that features `found` give: a cue stands for its own weight."""
    table_ = weights()
    return sum(value * (1.0 if ":" in feature else table_[feature]) for feature, value in found.items())


@cache
def _row(feature: str) -> str:
    side, cue = feature.partition(":")[::2]
    return f"person_cues/{cue}" if cue else f"person_features/{side}"


def why(found: dict[str, float]) -> tuple[str, ...]:
    """The ids of the rows (features, cues) that spoke for it, the strongest first."""
    table_ = weights()
    parts = {feature: value * (1.0 if ":" in feature else table_[feature]) for feature, value in found.items()}
    return tuple(_row(one) for one in sorted(parts, key=lambda one: (-parts[one], one)) if parts[one] > 1.0)


def _hopeful(page: Page, begin: int, end: int, surname: str) -> bool:
    """Whether the name at [begin, end) may cost less than the tagger's words there: told without cutting."""
    if begin in page.title_to or end in page.title_at:
        return True
    words, at = 0.0, begin
    while at < end and (token := page.starts.get(at)):
        words += word_costs.cost(page.folded[at : token.end])
        at = token.end
    return at < end or page.run(begin) == (begin, end) or words - price(surname, page.folded[begin:end]) > _HOPELESS


def candidates(page: Page, hinted: Iterable[int]) -> dict[tuple[int, int], dict[str, float]]:
    """All that may be Chinese names and begin where `hinted` says, with their features."""
    found = {}
    for begin in hinted:
        run = page.run(begin)
        for long in (2, 1):
            surname = page.folded[begin : begin + long]
            if len(surname) != long or surname not in surnames():
                continue
            for end in (begin + long + 1, begin + long + 2):
                if end > run[1] or (begin, end) in found or vetoed(page, begin, end, surname):
                    continue
                if _hopeful(page, begin, end, surname) and (here := features(page, begin, end, surname)):
                    found[begin, end] = here
    return found
