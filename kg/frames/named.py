"""A new event that is to be labelled by its name: what its labellers ask of it."""

from collections.abc import Sequence
from typing import NamedTuple

from kg.frames import labels
from kg.frames.happening import Fact
from kg.frames.match import Match
from kg.frames.skeleton import Item
from kg.mentions.happenings import Name
from kg.model import Entity, OrganisationMention, Reading


class Named(NamedTuple):
    """A new event that its name labels."""

    reading: Reading
    match: Match
    theme: Item
    name: Name
    found: Sequence[Fact]
    host: Entity | None  # the body that the article is about

    @property
    def raw(self) -> str:
        """The name as it stands."""
        return self.reading.body.raw[self.name.begin : self.name.end]

    @property
    def owner(self) -> OrganisationMention | None:
        """The body right before the name."""
        return self.match.skeleton.owner(self.theme.begin)

    @property
    def bare(self) -> bool:
        """Whether the name says too little without a place or a day at least."""
        return self.name.bare or labels.bare(self.raw)

    @property
    def generic(self) -> bool:
        """Whether the name says too little without the body that holds it."""
        return self.name.bare or labels.generic(self.raw, self.name.cls)

    def fillers(self, predicate: str) -> list[Entity]:
        """Who or what fills a role."""
        return [f.filler for f in self.found if f.predicate == predicate and isinstance(f.filler, Entity)]

    @property
    def organizer(self) -> Entity | None:
        """The first host."""
        return next(iter(self.fillers("schema:organizer")), None)
