"""Under which name a body that nothing resolves stands in its article: a sieve of named passes over what its words say.
Each pass's first line is its example."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from kg.mentions.faculties import is_faculty
from kg.mentions.organisation_classes import SELF_STANDING
from kg.mentions.organisation_lexicon import house_units, place_forms, somebodys
from kg.mentions.organisation_office_endings import one_in_particular
from kg.mentions.organisation_scan import Body
from kg.resolve.link import units
from kg.resolve.linked import Resolved
from kg.resolve.may_own import of_a_level
from kg.resolve.rows import peers
from kg.rules import Passes

OURS = "我本"
_WHOSE = OURS + "全"  # 我县总工会 and 县总工会 are one
_WHOLE = {"学院": "School", "医院": "Hospital"}  # what 院 is short for
_SAME_NOUN = {"校": "学校", "学校": "学校"}
_ROW = 40  # characters at most from a body to a unit of it in a row of offices
_NO_UNITS = frozenset({"MassOrganisation", "School"})  # of a committee or an office that nothing resolves
_SOME = "部门"  # 应急、水务等部门, of whichever county
_GOVERNMENT = "{place}人民政府"
Key = tuple[str, str, str]  # bodies of one key are one: class, own words with their level, form or label


@dataclass(frozen=True, slots=True)
class Loose:
    """A body that nothing resolves (`one`), and what is known beside it: the body `before`; `owner`, that its words are
    a unit of, as far as it is resolved; the `house` that speaks, if it may be of that; `ours`: the nouns that mean one
    body in particular; `held`: someone is told with an office of it; `homeless`: no body of the article is of one
    place."""

    one: Resolved
    before: Resolved | None
    owner: Resolved | None
    house: Resolved | None
    ours: frozenset[str]
    article: str
    held: bool
    homeless: bool

    @property
    def body(self) -> Body:
        """What the words say."""
        return self.one.body

    def called(self, label: str, owner: Resolved | None = None) -> "Own":
        """It bears this `label` alone, as a unit of `owner` if one is given."""
        return Own((self.body.form.cls, "", label), label, self.body, owner)


class Own(NamedTuple):
    """An answer: by which key it is known and what it is called, what its words say, whose unit it is."""

    key: Key
    label: str
    body: Body
    owner: Resolved | None = None


class Anyones(NamedTuple):
    """An answer, too: it may be anybody's, and stays as it is."""


ANYONES = Anyones()
Answer = Own | Anyones


def noun(one: Resolved) -> str:
    """What a body is called in general: 校 and 学校 are one."""
    return _SAME_NOUN.get(one.body.form.text, one.body.form.text)


def unresolved(one: Resolved, article: str) -> bool:
    """Whether its entity is one of the `article` alone."""
    return one.entity is not None and one.entity.scope == article


def _self(case: Loose) -> Answer | None:
    """我校, but 该校 only where the article speaks of it"""
    form = case.body.form
    if form.kind != "self":
        return None
    if case.one.text[0] == "该" or noun(case.one) not in case.ours:
        return ANYONES
    body, called = _in_full(case)
    return Own((body.form.cls, "", called), body.surface, body)


def _in_full(case: Loose) -> tuple[Body, str]:
    """A self-reference with the class and noun of what it is short for: 学院党委书记甲看望|我院|干部."""
    whole = _WHOLE.keys() & case.ours
    if noun(case.one) != "院" or len(whole) != 1:
        return case.body, noun(case.one)
    called = next(iter(whole))
    return replace(case.body, form=case.body.form._replace(cls=_WHOLE[called])), called


def _of_its_owner(case: Loose) -> Answer | None:
    """校|党委, 我校|校企合作处"""
    if case.body.owner is None:
        return None
    owner = case.owner
    if owner is None or owner.entity is None or not unresolved(owner, case.article):
        return ANYONES
    whose = owner.entity.label.lstrip(OURS)
    own = case.body.own
    return case.called((whose if not own.startswith(whose) else "") + own + case.body.form.text, owner)


