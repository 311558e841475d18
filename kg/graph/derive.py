"""What follows from the claims without more text: inverse and general properties, memberships, officials."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.graph import ontology
from kg.graph.collect import ATTESTED, Attestation, Collection
from kg.kinds import implied
from kg.lexicon import table


@dataclass(frozen=True, slots=True)
class Membership:
    """That one person held one post in one organisation; all terms in Turtle."""

    person: str
    post: str
    organisation: str
    attestations: tuple[Attestation, ...]


def widen(collection: Collection) -> list[Membership]:
    """Add to `collection` the facts that follow from others, each with the words of the fact that it follows from:
    org:heldBy and org:memberOf from org:holds, the roles that roles.yaml says to follow (a speaker attends). Takes out
    posts in no known organisation and what no words show, with their facts. Returns the memberships."""
    facts = collection.facts
    bodies: dict[str, list[str]] = {}
    for subject, predicate, obj in sorted(facts):
        if predicate == "org:postIn":
            bodies.setdefault(subject, []).append(obj)
    _prune(collection, bodies)
    memberships = []
    for (subject, predicate, obj), attestations in list(facts.items()):
        for follows in implied(predicate):
            facts.setdefault((subject, follows, obj), []).extend(attestations)
        if predicate == "org:holds":
            facts.setdefault((obj, "org:heldBy", subject), []).extend(attestations)
            for body in bodies[obj]:
                facts.setdefault((subject, "org:memberOf", body), []).extend(attestations)
                memberships.append(Membership(subject, obj, body, tuple(attestations)))
    return memberships


def _prune(collection: Collection, bodies: Mapping[str, object]) -> None:
    """Take out of `collection` each post without a body (`bodies`) and whatever should show its words and can't."""
    nodes = collection.nodes
    for term, node in list(nodes.items()):
        if (node.family == "post" and term not in bodies) or (node.family in ATTESTED and not node.spans):
            del nodes[term]
    for store in (collection.facts, collection.values):
        for key in [
            key for key in store if any(end.startswith("id:") and end not in nodes for end in (key[0], key[2]))
        ]:
            del store[key]


def officials(collection: Collection, memberships: list[Membership]) -> set[str]:
    """The terms of those who hold an office in a public body: not in a firm, and not as 教授."""
    offices = {post for post, title in titles(collection) if _is_office(title.removesuffix("@zh").strip('"'))}
    return {
        membership.person
        for membership in memberships
        if membership.post in offices
        and "kgo:PublicBody" in ontology.types(ontology.term(collection.nodes[membership.organisation].cls))
    }


@cache
def _is_office(title: str) -> bool:
    """Whether the longest known title that `title` ends in (副主席: 主席) is an office."""
    offices = _offices()
    return next((offices[title[at:]] for at in range(len(title)) if title[at:] in offices), False)


@cache
def _offices() -> dict[str, bool]:
    return {row["title"]: row["office"] == "yes" for row in table("titles", "title", "body", "office", "example")}


def titles(collection: Collection) -> Iterator[tuple[str, str]]:
    """Each post's term with its bare title as a Turtle literal."""
    return ((subject, obj) for subject, predicate, obj in collection.values if predicate == "kgo:title")
