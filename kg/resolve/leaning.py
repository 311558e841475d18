"""What a name means that says neither place nor owner: it leans on what was named before. Each pass's first line is its
example."""

from functools import cache

from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import worded
from kg.mentions.organisation_classes import ASSEMBLIES, OF_LAW, SCHOOLS_AND_HOSPITALS, SELF_STANDING
from kg.mentions.organisation_groups import LABORATORY
from kg.mentions.organisation_lexicon import having, words
from kg.mentions.organisation_office_endings import endings
from kg.model import Entity, Place
from kg.resolve import rows
from kg.resolve.departments import department_of_the_ministry, within
from kg.resolve.link import DESKS, RANKS, ROW, Link, Of, named_last, unit, units
from kg.resolve.linked import Resolved
from kg.resolve.may_own import fits, gone, has_none, house_of, not_ours, one_of_two
from kg.resolve.roots import SITES, root, union_of
from kg.rules import Passes

_OF_NO_PLACE = ("部门", "管委会", "管理委员会")
_OF_GOVERNMENT = ("局", "委", "办", "厅", "所", "大队", "支队")
_LONG = 5  # characters of a name that tells which it is: 社区卫生服务中心
_OFFICE = 5  # characters at most of an office with its mark: 副主席、
_WITH_UNIONS = frozenset({"GovernmentBody", "MassOrganisation", "Court", "Procuratorate"})


# Groups that go to the bodies named beside them.
SENT = ("巡察组", "巡视组")
_OF_A_UNION = frozenset({"组织部", "宣传部", "宣教部"})
_PARTY_SEAT, _STAFF = late("委(?:副?书记|常委)"), late("(?:相关)?(?:负责人|负责同志|干部|工作人员)|副部长")
_UNION_ITSELF = frozenset({"工会", "工会委员会"})
_HOUSE_BEFORE = worded(
    "(?P<house>公司|集团|学校|学院|医院|[我本该](?:校|院|厂|矿|司))(?:<organisation_words/party_branch>|纪委)?[^,。;!?\n]{0,18}$"
)
_HOUSE = "org/laboratory"
_ELECTS = late("选举|推选|选出|当选|换届")
_BUREAUS = ("局", "厅")
_WITH_DESKS = SELF_STANDING | OF_LAW | {"TradeUnion"}


def _group_sent_before(case: Link) -> Resolved | None:
    """安吉县委第一巡察组进驻安吉县教育局,|巡察组|组长王立平: of who sent it, never of whom it visits"""
    said = case.body.surface
    if not said.endswith(SENT):
        return None
    found = {one.entity: one for one in case.known if one.entity and one.text != said and one.text.endswith(said)}
    one = next(iter(found.values())) if len(found) == 1 else None
    return case.means(one.entity, 0.85, one.place, one.parent) if one and one.entity else case.unknown


def _named_unit(case: Link) -> Resolved | None:
    """车管所, where 安吉县公安局交警大队车管所 alone is named that ends so; 社区卫生服务中心 of 梅溪镇"""
    text = case.body.own + case.body.form.text
    if not case.body.own or len(text) < 3:
        return None
    whole = (one for one in case.known if one.parent is not None or (one.place is not None and len(text) >= _LONG))
    found = {one.entity: one for one in whole if one.text.endswith(text)}
    one = next(iter(found.values())) if len(found) == 1 else None
    return case.means(one.entity, 0.8, one.place, one.parent) if one is not None and one.entity else None


def _unit_named_before(case: Link) -> Resolved | None:
    """王立平当选为|妇联|主席, where 华岭大学妇联 alone is named that ends so"""
    text, (_, gap) = case.body.form.text, named_last(case)
    houses = {one.entity: one for one in case.known if one.body.form.rule == _HOUSE}
    house = next(iter(houses.values())) if len(houses) == 1 and text == LABORATORY and not case.body.own else None
    if house is not None and house.entity:  # 实验室|主任王立平
        return case.means(house.entity, 0.8, house.place, house.parent)
    if case.body.own or gap <= ROW:
        return None
    found = {one.entity: one for one in case.known if one.body.form.text == text and not gone(case, one)}
    one = next(iter(found.values())) if len(found) == 1 else None
    if one is None or one.parent is None or one.entity is None:
        return None
    return case.means(one.entity, 0.8, one.place, one.parent)


def _unit_with_a_name(case: Link) -> Resolved | None:
    """华岭公司总经理甲,|人力资源部|部长乙"""
    named, (last, gap) = case.body.own or house_of(case.body.form), named_last(case)
    desk = case.body.own + case.body.form.text in words("desk")  # 安吉县公安局党委委员、|政治处|主任
    if desk and last is not None and gap <= ROW and last.parent is None and last.body.form.kind == "place":
        return unit(case, last)
    owner = root(case) if named else None
    return within(case, owner) if owner is not None else None


def _beside_its_peer(case: Link) -> Resolved | None:
    """华岭电视台、|青禾电视台|"""
    body, (last, gap) = case.body, named_last(case)
    peer = last is not None and gap <= 2 and last.body.form.text == body.form.text
    named = body.form.kind == "open" and body.form.cls in {"Hospital", "Media"} and len(body.own) > 1
    return case.means(Entity(body.form.cls, body.surface), 0.8) if peer and named else None