def _of_a_level(case: Loose) -> Answer | None:
    """县总工会, 全县总工会; 县人大副主任、|志愿者指挥部|总指挥"""
    body, form = case.body, case.body.form
    if not body.level:
        return None
    label = body.surface.lstrip(_WHOSE)
    if body.level not in label:
        label = body.level + body.own + form.text
    if form.name == _GOVERNMENT:  # of which 副县长 speaks, too
        label = form.name.format(place=body.level)
    return Own((form.cls, body.level + body.own, form.name), label, body)


def _of_the_house(case: Loose) -> Answer | None:
    """公司召开会议,|安全部|部长王立平主持; 我院院长甲、|院党建办公室|主任"""
    house = case.house
    if house is None or house.entity is None:
        return None
    if case.before is not None and case.one.begin - case.before.end == 1 and peers(case.before.body, case.body):
        return case.called(case.body.surface)  # 集团财务部党支部与|青禾投资党总支
    own = case.body.own.removeprefix(house.text[-1])
    return case.called(house.entity.label.lstrip(OURS) + own + case.body.form.text, house)


def _beside_a_level(case: Loose) -> Answer | None:
    """市委常委、宣传部|部长; 县残联主席甲、|办公室|主任乙, but 县残联主席甲、|商会|会长乙"""
    body, form, before = case.body, case.body.form, case.before
    if before is None or not body.bare or not before.body.level or of_a_level(body.own):
        return None  # 市竹业局局长甲、|市竹材中心|主任
    if not unresolved(before, case.article):
        return None
    if form.text.endswith(_SOME):
        return ANYONES
    level = before.body.level
    if form.kind == "place" and before.body.form.cls not in SELF_STANDING:
        committee = "委" if form.part == "委" and not form.text.startswith("委") else ""
        key = (form.cls, level + body.own, form.name)
        return Own(key, level + committee + body.own + form.text, replace(body, level=level))
    if (form.cls in _NO_UNITS and form.text not in units()) or not 1 < case.one.begin - before.end <= _ROW:
        return ANYONES  # 镇应急办、|武装部: of its own
    owner, label = _beside(before, body)
    return case.called(label, owner)


def _beside(before: Resolved, body: Body) -> tuple[Resolved | None, str]:
    """Whose unit `body` is behind the body `before` of a level, and its label: 县残联主席甲、办公室|主任乙 is in it,
    县委宣传部部长甲、组织部|部长乙 beside it."""
    unit = body.own + body.form.text
    if before.body.form.part == "委" and f"委{unit}" in place_forms()[0]:
        return None, f"{before.body.level}委{unit}"
    return before, (before.entity.label if before.entity else "") + unit


def _one_in_particular(case: Loose) -> Answer | None:
    """巡护队|队长王立平; an ending alone (安监局|局长) is of whom the page speaks of, if of any"""
    body = case.body
    if not body.own and not case.homeless:
        return None
    somebodys_own = case.held and (body.bare or body.surface in somebodys()) and one_in_particular(body.surface)
    faculty = body.bare and is_faculty(body.form.text, body.own)
    return case.called(body.surface) if body.form.kind == "local" or faculty or somebodys_own else None


def _unit_of_a_school(case: Loose) -> Answer | None:
    """党委组织部 of a school that the page does not name"""
    body = case.body
    unit = body.bare and body.form.kind != "inner" and body.form.text in house_units() and not body.own
    return case.called(body.form.text) if unit else None


OWN_NAMES: Passes[Loose, Answer] = Passes(
    "org/own",
    _self,
    _of_its_owner,
    _of_a_level,
    _of_the_house,
    _beside_a_level,
    _one_in_particular,
    _unit_of_a_school,
)


def own_name(case: Loose) -> Own | None:
    """Under which name the body of `case` stands; None where it may be any (企业工会) or means what was not understood
    (该院)."""
    said = OWN_NAMES.first(case)
    return said[0] if said is not None and isinstance(said[0], Own) else None
