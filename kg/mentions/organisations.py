"""Names of bodies in a text: [place or level word or body][own words][ending], several in coordination.

A `Body` says what the words say (whose, what kind); which body that is, is for `kg.resolve.organisations`.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.mentions import abroad, special_regions
from kg.mentions import organisation_patterns as patterns
from kg.mentions.organisation_boards import board
from kg.mentions.organisation_candidates import choose
from kg.mentions.organisation_committees import committees
from kg.mentions.organisation_declared import declared
from kg.mentions.organisation_departments import departments, shared
from kg.mentions.organisation_ending import ends_a_name
from kg.mentions.organisation_groups import LABORATORY, group, laboratory
from kg.mentions.organisation_held import held
from kg.mentions.organisation_lexicon import Form, forms, having
from kg.mentions.organisation_national import national
from kg.mentions.organisation_of_place import of_a_place
from kg.mentions.organisation_outposts import campus
from kg.mentions.organisation_reach import Verdict
from kg.mentions.organisation_scan import Body, Scan
from kg.mentions.organisation_short import abridged, may_be_abridged
from kg.mentions.organisation_walk import walk
from kg.mentions.titles import Title
from kg.model import PlaceMention, Text

_LOWEST = frozenset("县区旗镇乡")  # 市、区侨联: the article's own 区
_FREE = frozenset({"open", "owned", "held"})  # kinds of forms with words of their own


def find(
    text: Text,
    places: Sequence[PlaceMention],
    titles: Sequence[Title],
    states: Sequence[PlaceMention] | None = None,
) -> tuple[Body, ...]:
    """The bodies that `text` names, sorted by begin; an owner may lie inside what it owns. `states`: what `text` names
    abroad, where that is found already."""
    scan = Scan(text, places, titles)
    hits: dict[int, list[tuple[int, Form]]] = {}
    for last, known in forms().iter(text.folded):
        for form in known:
            hits.setdefault(last + 1, []).append((last + 1 - len(form.text), form))
        scan.note(last + 1 - len(known[0].text), last + 1, known)
    found: list[Body] = []
    for shape in (
        patterns.sessions,
        patterns.builders,
        patterns.numbered,
        patterns.shortest,
        patterns.brands,
        special_regions.bodies,
        declared,
    ):
        found += shape(scan)
    found += abroad.bodies(scan, abroad.find(text) if states is None else states)
    full = (_named(scan, end, hits[end]) for end in hits if may_be_abridged(scan.folded, end))
    found += abridged(
        scan, [body for body in full if body is not None and body.form.kind in {"open", "place", "owned"}]
    )
    scan.bodies |= {body.end: body for body in found}
    selves = {body.end: body for body in patterns.selves(scan)}
    for end in sorted({*hits, *selves}):
        if scan.hidden(end) or end in scan.bodies:
            continue
        named = _ending_at(scan, end, hits.get(end, ()), selves.get(end))
        found += named
        if named:
            scan.bodies[named[0].end] = named[0]  # behind a campus in brackets
    found += [*departments(scan), *shared(scan)]
    found += patterns.cooperatives(scan, found)
    found += committees(scan, found)
    return _maximal(found)


def _ending_at(scan: Scan, end: int, hits: Sequence[tuple[int, Form]], own: Body | None) -> list[Body]:
    """The bodies whose name ends at `end`, the one itself first: those that share its ending come after it. `hits` as
    of `_named`; `own`: the body named before that the words mean if they name none (公司)."""
    least = own.begin if own is not None else end
    body = _named(scan, end, [hit for hit in hits if hit[0] <= least])  # ,|医院|院长: no 医|院
    if body is None:
        return [own] if own is not None else []
    body = campus(scan, body)
    joint = [*patterns.joint_levels(scan, body), *patterns.joint_places(scan, body)]
    if joint and body.level not in _LOWEST:
        body = replace(body, above=True)
    beside = [replace(body, form=body.form.beside)] if body.form.beside else []
    return [body, *joint, *beside]


def _named(scan: Scan, end: int, hits: Sequence[tuple[int, Form]]) -> Body | None:
    """The body whose ending is one of `hits` (begin, form), all of which end at `end`: the longest that names one."""
    for begin, form in sorted(hits, key=lambda hit: (hit[0], hit[1].kind != "national", hit[1].kind != "place")):
        vetoed = not ends_a_name(scan, begin, end, form)
        body = _attempt(scan, begin, end, form) if not vetoed else None
        if isinstance(body, Verdict):
            return None  # 定点|医院, and no 定点医|院
        if form.kind in _FREE and not vetoed and (body is None or not _told(body)):
            body = choose(scan, begin, end, form, body)
        if body is not None:
            return body
    return None


def _told(body: Body) -> bool:
    """Whether the words themselves say where the name begins: with a place, an owner, or behind what it leans on."""
    return bool(body.place or body.level or body.owner or body.bare or body.form.rule.startswith("org/"))


def _attempt(scan: Scan, begin: int, end: int, form: Form) -> Body | Verdict | None:
    if form.kind == "national":
        return national(scan, begin, end, form)
    if form.kind == "place":
        return of_a_place(scan, begin, end, form)
    if form.kind == "held":
        return held(scan, begin, end, form)
    if form.text in having("group") and (task := group(scan, begin, end, form)) is not None:
        return task
    if form.text == LABORATORY and (house := laboratory(scan, begin, end, form)) is not None:
        return house
    return board(scan, begin, end, form) or walk(scan, begin, end, form)


def _maximal(found: list[Body]) -> tuple[Body, ...]:
    """Without those that only begin a longer name of the same body (县人大 in 县人大常委会); owners stay, and so does
    市总工会 in 省、市总工会."""
    owners = {id(body.owner) for body in found}
    kept: list[Body] = []
    reach, outer = -1, None
    for body in sorted(found, key=lambda body: (body.begin, -body.end)):
        inside = body.end <= reach and outer is not None and (outer.begin, outer.end) != (body.begin, body.end)
        joint = inside and outer is not None and outer.above and outer.end == body.end
        if not inside or joint or id(body) in owners:
            kept.append(body)
        if body.end > reach:
            reach, outer = body.end, body
    return tuple(sorted(kept, key=lambda body: (body.begin, body.end)))
