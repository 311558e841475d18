"""What 公司, 该院, 我校 mean: a body that the article names, or is about."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.organisation_classes import SCHOOLS_AND_HOSPITALS
from kg.resolve.link import Link
from kg.resolve.linked import Resolved
from kg.resolve.may_own import faculty, turned
from kg.rules import written

_GOES_TO = worded(
    "(?:[在到赴]|走进|前往|抵达)[一-鿿()]{2,16}?(?:<visit_words/house>|学校|[中小]学|集团|银行|法院|检察院)[,、。;]"
)
_FIRST = 200  # bodies
_FAR = 300  # characters
_WHOLE, _OUR_FACULTY = frozenset({"学校", "校"}), late("[我本该]院")
_FIRMS = frozenset({"公司", "集团", "集团公司", "企业"})
_PLANTS = ("厂", "矿", "站", "段", "店", "场", "车间", "项目部")  # none is called 公司
# 公司召开会议。|华岭集团|党委书记某某到会: of the firm above, which is named later for its officers alone
_OF_A_GUEST = late(
    "(?:[一-鿿]{2,8}(?:分公司|支行|分行))?(?:党委|党组|纪委|工会|团委)?(?:副?书记|副?总|副?董事|副?主席|副?经理|负责人)"
)
_BOARD = late("[^,。;!?\n]{0,8}?[董监]事")
_ASKED = 60  # characters
_ASKS = late("(?:邀请|特邀|[受应]邀(?:参加|出席|参观|赴|到))了?[^。;!?\n]*$")
_JOINS = ("任", "加入", "入职", "调入")
_OUR_FIRM = late("我(?:司|公司|集团)")


_OF_THE_TEXT = written("org/unresolved/of-the-text", "我局开展宣传 (headline); 安吉县水利局举行活动 (text)")
_TO = late("(?:[对向与和同到赴访]|邀请)$")
_CLAUSE, _SENTENCE = late("[,;。!?\n]"), late("[。;!?\n]")
_OF_A_PARTY = frozenset({"学院", "大学", "医院"})
_OPENS = 20  # characters of a text before the body that acts in it first
_HOLDS = worded(
    "(?:在[^,。;]{2,12}|联合[^,。;]{2,14})?(?:<event_words/well>|组织|精心)*(?:举[行办]|召开|开展|启动|迎来)"
)


def of_the_text(headline: Sequence[Resolved], text: Sequence[Resolved], folded: str) -> tuple[Resolved, ...]:
    """The bodies of the headline; 我局 and 我校 there are what the text, `folded`, means by them, or who acts
    first in it: |安吉县水利局|举行活动; so is the 教育部 of a text that means Taiwan's."""
    return tuple(
        _told(one, text, folded) if one.entity is None and _own(one) else _of_that_state(one, text) for one in headline
    )


def _of_that_state(one: Resolved, text: Sequence[Resolved]) -> Resolved:
    """`one` of the headline; where it is a ministry's name, that of the only state whose the text means by it."""
    if one.body.form.kind != "national":
        return one
    same = {other.entity: other for other in text if other.text == one.text and other.body.form.kind == "national"}
    other = next(iter(same.values())) if len(same) == 1 else one
    return replace(one, entity=other.entity, place=other.place, parent=other.parent)


def _own(one: Resolved) -> bool:
    return one.body.form.kind == "self" and one.text[0] in "我本" and one.body.owner is None


def _told(one: Resolved, text: Sequence[Resolved], folded: str) -> Resolved:
    form, first = one.body.form, text[0] if text else None
    found = {same.entity: same for same in text if same.text == one.text and same.entity is not None}
    if not found and first is not None and first.entity is not None and first.begin < _OPENS:
        fits = form.cls in {"", first.entity.cls} and (form.cls or first.entity.label.endswith(form.text))
        if fits and first.body.form.kind not in {"self", "national"} and _HOLDS.match(folded, first.end):
            found = {first.entity: first}
    if len(found) != 1:
        return one
    told = next(iter(found.values()))
    why = (*one.why, _OF_THE_TEXT)
    return replace(one, entity=told.entity, place=told.place, parent=told.parent, confidence=0.8, why=why)


