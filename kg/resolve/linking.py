"""Which entity a body's name means: a sieve of named passes, surest first. Each pass's first line is its example."""

import re
from dataclasses import replace

import rjieba

from kg.mentions.organisation_classes import ASSEMBLIES, SELF_STANDING
from kg.mentions.organisation_lexicon import having, somebodys
from kg.mentions.organisation_scan import Body
from kg.mentions.special_regions import is_special
from kg.model import Entity, Place
from kg.resolve.departments import branch, faculty
from kg.resolve.leaning import LEANING
from kg.resolve.levels import fits
from kg.resolve.link import DESKS, RANKS, Link, Of, unit
from kg.resolve.linked import Resolved
from kg.resolve.named_before import end_of_a_name, named_before, named_in_short, short_names
from kg.resolve.self_reference import meant
from kg.rules import Passes

_LEVELS = frozenset("省市县区州")
_HOUSES = frozenset({"局", "厅", "院", "行", "社"})  # 市|局 says not which
_JUDICIAL, _CASE = frozenset({"Court", "Procuratorate"}), 160  # characters back that tell of a case
_DESKS_OF_HOUSES = (*DESKS, "股", "大队", "中队", "支队", "党委", "党组")
_NO_COURTS = frozenset({"township", "village"})
_COMMITTEE = ("会{place}委员会", "盟{place}委员会", "党{place}委员会", "社{place}委员会")  # of the eight parties
_OF_THE_STATE = ("局", "总局", "委", "办", "署")
_NUMBERED = frozenset(level + number for level in _LEVELS for number in "第一二三四五六七八九十")
_OFFICES, _HALLS = frozenset("办公室 处 科 室 部 办".split()), frozenset("实验室 中心 研究中心 基地".split())
_PREFIXES = ("国网", "武警", "消防")


def link(case: Link) -> Resolved:
    """The body of `case` with its entity; without one where no pass knows it."""
    said = LINKING.first(case)
    return said[0] if said is not None else case.unknown


def _of_the_other_state(case: Link) -> Resolved | None:
    """俄罗斯国防部宣布行动,国防部称行动继续; not 中国国防部"""
    if case.body.form.kind != "national" or case.body.surface.startswith(("中国", "中华", "我国")):
        return None
    last = next((one for one in reversed(case.known) if one.body.form.text == case.body.form.text), None)
    abroad = last is not None and last.body.form.kind == "foreign" and last.body.surface != last.body.form.text
    return case.means(last.entity, 0.8) if last is not None and last.entity is not None and abroad else None


def _whole_name(case: Link) -> Resolved | None:
    """中华全国总工会"""
    form = case.body.form
    if form.kind not in {"national", "foreign"}:
        return None
    return case.means(Entity(form.cls, form.name), 0.98, place=case.body.place)


def _of_the_state(case: Link) -> Resolved | None:
    """国家烟草局 is no county's, whatever the article is about"""
    body = case.body
    told = body.surface.startswith("国家") and body.surface.endswith(_OF_THE_STATE) and body.owner is None
    return case.means(Entity(body.form.cls, body.surface), 0.85) if told and body.place is None else None


def _self_reference(case: Link) -> Resolved | None:
    """安吉县人民医院开会,该院党委书记讲话"""
    return meant(case) if case.body.form.kind == "self" else None


def _of_whom_it_begins_with(case: Link) -> Resolved | None:
    """青禾公司总会计师甲、|华岭银行信贷部|, where 华岭银行 is named"""
    body = case.body
    if body.form.kind not in {"owned", "local"} or len(body.own) < 4:
        return None
    named = (one for one in reversed(case.known) if len(one.text) > 3 and body.own.startswith(one.text))
    owner = next((one for one in named if one.entity and one.entity.cls in SELF_STANDING), None)
    return unit(case, owner, body.own[len(owner.text) :]) if owner is not None else None


def _of_its_owner(case: Link) -> Resolved | None:
    """安吉县人民医院|工会"""
    return unit(case, case.done.get(id(case.body.owner))) if case.body.owner is not None else None


def _of_a_town_of_that_name(case: Link) -> Resolved | None:
    """南平|法庭: a city has none"""
    body, place = case.body, case.body.place
    if place is None or body.own or body.form.text not in having("of_town") or place.level not in {"province", "city"}:
        return None
    here = case.anchor.local(body.form.cls, body.surface)
    return case.means(here, 0.8) if here is not None else case.unknown


def _hospital_of_a_short_place(case: Link) -> Resolved | None:
    """湖州|医院 is no 湖州市人民医院"""
    body, place = case.body, case.body.place
    if place is None or body.form.text != "医院" or body.surface.startswith(place.label):
        return None
    return case.means(Entity(body.form.cls, body.surface), 0.85)


