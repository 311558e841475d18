"""One article's way: from its text to mentions and claims. Nothing outside the article and its page has a say."""

from collections.abc import Container, Iterator, Mapping, Sequence

from kg import frames
from kg.chosen import Chosen, Given, choose
from kg.confidence import calibrated
from kg.frames import measures, post_denied, posts
from kg.frames.post_items import Post
from kg.frames.venues import place as place_entity
from kg.identity.commonness import log_odds
from kg.language import analyse, dates, reference
from kg.late import late
from kg.mentions import abroad, amounts, documents, persons, second_opinion, titles
from kg.model import Article, Claim, EntityMention, Extraction, PlaceMention, Reading, Span, Text
from kg.resolve import national
from kg.resolve.counties import of_their_county
from kg.resolve.linked import Resolved
from kg.resolve.namesakes import bearers
from kg.rules import said
from kg.told import Who, known_of, of_bodies, of_posts, of_the_headline, of_the_text, spoken_of

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
    given = _given(article, siblings, ner, told)
    chosen = _of_their_county(choose(given), article)
    body, bodies, names = given.body, chosen.bodies, chosen.names
    who = Who(article, body, bearers(body, names, article.authors, _rare, given.states))
    covered = {at for name in names for at in range(name.begin, name.end)}
    states = tuple(mention for mention in given.states if mention.begin not in covered)
    reading = _reading(given, chosen, who, covered)
    said(READING, None, reading)
    held, life = _posts(given, chosen, states)
    happened, claims = frames.happenings(reading)
    claims = [*claims, *measures.attach(reading, happened)]
    mentions = [*of_the_text(reading), *of_the_headline(chosen.above, chosen.ground.places.headline), *happened]
    mentions += [EntityMention(post.organisation, post.organisation.label, None) for post in held]
    mentions += [EntityMention(who.person(life), life.full, None)] if life and held else []
    mentions += _states_told(states, held, bodies, claims)
    claims = [*of_posts(article, who, held), *of_bodies(article, bodies), *claims]
    claims += known_of((*chosen.ground.places.headline, *reading.places), bodies)
    claims += national.claims(article.key, body, reading.persons, states)
    claims += spoken_of(article, mentions, (*chosen.ground.places.body, *states), bodies, claims)
    sure = tuple(claim.told(calibrated(claim.confidence)) for claim in claims)
    return Extraction(article, tuple(mentions), sure, _unresolved(article, bodies))


def _given(article: Article, siblings: Sequence[Article], ner: bool, told: Mapping[str, Resolved]) -> Given:
    """What of `article` is found before its persons and bodies are chosen; arguments as `extract`."""
    body = analyse(article.text)
    headline = analyse(article.headline) if article.headline else None
    votes = second_opinion.ask(body) if ner else second_opinion.Votes()
    offices, states = titles.find(body), abroad.find(body)
    return Given(article, siblings, headline, body, offices, states, documents.find(body, article.key), votes, told)


def _reading(given: Given, chosen: Chosen, who: Who, covered: Container[int]) -> Reading:
    """The article with all its mentions; no place stands at one of the characters `covered` by a person's name."""
    article, body, where = given.article, given.body, chosen.ground.places.body
    found_dates = dates.find(body, reference.reference(article, given.siblings))
    return Reading(
        article,
        body,
        given.headline,
        tuple(one for one in where if one.begin not in covered and not _in_a_name(one, chosen.bodies)),
        chosen.bodies,
        tuple(who.mention(name) for name in chosen.names),
        found_dates,
        amounts.find(body, found_dates, given.documents),
        tuple(given.documents),
        tuple(chosen.ground.anchor.ours(body)),
    )


def _of_their_county(chosen: Chosen, article: Article) -> Chosen:
    """`chosen` with the bodies that counties have of one name as those of the county that `article` is about."""
    ground = chosen.ground
    where = [mention.place for mention in (*ground.places.headline, *ground.places.body)]
    above, bodies = of_their_county((chosen.above, chosen.bodies), ground.anchor.main, where, article.key)
    return chosen._replace(above=above, bodies=bodies)


def _posts(given: Given, chosen: Chosen, states: Sequence[PlaceMention]) -> tuple[Sequence[Post], persons.Name | None]:
    """Who holds what, and the one of whom the headline says that the text tells the life."""
    ground, names = chosen.ground, chosen.names
    life = _life(given.headline) if given.headline and not names else None
    around = (*ground.publisher, *chosen.above)
    where = ground.places.body
    held = posts.find(given.body, given.offices, names, chosen.bodies, ground.anchor, where, states, around, life)
    return post_denied.believed(given.body.folded, held), life


def _states_told(
    states: Sequence[PlaceMention], held: Sequence[Post], bodies: Sequence[Resolved], claims: Sequence[Claim]
) -> Iterator[EntityMention]:
    """Those states of which a post, a body or an event is: others say nothing by being named."""
    owners = {post.place for post in held} | {one.place for one in bodies if one.body.form.kind == "foreign"}
    there: set[object] = {place_entity(one) for one in owners if one}
    there |= {claim.object for claim in claims if claim.predicate == "schema:location"}
    for mention in states:
        if (entity := place_entity(mention.place)) in there:
            yield EntityMention(entity, mention.text, Span(mention.begin, mention.end))


def _unresolved(article: Article, bodies: Sequence[Resolved]) -> tuple[tuple[str, Span], ...]:
    """The names of bodies of which nothing says whose they are, or that only this article knows."""
    return tuple(
        (one.text, Span(one.begin, one.end))
        for one in bodies
        if (one.entity is None and _named(one)) or (one.entity and one.entity.scope == article.key)
    )


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
