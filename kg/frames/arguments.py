"""Who else took part, and as what: persons and bodies whom no pattern ties to an event, by a score over named features.

A frame says who attends, chairs, speaks or hosts where a sentence puts it in a form that it knows. Of the others that
the article names some did (陪同的有…, a list in the sentence behind, 李文远致辞称…) and some did not (reporters, those
who were appointed, whom the newspaper asked). Features and weights: lexicon/argument_features.tsv.
"""

from collections.abc import Iterator, Sequence
from math import exp
from typing import NamedTuple

from kg.frames.argument_features import Candidate, Named, Venue, finders, guards, scored
from kg.frames.happening import Fact, Happening
from kg.frames.scene import Scene
from kg.frames.skeleton import ORG
from kg.frames.venues import venue
from kg.model import OrganisationMention, PersonMention, Span
from kg.rules import said, written

_ENOUGH = 0.5
_ROUNDS = 2  # who was there tells of the others in a list
_SUREST, _TOLD = 0.9, 2  # confidence at most; features named as the grounds of a fact


class _Role(NamedTuple):
    name: str  # as in the table
    predicate: str
    rule: str


_ATTENDEE = _Role("attendee", "schema:attendee", written("argument/attendee", "县领导李文远、丁一舟陪同。"))
_ORATORS = (
    _Role("chair", "kgo:chairedBy", written("argument/chair", "仪式由李文远主持。")),
    _Role("speaker", "kgo:speaker", written("argument/speaker", "李文远致辞称,今年是丰收之年。")),
)
_HOST = _Role("host", "schema:organizer", written("argument/host", "此项赛事由县总工会、县教育局主办。"))
_BODIES = (
    _HOST,
    _Role("undertaker", "kgo:undertakenBy", written("argument/undertaker", "赛事由县总工会主办,县文化馆承办。")),
    _Role("helper", "kgo:coOrganizedBy", written("argument/helper", "赛事由县总工会主办,县文化馆协办。")),
    _Role("guide", "kgo:guidedBy", written("argument/guide", "赛事在县总工会指导下,由县文化馆举办。")),
)
_PLACE = _Role("place", "schema:location", written("argument/place", "李文远走进安吉县第一中学,为师生上了一堂法治课。"))
_VISITS = frozenset(["Visit", "Inspection", "Activity"])


def fill(scene: Scene) -> None:
    """Tell the events of `scene` who else took part in them."""
    if not scene.occasions:
        return
    for role in _ORATORS:
        _orators(scene, role)
    for role in _BODIES:
        _hosts(scene, role)
    _senders(scene)
    for event in scene.occasions:
        if not event.fillers(_PLACE.predicate):
            _place(scene, event)
    for _ in range(_ROUNDS):
        _attendees(scene)


def _orators(scene: Scene, role: _Role) -> None:
    """Who chairs, who speaks: at an event of the sentence, the one told of last, or what the article is about."""
    for mention in _persons(scene, role):
        events = (*scene.told_in(scene.sentence(mention.begin)), scene.event(mention.begin), *scene.main)
        _tell(role, scene, mention, [one for one in events if mention.entity not in one.fillers(role.predicate)])


def _hosts(scene: Scene, role: _Role) -> None:
    """Which body hosts, undertakes, helps, guides: an event that the sentence tells or names, or the last one told."""
    for body in _bodies(scene, role):
        sentence = scene.sentence(body.begin)
        events = (*scene.told_in(sentence), *scene.named_in(sentence), scene.event(body.begin))
        _tell(role, scene, body, [one for one in events if body.entity not in one.fillers(role.predicate)])


def _senders(scene: Scene) -> None:
    """Who sent the visitors is the host of a visit that has none."""
    for event in scene.occasions:
        if event.cls in _VISITS and (sender := scene.sender(event)):
            _tell(_HOST, scene, sender, [] if event.fillers(_HOST.predicate) else [event])


def _attendees(scene: Scene) -> None:
    """Persons who are in no event yet: at the one told of last."""
    scene.tie()
    for mention in scene.reading.persons:
        if mention.entity not in scene.tied:
            _tell(_ATTENDEE, scene, mention, [scene.event(mention.begin)])


def _place(scene: Scene, event: Happening) -> None:
    """Tell `event` where it took place: the first place that the sentences which tell of it make likely enough."""
    for sentence in dict.fromkeys(scene.sentence(span.begin) for span in event.spans):
        if not scene.may(sentence, guards(_PLACE.name)):
            continue
        shape = scene.shape(sentence)
        for row in finders(_PLACE.name):
            hit = row.pattern.search(shape.text) if row.pattern else None
            if hit is None:
                continue
            span, items = shape.span(*hit.span("x")), shape.inside(*hit.span("x"))
            where = venue(scene.reading, span, items, scene.host_of(event), anywhere=row.anywhere)
            words = scene.reading.body.raw[span.begin : span.end]
            if where and _tell(_PLACE, scene, Venue(*span, words, where), [event], row.rule):
                return


def _persons(scene: Scene, role: _Role) -> Iterator[PersonMention]:
    """The persons in sentences that may tell of a role; not those of whom a frame has read it there."""
    read = (fact.span for one in scene.occasions for fact in one.facts if fact.predicate == role.predicate)
    taken = {mention.begin for span in read for mention in scene.persons(*span)}
    for mention in scene.reading.persons:
        if mention.begin not in taken and scene.may(scene.sentence(mention.begin), guards(role.name)):
            yield mention


def _bodies(scene: Scene, role: _Role) -> Iterator[OrganisationMention]:
    """The bodies in sentences that may tell of a role, but not those of somebody's office."""
    for sentence in scene.reading.body.sentences:
        if scene.may(sentence, guards(role.name)):
            for _, item in sorted(scene.shape(sentence).items.items()):
                if item.symbol == ORG and isinstance(item.mention, OrganisationMention):
                    yield from (item.mention, *item.beside)


def _tell(role: _Role, scene: Scene, mention: Named, events: Sequence[Happening], by: str = "") -> bool:
    """Tell the likeliest of `events` that `mention` has the role in it, if that is likely enough; whether it is. `by`:
    the row that found it."""
    best: tuple[float, Candidate, dict[str, float]] | None = None
    for event in dict.fromkeys(events):
        case = Candidate(scene, role.name, role.predicate, mention, event, by)
        found = scored(case)
        said(role.rule, mention, {"event": event.label, **found})
        if best is None or sum(found.values()) > best[0]:
            best = sum(found.values()), case, found
    if best is None or best[0] < _ENOUGH or mention.entity is None:
        return False
    score, case, found = best
    grounds = sorted((one for one in found if found[one] > 0), key=lambda one: (-found[one], one))[:_TOLD]
    sure = min(_SUREST, round(1 / (1 + exp(-score)), 2))
    span = Span(mention.begin, mention.end)
    case.event.add([Fact(role.predicate, mention.entity, span, role.rule, (*grounds, *mention.why), sure)])
    return True
