"""In which body a title is held by the offices that stand beside it: of the same person, or of the one before in a row.
Each pass's first line is its example."""

from bisect import bisect_right
from functools import cache

from kg.frames.post_case import ENDS_A_SENTENCE, HOUSES, INSIDE, UNTOLD, Answer, Case, Held, Seat, called_so, own
from kg.frames.post_words import of_role
from kg.late import late
from kg.lexicon import table
from kg.model import Entity
from kg.rules import written

_CELLS = late(r"[ \t|]*[|\t][ \t|]*(?P<holder>[^\t|\n]{2,16}?)[ \t|]*[|\t][ \t|]*(?=[^\s|])")
_CELL_ENDS = frozenset({"", "\n", "\t", "|"})
_NEAR = 8  # bodies
_LONG = 40  # characters of a body's name
_ITS = "其"
_THE_OFFICE = ("一职由", "职务由")
APPOINTMENT = written("post/phrase/appointment", "王立平当选为安吉县总工会主席")


def beside_the_office(case: Case) -> Answer | None:
    """商会会长王立平、常务副会长兼|秘书长|李雪: of what the office beside it is of"""
    fits = not case.kinds or (case.beside is not None and called_so(case.beside.label, case.kinds))
    known = case.body is not None or case.current is not None or case.place is not None
    return Seat(case.beside, 0.75) if case.beside is not None and fits and not known else None


def of_the_next_cell(case: Case) -> Answer | None:
    """副局长⇥王立平⇥安吉县林业局: of the body that fills the cell behind the name; of none told in the row before"""
    folded, begin = case.folded, case.title.begin
    cells = _CELLS.match(folded, case.title.end) if folded[begin - 1 : begin] in _CELL_ENDS or not begin else None
    if cells is None or cells["holder"].replace(" ", "") != case.holder.replace(" ", ""):
        return None
    at = bisect_right(case.bodies, cells.end(), key=lambda one: one.end)
    here = [one for one in case.bodies[at : at + _NEAR] if one.begin == cells.end() and one.end < cells.end() + _LONG]
    whole = [one for one in here if folded[one.end : one.end + 1] in _CELL_ENDS and one.entity is not None]
    return Seat(whole[-1].entity, 0.85) if whole and whole[-1].entity is not None else None


def of_the_one_meant(case: Case) -> Answer | None:
    """记者采访了安吉县公安局,其|副局长|王立平作了介绍: of the body named last, if it has such an office"""
    if case.folded[case.title.begin - 1 : case.title.begin] != _ITS:
        return None
    before = [one for one in case.around_here if case.sentence <= one.begin and one.end < case.title.begin]
    last = before[-1] if before and own(before[-1], case.kinds) else None
    return Seat(last.entity, 0.75) if last is not None and last.entity is not None else None


def of_who_left_it(case: Case) -> Answer | None:
    """安吉县总工会副主席王立平出任县妇联主席,|副主席|一职由李雪接任: of what the one before held it in"""
    if not case.folded.startswith(_THE_OFFICE, case.title.end) or case.body is not None:
        return None
    left = [one for one in case.recent if one.title == case.title.name]
    return Seat(left[-1].organisation, 0.75) if left else UNTOLD


_NO_FIRMS = frozenset({"School", "Hospital"})
_OTHER_HEADS = {"校长": "院长", "院长": "校长"}  # no house has both
_OF_A_BRANCH = late("(?:、[一-鿿]{2,8})?兼[一-鿿]{2,12}分会")


def unless_headed_otherwise(case: Case, house: Entity | None) -> Answer | None:
    """`house`, unless its head is called otherwise: where 院长甲 is of the 学院, |乙校长| is none of it."""
    head = _OTHER_HEADS.get(case.title.row["title"])
    other = head is not None and any(one.organisation == house and one.base == head for one in case.before)
    return Seat(house, 0.7) if house is not None and not other else None


def as_he_was_named(case: Case) -> Answer | None:
    """嘉兴市文联主席王立平、湖州市文联主席李雪到会。|市文联主席|王立平讲话: he has the office there already"""
    body = case.body or case.current
    if body is None or body.entity is None or not body.body.level:
        return None
    same = [one for one in case.before if case.folded[one.name.begin : one.name.end] == case.holder]
    there = {
        one.organisation for one in same if one.title == case.title.name and one.organisation.cls == body.entity.cls
    }
    form = body.body.form.name.replace("{place}", "")
    there = {one for one in there if one.label.endswith(form)}
    return Seat(there.pop(), 0.85) if len(there) == 1 and form else None


def of_the_whole_club(case: Case) -> Answer | None:
    """常务副会长兼酒店分会会长王立平,|常务副会长|兼美食分会会长李雪: no deputy of the branch that is named before"""
    if not _OF_A_BRANCH.match(case.folded, case.title.end) or not case.recent or case.body is not None:
        return None
    if not case.recent[-1].organisation.label.endswith("分会"):
        return None
    whole = [one for one in case.recent if not one.organisation.label.endswith("分会")]
    return Seat(whole[-1].organisation, 0.75) if whole else UNTOLD


