"""A body that a text names, with the entity that it means."""

from dataclasses import dataclass

from kg.mentions.organisation_scan import Body
from kg.model import Entity, OrganisationMention, Place


@dataclass(frozen=True, slots=True)
class Resolved(OrganisationMention):
    """A body whose name is resolved (`entity`), or None where nothing says whose it is."""

    body: Body
    place: Place | None = None  # its jurisdiction
    parent: Entity | None = None  # the body that it is a unit of
    names: tuple[str, ...] = ()  # what it is called here, and its usual short name
    confidence: float = 0.9
