"""Names whose last words are abridged: 湖州市三院 beside 湖州市第三人民医院 is one hospital."""

from collections.abc import Sequence

from kg.mentions.organisation_short import shorts
from kg.model import Entity
from kg.resolve.linked import Resolved


def full_names(known: Sequence[Resolved]) -> dict[Entity, Entity]:
    """Each body of `known` whose name is abridged, with the one that it is short for, where there is just one."""
    named = dict.fromkeys(one.entity for one in known if one.entity is not None)
    by_short: dict[str, set[Entity]] = {}
    for entity in named:
        for short in shorts(entity.label):
            by_short.setdefault(short, set()).add(entity)
    return {
        entity: next(iter(whole)) for entity in named if len(whole := by_short.get(entity.label, set()) - {entity}) == 1
    }
