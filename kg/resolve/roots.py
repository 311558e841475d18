"""Whose unit a body is that is named without its owner: 骨科, 刑事审判庭. Each pass's first line is its example."""

from collections.abc import Container
from dataclasses import replace

import rjieba

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.faculties import is_faculty
from kg.mentions.organisation_classes import ASSEMBLIES, OF_LAW, SELF_STANDING
from kg.mentions.organisation_lexicon import Form, houses_of_units, of_a_department, of_another
from kg.mentions.organisation_office_endings import endings
from kg.model import Entity
from kg.resolve.firms import full_names
from kg.resolve.link import Link
from kg.resolve.linked import Resolved
from kg.rules import Passes

_ROOTS = SELF_STANDING | OF_LAW
_NEAR = 48  # characters
_DESKS = frozenset({"部", "办公室", "中心"})
_TAUGHT = frozenset({"学院", "系"})  # parts of schools alone
SITES = ("项目部", "经理部", "工区")  # of a firm, with offices of their own
_CLUBS = frozenset({"TradeUnion", "MassOrganisation"})
_UNION = late(".+工会(?=(?:经费审查|经审|女职工|女工)(?:委员会|委|会)$)")
_HOUSE = worded("(?<=[,、;。])[一-鿿]{2,8}?(?:<visit_words/house>|集团|银行|院|局|所|厂)(?=<visit_words/house_head>)")
# where the words turn from guests to the page's own house: ,|校|党委副书记甲, 。, 一行|来校
_TURNS = late(
    "[。;!?\n]|一行|(?:来|到|赴|莅临|访问)[我本]?(?:学?校|医?院|公司|集团)|[与和]我"
    "|(?<=[^一-鿿])[我本]?(?:学?校|医?院|公司|集团)(?=党|[正副]|[校院]长|董事|总|纪|工会|团委|[一-鿿]{0,6}[处科室部办])"
)
_AUTHORITIES = ("局", "处", "厅", "部", "办")  # have no learned committee
_BUREAUS, _ACTS = ("局", "厅", "委"), late("(?:召开|举[办行])[^来到赴至我校院]*")
_WITH_DESKS = _CLUBS | {"GovernmentBody"}
_OF_FIRMS = ("经理", "副经理", "总监", "车间")  # heads of firms' departments
_DESKS_OF = {"county": ("股", "科", "室"), "city": ("科", "处", "室"), "province": ("处", "室")}
_LEVELS = frozenset("省市县区州")
_OF_COURTS = ("审判", "检察", "国家赔偿", "赔偿", "法官考评", "检察官考评")
_UNIVERSITY = late("[我本]校|学校|校长|校党委")
_WE = late("[我本](?:校|院|公司|集团|司)")
_LED = late("[,;。][^,;。]{0,4}由[^,;。]{0,8}$")


def house_of(form: Form, own: str = "") -> str:
    """The class of the bodies that alone have what ends so, behind its `own` words: Court of 法警大队, Procuratorate of
    第五检察|部; empty where others have it, too."""
    ending = endings().get(form.text)
    if ending is not None and ending.house:
        return ending.house
    units = houses_of_units()
    return units.get(own + form.text) or units.get(form.text, "")


def faculty(one: Resolved) -> bool:
    """Whether it is a part of some university, which its name doesn't say: 机电学院."""
    return is_faculty(one.body.form.text, one.body.own)


def in_university(folded: str) -> bool:
    """Whether a text speaks of a whole school as its own."""
    return _UNIVERSITY.search(folded) is not None


def root(case: Link) -> Resolved | None:
    """Whose 人力资源部, 骨科 or 刑事审判庭 it is; None where that is not said."""
    if case.known and gone(case, case.known[-1]):
        # 安吉县人民法院邀请县小学师生参观。|立案庭|庭长: of the court, as no school has such
        one = _only_one(case) if house_of(case.body.form, case.body.own) else None
        return one if one is not None and _may_own(case, one) else None
    if case.known and _another_between(case):
        return None
    said = ROOT.first(case)
    return said[0] if said is not None and _may_own(case, said[0]) else None


