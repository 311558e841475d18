"""Rules that move the left edge which the words alone gave a name. Each one's first line is its example."""

from collections.abc import Callable

import rjieba

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions import organisation_edge as edge
from kg.mentions.organisation_lexicon import words
from kg.mentions.organisation_owner import owned
from kg.mentions.organisation_reach import Reach, Verdict, known
from kg.mentions.organisation_scan import Body
from kg.mentions.organisation_step import FUNCTION, JOINS

_NUMBERED = late(r"(?:中|上海|北京)?第?[一二三四五六七八九十]{1,3}(?:冶|建|局|矿|厂|化)")  # 十七冶医院
_NATIONAL_UNION = late("中国[一-鿿]{2,7}?工会")
_TAKEN_UP = late(r"\d+年起?任?|起?任|工作于")  # 任华岭 may be one word to the tagger
_OPENS = late("[、,。:;和与及](?P<first>[一-鿿]{2})$")
_OURS = late("[我本](?:[省市县区州旗镇乡]|街道)")
_RANKED = worded("<organisation_words/ranked><organisation_words/ranked_house>(?=[一-鿿]{2})")
_HOUSE = late(r"\d+号(?=[一-鿿]{3})")


def _numbered(reach: Reach) -> Body | Verdict | None:
    """十七冶医院"""
    reach.proper = reach.proper or (reach.open and _NUMBERED.match(reach.scan.folded, reach.at) is not None)
    return None


def _field(reach: Reach) -> Body | Verdict | None:
    """首都|经济贸易|大学"""
    if reach.form.text == "大学" and not reach.proper:
        own = reach.own
        field = next((size for size in (4, 3, 2) if own[-size:] in words("field")), 0)
        reach.proper = 0 < field < len(own)
    return None


def _behind_a_place(reach: Reach) -> Body | Verdict | None:
    """湖南犁耕|智能装备有限公司"""
    if not reach.open or reach.proper or (behind := edge.place_behind(reach.scan, reach.at)) is None:
        return None
    if not reach.form.text.endswith("有限公司") and _is_a_verb(reach, behind):
        return None  # 上海|拜访|华岭集团
    reach.at, reach.proper = behind, True
    while reach.firm and (named := reach.scan.ends.get(reach.at)) is not None and named.tag in {"nz", "nt"}:
        reach.at = named.begin  # 华岭福新|安吉|抽水蓄能公司
    return None


def _is_a_verb(reach: Reach, behind: int) -> bool:
    """Whether but a verb of the dictionary stands between the place that begins at `behind` and the name."""
    verb = reach.scan.ends.get(reach.at)
    if verb is None or verb.begin not in reach.scan.places or verb.tag not in {"v", "vn"}:
        return False
    return verb.end - verb.begin > 1 and rjieba.has_word(reach.scan.folded[verb.begin : verb.end])


def _joined_in_a_name(reach: Reach) -> Body | Verdict | None:
    """华东联合|动力装备有限公司, but 安吉县总工会联合|动力装备有限公司"""
    scan, at = reach.scan, reach.at - len(JOINS)
    if not reach.firm or reach.proper or not scan.folded.startswith(JOINS, at):
        return None
    if at in scan.bodies:
        return None
    mention = scan.places.get(at)
    opens = _OPENS.search(scan.folded, max(0, at - 5), at)
    if mention is not None and mention.text != mention.place.label and scan.chain(mention) not in scan.bodies:
        reach.at, reach.proper = scan.chain(mention), True
    elif mention is None and opens is not None:
        reach.at, reach.proper = opens.end() - len(opens["first"]), True
    return None


def _listed(reach: Reach) -> Body | Verdict | None:
    """张举塬小学、|九站小学"""
    if not reach.open:
        return None
    scan, begin, form = reach.scan, reach.begin, reach.form
    at = edge.listed(scan, begin, form) or edge.visited(scan, begin, form)
    if at is not None and (not reach.proper or at < reach.at):
        reach.at, reach.proper = at, True
    return None


def _function_word(reach: Reach) -> Body | Verdict | None:
    """由|华岭小学, where 由华岭 is one word to the tagger; but 经济技术|部"""
    while reach.at < reach.begin - 2 and reach.scan.folded[reach.at] in FUNCTION:
        token = reach.scan.starts.get(reach.at)
        if token is not None and token.end - reach.at > 1 and rjieba.has_word(reach.scan.folded[reach.at : token.end]):
            return None
        reach.at += 1
    return None


def _our_place(reach: Reach) -> Body | Verdict | None:
    """来到我县|华岭机械有限公司: the place of whoever speaks is no part of the name"""
    ours = _OURS.search(reach.scan.folded, max(0, reach.at - 1), reach.begin) if reach.open else None
    if ours is not None and ours.end() < reach.begin - 1:
        reach.at = ours.end()
    return None


def _taken_up(reach: Reach) -> Body | Verdict | None:
    """2003年任|华岭机械有限公司经理"""
    match = _TAKEN_UP.match(reach.scan.folded, reach.at) if reach.open and reach.at not in reach.scan.place_at else None
    if match and match.end() < reach.begin - 1:
        reach.at = match.end()
    return None


def _behind_its_union(reach: Reach) -> Body | Verdict | None:
    """中国教育工会|华岭大学委员会"""
    union = _NATIONAL_UNION.match(reach.scan.folded, reach.at, reach.begin) if reach.open else None
    if union is not None and union.end() < reach.begin - 1:
        reach.at = union.end()
    return None


def _house_number(reach: Reach) -> Body | Verdict | None:
    """青禾四街18号|北京远帆用品有限公司"""
    if reach.firm and (number := _HOUSE.search(reach.scan.folded, reach.at, reach.begin)):
        reach.at = number.end()
    return None


def _kind_of_body(reach: Reach) -> Body | Verdict | None:
    """工会企业|上海华岭科技有限公司, 保荐机构|中国国际青禾股份有限公司, 师属重点中学|青禾中学"""
    ranked = _RANKED.search(reach.scan.folded, reach.at, reach.begin) if reach.open else None
    if ranked is not None:
        reach.at = ranked.end()
    kind = max(reach.scan.folded.rfind(word, reach.at, reach.begin) for word in ("企业", "单位", "机构"))
    if kind >= 0 and (kind + 2 in reach.scan.place_at or reach.scan.folded.startswith("中国", kind + 2)):
        reach.at = kind + 2
    return None


def _firm_behind(reach: Reach) -> Body | Verdict | None:
    """华岭公司青|水沟煤矿"""
    if not reach.open or reach.proper or not reach.firm:
        return None
    firm = edge.firm_behind(reach.scan, reach.at)
    if firm is None:
        return None
    return known(owned(reach.scan, reach.scan.bodies[firm], firm, reach.begin, reach.end, reach.form))


def _abroad(reach: Reach) -> Body | Verdict | None:
    """法国|安吉同乡会, 旅德|浙江商会: of people abroad"""
    if not reach.open or reach.form.cls != "MassOrganisation":
        return None
    if (state := edge.overseas(reach.scan, reach.at)) is not None:
        reach.at, reach.proper = state, True
    return None


EDGES: tuple[Callable[[Reach], Body | Verdict | None], ...] = (
    _numbered,
    _field,
    _behind_a_place,
    _firm_behind,
    _abroad,
    _joined_in_a_name,
    _listed,
    _function_word,
    _our_place,
    _taken_up,
    _behind_its_union,
    _house_number,
    _kind_of_body,
)
