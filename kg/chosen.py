"""Whom and which bodies a text names: one choice among the names of all kinds, made anew where a name pushes out what
another was read by."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.ground import Ground
from kg.mentions import abroad, organisation_office, organisations, persons, rivals, titles_held
from kg.mentions.choice import Candidate
from kg.mentions.organisation_office_endings import whole
from kg.mentions.organisation_scan import Body
from kg.mentions.second_opinion import Votes
from kg.mentions.titles import Title
from kg.model import Article, DocumentMention, PlaceMention, Span, Text
from kg.resolve.linked import Resolved


class Given(NamedTuple):
    """What of an article is known before its persons and bodies are: `siblings`, `told` as `kg.extract.extract`."""

    article: Article
    siblings: Sequence[Article]
    headline: Text | None
    body: Text
    offices: Sequence[Title]
    states: Sequence[PlaceMention]
    documents: Sequence[DocumentMention]
    votes: Votes
    told: Mapping[str, Resolved]

    def ground(self, names: Sequence[Span] = ()) -> Ground:
        """What the names are read against; no place stands within one of the persons' `names`."""
        votes = self.votes.places
        return Ground.of(self.article, self.siblings, self.headline, self.body, self.offices, votes, self.told, names)

    def bodies(self, text: Text, ground: Ground) -> tuple[Body, ...]:
        """The bodies that `text` names, the article's or one with other words for tokens."""
        found = organisations.find(text, ground.places.body, self.offices, self.states)
        return rivals.uncrossed(text, found, {title.end for title in self.offices})


class Chosen(NamedTuple):
    """The persons of an article, and its bodies as they are written (`found`) and as the `ground` knows them, those of
    its headline (`above`) and of its text (`bodies`)."""

    ground: Ground
    found: Sequence[Body]
    above: Sequence[Resolved]
    bodies: tuple[Resolved, ...]
    names: tuple[persons.Name, ...]


def choose(given: Given) -> Chosen:
    """The persons and bodies of an article."""
    body, ground = given.body, given.ground()
    chosen, unsure = _chosen(given, ground, given.bodies(body, ground))
    if rivals.pushing_out((rivals.candidate(m, "place") for m in ground.places.body), chosen.names):
        # 秘书长李会昌, 县委书记谢通海: no places, so that nothing is of 会昌县, and then of 通海县
        ground = given.ground([Span(one.begin, one.end) for one in chosen.names])
        chosen, unsure = _chosen(given, ground, given.bodies(body, ground))
    if instead := rivals.pushing_out(unsure, chosen.names):
        # of 王立平15日到青禾公司: a person, and what the words are then
        found = rivals.without(given.bodies(rivals.reread(body, instead), ground), instead)
        chosen, _ = _chosen(given, ground, found)
    return _with_offices(given, chosen)


def _chosen(given: Given, ground: Ground, found: Sequence[Body]) -> tuple[Chosen, list[Candidate]]:
    """The choice among the bodies `found` and all names of other kinds; the bodies as they ran for it."""
    body = given.body
    above, bodies = ground.known(found)
    ends = {title.end for title in given.offices}
    unsure = [rivals.body(body, one.body, ends) for one in bodies]
    others = (
        *unsure,
        *(rivals.candidate(m, "title") for m in given.offices),
        *(rivals.candidate(m, "document") for m in given.documents),
        *(rivals.candidate(m, "country") for m in abroad.unlisted(given.states)),
        *(rivals.candidate(m, "place") for m in ground.places.body),
    )
    names = persons.find(body, given.offices, others, given.votes.people)
    names = tuple(one for one in names if not _cut(one, body, given.article.authors))
    return Chosen(ground, found, above, bodies, names), unsure


def _cut(name: persons.Name, body: Text, authors: Sequence[str]) -> bool:
    """Whether `name` is but the beginning of a reporter's that stands there: 邓珠泽 of (记者 邓珠泽仁)."""
    size = name.end - name.begin
    return any(len(author) > size and body.raw.startswith(author, name.begin) for author in authors)


def _with_offices(given: Given, chosen: Chosen) -> Chosen:
    """`chosen` with the bodies that only a person's office tells: 竹纤维研究室主任王立平."""
    body, offices, ground = given.body, given.offices, chosen.ground
    held = titles_held.held(body.folded, offices, chosen.names)
    more = organisation_office.find(body, ground.places.body, offices, chosen.names, chosen.found, held)
    of_persons = (*held, *titles_held.given(body.folded, offices))
    persons_of = frozenset(at for one in of_persons for at in (one.begin, whole(body.folded, one).begin))
    if not more and not any(one.entity is None and one.end in persons_of for one in chosen.bodies):
        return chosen
    spans = {(one.begin, one.end) for one in more}
    left = (one for one in chosen.found if (one.begin, one.end) not in spans)
    above, bodies = ground.known(sorted((*left, *more), key=lambda one: (one.begin, one.end)), persons_of)
    return chosen._replace(above=above, bodies=bodies)
