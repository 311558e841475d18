"""In which body a title is held: a sieve of named passes over the words before it and the posts found so far."""

import re
from collections.abc import Sequence
from functools import cache

from kg.frames import post_abroad, post_government, post_visits
from kg.frames.post_case import ENDS_A_SENTENCE, HOUSES, UNTOLD, Answer, Case, Held, Seat
from kg.lexicon import table
from kg.mentions.organisation_lexicon import national
from kg.mentions.special_regions import form as special_form
from kg.model import Entity
from kg.resolve.linked import Resolved
from kg.rules import Passes, written

_ELECTED = re.compile("(?:选举|推选|推举)?(?:产生|选出)了?(?:新一届)?")
APPOINTMENT = written("post/phrase/appointment", "王立平当选为安吉县总工会主席")
_LEADERS = frozenset("会长 院长 校长 董事长 总经理".split())
_INSIDE = ("党组", "政治部", "政治处")  # each body of the state has but one
_OF_A_HOUSE = frozenset(
    "书记 党委书记 党委副书记 党总支书记 党支部书记 纪委书记 总经理 校长 院长 厂长 矿长 总工程师".split()
)
_NOT_SO = {"会": ("委员会", "总工会"), "院": ("检察院",)}  # which have no 会长, no 院长
_PARTY_UNITS = ("党支部", "党总支", "党委", "党组")
_OF_A_UNIT = ("书记", "委员", "成员", "常委")


def seat(case: Case) -> Seat | None:
    """Where the title of `case` is held, by the first pass of the sieve that can tell; None where none can."""
    where, rule = SIEVE.first(case) or (None, "")
    return where._replace(rule=rule) if isinstance(where, Seat) else None


def own(body: Resolved, kinds: Sequence[str]) -> bool:
    """Whether `body` ends in one of the endings that a title goes with (局长 → 局; 我校 is some 学校)."""
    if body.body.form.kind == "self" and any(kind.endswith(body.body.form.text[-1]) for kind in kinds):
        return body.entity is not None
    if body.entity is None:
        return False
    label = body.entity.label
    return any((label.endswith(k) or body.text.endswith(k)) and not label.endswith(_NOT_SO.get(k, ())) for k in kinds)


def _never_there(case: Case) -> Answer | None:
    """民盟浙江省委副主委、安吉县委主委王立平: no office of the 中共安吉县委员会"""
    body = case.body or case.current
    never = case.named("!")
    return UNTOLD if never and body is not None and body.entity and body.entity.label.startswith(never) else None


def _body_title(case: Case) -> Answer | None:
    """安吉县总工会主席王立平; 国防部长莱科夫, where nothing says of which state, is none of China's"""
    if case.body is None or case.body.entity is None:
        return None
    form = case.body.body.form
    if form.kind == "national" and form.text.endswith("部") and case.states.foreign(case.holder):
        return UNTOLD
    return Seat(case.body.entity, case.body.confidence)


def _mission_abroad(case: Case) -> Answer | None:
    """中国驻法国大使王立平"""
    named = case.states.mission(case.title.begin, case.named("~"))
    return Seat(named[0], 0.9, begin=named[1]) if named else None


def _abroad(case: Case) -> Answer | None:
    """法国总统杜邦"""
    if case.abroad is None:
        return None
    if form := case.named("~"):
        named = post_abroad.body(case.abroad, form)
        return Seat(named, 0.9, case.abroad) if named else UNTOLD
    return UNTOLD if case.current is None else None


def _as_before(case: Case) -> Answer | None:
    """李强总理, where the article has named 国务院总理李强"""
    if not case.named("~") or case.place:
        return None
    same = [one for one in case.before if one.base == case.title.row["title"]]
    same = [one for one in same if case.folded[one.name.begin : one.name.end] == case.holder]
    return Seat(same[-1].organisation, 0.85) if same else None


def _held_before(case: Case) -> Answer | None:
    """李雪副书记, where the article has named 县委副书记李雪, and no other 副书记 of that name"""
    if case.body is not None or case.current is not None or case.place is not None:
        return None
    same = [one for one in case.before if case.folded[one.name.begin : one.name.end] == case.holder]
    held = {one.organisation for one in same if one.title == case.title.name}
    return Seat(held.pop(), 0.85) if len(held) == 1 else None


