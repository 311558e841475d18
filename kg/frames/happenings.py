"""What an article says to have happened or to run, with its roles, as claims."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from kg.frames.arguments import fill
from kg.frames.assemble import Assembler
from kg.frames.deed import LEAD, deed
from kg.frames.happening import Fact, Happening
from kg.frames.headline import headlined
from kg.frames.issuers import issuers
from kg.frames.labels import key, session
from kg.frames.lexicon import triggers
from kg.frames.minutes import minuted
from kg.frames.scene import Scene
from kg.frames.sentence import Hit, read_sentence
from kg.mentions.happenings import Namer
from kg.mentions.person_context import DOCTRINE
from kg.model import (
    Claim,
    Entity,
    EntityMention,
    Literal,
    Mention,
    PersonMention,
    Reading,
    Span,
)


def happenings(reading: Reading) -> tuple[list[EntityMention], list[Claim]]:
    """The events and programmes of `reading`, and who issued its documents.

    Out: their mentions (spans in the body, None for the headline) and claims, each with its span: rdf:type for the
    existence, then roles. Raises DataError if a lexicon is wrong.
    """
    assembler = _assembled(reading, None)
    told = any(not one.programme and not one.clausal for one in assembler.happenings)
    if not told and (named := minuted(reading) or headlined(reading)):
        assembler = _assembled(reading, named)
    assembler.settle()
    if lead := reading.body.sentences[:LEAD]:
        leading = (one for one in assembler.happenings if any(span.begin < lead[-1].end for span in one.spans))
        runs = [span for one in assembler.happenings if one.programme for span in one.spans]
        if all(one.programme for one in leading) and (done := deed(reading, runs)):
            assembler.happenings.append(done)
    fill(Scene(reading, assembler.happenings, assembler.skeletons, assembler.host))
    return _mentions(reading, assembler), _claims(reading, assembler)


def _assembled(reading: Reading, named: Happening | None) -> Assembler:
    """All that the sentences say, with the event that the headline has `named`, if they are to speak of that."""
    assembler = Assembler(reading, named)
    namer = Namer(reading.body)
    mentions: list[Mention] = sorted(
        [*reading.places, *reading.organisations, *reading.persons, *reading.dates, *reading.documents], key=_order
    )
    mentions = sorted([*mentions, *_again(reading, mentions)], key=_order)
    begins = [mention.begin for mention in mentions]
    for sentence, hits in _triggered(reading):
        inside = mentions[bisect_left(begins, sentence.begin) : bisect_left(begins, sentence.end)]
        inside = [mention for mention in inside if mention.end <= sentence.end]  # a sentence too long is cut somewhere
        read_sentence(reading, assembler, namer, sentence, inside, hits)
    return assembler


def _order(mention: Mention) -> tuple[int, int]:
    return mention.begin, -mention.end


def _again(reading: Reading, mentions: list[Mention]) -> Iterator[PersonMention]:
    """Known persons where their names stand again without an office (药仁心还为同学们[作]…报告)."""
    known = {one.entity.label: one.entity for one in reading.persons if len(one.entity.label) > 2}
    begins = [mention.begin for mention in mentions]
    for name, entity in known.items():
        begin = reading.body.folded.find(name)
        while begin >= 0:
            end = begin + len(name)
            before = bisect_right(begins, begin) - 1
            apart = (before < 0 or mentions[before].end <= begin) and not DOCTRINE.match(reading.body.folded, end)
            if apart and (before + 1 == len(begins) or begins[before + 1] >= end):
                yield PersonMention(begin, end, reading.body.raw[begin:end], entity)
            begin = reading.body.folded.find(name, end)


def _triggered(reading: Reading) -> Iterator[tuple[Span, list[Hit]]]:
    """The sentences that have triggers, with each trigger's begin, end and frames; those with a day, too, for what is
    named beside a day may have taken place then."""
    folded, at = reading.body.folded, 0
    days = [date.begin for date in reading.dates]
    hits = [(end + 1 - size, end + 1, frames) for end, (size, frames) in triggers().iter_long(folded)]
    for sentence in reading.body.sentences:
        first = at
        while at < len(hits) and hits[at][0] < sentence.end:
            at += 1
        if at > first or bisect_left(days, sentence.begin) < bisect_left(days, sentence.end):
            yield sentence, hits[first:at]


def _entity(reading: Reading, happening: Happening) -> Entity:
    if happening.programme:
        runner = next((f for f in happening.fillers("kgo:runBy") if isinstance(f, Entity)), None)
        return Entity("Programme", happening.label, runner.label if runner else reading.article.key)
    cls = happening.cls or "Activity"  # a pilot (试点) that was held at a time and place
    return Entity(cls, happening.label, "" if session(happening.label) else reading.article.key)


def _mentions(reading: Reading, assembler: Assembler) -> list[EntityMention]:
    headline = key(reading.headline.raw) if reading.headline else ""
    found = []
    for happening in assembler.happenings:
        entity = _entity(reading, happening)
        names = dict.fromkeys(happening.names) or {(happening.label, happening.spans[0]): None}
        found += [EntityMention(entity, surface, span) for surface, span in names]
        for fact in happening.facts:
            if isinstance(fact.filler, Entity) and fact.filler.cls in ("Place", "Post"):
                surface = reading.body.raw[fact.span.begin : fact.span.end]
                found.append(EntityMention(fact.filler, surface, fact.span))
        if any(key(surface) in headline for surface, _ in names if len(key(surface)) >= 4):
            found.append(EntityMention(entity, happening.label, None))
    return found


def _post(reading: Reading, post: Entity, span: Span, rule: str) -> list[Claim]:
    """What a post is: a title in the body that its words begin with, the longest where one lies in another."""
    here = (cut(reading.organisations, span.begin, key=lambda m: m.begin) for cut in (bisect_left, bisect_right))
    begun = [m.entity for m in reading.organisations[slice(*here)] if m.entity]
    body = max((one for one in begun if post.label.startswith(one.label)), key=lambda one: len(one.label))
    title = Literal(post.label.removeprefix(body.label))
    return [
        Claim(post, "kgo:title", title, (span,), reading.article.key, rule, 0.9),
        Claim(post, "org:postIn", body, (span,), reading.article.key, rule, 0.9),
    ]


def _claims(reading: Reading, assembler: Assembler) -> list[Claim]:
    article, found = reading.article.key, []
    entities = {id(happening): _entity(reading, happening) for happening in assembler.happenings}
    for happening in assembler.happenings:
        entity = entities[id(happening)]
        cls = Literal(entity.cls, "iri")
        found.append(Claim(entity, "rdf:type", cls, tuple(sorted(set(happening.spans))), article, happening.rule, 0.9))
        spans_of: dict[tuple[str, Entity | Literal], list[Span]] = {}
        first: dict[tuple[str, Entity | Literal], Fact] = {}
        for fact in happening.said():
            filler = entities[id(fact.filler)] if isinstance(fact.filler, Happening) else fact.filler
            spans_of.setdefault((fact.predicate, filler), []).append(fact.span)
            first.setdefault((fact.predicate, filler), fact)
        for (predicate, filler), spans in spans_of.items():
            rule, why = first[predicate, filler].rule, first[predicate, filler].why
            confidence = 0.7 if rule.endswith("elided") else first[predicate, filler].sure
            found.append(Claim(entity, predicate, filler, tuple(sorted(set(spans))), article, rule, confidence, why))
            if isinstance(filler, Entity) and filler.cls == "Post":
                found += _post(reading, filler, spans[0], rule)
    told: set[tuple[Entity, Entity]] = set()
    for document, fact in (*assembler.documents, *issuers(reading)):
        if isinstance(fact.filler, Entity) and (document, fact.filler) not in told:
            told.add((document, fact.filler))
            found.append(Claim(document, fact.predicate, fact.filler, (fact.span,), article, fact.rule, 0.9, fact.why))
    return found
