"""Counted results as nodes, each tied to the programme, event or body that it belongs to."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from kg.model import AmountMention, Claim, Entity, EntityMention, Literal, Reading, Span
from kg.rules import written

_NO_OWNERS = frozenset({"Place", "AdministrativeArea", "Post", "Person"})  # venues and posts come with the events
_COUNTED = written("amount/counted", "服务职工17000余人次")
_REACH = 12  # how many names back an amount may belong


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
    owners = [
        _Owner(m.span.begin, m.span.end, m.entity, True) for m in happened if m.span and m.entity.cls not in _NO_OWNERS
    ]
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
    inside = owners[bisect_left(begins, sentence.begin) : bisect_left(begins, sentence.end)]
    happenings = [owner for owner in inside if owner.happening]
    if happenings:
        return min(happenings, key=lambda owner: (abs(owner.begin - amount.begin), owner.begin)), 0.8
    bodies = [owner for owner in inside if owner.begin < amount.begin]
    if bodies:
        return bodies[-1], 0.75
    last = bisect_left(begins, sentence.begin)
    spoken = next((owner for owner in reversed(owners[max(0, last - _REACH) : last]) if owner.happening), None)
    spoken = spoken or (owners[last - 1] if last else None)
    return (spoken, 0.6) if spoken else (None, 0.0)


def _claims(reading: Reading, amount: AmountMention, owner: _Owner | None, confidence: float) -> list[Claim]:
    article, span = reading.article.key, Span(amount.begin, amount.end)
    entity = Entity("Measurement", f"{amount.text} {amount.measures}".strip(), f"{article}#{amount.begin}")

    def claim(predicate: str, value: Entity | Literal, *more: Span, sure: float = 0.95) -> Claim:
        return Claim(entity, predicate, value, tuple(sorted({span, *more})), article, _COUNTED, sure, amount.why)

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
