"""Matches become happenings: names that mean the same are one, 此次活动 is the one in focus, roles gather."""

from bisect import bisect_left
from collections.abc import Sequence

from kg.frames import labels
from kg.frames.agents import Agents, agent_of
from kg.frames.coreference import RECENT, Case, Events
from kg.frames.days import TIMES
from kg.frames.evidence import Evidence, enough, said
from kg.frames.facts import MISHAPS, facts
from kg.frames.happening import Fact, Happening
from kg.frames.headline import full_name, headline_clause, lead_day
from kg.frames.match import Match
from kg.frames.named import Named
from kg.frames.naming import Told, clause_label, event_label
from kg.frames.skeleton import Item, Skeleton
from kg.kinds import has
from kg.late import late
from kg.mentions.happenings import Name
from kg.model import DocumentMention, Entity, Literal, Reading, Span

_LEAD = 2  # sentences
_MONTH = len("2024-05")
_DRILL = late("演练|演习")
_SAME = late("[当同][天日晚]")


class Assembler:
    """Takes the matches of one article in the order of the text."""

    def __init__(self, reading: Reading, above: Happening | None = None) -> None:
        """`reading`: the article with its mentions; `above`: the event that its headline names, if the body is to
        speak of that."""
        self.reading, self._above = reading, above
        self._events = Events(reading)
        self.happenings = self._events.happenings
        self.happenings += [above] if above else []
        self.documents: list[tuple[Entity, Fact]] = []
        self.skeletons: dict[int, Skeleton] = {}  # by where their sentences begin
        self._agents = Agents(reading)
        self.host = self._agents.host
        self._lead = reading.body.sentences[:_LEAD][-1].end if reading.body.sentences else 0
        about = reading.headline.folded if reading.headline else reading.body.folded[: self._lead]
        self._drill = _DRILL.search(about) is not None
        self._visited = False  # whether a visit was told of
        self._told: set[Span] = set()  # triggers whose clause has named an event

    @property
    def size(self) -> int:
        """How many words of the text have been taken for evidence: a match that adds none said too little."""
        return sum(len(one.spans) for one in self.happenings) + len(self.documents)

    def take(self, group: Sequence[Match]) -> None:
        """Add what the matches of one event, or one match, say."""
        match = group[0]
        found = [fact for one in group for fact in facts(self.reading, one, self._agent(one))]
        makes = match.frame.makes
        if self._headlined(match) and all(fact.predicate not in TIMES for fact in found):
            found += self._day_before(match)
        found += self._same_day(match)
        if makes == "document":
            self._document(match, found)
        elif makes == "programme":
            for theme in match.themes:
                self._programme(match, theme, found)
        elif makes == "clause":
            self._clause(match, found)
        else:
            self._event(group, found)

    def settle(self) -> None:
        """Give events whose label says nothing the chair that later sentences told of: 座谈会由甲主持."""
        self._lead_day()
        for event in self.happenings:
            chair = next((one for one in event.fillers("kgo:chairedBy") if isinstance(one, Entity)), None)
            if chair and not event.programme and event.cls not in MISHAPS and labels.bare(event.label):
                event.label = f"{chair.label}主持召开{event.label}"

    def _lead_day(self) -> None:
        """The only event of an article is on the day that its first sentences name, if nothing says its day."""
        events = [one for one in self.happenings if not one.programme]
        day = lead_day(self.reading)
        if len(events) == 1 and day and day.since and not any(events[0].fillers(time) for time in TIMES):
            events[0].tell(Fact("schema:startDate", day.since, Span(day.begin, day.end), f"{events[0].rule}/lead-day"))

    def _headlined(self, match: Match) -> bool:
        """Whether the headline tells of the event that `match` makes."""
        theme = match.themes[0].mention if match.themes else None
        if match.frame.makes == "event" and isinstance(theme, Name):
            headline = self.reading.headline
            return headline is not None and labels.key(theme.text) in labels.key(headline.folded)
        return match.frame.makes == "clause" and headline_clause(self.reading, match.frame.triggers) is not None

    def _named_above(self, name: Name) -> bool:
        """Whether the headline has the full name of what the body calls 会议."""
        return name.bare and full_name(self.reading, name.cls) is not None

    def _day_before(self, match: Match) -> list[Fact]:
        """The last day named before the match in its paragraph; none if a date whose year is unknown is nearer."""
        paragraph = self.reading.body.folded.rfind("\n", 0, match.trigger.begin) + 1
        before = bisect_left(self.reading.dates, match.trigger.begin, key=lambda date: date.begin) - 1
        last = self.reading.dates[before] if before >= 0 and self.reading.dates[before].begin >= paragraph else None
        if last is None or last.since is None or last.since.datatype != "xsd:date":
            return []
        since = last.since
        if last.until is not None and last.until != since:  # 会议20日至21日召开。主席会见代表: on one of them
            if last.until.text[:_MONTH] != since.text[:_MONTH]:
                return []
            since = Literal(since.text[:_MONTH], "xsd:gYearMonth")
        return [Fact("schema:startDate", since, Span(last.begin, last.end), f"{match.frame.rule}/date-before")]

    def _same_day(self, match: Match) -> list[Fact]:
        """The day that 当天 means, if all events before were on one."""
        words = next((item for item in match.dates if _SAME.match(item.mention.text)), None)
        if words is None or getattr(words.mention, "since", None):
            return []
        days = {day for event in self.happenings[-RECENT:] for day in event.fillers("schema:startDate")}
        if len(days) != 1:
            return []
        return [Fact("schema:startDate", days.pop(), Span(words.begin, words.end), f"{match.frame.rule}/same-day")]

    def _agent(self, match: Match) -> Entity | None:
        """The body behind a match that names none, where one is wanted: as its host, or to place its venue."""
        wanted = match.elided or any(role.predicate == "schema:location" for role in match.roles)
        return self._agents.at(match.trigger.begin) if wanted else None

    def _document(self, match: Match, found: list[Fact]) -> None:
        for theme in match.themes:
            if isinstance(theme.mention, DocumentMention):
                named = [fact for fact in found if fact.predicate == "kgo:issuedBy"]
                issuers = {fact.filler: fact for fact in named if isinstance(fact.filler, Entity)}
                self.documents += [(theme.mention.entity, fact) for fact in issuers.values()]

    def _event(self, group: Sequence[Match], found: list[Fact]) -> None:
        match = group[0]
        theme = match.themes[0] if match.themes else None
        name = theme.mention if theme and isinstance(theme.mention, Name) else None
        case = Case(self._events, match, theme, name, found)
        if self._events.far(case):
            return
        event, _ = self._events.link(case)
        event = event or self._new(group, case)
        if event is None:
            return
        if name:
            if not name.bare or event.cls == name.cls:
                self._events.by_name[name.begin] = event
            if not name.bare or (event.cls == name.cls and not labels.plain(name.head)):
                event.call(self._raw(name), Span(name.begin, name.end))
        event.spans += [said(one) for one in group]
        event.add(found)

    def _new(self, group: Sequence[Match], case: Case) -> Happening | None:
        """An event not told of before, if the sentence says enough of it."""
        _, match, theme, name, found = case
        if theme is None or name is None or not case.maker:
            return None
        if not enough(self._evidence(group, found, name, self._named_above(name))):
            return None
        owner = match.skeleton.owner(theme.begin)
        hosted = any(fact.predicate == "schema:organizer" for fact in found)
        if has(name.cls, "leans_on_host") and owner and owner.entity and not hosted:
            rule = f"{match.frame.rule}/owner"
            found.append(Fact("schema:organizer", owner.entity, Span(owner.begin, owner.end), rule))
        label, _ = event_label(Named(self.reading, match, theme, name, found, self._agents.host))
        event = Happening(False, name.cls, label, name.core, match.rule, [])
        self.happenings.append(event)
        self._visited |= event.cls == "Visit"
        self._programme_of(event, name, found, match)
        if labels.part(name.head) and (whole := self._events.whole(event)):
            event.tell(Fact("schema:superEvent", whole, Span(name.begin, name.end), f"{match.frame.rule}/part"))
        return event

    def _evidence(self, group: Sequence[Match], found: list[Fact], name: Name | None, main: bool) -> Evidence:
        return Evidence(group, found, name, main, group[0].trigger.begin < self._lead, self._drill)

    def _programme_of(self, event: Happening, name: Name, found: list[Fact], match: Match) -> None:
        """The programme that a launching ceremony launches, or that the sixth lecture of a series belongs to."""
        raw = self._raw(name)
        launched, series = labels.launched(name, raw), labels.series(raw)
        inner = launched or series
        if not inner:
            return
        programme = self._events.known(name, programme=True)
        begin = name.begin + raw.index(inner)
        span = Span(begin, begin + len(inner))
        if programme is None:
            programme = Happening(True, "Programme", inner, name.core, match.rule, [span])
            self.happenings.append(programme)
        programme.call(inner, span)
        for fact in found if launched else ():
            if fact.predicate == "schema:organizer":
                programme.tell(Fact("kgo:runBy", fact.filler, fact.span, fact.rule))
            elif fact.predicate == "schema:startDate":
                programme.tell(fact)
        rule = f"{match.frame.rule}/{'launch' if launched else 'series'}"
        event.tell(Fact("kgo:partOfProgramme", programme, Span(name.begin, name.end), rule))

    def _programme(self, match: Match, theme: Item, found: list[Fact]) -> None:
        name = theme.mention
        if not isinstance(name, Name):
            return
        raw = self._raw(name)
        programme = self._events.by_name.get(name.begin) or self._events.known(name, programme=True)
        if programme and not programme.programme:
            return
        if programme is None:
            run = any(fact.predicate == "kgo:runBy" for fact in found) or match.frame.name == "since"
            if not name.core and (name.cls or not name.strong or not run or len(labels.key(raw)) < 8):
                return
            event = self._events.known(name, programme=False)
            if event and labels.same(event.label, raw):
                event.call(raw, Span(name.begin, name.end))
                return
            programme = Happening(True, "Programme", raw, name.core, match.rule, [])
            self.happenings.append(programme)
        elif len(raw) > len(programme.label):
            programme.label = raw
        self._events.by_name[name.begin] = programme
        programme.call(raw, Span(name.begin, name.end))
        programme.spans.append(said(match))
        programme.add(found)

    def _clause(self, match: Match, found: list[Fact]) -> None:
        if match.frame.lead and self._above:
            return  # 国家数据局挂牌 under 国家数据局揭牌仪式
        if (known := self._events.by_name.get(match.trigger.begin)) and not known.programme:
            known.add(found)  # 对养老服务进行[视察]: the event that this names
            return
        main, cls = self._headlined(match), match.frame.cls
        event = self._events.given(cls, match.trigger.begin)
        if event is None:
            event = self._events.occasion(cls, self._text(match.trigger), match.trigger.begin)
            if event and event.fillers("schema:organizer"):
                found = [fact for fact in found if fact.predicate != "schema:organizer"]
        told = event is not None or enough(self._evidence([match], found, None, main))
        if match.label is None or match.trigger in self._told or not told:
            return
        agent = agent_of(found, self.reading.body.folded, match.trigger.begin)
        first = cls == "Visit" and not self._visited
        named = clause_label(Told(self.reading, match, agent, first, main))
        if named is None:
            return
        label, _ = named
        self._told.add(match.trigger)
        event = event or self._events.told(cls, label, agent, found)
        if event is None:
            event = Happening(False, cls, label, "", match.rule, [], clausal=match.frame.lead)
            event.call(self._text(match.label), match.label)
            self.happenings.append(event)
            self._visited |= cls == "Visit"
        event.spans.append(said(match))
        event.add(found)

    def _raw(self, name: Name) -> str:
        return self._text(Span(name.begin, name.end))

    def _text(self, span: Span) -> str:
        return self.reading.body.raw[span.begin : span.end]
