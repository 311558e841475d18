"""From an ending to the left: over the name's own words to its owner, or to where the words stop being a name.

Three lists of named rules: `WAY` goes left word by word, `EDGES` move the left edge that the words gave, `OUTCOMES` say
which body it is, or that it is none. Each rule's first line is its example.
"""

import rjieba

from kg.mentions.faculties import fields_before, is_faculty
from kg.mentions.organisation_classes import OF_LAW, SCHOOLS_AND_HOSPITALS
from kg.mentions.organisation_edge import overseas
from kg.mentions.organisation_edges import EDGES
from kg.mentions.organisation_joined import joined
from kg.mentions.organisation_lexicon import Form, having, words
from kg.mentions.organisation_outcome import OUTCOMES
from kg.mentions.organisation_owner import generic, owned, placed
from kg.mentions.organisation_reach import Reach, Verdict, known
from kg.mentions.organisation_scan import Body, Scan
from kg.mentions.organisation_step import brand, step
from kg.model import Token
from kg.rules import Passes

_FARTHEST = 26  # characters from the ending
_BRANCH, _BRANCH_TAGS = 6, frozenset({"n", "vn", "b", "j"})  # characters and tags of what a firm's branch does
_STATE = "GovernmentBody"
_CLUBS = frozenset({"MassOrganisation", "Organisation"})
_ADJECTIVES = frozenset({"性", "级"})  # 全省性, 省级
_NATION = "全国"
_NUMERALS = frozenset("一二三四五六七八九十第0123456789")
_BRANDED = SCHOOLS_AND_HOSPITALS | {"Enterprise"}


def walk(scan: Scan, begin: int, end: int, form: Form) -> Body | Verdict | None:
    """Go left over the name's own words to its owner, or to where the words stop being a name. `Verdict.NONE`: these
    words name no body, whatever shorter ending they have (定点医|院); None: nothing is known of them."""
    reach = _first_word(scan, begin, end, form)
    if (fields := fields_before(scan.folded, begin, form.text)) < reach.at and fields in scan.starts:
        reach.at = fields  # 数学与统计|学院
    while reach.at > max(0, begin - _FARTHEST):
        said = WAY.first(reach)
        if said is None or said[0] is Verdict.STOP:
            break
        if said[0] is not Verdict.ON:
            return said[0]
    for move in EDGES:
        if (found := move(reach)) is not None:
            return found
    said = OUTCOMES.first(reach)
    return said[0] if said is not None else None


def _first_word(scan: Scan, begin: int, end: int, form: Form) -> Reach:
    """The reach of the ending itself, or of the tagger's word that holds it."""
    token, owner = scan.ends.get(end), scan.bodies.get(begin)
    within = owner is not None and token is not None and owner.begin < token.begin < begin
    if owner is not None and (owner.form.kind == "self" or within):
        return Reach(scan, begin, end, form, begin)  # 校|团委, which is one word; 安吉供电公司|党委, where 公司党委 is
    if token is not None and token.begin < begin and not scan.level(begin) and not _place_inside(scan, token):
        known = form.kind == "open" and token.tag in {"nt", "nz"}
        return Reach(scan, begin, end, form, token.begin, known)  # 兽医站 and 华岭大学 are one word each
    at = begin
    if begin not in scan.starts and not (scan.level(begin) or begin in scan.bodies or begin in scan.places):
        # 车辆管理|所
        at = next((back for back in range(begin - 1, max(-1, begin - 5), -1) if back in scan.starts), begin)
        # 浙江|师范大学, where the tagger's word holds the place
        at = next((inner for inner in range(begin, at, -1) if inner in scan.places), at)
    return Reach(scan, begin, end, form, at)


def _place_inside(scan: Scan, token: Token) -> bool:
    """南昌|铁路局 is one word to the tagger."""
    return any(end in scan.places for end in range(token.begin + 2, token.end - 1))


def _has_a_hospital(owner: Body, named: str) -> bool:
    """我校|第一附属医院, 青禾煤化工公司|职工医院"""
    ours = owner.form.kind == "self" and owner.form.cls == "School"
    return (ours and "附属" in named) or (owner.form.cls == "Enterprise" and named == "职工医院")


def _of_a_firm(owner: Body, form: Form) -> bool:
    """华岭集团|安吉机械有限公司 and 华岭集团有限公司|安吉县分公司 are one name each."""
    return form.cls == owner.form.cls == "Enterprise" and owner.form.kind in {"national", "open"} and not owner.bare


