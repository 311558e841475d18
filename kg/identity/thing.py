"""What an article knows of the documents, venues, programmes and events that it names, in signs:

core     the name without the place before it
issuer   of a document, runner   of a programme, host   of an event: a body and its scope
year     of the article;  dated   in the name;  day   of an event;  cls   its class;  who   takes part in it
site     the place before the name of a venue or event;  at   where an event was held;  user   who held one at a venue
near, body, page   as of persons
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from kg.identity.named import is_general
from kg.identity.record import Record, Sign
from kg.identity.thing_names import named
from kg.late import late
from kg.mentions.gazetteer import by_code, place
from kg.model import Entity, Extraction

_SHORT = late("(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$")
_LONG = 5  # characters of a venue's name that says which it is
FAMILIES = ("document", "place", "programme", "event")
_ROLES = {
    "kgo:issuedBy": "issuer",
    "kgo:runBy": "runner",
    "schema:organizer": "host",
    "schema:attendee": "who",
    "kgo:speaker": "who",
    "kgo:chairedBy": "who",
    "schema:location": "at",
}


def things(extraction: Extraction, page: str, around: set[Sign], family: Callable[[str], str]) -> Iterator[Record]:
    """The documents, venues, programmes and events of an article on a page of the kind `page`; `around`: what it names
    beside them; `family` says of what family a class is."""
    article = extraction.article
    signs: dict[Entity, set[Sign]] = {}
    for mention in extraction.mentions:
        if _is_thing(mention.entity, family):
            signs.setdefault(mention.entity, set())
    for claim in extraction.claims:
        for end in (claim.subject, claim.object):
            if isinstance(end, Entity) and _is_thing(end, family):
                signs.setdefault(end, set())
        if claim.subject not in signs:
            continue
        kind = _ROLES.get(claim.predicate, "")
        if kind and isinstance(claim.object, Entity):
            scope = "" if kind == "who" or _is_known(claim.object) else claim.object.scope
            signs[claim.subject].add((kind, f"{claim.object.label}\t{scope}"))
        elif claim.predicate == "schema:startDate" and not isinstance(claim.object, Entity):
            signs[claim.subject].add(("day", claim.object.text))
    if not signs:
        return
    for own, venue in _held(extraction, signs):
        signs[venue].update(("user", value) for kind, value in own if kind == "host")
    date = article.date.isoformat() if article.date else ""
    where = article.key, article.source.name, article.source.sha256, date
    places = _places(extraction)
    for one, own in signs.items():
        of = family(one.cls)
        core, more = named(of, one.label, own, places if of == "event" else places | _provinces(), page)
        told = {*own, *around, *more, ("page", page), ("core", core)}
        told |= {("year", date[:4])} if date else set()
        told |= {("cls", one.cls)} if of == "event" else set()
        yield Record(of, one.label, one.scope, *where, tuple(sorted(told)))


def _held(extraction: Extraction, signs: Mapping[Entity, set[Sign]]) -> Iterator[tuple[set[Sign], Entity]]:
    """What is known of each event, and the venue where it was held."""
    for claim in extraction.claims:
        if claim.predicate == "schema:location" and isinstance(claim.object, Entity) and claim.object in signs:
            yield signs.get(claim.subject, set()), claim.object


@cache
def _provinces() -> dict[str, str]:
    """The names of provinces, whole and short, each with its code: 北京 before a venue that no article calls 北京市."""
    found = {place(row).label: code for code, row in by_code().items() if code.endswith("0000")}
    return found | {_SHORT.sub("", label): code for label, code in found.items()}


def _is_thing(one: Entity, family: Callable[[str], str]) -> bool:
    return one.cls not in ("AdministrativeArea", "Country") and family(one.cls) in FAMILIES


def _is_known(venue: Entity) -> bool:
    """Whether two articles that name the venue mean one: 湖州市青禾礼堂, not 三楼会议室."""
    return venue.cls == "Place" and len(venue.label) >= _LONG and not is_general("place", venue.label)


def _places(extraction: Extraction) -> dict[str, str]:
    """The names that the article has for places, each with its code."""
    return {
        name: mention.entity.scope
        for mention in extraction.mentions
        if mention.entity.cls == "AdministrativeArea"
        for name in (mention.entity.label, mention.surface)
        if len(name) > 1
    }
