"""Which body a name means: 县总工会 in an article on 安吉县 is 安吉县总工会."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.late import late
from kg.mentions.organisation_declared import declaration
from kg.mentions.organisation_lexicon import KINDS
from kg.mentions.organisation_scan import Body
from kg.mentions.organisation_short import shorts
from kg.model import Entity, OrganisationMention, Text
from kg.resolve.anchor import Anchor
from kg.resolve.guests import NOBODY, Guests, guests, is_guest, partners
from kg.resolve.link import Link
from kg.resolve.linked import Resolved
from kg.resolve.linking import link
from kg.resolve.may_own import faculty, in_university

_BACK = 300  # bodies: no name refers back farther
_NEXT = 5  # characters at most from one body of a phrase to the next: 常委、
_HOSTS = ("School", "Hospital", "Enterprise", "Court", "Procuratorate", "MassOrganisation", "Media")

_NOTHING: Mapping[str, Resolved] = {}


def resolve(
    text: Text,
    bodies: Sequence[Body],
    anchor: Anchor,
    before: Sequence[Resolved] = (),
    told: Mapping[str, Resolved] = _NOTHING,
    strangers: Guests = NOBODY,
) -> tuple[Resolved, ...]:
    """`bodies` of `text` (sorted by begin) with their entities. `before`: those of the headline, which a bare name
    may refer back to; `told`: what a human says that a name means; `strangers`: the guests of
    the headline."""
    found = _read(text, bodies, anchor, before, told, (), NOBODY)
    away = guests(text, found).and_also(strangers).with_partners(partners(text, found, before))
    said = Counter(one.entity for one in (*before, *found) if one.body.form.kind != "self")
    once = {entity for entity in away.mine if said[entity] == 1}  # 先后到华岭学院、|青禾学院
    others = away.bare | once
    own = (one for one in (*before, *found) if one.entity not in others and not _visits(text, one))
    hosts = _hosts(own, in_university(text.folded))
    return _read(text, bodies, anchor, before, told, hosts, away) if hosts or away.mine else found


def _read(
    text: Text,
    bodies: Sequence[Body],
    anchor: Anchor,
    before: Sequence[Resolved],
    told: Mapping[str, Resolved],
    hosts: Sequence[Resolved],
    away: Guests,
) -> tuple[Resolved, ...]:
    done: dict[int, Resolved] = {}
    known = [one for one in before if one.entity is not None]
    first = len(known)
    found: list[Resolved] = []
    doubtful = set(told)  # names that a human gives, or that several may have
    declared = dict(told)  # what a name means, by a human's word or the text's own
    for body in sorted(bodies, key=_owner_first):
        near = known if len(known) <= first + _BACK else [*known[:first], *known[-_BACK:]]
        mention = OrganisationMention(body.begin, body.end, text.raw[body.begin : body.end], None)
        if body.surface in declared:
            meant = declared[body.surface]
            names, at = (body.surface,), (mention.begin, mention.end, mention.text)
            one = Resolved(*at, meant.entity, body, meant.place, meant.parent, names, 1.0)
        else:
            unknown = Resolved(mention.begin, mention.end, mention.text, None, body, names=(body.surface,))
            one = link(Link(unknown, anchor, done, near, hosts, away, text.folded))
            last = found[-1] if found and found[-1].entity is None and _leads(found[-1].body, body) else None
            if body.bare and last and 0 <= body.begin - last.end <= _NEXT:
                one = replace(one, entity=None, parent=None, place=None)  # 我县县委常委、总工会主席: of which county?
        one = replace(one, why=tuple(filter(None, (KINDS[body.form.kind], *body.why, body.form.rule))))
        done[id(body)] = one
        found.append(one)
        if one.entity is not None:
            known.append(one)
            if short := declaration(text.folded, body.end):
                declared.setdefault(short, one)
            _abridge(one, body, declared, doubtful)
    return tuple(sorted(found, key=lambda one: one.begin))


def _abridge(one: Resolved, body: Body, declared: dict[str, Resolved], doubtful: set[str]) -> None:
    """Take what `one` may be called in short for its name, unless another may be, too: 二中 of two schools."""
    for short in shorts(body.surface):
        if short not in doubtful and declared.setdefault(short, one).entity != one.entity:
            doubtful.add(short)
            del declared[short]


def _owner_first(body: Body) -> tuple[int, bool]:
    """In the order of the text, but what is named around its owner behind it: 中国教育工会|华岭大学|委员会."""
    around = body.owner is not None and body.owner.begin > body.begin
    return (body.owner.begin if body.owner is not None and around else body.begin, around)


def _leads(last: Body, body: Body) -> bool:
    """Whether `body` is of the last one's owner: 我县县委常委、|总工会, 青岭局工会副主席、|工会|办公室主任."""
    return not last.own or last.form.text == body.form.text


# 青禾大学|王立平教授作报告
_EXPERT = late("[一-鿿]{2,3}(?:副?教授|院士|副?研究员|博士|主任医师)")


def _visits(text: Text, one: Resolved) -> bool:
    guest = is_guest(text.folded, one.begin, one.end) or _EXPERT.match(text.folded, one.end)
    return one.body.form.kind != "self" and bool(guest)


def _hosts(known: Iterable[Resolved], university: bool) -> tuple[Resolved, ...]:
    """For each kind of body that articles call by its kind alone (学校, 医院, 公司), the one that is named most; of
    those named as often the first, which is the publisher's. Where the text is that of a `university`, no 机电学院."""
    counted: Counter[Entity] = Counter()
    first: dict[Entity, Resolved] = {}
    for one in known:
        if university and faculty(one):
            continue
        if one.entity and one.parent is None and one.body.form.kind not in {"self", "national"} and not one.body.bare:
            counted[one.entity] += 1
            first.setdefault(one.entity, one)
    ranked = sorted(first, key=lambda entity: -counted[entity])
    return tuple(
        first[host] for cls in _HOSTS if (host := next((entity for entity in ranked if entity.cls == cls), None))
    )
