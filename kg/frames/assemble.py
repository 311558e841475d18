"""Matches become happenings: names that mean the same are one, 此次活动 is the one in focus, roles gather."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter

from kg.frames import labels
from kg.frames.facts import facts, resolved
from kg.frames.happening import Fact, Happening
from kg.frames.match import Match
from kg.frames.skeleton import Item
from kg.frames.venues import division
from kg.mentions.happenings import Name, Namer, stops
from kg.model import DocumentMention, Entity, Literal, Mention, OrganisationMention, Reading, Span

_LEVEL = re.compile("[省市县区州镇乡旗](?![场域])")
_SHORT = re.compile("[省市县区州镇乡旗全该我本]")
_PLACE_END = re.compile("(?:附近|境内|处)$")


class Assembler:
    """Takes the matches of one article in the order of the text."""

    def __init__(self, reading: Reading) -> None:
        """`reading`: the article with its mentions."""
        self.reading = reading
        self.happenings: list[Happening] = []
        self.documents: list[tuple[Entity, Fact]] = []
        self.host = _host(reading)
        self._begins = [body.begin for body in reading.organisations]
        self._dates = {date.begin: date.end for date in reading.dates}
        self._dated = set(self._dates.values())
        self._sentences = [sentence.begin for sentence in reading.body.sentences]
        self._by_name: dict[int, Happening] = {}

    def take(self, match: Match) -> None:
        """Add what one match says."""
        found = facts(self.reading, match, self._agent(match.trigger.begin))
        makes = match.frame.makes
        if makes == "document":
            self._document(match, found)
        elif makes == "programme":
            for theme in match.themes:
                self._programme(match, theme, found)
        elif makes == "clause":
            self._clause(match, found)
        else:
            self._event(match, found)

    def _agent(self, begin: int) -> Entity | None:
        """The body that does what a sentence without a subject says: that of a sentence before in its paragraph, else
        the article's."""
        folded = self.reading.body.folded
        if not self._subjectless(begin):
            return None
        paragraph = folded.rfind("\n", 0, begin) + 1
        for body in reversed(self.reading.organisations[: bisect_left(self._begins, begin)]):
            if body.begin < paragraph:
                break
            opens = body.begin == paragraph or folded[body.begin - 1] in ",;:。!? )" or body.begin in self._dated
            if opens and body.entity and not folded.startswith("的", body.end):
                return body.entity
        return self.host

    def _subjectless(self, begin: int) -> bool:
        """Whether neither the sentence of `begin` nor its clause starts with a noun, which would be who does it."""
        body = self.reading.body
        sentence = body.sentences[bisect_right(self._sentences, begin) - 1].begin
        clause = max(body.folded.rfind(mark, sentence, begin) + 1 for mark in ",;:")
        for at in {sentence, max(sentence, clause)}:
            while at < begin and (at in self._dates or body.folded[at] in " ,;:、\n"):
                at = self._dates.get(at, at + 1)
            word = body.tokens[bisect_right(body.tokens, at, key=lambda token: token.begin) - 1]
            if at < begin and word.tag.startswith(_NOUNS) and body.folded[word.begin : word.end] not in stops():
                return False
        return True

    def _document(self, match: Match, found: list[Fact]) -> None:
        for theme in match.themes:
            if isinstance(theme.mention, DocumentMention):
                issuers = {
                    fact.filler: fact
                    for fact in found
                    if fact.predicate == "kgo:issuedBy" and isinstance(fact.filler, Entity)
                }
                self.documents += [(theme.mention.entity, fact) for fact in issuers.values()]

    def _event(self, match: Match, found: list[Fact]) -> None:
        name = match.themes[0].mention if match.themes else None
        if not isinstance(name, Name):
            event = self._focus("", "", match.frame.classes)
            if event and match.trigger.begin - event.spans[-1].end > _NEAR:
                return  # 县长某某[致辞] long after it is of something else
        elif name.bare:
            event = self._focus(name.head, name.cls, match.frame.classes)
        else:
            event = self._by_name.get(name.begin) or self._known(name, programme=False)
        if event is None:
            if match.frame.makes != "event" or not isinstance(name, Name) or not _enough(match, found, name):
                return
            event = self._create(match, match.themes[0], name, found)
        if isinstance(name, Name) and not name.bare:
            self._by_name[name.begin] = event
            event.names.append((self._raw(name), Span(name.begin, name.end)))
        event.add(found, _said(match))

    def _create(self, match: Match, theme: Item, name: Name, found: list[Fact]) -> Happening:
        event = Happening(False, name.cls, self._label(match, theme, name, found), name.core, match.frame.name, [])
        self.happenings.append(event)
        inner = labels.launched(name, self._raw(name))
        if inner:
            self._launch(event, inner, name, found, match)
        return event

    def _label(self, match: Match, theme: Item, name: Name, found: list[Fact]) -> str:
        """A name as it stands; one that says too little by itself gets its host or place in front."""
        raw = self._raw(name)
        owner: Mention | None = match.skeleton.owner(theme.begin)
        if name.cls == "Meeting" and labels.ordinal(raw) and not owner:
            owner = next((i.mention for r in match.roles for i in r.items if r.predicate == "schema:organizer"), None)
        if labels.ordinal(raw) and isinstance(owner, OrganisationMention) and owner.entity:
            short = _SHORT.match(owner.text)  # 县工会第三次会员代表大会 is no name outside its article
            return (owner.entity.label if short else owner.text) + raw
        if name.cls in ("Accident", "Incident"):
            where = next((role.span for role in match.roles if role.predicate == "schema:location"), None)
            return (_PLACE_END.sub("", resolved(self.reading, match.skeleton, where)) if where else "") + raw
        host = next(
            (f.filler for f in found if f.predicate == "schema:organizer" and isinstance(f.filler, Entity)), None
        )
        level = _LEVEL.match(raw)
        if level and (known := division(self.reading, level[0], host or self.host)):
            return known + raw[1:]  # 县委全会
        if labels.generic(raw, name.cls):
            if not host and (full := self._headlined(name)):
                return full
            places = [f.filler for f in found if f.predicate == "schema:location" and isinstance(f.filler, Entity)]
            owners = [host] if host else places if labels.bare(raw) else []
            return owners[0].label + raw if owners else raw
        return labels.official(raw)

    def _headlined(self, name: Name) -> str | None:
        """The full name that the headline gives to what the body calls 会议."""
        headline = self.reading.headline
        named = [n for s in headline.sentences for n in Namer(headline).names(s)] if headline else []
        return next((n.text for n in named if n.cls == name.cls and not n.bare and len(labels.key(n.text)) > 5), None)

    def _launch(self, event: Happening, inner: str, name: Name, found: list[Fact], match: Match) -> None:
        """A launching ceremony gives the programme that it launches, too."""
        programme = self._known(name, programme=True)
        if programme is None:
            programme = Happening(True, "Programme", inner, name.core, match.frame.name, [_said(match)])
            self.happenings.append(programme)
        programme.names.append((inner, Span(name.begin, name.begin + len(inner))))
        for fact in found:
            if fact.predicate == "schema:organizer":
                programme.facts.append(Fact("kgo:runBy", fact.filler, fact.span, fact.rule))
            elif fact.predicate == "schema:startDate":
                programme.facts.append(fact)
        event.facts.append(
            Fact("kgo:partOfProgramme", programme, Span(name.begin, name.end), f"{match.frame.name}/launch")
        )

    def _programme(self, match: Match, theme: Item, found: list[Fact]) -> None:
        name = theme.mention
        if not isinstance(name, Name) or name.begin in self._by_name:
            return
        raw = self._raw(name)
        programme = self._known(name, programme=True)
        if programme is None:
            run = any(fact.predicate == "kgo:runBy" for fact in found) or match.frame.name == "since"
            if not name.core and (name.cls or not name.strong or not run or len(labels.key(raw)) < 8):
                return
            event = self._known(name, programme=False)
            if event and labels.same(event.label, raw):
                event.names.append((raw, Span(name.begin, name.end)))
                return
            programme = Happening(True, "Programme", raw, name.core, match.frame.name, [])
            self.happenings.append(programme)
        elif len(raw) > len(programme.label):
            programme.label = raw
        self._by_name[name.begin] = programme
        programme.names.append((raw, Span(name.begin, name.end)))
        programme.add(found, _said(match))

    def _clause(self, match: Match, found: list[Fact]) -> None:
        if match.label is None or not _enough(match, found, None):
            return
        suffix = self._text(match.trigger) if match.frame.suffix == "@" else match.frame.suffix
        label = resolved(self.reading, match.skeleton, match.label) + suffix
        trigger = self._text(match.trigger)
        label = label.replace(f"{trigger}了", trigger)
        agent = next(
            (f.filler for p in _AGENTS for f in found if f.predicate == p and isinstance(f.filler, Entity)), None
        )
        if match.frame.named and agent is None:
            return
        if match.frame.named and agent and agent.label not in label:
            label = agent.label + label
        for event in self.happenings:
            if (
                event.cls == match.frame.cls
                and not event.programme
                and (
                    labels.same(event.label, label)
                    or (event.cls == "Visit" and agent in event.fillers("schema:attendee"))
                )
            ):
                event.add(found, _said(match))
                return
        event = Happening(False, match.frame.cls, label, "", match.frame.name, [])
        event.names.append((self._text(match.label), match.label))
        self.happenings.append(event)
        event.add(found, _said(match))

    def _known(self, name: Name, programme: bool) -> Happening | None:
        """The happening of that kind that `name` means: the same core in quotes, or the same words."""
        raw = self._raw(name)
        for happening in self.happenings:
            if happening.programme != programme or (not programme and happening.cls != name.cls):
                continue
            core = labels.key(name.core)
            if (core and core in labels.key(happening.label)) or any(
                labels.same(raw, known) for known in (happening.label, *(surface for surface, _ in happening.names))
            ):
                return happening
            if programme and happening.core and labels.key(happening.core) in labels.key(raw):
                return happening
        return None

    def _focus(self, head: str, cls: str, classes: frozenset[str]) -> Happening | None:
        """The event that a bare word means: 会议 the last meeting, 此次活动 the last event of any kind."""
        for happening in reversed(self.happenings):
            if happening.programme or happening.cls in _NO_OCCASION or (classes and happening.cls not in classes):
                continue
            if head in ("", "活动") or cls == "Ceremony" or happening.cls == cls or head in happening.label:
                return happening
        return None

    def _raw(self, name: Name) -> str:
        return self._text(Span(name.begin, name.end))

    def _text(self, span: Span) -> str:
        return self.reading.body.raw[span.begin : span.end]