def _another_between(case: Link) -> bool:
    """Whether another house, which is not known, stands between the last one and the unit: 农业农村局股长甲,|农生院|
    副书记乙、瓜类研究室主任丙."""
    begin, end = case.known[-1].end, case.body.begin
    houses = _HOUSE.finditer(case.folded, begin, end) if 0 < end - begin < _NEAR else ()
    return any(not any(one.end == house.end() for one in case.known) for house in houses)


def gone(case: Link, one: Resolved) -> bool:
    """Whether `one` is of guests, of whom is no longer spoken: 青禾大学校长甲一行来校考察,|教务处|处长乙陪同."""
    guest = one.entity in case.guests.mine or one.parent in case.guests.mine
    return guest and turned(case, one)


def turned(case: Link, one: Resolved) -> bool:
    """Whether the words turn to the page's own house behind the guests `one`."""
    return _TURNS.search(case.folded, one.end, case.body.begin) is not None


def _may_own(case: Link, root: Resolved) -> bool:
    """Whether the body of `case` can be a unit of `root`: no hospital is one of a hospital, no committee of deputies
    one of a court, 校友办 none of a school of a university."""
    body, entity = case.body, root.entity
    if body.own and 0 <= _gap(case) <= 1 and root is case.known[-1]:
        return False  # 华岭公司和|第九剧团
    inner = entity is not None and entity.label.endswith("学院") and "大学" in entity.label  # 青禾大学化学学院|材料学院
    part = is_faculty(body.form.text, body.own) and not faculty(root) and not inner  # 青禾学院|化学工程学院
    if body.form.text == root.body.form.text and body.form.cls in _ROOTS and not part:
        return False
    if has_none(case, root) or not_ours(case, root) or of_a_level(body.own) or _of_a_school(case, entity):
        return False
    if of_a_department(body.own) or of_another(body.own):
        return False  # 华岭集团总经理甲、国资委企业改革局局长乙; 市交通局局长甲、公安局治安支队特勤大队队长乙
    if "办公室" in body.own and entity is not None and entity.cls in ASSEMBLIES:
        return False  # 安吉县政协经济委主任甲、外事办公室港澳处处长乙
    if body.own.startswith("学术") and entity is not None and entity.label.endswith(_AUTHORITIES):
        return False  # 教育局技术科学处处长甲,|学术委员会|委员乙
    if body.form.text.endswith("委员会") and entity is not None and entity.cls in OF_LAW:
        return body.own in _OF_COURTS
    return not (body.own.startswith("校") and root.body.form.text == "学院")


def _of_a_school(case: Link, entity: Entity | None) -> bool:
    """Whether the body is one of a school, which `entity` is none of: 青禾公司总经理甲、|纺织学院|院长乙."""
    return case.body.form.text in _TAUGHT and (entity is None or entity.cls != "School")


_ASSEMBLY = late("(?:中国人民政治协商会议.+?委员会|.+?人民代表大会(?:常务委员会)?)(?=(?!常务委员会$).+委员会$)")
_LEAGUES = frozenset({"工会", "总工会", "妇联", "团委"})
_SOCIETIES = ("协会", "学会", "商会", "研究会", "联谊会")


def of_a_level(own: str) -> bool:
    """Whether own words begin with the level of a place: 市竹业局局长甲、|市竹材中心|主任乙."""
    return own[:1] in _LEVELS and not any(rjieba.has_word(own[:size]) for size in (2, 3))


def has_none(case: Link, owner: Resolved) -> bool:
    """Whether the body of `case` is none of `owner`: a court has a 党组 and no 党委, a society no 工会."""
    if case.body.form.text in _LEAGUES and owner.entity is not None and owner.entity.label.endswith(_SOCIETIES):
        return True  # 县委副书记、县劳模协会名誉会长甲,|工会|主席乙
    if case.body.form.text != "党委" or owner.entity is None:
        return False
    return owner.entity.cls in OF_LAW or owner.entity.label.endswith(("校友会", "同学会", "同乡会"))


