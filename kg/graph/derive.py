"""What follows from the claims without more text: inverse and general properties, memberships, officials."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.graph import ontology
from kg.graph.collect import Attestation, Collection

# What one works as, not an office that one holds: 市人民医院教授, 总工会工人代表.
_NO_OFFICE = re.compile(
    r"(教授|讲师|教师|老师|教练|研究员|医师|医生|护士|药师|专家|学者|律师|记者|编辑|主持人|演员|作家"
    r"|工人|职工|员工|农民|司机|厨师|工匠|技师|工程师|技术员|劳模|劳动模范|选手|队员|学员|学生|代表|志愿者|会员|居民)\"@zh$"
)


@dataclass(frozen=True, slots=True)
class Membership:
    """That one person held one post in one organisation; all terms in Turtle."""

    person: str
    post: str
    organisation: str
    attestations: tuple[Attestation, ...]


def widen(collection: Collection) -> list[Membership]:
    """Add to `collection` the facts that follow from others, each with the words of the fact that it follows from:
    org:heldBy and org:memberOf from org:holds, schema:attendee from chair and speaker. Facts about a post in no
    known organisation are taken out. Returns the memberships."""
    facts, nodes = collection.facts, collection.nodes
    bodies: dict[str, list[str]] = {}
    for subject, predicate, obj in sorted(facts):
        if predicate == "org:postIn":
            bodies.setdefault(subject, []).append(obj)
    for term in [term for term, node in nodes.items() if node.family == "post" and term not in bodies]:
        del nodes[term]
    for key in [key for key in facts if any(end.startswith("id:") and end not in nodes for end in (key[0], key[2]))]:
        del facts[key]
    memberships = []
    for (subject, predicate, obj), attestations in list(facts.items()):
        if predicate in ("kgo:chairedBy", "kgo:speaker"):
            facts.setdefault((subject, "schema:attendee", obj), []).extend(attestations)
        elif predicate == "org:holds":
            facts.setdefault((obj, "org:heldBy", subject), []).extend(attestations)
            for body in bodies[obj]:
                facts.setdefault((subject, "org:memberOf", body), []).extend(attestations)
                memberships.append(Membership(subject, obj, body, tuple(attestations)))
    return memberships


def officials(collection: Collection, memberships: list[Membership]) -> set[str]:
    """The terms of those who hold an office in a public body: not in a firm, and not as 教授 or 工人."""
    offices = {post for post, title in titles(collection) if not _NO_OFFICE.search(title)}
    return {
        membership.person
        for membership in memberships
        if membership.post in offices
        and "kgo:PublicBody" in ontology.types(ontology.term(collection.nodes[membership.organisation].cls))
    }


def titles(collection: Collection) -> Iterator[tuple[str, str]]:
    """Each post's term with its bare title as a Turtle literal."""
    return ((subject, obj) for subject, predicate, obj in collection.values if predicate == "kgo:title")