def _committee_of_the_union(case: Link) -> Resolved | None:
    """湖州市总工会秘书长、|女职工委员会|副主任王立平"""
    last, gap = named_last(case)
    of_union = case.body.form.text in having("of_union") and not case.body.own
    if not of_union or last is None or gap > 30 or last.parent is not None:
        return None
    union = last.entity is not None and last.entity.cls == "TradeUnion"
    union = union and "工会" not in case.folded[last.end : case.body.begin]  # 高新区工会、市直工会、|女职工委员会|主任
    return unit(case, union_of(last)) if union and last.begin not in case.guests.visited else None


def _department_of_the_union(case: Link) -> Resolved | None:
    """安吉县总工会副主席甲,|组织部|负责人乙: no department of the party's committee"""
    last, gap = named_last(case)
    if last is None or gap > ROW or case.body.form.text not in _OF_A_UNION or case.body.own or last.parent is not None:
        return None
    union = last.entity is not None and last.entity.cls == "TradeUnion"
    whole = union and not _PARTY_SEAT.search(case.folded, max(0, last.begin - ROW), last.begin)
    return unit(case, last) if whole and _STAFF.match(case.folded, case.body.end) else None


def _unit_of_the_last(case: Link) -> Resolved | None:
    """华岭小学纪委书记甲,|工会|主席乙"""
    last, gap = named_last(case)
    if last is None or gap > 30 or case.body.form.text not in units() or last.begin in case.guests.visited:
        return None
    if gone(case, last) or (case.body.own and case.body.form.kind == "local"):
        return None  # 科大|党委: of a house that nothing resolves
    if gap <= ROW and case.body.form.text in words("desk") and last.parent is None:
        return unit(case, last)  # 市政府副秘书长、办公室主任
    # 校纪委书记甲，工会主席乙: of the school
    desk = last.body.form.kind == "place" or last.text.endswith(DESKS)
    # 华岭公司安全部部长甲,|工会|主席乙: of the firm
    inner = (
        desk
        and last.parent
        and not last.text.endswith(SITES)
        and (last.parent.cls in _WITH_DESKS or last.parent.label.endswith(_BUREAUS))
    )
    its = inner or _has_a_union(case, last) or rows.has_a_party_committee(case, last)
    if last.place and not its and last.body.form.kind == "place":
        return None
    if has_none(case, last) or not_ours(case, last) or one_of_two(case, last) or not fits(case, last):
        return None
    sibling = last.parent is not None and gap <= 1  # 检察院侦查监督部、|办公室
    owner = last.parent if inner or sibling or last.body.form.text in units() else last.entity
    if owner is None:  # 织绣工会|主席甲,工会主席乙: no one else's; 织绣工会副主席、|工会|办公室主任: the same
        same = gap <= _OFFICE and last.entity is not None and case.body.form.text == last.body.form.text
        return case.means(last.entity, 0.8, last.place) if same and last.entity else None
    entity = Entity(case.body.form.cls, owner.label + case.body.form.text, owner.scope)
    return case.means(entity, 0.8, place=last.place, parent=owner)


@cache
def _committees() -> frozenset[str]:
    rows = table("organisation_endings", "ending", "cls", "strength", "example")
    return frozenset(row["ending"] for row in rows if row["cls"] in ASSEMBLIES)


def _committee_of_the_assembly(case: Link) -> Resolved | None:
    """浙江省人大常委会委员、|财经委|副主任委员王立平"""
    last, gap = named_last(case)
    both = case.body.form.cls in ASSEMBLIES and case.body.form.kind == "owned"
    if last is None or last.entity is None or gap > 10 or last.entity.cls not in ASSEMBLIES:
        return None
    # 农业农村委 is an office of the government, too, but not right behind an office in the congress
    named = case.body.own and case.body.form.text == "委员会"  # 安吉县政协常委、|教科文卫体委员会|主任王立平
    return within(case, last) if both or (gap <= 3 and (named or case.body.form.text in _committees())) else None


def _has_a_union(case: Link, last: Resolved) -> bool:
    """Whether the 工会 or 机关党委 is of the body before: 县残联副理事长甲、|工会|主席乙, not 县委副书记甲、|工会."""
    entity = last.entity
    within = case.body.form.text == "工会" or case.body.form.text.startswith("机关")  # 县妇联副主席甲、|机关党委|书记乙
    if not within or entity is None or entity.label.endswith("政府"):
        return False
    return entity.cls in _WITH_UNIONS and not last.body.form.text.startswith("委")


def _unit_of_the_house(case: Link) -> Resolved | None:
    """公司总经理甲作报告,|工会|主席乙主持会议"""
    last, gap = named_last(case)
    # 陕西省委常委、宣传部长; but 安吉县中医院开会,|工会|主席
    form = case.body.form
    house = last is not None and last.entity is not None and last.entity.cls in SCHOOLS_AND_HOSPITALS
    house = house and not form.text.endswith("部")
    placed = last is not None and not house and gap <= ROW and last.place is not None and form.kind == "place"
    if case.body.form.text not in units() or placed or (owner := root(case)) is None:
        return None
    return within(case, owner)


