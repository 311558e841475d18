"""What an article tells of whom and what it names: mentions, the claims of posts and of bodies, where places lie."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.frames.post_items import Post
from kg.frames.venues import place as place_entity
from kg.mentions import abroad, persons
from kg.model import (
    Article,
    Claim,
    Entity,
    EntityMention,
    Literal,
    PersonMention,
    Place,
    PlaceMention,
    Reading,
    Span,
    Text,
)
from kg.resolve import in_name
from kg.resolve.linked import Resolved

_FREE = frozenset({"Organisation", "Enterprise"})  # that may be anybody's, whatever place is in their names
_OF_PEOPLE_FROM = ("同乡会", "商会", "校友会")  # a place in short tells where their members are from
_ADMINISTRATIVE = frozenset({"province", "city", "county", "township", "zone"})


class Who(NamedTuple):
    """Whom the names of an article mean."""

    article: Article
    body: Text
    bearers: Mapping[int, int]

    def person(self, name: persons.Name) -> Entity:
        """Whom `name` means in this article: of two of a name, the second is numbered."""
        label = name.full or self.body.folded[name.begin : name.end].replace(" ", "")
        number = self.bearers.get(name.begin, 1)
        return Entity("Person", label, self.article.key if number == 1 else f"{self.article.key} {number}")

    def mention(self, name: persons.Name) -> PersonMention:
        """`name` as a mention of whom it means."""
        text = self.article.text[name.begin : name.end]
        return PersonMention(name.begin, name.end, text, self.person(name), why=name.why)


def of_the_text(reading: Reading) -> Iterator[EntityMention]:
    """The persons, bodies, places and documents that the text names."""
    for person in reading.persons:
        yield EntityMention(person.entity, person.entity.label, Span(person.begin, person.end), person.why)
    for body in reading.organisations:
        if isinstance(body, Resolved) and body.entity is not None:
            for name in body.names:
                yield EntityMention(body.entity, name, Span(body.begin, body.end), body.why)
    for where in reading.places:
        if where.place.level in _ADMINISTRATIVE:
            yield EntityMention(place_entity(where.place), where.text, Span(where.begin, where.end), where.why)
    for document in reading.documents:
        yield EntityMention(document.entity, document.text, Span(document.begin, document.end), document.why)


def of_the_headline(above: Sequence[Resolved], where: Sequence[PlaceMention]) -> Iterator[EntityMention]:
    """The bodies `above` and the places `where` of the headline."""
    for body in above:
        if body.entity is not None:
            for name in body.names:
                yield EntityMention(body.entity, name, None, body.why)
    for mention in where:
        if mention.place.level in _ADMINISTRATIVE:
            yield EntityMention(place_entity(mention.place), mention.text, None, mention.why)


def of_posts(article: Article, who: Who, held: Sequence[Post]) -> Iterator[Claim]:
    """Who holds which post of which body, and where the body is if the title alone tells it."""
    for post in held:
        node = Entity("Post", post.organisation.label + post.title, post.organisation.scope)
        spans: tuple[Span, ...] = (post.span,)
        person = who.person(post.name)
        yield Claim(node, "kgo:title", Literal(post.title), spans, article.key, post.rule, post.confidence, post.why)
        yield Claim(node, "org:postIn", post.organisation, spans, article.key, post.rule, post.confidence, post.why)
        if post.place is not None:
            of, sure = place_entity(post.place), post.confidence
            yield Claim(post.organisation, "kgo:jurisdiction", of, spans, article.key, post.rule, sure, post.why)
            yield from _upwards(post.place)
        if post.name.begin < post.name.end < post.span.begin:
            spans = (Span(post.name.begin, post.name.end), post.span)
        made = (*post.why, *post.name.why[:1])
        told = (post.ended, post.until)
        yield Claim(person, "org:holds", node, spans, article.key, post.rule, post.confidence, made, *told)


def of_bodies(article: Article, bodies: Sequence[Resolved]) -> Iterator[Claim]:
    """Of which body or which place each of `bodies` is."""
    told: set[Place] = set()
    for body in bodies:
        if body.entity is None:
            continue
        spans, (rule, *why) = (Span(body.begin, body.end),), body.why
        if body.parent is not None:
            yield Claim(body.entity, "org:unitOf", body.parent, spans, article.key, rule, body.confidence, tuple(why))
        elif body.place is not None and not _only_named_so(body):
            place, sure = place_entity(body.place), body.confidence
            yield Claim(body.entity, "kgo:jurisdiction", place, spans, article.key, rule, sure, tuple(why))
        if body.place is not None and body.place not in told:
            told.add(body.place)
            yield from _upwards(body.place)


def _only_named_so(body: Resolved) -> bool:
    """Whether its name has a province or city in short and it is no body of the state: 河北华岭陵园 is of none."""
    entity, place = body.entity, body.place
    if entity is None or place is None or (entity.cls not in _FREE and not entity.label.endswith(_OF_PEOPLE_FROM)):
        return False
    return place.level in {"province", "city"} and not entity.label.startswith(place.label)


def known_of(mentions: Sequence[PlaceMention], bodies: Sequence[Resolved]) -> Iterator[Claim]:
    """What the gazetteer says of the places named, those of `bodies` left out: of them it is told already."""
    told = {body.place for body in bodies if body.entity is not None}
    named = dict.fromkeys(one.place for one in mentions if one.place.level in _ADMINISTRATIVE)
    for place in named:
        if place not in told:
            yield from _upwards(place)


def spoken_of(
    article: Article,
    mentions: Sequence[EntityMention],
    places: Sequence[PlaceMention],
    bodies: Sequence[Resolved],
    told: Sequence[Claim],
) -> Iterator[Claim]:
    """What the names of things and venues speak of, and where that lies."""
    named = [*in_name.venues(article.key, places, told), *in_name.claims(article.key, mentions, places, bodies, told)]
    yield from named
    yield from in_name.of_the_state(mentions)
    meant = {claim.object for claim in named}
    abroad_here = {claim.object for claim in told if claim.predicate == "schema:location"}
    for where in dict.fromkeys(one.place for one in places):
        if place_entity(where) in (meant | abroad_here if abroad.is_abroad(where) else meant):
            yield from _upwards(where)


def _upwards(place: Place | None) -> Iterator[Claim]:
    while place is not None:
        yield from _gazetteer(place)
        place = place.parent


def _gazetteer(place: Place) -> Iterator[Claim]:
    """What is known of a place without the text: its code, and what it lies in."""
    node = place_entity(place)
    if place.adcode:
        yield Claim(node, "kgo:adcode", Literal(place.adcode, "xsd:string"), (), "", "gazetteer", 1.0)
    if place.parent is not None:
        yield Claim(node, "schema:containedInPlace", place_entity(place.parent), (), "", "gazetteer", 1.0)