def _of_its_place(case: Link) -> Resolved | None:
    """安吉县|总工会"""
    return _placed(case, case.body.place, 0.97) if case.body.place is not None else None


def _house_of_its_level(case: Link) -> Resolved | None:
    """市|局, in an article on 湖州市公安局 or on 安吉县公安局"""
    body = case.body
    if not body.level or body.own or body.form.text not in _HOUSES:
        return None
    return _house(case, body.level, body.form.text)


def _desk_of_that_house(case: Link) -> Resolved | None:
    """县局政工|室, in an article on 安吉县公安局"""
    said, form = case.body.level + case.body.own, case.body.form
    if len(said) < 4 or said[0] not in _LEVELS or said[1] not in _HOUSES or not form.text.endswith(_DESKS_OF_HOUSES):
        return None
    house = _house(case, said[0], said[1])
    if house.entity is None:
        return house
    return unit(case, replace(house, names=(house.entity.label,)), said[2:])


def _house(case: Link, level: str, noun: str) -> Resolved:
    """What 市|局 means: the only such body that the article is about; `case.unknown` where there are others."""
    place = case.anchor.at(level, case.body.begin, above=case.body.above)
    ended = [one for one in case.known if one.entity and one.place and one.body.form.text.endswith(noun)]
    here = {one.entity for one in ended if one.place == place} - {None}
    if len(here) == 1 and (same := here.pop()):
        return case.means(same, 0.85, place=place)
    kinds = {one.body.form for one in ended if one.body.form.kind == "place"}
    if here or place is None or len(kinds) != 1:
        return case.unknown  # 县教育局与县财政局座谈,市局领导: whose?
    kind = kinds.pop()
    return case.means(Entity(kind.cls, official(kind.name, place), place.adcode), 0.75, place=place)


def _of_the_case(case: Link) -> Resolved | None:
    """丁某受贿一案在嘉兴市中级人民法院受审,|市中院院长, in an article whose headline names 湖州"""
    body = case.body
    if body.form.cls not in _JUDICIAL or not body.level or body.own:
        return None
    begin = max(0, body.begin - _CASE)
    near = [one for one in case.known if one.begin >= begin and one.body.form.name == body.form.name]
    courts = {one.entity: one.place for one in near if one.entity and one.place and fits(one.place, body.level)}
    if len(courts) != 1 or "案" not in case.folded[begin : body.begin]:
        return None
    court, place = courts.popitem()
    return case.means(court, 0.85, place=place)


def _of_its_party(case: Link) -> Resolved | None:
    """民进湖州市委会来访,湖州市委会主委讲话: of the only party whose committees the article names"""
    body = case.body
    if body.form.text != "委会" or body.own or "{place}" in body.form.name:
        return None
    place = body.place or (case.anchor.at(body.level, body.begin) if body.level else None)
    named = {one.body.form.name: one.body.form.cls for one in case.known if one.body.form.name.endswith(_COMMITTEE)}
    if place is None or len(named) != 1:
        return None
    name, cls = named.popitem()
    return case.means(Entity(cls, official(name, place), place.adcode), 0.85, place=place)


def _of_its_level(case: Link) -> Resolved | None:
    """县|总工会, in an article on 安吉县"""
    body = case.body
    if not body.level:
        return None
    place = case.anchor.at(body.level, body.begin, above=body.above)
    if place is None and not body.above:  # of a county that no gazetteer knows, named before
        unlisted = (one.place for one in reversed(case.known) if one.place and not one.place.adcode)
        place = next((where for where in unlisted if fits(where, body.level)), None)
    if place is not None and place.level == "zone" and body.form.cls in ASSEMBLIES:
        place = place.parent if place.parent is not None and place.parent.label.endswith(body.level) else None
    if place is not None and place.level == "county" and RANKS["city"] in body.form.name:  # 石狮市 has no 市中院
        place = place.parent if place.parent is not None and place.parent.level == "city" else None
    return named_in_short(case, _placed(case, place, 0.9)) if place else case.unknown


def _leaning(case: Link) -> Resolved | None:
    """湖州市公安局、|卫生局"""
    if not case.body.bare:
        return None
    said = LEANING.first(case)
    if said is None or said[0] is case.unknown:
        return end_of_a_name(case) or case.unknown
    if isinstance(said[0], Of) and case.body.form.cls in _JUDICIAL and said[0].place.level in _NO_COURTS:
        return case.unknown  # 洛舍镇党委书记甲出席,|法院|有关部门参加
    return said[0] if isinstance(said[0], Resolved) else _placed(case, *said[0])


def _declared(case: Link) -> Resolved | None:
    """竹业联合会(简称竹联会), which nothing resolves"""
    return case.unknown if case.body.form.kind == "declared" else None


