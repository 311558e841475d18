"""Which event of the article a match speaks of: a sieve of named passes, the first that answers wins."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.frames import labels
from kg.frames.days import TIMES, another_day, another_year
from kg.frames.facts import MISHAPS
from kg.frames.happening import Fact, Happening
from kg.frames.match import Match
from kg.frames.skeleton import Item
from kg.kinds import has, is_a, with_trait
from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.happenings import Name
from kg.model import Entity, Reading
from kg.rules import Passes

_NEAR = 250  # characters
RECENT = 100  # happenings: what was told of longer ago is told of anew
_ABOUT = late("(?:就|围绕|关于|对)[^,;:。]{0,10}$")
# An article has but one of them.
_ONE = MISHAPS | with_trait("leading")
# Nobody chairs or attends these.
_NO_OCCASION = with_trait("no_occasion")
# These have an opening and a closing.
_LASTING = with_trait("lasting")
ENCOUNTER = "frames/meet#"  # the frame of a meeting of two, which has no chair and no speeches
_AT = "at"  # the frame of 在…会上, which speaks of what is known
_PARTIES = ("frames/party#", "frames/leaders#", "frames/call-of-body#")  # of who comes as a group
_TALKS = ("讲座", "讲堂", "讲坛")  # “走进校园”讲座活动 is of another kind
_LECTURES = frozenset(["frames/lecture", "frames/give"])  # the frames of who gives a lecture
_ORATORY = frozenset(["kgo:speaker", "kgo:chairedBy"])
_AT_CEREMONIES = ("Donation", "Signing", "Unveiling")  # what is done at one that is named by it
_STEM = 2  # characters of a verb: 捐赠 in 捐赠仪式
_ROUND = late("领导|班子|各级|代表|委员")  # a visit by several: 镇领导走访慰问
_GROUP = worded("(<event_words/looking>)组(?:成员)?(?:一行)?")  # who go on: [视察组]先后深入三个村察看


class Case(NamedTuple):
    """What is to be linked: a match, what it speaks of, and its facts."""

    events: "Events"
    match: Match
    theme: Item | None
    name: Name | None
    found: list[Fact]

    @property
    def maker(self) -> bool:
        """Whether the frame tells of an event by itself, so that it may be a new one."""
        return self.match.frame.makes == "event"


@dataclass(slots=True)
class Events:
    """The events and programmes of an article so far, in the order in which they came up."""

    reading: Reading
    happenings: list[Happening] = field(default_factory=list)
    by_name: dict[int, Happening] = field(default_factory=dict)  # by where a name begins

    def link(self, case: Case) -> tuple[Happening | None, str]:
        """The event that `case` speaks of and the pass that says so; None and "" where it is none that is known."""
        event, by = _PASSES.first(case) or (None, "")
        return (None, "") if event and another_year(event, case.match) else (event, by)

    def far(self, case: Case) -> bool:
        """Whether a match that names nothing (县长某某[致辞]) stands long after the event that it would be of, where
        there are several."""
        event = None if case.name else _whole(case)
        several = sum(not happening.programme for happening in self.happenings[-RECENT:]) > 1
        return event is not None and several and case.match.trigger.begin - event.spans[-1].end > _NEAR

    def known(self, name: Name, programme: bool) -> Happening | None:
        """The happening of that kind that `name` means: the same core in quotes, or the same words."""
        raw, core = self.reading.body.raw[name.begin : name.end], labels.key(name.core)
        for happening in self.happenings[-RECENT:]:
            if happening.programme != programme:
                continue
            if not programme and happening.cls != name.cls and not _within(core, name, happening):
                continue
            if (core and core in labels.key(happening.label)) or any(
                labels.same(raw, known) for known in (happening.label, *happening.surfaces)
            ):
                return happening
            if programme and happening.core and labels.key(happening.core) in labels.key(raw):
                return happening
        return None

    def given(self, cls: str, at: int) -> Happening | None:
        """The event in focus, if the clause at `at` tells of what is given at one: 甲为学员授课."""
        event = self.focus("", "", frozenset()) if has(cls, "given") else None
        return event if event and at - event.spans[-1].end <= _NEAR else None

    def occasion(self, cls: str, verb: str, at: int) -> Happening | None:
        """The ceremony told of shortly before at which a clause's deed was done: 捐赠仪式举行,[捐赠]图书300册."""
        if not is_a(cls, _AT_CEREMONIES):
            return None
        recent = (one for one in reversed(self.happenings[-RECENT:]) if is_a(one.cls, ("Ceremony",)))
        near = (one for one in recent if 0 <= at - one.spans[-1].end <= _NEAR)
        stem = verb[: _STEM - (cls == "Signing")]  # 签署协议 at a 签约仪式
        return next((one for one in near if stem in one.label), None)

    def told(self, cls: str, label: str, agent: Entity | None, facts: Sequence[Fact]) -> Happening | None:
        """The event that a clause tells of once more: an article has one mishap; one visitor makes one round, and so do
        the leaders whose round the headline tells of; an encounter of none but those who have met is the same; a visit
        on another day is another; it may have had a name (开展走访慰问活动 … 到三村慰问). `facts`: what the clause
        says."""
        people = {fact.filler for fact in facts if fact.predicate == "schema:attendee"}
        days = {fact.filler for fact in facts if fact.predicate in TIMES}
        recent = self.happenings[-RECENT:]
        same = (e for e in recent if e.cls == cls)
        for event in same:
            if cls in _ONE or labels.same(event.label, label):
                return event
            if event.rule.startswith(ENCOUNTER) and people and people <= set(event.fillers("schema:attendee")):
                return event
            then = {*event.fillers("schema:startDate"), *event.fillers("kgo:temporalExpression")}
            if cls == "Visit" and days and then and days.isdisjoint(then):
                continue
            if cls == "Visit" and (agent in event.fillers("schema:attendee") or self._round(event) or _unled(event)):
                return event
        group = _GROUP.match(label)
        named = (e for e in recent if cls == "Visit" and e.cls in ("Activity", "Inspection"))
        return next((e for e in named if labels.same(e.label, label) or (group and group[1] in e.label)), None)

    def _round(self, event: Happening) -> bool:
        headline = self.reading.headline
        return headline is not None and event.label in headline.raw and _ROUND.search(event.label) is not None

    def whole(self, part: Happening) -> Happening | None:
        """The event that an opening of its own name (第九届“竹乡杯”技能竞赛[开幕式]) opens, if it was told of."""
        name = labels.whole(part.label)
        others = (one for one in self.happenings[-RECENT:] if one is not part and one.cls in _LASTING)
        return next((one for one in others if labels.same(one.label, name)), None)

    def focus(self, head: str, cls: str, classes: frozenset[str], named: bool = False) -> Happening | None:
        """The event that a bare word means: 会议 the last meeting, 此次活动 the last event of any kind; if the word has
        been `named` as what took place (召开[讲评会]), only one of that very kind."""
        recent = self.happenings[-RECENT:]
        for happening in (*reversed([e for e in recent if not e.clausal]), *reversed([e for e in recent if e.clausal])):
            if happening.programme or (not is_a(happening.cls, classes) if classes else happening.cls in _NO_OCCASION):
                continue
            if head not in ("", "活动") and cls != "Ceremony" and happening.fillers("schema:superEvent"):
                continue  # 大会 is no opening, though 代表大会开幕式 has the word in it
            anyone = head in ("", "活动") or cls == "Ceremony" or is_a(happening.cls, (cls,))
            inside = head in happening.label and (named or cls != "Inspection")  # an inspection is no meeting about one
            if inside or (anyone and not named):
                return happening
        return None


