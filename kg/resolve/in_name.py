"""What the names of things speak of: 长兴县 in 《长兴县工匠条例》, 德国 in 中国驻德国大使馆."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter

from kg.frames.venues import place
from kg.model import Claim, Entity, EntityMention, OrganisationMention, Place, PlaceMention, Span
from kg.rules import written

Inner = PlaceMention | OrganisationMention

PREDICATE = "kgo:nameRefersTo"
PLACE = written("name/place", "《长兴县工匠条例》 speaks of 长兴县")
BODY = written("name/body", "《安吉县总工会工作要点》 speaks of 安吉县总工会")
STATE = written("name/state", "中国青禾工业协会 is of 中国")
VENUE = written("name/venue", "湖州市青禾礼堂 lies in 湖州市")
_CHINA = Entity("Country", "中国", "")
_CHINESE = re.compile("[“《]?(?:中华人民共和国|中华全国|中国)(?![—－-]|与|和|同)")
_MARKS = "“《【〈『「"
_MOST = 3  # places and bodies in one name
_NO_THING = frozenset({"Person", "Post", "Place", "AdministrativeArea", "Country", "Measurement"})
_ABOVE = frozenset({"kgo:jurisdiction", "org:unitOf", "org:subOrganizationOf"})
_SURE = 0.9


def claims(
    article: str,
    mentions: Sequence[EntityMention],
    places: Sequence[PlaceMention],
    bodies: Sequence[OrganisationMention],
    told: Collection[Claim],
) -> Iterator[Claim]:
    """The claims of what the names of `mentions` speak of. `places`: all that the text names, those inside other names,
    too; `bodies` likewise; `told`: what is known already, of which nothing is said twice."""
    known = {frozenset((one.subject, one.object)) for one in told}
    placed = {one.subject for one in told if one.predicate in _ABOVE}
    owners = {one.entity for one in bodies}
    inner: list[Inner] = sorted([*places, *(one for one in bodies if one.entity)], key=attrgetter("begin", "end"))
    begins = [one.begin for one in inner]
    for thing, span in {(one.entity, one.span): None for one in mentions}:
        if span is None or thing.cls in _NO_THING or thing in placed:
            continue
        inside = inner[bisect_left(begins, span.begin) : bisect_left(begins, span.end)]
        inside = [one for one in inside if one.end <= span.end and one.end - one.begin < span.end - span.begin]
        if thing in owners:
            inside = [*_leading(thing.label, [one for one in inside if isinstance(one, PlaceMention)], span)]
        found = [(_meant(one), BODY if isinstance(one, OrganisationMention) else PLACE) for one in _last(inside)]
        if _CHINESE.match(thing.label):
            found.insert(0, (_CHINA, STATE))
        for other, rule in found[:_MOST]:
            if other is not None and other != thing and frozenset((thing, other)) not in known:
                known.add(frozenset((thing, other)))
                yield Claim(thing, PREDICATE, other, (span,), article, rule, _SURE)


def _meant(one: Inner) -> Entity | None:
    return place(one.place) if isinstance(one, PlaceMention) else one.entity


def venues(article: str, places: Sequence[PlaceMention], told: Collection[Claim]) -> Iterator[Claim]:
    """The claims of where the venues of `told` lie, by the places with which their names begin: 湖州市 of
    湖州市青禾礼堂. `places` as in `claims`."""
    inner = sorted(places, key=attrgetter("begin", "end"))
    begins = [one.begin for one in inner]
    done: set[Entity] = set()
    for claim in told:
        venue = claim.object
        if claim.predicate != "schema:location" or not isinstance(venue, Entity) or venue.cls != "Place":
            continue
        for span in claim.spans if venue not in done else ():
            inside = inner[bisect_left(begins, span.begin) : bisect_left(begins, span.end)]
            chain = _chain(inside, span.begin)
            if chain and chain[-1].end < span.end:
                done.add(venue)
                within = place(chain[-1].place)
                yield Claim(venue, "schema:containedInPlace", within, (span,), article, VENUE, _SURE)
                break


def _leading(label: str, inside: Sequence[PlaceMention], span: Span) -> list[PlaceMention]:
    """Of the places in the name of a body those that it begins with, and where a mission is: 中国驻[德国]大使馆."""
    host = label.partition("驻")[2]
    there = [one for one in inside if host.startswith(one.text)] if host else []
    return [*_chain(inside, span.begin + (label[:1] in _MARKS)), *there[:1]]


def _chain(inside: Sequence[PlaceMention], begin: int) -> list[PlaceMention]:
    """The places that follow one another from `begin` on, each in the one before: 浙江省|湖州市, not 美国|哥伦比亚."""
    found: list[PlaceMention] = []
    for one in inside:
        if one.begin == (found[-1].end if found else begin) and (not found or _lies_in(one.place, found[-1].place)):
            found.append(one)
    return found


def _lies_in(one: Place | None, other: Place) -> bool:
    while one is not None and one != other:
        one = one.parent
    return one is not None


def _last(inside: Sequence[Inner]) -> Iterator[Inner]:
    """Those that are no part of a longer one, nor the place around the next: of 浙江省|湖州市 the last."""
    for at, one in enumerate(inside):
        within = any(
            two is not one and two.begin <= one.begin and one.end <= two.end for two in inside[max(0, at - 3) : at + 4]
        )
        after = inside[at + 1] if at + 1 < len(inside) else None
        if isinstance(one, PlaceMention) and isinstance(after, PlaceMention) and after.begin == one.end:
            within = within or _lies_in(after.place, one.place)
        if not within:
            yield one
