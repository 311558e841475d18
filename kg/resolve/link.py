"""A body's name in its text, as the passes of linking see it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from kg.mentions.organisation_classes import ASSEMBLIES, SELF_STANDING
from kg.mentions.organisation_lexicon import having, house_units
from kg.mentions.organisation_scan import Body
from kg.model import Entity, Place
from kg.resolve.anchor import Anchor
from kg.resolve.guests import Guests
from kg.resolve.linked import Resolved

ROW = 12  # characters at most from a body, over an office, to the next one of its row
RANKS = {"province": "高级", "city": "中级"}  # of a court, by the level of its place
# What a part of a house ends in.
DESKS = ("部", "处", "科", "室", "办")
_UNIT_CLASSES = frozenset({"GovernmentBody", "Organisation"})
_WIDE = str.maketrans("()", "（）")


@cache
def units() -> frozenset[str]:
    """The endings of what a body has one of: 纪委书记 behind 杭州机务段党委副书记 is of that 机务段."""
    return house_units() | having("of_house")


class Of(NamedTuple):
    """An answer: the body is that of `place`."""

    place: Place
    confidence: float


@dataclass(frozen=True, slots=True)
class Link:
    """What is to be linked, and what is known so far. `unknown`: the mention without an entity; `done`: what was made
    of the bodies before, by their id; `known`: those before that are resolved, the latest last; `hosts`: the body of
    each kind that the article is about; `guests`: those that only visit, or are visited."""

    unknown: Resolved
    anchor: Anchor
    done: dict[int, Resolved]
    known: Sequence[Resolved]
    hosts: Sequence[Resolved]
    guests: Guests
    folded: str  # the text

    @property
    def body(self) -> Body:
        """What the words say."""
        return self.unknown.body

    def means(
        self,
        entity: Entity,
        confidence: float,
        place: Place | None = None,
        parent: Entity | None = None,
        names: tuple[str, ...] = (),
    ) -> Resolved:
        """The mention with what it means; `names` are those of the words unless given."""
        names = names or self.unknown.names
        if (
            "(" in entity.label and self.body.form.kind == "open"
        ):  # registered with wide brackets, whatever a page writes: 华岭(上海)科技有限公司
            entity = entity._replace(label=entity.label.translate(_WIDE))
        return replace(self.unknown, entity=entity, confidence=confidence, place=place, parent=parent, names=names)


def _alike(body: Body, owner: Resolved) -> bool:
    """Whether both end alike, so that neither is the other's unit: 西山营业站, 东门营业站."""
    text = body.form.text
    return body.owner is None and len(body.own) > 1 and owner.parent is not None and owner.body.form.text == text


def class_of_a_unit(body: Body, owner: Entity) -> str:
    """What a unit of `owner` is: a 组织部 of a union is of the union's class, an office of a firm none of the state."""
    cls = body.form.cls or "Organisation"
    if {cls, owner.cls} <= ASSEMBLIES:
        return owner.cls  # 县人大|教科文卫委 is none of a 政协, though most so called are
    if cls not in _UNIT_CLASSES:
        return cls
    named = body.own + body.form.text
    if named.endswith("医院") or named.startswith("党委"):  # 华岭医科大学|青禾医|院, 校|党委组织|部
        return "Hospital" if named.endswith("医院") else "PartyCommittee"
    return "Organisation" if owner.cls in SELF_STANDING else owner.cls


def unit(case: Link, owner: Resolved | None, own: str | None = None) -> Resolved:
    """安吉县人民医院+工会: named by its owner's full name, a firm of a firm as it stands (中国电信安吉分公司); a 组织部
    of a union is of the union's class. `own`: its words, where they are not all of the body's."""
    body = case.body
    if owner is not None and _alike(body, owner):  # 华岭公司西山营业站、|东门营业站
        owner = replace(owner, entity=owner.parent, parent=None)
    if owner is None or owner.entity is None:
        return case.unknown
    cls = class_of_a_unit(body, owner.entity)
    of_a_firm = owner.entity.cls == "Enterprise" and owner.body.form.kind != "self"
    within = owner.begin >= body.begin and not body.bare  # not 华岭集团总经理王立平、|第八工程分公司
    named = body.form.kind == "open" and of_a_firm and within
    own = body.own if own is None else own
    label = body.surface if named else owner.entity.label + own + body.form.text
    short = owner.names[-1] + own + body.form.text  # 安吉县政协文史委
    entity = Entity(cls, label, owner.entity.scope)
    names = (body.surface, short)
    return case.means(entity, owner.confidence * 0.98, place=owner.place, parent=owner.entity, names=names)


def named_last(case: Link) -> tuple[Resolved | None, int]:
    """The body named last before, and how many characters lie between."""
    last = next((one for one in reversed(case.known) if one.end <= case.body.begin), None)
    return last, case.body.begin - last.end if last is not None else 99