def _the_union_itself(case: Link) -> Resolved | None:
    """递铺街道总工会换届,选举王立平为|工会|主席"""
    if case.body.form.text not in _UNION_ITSELF or case.body.own:
        return None
    unions = {one.entity: one for one in case.known if one.entity is not None and one.entity.cls == "TradeUnion"}
    others = any(one.entity is not None and one.entity.cls in SELF_STANDING for one in (*case.known, *case.hosts))
    one = next(iter(unions.values())) if len(unions) == 1 and not others else None
    elected = one is not None and _ELECTS.search(case.folded, one.end, case.body.begin) is not None
    return case.means(one.entity, 0.75, one.place, one.parent) if one is not None and one.entity and elected else None


def _school_of_the_place(case: Link) -> Of | None:
    """安吉县总工会、|技师学院"""
    last, gap = named_last(case)
    form = case.body.form
    alike = form.cls in SCHOOLS_AND_HOSPITALS and len(form.text) >= 4
    return Of(last.place, 0.8) if alike and last is not None and gap <= 2 and last.place is not None else None


def _office_of_the_only_place(case: Link) -> Of | None:
    """安监局|局长王立平, in an article on 梅溪镇 that names no other's body"""
    ending = endings().get(case.body.form.text)
    told = case.body.form.kind in {"office", "local"} and ending is not None and ending.leans in {"place", "office"}
    return _only_place(case) if told else None


def _no_form_of_a_place(case: Link) -> Resolved | None:
    """项目部, of nobody"""
    return case.unknown if case.body.form.kind != "place" else None


def _of_a_house_untold(case: Link) -> Resolved | None:
    """公司党委委员、副总经理、|工会|主席甲, of a firm that nothing resolves"""
    if case.body.own or case.body.form.text not in units():
        return None
    house = _HOUSE_BEFORE.search(case.folded, max(0, case.body.begin - 24), case.body.begin)
    known = house is not None and any(one.end == house.end("house") for one in case.known)
    return case.unknown if house is not None and not known else None


def _place_of_the_last(case: Link) -> Of | None:
    """湖州市公安局、|卫生局"""
    last, gap = named_last(case)
    place = _of_its_rank(case, last.place) if last is not None and gap <= ROW else None
    return Of(place, 0.85) if place is not None else None


def _of_its_rank(case: Link, place: Place | None) -> Place | None:
    """The place that has such a court or bureau, at `place` or above it: 中院 behind a county's court is the city's."""
    if place is not None and place.label.endswith("街道") and case.body.form.text.endswith("局"):
        return place.parent  # 递铺街道妇联、|教育局
    rank = next((level for level, word in RANKS.items() if word in case.body.form.name), "")
    while rank and place is not None and place.level != rank:
        place = place.parent
    return place


def _same_form_before(case: Link) -> Of | None:
    """总工会, where 安吉县总工会 was named"""
    text = case.body.form.text
    alike = (one for one in reversed(case.known) if one.body.form.text == text and one.body.own == case.body.own)
    same = next((one for one in alike if one.place and not case.anchor.away(one.place)), None)
    return Of(same.place, 0.85) if same is not None and same.place is not None else None


def _of_the_only_place(case: Link) -> Of | None:
    """民政局|局长王立平, in an article on 安吉县 that names no other's body; 图书馆 may be that of a school"""
    housed = any(one.entity is not None and one.entity.cls in SELF_STANDING for one in (*case.hosts, *case.known))
    return None if housed and not case.body.form.text.endswith(_OF_GOVERNMENT) else _only_place(case)


def _only_place(case: Link) -> Of | None:
    if case.body.form.text.endswith(_OF_NO_PLACE):
        return None  # 公安、应急等部门, of whichever; 管委会, of a zone
    bodies = [one.place for one in case.known if one.place is not None and one.body.form.kind == "place"]
    place = case.anchor.only(bodies)
    return Of(place, 0.75) if place is not None else None


LEANING: Passes[Link, Resolved | Of] = Passes(
    "org/lean",
    _group_sent_before,
    rows.court_of_a_town,
    _beside_its_peer,
    rows.branch_of_another_house,
    rows.of_the_league,
    rows.office_of_a_town,
    rows.of_an_unresolved_one,
    rows.of_an_unknown_house,
    _named_unit,
    _unit_named_before,
    _committee_of_the_assembly,
    _committee_of_the_union,
    _unit_with_a_name,
    _department_of_the_union,
    department_of_the_ministry,
    _of_a_house_untold,
    _unit_of_the_last,
    _unit_of_the_house,
    _the_union_itself,
    _school_of_the_place,
    _office_of_the_only_place,
    rows.of_its_town,
    _no_form_of_a_place,
    _place_of_the_last,
    _same_form_before,
    _of_the_only_place,
    rows.of_the_place,
    rows.of_its_head,
)
