"""What an article says to have happened or to run, with its roles, as claims."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from kg.frames.arguments import fill
from kg.frames.assemble import Assembler
from kg.frames.blockers import Blockers
from kg.frames.deed import LEAD, deed
from kg.frames.facts import MISHAPS
from kg.frames.happening import Fact, Happening
from kg.frames.headline import headlined
from kg.frames.issuers import issuers
from kg.frames.labels import key, ordinal, part, plain, session
from kg.frames.lexicon import Frame, of_names, triggers
from kg.frames.match import Match, match
from kg.frames.minutes import minuted
from kg.frames.scene import Scene
from kg.frames.skeleton import Skeleton, skeleton, symbol
from kg.mentions.happenings import Name, Namer, is_year
from kg.mentions.person_context import DOCTRINE
from kg.model import (
    Claim,
    DateMention,
    DocumentMention,
    Entity,
    EntityMention,
    Literal,
    Mention,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    Reading,
    Span,
)
from kg.rules import said, tracing

SKELETON = "sentence/skeleton"  # what a trace is told of a sentence


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
        _read(reading, assembler, namer, sentence, inside, hits)
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


def _triggered(reading: Reading) -> Iterator[tuple[Span, list[tuple[int, int, tuple[Frame, ...]]]]]:
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


def _read(
    reading: Reading,
    assembler: Assembler,
    namer: Namer,
    sentence: Span,
    mentions: list[Mention],
    hits: list[tuple[int, int, tuple[Frame, ...]]],
) -> None:
    """Give `assembler` what the triggers `hits` of one sentence say."""
    folded = reading.body.folded
    # 某会第十八次全国代表大会 is what took place, though it may also count as a body
    mentions = [
        m for m in mentions if not (isinstance(m, OrganisationMention) and (session(m.text) or ordinal(m.text)))
    ]
    barriers = [Span(m.begin, m.end) for m in mentions if not _inner(folded, m)]
    inside = [*mentions, *namer.names(sentence, barriers)]
    present = {symbol(mention) for mention in inside}
    likely = []
    for begin, end, frame in ((begin, end, frame) for begin, end, frames in hits for frame in frames):
        if frame.seeks and present.isdisjoint(frame.seeks):
            said(frame.rule, Span(begin, end), "no: nothing that it seeks stands in the sentence")
        else:
            likely.append((begin, end, frame))
    named = any(isinstance(one, Name) and one.cls for one in inside)
    if not (likely or named or tracing()):
        return
    built = skeleton(folded, sentence, inside)
    said(SKELETON, sentence, built)
    assembler.skeletons[sentence.begin] = built
    stops = Blockers(namer, sentence, built.named)
    found: dict[tuple[int, int], list[Match]] = {}
    for begin, end, frame in likely:
        index = built.at(begin)
        deed = frame.makes == "clause" and built.bare(index, end)  # 就民生实事进行[督查]
        if index < 0 or (index in built.items and not deed):
            said(frame.rule, Span(begin, end), "no: inside a mention")
            continue
        if frame.makes == "clause" and namer.noun(begin, end):
            said(frame.rule, Span(begin, end), "no: the beginning of a noun")
            continue
        announced = stops.announced(begin) and frame.makes == "event"
        if not announced and stops.block(begin, frame.makes == "programme"):
            said(frame.rule, Span(begin, end), "no: a blocker stands before it")
            continue
        hit = match(frame, built, index, index + 1 if deed else built.clip(index, min(end, sentence.end)))
        if hit:
            hit.announced = announced
            # all that speaks of one event belongs together: 由甲主办、乙承办的…在某地举行
            themed = hit.themes[0].begin if hit.themes and hit.frame.makes in ("event", "none") else -1
            found.setdefault((themed, 0 if themed >= 0 else len(found)), []).append(hit)
            for other in _beside(built, hit):
                found.setdefault((other.themes[0].begin, 0), []).append(other)
    _give_way(found)
    taken = {t.begin for group in found.values() for one in group if one.frame.makes != "none" for t in one.themes}
    for hit in _named(built, [name for name in inside if name.begin not in taken], stops):
        found.setdefault((hit.themes[0].begin, 0), []).append(hit)
    groups = [sorted(group, key=lambda hit: _ORDER[hit.frame.makes]) for group in found.values()]
    for group in sorted(groups, key=lambda group: _ORDER[group[0].frame.makes]):
        before = assembler.size if tracing() else 0
        assembler.take(group)
        if tracing():
            for hit in group:
                said(hit.rule, hit.trigger, _told(hit, assembler.size > before))


def _give_way(found: dict[tuple[int, int], list[Match]]) -> None:
    """A clause that wants to lead gives way to the event that it names: 组织律师开展[宪法宣讲]."""
    named = [one for group in found.values() for one in group if one.frame.makes == "event" and one.themes]
    for at, group in list(found.items()):
        label = group[0].label if group[0].frame.lead else None
        if label and any(label.begin <= t.begin < label.end for one in named for t in one.themes):
            del found[at]
        elif label and any(_hosts(group[0]) & _hosts(one) for one in named if one.trigger.begin >= label.end):
            del found[at]  # 组织党员到纪念馆,开展[主题党日活动]


def _hosts(hit: Match) -> set[int]:
    """Where the hosts stand of which a match tells."""
    return {item.begin for role in hit.roles if role.predicate == "schema:organizer" for item in role.items}


def _named(built: Skeleton, mentions: list[Mention], stops: Blockers) -> Iterator[Match]:
    """What the names of events say by themselves: 5月6日,第三届竹乡运动会在县体育馆热闹启幕."""
    for name in mentions:
        if not isinstance(name, Name) or not name.cls or name.cls in MISHAPS:
            continue
        if name.bare and (plain(name.head) or part(name.head) or not built.owner(name.begin)):
            continue  # 县第一中学[开学典礼]如期而至
        index, announced = built.at(name.begin), stops.announced(name.begin)
        if index < 0 or (stops.block(name.begin, False) and not announced):
            continue
        for hit in (match(frame, built, index, index + 1) for frame in of_names()):
            if hit and hit.themes:
                hit.announced = announced
                yield hit


def _inner(folded: str, mention: Mention) -> bool:
    """Whether a name may hold `mention`: a place, a year, a law without its marks (宪法宣传活动)."""
    if isinstance(mention, DocumentMention):
        return folded[mention.begin - 1 : mention.begin] != "《"
    return isinstance(mention, PlaceMention) or (isinstance(mention, DateMention) and is_year(mention.text))


def _told(hit: Match, taken: bool) -> str:
    """What a match came to, for a trace."""
    roles = [f"{role.predicate} by {role.rule}" for role in hit.roles] + ["by the sentence before"] * hit.elided
    if hit.frame.makes == "none" and not roles:
        return "no: nothing fills its roles"
    return f"{'fired' if taken else 'no: it says too little'}; {'; '.join(roles) or 'no roles'}"


def _beside(built: Skeleton, hit: Match) -> Iterator[Match]:
    """The same for a second event named with the first: 召开常委会会议和全县干部大会."""
    if hit.frame.makes != "event" or not hit.themes or not isinstance(hit.themes[0].mention, Name):
        return
    at = built.at(hit.themes[0].begin)
    item = built.items.get(at + 2)
    second = item.mention if item is not None else None
    sign, behind = built.text[at + 1 : at + 2], built.text[at + 3 : at + 4]
    joined = sign in ("和", "及", "与") or (sign == "、" and behind in (",", "。", ";"))
    if item is not None and joined and isinstance(second, Name) and second.cls and not second.bare:
        yield replace(hit, themes=[item])


# What makes an event comes before what adds to it; a name that is an event's is no programme's.
_ORDER = {"event": 0, "clause": 1, "none": 2, "programme": 3, "document": 4}


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
        for fact in happening.facts:
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
