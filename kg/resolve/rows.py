"""Units in a row of offices whose house is none of those named before: the youth league's departments, those of a body
that nothing resolves. Each pass's first line is its example."""

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.organisation_lexicon import words
from kg.mentions.organisation_office_endings import department
from kg.mentions.organisation_scan import Body, opens_row
from kg.model import Entity, Place
from kg.resolve.anchor import Anchor
from kg.resolve.link import DESKS, Link, Of, unit, units
from kg.resolve.linked import Resolved

_ENDS = late("[。;!?\\n]")
_ROW_OF_ONE = 30  # characters from a house to the next office of one person
_ROW_OF_SEVERAL = 48
_OF_ITS_PARTY = late(
    "(?:机关)?党委(?:专职)?副?(?:书记|委员)"
    "(?:[、,兼](?:常务|专职)?副?(?:[校院局所行厂矿]长|总经理|总裁|董事长|书记|主任|主席))*[、,兼]"
)
# a head of a place who acts, and the next clause: 县长王立平出席,|教育局; no guest's
_HEAD = worded(
    "(?P<level>[省市县区州旗])(?:委(?:副?书记|常委)|长)"
    "(?![^。;!?\n]{0,60}(?:一行|来访|[来到赴][^,。;!?\n]{0,12}<visit_words/visit+inspect>|代表))"
    "[^。;!?\n]{2,60}[,、]$"
)
_DEPARTMENT = ("局", "委")
_OF_TOWNS, _TOWNS = frozenset("纪委 武装部 人大 团委 妇联".split()), ("镇", "乡", "街道")
_HELD_THERE = late(  # no sentence of guests or of the county's leaders since
    "(?:组织)?(?:召开|举[办行]|开展)(?:(?!(?:^|[^镇乡各])[省市县区](?:[委长]|人大|政协|政府|纪委)|一行|[来到赴])[^\n]){0,160}"
)
_STREETS = "办事处"
_COURTS = frozenset({"法庭", "人民法庭"})
_BASIC = late("[^中高]+[县市区旗]人民法院")
# from the branch of a whole house to one of another, whose name opens its own: 青禾公司党支部|、|华岭传媒党支部
_PEERS = worded("[、和与](?:[^,;。、和与]{2,10}(?:<organisation_words/party_branch>|工会)[、和与])*")
_BRANCHES = frozenset("党支部 党总支 党委 工会".split())
_PARTS = tuple("关部处科室队组站所间厂段班系")  # 机关|党支部, 综合部|党支部
_UNKNOWN = worded(
    "(?:[,。;:\\n]|^)(?P<house>[^,。;:、\\n]{1,10}(?:<organisation_words/unknown_house>|[支分]行)|监狱|银行|看守所)"
    "(?:党组|<organisation_words/party_branch>)副?(?:书记|委员|成员)(?:[一-鿿·]{2,6}(?:、[一-鿿·、]{2,30}?)?)?、$"
)


def of_the_league(case: Link) -> Resolved | None:
    """团省委常委、|组织部|部长王立平: no department of the party's committee"""
    last = next((one for one in reversed(case.known) if one.end <= case.body.begin), None)
    if last is None or last.entity is None or "共产主义青年团" not in last.entity.label:
        return None
    near = 0 < case.body.begin - last.end <= 4 and case.folded[case.body.begin - 1] == "、"
    return unit(case, last) if near and case.body.form.text.endswith(DESKS) else None


def of_an_unresolved_one(case: Link) -> Resolved | None:
    """县妇联副主席甲、|家儿部|部长乙, where no county is known: of no firm named before"""
    latest = next(reversed(case.done.values()), None)
    if latest is None or latest.entity is not None or latest.body.bare or latest.body.form.kind == "self":
        return None
    between = case.folded[latest.end : case.body.begin]
    row = 0 < len(between) <= _ROW_OF_ONE and "、" in between[-1:] and not _ENDS.search(between)
    return case.unknown if row and case.body.form.text.endswith(DESKS) else None


def of_an_unknown_house(case: Link) -> Resolved | None:
    """设计院党总支副书记、|工会|主席王立平, where nothing tells which 设计院; 设计院党委书记丁一舟、|工会|主席"""
    begin = case.body.begin
    row = _UNKNOWN.search(case.folded, max(0, begin - _ROW_OF_SEVERAL), begin)
    if case.body.form.text not in units() or row is None:
        return None
    inside = any(row.start("house") <= one.begin and one.end <= begin for one in case.known)
    return None if inside else case.unknown


