"""Which persons of different articles are one: only with support, for a wrong join is worse than a missed one.

Two bearers of a name are one if they hold posts in the same body, or if one page names a holder of posts and, in
another article, the same name without any. A name that many articles give to one holder of posts, and none to
another, is his in the articles that name no post, too. The order of the articles makes no difference.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Claim, Entity, EntityMention, Extraction, Literal

_WELL_KNOWN = 5  # articles that must name a post of the one bearer


def join(extractions: Sequence[Extraction]) -> list[Extraction]:
    """`extractions` with every person who is one under one entity: the scope of the least of its articles' keys."""
    bodies = _bodies(extractions)
    parent: dict[Entity, Entity] = {person: person for person in bodies}

    def root(person: Entity) -> Entity:
        while parent[person] != person:
            parent[person] = person = parent[parent[person]]
        return person

    def unite(group: Iterable[Entity]) -> None:
        first, *others = sorted(group, key=lambda person: person.scope)
        for other in others:
            a, b = sorted((root(first), root(other)), key=lambda person: person.scope)
            parent[b] = a

    for group in _supported(extractions, bodies):
        unite(group)
    by_name: dict[str, list[Entity]] = defaultdict(list)
    for person in bodies:
        by_name[person.label].append(person)
    for bearers in by_name.values():
        holders = [person for person in bearers if bodies[person]]
        if len(holders) >= _WELL_KNOWN and len({root(person) for person in holders}) == 1:
            unite(bearers)
    moved = {person: root(person) for person in parent if root(person) != person}
    return [_renamed(extraction, moved) for extraction in extractions] if moved else list(extractions)


def _bodies(extractions: Iterable[Extraction]) -> dict[Entity, set[Entity]]:
    """Each person that the articles name → the bodies that they hold posts in."""
    found: dict[Entity, set[Entity]] = defaultdict(set)
    for extraction in extractions:
        seats = {
            claim.subject: claim.object
            for claim in extraction.claims
            if claim.predicate == "org:postIn" and isinstance(claim.object, Entity)
        }
        for mention in extraction.mentions:
            if mention.entity.cls == "Person":
                found.setdefault(mention.entity, set())  # a person without posts counts as well
        for claim in extraction.claims:
            if claim.predicate == "org:holds" and isinstance(claim.object, Entity):
                found[claim.subject].add(seats[claim.object])
    return found


def _supported(extractions: Iterable[Extraction], bodies: dict[Entity, set[Entity]]) -> Iterable[set[Entity]]:
    """Groups of persons that are one: same name and body; same name and page, one of them without a body."""
    same_body: dict[tuple[str, Entity], set[Entity]] = defaultdict(set)
    for person, held in bodies.items():
        for body in held:
            same_body[person.label, body].add(person)
    yield from same_body.values()
    same_page: dict[tuple[str, str], set[Entity]] = defaultdict(set)
    pages = {extraction.article.key: extraction.article.source.sha256 for extraction in extractions}
    for person in bodies:
        if person.scope in pages:
            same_page[person.label, pages[person.scope]].add(person)
    for group in same_page.values():
        holders = {frozenset(bodies[person]) for person in group if bodies[person]}
        if len(holders) == 1:
            yield group


def _renamed(extraction: Extraction, moved: dict[Entity, Entity]) -> Extraction:
    mentions = tuple(_mention(mention, moved) for mention in extraction.mentions)
    claims = tuple(_claim(claim, moved) for claim in extraction.claims)
    return replace(extraction, mentions=mentions, claims=claims)


def _mention(mention: EntityMention, moved: dict[Entity, Entity]) -> EntityMention:
    if mention.entity.cls != "Person" or mention.entity not in moved:
        return mention
    return replace(mention, entity=moved[mention.entity])


def _claim(claim: Claim, moved: dict[Entity, Entity]) -> Claim:
    subject = moved.get(claim.subject, claim.subject) if claim.subject.cls == "Person" else claim.subject
    obj = claim.object
    if not isinstance(obj, Literal) and obj.cls == "Person":
        obj = moved.get(obj, obj)
    if subject is claim.subject and obj is claim.object:
        return claim
    return replace(claim, subject=subject, object=obj)
