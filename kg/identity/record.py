"""What one article knows of a person: all that speaks for or against another bearer of the name being the same."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.identity.introduced import countries, countries_in, introduced
from kg.lexicon import table
from kg.model import Entity, Extraction

_MOST = 8  # persons, bodies and places beside one name that are remembered: the first by name
_NATIONAL = 3  # provinces and countries that a page of national news speaks of

_TERM = re.compile("第[一二三四五六七八九十]+届")  # 第十九届中央委员会: the same body, newly elected

Person = tuple[str, str]  # label and scope, as in the person's Entity
Sign = tuple[str, str]


class Record(NamedTuple):
    """A person as one article knows them: name, the article's key, its source's name and hash, its date ("" if
    unknown), and signs, each a kind and a value:

    post     body, its scope and title, parted by tabs;  former   the same for a post of the past
    seat     the place of a body of theirs, as a code or a label;  country   of their office
    title    before the name without a body (航天员);  sex, people   in brackets behind the name
    near     a place, body beside a body, with a person that the article names
    page     national, or the code of the one province that the page speaks of;  byline   who printed it
    """

    name: str
    article: str
    source: str
    page: str
    date: str
    signs: tuple[Sign, ...]

    @property
    def person(self) -> Person:
        """What tells them from all others."""
        return self.name, self.article

    def of(self, kind: str) -> list[str]:
        """The values of the signs of a kind."""
        return [value for one, value in self.signs if one == kind]


def records(extractions: Sequence[Extraction]) -> Iterator[Record]:
    """The persons whom the articles of one source name or are written by."""
    page = _kind_of_page(extractions)
    for extraction in extractions:
        yield from _article(extraction, page)


def _article(extraction: Extraction, page: str) -> Iterator[Record]:
    article = extraction.article
    signs: dict[Entity, set[Sign]] = {}
    for mention in extraction.mentions:
        if mention.entity.cls == "Person":
            found = signs.setdefault(mention.entity, set())
            if mention.span is not None:
                found.update(introduced(article.text, *mention.span))
    for author in article.authors:
        publisher = article.source.publication or article.source.sha256
        signs.setdefault(Entity("Person", author, article.key), set()).add(("byline", publisher))
    if not signs:
        return
    for person, sign in _posts(extraction):
        signs.setdefault(person, set()).add(sign)
    around = _around(extraction)
    for person, own in signs.items():
        if sum(kind == "country" for kind, _ in own) > 1:  # 中美两国元首…: it is not said whose
            own = {sign for sign in own if sign[0] != "country"}
        beside = sorted(other.label for other in signs if other != person)[:_MOST]
        told = {*own, *around, *(("with", name) for name in beside), ("page", page)}
        date = article.date.isoformat() if article.date else ""
        yield Record(person.label, person.scope, article.source.name, article.source.sha256, date, tuple(sorted(told)))


def _posts(extraction: Extraction) -> Iterator[tuple[Entity, Sign]]:
    """The posts that persons hold, and where."""
    homes: dict[Entity, Entity] = {}
    places: dict[Entity, Entity] = {}
    for claim in extraction.claims:
        if not isinstance(claim.object, Entity):
            continue
        if claim.predicate == "org:postIn":
            homes[claim.subject] = claim.object
        elif claim.predicate in ("kgo:jurisdiction", "org:unitOf", "org:subOrganizationOf"):
            places.setdefault(claim.subject, claim.object)
    for claim in extraction.claims:
        if claim.predicate != "org:holds" or not isinstance(claim.object, Entity) or claim.object not in homes:
            continue
        home = homes[claim.object]
        title = claim.object.label.removeprefix(home.label)
        words = "".join(extraction.article.text[max(0, span.begin - 1) : span.end] for span in claim.spans)
        kind = "former" if f"原{title}" in words or f"原{home.label}" in words else "post"
        yield claim.subject, (kind, f"{_TERM.sub('', home.label)}\t{home.scope}\t{title}")
        if where := _place(home, places):
            yield claim.subject, ("country", where) if where in countries() else ("seat", where)


def _place(body: Entity, places: dict[Entity, Entity]) -> str:
    """The code (else the label) of the place that `body` or the one above it serves, "" if it is not said."""
    for _ in range(5):
        where = places.get(body)
        if where is None:
            return ""
        if where.cls in ("AdministrativeArea", "Place"):
            return where.scope if where.scope.isdigit() else where.label
        body = where
    return ""


def _around(extraction: Extraction) -> set[Sign]:
    """The places and bodies that an article names: what is common to all whom it speaks of."""
    places: Counter[str] = Counter()
    bodies: Counter[str] = Counter()
    own = extraction.article.key  # in the scope of what only this article knows, events above all
    for mention in extraction.mentions:
        one = mention.entity
        if one.cls == "AdministrativeArea" and one.scope.isdigit():
            places[one.scope] += 1
        elif one.cls not in ("Person", "Document", "Post", "AdministrativeArea", "Place") and one.scope != own:
            bodies[f"{one.label}\t{one.scope}"] += 1
    return {(kind, value) for kind, found in (("near", places), ("body", bodies)) for value in _first(found)}


def _first(found: Counter[str]) -> list[str]:
    return sorted(found, key=lambda value: (-found[value], value))[:_MOST]


def _kind_of_page(extractions: Iterable[Extraction]) -> str:
    """national where the page speaks of several provinces and countries, or of a body of the whole country and of no
    place; the code of the only province; else ""."""
    provinces: set[str] = set()
    abroad: set[str] = set()
    bodies = False
    for extraction in extractions:
        for mention in extraction.mentions:
            one = mention.entity
            if one.cls == "AdministrativeArea" and one.scope.isdigit():
                provinces.add(one.scope[:2])
            bodies = bodies or one.label in _national()
        abroad |= countries_in(extraction.article.text)
        if len(provinces) + len(abroad) >= _NATIONAL:
            return "national"
    if not provinces and (bodies or len(abroad) > 1):
        return "national"
    return next(iter(provinces)) if len(provinces) == 1 else ""


@cache
def _national() -> frozenset[str]:
    return frozenset(row["name"] for row in table("national_bodies", "form", "name", "cls", "example"))