def _within(core: str, name: Name, event: Happening) -> bool:
    """Whether all that a name says is in that of an event of another kind: “竹乡大讲堂” of “竹乡大讲堂”走进校园活动."""
    whole = len(core) > _STEM * 2 and core == labels.key(name.text) and core in labels.key(event.label)
    return whole and labels.whole(event.label) == event.label  # “竹乡情”书画展开幕式 is no 书画展


def _unled(event: Happening) -> bool:
    """Whether nobody leads a visit yet: 县人大常委会组织代表视察… 副主任李文远带队到三村察看; 省厅调研组到安吉县调研…
    处长李文远一行到梅溪镇察看."""
    return not event.fillers("schema:attendee") and (
        bool(event.fillers("schema:organizer")) or event.rule.startswith(_PARTIES)
    )


def _mentioned(case: Case) -> Happening | None:
    return case.events.by_name.get(case.name.begin) if case.name else None


def _whole(case: Case) -> Happening | None:
    """The event in focus of a match that names none."""
    if case.name:
        return None
    event = case.events.focus("", "", case.match.frame.classes)
    if event and event.rule.startswith(ENCOUNTER) and any(role.predicate in _ORATORY for role in case.match.roles):
        return None
    return None if event and another_day(event, case.found) else event


def _part(case: Case) -> Happening | None:
    """The opening or closing that has no name of its own (出席[开幕式], [会议开幕式]): the one named before, else the
    event that it opens."""
    name = case.name
    if not name or not labels.part(name.head) or not (name.bare or labels.plain(name.text.removesuffix(name.head))):
        return None
    recent = case.events.happenings[-RECENT:][::-1]
    named = next((event for event in recent if event.label.endswith(name.head)), None)
    return named or next((event for event in recent if not event.programme and event.cls in _LASTING), None)