def _abroad_untold(case: Case) -> Answer | None:
    """总理杜邦内, where nothing says of which state"""
    known = not case.named("~") or case.place or case.current
    return UNTOLD if not known and case.states.doubtful(case.title.begin, case.holder) else None


def _of_the_state(case: Case) -> Answer | None:
    """国务委员王立平"""
    name = case.named("=")
    if not name:
        return None
    form = special_form(name) or national(name)
    return Seat(Entity(form.cls, form.name), 0.9) if case.starts and not case.opens else UNTOLD  # 某国总理: no


def _whole_of_the_unit(case: Case) -> Answer | None:
    """华岭中心党支部组织委员、副主任王立平: of the centre, not of its party branch"""
    current = case.current
    if current is None or current.parent is None or case.kinds or case.title.row["office"] != "yes":
        return None
    unit = current.body.form.text.endswith(_PARTY_UNITS) and not any(word in case.title.name for word in _OF_A_UNIT)
    return Seat(current.parent, 0.75) if unit else None


def _body_above(case: Case) -> Answer | None:
    """安吉县人民医院纪委书记、副院长王立平"""
    above = (
        case.current.parent if case.current is not None and case.kinds and not own(case.current, case.kinds) else None
    )
    return Seat(above, 0.8) if above is not None and any(above.label.endswith(kind) for kind in case.kinds) else None


def _same_body(case: Case) -> Answer | None:
    """安吉县总工会党组书记、主席王立平"""
    current = case.current
    if current is None or current.entity is None:
        return None
    fits = not case.kinds or current.body.form.kind != "place" or own(current, case.kinds)
    return Seat(current.entity, current.confidence * 0.95) if fits else None


def _words_between(case: Case) -> Answer | None:
    """某某会主席王立平, where 某某会 is no known body"""
    return None if case.starts else UNTOLD


def _beside_the_office(case: Case) -> Answer | None:
    """商会会长王立平、常务副会长兼|秘书长|李雪: of what the office beside it is of"""
    fits = not case.kinds or (case.beside is not None and case.beside.label.endswith(tuple(case.kinds)))
    known = case.body is not None or case.current is not None or case.place is not None
    return Seat(case.beside, 0.75) if case.beside is not None and fits and not known else None


def _elected_into(case: Case) -> Answer | None:
    """选举产生了安吉县书法家协会第一届理事会,王立平当选主席,李雪为秘书长"""
    if case.body is not None or case.current is not None:
        return None
    begin = case.sentence
    elected = list(_ELECTED.finditer(case.folded, begin, case.title.begin))
    chosen = next((one for one in case.bodies if elected and one.begin == elected[-1].end()), None)
    return Seat(chosen.entity, 0.85) if chosen is not None and chosen.entity is not None else None


def _deputy_of_the_one_before(case: Case) -> Answer | None:
    """主任王立平主持会议,副主任李雪出席"""
    deputy = case.title.name.startswith(("副", "常务", "第一")) and case.title.row["office"]
    if not deputy or (case.kinds and case.title.row["title"] not in _LEADERS):
        return None
    last = case.recent[-1] if case.recent else None
    if last is not None and last.name.end == case.title.begin - 1 and last.organisation.label.endswith((*case.kinds,)):
        return Seat(last.organisation, 0.75)  # 商会理事长甲、副会长乙
    same = [one for one in case.recent if one.base == case.title.row["title"]]
    return Seat(same[-1].organisation, 0.75) if same and not _came_to_us(case, same[-1]) else None


def _came_to_us(case: Case, last: Held) -> bool:
    """Whether 我校 or 我院, another body, was named since that has such an office, too: 青禾大学校长某某来访我校."""
    since = (one for one in case.around_here if one.begin >= last.span.end and one.body.form.kind == "self")
    return any(own(one, case.kinds) and one.entity != last.organisation for one in since)


def _of_the_same_house(case: Case) -> Answer | None:
    """公司总经理王立平作报告,党委书记李雪作总结"""
    led = case.title.row["title"] in _OF_A_HOUSE and case.folded[case.title.begin - 1 : case.title.begin] in {*",;、"}
    house = [one for one in case.recent if one.organisation.cls in HOUSES]
    if not led or not house or any(mark in case.since(house[-1]) for mark in ENDS_A_SENTENCE):
        return None
    return Seat(house[-1].organisation, 0.75)


