"""Which body a name means: 县总工会 in an article on 安吉县 is 安吉县总工会."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.mentions.organisation_lexicon import Form
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
    known: list[Resolved] = [one for one in before if one.entity is not None]
    found = []
    for body in bodies:
        one = _one(text, body, anchor, done, known)
        done[id(body)] = one
        found.append(one)
        if one.entity is not None:
            known.append(one)
    return tuple(found)


def unify(*texts: Sequence[Resolved]) -> list[tuple[Resolved, ...]]:
    """Each of `texts` (headline, body) with a firm's short name (华岭集团) under its full one (华岭机械集团有限公司),
    where the article has just one that it can be short for."""
    firms = {one.entity for text in texts for one in text if one.entity and one.entity.cls == "Enterprise" and not one.parent}
    full = {}
    for firm in firms:
        longer = [other for other in firms if other != firm and _shortens(firm.label, other.label)]
        if len(longer) == 1:
            full[firm] = longer[0]
    return [tuple(_moved(one, full) for one in text) for text in texts]


def _shortens(short: str, full: str) -> bool:
    rest = iter(full)
    return len(short) < len(full) and short[:2] in full and all(char in rest for char in short)


def _moved(one: Resolved, full: dict[Entity, Entity]) -> Resolved:
    if one.entity in full:
        return replace(one, entity=full[one.entity])
    if one.entity and one.parent in full and one.entity.label.startswith(one.parent.label):
        parent = full[one.parent]
        label = parent.label + one.entity.label[len(one.parent.label) :]
        return replace(one, entity=Entity(one.entity.cls, label, one.entity.scope), parent=parent)
    return one


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
    """杭州市公安局、卫生局: the second takes the place of the first; 公司: the firm that was named last."""
    form = body.form
    if form.kind == "self":
        return _self(made, form, known)
    last = next((one for one in reversed(known) if one.end <= body.begin), None)
    near = last is not None and body.begin - last.end <= 12
    same = next((one for one in reversed(known) if one.body.form.text == form.text and one.place is not None), None)
    if near and last is not None and (last.place is None or last.body.form.kind != "place") and form.text in _UNITS:
        owner = last.parent or last.entity  # 杭州机务段党委副书记、纪委书记
        assert owner is not None
        label = owner.label + body.own + form.text
        return made(Entity(form.cls, label, owner.scope), parent=owner, place=last.place, confidence=0.8)  # type: ignore[operator,no-any-return]
    model = last if near and last is not None and last.place is not None else same
    if model is None or model.place is None or form.kind != "place":
        return made(None)  # type: ignore[operator,no-any-return]
    return _placed(made, body, model.place, 0.85)


_UNITS = frozenset("纪委 工会 团委 党委 党总支 党支部 妇委会 女职工委员会 女工委 机关党委 组织部 宣传部 办公室".split())


def _self(made: object, form: Form, known: list[Resolved]) -> Resolved:
    for one in reversed(known):
        assert one.entity is not None
        if (not form.cls or one.entity.cls == form.cls) and one.body.form.kind != "self" and one.parent is None:
            if form.cls == "Enterprise" or one.entity.label.endswith(form.text[-1]):
                return made(one.entity, place=one.place, confidence=0.8)  # type: ignore[operator,no-any-return]
    return made(None)  # type: ignore[operator,no-any-return]
