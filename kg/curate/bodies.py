"""The body that a full name means, read as a text of its own."""

from functools import cache
from typing import TYPE_CHECKING

from kg.language import analyse
from kg.mentions import organisations, places, titles
from kg.resolve.anchor import Anchor
from kg.resolve.linked import Resolved
from kg.resolve.organisations import resolve

if TYPE_CHECKING:
    from kg.curate.load import Curation


def told(rules: "Curation", source: str) -> dict[str, Resolved]:
    """What `rules` say that short names mean in the source of that name."""
    return {short: one for short, full in rules.short(source).items() if (one := body(full))}


@cache
def body(name: str) -> Resolved | None:
    """What an article means by the full name 安吉县总工会; None where that is no name of a body."""
    text = analyse(name)
    where = places.find(None, text)
    found = resolve(text, organisations.find(text, where.body, titles.find(text)), Anchor(where, text))
    return next((one for one in found if one.entity and (one.begin, one.end) == (0, len(name))), None)
