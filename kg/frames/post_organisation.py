"""In which body a title is held: a sieve of named passes over the words before it and the posts found so far."""

from collections.abc import Sequence

from kg.frames import post_elected, post_government, post_groups, post_rows, post_states, post_visits
from kg.frames.post_case import HOUSES, INSIDE, UNTOLD, Answer, Case, Seat, own
from kg.frames.post_words import of_role
from kg.late import late
from kg.mentions.organisation_classes import ASSEMBLIES
from kg.mentions.organisation_lexicon import national
from kg.mentions.person_foreign import looks_foreign
from kg.mentions.special_regions import form as special_form
from kg.mentions.trades import trade
from kg.model import Entity
from kg.resolve.guests import goes
from kg.resolve.linked import Resolved
from kg.rules import Passes

_ELECTED = late("(?:选举|推选|推举)?(?:产生|选出)了?(?:新一届)?")
_NO_COMMITTEE = frozenset({"TradeUnion", "MassOrganisation"})  # they have a 党组
# Where nobody works by trade, and trades that one has elsewhere: 安吉县人大代表、|医生|王立平
_NO_HOUSES = ASSEMBLIES | _NO_COMMITTEE
_CRAFTS = frozenset("courier driver worker farmer doctor nurse teacher scholar engineer artist writer athlete".split())
_PROSECUTORS = "检察院"
_NOUN = 2  # characters at most of 校, 我院, 学校
_OF_A_UNIT = ("书记", "委员", "成员", "常委")
_OUTWARD = late("中华人民共和国(?:国防|外交)部")  # and their units: no citizen there has a foreign name
_CHINESE = 3  # characters of the longest common Chinese name: 杜德文 is written with foreign letters, too


def seat(case: Case) -> Seat | None:
    """Where the title of `case` is held, by the first pass of the sieve that can tell; None where none can."""
    where, rule = SIEVE.first(case) or (None, "")
    never = case.named("!")
    if not isinstance(where, Seat) or (never and where.organisation.label.startswith(never)):
        return None  # 安吉县委书记甲调研,|党组书记|、行长乙陪同: a committee has no 党组
    return where._replace(rule=rule)


def _never_there(case: Case) -> Answer | None:
    """民盟浙江省委副主委、安吉县委主委王立平: none of the 中共安吉县委员会; 华岭大学院士王立平: none there"""
    body, never = case.body or case.current, case.named("!")
    label = body.entity.label if body is not None and body.entity is not None else ""
    wrong = label and ((never and label.startswith(never)) or not case.title.may_be_of(label))
    return UNTOLD if wrong else None


def _body_title(case: Case) -> Answer | None:
    """安吉县总工会主席王立平; 国防部长莱科夫, where nothing says of which state, is none of China's"""
    if case.body is None or case.body.entity is None:
        return None
    form, label = case.body.body.form, case.body.entity.label
    outward = len(case.holder) > _CHINESE and looks_foreign(case.holder) and _OUTWARD.match(label)
    if outward or (form.kind == "national" and form.text.endswith("部") and case.states.foreign(case.holder)):
        return UNTOLD
    return Seat(case.body.entity, case.body.confidence)


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
    if current is None or current.parent is None or case.kinds:
        return None
    title = case.title.row["title"]
    whole = title.startswith("总") or title.endswith("总监") or title in of_role("whole")
    if whole and current.body.form.text.endswith(of_role("party_unit", "inner")):
        return Seat(current.parent, 0.75)  # 集团工会主席、总审计师王立平
    if not case.title.official:
        return None
    unit = current.body.form.text.endswith((*of_role("party_unit"), "纪委")) and not any(
        word in case.title.name for word in _OF_A_UNIT
    )
    return Seat(current.parent, 0.75) if unit else None


def _body_above(case: Case) -> Answer | None:
    """安吉县人民医院纪委书记、副院长王立平; 华岭大学教育学院院长、教务长王立平: of the university"""
    current = case.current
    if current is not None and current.parent is not None and case.title.row["title"] in of_role("school"):
        faculty = current.entity is not None and current.entity.label.endswith(of_role("faculty"))
        if faculty and current.parent.cls == "School":
            return Seat(current.parent, 0.8)
    above = (
        case.current.parent if case.current is not None and case.kinds and not own(case.current, case.kinds) else None
    )
    return Seat(above, 0.8) if above is not None and _called_so(above, case.kinds) else None


