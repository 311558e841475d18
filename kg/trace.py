"""How a text was read, sentence by sentence: its words, what was found in it and by which rules, its skeleton, and each
trigger with why it fired or did not. What one needs to find out why a fact is missed or false."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.extract import READING, extract
from kg.frames.sentence import SKELETON
from kg.frames.skeleton import Skeleton, readable
from kg.model import Article, Claim, Entity, Mention, Reading, Span
from kg.rules import Step, rule, traced


@dataclass(frozen=True, slots=True)
class Said:
    """What one rule said: its id, where it stands, the words it was asked about, and its answer ("" for none)."""

    rule: str
    where: str
    words: str
    answer: str


@dataclass(slots=True)
class Sentence:
    """One sentence of an article, `number` counted from 1 through the whole source. `mentions`, `triggers` (of frames),
    `steps` (all other rules) and `claims` are in the order of the text."""

    number: int
    text: str
    words: list[tuple[str, str]] = field(default_factory=list)  # with their tags
    mentions: list[Said] = field(default_factory=list)
    skeleton: str = ""  # "" where it has no trigger
    triggers: list[Said] = field(default_factory=list)
    steps: list[Said] = field(default_factory=list)
    claims: list[Said] = field(default_factory=list)


def trace(articles: Sequence[Article]) -> Iterator[tuple[Article, list[Sentence]]]:
    """Each of the `articles` of one source with its sentences. Raises DataError as `kg.extract.extract`."""
    number = 0
    for article in articles:
        with traced() as steps:
            claims = extract(article, articles).claims
        reading = next(step.answer for step in steps if step.rule == READING)
        assert isinstance(reading, Reading)
        sentences = _sentences(reading, steps, claims, number)
        number += len(sentences)
        yield article, sentences


def _sentences(reading: Reading, steps: Iterable[Step], claims: Iterable[Claim], number: int) -> list[Sentence]:
    text, runs = reading.article.text, reading.body.sentences
    found = [Sentence(number + at, text[run.begin : run.end].strip()) for at, run in enumerate(runs, 1)]

    def of(begin: int) -> Sentence | None:
        at = bisect_right(runs, (begin, len(text) + 1)) - 1
        return found[at] if at >= 0 and begin < runs[at].end else None

    for token in reading.body.tokens:
        if (sentence := of(token.begin)) and text[token.begin : token.end].strip():
            sentence.words.append((text[token.begin : token.end], token.tag))
    for mention in sorted(_mentions(reading), key=lambda one: (one.begin, -one.end)):
        if sentence := of(mention.begin):
            where = next((place for id in reversed(mention.why) if (place := rule(id).where)), "")  # its entry, if any
            sentence.mentions.append(Said("、".join(mention.why), where, mention.text, _meaning(mention)))
    for step in steps:
        begin, end = _run(step.about)
        sentence = of(begin) if begin >= 0 else None
        if sentence is None:
            continue
        if step.rule == SKELETON and isinstance(step.answer, Skeleton):
            sentence.skeleton = readable(step.answer, text)
            continue
        said = Said(step.rule, rule(step.rule).where, text[begin:end], _told(step.answer))
        (sentence.triggers if step.rule.startswith("frames/") else sentence.steps).append(said)
    for claim in claims:
        sentence = of(claim.spans[0].begin) if claim.spans else None
        if sentence is not None:
            obj = claim.object.label if isinstance(claim.object, Entity) else claim.object.text
            fact = f"{claim.subject.label} · {claim.predicate} · {obj}"
            by = "、".join((claim.rule, *claim.why))
            sentence.claims.append(Said(by, rule(claim.rule).where, fact, f"{claim.confidence:.2f}"))
    return found


def _mentions(reading: Reading) -> Iterator[Mention]:
    for kind in ("places", "organisations", "persons", "dates", "amounts", "documents"):
        yield from getattr(reading, kind)


def _meaning(mention: Mention) -> str:
    """What a mention means, in a word: the entity with its class, a place's level, a date, an amount."""
    known: Any = mention
    if entity := getattr(mention, "entity", None):
        return f"{entity.cls} {entity.label}"
    if place := getattr(mention, "place", None):
        return f"{place.level} {place.label} {place.adcode}".strip()
    if hasattr(mention, "since"):
        return f"date {known.since.text if known.since else '?'}"
    return f"amount {known.value} {known.unit}" if hasattr(mention, "unit") else "unresolved"


def _run(about: object) -> tuple[int, int]:
    """The run of the text that a rule was asked about; (-1, -1) where it does not say."""
    if isinstance(about, tuple) and len(about) > 1 and isinstance(about[0], int) and isinstance(about[1], int):
        return about[0], about[1]
    begin, end = getattr(about, "begin", None), getattr(about, "end", None)
    if isinstance(begin, int) and isinstance(end, int):
        return begin, end
    inner = (getattr(about, name, None) for name in ("span", "title", "body", "mention", "name", "trigger"))
    return next((_run(one) for one in inner if one is not None and not isinstance(one, str)), (-1, -1))


def _told(answer: object) -> str:
    """An answer in short: a mapping of features with their values, an entity by its label, all else as it prints."""
    if isinstance(answer, dict):
        return ", ".join(
            f"{name}={value:.2f}" if isinstance(value, float) else f"{name}={value}" for name, value in answer.items()
        )
    if isinstance(answer, Span):
        return f"{answer.begin}–{answer.end}"
    meant = (answer, getattr(answer, "organisation", None), getattr(answer, "entity", None))
    label = next((one.label for one in meant if hasattr(one, "label")), None) or getattr(answer, "surface", None)
    return "" if answer is None else str(label or answer)
