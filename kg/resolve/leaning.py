"""What a name means that says neither place nor owner: it leans on what was named before. Each pass's first line is its
example."""

from functools import cache
from typing import NamedTuple

from kg.lexicon import table
from kg.mentions.organisation_lexicon import house_units, words
from kg.mentions.organisation_office_endings import endings
from kg.model import Entity, Place
from kg.resolve.firms import full_names
from kg.resolve.link import RANKS, ROW, SELF_STANDING, Link, unit
from kg.resolve.linked import Resolved
from kg.rules import Passes

_OF_LAW = frozenset({"Court", "Procuratorate"})
_ROOTS = SELF_STANDING | _OF_LAW
# What a body has one of: 纪委书记 behind 杭州机务段党委副书记 is of that 机务段.
UNITS = house_units() | frozenset(
    "纪委 工会 经审委 团委 党委 党总支 党支部 妇委会 女职工委员会 女工委 机关党委 组织部 宣传部 办公室".split()
)
_ASSEMBLIES = frozenset({"PeoplesCongress", "PoliticalConsultativeConference"})
_OF_GOVERNMENT = ("局", "委", "办", "厅", "所", "大队", "支队")
_WITH_UNIONS = frozenset({"GovernmentBody", "MassOrganisation", "Court", "Procuratorate"})

_OF_COURTS = ("审判", "检察", "国家赔偿", "赔偿", "法官考评", "检察官考评")


class Of(NamedTuple):
    """An answer: the body is that of `place`."""

    place: Place
    confidence: float


def _named_unit(case: Link) -> Resolved | None:
    """车管所, where 安吉县公安局交警大队车管所 alone is named that ends so"""
    text = case.body.own + case.body.form.text
    if not case.body.own or len(text) < 3:
        return None
    found = {one.entity: one for one in case.known if one.parent is not None and one.text.endswith(text)}
    one = next(iter(found.values())) if len(found) == 1 else None
    return case.means(one.entity, 0.8, one.place, one.parent) if one is not None and one.entity else None


def _unit_named_before(case: Link) -> Resolved | None:
    """王立平当选为|妇联|主席, where 华岭大学妇联 alone is named that ends so"""
    text, (_, gap) = case.body.form.text, _last(case)
    if case.body.own or gap <= ROW:
        return None
    found = {one.entity: one for one in case.known if one.body.form.text == text}
    one = next(iter(found.values())) if len(found) == 1 else None
    if one is None or one.parent is None or one.entity is None:
        return None
    return case.means(one.entity, 0.8, one.place, one.parent)


def _unit_with_a_name(case: Link) -> Resolved | None:
    """华岭公司总经理甲,|人力资源部|部长乙"""
    root = _root(case) if case.body.own else None
    return unit(case, root) if root is not None else None


def _beside_its_peer(case: Link) -> Resolved | None:
    """华岭电视台、|青禾电视台|"""
    body, (last, gap) = case.body, _last(case)
    peer = last is not None and gap <= 2 and last.body.form.text == body.form.text
    named = body.form.kind == "open" and body.form.cls in {"Hospital", "Media"} and len(body.own) > 1
    return case.means(Entity(body.form.cls, body.surface), 0.8) if peer and named else None


def _unit_of_the_last(case: Link) -> Resolved | None:
    """华岭小学纪委书记甲,|工会|主席乙"""
    last, gap = _last(case)
    if last is None or gap > 30 or case.body.form.text not in UNITS or last.begin in case.guests.visited:
        return None
    if gap <= ROW and case.body.form.text in words("desk") and last.parent is None:
        return unit(case, last)  # 市政府副秘书长、办公室主任
    # 校纪委书记甲，工会主席乙: of the school
    inner = last.body.form.kind == "place" and last.parent and last.parent.cls in SELF_STANDING
    if last.place and not _has_a_union(case, last) and last.body.form.kind == "place" and not inner:
        return None
    if _no_party_committee(case, last):
        return None
    sibling = last.parent is not None and gap <= 1  # 检察院侦查监督部、|办公室
    owner = last.parent if inner or sibling or last.body.form.text in UNITS else last.entity
    if owner is None:
        return None  # 织绣工会|主席甲,工会主席乙: a union that no one else's is
    entity = Entity(case.body.form.cls, owner.label + case.body.form.text, owner.scope)
    return case.means(entity, 0.8, place=last.place, parent=owner)