def _called_so(body: Entity, kinds: Sequence[str]) -> bool:
    """Whether `body` ends in one of `kinds`; 校 and 我校 are some 学校."""
    noun = len(body.label) <= _NOUN
    return any(body.label.endswith(kind) or (noun and kind.endswith(body.label[-1])) for kind in kinds)


def _same_body(case: Case) -> Answer | None:
    """安吉县总工会党组书记、主席王立平"""
    current = case.current
    if current is None or current.entity is None:
        return None
    whole = current.parent if current.body.form.text in of_role("party_unit", "inner") else None
    if whole is not None and case.kinds and not own(current, case.kinds) and not case.never_in(whole.cls):
        return Seat(whole, 0.75)  # 本院党委常委、副院长王立平: of the school, whatever it is called
    if current.entity.cls in _NO_HOUSES and trade(case.title.row["title"]) in _CRAFTS:
        return UNTOLD
    # 华岭大学副校长、院长王立平: of no university
    # 青禾集团董事长甲捐款,校长乙致谢: of no firm either
    bound = current.body.form.kind == "place" or current.entity.cls == "School" or case.never_in(current.entity.cls)
    fits = not case.kinds or not bound or own(current, case.kinds)
    return Seat(current.entity, current.confidence * 0.95) if fits else None


def _words_between(case: Case) -> Answer | None:
    """某某会主席王立平, where 某某会 is no known body"""
    return None if case.starts else UNTOLD


def _elected_into(case: Case) -> Answer | None:
    """选举产生了安吉县书法家协会第一届理事会,王立平当选主席,李雪为秘书长"""
    if case.body is not None or case.current is not None:
        return None
    begin = case.sentence
    elected = list(_ELECTED.finditer(case.folded, begin, case.title.begin))
    there = [one for one in case.bodies if elected and one.begin == elected[-1].end()]
    chosen = max(there, key=lambda one: one.end, default=None)  # 华岭大学湖州校友分会, no 华岭大学
    return Seat(chosen.entity, 0.85) if chosen is not None and chosen.entity is not None else None


def _of_our_house(case: Case) -> Answer | None:
    """省教育厅副厅长王立平到我校。党委书记李雪介绍情况"""
    if not case.title.name.startswith(of_role("party_unit")) or case.unknown >= 0:
        return None
    before = [one for one in case.bodies if one.end <= case.title.begin]
    ours = {one.entity for one in before if _ours(one)}
    others = (one for one in before if one.begin >= case.sentence and one.entity not in ours)
    house = ours.pop() if len(ours) == 1 and next(others, None) is None else None
    return Seat(house, 0.7) if house is not None else None


def _ours(body: Resolved) -> bool:
    """Whether it is what an article calls its own house: 我校, 学校, 院."""
    return body.body.form.kind == "self" and body.text[0] != "该"


def _of_the_only_body(case: Case) -> Answer | None:
    """党组成员、政治部主任王立平, where the article is about one court; 党委书记王立平, of one school"""
    inside, party = case.title.name.startswith(INSIDE), case.title.name.startswith(of_role("party_unit"))
    if not inside and not party:
        return None
    before = [
        one for one in case.bodies if one.end <= case.title.begin and one.body.form.kind not in {"national", "foreign"}
    ]
    whole = {one.entity for one in before if one.entity is not None and one.parent is None}
    ours = {known.entity for known in before if known.body.form.kind == "self"}  # 我院
    if party and not inside:  # 医院开会,某某工会主席到会,|党委副书记|王立平主持: unions have none
        whole = {one for one in whole if one.cls not in _NO_COMMITTEE}
    one = whole.pop() if len(whole) == 1 else None
    if one is None or (not inside and ((one.cls not in HOUSES and one not in ours) or case.unknown >= 0)):
        return UNTOLD if inside else None
    return Seat(one, 0.7)