def _owner(reach: Reach) -> Body | Verdict | None:
    """安吉县人民医院|工会"""
    owner = reach.scan.bodies.get(reach.at)
    faculty = is_faculty(reach.form.text, reach.own)  # 我校|马克思主义|学院
    house = owner is not None and (owner.form.text == "大学" or owner.form.kind == "self")
    faculty = faculty or (reach.form.text == "学院" and house)  # 华岭大学|竹纤维工程|学院
    station = owner is not None and reach.form.cls == owner.form.cls == "GovernmentBody"  # 安吉县公安局|递铺|派出所
    ward = owner is not None and reach.form.cls == "Hospital" and _has_a_hospital(owner, reach.own + reach.form.text)
    takes = reach.form.kind == "owned" or reach.at == reach.begin or faculty or station or ward
    if owner and reach.own.startswith("驻") and reach.form.text in having("receives"):
        return Verdict.NONE  # 安吉县纪委驻县公安局|纪检组: nobody's 公安局
    if owner and (takes or _of_a_firm(owner, reach.form)):
        return known(owned(reach.scan, owner, reach.at, reach.begin, reach.end, reach.form))
    return None


def _place(reach: Reach) -> Body | Verdict | None:
    """安吉县|竹产业局; 市公安局雁山|分局"""
    scan, form = reach.scan, reach.form
    former = reach.at == reach.begin and scan.folded[reach.at - 1 : reach.at] == "原"  # 孝丰镇原|党委|书记
    mention = scan.places.get(reach.at) or (scan.places.get(reach.at - 1) if former else None)  # 太原|支队
    if mention is None:
        return None
    first = scan.chain(mention)
    owner = scan.bodies.get(first)
    if owner is None and form.kind == "owned" and form.text in having("on_site") and (firm := _firm_over(scan, first)):
        return known(owned(scan, firm, firm.end, reach.begin, reach.end, form))
    if owner is not None and form.text in having("bank") and owner.form.kind == "national" and owner.form.cls == _STATE:
        form = form._replace(kind="owned", cls=_STATE)  # 中国人民银行|浙江省|分行
        return known(owned(scan, owner, first, reach.begin, reach.end, form))
    if owner is not None:
        within = form.kind == "owned" and (owner.form.kind != "place" or form.text in having("of_place"))
        within = within or (owner.form.cls == "School" and form.text in having("seated"))  # 华岭大学|安吉|研究院
        if within or _of_a_firm(owner, form):
            return known(owned(scan, owner, first, reach.begin, reach.end, form))
    abroad = overseas(scan, first) if form.kind == "owned" and form.cls in _CLUBS else None
    if abroad is not None:  # 法国|浙江|联谊会 is no body of 浙江省
        reach.at, reach.proper, reach.form = abroad, True, form._replace(kind="open")
        return Verdict.STOP
    if (whole := joined(scan, first, form)) is not None:
        reach.at, reach.proper = whole.begin, True
        return reach.body()
    if form.kind == "owned":
        return known(placed(scan, mention, first, reach.at, reach.begin, reach.end, form))
    reach.at, reach.proper = first, True
    # 中国铁路|兰州|局集团有限公司 goes on, 福建省厦门市…大学 and 子公司安吉… begin here
    ends = not reach.firm or scan.folded[max(0, first - 2) : first] in {"公司", "集团"}
    return Verdict.STOP if ends else Verdict.ON


def _firm_over(scan: Scan, first: int) -> Body | None:
    """The firm of which the words before the place at `first` tell a branch: 青禾交通集团|高速公路|安吉|管理处"""
    at = first
    while first - at < _BRANCH and (token := scan.ends.get(at)) is not None and token.tag in _BRANCH_TAGS:
        if at in scan.title_ends or scan.folded[token.begin : at] in words("stop"):
            return None
        at = token.begin
        if (firm := scan.bodies.get(at)) is not None:
            return firm if firm.form.cls == "Enterprise" and not firm.bare else None
    return None


