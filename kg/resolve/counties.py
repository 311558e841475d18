"""Bodies that counties have of one name: 城关派出所 in an article on 安吉县 is that county's; where no county is told,
the article's own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.identity.around import national_names
from kg.identity.body_names import of_some_county
from kg.model import Entity, Place
from kg.resolve.levels import upwards
from kg.resolve.linked import Resolved


def of_their_county(
    texts: Sequence[Sequence[Resolved]], main: Place | None, named_places: Sequence[Place], article: str
) -> list[tuple[Resolved, ...]]:
    """`texts` (headline, body) with the bodies that are called by no place, whose name another county's may bear, under
    the code of the county that the article with that key is about. `main`: the place that it is about; `named_places`:
    those that it names."""
    county = _county(main, (*named_places, *(one.place for text in texts for one in text if one.place)))
    known = dict.fromkeys(one.entity for text in texts for one in text if one.entity and not one.entity.scope)
    shared = (one for one in known if of_some_county(one.label) and one.label not in national_names())
    moved = {one: one._replace(scope=county or article) for one in shared}
    return [tuple(_moved(one, moved) for one in text) for text in texts] if moved else [*map(tuple, texts)]


def _county(main: Place | None, places: Sequence[Place]) -> str:
    """The code of the one county of which an article speaks, "" where it speaks of none or of several."""
    found = {one.adcode for place in places for one in upwards(place) if one.level == "county" and one.adcode}
    here = {one.adcode for one in upwards(main) if one.level == "county" and one.adcode}
    return min(found or here) if len(found | here) == 1 else ""


def _moved(one: Resolved, moved: Mapping[Entity, Entity]) -> Resolved:
    if one.entity is None:
        return one
    if one.entity in moved:
        return replace(one, entity=moved[one.entity])
    parent = moved.get(one.parent) if one.parent else None
    return replace(one, entity=one.entity._replace(scope=parent.scope), parent=parent) if parent else one