@cache
def _committees() -> frozenset[str]:
    rows = table("organisation_endings", "ending", "cls", "strength", "example")
    return frozenset(row["ending"] for row in rows if row["cls"] in _ASSEMBLIES)


def _committee_of_the_assembly(case: Link) -> Resolved | None:
    """浙江省人大常委会委员、|财经委|副主任委员王立平"""
    last, gap = _last(case)
    both = case.body.form.cls in _ASSEMBLIES and case.body.form.kind == "owned"
    if last is None or last.entity is None or gap > 10 or last.entity.cls not in _ASSEMBLIES:
        return None
    # 农业农村委 is an office of the government, too, but not right behind an office in the congress
    return unit(case, last) if both or (gap <= 3 and case.body.form.text in _committees()) else None


def _has_a_union(case: Link, last: Resolved) -> bool:
    """Whether the 工会 or 机关党委 is of the body before: 县残联副理事长甲、|工会|主席乙, not 县委副书记甲、|工会."""
    entity = last.entity
    within = case.body.form.text == "工会" or case.body.form.text.startswith("机关")  # 县妇联副主席甲、|机关党委|书记乙
    if not within or entity is None or entity.label.endswith("政府"):
        return False
    return entity.cls in _WITH_UNIONS and not last.body.form.text.startswith("委")


def _unit_of_the_house(case: Link) -> Resolved | None:
    """公司总经理甲作报告,|工会|主席乙主持会议"""
    last, gap = _last(case)
    # 陕西省委常委、宣传部长
    placed = last is not None and gap <= ROW and last.place is not None and case.body.form.kind == "place"
    if case.body.form.text not in UNITS or placed or (root := _root(case)) is None:
        return None
    return unit(case, root)


def _school_of_the_place(case: Link) -> Of | None:
    """安吉县总工会、|技师学院"""
    last, gap = _last(case)
    form = case.body.form
    alike = form.cls in {"School", "Hospital"} and len(form.text) >= 4
    return Of(last.place, 0.8) if alike and last is not None and gap <= 2 and last.place is not None else None


def _office_of_the_only_place(case: Link) -> Of | None:
    """安监局|局长王立平, in an article on 梅溪镇 that names no other's body"""
    ending = endings().get(case.body.form.text)
    told = case.body.form.kind in {"office", "local"} and ending is not None and ending.leans in {"place", "office"}
    return _only_place(case) if told else None


def _no_form_of_a_place(case: Link) -> Resolved | None:
    """项目部, of nobody"""
    return case.unknown if case.body.form.kind != "place" else None


def _place_of_the_last(case: Link) -> Of | None:
    """湖州市公安局、|卫生局"""
    last, gap = _last(case)
    place = _of_its_rank(case, last.place) if last is not None and gap <= ROW else None
    return Of(place, 0.85) if place is not None else None


def _of_its_rank(case: Link, place: Place | None) -> Place | None:
    """The place that has such a court, at `place` or above it: 中院 behind a county's court is the city's."""
    rank = next((level for level, word in RANKS.items() if word in case.body.form.name), "")
    while rank and place is not None and place.level != rank:
        place = place.parent
    return place


def _same_form_before(case: Link) -> Of | None:
    """总工会, where 安吉县总工会 was named"""
    text = case.body.form.text
    same = next((one for one in reversed(case.known) if one.body.form.text == text and one.place), None)
    return Of(same.place, 0.85) if same is not None and same.place is not None else None


def _of_the_only_place(case: Link) -> Of | None:
    """民政局|局长王立平, in an article on 安吉县 that names no other's body; 图书馆 may be that of a school"""
    housed = any(one.entity is not None and one.entity.cls in SELF_STANDING for one in (*case.hosts, *case.known))
    return None if housed and not case.body.form.text.endswith(_OF_GOVERNMENT) else _only_place(case)


def _only_place(case: Link) -> Of | None:
    if case.body.form.text.endswith("部门"):
        return None  # 公安、应急等部门, of whichever
    bodies = [one.place for one in case.known if one.place is not None and one.body.form.kind == "place"]
    place = case.anchor.only(bodies)
    return Of(place, 0.75) if place is not None else None


