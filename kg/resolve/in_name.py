"""What the names of things speak of: 长兴县 in 《长兴县工匠条例》, 德国 in 中国驻德国大使馆."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from kg.frames.venues import place
from kg.late import late
from kg.lexicon import entries, table
from kg.lexicon.words import worded
from kg.mentions.organisation_lexicon import countries
from kg.model import Claim, Entity, EntityMention, OrganisationMention, Place, PlaceMention, Span
from kg.rules import written

Inner = PlaceMention | OrganisationMention

PREDICATE = "kgo:nameRefersTo"
PLACE = written("name/place", "《长兴县工匠条例》 speaks of 长兴县")
BODY = written("name/body", "《安吉县总工会工作要点》 speaks of 安吉县总工会")
PERSON = written("name/person", "《王立平文选》 speaks of 王立平")
STATE = written("name/state", "中国青禾工业协会 is of 中国")
VENUE = written("name/venue", "湖州市青禾礼堂 lies in 湖州市")
_CHINA = Entity("Country", "中国", "")
_CHINESE = late("[“《]?(?:中华人民共和国|中华全国|中国(?!人民政治协商会议[^全]|共产党[^中]))")  # no county's 政协
_WITH = late("[“《]?(?:中华人民共和国|中国)(?:[—－-]|与|和|同)")  # 中国—青禾国际商会: of both
_TREATY = worded("(?:关于)?中(.)[^国].*<document_words/treaty>")  # 中德联合声明
_WRITTEN = frozenset({"Document", "Legislation"})
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
    inner: list[Inner] = sorted([*places, *(one for one in bodies if one.entity)], key=attrgetter("begin", "end"))
    people: dict[str, list[Entity]] = {}
    for one in dict.fromkeys(one.entity for one in mentions if one.entity.cls == "Person"):
        people.setdefault(one.label, []).append(one)
    known_places = {one.text: place(one.place) for one in reversed(places)}
    names = _Names(inner, [one.begin for one in inner], {one.entity for one in bodies}, known_places, people)
    for thing, span in {(one.entity, one.span): None for one in mentions}:
        if span is None or thing.cls in _NO_THING or thing in placed:
            continue
        for other, rule in dict(names.of(thing, span)).items():
            if other != thing and frozenset((thing, other)) not in known:
                known.add(frozenset((thing, other)))
                yield Claim(thing, PREDICATE, other, (span,), article, rule, _SURE)


class _Names(NamedTuple):
    """The names of an article: places and bodies, where they begin, the bodies, places by their words, persons."""

    inner: list[Inner]
    begins: list[int]
    owners: Set[Entity | None]
    known: Mapping[str, Entity]
    people: Mapping[str, Sequence[Entity]]  # by name

    def of(self, thing: Entity, span: Span) -> Iterator[tuple[Entity, str]]:
        """What the name of `thing`, at `span`, speaks of, each with the rule that says so."""
        inside = self.inner[bisect_left(self.begins, span.begin) : bisect_left(self.begins, span.end)]
        inside = [one for one in inside if one.end <= span.end and one.end - one.begin < span.end - span.begin]
        if _CHINESE.match(thing.label) and not (thing in self.owners and _WITH.match(thing.label)):
            yield _CHINA, STATE
        if thing in self.owners:
            inside = [*_leading(thing.label, [one for one in inside if isinstance(one, PlaceMention)], span)]
        for one in [*_last(inside)][:_MOST]:
            if meant := _meant(one):
                yield meant, BODY if isinstance(one, OrganisationMention) else PLACE
        if thing in self.owners:
            return
        label = thing.label.lstrip(_MARKS)
        if first := next((self.known[label[:size]] for size in range(8, 1, -1) if label[:size] in self.known), None):
            yield first, PLACE
        if thing.cls in _WRITTEN:
            yield from self._written(label)

    def _written(self, label: str) -> Iterator[tuple[Entity, str]]:
        """What the name of a document says: the national body with which it begins, two states, persons."""
        if (both := _TREATY.match(label)) and (other := countries().get(both[1])):
            yield from ((_CHINA, STATE), (Entity("Country", other, ""), STATE))
        if body := next((_national()[label[:size]] for size in range(14, 2, -1) if label[:size] in _national()), None):
            yield body, BODY
        parts = {label[at : at + size] for at in range(len(label)) for size in (3, 4)}
        yield from ((one, PERSON) for name in sorted(parts & self.people.keys()) for one in self.people[name])


def of_the_state(mentions: Sequence[EntityMention]) -> Iterator[Claim]:
    """The claims of which state the bodies of a whole country are, firms aside, as lexicon/national_bodies.tsv knows
    them, and of which of them they are a part."""
    for body in dict.fromkeys(one.entity for one in mentions if not one.entity.scope):
        if body in _bodies():
            yield Claim(body, "kgo:jurisdiction", _CHINA, (), "", "gazetteer", 1.0)
        if above := _above().get(body):
            yield Claim(body, "org:unitOf", above, (), "", "gazetteer", 1.0)


@cache
def _above() -> dict[Entity, Entity]:
    rows = [(re.compile(row["name"]), row["above"]) for row in table("national_parents", "name", "above", "example")]
    named = {body.label: body for body in _national().values()}
    found = ((body, next((above for name, above in rows if name.fullmatch(body.label)), "")) for body in named.values())
    return {body: named[above] for body, above in found if above}


@cache
def _bodies() -> frozenset[Entity]:
    world = entries("world_bodies")
    return frozenset(body for body in _national().values() if body.label not in world and body.cls != "Enterprise")


@cache
def _national() -> dict[str, Entity]:
    rows = table("national_bodies", "form", "name", "cls", "example")
    found = {form: Entity(row["cls"], row["name"], "") for row in rows for form in (row["form"], row["name"])}
    return {form: body for form, body in found.items() if body.label != "中华人民共和国"}  # whose laws name no body


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
