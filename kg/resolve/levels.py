"""Levels of places: which of them a bare word (县, 市, 区) may mean, and what lies above a place."""

from collections.abc import Iterable, Iterator
from functools import cache

from kg.language.simplify import simplify
from kg.lexicon import table
from kg.model import Place, PlaceMention


@cache
def _endings() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """The levels of the places that each word may stand for, and how their names must end."""
    rows = table("place_levels", "word", "levels", "endings", "example")
    return {row["word"]: (frozenset(row["levels"].split()), tuple(row["endings"].split())) for row in rows}


def upwards(place: Place | None) -> Iterator[Place]:
    """`place` and all that it lies in, from below."""
    while place:
        yield place
        place = place.parent


def fits(place: Place, level: str) -> bool:
    """Whether the word `level` may mean `place`: 区 a district, no 社区."""
    levels, endings = _endings().get(level, (frozenset(), ()))
    return place.level in levels and place.label.endswith(endings)


def district(place: Place) -> bool:
    """Whether a place is a district of a city: 渝北区, not 两江新区 and no park."""
    return fits(place, "区") and place.level == "county" and not place.label.endswith("新区")


def as_said(mention: PlaceMention) -> bool:
    """Whether it is named with its kind: 安吉县, not 安吉."""
    return simplify(mention.text[-1]) == mention.place.label[-1]


def chains(mentions: Iterable[PlaceMention]) -> Iterator[list[PlaceMention]]:
    """Mentions that stand right behind one another, together: 浙江省|杭州市|桐庐县."""
    links: list[PlaceMention] = []
    for mention in mentions:
        if links and links[-1].end != mention.begin:
            yield links
            links = []
        links.append(mention)
    if links:
        yield links