def deputy_of_the_one_before(case: Case) -> Answer | None:
    """主任王立平主持会议,副主任李雪出席"""
    deputy = case.title.name.startswith(("副", "常务", "第一", "兼职副", "专职副", "挂职副"))
    last = case.recent[-1] if case.recent else None
    next_to = last if last is not None and _next(case, last) else None
    if deputy and next_to is not None and next_to.base == case.title.row["title"]:
        return Seat(next_to.organisation, 0.75)  # 监理中心总监甲、副总监乙
    if not deputy or not case.title.official or (case.kinds and case.title.row["title"] not in of_role("leader")):
        return None
    if next_to is not None and called_so(next_to.organisation.label, case.kinds):
        return Seat(next_to.organisation, 0.75)  # 商会理事长甲、副会长乙
    same = [one for one in case.recent if one.base == case.title.row["title"]]
    chosen = {one.organisation for one in same if APPOINTMENT in one.why}
    if len(chosen) > 1:
        return None  # 选举甲为人大常委会主任,乙为监察委主任。副主任丙主持
    return Seat(same[-1].organisation, 0.75) if same and not _came_to_us(case, same[-1]) else None


def _next(case: Case, last: Held) -> bool:
    """Whether the row goes on: 主任王立平、|副主任李雪, 王立平主任、|李雪副主任"""
    if case.opens:
        return last.span.end == case.title.begin - len(case.holder) - 1 and case.folded[last.span.end] == "、"
    return last.name.end == case.title.begin - 1


def _came_to_us(case: Case, last: Held) -> bool:
    """Whether 我校 or 我院, another body, was named since that has such an office, too: 青禾大学校长某某来访我校."""
    since = (one for one in case.around_here if one.begin >= last.span.end and one.body.form.kind == "self")
    return any(own(one, case.kinds) and one.entity != last.organisation for one in since)


def of_the_same_house(case: Case) -> Answer | None:
    """公司总经理王立平作报告,党委书记李雪作总结"""
    title = case.title.row["title"]
    led = title in of_role("house") and case.folded[case.title.begin - 1 : case.title.begin] in {*",;、"}
    houses = {cls for cls in HOUSES if _has_such(cls, title)}
    house = [one for one in case.recent if one.organisation.cls in houses or _leads_a_firm(one)]
    house = [one for one in house if not case.never_in(one.organisation.cls)]
    if title in of_role("firm"):  # 学校与公司签约,校长王立平、|总经理李雪|代表双方签字
        house = [one for one in house if one.organisation.cls not in _NO_FIRMS]
    if not led or not house or any(mark in case.since(house[-1]) for mark in ENDS_A_SENTENCE):
        return None
    return Seat(house[-1].organisation, 0.75)


def _leads_a_firm(one: Held) -> bool:
    """第三工程局党委书记、执行董事王立平,党委副书记李雪: a firm by its offices, whatever its name says"""
    return one.base in of_role("firm")


@cache
def _has_such(cls: str, title: str) -> bool:
    """Whether a body of class `cls` has such as only some bodies have: 教师, 校长; none has a 村民."""
    rows = table("callings", "title", "classes", "held", "not_held")
    return all(cls in row["classes"].split() for row in rows if row["title"] == title)


def next_in_the_row(case: Case) -> Answer | None:
    """公司党委书记、工会主席王立平,副总经理李雪: of the firm"""
    at = case.title.begin - 1
    series = [one for one in case.recent if one.name.end == at and case.folded[at] in ",、"]
    series = [one for one in series if not case.kinds or called_so(one.organisation.label, case.kinds)]
    if not series:
        return None
    seat = min((one.organisation for one in series), key=lambda o: len(o.label))
    if not _has_such(seat.cls, case.title.row["title"]):
        return None  # 县妇联副主席甲、村民乙
    if case.title.name in of_role("town_duty") and (seat.cls == "GovernmentBody" or seat.label.endswith("武装部")):
        return None  # 武装部部长甲、组织委员乙
    if case.title.name.startswith(INSIDE) or case.title.name in of_role(
        "house"
    ):  # 法院办公室主任甲,政治部主任乙: of the court
        seat = next((one.parent for one in case.around_here if one.entity == seat and one.parent is not None), seat)
    return Seat(seat, 0.75)


def chosen_with_the_one_before(case: Case) -> Answer | None:
    """选举王立平为主席,李雪当选为秘书长"""
    chosen = (
        case.folded[case.title.begin - 1 : case.title.begin] in {"为", "选"} and case.title.begin and not case.kinds
    )
    recent = [one for one in case.recent if APPOINTMENT in one.why]  # 选举教授王立平为|主席: not what he was before
    if not chosen:
        return None
    if not recent or any(mark in case.since(recent[-1]) for mark in "。;!?\n"):
        return UNTOLD if case.title.name.startswith("副") else None
    return Seat(recent[-1].organisation, 0.75)


_LED_BY = {"主席": "chaired", "主任": "directed"}


def chair_of_who_acts(case: Case) -> Answer | None:
    """安吉县总工会召开会议,主席王立平讲话: of the one body that is named, where such have a 主席, or a 主任"""
    role = _LED_BY.get(case.title.row["title"], "")
    if not role or not case.starts or case.opens or case.unknown >= 0:
        return None
    before = [one for one in case.bodies if one.end <= case.title.begin]
    here = {one.entity for one in before if one.begin >= case.sentence} or {one.entity for one in before}
    chaired = {one for one in here if one is not None and _has_one(one, role)}
    return Seat(chaired.pop(), 0.7) if len(here) == 1 and chaired else None


def _has_one(body: Entity, role: str) -> bool:
    """Whether such a body has a 主席 or a 主任, by its `role`; 安吉县政协 ends like a committee of the party."""
    council = role == "chaired" and body.cls == "PoliticalConsultativeConference" and body.label.endswith("委员会")
    return council or body.label.endswith(of_role(role))
