"""Matches become happenings: names that mean the same are one, 此次活动 is the one in focus, roles gather."""

import re
from collections.abc import Sequence

from kg.frames import labels
from kg.frames.agents import Agents
from kg.frames.evidence import enough, said
from kg.frames.facts import MISHAPS, facts, resolved
from kg.frames.happening import Fact, Happening
from kg.frames.match import Match
from kg.frames.naming import event_label, headline_clause, headline_names, visited
from kg.frames.skeleton import Item
from kg.mentions.happenings import Name
from kg.model import DocumentMention, Entity, Reading, Span

_NEAR = 250
_ABOUT = re.compile("(?:就|围绕|关于|对)[^,;:。]{0,10}$")
_AGENTS = ("schema:attendee", "kgo:recipient", "kgo:disciplined", "schema:organizer")
_TIMES = ("schema:startDate", "kgo:temporalExpression")
# Nobody chairs or attends these.
_NO_OCCASION = frozenset([*MISHAPS, "Appointment", "Election", "Removal", "DisciplinaryAction", "Award"])
# These have an opening and a closing.
_LASTING = frozenset(["Competition", "Training", "Activity", "Exhibition", "Performance", "Meeting", "Lecture"])


class Assembler:
    """Takes the matches of one article in the order of the text."""

    def __init__(self, reading: Reading) -> None:
        """`reading`: the article with its mentions."""
        self.reading = reading
        self.happenings: list[Happening] = []
        self.documents: list[tuple[Entity, Fact]] = []
        self._agents = Agents(reading)
        self._by_name: dict[int, Happening] = {}
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
        if self._headlined(match) and all(fact.predicate not in _TIMES for fact in found):
            found += self._day_before(match)
        if makes == "document":
            self._document(match, found)
        elif makes == "programme":
            for theme in match.themes:
                self._programme(match, theme, found)
        elif makes == "clause":
            self._clause(match, found)
        else:
            self._event(group, found)

    def _headlined(self, match: Match) -> bool:
        """Whether the headline tells of the event that `match` makes."""
        theme = match.themes[0].mention if match.themes else None
        if match.frame.makes == "event" and isinstance(theme, Name):
            headline = self.reading.headline
            return headline is not None and labels.key(theme.text) in labels.key(headline.folded)
        return match.frame.makes == "clause" and headline_clause(self.reading, match.frame.triggers) is not None

    def _day_before(self, match: Match) -> list[Fact]:
        """The last day named before the match in its paragraph; none if a date whose year is unknown is nearer."""
        paragraph = self.reading.body.folded.rfind("\n", 0, match.trigger.begin) + 1
        days = [d for d in self.reading.dates if paragraph <= d.begin < match.trigger.begin]
        last = days[-1] if days else None
        if last is None or last.since is None or last.since.datatype != "xsd:date":
            return []
        return [Fact("schema:startDate", last.since, Span(last.begin, last.end), f"{match.frame.rule}/date-before")]

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
        name = theme.mention if theme else None
        maker = match.frame.makes == "event"
        if not isinstance(name, Name):
            event = self._whole(self._focus("", "", match.frame.classes), match.trigger.begin)
            several = sum(not happening.programme for happening in self.happenings) > 1
            if event and several and match.trigger.begin - event.spans[-1].end > _NEAR:
                return  # 县长某某[致辞] long after it is of something else
        elif name.bare and labels.part(name.head):
            event = self._by_name.get(name.begin) or self._part(name, match, found)
        elif name.bare:
            event = (
                self._by_name.get(name.begin)
                or self._lecture(name)
                or self._focus(name.head, name.cls, match.frame.classes, maker and not labels.plain(name.head))
            )
        else:
            event = self._by_name.get(name.begin) or self._known(name, programme=False) or self._lecture(name)
        if event is None and theme and not maker and _ABOUT.search(match.skeleton.before(theme.begin)):
            event = self._focus("", "", match.frame.classes)  # 就开好下次会议作了讲话
        if event is None and isinstance(name, Name) and name.bare and not maker and labels.plain(name.head):
            last = self._focus("", "", match.frame.classes)  # 出席会议 of a 表彰大会暨授帽仪式
            event = last if last and last.cls != "Visit" and name.begin - last.spans[-1].end <= _NEAR else None
        if event is None:
            if theme is None or not isinstance(name, Name) or not maker or not enough(group, found, name):
                return
            owner = match.skeleton.owner(theme.begin)
            if (
                name.cls == "Meeting"
                and owner
                and owner.entity
                and all(f.predicate != "schema:organizer" for f in found)
            ):
                rule = f"{match.frame.rule}/owner"
                found.append(Fact("schema:organizer", owner.entity, Span(owner.begin, owner.end), rule))
            label = event_label(self.reading, match, theme, name, found, self._agents.host)
            event = Happening(False, name.cls, label, name.core, match.rule, [])
            self.happenings.append(event)
            self._programme_of(event, name, found, match)
        if isinstance(name, Name):
            if not name.bare or event.cls == name.cls:
                self._by_name[name.begin] = event
            if not name.bare or (event.cls == name.cls and not labels.plain(name.head)):
                event.names.append((self._raw(name), Span(name.begin, name.end)))
        for one in group:
            event.spans.append(said(one))
        event.add(found)

    def _lecture(self, name: Name) -> Happening | None:
        """The lecture that 作题为《…》的专题讲座 means, if one was spoken of right before."""
        last = self._focus("", "", frozenset())
        near = last is not None and name.begin - last.spans[-1].end < _NEAR
        return last if last and near and name.cls == last.cls == "Lecture" and not name.core else None

    def _part(self, name: Name, match: Match, found: list[Fact]) -> Happening | None:
        """The opening or closing (出席[开幕式]) of the event in focus, an event of its own."""
        for event in reversed(self.happenings):
            if event.label.endswith(name.head):
                return event
        whole = next((e for e in reversed(self.happenings) if not e.programme and e.cls in _LASTING), None)
        if whole is None or not (found or match.frame.makes == "event"):
            return None
        part = Happening(False, "Ceremony", whole.label + name.head, "", match.rule, [])
        part.facts.append(Fact("schema:superEvent", whole, Span(name.begin, name.end), f"{match.frame.rule}/part"))
        self.happenings.append(part)
        return part

    def _programme_of(self, event: Happening, name: Name, found: list[Fact], match: Match) -> None:
        """The programme that a launching ceremony launches, or that the sixth lecture of a series belongs to."""
        raw = self._raw(name)
        launched, series = labels.launched(name, raw), labels.series(raw)
        inner = launched or series
        if not inner:
            return
        programme = self._known(name, programme=True)
        begin = name.begin + raw.index(inner)
        span = Span(begin, begin + len(inner))
        if programme is None:
            programme = Happening(True, "Programme", inner, name.core, match.rule, [span])
            self.happenings.append(programme)
        programme.names.append((inner, span))
        for fact in found if launched else ():
            if fact.predicate == "schema:organizer":
                programme.facts.append(Fact("kgo:runBy", fact.filler, fact.span, fact.rule))
            elif fact.predicate == "schema:startDate":
                programme.facts.append(fact)
        rule = f"{match.frame.rule}/{'launch' if launched else 'series'}"
        event.facts.append(Fact("kgo:partOfProgramme", programme, Span(name.begin, name.end), rule))

    def _programme(self, match: Match, theme: Item, found: list[Fact]) -> None:
        name = theme.mention
        if not isinstance(name, Name):
            return
        raw = self._raw(name)
        programme = self._by_name.get(name.begin) or self._known(name, programme=True)
        if programme and not programme.programme:
            return
        if programme is None:
            run = any(fact.predicate == "kgo:runBy" for fact in found) or match.frame.name == "since"
            if not name.core and (name.cls or not name.strong or not run or len(labels.key(raw)) < 8):
                return
            event = self._known(name, programme=False)
            if event and labels.same(event.label, raw):
                event.names.append((raw, Span(name.begin, name.end)))
                return
            programme = Happening(True, "Programme", raw, name.core, match.rule, [])
            self.happenings.append(programme)
        elif len(raw) > len(programme.label):
            programme.label = raw
        self._by_name[name.begin] = programme
        programme.names.append((raw, Span(name.begin, name.end)))
        programme.spans.append(said(match))
        programme.add(found)

    def _clause(self, match: Match, found: list[Fact]) -> None:
        main = self._headlined(match)
        if match.label is None or match.trigger in self._told or not enough([match], found, None, main):
            return
        cls = match.frame.cls
        agent = next(
            (f.filler for p in _AGENTS for f in found if f.predicate == p and isinstance(f.filler, Entity)), None
        )
        if match.frame.named and agent is None:
            return
        label = self._clause_label(match, agent)
        self._told.add(match.trigger)
        event = next((e for e in self.happenings if e.cls == cls and _same(e, label, agent)), None)
        if event is None and cls == "Visit":  # 开展走访慰问活动 … 到三村慰问
            named = (e for e in self.happenings if e.cls in ("Activity", "Inspection"))
            event = next((e for e in named if labels.same(e.label, label)), None)
        if event is None:
            event = Happening(False, cls, label, "", match.rule, [])
            event.names.append((self._text(match.label), match.label))
            self.happenings.append(event)
        event.spans.append(said(match))
        event.add(found)

    def _clause_label(self, match: Match, agent: Entity | None) -> str:
        """The words of the clause, mentions by their full names; a mishap by its name in the headline."""
        if match.label is None:
            return ""
        if match.frame.cls in MISHAPS:
            above = next((n.text for n in headline_names(self.reading) if n.cls in MISHAPS and not n.bare), None)
            above = above or headline_clause(self.reading, match.frame.triggers)
            if above:
                return above
        first = match.frame.cls == "Visit" and all(event.cls != "Visit" for event in self.happenings)
        if first and (above := visited(self.reading, match.frame.triggers, agent)):
            return above
        trigger = self._text(match.trigger)
        suffix = trigger if match.frame.suffix == "@" else match.frame.suffix
        label = resolved(self.reading, match.skeleton, match.label) + suffix
        label = label.replace(f"{trigger}了", trigger)
        if match.frame.named and agent and agent.label not in label:
            label = agent.label + label
        return label

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

    def _focus(self, head: str, cls: str, classes: frozenset[str], named: bool = False) -> Happening | None:
        """The event that a bare word means: 会议 the last meeting, 此次活动 the last event of any kind; if the word has
        been `named` as what took place (召开[讲评会]), only one of that very kind."""
        for happening in reversed(self.happenings):
            if happening.programme or (happening.cls not in classes if classes else happening.cls in _NO_OCCASION):
                continue
            if head not in ("", "活动") and cls != "Ceremony" and happening.fillers("schema:superEvent"):
                continue  # 大会 is no opening, though 代表大会开幕式 has the word in it
            if named:
                if head in happening.label:
                    return happening
            elif head in ("", "活动") or cls == "Ceremony" or happening.cls == cls or head in happening.label:
                return happening
        return None

    def _whole(self, event: Happening | None, begin: int) -> Happening | None:
        """The event, or that of which it is an opening told of in a sentence before `begin`."""
        if event and "。" in self.reading.body.folded[event.spans[-1].end : begin]:
            return next((whole for whole in event.fillers("schema:superEvent") if isinstance(whole, Happening)), event)
        return event

    def _raw(self, name: Name) -> str:
        return self._text(Span(name.begin, name.end))

    def _text(self, span: Span) -> str:
        return self.reading.body.raw[span.begin : span.end]


def _same(event: Happening, label: str, agent: Entity | None) -> bool:
    """Whether a clause speaks of an event that is known: an article has one mishap; one visitor makes one round."""
    if event.cls in MISHAPS or labels.same(event.label, label):
        return True
    return event.cls == "Visit" and agent in event.fillers("schema:attendee")
