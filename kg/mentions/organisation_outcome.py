"""Which body the words of a name make, or that they make none. Each rule's first line is its example."""

import re
from dataclasses import replace
from functools import cache

import rjieba

from kg.language.analyse import leading_words
from kg.late import late
from kg.lexicon.words import worded
from kg.mentions import organisation_edge as edge
from kg.mentions.faculties import is_faculty
from kg.mentions.organisation_lexicon import having, house_units, told_alone, words
from kg.mentions.organisation_patterns import means_one_alone
from kg.mentions.organisation_reach import Reach, Verdict
from kg.mentions.organisation_scan import Body, Scan
from kg.mentions.organisation_step import FUNCTION
from kg.mentions.titles import before_term
from kg.rules import Passes

_ACTS = worded("(?:具体)?<organisation_words/outcome_acts>")
_BRACKET = late(r"\([^()\n]{2,12}\)")
_UNIT = worded("<organisation_words/unit+control>")
_NATIONAL = late(r"国家|全国|中国|中华")
# 第一中学等五所|中学, 无锡两市|公证处
_OTHERS = late(r"等[一二三四五六七八九十两\d]|[两三四五六七八九十]个?[省市县区州]$")
_TERM = late("(?:[新上前]一?|本)届")
_COUNT = late(r"\d+|[一二两三四五六七八九十首各这那每几数多]{1,2}")
_OPENS = frozenset(",。;:、和及与\n ")
_ANY_OF = "直级"  # 县直|机关工会, 市级|机关工会: any of them
_LEVELS = frozenset("省市县区州")
_PARTICLES = frozenset("的了")  # 华岭大学的|教务处, 听取了|提案委员会
_NO_NAMES = "xwvpducrf"  # first letters of tags of what is no part of a name
_STAFF = worded("<organisation_words/house_people>")
_POINTING = ("我", "本", "该")  # ,我|院: a body that was named before


def _of_a_paper(reach: Reach) -> Body | Verdict | None:
    """《青禾文学》|编辑部"""
    folded = reach.scan.folded
    opened = folded.rfind("《", max(0, reach.at - 14), reach.at) if folded[reach.at - 1 : reach.at] == "》" else -1
    if opened < 0 or reach.form.text not in having("paper"):
        return None
    form = reach.form._replace(kind="open", cls="Media")
    surface = folded[opened : reach.end]
    return Body(opened, reach.end, form, folded[opened : reach.begin], surface=surface)


def _of_the_state(reach: Reach) -> Body | Verdict | None:
    """国家呼吸医疗质量控制|中心"""
    own, form = reach.own, reach.form
    states = form.kind == "owned" and _NATIONAL.match(own) and len(own) > 3 and form.text not in having("ministry")
    return reach.body() if states and own not in words("generic") else None


def _takes(reach: Reach) -> bool:
    """Whether the ending takes its own words: a proper name, or a firm's (中电光谷集团总裁)."""
    own, form = reach.own, reach.form
    firm = reach.firm and len(own) >= 2 and (len(form.text) >= 4 or reach.end in reach.scan.firm_titles or _led(reach))
    return reach.open and bool(own) and (reach.proper or firm)


def _led(reach: Reach) -> bool:
    """水务公司|党委书记, 水务公司|工会主席: an office of its party committee or union right behind"""
    unit = _UNIT.match(reach.scan.folded, reach.end)
    return unit is not None and not reach.scan.titles.isdisjoint((reach.end, unit.end()))


_GRADED = late(
    "(?:国家|全国|[省市县区])?(?:[一二三]级|级)(?:重点|示范|优质|甲等|专科|综合|中医|妇幼)*"
)  # 国家三级专科|医院


def _no_name(reach: Reach) -> Body | Verdict | None:
    """商业|银行, 铜川一|煤矿, 促进公立|医院, 第一中学等五所|中学, 驻石岭|学院"""
    if not _takes(reach):
        return None
    own = reach.own
    general = own[-2:] in words("generic") and own[:-2] in words("inner")
    sent = own[0] == "驻" and reach.at not in reach.scan.place_at  # 驻马店|学院 is one
    empty = sent or own[0] in "(和与及" or own == "股份" or own in words("generic")
    graded = _GRADED.fullmatch(own) is not None
    counted = edge.counted(reach.scan, reach.at, reach.begin) or _OTHERS.search(own)
    return Verdict.NONE if general or empty or counted or graded else None


def _faculty(reach: Reach) -> Body | Verdict | None:
    """外国语|学院"""
    before = reach.scan.folded[reach.at - 1 : reach.at]
    begins = _takes(reach) or not "一" <= before <= "鿿" or before in FUNCTION
    return reach.body(bare=True) if begins and is_faculty(reach.form.text, reach.own) else None


