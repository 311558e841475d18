"""What an article knows of the persons whom it names, or who wrote it, in signs:

post     body, its scope and title, parted by tabs;  former   the same for a post of the past
seat     the place of a body of theirs, as a code or a label;  country   of their office
title    before the name without a body (航天员);  sex, people   in brackets behind the name
near     a place, body beside a body, with a person that the article names
page     national, or the code of the one province that the page speaks of;  byline   who printed it
namesake   the article speaks of two of the name
"""

import re
from collections.abc import Iterator

from kg.identity.around import MOST
from kg.identity.introduced import countries, introduced
from kg.identity.record import Record, Sign
from kg.model import Entity, Extraction

_TERM = re.compile("第[一二三四五六七八九十]+届")  # 第十九届中央委员会: the same body, newly elected


def persons(extraction: Extraction, page: str, around: set[Sign]) -> Iterator[Record]:
    """The persons of an article on a page of the kind `page`; `around`: what it names beside them."""
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
    for person, own in signs.items():
        if sum(kind == "country" for kind, _ in own) > 1:  # 中美两国元首…: it is not said whose
            own = {sign for sign in own if sign[0] != "country"}
        beside = sorted(other.label for other in signs if other != person)[:MOST]
        told = {*own, *around, *(("with", name) for name in beside), ("page", page)}
        date = article.date.isoformat() if article.date else ""
        yield Record(
            "person",
            person.label,
            person.scope,
            article.key,
            article.source.name,
            article.source.sha256,
            date,
            tuple(sorted(told)),
        )


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
        if where := _place(home, places) or (home.scope if home.scope.isdigit() else ""):
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