@cache
def _callings() -> dict[str, frozenset[str]]:
    """Titles that anyone may have → the classes of the bodies that they are of in a row."""
    rows = table("callings", "title", "classes", "held", "not_held")
    return {row["title"]: frozenset(row["classes"].split()) for row in rows}


def _next_in_the_row(case: Case) -> Answer | None:
    """公司党委书记、工会主席王立平,副总经理李雪: of the firm"""
    at = case.title.begin - 1
    series = [one for one in case.recent if one.name.end == at and case.folded[at] in ",、"]
    series = [
        one for one in series if not case.kinds or any(one.organisation.label.endswith(kind) for kind in case.kinds)
    ]
    if not series:
        return None
    seat = min((one.organisation for one in series), key=lambda o: len(o.label))
    classes = _callings().get(case.title.row["title"])
    if classes is not None and seat.cls not in classes:
        return None  # 县妇联副主席甲、村民乙
    if (
        case.title.name.startswith(_INSIDE) or case.title.name in _OF_A_HOUSE
    ):  # 法院办公室主任甲,政治部主任乙: of the court
        seat = next((one.parent for one in case.around_here if one.entity == seat and one.parent is not None), seat)
    return Seat(seat, 0.75)


def _chosen_with_the_one_before(case: Case) -> Answer | None:
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


def _of_the_only_body(case: Case) -> Answer | None:
    """党组成员、政治部主任王立平, where the article is about one court; 党委书记王立平, of one school"""
    inside, party = case.title.name.startswith(_INSIDE), case.title.name.startswith(_PARTY_UNITS)
    if not inside and not party:
        return None
    before = [
        one for one in case.bodies if one.end <= case.title.begin and one.body.form.kind not in {"national", "foreign"}
    ]
    whole = {one.entity for one in before if one.entity is not None and one.parent is None}
    one = whole.pop() if len(whole) == 1 else None
    if one is None or (not inside and (one.cls not in HOUSES or case.unknown >= 0)):
        return UNTOLD if inside else None
    return Seat(one, 0.7)


def _body_before(case: Case) -> Answer | None:
    """局长王立平, where the article spoke of one 局"""
    unknown = case.unknown
    fitting = [one.entity for one in case.bodies if unknown < one.end <= case.title.begin and own(one, case.kinds)]
    if unknown >= 0 and not fitting:
        return None
    if not fitting:  # 副校长甲 where the article names one school, but later; of clubs the one before may be unknown
        later = {one.entity for one in case.bodies if own(one, case.kinds) and one.entity and one.entity.cls in HOUSES}
        fitting = list(later) if len(later) == 1 else []
    first = next((one.entity for one in case.bodies if own(one, case.kinds)), None)
    if case.opens and fitting and {first} != {*fitting}:
        return None  # 卢林院长, where the article of one court speaks of another one, too
    if fitting and len(set(fitting[-3:])) > 1:  # of several firms the one that the article calls 公司
        meant = [one.entity for one in case.bodies if one.body.form.kind == "self" and own(one, case.kinds)]
        fitting = meant if len(set(meant)) == 1 else []
    return Seat(fitting[-1], 0.7) if fitting and fitting[-1] is not None else None


def _of_who_publishes(case: Case) -> Answer | None:
    """院长王立平走访群众, on a page of 安吉县人民法院 whose article names no other court"""
    here = any(own(one, case.kinds) for one in case.bodies)
    if here or not case.starts or case.unknown >= 0 or not case.kinds:
        return None
    fitting = {one.entity for one in case.around if own(one, case.kinds)}
    seat = fitting.pop() if len(fitting) == 1 else None
    return Seat(seat, 0.7) if seat is not None else None


SIEVE: Passes[Case, Answer] = Passes(
    "post",
    _never_there,
    post_visits.of_the_visited,
    post_visits.of_whom_one_meets,
    _body_title,
    _mission_abroad,
    _abroad,
    _as_before,
    _held_before,
    _abroad_untold,
    post_government.head_of_government,
    post_government.head_of_unresolved_government,
    post_government.council,
    post_government.committee_of_the_town,
    post_government.of_no_known_government,
    _of_the_state,
    _whole_of_the_unit,
    _body_above,
    _same_body,
    _words_between,
    _beside_the_office,
    _elected_into,
    _chosen_with_the_one_before,
    _deputy_of_the_one_before,
    _of_the_same_house,
    _next_in_the_row,
    _of_the_only_body,
    _body_before,
    _of_who_publishes,
)