def meant(case: Link) -> Resolved:
    """公司, 该院: the latest body of that kind that has a name of its own; 我校 and 学校: the article's own school,
    though it is named later and another one was named before."""
    form, text = case.body.form, case.unknown.text
    if text[0] == "本" and form.text in _FIRMS:
        ours = _of_the_document(case)
        if ours is not None and ours.entity is not None:
            return case.means(ours.entity, 0.8, place=ours.place)
        if case.folded.endswith(_JOINS, 0, case.body.begin):
            return case.unknown  # of whom the document is, no house of the life that it tells
    own = text[0] in "我本" or (text[0] != "该" and form.cls in SCHOOLS_AND_HOSPITALS)
    others = case.hosts if text[0] != "该" else ()  # which points at who was named before
    order = [*others, *reversed(case.known)] if own else [*reversed(case.known), *others]
    guests = case.guests.of(text)
    fitting = [one for one in order if one.entity not in guests and _fits(case, one, own)]
    fitting = [one for one in fitting if text[0] != "我" or not _asked(case, one)]
    if form.text in _FIRMS and not own:
        if text[0] != "该" and _of_nobody_named(case):
            return case.unknown
        fitting = [one for one in fitting if one in case.known or not _OF_A_GUEST.match(case.folded, one.end)]
        fitting = [one for one in fitting if not _named_beside(case, one)]
        fitting = [one for one in fitting if not _of_a_board(case, one)]
    if text[0] == "该":
        fitting = [one for one in fitting if not _meets(case, one)]
    elif party := _of_the_party(case, fitting):
        fitting = [party]
    clubs = [one for one in fitting if not _committee(one)] if form.text == "会" else fitting
    one = next(iter(clubs or fitting), None)
    if text[0] == "该" and one is not None and _gone_on(case, one):
        return case.unknown
    return case.means(one.entity, 0.8, place=one.place) if one is not None and one.entity else case.unknown


def _of_the_document(case: Link) -> Resolved | None:
    """青禾公司(以下简称“公司”)聘任某某,曾任华岭集团公司经理,2015年任|本公司|董事长: what 公司 was said for first"""
    said = (one for one in islice(case.done.values(), _FIRST) if one.body.form.kind == "self")
    return next((one for one in said if one.body.form.text in _FIRMS and one.text[0] != "该"), None)


def _asked(case: Link, one: Resolved) -> bool:
    """Whether we ask `one` to come, or are asked by it: 邀请|青禾医院护理部主任甲|到我院授课"""
    at = case.folded.find(one.text)
    return at >= 0 and _ASKS.search(case.folded, max(0, at - _ASKED), at) is not None


def _named_beside(case: Link, one: Resolved) -> bool:
    """Whether its officers stand behind in the same sentence: |集团|董事长甲、总经理乙,华岭集团董事长丙"""
    stop = _SENTENCE.search(case.folded, case.body.end)
    again = case.folded.find(one.text, case.body.end, stop.start() if stop else len(case.folded))
    return again >= 0 and _OF_A_GUEST.match(case.folded, again + len(one.text)) is not None


def _meets(case: Link, one: Resolved) -> bool:
    """Whether `one` acts on what is meant, in one clause: 青禾法院院长甲|对|该院的接待表示感谢."""
    before = _TO.search(case.folded, max(0, case.body.begin - 2), case.body.begin)
    return (
        before is not None and one.begin < case.body.begin and not _CLAUSE.search(case.folded, one.end, case.body.begin)
    )


def _of_the_party(case: Link, fitting: Sequence[Resolved]) -> Resolved | None:
    """青禾学院书记甲带领党委宣传部、|学院|办公室负责人来我校: of those who come, until they have come"""
    if (
        case.unknown.text not in _OF_A_PARTY
        or not case.known
        or case.known[-1].entity in {one.entity for one in fitting}
    ):
        return None
    last = next((one for one in reversed(case.known) if one.entity in case.guests.bare and one.parent is None), None)
    if last is None or last.entity is None or not last.entity.label.endswith(case.unknown.text):
        return None
    return None if turned(case, last) or _SENTENCE.search(case.folded, last.end, case.body.begin) else last


