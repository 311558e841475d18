"""Which body a name means: 县总工会 in an article on 安吉县 is 安吉县总工会."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from kg.mentions.organisation_lexicon import KINDS, Form, house_units
from kg.mentions.organisation_scan import Body
from kg.mentions.special_regions import is_special
from kg.model import Entity, OrganisationMention, Place, Text
from kg.resolve.anchor import Anchor
from kg.resolve.firms import full_names
from kg.resolve.guests import is_guest
from kg.resolve.linked import Resolved

_PREFIXES = ("国网", "武警", "消防")
_BACK = 300  # bodies: no name refers back farther
_NEXT = 5  # characters at most from one body of a phrase to the next: 常委、
_UNIT_CLASSES = frozenset({"GovernmentBody", "Organisation"})
_HOSTS = ("School", "Hospital", "Enterprise", "Court", "Procuratorate", "MassOrganisation", "Media")
_SELF_STANDING = frozenset({"Enterprise", "School", "Hospital", "Media"})
_ROOTS = _SELF_STANDING | {"Court", "Procuratorate"}
# What a body has one of: 纪委书记 behind 杭州机务段党委副书记 is of that 机务段.
_UNITS = house_units() | frozenset(
    "纪委 工会 经审委 团委 党委 党总支 党支部 妇委会 女职工委员会 女工委 机关党委 组织部 宣传部 办公室".split()
)


_NOTHING: Mapping[str, Resolved] = {}
_NOBODY: Set[Entity] = frozenset()


def resolve(
    text: Text,
    bodies: Sequence[Body],
    anchor: Anchor,
    before: Sequence[Resolved] = (),
    told: Mapping[str, Resolved] = _NOTHING,
) -> tuple[Resolved, ...]:
    """`bodies` of `text` (sorted by begin) with their entities. `before`: those of the headline, which a bare name
    may refer back to; `told`: what a human says that a name means."""
    found = _read(text, bodies, anchor, before, told, ())
    hosts = _hosts([*before, *(one for one in found if not _visits(text, one))])
    return _read(text, bodies, anchor, before, told, hosts) if hosts else found


def _read(
    text: Text,
    bodies: Sequence[Body],
    anchor: Anchor,
    before: Sequence[Resolved],
    told: Mapping[str, Resolved],
    hosts: Sequence[Resolved],
) -> tuple[Resolved, ...]:
    done: dict[int, Resolved] = {}
    guests: set[Entity] = set()
    known = [one for one in before if one.entity is not None]
    first = len(known)
    found: list[Resolved] = []
    for body in bodies:
        near = known if len(known) <= first + _BACK else [*known[:first], *known[-_BACK:]]
        mention = OrganisationMention(body.begin, body.end, text.raw[body.begin : body.end], None)
        if body.surface in told:
            meant = told[body.surface]
            names, at = (body.surface,), (mention.begin, mention.end, mention.text)
            one = Resolved(*at, meant.entity, body, meant.place, meant.parent, names, 1.0)
        else:
            ours = mention.text[0] in "我本"
            one = _resolved(mention, body, anchor, done, near, hosts, guests if ours else _NOBODY)
            last = found[-1] if found and found[-1].entity is None and not found[-1].body.own else None
            if body.bare and last and 0 <= body.begin - last.end <= _NEXT:
                one = replace(one, entity=None, parent=None, place=None)  # 我县县委常委、总工会主席: of which county?
        one = replace(one, why=tuple(filter(None, (*body.why, KINDS[body.form.kind], body.form.rule))))
        done[id(body)] = one
        found.append(one)
        if one.entity is not None:
            known.append(one)
            if _visits(text, one):
                guests.add(one.entity)
    return tuple(found)


def _visits(text: Text, one: Resolved) -> bool:
    return one.body.form.kind != "self" and is_guest(text.folded, one.begin, one.end)


def _hosts(known: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """For each kind of body that articles call by its kind alone (学校, 医院, 公司), the one that is named most; of
    those named as often the first, which is the publisher's."""
    counted: Counter[Entity] = Counter()
    first: dict[Entity, Resolved] = {}
    for one in known:
        if one.entity and one.parent is None and one.body.form.kind not in {"self", "national"} and not one.body.bare:
            counted[one.entity] += 1
            first.setdefault(one.entity, one)
    ranked = sorted(first, key=lambda entity: -counted[entity])
    return tuple(
        first[host] for cls in _HOSTS if (host := next((entity for entity in ranked if entity.cls == cls), None))
    )


