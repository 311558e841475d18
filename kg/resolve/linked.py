"""A body that a text names, with the entity that it means."""

from dataclasses import dataclass, replace

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


def moved(body: Resolved, place: Place) -> Resolved:
    """`body` as that of `place`, which is named right before it: 赴安吉县挂职任|县委|常委."""
    entity, was = body.entity, body.place
    told = body.body.level and entity is not None and was is not None and was != place
    if not told or entity is None or was is None or entity.label.count(was.label) != 1:
        return body
    there = Entity(entity.cls, entity.label.replace(was.label, place.label), place.adcode)
    return replace(body, entity=there, place=place)
