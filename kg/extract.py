"""One article's way: from its text to mentions and claims. Nothing outside the article and its page has a say."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg import frames
from kg.confidence import calibrated
from kg.frames import measures, posts
from kg.frames.venues import place as place_entity
from kg.ground import Ground
from kg.identity.commonness import log_odds
from kg.language import analyse, dates, reference
from kg.late import late
from kg.mentions import (
    abroad,
    amounts,
    documents,
    organisation_office,
    organisations,
    persons,
    rivals,
    second_opinion,
    titles,
)
from kg.mentions.choice import Candidate
from kg.model import (
    Article,
    Claim,
    Entity,
    EntityMention,
    Extraction,
    Literal,
    PersonMention,
    Place,
    PlaceMention,
    Reading,
    Span,
    Text,
)
from kg.resolve import in_name, national
from kg.resolve.linked import Resolved
from kg.resolve.namesakes import bearers
from kg.rules import said

_FREE = frozenset({"Organisation", "Enterprise"})  # that may be anybody's, whatever place is in their names
_ADMINISTRATIVE = frozenset({"province", "city", "county", "township", "zone"})
# the headline of a life: 王立平同志简历, 王立平(安吉县政协副主席)
_OF_A_LIFE = late(r"简历|履历|简介|生平|^[一-鿿·]{2,5}(?:[(\[][^()\[\]]{2,20}[)\]])?$")
_NOTHING: Mapping[str, Resolved] = {}
_RARE = 1.0  # log odds that two bearers of a name are one
READING = "extract/reading"  # what a trace is told of the article with all its mentions


def extract(
    article: Article, siblings: Sequence[Article] = (), ner: bool = False, told: Mapping[str, Resolved] = _NOTHING
) -> Extraction:
    """All that `article` says. `siblings` are the articles of its source: they settle its year. `ner`: a tagger has a
    vote on persons and places; UsageError if it is not installed. `told`: what a human says that a short name means."""
    body = analyse(article.text)
    headline = analyse(article.headline) if article.headline else None
    votes = second_opinion.ask(body) if ner else second_opinion.Votes()
    offices, states = titles.find(body), abroad.find(body)
    found_documents = documents.find(body, article.key)
    found_dates = dates.find(body, reference.reference(article, siblings))
    ground = Ground.of(article, siblings, headline, body, offices, votes.places, told)
    rest = (
        *(rivals.candidate(m, "title") for m in offices),
        *(rivals.candidate(m, "document") for m in found_documents),
        *(rivals.candidate(m, "country") for m in abroad.unlisted(states)),
    )
    ends = {title.end for title in offices}

    def choose(bodies: Sequence[Resolved]) -> tuple[list[Candidate], tuple[persons.Name, ...]]:
        """`bodies` as rivals, and the persons of the text."""
        unsure = [rivals.body(body, one.body, ends) for one in bodies]
        others = (*unsure, *rest, *(rivals.candidate(m, "place") for m in ground.places.body))
        return unsure, persons.find(body, offices, others, votes.people)

    found = organisations.find(body, ground.places.body, offices, states)
    above, bodies = ground.known(found)
    unsure, names = choose(bodies)
    if inside := rivals.pushing_out((rivals.candidate(m, "place") for m in ground.places.body), names):
        # 秘书长李会昌: no place, so that nothing is of 会昌县
        ground = Ground.of(article, siblings, headline, body, offices, votes.places, told, inside)
        found = organisations.find(body, ground.places.body, offices, states)
        above, bodies = ground.known(found)
        unsure, names = choose(bodies)
    if instead := rivals.pushing_out(unsure, names):  # of 王立平15日到青禾公司: a person, and what the words are then
        found = organisations.find(rivals.reread(body, instead), ground.places.body, offices, states)
        above, bodies = ground.known(rivals.without(found, instead))
        unsure, names = choose(bodies)
    where, anchor, publisher = ground.places, ground.anchor, ground.publisher
    held_by_one = organisation_office.held(body.folded, offices, names)
    more = organisation_office.find(body, where.body, offices, names, found, held_by_one)
    given = organisation_office.given(body.folded, offices)
    persons_of = frozenset(title.begin for title in (*held_by_one, *given))
    if more or any(one.entity is None and one.end in persons_of for one in bodies):
        spans = {(one.begin, one.end) for one in more}
        left = (one for one in found if (one.begin, one.end) not in spans)
        above, bodies = ground.known(sorted((*left, *more), key=lambda one: (one.begin, one.end)), persons_of)
    who = _Who(article, body, bearers(body, names, article.authors, _rare, states))
    covered = {at for name in names for at in range(name.begin, name.end)}
    states = tuple(mention for mention in states if mention.begin not in covered)
    life = _life(headline) if headline and not names else None
    held = posts.find(body, offices, names, bodies, anchor, where.body, states, (*publisher, *above), life)
    reading = Reading(
        article,
        body,
        headline,
        tuple(mention for mention in where.body if mention.begin not in covered and not _in_a_name(mention, bodies)),
        bodies,
        tuple(who.mention(name) for name in names),
        found_dates,
        amounts.find(body, found_dates, found_documents),
        found_documents,
        tuple(anchor.ours(body)),
    )
    said(READING, None, reading)
    happened, claims = frames.happenings(reading)
    claims = [*claims, *measures.attach(reading, happened)]
    mentions = [*_mentions(reading), *_headline_mentions(above, where.headline), *happened]
    mentions += [EntityMention(post.organisation, post.organisation.label, None) for post in held]
    mentions += [EntityMention(who.person(life), life.full, None)] if life and held else []
    owners = {post.place for post in held} | {one.place for one in bodies if one.body.form.kind == "foreign"}
    there = {place_entity(one) for one in owners if one} | {
        c.object for c in claims if c.predicate == "schema:location"
    }
    abroad_here = ((place_entity(m.place), m) for m in states)
    mentions += [EntityMention(one, m.text, Span(m.begin, m.end)) for one, m in abroad_here if one in there]
    claims = [*_post_claims(article, who, held), *_body_claims(article, bodies), *claims]
    claims += _known_of((*where.headline, *reading.places), bodies)
    claims += national.claims(article.key, body, reading.persons, states)
    claims += _spoken_of(article, mentions, (*where.body, *states), bodies, claims)
    unresolved = tuple(
        (one.text, Span(one.begin, one.end))
        for one in bodies
        if (one.entity is None and _named(one)) or (one.entity and one.entity.scope == article.key)
    )
    sure = tuple(claim.told(calibrated(claim.confidence)) for claim in claims)
    return Extraction(article, tuple(mentions), sure, unresolved)


def _life(headline: Text) -> persons.Name | None:
    """The one person of a headline, whose life the text below may tell without the name: 王立平同志简历."""
    if not _OF_A_LIFE.search(headline.folded):
        return None
    named = persons.find(headline, titles.find(headline))
    whole = {name.full or headline.folded[name.begin : name.end].replace(" ", "") for name in named}
    return named[0]._replace(begin=0, end=0, before=None, after=None, full=whole.pop()) if len(whole) == 1 else None


def _in_a_name(place: PlaceMention, bodies: Sequence[Resolved]) -> bool:
    """Whether a short name is but part of the name of a firm, school or hospital: 武汉 in 武汉青禾医院."""
    short = place.text != place.place.label
    return short and any(
        one.body.form.kind == "open" and one.begin <= place.begin and place.end < one.end for one in bodies
    )


def _named(body: Resolved) -> bool:
    """Whether an unresolved name is one: 该院 is, 医院 alone may be any."""
    return body.body.form.kind != "self" or body.text[0] in "本我该"


def _rare(name: str) -> bool:
    """Whether hardly two of one article bear the name."""
    return log_odds(name, {}) >= _RARE


class _Who(NamedTuple):
    """Whom the names of an article mean."""

    article: Article
    body: Text
    bearers: Mapping[int, int]

    def person(self, name: persons.Name) -> Entity:
        label = name.full or self.body.folded[name.begin : name.end].replace(" ", "")
        number = self.bearers.get(name.begin, 1)
        return Entity("Person", label, self.article.key if number == 1 else f"{self.article.key} {number}")

    def mention(self, name: persons.Name) -> PersonMention:
        text = self.article.text[name.begin : name.end]
        return PersonMention(name.begin, name.end, text, self.person(name), why=name.why)


def _mentions(reading: Reading) -> Iterator[EntityMention]:
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


def _headline_mentions(above: Sequence[Resolved], where: Sequence[PlaceMention]) -> Iterator[EntityMention]:
    for body in above:
        if body.entity is not None:
            for name in body.names:
                yield EntityMention(body.entity, name, None, body.why)
    for mention in where:
        if mention.place.level in _ADMINISTRATIVE:
            yield EntityMention(place_entity(mention.place), mention.text, None, mention.why)


def _post_claims(article: Article, who: _Who, held: Sequence[posts.Post]) -> Iterator[Claim]:
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


def _body_claims(article: Article, bodies: Sequence[Resolved]) -> Iterator[Claim]:
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
    if entity is None or place is None or entity.cls not in _FREE:
        return False
    return place.level in {"province", "city"} and not entity.label.startswith(place.label)


def _known_of(mentions: Sequence[PlaceMention], bodies: Sequence[Resolved]) -> Iterator[Claim]:
    """What the gazetteer says of the places named, those of `bodies` left out: of them it is told already."""
    told = {body.place for body in bodies if body.entity is not None}
    named = dict.fromkeys(one.place for one in mentions if one.place.level in _ADMINISTRATIVE)
    for place in named:
        if place not in told:
            yield from _upwards(place)


def _spoken_of(
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