def _resolved(
    mention: OrganisationMention,
    body: Body,
    anchor: Anchor,
    done: dict[int, Resolved],
    known: list[Resolved],
    hosts: Sequence[Resolved],
    guests: Set[Entity],
) -> Resolved:
    unknown = Resolved(mention.begin, mention.end, mention.text, None, body, names=(body.surface,))
    form = body.form
    if form.kind == "national" and (other := _abroad(form, known)):
        return replace(unknown, entity=other, confidence=0.8)
    if form.kind in {"national", "foreign"}:
        return replace(unknown, entity=Entity(form.cls, form.name), place=body.place, confidence=0.98)
    if form.kind == "self":
        return _meant(unknown, form, known, hosts, guests)
    if body.owner is not None:
        return _unit(unknown, done.get(id(body.owner)))
    if body.place is not None:
        return _placed(unknown, body.place, 0.97)
    if body.level:
        place = anchor.at(body.level, body.begin, above=body.above)
        if place is None and not body.above:  # of a county that no gazetteer knows, named before
            unlisted = [one.place for one in reversed(known) if one.place and not one.place.adcode]
            place = next((where for where in unlisted if where.label.endswith(body.level)), None)
        return _placed(unknown, place, 0.9) if place else unknown
    if body.bare:
        return _leaning(unknown, known)
    bearers = (one.entity for one in known if body.surface in one.names or _ends_so(one, body))
    same = next((entity for entity in bearers if entity and entity.cls == form.cls), None)
    names = tuple(dict.fromkeys((body.surface, body.surface[body.upper :])))
    return replace(unknown, entity=same or Entity(form.cls, body.surface), names=names, confidence=0.85)


def _ends_so(one: Resolved, body: Body) -> bool:
    """七十铺小学, where 安吉县梅溪镇七十铺小学 was named."""
    whole = one.entity is not None and one.entity.cls == body.form.cls in {"School", "Hospital"}
    return whole and one.body.form.kind == "open" and len(body.surface) > 3 and one.text.endswith(body.surface)


def _abroad(form: Form, known: list[Resolved]) -> Entity | None:
    """国防部 alone, where the article has named that of another state last."""
    last = next((one for one in reversed(known) if one.body.form.text == form.text), None)
    return last.entity if last and last.body.form.kind == "foreign" else None


def _unit(unknown: Resolved, owner: Resolved | None) -> Resolved:
    """安吉县人民医院+工会: named by its owner's full name, a firm of a firm as it stands (中国电信安吉分公司); a 组织部
    of a union is of the union's class."""
    if owner is None or owner.entity is None:
        return unknown
    body = unknown.body
    stands = owner.entity.cls in _SELF_STANDING
    cls = body.form.cls if body.form.cls not in _UNIT_CLASSES else "Organisation" if stands else owner.entity.cls
    named = body.form.kind == "open" and owner.entity.cls == "Enterprise" and owner.body.form.kind != "self"
    label = body.surface if named else owner.entity.label + body.own + body.form.text
    entity = Entity(cls, label, owner.entity.scope)
    short = owner.names[-1] + body.own + body.form.text  # 安吉县政协文史委
    found = replace(unknown, entity=entity, names=(body.surface, short), parent=owner.entity)
    return replace(found, place=owner.place, confidence=owner.confidence * 0.98)


def _placed(unknown: Resolved, place: Place, confidence: float) -> Resolved:
    body = unknown.body
    short = place.label + body.own + body.form.text
    if place.level == "township" and body.form.name.endswith("供销合作社联合社"):
        label = place.label + "供销合作社"  # 梅溪镇供销社 joins no others
    elif body.form.kind == "place" and is_special(place) and body.form.name.endswith("政府"):
        label = short  # 新竹县政府 is no 人民政府
    elif body.form.kind == "place":
        label = official(body.form.name, place)
    elif (body.level or place.label in body.surface) and not body.surface.startswith(_PREFIXES):
        label = short
    else:
        label = body.surface  # 湖州职业技术学院 is no 湖州市职业技术学院
    entity = Entity(body.form.cls, label, place.adcode)
    names = (body.surface, short, *_called(label))
    return replace(unknown, entity=entity, place=place, names=names, confidence=confidence)


_RANKS = {"province": "高级", "city": "中级"}  # of a court, by the level of its place