def not_ours(case: Link, owner: Resolved) -> bool:
    """Whether we, who are not `owner`, were named since: 会议在华岭大学举行。我校书记甲、|工会|主席乙出席."""
    return owner.entity in case.guests.mine and _WE.search(case.folded, owner.end, case.body.begin) is not None


def _gap(case: Link) -> int:
    return case.body.begin - case.known[-1].end if case.known else -1


def _owner_of_the_last(case: Link) -> Resolved | None:
    """华岭公司工会主席甲,|人力资源部|部长乙; but 青禾大学附属医院开会,|医务科|科长乙 is of the hospital"""
    if not 0 <= _gap(case) <= 20 or (parent := case.known[-1].parent) is None:
        return None
    last = case.known[-1]
    if _is_a_hospital(last) or last.text.endswith(SITES):
        return None  # 青禾公司竹桥项目部开会,|工程部|部长甲: of the site's own
    whole = replace(last, entity=parent, parent=None, names=(parent.label,))  # which nobody named by itself
    return next((one for one in case.known if one.entity == parent), whole)


def _the_last(case: Link) -> Resolved | None:
    """华岭公司总经理甲,|人力资源部|部长乙"""
    if not 0 <= _gap(case) <= 24:
        return None
    last = case.known[-1]
    if last.begin in case.guests.visited:
        return None  # 甲中学校长一行到乙中学考察,|教务处|主任陪同: whose?
    if _of_the_page(case, last) or _of_many(case, last) or one_of_two(case, last) or not fits(case, last):
        return None
    if last.entity is None or last.entity.cls not in _ROOTS:
        return None
    return last if last.parent is None or _is_a_hospital(last) or _gap(case) > 20 else None


def _is_a_hospital(one: Resolved) -> bool:
    """Whether it has offices of its own, though a university owns it; no department has, 麻醉科."""
    return one.entity is not None and one.entity.cls == "Hospital" and one.entity.label.endswith("院")


def _union_before(case: Link) -> Resolved | None:
    """安吉县妇联常委、|权益部|部长甲; 安吉县总工会经费审查委员会主任甲,|宣传教育部|部长乙"""
    last = case.known[-1] if 0 <= _gap(case) <= 24 else None
    if last is None or last.entity is None or last.entity.cls not in _CLUBS or last.parent is not None:
        return None
    if not case.body.own or case.body.form.text not in _DESKS or last.begin in case.guests.visited:
        return None
    if one_of_two(case, last):
        return None  # 安吉县总工会与长兴县总工会座谈,|宣教部|部长: whose?
    return union_of(last)


def union_of(one: Resolved) -> Resolved:
    """The union whose committee `one` is: 安吉县总工会 of its 经费审查委员会; else `one`."""
    union = _UNION.match(one.entity.label) if one.entity is not None else None
    if union is None or one.entity is None:
        return one
    return replace(one, entity=one.entity._replace(label=union[0]), names=(union[0],))


def fits(case: Link, root: Resolved) -> bool:
    """Whether `root` is of the class whose unit the body is, where but one class has such: no 法警大队 of a school."""
    house = house_of(case.body.form, case.body.own)
    if not house or root.entity is None:
        return True
    whole = house not in ASSEMBLIES or (root.parent is None and not assembly(root.entity.label))
    return root.entity.cls == house and whole


def assembly(label: str) -> str:
    """The assembly of which a committee is that is called so, "" where it is none: 全国人民代表大会|财政经济委员会."""
    found = _ASSEMBLY.match(label)
    return found[0] if found is not None else ""


def _of_many(case: Link, one: Resolved) -> bool:
    """Whether it is but one of those who came: 华岭公司、青禾公司等企业负责人到会,会议由|招生处|处长王立平主持."""
    return (
        case.folded[one.begin - 1 : one.begin] == "、"
        and _LED.search(case.folded, one.end, case.body.begin) is not None
    )


