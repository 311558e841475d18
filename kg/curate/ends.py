"""Which node the subject or object of a stated fact is: one that the article knows, else what its name means."""

import re
from collections.abc import Iterator

from kg.curate.bodies import body
from kg.frames.venues import place
from kg.graph.ontology import family
from kg.graph.terms import literal
from kg.kinds import kinds, roles
from kg.language import analyse
from kg.mentions import places, titles
from kg.model import Claim, Entity, Extraction, Literal, Span

# What stands at either end of a relation that is no role of an event (roles.yaml), by family.
RELATIONS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "org:holds": (frozenset(["person"]), frozenset(["post"])),
    "org:unitOf": (frozenset(["org"]), frozenset(["org"])),
    "kgo:jurisdiction": (frozenset(["org"]), frozenset(["place"])),
    "kgo:issuedBy": (frozenset(["document"]), frozenset(["org"])),
    "kgo:runBy": (frozenset(["programme"]), frozenset(["org"])),
    "kgo:partOfProgramme": (frozenset(["event"]), frozenset(["programme"])),
    "kgo:subject": (frozenset(["measurement"]), frozenset(["event", "programme", "org"])),
    "schema:superEvent": (frozenset(["event"]), frozenset(["event"])),
    "schema:location": (frozenset(["event"]), frozenset(["place", "org"])),
}
# Values, by what they may be written as.
VALUES = {
    "schema:startDate": "xsd:date|xsd:gYearMonth|xsd:gYear",
    "schema:endDate": "xsd:date|xsd:gYearMonth|xsd:gYear",
    "kgo:temporalExpression": "@zh",
    "schema:value": "xsd:decimal",
    "schema:unitText": "@zh",
    "kgo:measures": "@zh",
}
_ORDER = ("person", "org", "post", "event", "programme", "document", "place", "measurement")
_OF_ROLES = {"Organisation": "org"}  # ranges of roles.yaml whose family has another name than they


def valid(text: str, datatypes: str) -> bool:
    """Whether `text` can be written as one of them (xsd:date|xsd:gYear)."""
    return any(literal(Literal(text, one)) for one in datatypes.split("|"))


def is_place(text: str) -> bool:
    """Whether `text` is the name of a division, or a chain of them."""
    found = places.find(None, analyse(text)).body
    return bool(found) and found[0].begin == 0 and found[-1].end == len(text) and bool(found[-1].place.adcode)


def end(extraction: Extraction, label: str, predicate: str, which: int) -> Entity | None:
    """The node called `label` that the predicate wants as subject (`which` 0) or object (1): one of the article by its
    label, else by another name, else the body, office, place or person that the name means. None if it is none."""
    wanted = _wanted(predicate, which)
    known = [mention.entity for mention in extraction.mentions]
    known += [one for claim in extraction.claims for one in (claim.subject, claim.object) if isinstance(one, Entity)]
    fitting = sorted({one for one in known if family(one.cls) in wanted}, key=lambda one: (one.cls, one.scope))
    named = [one for one in fitting if one.label == label]
    named += [m.entity for m in extraction.mentions if m.surface == label and family(m.entity.cls) in wanted]
    if named or (which == 0 and predicate != "org:holds" and predicate not in ("org:unitOf", "kgo:jurisdiction")):
        return named[0] if named else None
    return next((found for one in _ORDER if one in wanted and (found := _meant(extraction, one, label))), None)


def _wanted(predicate: str, which: int) -> frozenset[str]:
    if predicate in RELATIONS:
        return RELATIONS[predicate][which]
    if role := roles().get(predicate):
        ranges = role.range if which else {role.domain}
        return frozenset("event" if one in {"Event", *kinds()} else _OF_ROLES.get(one, one.lower()) for one in ranges)
    return frozenset(_ORDER)


def _meant(extraction: Extraction, kind: str, label: str) -> Entity | None:
    """The node of a family that `label` means, whoever speaks of it."""
    if kind == "org":
        known = body(label)
        return known.entity if known else None
    if kind == "post" and (home := _seat(extraction, label)):
        return Entity("Post", label, home.scope)
    if kind == "place":
        found = places.find(None, analyse(label)).body
        whole = bool(found) and found[-1].end == len(label)
        return place(found[-1].place) if whole else Entity("Place", label, extraction.article.key)
    if kind == "person" and body(label) is None and re.fullmatch(r"[\w·]{2,20}", label):
        return Entity("Person", label, extraction.article.key)
    return None


def _seat(extraction: Extraction, post: str) -> Entity | None:
    """The body whose office `post` is: the longest of the article's that it begins with, else what stands before its
    title (安吉县总工会|主席)."""
    known = [mention.entity for mention in extraction.mentions if family(mention.entity.cls) == "org"]
    begun = [one for one in known if post.startswith(one.label) and len(one.label) < len(post)]
    if begun:
        return max(begun, key=lambda one: (len(one.label), one.scope))
    for title in titles.find(analyse(post)):
        if title.end == len(post) and (home := body(post[: title.begin])):
            return home.entity
    return None


def post_claims(extraction: Extraction, post: Entity, spans: tuple[Span, ...], rule: str) -> Iterator[Claim]:
    """What makes an office one: its title and its body."""
    if home := _seat(extraction, post.label):
        key, title = extraction.article.key, Literal(post.label.removeprefix(home.label))
        yield Claim(post, "kgo:title", title, spans, key, rule, 1.0)
        yield Claim(post, "org:postIn", home, spans, key, rule, 1.0)
