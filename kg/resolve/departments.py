"""Departments that one kind of house alone has, so that their bare name tells whose they are: 司, 支行, 学院."""

from dataclasses import replace

import rjieba

from kg.late import late
from kg.mentions.organisation_classes import ASSEMBLIES
from kg.resolve.link import Link, unit
from kg.resolve.linked import Resolved
from kg.resolve.may_own import assembly, gone, not_ours

_BRANCHES = {"支行": ("银行",), "分行": ("银行",), "分公司": ("公司", "集团")}  # by ending: how who has such is called
_NUMBERED = late(r"第?[一二三四五六七八九十\d]+$")
_NAMED = ("nr", "ns", "nt", "nz", "x", "m", "en")  # tags of words that name a school of its own
_NPC = "全国人民代表大会"


def within(case: Link, one: Resolved) -> Resolved:
    """The body of `case` as a unit of `one`, of the assembly where that is a committee of it: 全国政协经济委员会、|民族
    和宗教委员会."""
    entity = one.entity
    if entity is None or case.body.form.cls not in ASSEMBLIES:
        return unit(case, one)
    if entity.label.endswith(case.body.own + case.body.form.text):  # 全国人大财政经济委员会讲话。|财政经济委员会
        return case.means(entity, 0.85, one.place, one.parent)
    if one.parent is not None:
        return unit(case, replace(one, entity=one.parent, parent=None, names=(one.parent.label,)))
    if not (label := assembly(entity.label)):
        return unit(case, one)
    made = unit(case, replace(one, entity=entity._replace(label=label), names=(label,)))
    return replace(made, parent=None) if label == _NPC else made  # as national_parents.tsv tells


def department_of_the_ministry(case: Link) -> Resolved | None:
    """农业农村部在佳木斯召开会议,|种业管理司|司长王立平: only ministries have such, and no other one is named"""
    if case.body.form.text != "司" or not case.body.own:
        return None
    national = (one for one in case.known if one.body.form.kind == "national")
    found = {one.entity: one for one in national if one.entity is not None and one.entity.cls == "GovernmentBody"}
    return unit(case, next(iter(found.values()))) if len(found) == 1 else None


def branch(case: Link) -> Resolved | None:
    """青禾银行湖州分行行长甲、|安吉支行|行长乙; 青禾集团任命甲为|第三分公司|经理: of the only one that has such"""
    ending = next((one for one in _BRANCHES if case.body.form.text.endswith(one)), None)
    body = case.body
    if ending is None or body.owner is not None or any(one in body.own for one in _BRANCHES[ending]):
        return None
    if ending == "分公司" and not _NUMBERED.match(body.own):
        return None  # 华岭安吉分公司 has a name of its own
    owners = {
        one.entity: one
        for one in case.known
        if one.entity is not None and one.entity.label.endswith(_BRANCHES[ending]) and not one.text.endswith(ending)
    }
    only = next(iter(owners.values())) if len(owners) == 1 else None
    return unit(case, only) if only is not None and not not_ours(case, only) else None


def faculty(case: Link) -> Resolved | None:
    """|机电学院|院长王立平, in an article on 华岭大学"""
    body = case.body
    if body.form.text != "学院" or body.place is not None or body.owner is not None:
        return None
    if not 2 <= len(body.own) <= 8 or any(tag[:2] in _NAMED for _, tag in rjieba.tag(body.own)):
        return None
    found = {
        one.entity: one
        for one in case.known
        if one.entity not in case.guests.of("校")
        if _has_faculties(case, one) and not not_ours(case, one)
    }
    return unit(case, next(iter(found.values()))) if len(found) == 1 else None


def _has_faculties(case: Link, one: Resolved) -> bool:
    """Whether `one` is a university or a college that nobody only visits."""
    whole = one.entity is not None and one.entity.cls == "School" and one.parent is None
    own = one.begin not in case.guests.visited and not gone(case, one)
    inner = "大学" in one.text and not one.text.endswith("大学")  # 华岭大学化学|学院
    return whole and own and not inner and one.text.endswith(("大学", "学院"))
