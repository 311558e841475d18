"""One article as its events see it: where which of them is told of, and the sentences with their mentions as signs."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from kg.frames.coreference import ENCOUNTER, RECENT
from kg.frames.happening import Happening
from kg.frames.labels import key
from kg.frames.skeleton import BARE, Skeleton, skeleton
from kg.kinds import with_trait
from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.happenings import Name
from kg.model import Entity, Mention, OrganisationMention, PersonMention, Reading, Span

_LEAD = 2  # sentences
_TELLING = 4  # characters of a name that says something
_LETTER = worded("<event_words/letter>")
_OFFICE = ("office_before", "office_after")


_LEADS = late("[^,;:。]{0,6}(?:率|带队|带领|一行)|,?(?:率|带队|带领)")


def _open(one: Happening) -> bool:
    """Whether others than those of whom it is told may have been at an event: not at a fire, nor where two met."""
    return not one.programme and one.cls not in with_trait("no_occasion") and not one.rule.startswith(ENCOUNTER)


def _named(one: Happening, headline: str) -> bool:
    """Whether a headline, normalised, tells of an event."""
    return any(key(name) in headline for name in (one.label, *one.surfaces) if len(key(name)) >= _TELLING)


def shape(reading: Reading, sentence: Span) -> Skeleton:
    """A sentence with its persons, bodies, places and dates as a skeleton."""
    inside: list[Mention] = []
    for kind in (reading.persons, reading.organisations, reading.places, reading.dates):
        first = bisect_left(kind, sentence.begin, key=lambda one: one.begin)
        last = bisect_left(kind, sentence.end, key=lambda one: one.begin)
        inside += [one for one in kind[first:last] if one.end <= sentence.end]
    return skeleton(reading.body.folded, sentence, inside)


class Scene:
    """One article: its persons and bodies, and where it tells of which event that may have had guests."""

    def __init__(
        self, reading: Reading, happenings: Sequence[Happening], skeletons: Mapping[int, Skeleton], host: Entity | None
    ) -> None:
        """`happenings`: all that the article tells of, with the facts that frames gave; `skeletons`: those that were
        built, by where their sentences begin; `host`: the body that the article is about."""
        self.reading, self.host = reading, host
        self.occasions = [one for one in happenings if one.spans and _open(one)]
        told = ((span.begin, at) for at, one in enumerate(self.occasions) for span in one.spans)
        self._told = sorted(told)
        self._begins_of = {one: sorted(span.begin for span in one.spans) for one in self.occasions}
        self._begun = list(accumulate((one.spans[0].begin for one in self.occasions), max))
        self._happenings = happenings
        self.tied = frozenset[Entity]()
        self.tie()
        self.titled = frozenset(one.entity for one in reading.persons if any(why.endswith(_OFFICE) for why in one.why))
        lead = reading.body.sentences[:_LEAD][-1].end if reading.body.sentences else 0
        above = key(reading.headline.folded) if reading.headline else ""
        self.main = [one for one in self.occasions if one.spans[0].begin < lead or _named(one, above)]
        self.letter = _LETTER.search(reading.body.folded) is not None
        self._begins = [person.begin for person in reading.persons]
        self._lines = [line.start() for line in re.finditer("\n", reading.body.folded)]
        self._skeletons = dict(skeletons)
        self._named: dict[int, list[Happening]] = {}
        self._senders: dict[Happening, OrganisationMention | None] = {}

    def tie(self) -> None:
        """Note anew which persons have a role in something that happened."""
        facts = (fact.filler for one in self._happenings for fact in one.facts)
        self.tied = frozenset(who for who in facts if isinstance(who, Entity) and who.cls == "Person")

    def sentence(self, at: int) -> Span:
        """The sentence of an offset."""
        runs = self.reading.body.sentences
        return runs[bisect_right(runs, at, key=lambda run: run.begin) - 1]

    def event(self, at: int) -> Happening:
        """The event told of last before `at`, else the first."""
        last = bisect_right(self._told, (at, len(self.occasions))) - 1
        return self.occasions[self._told[last][1] if last >= 0 else 0]

    def told_in(self, sentence: Span) -> list[Happening]:
        """The events that a sentence tells of, in order."""
        first, last = bisect_left(self._told, (sentence.begin, 0)), bisect_left(self._told, (sentence.end, 0))
        return list(dict.fromkeys(self.occasions[at] for _, at in self._told[first:last]))

    def tells(self, begin: int, end: int, event: Happening) -> bool:
        """Whether the words from `begin` to `end` tell of an event."""
        begins = self._begins_of[event]
        return bisect_left(begins, begin) < bisect_left(begins, end)

    def named_in(self, sentence: Span) -> list[Happening]:
        """The events whose kind is named in a sentence by its head alone: 签约仪式 of “同心”共建签约仪式."""
        if sentence.begin not in self._named:
            self._named[sentence.begin] = self._by_heads(sentence)
        return self._named[sentence.begin]

    def _by_heads(self, sentence: Span) -> list[Happening]:
        heads = {
            item.mention.head
            for item in self.shape(sentence).items.values()
            if item.symbol == BARE and isinstance(item.mention, Name)
        }
        if not heads:
            return []
        here = bisect_left(self._begun, sentence.begin)
        around = self.occasions[max(0, here - RECENT) : here + RECENT]
        return [one for one in around if any(head in one.label for head in heads)]

    def shape(self, sentence: Span) -> Skeleton:
        """A sentence as a skeleton."""
        built = self._skeletons.get(sentence.begin)
        if built is None:
            built = self._skeletons[sentence.begin] = shape(self.reading, sentence)
        return built

    def host_of(self, event: Happening) -> Entity | None:
        """The body that holds an event, else the one that the article is about."""
        return next((one for one in event.fillers("schema:organizer") if isinstance(one, Entity)), self.host)

    def sender(self, event: Happening) -> OrganisationMention | None:
        """The body whose office has the first of those whom an event's own frame makes visitors, if he leads others:
        who goes alone (主席李文远到某厂慰问) is not sent."""
        if event not in self._senders:
            self._senders[event] = self._sender(event)
        return self._senders[event]

    def _sender(self, event: Happening) -> OrganisationMention | None:
        frame = event.rule.partition("#")[0]
        led = [fact.span for fact in event.facts if fact.predicate == "schema:attendee" and fact.rule.startswith(frame)]
        first = min(led, default=None, key=lambda span: span.begin)
        bodies = self.reading.organisations
        if first is None or not _LEADS.match(self.reading.body.folded, first.end):
            return None
        at = bisect_left(bodies, first.begin, key=lambda one: one.begin)
        return bodies[at] if at < len(bodies) and bodies[at].end <= first.end and bodies[at].entity else None

    def may(self, sentence: Span, guards: Sequence[re.Pattern[str]]) -> bool:
        """Whether one of `guards` is found in a sentence."""
        return any(one.search(self.reading.body.folded, sentence.begin, sentence.end) for one in guards)

    def persons(self, begin: int, end: int) -> Sequence[PersonMention]:
        """The persons named from `begin` to `end`."""
        return self.reading.persons[bisect_left(self._begins, begin) : bisect_left(self._begins, end)]

    def paragraphs(self, a: int, b: int) -> int:
        """How many paragraphs end between two offsets."""
        return abs(bisect_left(self._lines, a) - bisect_left(self._lines, b))
