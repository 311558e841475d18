"""What an article knows of the documents, venues, programmes and events that it names, in signs:

core     the name without the place before it
issuer   of a document, runner   of a programme, host   of an event: a body and its scope
year     of the article;  day   of an event;  cls   its class;  who   takes part in it
site     the place before a venue's name;  at   where an event was held
near, body, page   as of persons
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from kg.identity.named import is_general
from kg.identity.record import Record, Sign
from kg.language.numbers import value
from kg.lexicon import table
from kg.mentions.gazetteer import by_code, place
from kg.model import Entity, Extraction

_DASH = re.compile("[－–―-]+(?=[\u4e00-\u9fff])")
_COUNTED = re.compile("第([〇零一二三四五六七八九十百]+)(?=[届次期轮])")
_ISSUED = re.compile("^[一-鿿、]{2,16}?(?=关于.{8,}$)")  # 国务院|关于取消和调整一批收费项目的决定
_CAPITAL = re.compile("^[一-鿿]{2,8}(?=首都[一-鿿]{2,}$)")  # 沙特|首都利雅得
_SHORT = re.compile("(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$")
_LEVELS = ("省", "市", "县", "区")
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
    date = article.date.isoformat() if article.date else ""
    where = article.key, article.source.name, article.source.sha256, date
    places = _places(extraction)
    for one, own in signs.items():
        of = family(one.cls)
        core, site = _core(one.label, places | _provinces()) if of == "place" else (plain(one.label), "")
        told = {*own, *around, ("page", page), ("core", core)}
        told |= {("site", site)} if site else set()
        told |= {("year", date[:4])} if date else set()
        told |= {("cls", one.cls)} if of == "event" else set()
        yield Record(of, one.label, one.scope, *where, tuple(sorted(told)))


def plain(name: str) -> str:
    """`name` with one way to write its numbers and dashes (第十九届, 第19届), series of events by their whole names
    (亚运会), a decision without who takes it."""
    name = _ISSUED.sub("", _DASH.sub("—", name))
    name = _short_series().sub(lambda found: _series()[found[0]], name)
    return _COUNTED.sub(lambda found: f"第{number}" if (number := value(found[1])) else found[0], name)


@cache
def _series() -> dict[str, str]:
    """Short name of a series of events → its whole name."""
    return {row["short"]: row["name"] for row in table("event_series", "short", "name", "example")}


@cache
def _short_series() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_series(), key=lambda short: (-len(short), short))))


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


def _rest(place: str) -> int:
    """How many characters a venue's name has besides one more behind `place`: 浙江省|乌镇, but 上海中心 is one name."""
    return 1 if place.endswith(_LEVELS) else 2


def _core(label: str, places: Mapping[str, str]) -> tuple[str, str]:
    """A venue's name without the places before it, and the code of the last of them: 安吉县青禾礼堂."""
    site = ""
    label = _CAPITAL.sub("", label)
    while True:
        before = [name for name in places if label.startswith(name) and len(label) > len(name) + _rest(name)]
        if not before:
            return label, site
        name = max(before, key=len)
        label, site = label.removeprefix(name), places[name]