def _body_before(case: Case) -> Answer | None:
    """局长王立平, where the article spoke of one 局"""
    unknown = case.unknown
    fitting = [one.entity for one in case.bodies if unknown < one.end <= case.title.begin and own(one, case.kinds)]
    if unknown >= 0 and not fitting:
        return None
    if not fitting:  # 副校长甲 where the article names one school, but later; of clubs the one before may be unknown
        houses = [one for one in case.bodies if own(one, case.kinds) and one.entity and one.entity.cls in HOUSES]
        visited = {one.entity for one in houses if goes(case.folded, one.begin)}
        later = {one.entity for one in houses} - visited  # 校长甲到|青禾大学|: not of that one
        ours = {
            one.entity for one in case.bodies if _ours(one) and own(one, case.kinds)
        }  # 校长甲、校党委常委乙赴青禾大学
        later = {one for one in ours if one is not None} if len(later) > 1 else later
        fitting = list(later) if len(later) == 1 else []
    first = next((one.entity for one in case.bodies if own(one, case.kinds)), None)
    if case.opens and fitting and {first} != {*fitting}:
        return None  # 卢林院长, where the article of one court speaks of another one, too
    if fitting and len(set(fitting[-3:])) > 1:  # of several firms the one that the article calls 公司
        meant = [one.entity for one in case.bodies if one.body.form.kind == "self" and own(one, case.kinds)]
        fitting = meant if len(set(meant)) == 1 else []
    return post_rows.unless_headed_otherwise(case, fitting[-1]) if fitting else None


def _of_who_publishes(case: Case) -> Answer | None:
    """院长王立平走访群众, on a page of 安吉县人民法院 whose article names no other court"""
    here = any(own(one, case.kinds) for one in case.bodies)
    if here or not case.starts or case.unknown >= 0 or not case.kinds:
        return None
    fitting = {one.entity for one in case.around if own(one, case.kinds)}
    seat = fitting.pop() if len(fitting) == 1 else None
    return Seat(seat, 0.7) if seat is not None else None


def _prosecutor_of_the_court(case: Case) -> Answer | None:
    """公诉人、检察长王立平, where the article tells of one court, 安吉县人民法院, and of no 检察院"""
    if case.kinds != [_PROSECUTORS] or not case.starts or any(own(one, case.kinds) for one in case.bodies):
        return None
    courts = [one for one in case.bodies if one.entity and one.entity.cls == "Court" and one.place]
    where = {one.place for one in courts}
    place = where.pop() if len(where) == 1 else None
    if place is None:
        return None
    return Seat(Entity("Procuratorate", f"{place.label}人民{_PROSECUTORS}", place.adcode), 0.7, place)


SIEVE: Passes[Case, Answer] = Passes(
    "post",
    _never_there,
    post_rows.of_the_next_cell,
    post_visits.of_the_visited,
    post_visits.of_whom_one_meets,
    post_visits.of_who_welcomes,
    post_visits.of_who_invites,
    post_rows.as_he_was_named,
    _body_title,
    post_states.mission_abroad,
    post_states.abroad,
    _as_before,
    _held_before,
    post_states.abroad_untold,
    post_government.head_of_government,
    post_government.head_of_region,
    post_government.head_of_unresolved_government,
    post_government.council,
    post_government.committee_of_the_town,
    post_government.of_no_known_government,
    post_government.committee_of_the_village,
    _of_the_state,
    _whole_of_the_unit,
    _body_above,
    post_groups.of_no_group,
    _same_body,
    post_government.assembly_of_the_town,
    post_rows.of_who_left_it,
    post_rows.of_the_one_meant,
    _words_between,
    post_rows.of_the_whole_club,
    post_rows.beside_the_office,
    _elected_into,
    post_elected.of_the_assembly,
    post_elected.of_who_engages,
    post_rows.chosen_with_the_one_before,
    post_rows.deputy_of_the_one_before,
    post_rows.of_the_same_house,
    post_rows.next_in_the_row,
    _of_our_house,
    _of_the_only_body,
    _body_before,
    post_rows.chair_of_who_acts,
    _of_who_publishes,
    _prosecutor_of_the_court,
    post_government.of_the_town_that_acts,
)