def _beside_a_faculty(reach: Reach) -> Body | Verdict | None:
    """材料学院、|船海能动|学院: one more of the university's"""
    mark = reach.scan.folded[reach.at - 1 : reach.at] == "、"
    before = reach.scan.bodies.get(reach.at - 1) if mark and reach.form.text == "学院" else None
    listed = before is not None and before.bare and is_faculty(before.form.text, before.own)
    return reach.body(bare=True) if listed and reach.own and reach.at not in reach.scan.place_at else None


def _branch_in_a_row(reach: Reach) -> Body | Verdict | None:
    """华岭集团副总经理王立平、|第八工程|分公司|党委书记: of the firm before"""
    row = reach.form.text in having("branch") and reach.scan.folded[reach.at - 1 : reach.at] in {"、", ","}
    common = row and not any(at in reach.scan.places for at in range(reach.at, reach.begin + 1))
    numbered = common and reach.own.startswith("第")
    return reach.body(bare=True) if numbered and _leans(reach) else None


def _common_beginning(reach: Reach) -> Body | Verdict | None:
    """国际|机械有限公司"""
    token = reach.scan.starts.get(reach.at)
    common = token is not None and reach.scan.folded[reach.at : token.end] in words("generic")
    return Verdict.NONE if common and not reach.proper and _takes(reach) else None


_WHOLE_NAMES, _LONG_NAME = frozenset({"ns", "nt"}), 5
_TO_A_COURT = frozenset("到在赴至、和及与,")
_NO_TOWN = worded("<organisation_words/of_a_court>|[各该每本个座家并且其专]")


def _own_name(reach: Reach) -> Body | Verdict | None:
    """青禾机械|有限公司"""
    return reach.body() if _takes(reach) else None


def _pointing(reach: Reach) -> Body | Verdict | None:
    """,我|院"""
    return Verdict.NONE if reach.own[:1] in _POINTING else None


def _number_alone(reach: Reach) -> Body | Verdict | None:
    """推出15|部影片, 这|部影片"""
    return Verdict.NONE if _COUNT.fullmatch(reach.own) and reach.form.text in having("unnamed") else None


def _session(reach: Reach) -> Body | Verdict | None:
    """召开第十届|班组建设表彰会; 新一届|协会: the words are of the term, no name"""
    if reach.form.kind == "open" and _TERM.fullmatch(reach.own):
        return Verdict.NONE
    return Verdict.NONE if reach.form.text in having("firm_unit") and reach.own.endswith(("届", "次", "期")) else None


def _outpost_of_a_level(reach: Reach) -> Body | Verdict | None:
    """区政府办、|区资规分局, 市检察院检察长王立平,|市河长制办公室|主任: of the level, no unit of the office before"""
    level, own = reach.own[:1], reach.own[1:]
    opens = not reach.at or reach.scan.folded[reach.at - 1] in _OPENS
    fits = reach.form.text in having("outpost") or (opens and reach.form.kind == "owned" and len(own) > 1)
    if level not in _LEVELS or not own or own[0] in _ANY_OF or not fits:
        return None
    if any(rjieba.has_word(reach.own[:size]) for size in (2, 3)):
        return None
    return replace(reach.body(), own=own, level=level)


def _like_its_peer(reach: Reach) -> Body | Verdict | None:
    """青禾派出所、|白杨|派出所: the one before has a name of its own, too"""
    before = reach.scan.bodies.get(reach.at - 1) if reach.scan.folded[reach.at - 1 : reach.at] == "、" else None
    alike = before is not None and before.form.text == reach.form.text and len(before.own) == len(reach.own)
    if before is None or not alike or before.bare or before.owner or before.place or before.level:
        return None
    return reach.body() if before.form.kind == "open" and reach.own not in words("generic") else None


def _unit_in_a_list(reach: Reach) -> Body | Verdict | None:
    """华岭大学教务处、|体育教研部; but 湖州市文旅局、|陕西历史博物馆| is one word of the dictionary"""
    own = reach.own
    token = reach.scan.ends.get(reach.end) if reach.open else None
    whole = token is not None and token.begin == reach.at and token.tag in _WHOLE_NAMES
    if whole and reach.end - reach.at >= _LONG_NAME:  # 加油站 is none
        return reach.body()
    unit = (
        own
        and own[0] != "原"
        and len(own) <= 10
        and not reach.form.text.endswith(tuple(having("whole")))
        and not _NATIONAL.match(own)
    )
    club = reach.form.cls == "MassOrganisation" and edge.state(reach.scan, reach.at, reach.begin)  # 、意大利安吉|同乡会
    alone = club or (reach.proper and reach.form.text == "管理局")  # 、太湖流域|管理局
    return reach.body(bare=True) if unit and not alone and own not in words("generic") and _leans(reach) else None


def _court_of_a_town(reach: Reach) -> Body | Verdict | None:
    """到泗安|法庭|走访, in an article on a court"""
    scan = reach.scan
    for at in (reach.begin - 3, reach.begin - 2) if reach.form.text in having("town_court") else ():
        own, token = scan.folded[max(0, at) : reach.begin], scan.starts.get(at)
        if token is None or (at and scan.folded[at - 1] not in _TO_A_COURT) or _NO_TOWN.search(own):
            continue
        if token.tag[0] not in "vcdpru" or not rjieba.has_word(scan.folded[token.begin : token.end]):
            reach.at = at
            return reach.body(bare=True)
    return None