def official(name: str, place: Place) -> str:
    """The official name of the body of `place`; `name` is a template with {place}, of courts {rank}. A special
    administrative region has a 政府, no 人民政府."""
    made = name.format(place=place.label, rank=_RANKS.get(place.level, ""))
    return made.replace("特别行政区人民政府", "特别行政区政府")


def _called(label: str) -> tuple[str, ...]:
    """What a committee of the youth league is usually called: 共青团安吉县委员会, 共青团安吉县委."""
    called = label.replace("中国共产主义青年团", "共青团", 1)
    return (called, called.removesuffix("员会")) if called != label else ()


def _leaning(unknown: Resolved, known: list[Resolved]) -> Resolved:
    """湖州市公安局、卫生局: the second takes the place of the first; 总工会 alone is the one named before."""
    body = unknown.body
    if body.own:
        return _unit(unknown, _root(body, known))
    last = next((one for one in reversed(known) if one.end <= body.begin), None)
    gap = body.begin - last.end if last is not None else 99
    near = last if gap <= 12 else None
    # 校纪委书记甲，工会主席乙: of the school
    inner = last and last.body.form.kind == "place" and last.parent and last.parent.cls in _SELF_STANDING
    if (
        last is not None
        and gap <= 30
        and body.form.text in _UNITS
        and (inner or not last.place or last.body.form.kind != "place")
    ):
        owner = last.parent if inner or last.body.form.text in _UNITS else last.entity
        assert owner is not None  # only resolved names are known
        entity = Entity(body.form.cls, owner.label + body.form.text, owner.scope)
        return replace(unknown, entity=entity, parent=owner, place=last.place, confidence=0.8)
    placed = near is not None and near.place is not None and body.form.kind == "place"  # 陕西省委常委、宣传部长
    if body.form.text in _UNITS and not placed and (root := _root(body, known)):
        return _unit(unknown, root)  # 公司总经理甲作报告，工会主席乙主持会议
    if body.form.kind != "place":
        return unknown
    same = next((one for one in reversed(known) if one.body.form.text == body.form.text and one.place), None)
    model = near if near is not None and near.place is not None else same
    return _placed(unknown, model.place, 0.85) if model is not None and model.place is not None else unknown


def _root(body: Body, known: list[Resolved]) -> Resolved | None:
    """Whose 人力资源部, 骨科 or 刑事审判庭 it is: of the body whose unit was named just before, or of the only firm,
    school, hospital or court of the article."""
    last = known[-1] if known else None
    if last is not None and last.parent is not None and 0 <= body.begin - last.end <= 20:
        return next((one for one in known if one.entity == last.parent), None)
    if last is not None and last.entity and last.entity.cls in _ROOTS and 0 <= body.begin - last.end <= 24:
        return last  # 某公司总经理甲，人力资源部部长乙
    full = full_names(known)
    roots = {}
    for one in known:
        if (
            one.entity
            and one.parent is None
            and one.entity.cls in {*_SELF_STANDING, "Court"}
            and one.entity not in full
        ):
            roots[one.entity] = one
    kinds = {"Court"} if body.form.cls == "Court" else {*_SELF_STANDING, "Court"}
    fitting = [one for entity, one in roots.items() if entity.cls in kinds]
    return fitting[0] if len(fitting) == 1 else None


def _meant(
    unknown: Resolved, form: Form, known: list[Resolved], hosts: Sequence[Resolved], guests: Set[Entity]
) -> Resolved:
    """公司, 该院: the latest body of that kind that has a name of its own; 我校 and 学校: the article's own school,
    though it is named later and another one was named before."""
    own = unknown.text[0] in "我本" or (unknown.text[0] != "该" and form.cls in {"School", "Hospital"})
    order = [*hosts, *reversed(known)] if own else [*reversed(known), *hosts]
    for one in order:
        assert one.entity is not None  # only resolved names are known
        if one.entity in guests:
            continue
        firm = form.text in {"公司", "集团", "集团公司", "企业"} and one.entity.cls == "Enterprise"
        alike = (
            (firm and one.parent is None)
            or (not firm and one.entity.label.endswith(form.text[-1]))
            or (form.cls == one.entity.cls == "School" and one.parent is None)
        )
        kind = one.body.form.kind
        if alike and form.cls in {"", one.entity.cls} and kind not in ({"self", "national"} if own else {"self"}):
            return replace(unknown, entity=one.entity, place=one.place, confidence=0.8)
    return unknown