def _level(reach: Reach) -> Body | Verdict | None:
    """县|竹产业局; 全省|性行业协会 is any"""
    scan, at, takes = reach.scan, reach.at, reach.form.kind == "owned"
    if reach.proper and not takes:
        return None
    level = scan.level(at) if takes or at == reach.begin or scan.folded[at - 1] in "省市县区" else None
    if not level:
        return None
    if reach.own[:1] in _ADJECTIVES:
        return Verdict.NONE
    every = scan.folded[level[1]] == "全" and reach.form.cls in OF_LAW  # 全省|法院
    if (not reach.own and reach.form.text in having("unnamed")) or generic(scan, at, reach.begin) or every:
        return Verdict.NONE
    named = scan.ends.get(level[1]) if level[0] == "街道" and not takes else None
    if named is not None and len(scan.folded[named.begin : named.end]) == 2 and named.tag[0] == "n":
        reach.at, reach.proper = named.begin, True
        return Verdict.STOP  # 华岭|街道|社区卫生服务中心
    surface = scan.folded[level[1] : reach.end]
    return Body(level[1], reach.end, reach.form, reach.own, level=level[0], surface=surface)


_FIELD_WORDS = 2
_FIELD_TAGS = frozenset({"n", "vn", "nz", "v", "l", "j", "b"})
_OUR_HOUSE = frozenset({"我校", "我院", "该校", "该院", "本校", "本院"})


def _joins_fields(reach: Reach, joint: int) -> bool:
    """Whether 与 at `joint` joins two fields of study: 华岭大学|资源与环境工程|学院, not 理学院与|工学院."""
    scan = reach.scan
    field = scan.ends.get(joint) if reach.form.text in having("of_fields") else None
    if field is None or joint in scan.bodies or joint in scan.title_ends or joint in scan.places:
        return False
    first, words_of_it = field, 1  # 物理科学|与: of two words at most
    while not _begins_a_name(scan, first.begin) and words_of_it < _FIELD_WORDS:
        before = scan.ends.get(first.begin)
        if before is None or before.tag not in _FIELD_TAGS:
            return False
        first, words_of_it = before, words_of_it + 1
    return _begins_a_name(scan, first.begin) and field.tag in _FIELD_TAGS and joint - first.begin > 1


def _begins_a_name(scan: Scan, at: int) -> bool:
    return not at or scan.folded[at - 1] in "、,。;:\n" or at in scan.bodies or scan.folded[at - 2 : at] in _OUR_HOUSE


def _word(reach: Reach) -> Verdict | None:
    """青禾|竹产业协会"""
    if _deals_with(reach):
        return Verdict.STOP
    if (
        reach.proper
        and reach.form.cls == "Enterprise"
        and reach.own
        and reach.scan.folded.endswith("企业", 0, reach.at)
    ):
        return Verdict.STOP  # 日本物流企业|青田集团
    strong = reach.open and reach.firm and len(reach.form.text) >= 3  # 有限公司, 分公司
    taken = step(reach.scan, reach.at, reach.begin) or (brand(reach.scan, reach.at) if strong else None)
    joins = reach.open or reach.form.text in having("of_fields")
    joint = joins and taken is not None and reach.scan.folded[taken[0] : reach.at] in {"和", "及", "与"}
    if taken is None or (joint and not _joins_fields(reach, taken[0])):
        return Verdict.STOP  # 日本政府和|东京电力公司; 经济信息化和商务局 is one
    reach.at, reach.proper = taken[0], reach.proper or taken[1]
    return Verdict.ON


def _deals_with(reach: Reach) -> bool:
    """上海|指导|华岭集团, 安吉县|服务|青禾医院: no verb stands before the brand in a name."""
    token = reach.scan.ends.get(reach.at)
    word = reach.scan.folded[token.begin : reach.at] if token is not None else ""
    if token is None or len(word) < 2 or not (token.tag in {"v", "vn"} or word in words("deals")):
        return False
    first = reach.scan.starts.get(reach.at)
    brand = reach.scan.folded[reach.at : first.end] if first is not None else ""
    strange = bool(brand) and brand[0] not in _NUMERALS and not rjieba.has_word(brand)
    named = reach.open and (reach.proper or strange) and reach.form.cls in _BRANDED
    return named and rjieba.has_word(word)


def _nationwide(reach: Reach) -> Body | Verdict | None:
    """中国青禾工会|全国|委员会"""
    at = reach.at - len(_NATION)
    if reach.form.text != "委员会" or reach.own or at not in reach.scan.bodies:
        return None
    if not reach.scan.folded.startswith(_NATION, at):
        return None
    owner = reach.scan.bodies[at]
    surface = reach.scan.folded[owner.begin : reach.end]
    return Body(owner.begin, reach.end, reach.form, _NATION, owner=owner, surface=surface)


WAY: Passes[Reach, Body | Verdict] = Passes("org/way", _owner, _place, _level, _nationwide, _word)