def _gone_on(case: Link, one: Resolved) -> bool:
    """Whether one has gone to another house since, whose name is not known: 在某某学院,考察团听取了该院…."""
    houses = _GOES_TO.finditer(case.folded, one.end, case.body.begin) if 0 < case.body.begin - one.end < _FAR else ()
    return any(not any(known.end == house.end() - 1 for known in case.known) for house in houses)


def _of_nobody_named(case: Link) -> bool:
    """公司召开大会。华岭集团党委书记某某到会,|公司|工会主席某某发言: a firm that was spoken of before any was named"""
    said = (one for one in islice(case.done.values(), _FIRST) if one.body.form.kind == "self")
    first = next((one for one in said if one.body.form.text in _FIRMS), None)
    return first is not None and first.entity is None


def _another_firm_is_ours(case: Link, one: Resolved) -> bool:
    """到我司调研,华岭集团总经理某某参加,|集团|董事长某某陪同: 我司 was said before any firm was named"""
    ours = _OUR_FIRM.search(case.folded, 0, case.body.begin)
    firms = (known for known in case.known if known.entity is not None and known.entity.cls == "Enterprise")
    first = next(firms, None)
    return (
        ours is not None
        and not (one.entity in {h.entity for h in case.hosts} and _told_of(case, one))
        and first is not None
        and ours.start() < first.begin
    )


def _told_of(case: Link, one: Resolved) -> bool:
    """Whether the text names it otherwise than for its officers alone."""
    named = re.finditer(re.escape(one.text), case.folded)
    return any(not _OF_A_GUEST.match(case.folded, told.end()) for told in named)


def _of_a_board(case: Link, one: Resolved) -> bool:
    """公司|董事长甲到湖州分公司调研: no branch has a board"""
    branch = one.entity is not None and one.entity.label.endswith("分公司")
    return branch and _BOARD.match(case.folded, case.body.end) is not None


def _committee(one: Resolved) -> bool:
    """Whether it only ends like a club: 该会 is 华岭商会, though 安吉县管理委员会 was named since."""
    return one.entity is not None and one.entity.label.endswith("委员会")


def _fits(case: Link, one: Resolved, own: bool) -> bool:
    """Whether the noun can mean `one`; `own`: it is the article's own body."""
    form, entity = case.body.form, one.entity
    assert entity is not None  # only resolved names are known
    called = form.cls in {"", entity.cls} or entity.label.endswith(form.text)  # 教育集团 of schools is called 集团
    if form.name != form.text:
        return entity.label.endswith(form.name)  # 中院: no county's court
    if not called or one.body.form.kind in ({"self", "national"} if own else {"self"}):
        return False
    if form.text in _FIRMS and entity.cls in {"Enterprise", "School", "Hospital"}:
        group = form.text.startswith("集团")  # 集团公司总经理甲到青山沟矿业公司调研: not of the 矿业公司
        if entity.label.endswith(_PLANTS) or _another_firm_is_ours(case, one):
            return False
        branch = one.parent is not None and not entity.label.endswith("公司")  # 青禾集团湖州|分公司 is called 公司, too
        return not branch and (not group or "集团" in entity.label or any("集团" in n for n in one.names))
    ours = entity.label.endswith("学院") and _OUR_FACULTY.search(case.folded)  # 学校领导对我院工作的支持
    if form.text == "学院" and entity.label.endswith("大学"):
        return False  # 华岭大学数学学院开会,|学院|院长某某讲话
    if form.text in _WHOLE and (ours or faculty(one)):
        return False  # a part of the 学校: 我校 is no 机电学院
    school = form.cls == entity.cls == "School" and one.parent is None
    club = form.cls == "MassOrganisation" and len(form.text) > 1  # 商会 is no 工商业联合会
    return school or entity.label.endswith(form.text if club else form.text[-1])