def branch_of_another_house(case: Link) -> Resolved | None:
    """青禾公司党支部、|华岭传媒党支部|获得一等奖: no part of 青禾公司"""
    body, last = case.body, next(reversed(case.known), None)
    row = last is not None and peers(last.body, body) and _PEERS.fullmatch(case.folded, last.end, body.begin)
    return case.means(Entity(body.form.cls, body.surface), 0.8) if row else None


def peers(last: Body, body: Body) -> bool:
    """Whether `last` is the branch of a whole house, and `body` one with a name of its own, in a row of them."""
    named = len(body.own) > 1 and not body.own.endswith(_PARTS)
    whole = last.owner is not None and not last.own
    return named and whole and body.form.text in _BRANCHES and last.form.text in _BRANCHES


def has_a_party_committee(case: Link, last: Resolved) -> bool:
    """湖州市第一医院党委委员、副院长、|纪委|书记王立平: whose 党委 is named in the row has a 纪委, too"""
    row = _OF_ITS_PARTY.fullmatch(case.folded, last.end, case.body.begin)
    return case.body.form.text == "纪委" and row is not None


def of_the_place(case: Link) -> Of | None:
    """来自|公安局|、教育局、财政局的代表队, in an article on 安吉县"""
    place = case.anchor.main if opens_row(case.folded, case.body.begin) else None
    return Of(place, 0.75) if place is not None and case.anchor.only([place]) else None


def of_its_head(case: Link) -> Of | None:
    """县长王立平出席,|教育局|局长李雪主持, in an article on 安吉县: of the place whose head the sentence names"""
    body = case.body
    if body.form.kind != "place" or body.own or not body.form.text.endswith(_DEPARTMENT):
        return None
    head = _HEAD.search(case.folded, max(0, body.begin - 70), body.begin)
    place = case.anchor.at(head["level"], body.begin) if head is not None else None
    return Of(place, 0.75) if place is not None else None


def of_its_town(case: Link) -> Resolved | None:
    """洛舍镇召开会议,|纪委|书记李雪主持: of the town that acts, where none of its county is named since"""
    body = case.body
    if body.own or body.form.text not in _OF_TOWNS:
        return None
    place = town_that_acts(case.anchor, case.folded, body.begin)
    if place is None:
        return None
    form = department(body.form.text)
    label = form.name.format(place=place.label) if form is not None else place.label + body.form.text
    return case.means(Entity(form.cls if form is not None else body.form.cls, label, place.adcode), 0.75, place=place)


def office_of_a_town(case: Link) -> Resolved | None:
    """递铺街道妇联、|宣传办|联合举办, 洛舍镇召开会议,|党政办|主任李雪主持: of the town whose body the sentence names
    last, else of the one that acts; 递铺街道党工委书记王立平讲话,|办事处|主任李雪主持"""
    body, last = case.body, next((one for one in reversed(case.known) if one.end <= case.body.begin), None)
    named = body.own + body.form.text
    if named != _STREETS and named not in words("town_office"):
        return None
    near = last is not None and not _ENDS.search(case.folded, last.end, body.begin)
    place = last.place if near and last is not None else None
    if place is None or place.level != "township":
        place = None if named == _STREETS or near else town_that_acts(case.anchor, case.folded, body.begin)
    if place is None or (named == _STREETS and not place.label.endswith("街道")):
        return None
    return case.means(Entity("GovernmentBody", place.label + named, place.adcode), 0.75, place=place)


def town_that_acts(anchor: Anchor, folded: str, at: int) -> Place | None:
    """The town that holds what is told at `at`, where none of its county is named since: 洛舍镇召开会议,|纪委书记."""
    place = next((one for level in _TOWNS if (one := anchor.at(level, at))), None)
    said = folded.rfind(place.label, 0, at) if place is not None else -1
    acts = place is not None and said >= 0 and _HELD_THERE.fullmatch(folded, said + len(place.label), at)
    return place if acts else None


def court_of_a_town(case: Link) -> Resolved | None:
    """泗安|法庭, where 长兴县人民法院 is the only court named that has such ones: no 中级人民法院 has"""
    if case.body.form.text not in _COURTS or not case.body.own:
        return None
    courts = {one.entity: one for one in case.known if one.entity is not None and _BASIC.fullmatch(one.entity.label)}
    return unit(case, next(iter(courts.values()))) if len(courts) == 1 else case.unknown
