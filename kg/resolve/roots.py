"""Whose unit a body is that is named without its owner: 骨科, 刑事审判庭. Each pass's first line is its example."""

from collections.abc import Container
from dataclasses import replace

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.organisation_classes import SELF_STANDING
from kg.resolve.firms import full_names
from kg.resolve.link import Link
from kg.resolve.linked import Resolved
from kg.resolve.may_own import (
    ROOTS,
    faculty,
    fits,
    gap,
    gone,
    house_of,
    in_university,
    may_own,
    one_of_two,
)
from kg.rules import Passes

_NEAR = 48  # characters
_DESKS = frozenset({"部", "办公室", "中心"})
SITES = ("项目部", "经理部", "工区")  # of a firm, with offices of their own
_CLUBS = frozenset({"TradeUnion", "MassOrganisation"})
_UNION = late(".+工会(?=(?:经费审查|经审|女职工|女工)(?:委员会|委|会)$)")
_HOUSE = worded("(?<=[,、;。])[一-鿿]{2,8}?(?:<visit_words/house>|集团|银行|院|局|所|厂)(?=<visit_words/house_head>)")
_BUREAUS, _ACTS = ("局", "厅", "委"), late("(?:召开|举[办行])[^来到赴至我校院]*")
_WITH_DESKS = _CLUBS | {"GovernmentBody"}
_OF_FIRMS = ("经理", "副经理", "总监", "车间")  # heads of firms' departments
_DESKS_OF = {"county": ("股", "科", "室"), "city": ("科", "处", "室"), "province": ("处", "室")}
_LED = late("[,;。][^,;。]{0,4}由[^,;。]{0,8}$")


def root(case: Link) -> Resolved | None:
    """Whose 人力资源部, 骨科 or 刑事审判庭 it is; None where that is not said."""
    if case.known and gone(case, case.known[-1]):
        # 安吉县人民法院邀请县小学师生参观。|立案庭|庭长: of the court, as no school has such
        one = _only_one(case) if house_of(case.body.form, case.body.own) else None
        return one if one is not None and may_own(case, one) else None
    if case.known and _another_between(case):
        return None
    said = ROOT.first(case)
    return said[0] if said is not None and may_own(case, said[0]) else None


def _another_between(case: Link) -> bool:
    """Whether another house, which is not known, stands between the last one and the unit: 农业农村局股长甲,|农生院|
    副书记乙、瓜类研究室主任丙."""
    begin, end = case.known[-1].end, case.body.begin
    houses = _HOUSE.finditer(case.folded, begin, end) if 0 < end - begin < _NEAR else ()
    return any(not any(one.end == house.end() for one in case.known) for house in houses)


def _owner_of_the_last(case: Link) -> Resolved | None:
    """华岭公司工会主席甲,|人力资源部|部长乙; but 青禾大学附属医院开会,|医务科|科长乙 is of the hospital"""
    if not 0 <= gap(case) <= 20 or (parent := case.known[-1].parent) is None:
        return None
    last = case.known[-1]
    if _is_a_hospital(last) or last.text.endswith(SITES):
        return None  # 青禾公司竹桥项目部开会,|工程部|部长甲: of the site's own
    whole = replace(last, entity=parent, parent=None, names=(parent.label,))  # which nobody named by itself
    return next((one for one in case.known if one.entity == parent), whole)


def _the_last(case: Link) -> Resolved | None:
    """华岭公司总经理甲,|人力资源部|部长乙"""
    if not 0 <= gap(case) <= 24:
        return None
    last = case.known[-1]
    if last.begin in case.guests.visited:
        return None  # 甲中学校长一行到乙中学考察,|教务处|主任陪同: whose?
    if _of_the_page(case, last) or _of_many(case, last) or one_of_two(case, last) or not fits(case, last):
        return None
    if last.entity is None or last.entity.cls not in ROOTS:
        return None
    return last if last.parent is None or _is_a_hospital(last) or gap(case) > 20 else None


def _is_a_hospital(one: Resolved) -> bool:
    """Whether it has offices of its own, though a university owns it; no department has, 麻醉科."""
    return one.entity is not None and one.entity.cls == "Hospital" and one.entity.label.endswith("院")


def _union_before(case: Link) -> Resolved | None:
    """安吉县妇联常委、|权益部|部长甲; 安吉县总工会经费审查委员会主任甲,|宣传教育部|部长乙"""
    last = case.known[-1] if 0 <= gap(case) <= 24 else None
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


def _of_many(case: Link, one: Resolved) -> bool:
    """Whether it is but one of those who came: 华岭公司、青禾公司等企业负责人到会,会议由|招生处|处长王立平主持."""
    return (
        case.folded[one.begin - 1 : one.begin] == "、"
        and _LED.search(case.folded, one.end, case.body.begin) is not None
    )


def _bureau_that_acts(case: Link) -> Resolved | None:
    """安吉县教育局召开会议,|人事股|股长甲主持"""
    last = case.known[-1] if 0 <= gap(case) <= 30 else None
    if last is None or last.entity is None or last.place is None or last.parent is not None:
        return None
    acts = last.text.endswith(_BUREAUS) and _ACTS.fullmatch(case.folded, last.end, case.body.begin)
    return last if acts and case.body.form.text in _DESKS_OF.get(last.place.level, ()) else None


def _only_one(case: Link) -> Resolved | None:
    """电解车间, in an article on 华岭铝业有限公司"""
    if 0 <= gap(case) <= 20 and case.known[-1].parent is not None:
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
