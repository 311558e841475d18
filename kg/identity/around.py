"""What an article and its page say of all that they name: the places and bodies beside, the kind of news."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from kg.identity.body_names import as_sign
from kg.identity.introduced import countries_in
from kg.identity.origin import Origin
from kg.identity.places import named_after
from kg.identity.record import Sign
from kg.identity.reprints import digest
from kg.lexicon import table
from kg.model import Extraction

NO_BODIES = frozenset({"Person", "Document", "Post", "AdministrativeArea", "Place"})
MOST = 8  # persons, bodies and places beside one name that are remembered: the first by name
_WIDE = "00"  # the code of a city or province: what its papers print may be of anywhere in it
_NATIONAL = 3  # provinces and countries that a page of national news speaks of


def around(extraction: Extraction, origin: Origin) -> set[Sign]:
    """The places and bodies that an article names, where it is from, and its text: what is common to all whom it speaks
    of."""
    places: Counter[str] = Counter(dict.fromkeys(origin.places, MOST))
    bodies: Counter[str] = Counter()
    own = extraction.article.key  # in the scope of what only this article knows, events above all
    for mention in extraction.mentions:
        one = mention.entity
        if one.cls == "AdministrativeArea" and one.scope.isdigit():
            places[one.scope] += 1
        elif one.cls not in NO_BODIES and (one.scope != own or as_sign(one).endswith("\t")):
            bodies[as_sign(one)] += 1
            if not one.scope and (code := named_after(one.label)):
                places[code] += 1
    home = {("home", place) for place in origin.places if places[place] == MOST and place.endswith(_WIDE)}
    signs = {(kind, value) for kind, found in (("near", places), ("body", bodies)) for value in _first(found)}
    signs |= home
    return signs | ({("text", text)} if (text := digest(extraction.article)) else set())


def _first(found: Counter[str]) -> list[str]:
    return sorted(found, key=lambda value: (-found[value], value))[:MOST]


def kind_of_page(extractions: Iterable[Extraction], origins: Iterable[Origin]) -> str:
    """The province from which it is, if it tells; national where the page speaks of several provinces and countries, or
    of a body of the whole country and of no place; the code of the only province; else ""."""
    if len(home := {place[:2] for origin in origins for place in origin.places}) == 1:
        return min(home)
    provinces: set[str] = set()
    abroad: set[str] = set()
    bodies = False
    for extraction in extractions:
        for mention in extraction.mentions:
            one = mention.entity
            if one.cls == "AdministrativeArea" and one.scope.isdigit():
                provinces.add(one.scope[:2])
            bodies = bodies or one.label in national_names()
        abroad |= countries_in(extraction.article.text)
        if len(provinces) + len(abroad) >= _NATIONAL:
            return "national"
    if not provinces and (bodies or len(abroad) > 1):
        return "national"
    return next(iter(provinces)) if len(provinces) == 1 else ""


@cache
def national_names() -> frozenset[str]:
    """The names of the bodies of the whole country."""
    return frozenset(whole_names().values())


@cache
def whole_names() -> dict[str, str]:
    """What bodies of the whole country are called, with their names: 新华社."""
    return {row["form"]: row["name"] for row in table("national_bodies", "form", "name", "cls", "example")}