def one_of_two(case: Link, one: Resolved) -> bool:
    """Whether it acts together with another house: 青禾大学与华岭大学签约,|教务处|负责人参加, whose?"""
    joined = case.folded[one.begin - 1 : one.begin] in ("与", "和", "同")
    cls = one.entity.cls if one.entity is not None else ""
    return joined and any(other.end == one.begin - 1 and other.body.form.cls == cls for other in case.known)


def _bureau_that_acts(case: Link) -> Resolved | None:
    """安吉县教育局召开会议,|人事股|股长甲主持"""
    last = case.known[-1] if 0 <= _gap(case) <= 30 else None
    if last is None or last.entity is None or last.place is None or last.parent is not None:
        return None
    acts = last.text.endswith(_BUREAUS) and _ACTS.fullmatch(case.folded, last.end, case.body.begin)
    return last if acts and case.body.form.text in _DESKS_OF.get(last.place.level, ()) else None


def _only_one(case: Link) -> Resolved | None:
    """电解车间, in an article on 华岭铝业有限公司"""
    if 0 <= _gap(case) <= 20 and case.known[-1].parent is not None:
        return None  # of whatever the last one is a unit of
    full = full_names(case.known)
    house = house_of(case.body.form, case.body.own)
    kinds = {house} if house else {"Court"} if case.body.form.cls == "Court" else {*SELF_STANDING, "Court"}
    roots = {
        one.entity: one
        for one in case.known
        if one.entity and one.parent is None and one.entity.cls in kinds and one.entity not in full
        if not (faculty(one) and in_university(case.folded)) and not gone(case, one) and fits(case, one)
    }
    one = next(iter(roots.values())) if len(roots) == 1 else None
    site = one is not None and any(s.parent == one.entity and s.text.endswith(SITES) for s in case.known)
    return None if one is not None and (site or _of_the_page(case, one)) else one


def _of_the_page(case: Link, one: Resolved) -> bool:
    """Whether it is a paper that only the page names, which owns nothing in the text: 来源:湖州日报 …保护站站长."""
    if one.body.form.cls != "Media":
        return False
    named = (other for other in case.known if other.entity == one.entity)
    return not any(case.folded.startswith(other.text, other.begin) for other in named)


def _host_of_its_kind(case: Link) -> Resolved | None:
    """心|内科|主任甲, in an article on 安吉县人民医院 out of 湖州日报"""
    house = house_of(case.body.form, case.body.own)
    if case.body.form.kind != "local" or not house:
        return None
    return next((one for one in case.hosts if one.entity and one.entity.cls == house), None)


def _the_only_body(case: Link) -> Resolved | None:
    """安吉县总工会举办培训班。大家认真听讲。|权益保障部|部长王立平授课: named in the headline or again, and no other"""
    whole = {one.entity: one for one in case.known if one.entity is not None and one.parent is None}
    one = next(iter(whole.values())) if len(whole) == 1 else None
    if one is None or one.entity is None or one.entity.cls not in _WITH_DESKS or one.entity.label.endswith("政府"):
        return None
    about = one.place is not None and sum(other.entity == one.entity for other in case.known) > 1
    named = case.body.form.text in _desks(one)
    ours = one.begin not in case.guests.visited and one.entity not in case.guests.mine
    return one if about and named and ours and not case.folded.startswith(_OF_FIRMS, case.body.end) else None


def _desks(one: Resolved) -> Container[str]:
    """How the units are called that `one`, a union or an authority, has."""
    if one.entity is None or one.entity.cls in _CLUBS:
        return _DESKS
    own = _DESKS_OF.get(one.place.level, ()) if one.place is not None else ()
    return {*_DESKS, *own}


ROOT: Passes[Link, Resolved] = Passes(
    "org/root",
    _owner_of_the_last,
    _union_before,
    _the_last,
    _bureau_that_acts,
    _only_one,
    _host_of_its_kind,
    _the_only_body,
)