_NEAR = 100
_NOUNS = ("n", "r", "j", "x")  # tags of what may be a subject
_AGENTS = ("schema:attendee", "kgo:recipient", "kgo:disciplined", "schema:organizer")
# Nobody chairs or attends these.
_NO_OCCASION = frozenset(["Accident", "Incident", "Appointment", "Election", "Removal", "DisciplinaryAction", "Award"])


def _enough(match: Match, found: list[Fact], name: Name | None) -> bool:
    """Whether a match says enough of an event to make one."""
    filled = {fact.predicate for fact in found} - {"schema:startDate"}
    if any(isinstance(fact.filler, Literal) and fact.filler.datatype == "xsd:date" for fact in found):
        filled.add("schema:startDate")  # a day: 2023年 alone dates no event
    frame = match.frame
    dates = [f.filler for f in found if f.predicate == "schema:startDate" and isinstance(f.filler, Literal)]
    if dates and all(date.datatype == "xsd:gYear" for date in dates):
        return False  # 2018年…当选: history
    if name and labels.leaning(name.text) and not match.skeleton.owner(name.begin) and "schema:organizer" not in filled:
        return False  # 第二十届大会 of whom?
    if not filled or not frame.requires <= filled or (frame.needs and not frame.needs & filled):
        return False
    if name is None or name.cls in ("Accident", "Incident"):
        return True
    fixed = bool(filled & {"schema:startDate", "kgo:temporalExpression", "schema:location", "kgo:chairedBy"})
    if name.bare and not (fixed and filled & {"schema:organizer", "kgo:chairedBy"}):
        return False
    # 举办技能竞赛、文艺汇演等活动30场, 召开座谈会12场: kinds, not events
    listed = match.skeleton.after(name.end) in "、等0123456789" and "schema:startDate" not in filled
    return not listed and (fixed or bool(name.core) or len(labels.key(name.text)) >= 8)


def _said(match: Match) -> Span:
    """The words from the first to the last that the match rests on."""
    runs = [match.trigger, *(Span(t.begin, t.end) for t in match.themes), *(role.span for role in match.roles)]
    runs += [match.label] if match.label else []
    return Span(min(run.begin for run in runs), max(run.end for run in runs))


def _host(reading: Reading) -> Entity | None:
    """The body that the article is about: the first in the headline, else one named more often than all others."""
    bodies = [m.entity for m in reading.organisations if m.entity]
    headline = reading.headline.folded if reading.headline else ""
    named = [(headline.find(e.label), -len(e.label), i) for i, e in enumerate(bodies) if e.label in headline]
    if named:
        return bodies[min(named)[2]]
    most = Counter(bodies).most_common(1)
    return most[0][0] if most and 2 * most[0][1] > len(bodies) else None
