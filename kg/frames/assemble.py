"""Matches become happenings: names that mean the same are one, 此次活动 is the one in focus, roles gather."""

import re
from collections import Counter
from dataclasses import dataclass, field

from kg.frames import labels
from kg.frames.match import Match, Role
from kg.frames.skeleton import BARE, Item
from kg.frames.venues import venue
from kg.mentions.happenings import Name
from kg.model import DateMention, Entity, Literal, OrganisationMention, PersonMention, Reading, Span

Filler = Entity | Literal
_VAGUE = re.compile("近日|近期|日前|不久前|前不久|最近|本周|上周|近来|近段时间")


@dataclass(slots=True)
class Fact:
    """A role's filler, the words that say so and the rule that found it."""

    predicate: str
    filler: "Filler | Happening"
    span: Span
    rule: str


@dataclass(slots=True)
class Happening:
    """An event or programme of one article while it is being read."""

    programme: bool
    cls: str
    label: str
    core: str
    rule: str
    spans: list[Span]
    names: list[tuple[str, Span]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def fillers(self, predicate: str) -> "list[Filler | Happening]":
        """Who or what fills a role."""
        return [fact.filler for fact in self.facts if fact.predicate == predicate]


class Assembler:
    """Takes the matches of one article in the order of the text."""

    def __init__(self, reading: Reading) -> None:
        """`reading`: the article with its mentions."""
        self.reading = reading
        self.happenings: list[Happening] = []
        self.documents: list[tuple[Entity, Entity, Span, str]] = []  # document, issuer
        self.host = _host(reading)
        self._subject: Entity | None = None
        self._by_name: dict[int, Happening] = {}
        self._venues: list[tuple[Entity, Span]] = []

    def paragraph(self) -> None:
        """A new paragraph begins: its elided subjects are the article's body."""
        self._subject = None

    def take(self, match: Match) -> None:
        """Add what one match says."""
        facts = self._facts(match)
        if match.frame.makes == "document":
            for theme in match.themes:
                for fact in facts:
                    if fact.predicate == "kgo:issuedBy" and isinstance(fact.filler, Entity):
                        self.documents.append((theme.mention.entity, fact.filler, fact.span, fact.rule))  # type: ignore[attr-defined]
        elif match.frame.makes == "programme":
            for theme in match.themes:
                self._programme(match, theme, facts)
        else:
            self._event(match, facts)
        for role in match.roles:
            if role.rule.endswith("subject") and (
                bodies := [i for i in role.items if isinstance(i.mention, OrganisationMention)]
            ):
                self._subject = bodies[0].mention.entity or self._subject  # type: ignore[attr-defined]

    def _event(self, match: Match, facts: list[Fact]) -> None:
        theme = match.themes[0] if match.themes else None
        name = theme.mention if theme else None
        filled = {fact.predicate for fact in facts} - {"schema:startDate"}
        filled |= {
            "schema:startDate" for f in facts if isinstance(f.filler, Literal) and f.filler.datatype == "xsd:date"
        }
        frame = match.frame
        if isinstance(name, Name) and not name.bare:
            event = self._by_name.get(name.begin) or self._known(name, programme=False)
        else:
            event = self._focus(
                name.head if isinstance(name, Name) else "会议",
                name.cls if isinstance(name, Name) else "Meeting",
                frame.classes,
            )
        if event is None:
            fits = not frame.needs or frame.needs & filled
            if (
                frame.makes != "event"
                or not isinstance(name, Name)
                or not fits
                or not frame.requires <= filled
                or not filled
            ):
                return
            if name.bare and not {"schema:organizer", "schema:location"} & filled:
                return
            event = self._create(match, theme, name, facts)
        if theme and isinstance(name, Name) and not name.bare:
            self._by_name[name.begin] = event
            event.names.append((self._raw(name), Span(name.begin, name.end)))
        self._add(event, facts, match)

    def _create(self, match: Match, theme: Item | None, name: Name, facts: list[Fact]) -> Happening:
        raw = self._raw(name)
        label = labels.official(raw)
        if labels.generic(raw, name.cls):
            prefix = next(
                (f.filler for f in facts if f.predicate == "schema:organizer" and isinstance(f.filler, Entity)), None
            )
            where = next((f for f in facts if f.predicate == "schema:location"), None)
            if name.cls in ("Accident", "Incident") and where:
                label = re.sub("(?:附近|境内|处)$", "", self._resolved(where.span, match)) + raw
            elif prefix:
                label = prefix.label + raw
        event = Happening(False, name.cls, label, name.core, match.frame.name, [])
        self.happenings.append(event)
        inner = labels.launched(name, raw) if name.cls in ("Ceremony", "Meeting") else None
        if inner:
            self._launch(event, inner, name, facts, match)
        return event

    def _launch(self, event: Happening, inner: str, name: Name, facts: list[Fact], match: Match) -> None:
        """A launching ceremony gives the programme that it launches, too."""
        span = Span(name.begin, name.begin + len(inner))
        programme = self._known(name, programme=True)
        if programme is None:
            programme = Happening(True, "Programme", inner, name.core, match.frame.name, [self._said(match)])
            self.happenings.append(programme)
        programme.names.append((inner, span))
        for fact in facts:
            if fact.predicate == "schema:organizer":
                programme.facts.append(Fact("kgo:runBy", fact.filler, fact.span, fact.rule))
            elif fact.predicate == "schema:startDate":
                programme.facts.append(fact)
        event.facts.append(
            Fact("kgo:partOfProgramme", programme, Span(name.begin, name.end), f"{match.frame.name}/launch")
        )

    def _programme(self, match: Match, theme: Item, facts: list[Fact]) -> None:
        name = theme.mention
        if not isinstance(name, Name) or name.begin in self._by_name or name.bare:
            return
        if (
            not name.core
            and (name.cls or not any(f.predicate == "kgo:runBy" for f in facts))
            and match.frame.name != "since"
        ):
            return
        programme = self._known(name, programme=True)
        raw = self._raw(name)
        if programme is None:
            event = self._known(name, programme=False)
            if event and event.cls == "Activity" and labels.same(event.label, raw):
                event.names.append((raw, Span(name.begin, name.end)))
                return
            programme = Happening(True, "Programme", raw, name.core, match.frame.name, [])
            self.happenings.append(programme)
        elif len(raw) > len(programme.label):
            programme.label = raw
        self._by_name[name.begin] = programme
        programme.names.append((raw, Span(name.begin, name.end)))
        self._add(programme, facts, match)

    def _add(self, happening: Happening, facts: list[Fact], match: Match) -> None:
        happening.spans.append(self._said(match))
        dated = bool(happening.fillers("schema:startDate"))
        for fact in facts:
            if fact.predicate in ("schema:startDate", "schema:endDate", "kgo:temporalExpression") and dated:
                continue
            if happening.programme and fact.predicate == "kgo:temporalExpression":
                continue
            if fact.predicate == "schema:location" and happening.fillers("schema:location"):
                continue
            happening.facts.append(fact)
            if fact.predicate in ("kgo:chairedBy", "kgo:speaker"):
                happening.facts.append(Fact("schema:attendee", fact.filler, fact.span, fact.rule))

    def _known(self, name: Name, programme: bool) -> Happening | None:
        raw = self._raw(name)
        for happening in self.happenings:
            if happening.programme != programme or (not programme and happening.cls != name.cls):
                continue
            if (
                name.core and (name.core == happening.core or labels.key(name.core) in labels.key(happening.label))
            ) or any(
                labels.same(raw, known) for known in (happening.label, *(surface for surface, _ in happening.names))
            ):
                return happening
        return None

    def _focus(self, head: str, cls: str, classes: frozenset[str]) -> Happening | None:
        """The event that a bare word means: 会议 the last meeting, 此次活动 the last event of any kind."""
        for happening in reversed(self.happenings):
            if happening.programme or (classes and happening.cls not in classes):
                continue
            if head in ("活动", "仪式", "现场") or happening.cls == cls or head in happening.label:
                return happening
        return None

    def _facts(self, match: Match) -> list[Fact]:
        facts: list[Fact] = []
        bodies = [f for role in match.roles if role.predicate != "schema:location" for f in self._entities(role)]
        host = next(
            (
                f.filler
                for f in bodies
                if isinstance(f.filler, Entity) and f.predicate in ("schema:organizer", "kgo:runBy")
            ),
            None,
        )
        by_subject = next((predicate for predicate, _, subject in match.frame.roles if subject), None)
        if host is None and match.elided and by_subject and (agent := self._subject or self.host):
            facts.append(Fact(by_subject, agent, match.trigger, f"{match.frame.name}/{by_subject}/elided"))
            host = agent
        facts += bodies
        places = [role for role in match.roles if role.predicate == "schema:location"]
        for role in places:
            where = venue(self.reading, role.span, role.items, host if isinstance(host, Entity) else self.host)
            if where and where != host:
                facts.append(Fact(role.predicate, where, role.span, role.rule))
                break
        if match.frame.makes in ("event", "clause", "none"):
            facts += _times(match.dates, match.frame.name)
        return facts

    def _entities(self, role: Role) -> list[Fact]:
        found = []
        for item in role.items:
            mention = item.mention
            if isinstance(mention, DateMention):
                if mention.since:
                    found.append(Fact(role.predicate, mention.since, role.span, role.rule))
            elif isinstance(mention, OrganisationMention | PersonMention) or item.symbol == "":
                if mention.entity:
                    found.append(Fact(role.predicate, mention.entity, Span(item.begin, item.end), role.rule))
            elif not isinstance(mention, Name) and isinstance(entity := getattr(mention, "entity", None), Entity):
                found.append(Fact(role.predicate, entity, Span(item.begin, item.end), role.rule))
        return found

    def _said(self, match: Match) -> Span:
        """The words from the first to the last that the match rests on."""
        runs = [match.trigger, *(Span(t.begin, t.end) for t in match.themes), *(role.span for role in match.roles)]
        return Span(min(run.begin for run in runs), max(run.end for run in runs))

    def _raw(self, name: Name) -> str:
        return self.reading.body.raw[name.begin : name.end]

    def _resolved(self, span: Span, match: Match) -> str:
        """The words of `span` with the places in it by their full names."""
        return self.reading.body.raw[span.begin : span.end]


def _times(dates: list[Item], frame: str) -> list[Fact]:
    found = []
    for item in dates:
        mention, span = item.mention, Span(item.begin, item.end)
        if not isinstance(mention, DateMention):
            continue
        if mention.since:
            found.append(Fact("schema:startDate", mention.since, span, f"{frame}/date"))
            if mention.until:
                found.append(Fact("schema:endDate", mention.until, span, f"{frame}/date"))
        elif _VAGUE.match(mention.text):
            found.append(Fact("kgo:temporalExpression", Literal(mention.text), span, f"{frame}/date"))
    return found


def _host(reading: Reading) -> Entity | None:
    """The body that the article is about: the first one in the headline, else the one named most often."""
    bodies = [m.entity for m in reading.organisations if m.entity]
    headline = reading.headline.folded if reading.headline else ""
    named = [(headline.find(e.label), -len(e.label), i) for i, e in enumerate(bodies) if e.label in headline]
    if named:
        return bodies[min(named)[2]]
    return Counter(bodies).most_common(1)[0][0] if bodies else None
