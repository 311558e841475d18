"""Counted results as nodes, each tied to the programme, event or body that it belongs to."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from kg.model import AmountMention, Claim, Entity, EntityMention, Literal, Reading, Span


class _Owner(NamedTuple):
    begin: int
    end: int
    entity: Entity
    happening: bool


def attach(reading: Reading, happened: Sequence[EntityMention]) -> list[Claim]:
    """The amounts of `reading` as claims: value, unit, qualifier, what is counted, and whose it is.

    `happened` are the article's mentions of events and programmes. An amount belongs to the nearest of them in its
    sentence, else to the body named last before it there, else to what the article spoke of last.
    """
    owners = [_Owner(m.span.begin, m.span.end, m.entity, True) for m in happened if m.span is not None]
    owners += [_Owner(m.begin, m.end, m.entity, False) for m in reading.organisations if m.entity is not None]
    owners.sort(key=lambda owner: (owner.begin, -owner.end, owner.entity.label))
    begins = [owner.begin for owner in owners]
    sentences = [sentence.begin for sentence in reading.body.sentences]
    found: list[Claim] = []
    for amount in reading.amounts:
        sentence = reading.body.sentences[max(0, bisect_right(sentences, amount.begin) - 1)]
        found += _claims(reading, amount, *_owner(owners, begins, amount, sentence))
    return found


def _owner(
    owners: list[_Owner], begins: list[int], amount: AmountMention, sentence: Span
) -> tuple[_Owner | None, float]:
    """Whose the amount is, and how sure that is."""
    before = owners[: bisect_right(begins, amount.begin)]
    inside = [owner for owner in owners[bisect_right(begins, sentence.begin - 1) :] if owner.begin < sentence.end]
    happenings = [owner for owner in inside if owner.happening]
    if happenings:
        return min(happenings, key=lambda owner: (abs(owner.begin - amount.begin), owner.begin)), 0.8
    bodies = [owner for owner in inside if owner.begin < amount.begin]
    if bodies:
        return bodies[-1], 0.75
    spoken = [owner for owner in before if owner.happening] or before
    return (spoken[-1], 0.6) if spoken else (None, 0.0)


def _claims(reading: Reading, amount: AmountMention, owner: _Owner | None, confidence: float) -> list[Claim]:
    article, span = reading.article.key, Span(amount.begin, amount.end)
    entity = Entity("Measurement", f"{amount.text} {amount.measures}".strip(), f"{article}#{amount.begin}")

    def claim(predicate: str, value: Entity | Literal, *more: Span, sure: float = 0.95) -> Claim:
        return Claim(entity, predicate, value, tuple(sorted({span, *more})), article, "amount", sure)

    found = [
        claim("rdf:type", Literal("Measurement", "iri")),
        claim("schema:value", Literal(amount.value, "xsd:decimal")),
        claim("schema:unitText", Literal(amount.unit)),
        claim("kgo:qualifier", Literal(amount.qualifier, "iri")),
    ]
    if amount.measures:
        found.append(claim("kgo:measures", Literal(amount.measures)))
    if owner:
        found.append(claim("kgo:subject", owner.entity, Span(owner.begin, owner.end), sure=confidence))
    return found