def _of_the_level_it_opens_with(case: Link) -> Resolved | None:
    """省|竹乡交流协会, in an article on 安吉县"""
    body, level = case.body, case.body.surface[:1]
    if level not in _LEVELS or body.form.kind not in {"open", "office"} or len(body.surface) < 5:
        return None
    if any(rjieba.has_word(body.surface[:size]) for size in (2, 3)):
        return None  # 市政工程公司
    place = case.anchor.at(level, body.begin)
    if place is None:
        return case.unknown
    whole = Entity(body.form.cls, place.label + body.surface[1:], place.adcode)
    return named_in_short(case, case.means(whole, 0.85, place=place))


def _by_its_own_name(case: Link) -> Resolved | None:
    """青禾机械有限公司"""
    form = case.body.form
    hall = form.text in _HALLS and rjieba.has_word(case.body.own)
    if form.kind == "local" or (form.kind == "owned" and (form.text in _OFFICES or hall)):
        return None  # 巡护队 may be any, 合作发展|办公室 and 国家|实验室 are somebody's
    unnamed = case.body.surface in somebodys() or case.body.surface[:2] in _NUMBERED  # 作家协会, 市二医院
    return None if unnamed else case.means(Entity(form.cls, case.body.surface), 0.85, names=short_names(case))


LINKING: Passes[Link, Resolved] = Passes(
    "org/link",
    _of_the_other_state,
    _whole_name,
    _of_the_state,
    _self_reference,
    _of_whom_it_begins_with,
    _of_its_owner,
    _of_a_town_of_that_name,
    _hospital_of_a_short_place,
    _of_its_party,
    _of_its_place,
    _house_of_its_level,
    _desk_of_that_house,
    _of_the_case,
    _of_its_level,
    _leaning,
    named_before,
    _declared,
    end_of_a_name,
    _of_the_level_it_opens_with,
    faculty,
    branch,
    _by_its_own_name,
)


def _placed(case: Link, place: Place, confidence: float) -> Resolved:
    body = case.body
    short = place.label + body.own + body.form.text
    if is_special(place) and body.form.name.startswith("中共"):
        return case.unknown  # 中联办副秘书长、|社工部|部长: of no committee of Macau's
    if place.level == "township" and body.form.name.endswith("供销合作社联合社"):
        label = place.label + "供销合作社"  # 梅溪镇供销社 joins no others
    elif body.form.kind == "place" and is_special(place) and body.form.name.endswith("政府"):
        label = short  # 新竹县政府 is no 人民政府
    elif body.form.kind == "place":
        label = official(body.form.name, place)
    elif _told_before(body, place) and not body.surface.startswith(_PREFIXES) and not _of_two_places(body, place):
        label = short  # 梅溪镇副镇长、|应急办|主任
    else:
        label = body.surface  # 湖州职业技术学院 is no 湖州市职业技术学院
    names = (body.surface, short, *_called(label))
    if label == body.surface and (body.form.cls == "Enterprise" or body.form.text in having("short")):
        names = (label,)  # nobody says 湖州市海关
    if body.form.text.startswith("委") and not body.form.name.startswith("中共"):
        names = tuple(name for name in names if name != short)  # 共青团安吉县委 is never 安吉县委
    return case.means(Entity(body.form.cls, label, place.adcode), confidence, place=place, names=names)


def _told_before(body: Body, place: Place) -> bool:
    """Whether the name itself does not say its place in short, as 湖州职业技术学院 does."""
    return bool(body.level or body.bare) or place.label in body.surface or place.label[:2] not in body.surface


def _of_two_places(body: Body, place: Place) -> bool:
    """Whether a place that is none above `place` opens the name: 台北市|台南市|同乡会."""
    opened, above = body.surface.partition(place.label)[0], place.parent
    while above is not None and opened:
        opened, above = opened.replace(above.label, "").replace(above.label[:2], ""), above.parent
    return bool(opened) and place.label in body.surface


def official(name: str, place: Place) -> str:
    """The official name of the body of `place`; `name` is a template with {place}, of courts {rank}, of what a city was
    before it was one {prefecture}. A special administrative region has a 政府, no 人民政府."""
    prefecture = re.sub("市$", "地区", place.label)
    made = name.format(place=place.label, rank=RANKS.get(place.level, ""), prefecture=prefecture)
    return made.replace("特别行政区人民政府", "特别行政区政府")


def _called(label: str) -> tuple[str, ...]:
    """What a committee of the youth league is usually called: 共青团安吉县委员会, 共青团安吉县委."""
    called = label.replace("中国共产主义青年团", "共青团", 1)
    return (called, called.removesuffix("员会")) if called != label else ()
