"""Counted results as nodes, each tied to the programme, event or body that it belongs to."""

from collections.abc import Sequence

from kg.frames.subjects import Owner, Subjects
from kg.model import AmountMention, Claim, Entity, EntityMention, Literal, Reading, Span
from kg.rules import written

# Venues and posts come with the events; what befell one person counts nothing.
_NO_OWNERS = frozenset({"Place", "AdministrativeArea", "Post", "Person", "Appointment", "Election", "Removal"})

_COUNTED = written("amount/counted", "服务职工17000余人次")


def attach(reading: Reading, happened: Sequence[EntityMention]) -> list[Claim]:
    """The amounts of `reading` as claims: value, unit, qualifier, what is counted, and whose it is, where the sentence
    says so.

    `happened` are the article's mentions of events and programmes.
    """
    if not reading.amounts:
        return []
    counted = {amount.end for amount in reading.amounts}  # 50场|行业推介活动,以及20个项目签约: has no number of its own
    owners = [
        Owner(m.span.begin, m.span.end, m.entity, True)
        for m in happened
        if m.span and m.entity.cls not in _NO_OWNERS and m.span.begin not in counted
    ]
    owners += [Owner(m.begin, m.end, m.entity, False) for m in reading.organisations if m.entity is not None]
    subjects = Subjects(reading, owners)
    found: list[Claim] = []
    for amount in reading.amounts:
        found += _claims(reading, amount, subjects)
    return found


def _claims(reading: Reading, amount: AmountMention, subjects: Subjects) -> list[Claim]:
    article, span = reading.article.key, Span(amount.begin, amount.end)
    entity = Entity("Measurement", f"{amount.text} {amount.measures}".strip(), f"{article}#{amount.begin}")

    def claim(predicate: str, value: Entity | Literal, *more: Span, rule: str = _COUNTED, sure: float = 0.95) -> Claim:
        return Claim(entity, predicate, value, tuple(sorted({span, *more})), article, rule, sure, amount.why)

    found = [
        claim("rdf:type", Literal("Measurement", "iri")),
        claim("schema:value", Literal(amount.value, "xsd:decimal")),
        claim("schema:unitText", Literal(amount.unit)),
        claim("kgo:qualifier", Literal(amount.qualifier, "iri")),
    ]
    if amount.measures:
        found.append(claim("kgo:measures", Literal(amount.measures)))
    if whose := subjects.of(amount):
        (owner, sure), rule = whose
        found.append(claim("kgo:subject", owner.entity, Span(owner.begin, owner.end), rule=rule, sure=sure))
    return found
