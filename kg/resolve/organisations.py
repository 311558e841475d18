"""Which body a name means: 县总工会 in an article on 安吉县 is 安吉县总工会."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.mentions.organisations import Body
from kg.model import Entity, OrganisationMention, Place, Text
from kg.resolve.anchor import Anchor

_UNIT_CLASSES = frozenset({"GovernmentBody", "Organisation"})
_SELF_STANDING = frozenset({"Enterprise", "School", "Hospital", "Media"})


@dataclass(frozen=True, slots=True)
class Resolved(OrganisationMention):
    """A body whose name is resolved (`entity`), or None where nothing says whose it is."""

    body: Body
    place: Place | None = None  # its jurisdiction
    parent: Entity | None = None  # the body that it is a unit of
    names: tuple[str, ...] = ()  # what it is called here, and its usual short name
    confidence: float = 0.9


def resolve(text: Text, bodies: Sequence[Body], anchor: Anchor, before: Sequence[Resolved] = ()) -> tuple[Resolved, ...]:
    """`bodies` of `text` (sorted by begin) with their entities. `before` are those of the headline: what a bare name
    may refer back to."""
    done: dict[int, Resolved] = {}
    known: list[Resolved] = list(before)
    found = []
    for body in bodies:
        one = _one(text, body, anchor, done, known)
        done[id(body)] = one
        found.append(one)
        if one.entity is not None:
            known.append(one)
    return tuple(found)


def _one(text: Text, body: Body, anchor: Anchor, done: dict[int, Resolved], known: list[Resolved]) -> Resolved:
    def made(entity: Entity | None, **more: object) -> Resolved:
        names = (body.surface, *more.pop("names", ()))  # type: ignore[misc]
        return Resolved(body.begin, body.end, text.raw[body.begin : body.end], entity, body, names=names, **more)  # type: ignore[arg-type]

    form = body.form
    if form.kind == "national":
        return made(Entity(form.cls, form.name), confidence=0.98)
    if body.owner is not None:
        owner = done.get(id(body.owner))
        if owner is None or owner.entity is None:
            return made(None)
        cls = owner.entity.cls if form.cls in _UNIT_CLASSES and owner.entity.cls not in _SELF_STANDING else form.cls
        label = owner.entity.label + body.own + form.name
        return made(Entity(cls, label, owner.entity.scope), parent=owner.entity, place=owner.place, confidence=owner.confidence * 0.98)
    if body.place is not None:
        return _placed(made, body, body.place, 0.97)
    if body.level:
        place = anchor.at(body.level, body.begin, above=body.above)
        return _placed(made, body, place, 0.9) if place else made(None)
    if body.bare:
        return _leaning(made, body, known)
    return made(Entity(form.cls, body.surface), confidence=0.85)


def _placed(made: object, body: Body, place: Place, confidence: float, part: Entity | None = None) -> Resolved:
    form = body.form
    if form.kind == "place":
        label = form.name.format(place=place.label)
    elif body.level or body.surface.startswith(place.label) or place.label in body.surface:
        label = place.label + body.own + form.text
    else:
        label = body.surface  # 湖州职业技术学院 is no 湖州市职业技术学院
    short = place.label + body.own + form.text
    return made(Entity(form.cls, label, place.adcode), place=place, names=(short,), confidence=confidence)  # type: ignore[operator,no-any-return]


def _leaning(made: object, body: Body, known: list[Resolved]) -> Resolved:
    """杭州市公安局、卫生局: the second takes the place of the first."""
    last = next((one for one in reversed(known) if one.end <= body.begin and one.place is not None), None)
    same = next((one for one in reversed(known) if one.body.form.text == body.form.text and one.place is not None), None)
    near = last is not None and body.begin - last.end <= 12 and last.body.begin < body.begin
    model = last if near else same
    if model is None or model.place is None:
        return made(None)  # type: ignore[operator,no-any-return]
    if body.form.kind == "place":
        return _placed(made, body, model.place, 0.85)
    if near and model.parent is not None:
        label = model.parent.label + body.own + body.form.name
        return made(Entity(body.form.cls, label, model.parent.scope), parent=model.parent, place=model.place, confidence=0.8)  # type: ignore[operator,no-any-return]
    return made(None)  # type: ignore[operator,no-any-return]