def _same_name(case: Case) -> Happening | None:
    """The same words; but what is done elsewhere is another: 赴安吉县开展[义诊活动]."""
    event = case.events.known(case.name, programme=False) if case.name and not case.name.bare else None
    if event is None or case.name is None or case.name.core or not case.maker:
        return event
    there, here = (
        event.fillers("schema:location"),
        [f.filler for f in case.found if f.predicate == "schema:location"],
    )
    return event if not there or not here or any(_near(a, b) for a in there for b in here) else None


def _near(a: object, b: object) -> bool:
    """Whether two places may be one: 洛舍镇 and 洛舍镇会议室."""
    if not isinstance(a, Entity) or not isinstance(b, Entity):
        return a == b
    return a.label in b.label or b.label in a.label


def _lecture(case: Case) -> Happening | None:
    """The lecture that 作题为《…》的专题讲座 means, if one was spoken of right before."""
    name, last = case.name, case.events.focus("", "", frozenset())
    if not name or not last or (name.bare and labels.part(name.head)):
        return None
    near = name.begin - last.spans[-1].end < _NEAR
    given = last.cls == "Lecture" or any(word in last.label for word in _TALKS)
    return last if near and name.cls == "Lecture" and given and not name.core else None


def _speech(case: Case) -> Happening | None:
    """A report with no name of its own is given at the event in focus: 甲、乙分别[作专题报告]."""
    name = case.name
    if not name or not name.bare or name.cls != "Lecture" or case.match.frame.rule not in _LECTURES:
        return None
    sentence = case.match.skeleton.starts[0]
    if labels.THEME.search(case.events.reading.body.folded, sentence, name.begin):
        return None  # 以“与法同行”为题讲授了一堂法治课 has one
    event = case.events.focus("", "", frozenset())
    near = event is not None and name.begin - event.spans[-1].end <= _NEAR
    return event if event and near and event.cls in _LASTING else None


def _bare(case: Case) -> Happening | None:
    """会议, 此次活动."""
    name = case.name
    if not name or not name.bare or labels.part(name.head):
        return None
    named = case.maker and not labels.plain(name.head)
    return case.events.focus(name.head, name.cls, case.match.frame.classes, named)


def _kind(case: Case) -> Happening | None:
    """An activity that is named by what was done: 参加[调研活动] of …到安吉县调研."""
    name = case.name
    if not name or name.bare or name.core or case.maker or name.cls not in ("Activity", "Inspection"):
        return None
    event, done = case.events.focus("", "", case.match.frame.classes), name.text.removesuffix(name.head)
    return event if event and 2 <= len(done) <= 4 and done in event.label else None


def _abridged(case: Case) -> Happening | None:
    """在[开通仪式]上讲话 of the 竹乡路开通剪彩仪式."""
    name = case.name
    if not name or name.bare or name.core or (case.maker and case.match.frame.name != _AT):
        return None
    said, kind = name.text[:-_STEM], name.text[-_STEM:]
    recent = (one for one in case.events.happenings[-RECENT:][::-1] if one.cls == name.cls and one.label.endswith(kind))
    return next((one for one in recent if len(said) >= _STEM and said in one.label), None)


def _about(case: Case) -> Happening | None:
    """就开好下次会议作了讲话: what is spoken about is not where it is spoken."""
    about = case.theme and not case.maker and _ABOUT.search(case.match.skeleton.before(case.theme.begin))
    return case.events.focus("", "", case.match.frame.classes) if about else None


def _plain(case: Case) -> Happening | None:
    """出席会议 of a 表彰大会暨授帽仪式 right before."""
    name = case.name
    if not name or not name.bare or case.maker or not labels.plain(name.head):
        return None
    last = case.events.focus("", "", case.match.frame.classes)
    return last if last and last.cls != "Visit" and name.begin - last.spans[-1].end <= _NEAR else None


_PASSES: Passes[Case, Happening] = Passes(
    "event/same", _mentioned, _whole, _part, _same_name, _lecture, _speech, _bare, _kind, _abridged, _about, _plain
)