def _unit_with_an_office(reach: Reach) -> Body | Verdict | None:
    """人力资源|部部长, 电解|车间: of the firm named before"""
    own, scan, form = reach.own, reach.scan, reach.form
    office = form.text in having("acting") and (reach.end in scan.offices or _ACTS.match(scan.folded, reach.end))
    counted = reach.at in scan.ends and scan.ends[reach.at].tag in {"m", "q", "r"}  # 6个生产车间, 各车间
    named = own and own != "总" and len(own) <= 8 and own not in words("generic") and own[0] != "原"
    opens = not reach.at or scan.folded[reach.at - 1] in _OPENS
    fits = office or (form.text in having("firm_unit") and (form.text != "部" or opens or reach.end in scan.titles))
    unit = named and not reach.proper and not counted and fits and not _cut_short(reach)
    return reach.body(bare=True) if unit else None


def _cut_short(reach: Reach) -> bool:
    """Whether more of the name stands between what owns it and its words: 华岭大学|国际反腐败|教育与研究中心; or what
    tells that nobody does: 全国|竹技中心."""
    scan = reach.scan
    if scan.folded[reach.at - 2 : reach.at] == "全国":
        return True
    for at in range(reach.at - 1, max(0, reach.at - 9), -1):
        if not "一" <= scan.folded[at] <= "鿿":
            return False
        if at in scan.bodies:
            return True
    return False


def _unit_of_a_house(reach: Reach) -> Body | Verdict | None:
    """,党委组织部|部长: of the school or firm that speaks; ,教务处、学生处|负责人"""
    scan, text = reach.scan, reach.form.text
    if reach.own or text not in house_units():
        return None
    opens = not reach.at or scan.folded[reach.at - 1] in _OPENS
    bracket = _BRACKET.match(scan.folded, reach.end)  # 学生处(团委)|处长
    held = reach.end in scan.titles or (bracket is not None and bracket.end() in scan.titles)
    if opens and held:
        return reach.body(bare=True)
    alone = text in told_alone() and _edge(scan, reach.at) and (held or _ends_alone(scan, reach.end))
    return replace(reach, form=reach.form._replace(kind="inner")).body(bare=True) if alone else None


def _ends_alone(scan: Scan, end: int) -> bool:
    """Whether no more of a name stands behind: 眼科|医院, 中医科|学院."""
    token = scan.starts.get(end)
    if token is None or token.tag[0] in _NO_NAMES or token.tag[:2] == "nr":  # 急诊科|王立平
        return token is not None or end == len(scan.folded)
    return _STAFF.match(scan.folded, end) is not None or _ACTS.match(scan.folded, end) is not None


def _leaning(reach: Reach) -> Body | Verdict | None:
    """县委副书记、|总工会主席; 当选第五届|工会委员会|主席"""
    if reach.own and before_term(reach.scan.folded, reach.begin) == reach.at:
        reach.at = reach.begin
    if not reach.own and means_one_alone(reach.form.text):
        return None  # 王立平到青禾科技公司,|公司|董事长甲汇报: that firm, no unit of it
    general = reach.own or reach.form.text in having("unnamed") or reach.scan.folded.startswith("干部", reach.end)
    return reach.body(bare=True) if not general and _leans(reach) else None


def _leans(reach: Reach) -> bool:
    return reach.scan.leans(reach.at, reach.end, reach.form) or _beside_a_unit(reach.scan, reach.at, reach.end)


def _beside_a_unit(scan: Scan, begin: int, end: int) -> bool:
    """Whether a row begins there that goes on with a unit of a house: |团委|、学生处负责人."""
    return _edge(scan, begin) and _row_of_units().match(scan.folded, end) is not None


def _edge(scan: Scan, at: int) -> bool:
    """Whether a mark or a word that stands in no name ends at `at`: 由|教务处|主办."""
    before = scan.folded[at - 1 : at]
    return not before or before in _OPENS or before in _PARTICLES or before in leading_words()


@cache
def _row_of_units() -> re.Pattern[str]:
    units = "|".join(sorted(told_alone(), key=len, reverse=True))
    return re.compile(f"(?:、[一-鿿]{{2,8}}){{0,2}}[、和与及](?:{units})(?![一-鿿]*(?:学院|医院|公司))")


OUTCOMES: Passes[Reach, Body | Verdict] = Passes(
    "org/name",
    _of_a_paper,
    _of_the_state,
    _no_name,
    _faculty,
    _beside_a_faculty,
    _branch_in_a_row,
    _common_beginning,
    _own_name,
    _pointing,
    _number_alone,
    _session,
    _outpost_of_a_level,
    _like_its_peer,
    _unit_in_a_list,
    _court_of_a_town,
    _unit_with_an_office,
    _unit_of_a_house,
    _leaning,
)