LEANING: Passes[Link, Resolved | Of] = Passes(
    "org/lean",
    _beside_its_peer,
    _named_unit,
    _unit_named_before,
    _unit_with_a_name,
    _committee_of_the_assembly,
    _unit_of_the_last,
    _unit_of_the_house,
    _school_of_the_place,
    _office_of_the_only_place,
    _no_form_of_a_place,
    _place_of_the_last,
    _same_form_before,
    _of_the_only_place,
)


def _last(case: Link) -> tuple[Resolved | None, int]:
    """The body named last before, and how many characters lie between."""
    last = next((one for one in reversed(case.known) if one.end <= case.body.begin), None)
    return last, case.body.begin - last.end if last is not None else 99


def _root(case: Link) -> Resolved | None:
    """Whose 人力资源部, 骨科 or 刑事审判庭 it is; None where that is not said."""
    said = ROOT.first(case)
    return said[0] if said is not None and _may_own(case, said[0]) else None


def _may_own(case: Link, root: Resolved) -> bool:
    """Whether the body of `case` can be a unit of `root`: no hospital is one of a hospital, no committee of deputies
    one of a court, 校友办 none of a school of a university."""
    body, entity = case.body, root.entity
    if body.own and 0 <= _gap(case) <= 1 and root is case.known[-1]:
        return False  # 华岭公司和|第九剧团
    if body.form.text == root.body.form.text and body.form.cls in _ROOTS:
        return False
    if _no_party_committee(case, root):
        return False
    if body.form.text.endswith("委员会") and entity is not None and entity.cls in {"Court", "Procuratorate"}:
        return body.own in _OF_COURTS
    return not (body.own.startswith("校") and root.body.form.text == "学院")


def _no_party_committee(case: Link, owner: Resolved) -> bool:
    """Whether a 党委 is none of `owner`: a court has a 党组."""
    return case.body.form.text == "党委" and owner.entity is not None and owner.entity.cls in _OF_LAW


def _gap(case: Link) -> int:
    return case.body.begin - case.known[-1].end if case.known else -1


def _owner_of_the_last(case: Link) -> Resolved | None:
    """华岭公司工会主席甲,|人力资源部|部长乙"""
    if not 0 <= _gap(case) <= 20 or (parent := case.known[-1].parent) is None:
        return None
    return next((one for one in case.known if one.entity == parent), None)


def _the_last(case: Link) -> Resolved | None:
    """华岭公司总经理甲,|人力资源部|部长乙"""
    if not 0 <= _gap(case) <= 24:
        return None
    last = case.known[-1]
    if last.begin in case.guests.visited:
        return None  # 甲中学校长一行到乙中学考察,|教务处|主任陪同: whose?
    if _of_the_page(case, last):
        return None
    unit_of_the_last = _gap(case) <= 20 and last.parent is not None
    return last if last.entity and last.entity.cls in _ROOTS and not unit_of_the_last else None


def _only_one(case: Link) -> Resolved | None:
    """电解车间, in an article on 华岭铝业有限公司"""
    if 0 <= _gap(case) <= 20 and case.known[-1].parent is not None:
        return None  # of whatever the last one is a unit of
    full = full_names(case.known)
    kinds = {"Court"} if case.body.form.cls == "Court" else {*SELF_STANDING, "Court"}
    roots = {
        one.entity: one
        for one in case.known
        if one.entity and one.parent is None and one.entity.cls in kinds and one.entity not in full
    }
    one = next(iter(roots.values())) if len(roots) == 1 else None
    return None if one is not None and _of_the_page(case, one) else one


def _of_the_page(case: Link, one: Resolved) -> bool:
    """Whether it is a paper that only the page names, which owns nothing in the text: 来源:湖州日报 …保护站站长."""
    if one.body.form.cls != "Media":
        return False
    named = (other for other in case.known if other.entity == one.entity)
    return not any(case.folded.startswith(other.text, other.begin) for other in named)


def _host_of_its_kind(case: Link) -> Resolved | None:
    """心|内科|主任甲, in an article on 安吉县人民医院 out of 湖州日报"""
    ending = endings().get(case.body.form.text)
    if case.body.form.kind != "local" or ending is None or not ending.house:
        return None
    return next((one for one in case.hosts if one.entity and one.entity.cls == ending.house), None)


ROOT: Passes[Link, Resolved] = Passes("org/root", _owner_of_the_last, _the_last, _only_one, _host_of_its_kind)
