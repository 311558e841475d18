"""What the names of an article are read against: its places, what bare level words mean, the bodies of its page."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Self

from kg.language import analyse
from kg.mentions import organisations, places, second_opinion, titles
from kg.mentions.organisation_scan import Body
from kg.mentions.titles import Title
from kg.model import Article, PlaceMention, Span, Text
from kg.resolve import home
from kg.resolve.anchor import Anchor
from kg.resolve.firms import unify
from kg.resolve.guests import NOBODY, Guests, guests
from kg.resolve.linked import Resolved
from kg.resolve.organisations import resolve
from kg.resolve.self_reference import of_the_text
from kg.resolve.unresolved import hosting, local, told_alone

_NOTHING: Mapping[str, Resolved] = {}


class Ground(NamedTuple):
    """Where an article stands, and what the bodies of its text are known by."""

    body: Text
    places: places.Places
    anchor: Anchor
    publisher: Sequence[Resolved]
    above: Sequence[Resolved]  # the bodies of its headline
    told: Mapping[str, Resolved]
    spoken: frozenset[int]  # where titles begin, and what a host does
    strangers: Guests  # of the headline

    @classmethod
    def of(
        cls,
        article: Article,
        siblings: Sequence[Article],
        headline: Text | None,
        body: Text,
        offices: Sequence[Title],
        votes: tuple[Span, ...] = (),
        told: Mapping[str, Resolved] = _NOTHING,
        names: Collection[Span] = (),
    ) -> Self:
        """The ground of `article`, one of `siblings` on its page, with its `headline` and `body` read. `offices`: the
        titles of its text; `votes`: what a tagger takes for places; `told`: what a human says that a short name means;
        `names`: persons of the text, in whose names no place stands."""
        from_there = home.said(article, siblings)
        head = analyse("\n".join(one.words for one in from_there))
        where = places.find(headline, body, home.hint(from_there, siblings), names)
        where = second_opinion.add_places(where, body, votes)
        anchor = Anchor(where, body, headline, article.key)
        publisher = _bodies(head, places.find(None, head).body, anchor.heading(), ()) if head.raw else ()
        above = _bodies(headline, where.headline, anchor.heading(), publisher, told) if headline else ()
        strangers = guests(headline, above) if headline else NOBODY
        spoken = frozenset((*(title.begin for title in offices), *hosting(body.folded)))
        return cls(body, where, anchor, publisher, above, told, spoken, strangers)

    def known(
        self, found: Sequence[Body], held: Collection[int] = ()
    ) -> tuple[tuple[Resolved, ...], tuple[Resolved, ...]]:
        """The bodies of the headline and those of the text, `found`, with what they mean. `held`: where an office of a
        person who is named begins."""
        here = resolve(self.body, found, self.anchor, (*self.publisher, *self.above), self.told, self.strangers)
        desks = told_alone(self.body.folded, here)
        above = of_the_text(self.above, here, self.body.folded)
        headline, text = local(unify(above, here), self.anchor.article, self.spoken, held, desks)
        return headline, text


def _bodies(
    text: Text,
    where: Sequence[PlaceMention],
    anchor: Anchor,
    before: Sequence[Resolved],
    told: Mapping[str, Resolved] = _NOTHING,
) -> tuple[Resolved, ...]:
    return resolve(text, organisations.find(text, where, titles.find(text)), anchor, before, told)
