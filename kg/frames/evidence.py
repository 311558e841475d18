"""Whether a sentence says enough of an event to make one: named features, their weights in lexicon/event_evidence.tsv,
one threshold. And what words it rests on."""

import re
from collections.abc import Callable, Sequence
from functools import cache, cached_property

from kg.errors import DataError
from kg.frames import labels
from kg.frames import skeleton as sk
from kg.frames.facts import MISHAPS
from kg.frames.happening import Fact
from kg.frames.match import Match
from kg.kinds import has, with_trait
from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import worded
from kg.mentions.happenings import Name
from kg.model import Literal, Span

_ENOUGH = 2.0
_KINDS = frozenset(["clause", "named", "full", "kind", "plain"])
_DAY = late(r"\d[月日号]|[昨今前当同][天日晚早]|[上下中]午|[上中下]旬|凌晨|傍晚")
_OCCASION = worded("<event_words/occasion>|同时$")
_BESIDE, _MEET = late(rf"^[^,;:。]{{0,10}}(?:会|仪式|活动|典礼|结束|{sk.BARE})[前后],|^随后,"), "meet"
_AFTER = late("[^,;:。]{0,16}后,")  # 典礼后,…
_LONG = worded("<event_words/lasts>")  # 近年来…开展: no event of one day
# 通过召开座谈会、走访等方式; but 以视频会议的形式|召开动员会
_MANNER = worded("<event_words/manner>(?![^,。;]{0,12}(?:形式|方式)$)[^,。;“”]{0,6}$")
_PLACED = late(rf"{sk.PLACE}[^,;:。{sk.ANY}]{{0,6}}$")
_YEAR = late(r"(?:19|20)\d\d|第[\d一二三四五六七八九十]+[届次]")
_FOR_GUESTS = frozenset({"Competition", "Exhibition", "Performance"})
_LISTED = "、等0123456789"
_FIXING = frozenset(["schema:startDate", "kgo:temporalExpression", "schema:location", "kgo:chairedBy"])


def _long(name: Name) -> bool:
    return len(labels.key(name.text)) >= 8


class Evidence:
    """What one sentence says of one event."""

    def __init__(
        self,
        matches: Sequence[Match],
        found: Sequence[Fact],
        name: Name | None,
        main: bool = False,
        leading: bool = False,
        drill: bool = False,
    ) -> None:
        """`matches` are of one event in one sentence, `found` their facts. `name` is None for an event that its clause
        names; `main`: the headline tells of it: then a clause need give no day, and a bare name no host; `leading`:
        the article's first sentences tell of it; `drill`: the article is about one."""
        self.matches, self.found, self.name, self.main, self.leading = matches, found, name, main, leading
        self.match, self.drill = matches[0], drill
        self.before = self.match.skeleton.before(self.match.trigger.begin)

    @property
    def kind(self) -> str:
        """The kind of name, as in the table."""
        if self.name is None or self.name.cls in MISHAPS:
            return "clause"
        if self.match.frame.of_names:
            return "named"
        if not self.name.bare:
            return "full"
        return "plain" if labels.plain(self.name.head) else "kind"

    def features(self) -> list[str]:
        """The features of its kind that hold, in the order of the table."""
        return [feature for feature, _ in _weights(self.kind) if _FEATURES[feature](self)]

    def score(self) -> float:
        """The sum of the weights of the features that hold."""
        return sum(weight for feature, weight in _weights(self.kind) if _FEATURES[feature](self))

    @cached_property
    def days(self) -> list[Literal]:
        """The dates found."""
        fillers = (fact.filler for fact in self.found if fact.predicate == "schema:startDate")
        return [day for day in fillers if isinstance(day, Literal)]

    @cached_property
    def filled(self) -> frozenset[str]:
        """The roles that are filled; a date counts if it is as exact as a day."""
        roles = {fact.predicate for fact in self.found} - {"schema:startDate"}
        exact = any(day.datatype == "xsd:date" for day in self.days)
        if exact or any(_DAY.search(item.mention.text) for one in self.matches for item in one.dates):
            roles.add("schema:startDate")
        return frozenset(roles)

    @cached_property
    def makers(self) -> list[Match]:
        """The matches that make an event and have what their frames require."""
        made = (one for one in self.matches if one.frame.makes in ("event", "clause"))
        return [one for one in made if one.frame.requires <= self.filled]

    @property
    def mishap(self) -> bool:
        """Whether it would be a fire, a crash and the like."""
        return self.match.frame.cls in MISHAPS or (self.name is not None and self.name.cls in MISHAPS)

    @property
    def occasion(self) -> bool:
        """Whether the words before tell of an occasion: 会前, 当日."""
        return _OCCASION.search(self.before) is not None

    @property
    def fixed(self) -> bool:
        """Whether it is told when, where or by whom it was led."""
        placed = any(role.predicate == "schema:location" for one in self.matches for role in one.roles)
        return placed or bool(self.filled & _FIXING) or any(one.frame.requires for one in self.makers)

    @property
    def titled(self) -> bool:
        """Whether its name is a lecture's with a title of its own: 《胸痛的识别》专题讲座."""
        return self.name is not None and bool(self.name.core) and has(self.name.cls, "given")

    def done(self, match: Match) -> bool:
        """Whether words without day or place say that it took place: 还开展了签名活动; a quoted name with its host."""
        if self.before.endswith("决定"):
            return True  # 决定授予…称号
        if self.titled and "kgo:speaker" in self.filled and _AFTER.match(self.before):
            return True
        if _LONG.search(self.before) or any(_LONG.search(item.mention.text) for item in match.dates):
            return False
        named = self.name is not None and bool(self.name.core) and self.name.cls != "Activity"
        return "schema:organizer" in self.filled and not match.elided and (match.perfect or named)

    def whose(self) -> bool:
        """Whether the name leans on a body that nobody tells; 县人大常委会举行第五次会议 has one, if an unresolved."""
        if self.name is None or not labels.leaning(self.name.text) or self.match.skeleton.owner(self.name.begin):
            return False
        if not labels.plain(self.name.head) and _PLACED.search(self.before):
            return False  # 北门社区|举办第五届邻里节
        if self.name.cls in _FOR_GUESTS and self.filled >= {"schema:startDate", "schema:location"}:
            return False  # 8月3日,第三届漫画展在县文化馆开幕
        host = any(role.items for role in self.match.roles if role.predicate == "schema:organizer")
        return not host and not self.filled & {"schema:organizer", "kgo:chairedBy"}

    def vague_plan(self) -> bool:
        """Whether it is only announced, without a day or a name of its own: 将于9月举办技能大赛."""
        named = self.name is not None and (
            bool(self.name.core) or _long(self.name) or bool(_YEAR.match(self.name.text))
        )
        exact = any(day.datatype == "xsd:date" for day in self.days)
        return all(one.announced for one in self.makers) and not (named and exact)

    def aside(self) -> bool:
        """Whether it is a detail: told of far from the first sentences, by a frame or of a kind that wants to lead."""
        main = self.main and self.match.frame.lead
        lead = self.match.frame.lead or self.match.frame.cls in with_trait("leading")
        return lead and not self.leading and not main

    def seen(self) -> bool:
        """Whether the first sentences tell who went where: such a visit needs no day."""
        return (
            self.leading and self.match.frame.cls == "Visit" and self.filled >= {"schema:attendee", "schema:location"}
        )

    def beside(self) -> bool:
        """Whether two met before or after what was told of: 会前,县长王立平会见了李雪一行."""
        met = self.match.frame.name == _MEET and _BESIDE.search(self.before)
        return bool(met) and sum(fact.predicate == "schema:attendee" for fact in self.found) > 1

    def unfixed(self) -> bool:
        """Whether no frame has one of the roles that it needs, nor words that say it took place."""
        needs = (one.frame.needs for one in self.makers)
        met = any(not need or need & self.filled for need in needs)
        told = self.name is None and (self.main or self.seen() or self.beside())
        return not told and not met and not any(self.done(one) for one in self.makers)


_SUBJECT = late(rf"(?:^|[,;:。）)\s》的讯]|上午|下午|晚|{sk.DATE}|{sk.ORG}|{sk.UNRESOLVED}|{sk.PLACE})$")
_SHORT = late(
    rf"(?:,?(?:于|在)?{sk.DATE})?(?:,?(?:在|于|假座?)[^,;:。]{{1,26}}?)?(?P<said>[一-鿿]{{2,12}})(?=[,。;!]|$)"
)
_BEGUN = worded("<event_words/begun>")


def _behind(evidence: "Evidence") -> re.Match[str] | None:
    """The short predicate behind a name up to its clause's end: 在县体育馆[热闹启幕]."""
    skeleton = evidence.match.skeleton
    return _SHORT.match(skeleton.text, skeleton.at(evidence.name.begin) + 1) if evidence.name else None


def _begun(evidence: "Evidence") -> bool:
    found = _behind(evidence)
    return found is not None and _BEGUN.search(found["said"]) is not None


_FEATURES: dict[str, Callable[[Evidence], bool]] = {
    "headless": lambda e: e.name is not None and e.name.bare and not e.name.cls,
    "year-only": lambda e: bool(e.days) and all(day.datatype == "xsd:gYear" for day in e.days),
    "whose": Evidence.whose,
    "unmade": lambda e: not e.makers,
    "vague-plan": Evidence.vague_plan,
    "nothing-said": lambda e: not e.filled and not e.occasion and not (e.leading and e.name and _long(e.name)),
    "unfixed": Evidence.unfixed,
    "listed": lambda e: (
        e.name is not None and e.match.skeleton.after(e.name.end) in _LISTED and "schema:startDate" not in e.filled
    ),
    "manner": lambda e: _MANNER.search(e.before) is not None,
    "aside": Evidence.aside,
    "drill": lambda e: e.drill and e.mishap,
    "told": lambda _: True,
    "fixed": lambda e: e.fixed,
    "hosted": lambda e: "schema:organizer" in e.filled,
    "chaired": lambda e: "kgo:chairedBy" in e.filled and "schema:organizer" not in e.filled,
    "taught": lambda e: any("kgo:speaker" in one.frame.requires for one in e.makers),
    "headlined": lambda e: e.main and "schema:organizer" not in e.filled and "kgo:chairedBy" not in e.filled,
    "quoted": lambda e: e.name is not None and bool(e.name.core),
    "long": lambda e: e.name is not None and _long(e.name),
    "occasion": lambda e: e.occasion,
    "open": lambda e: e.name is not None and e.name.open,
    "day": lambda e: "schema:startDate" in e.filled,
    "vague-day": lambda e: "kgo:temporalExpression" in e.filled,
    "placed": lambda e: any(role.predicate == "schema:location" for one in e.matches for role in one.roles),
    "subject": lambda e: _SUBJECT.search(e.before) is not None,
    "predicate": lambda e: _behind(e) is not None,
    "begun": _begun,
    "own-name": lambda e: e.name is not None and (bool(e.name.core) or _YEAR.search(e.name.text) is not None),
    "in-headline": lambda e: e.main,
    "leading": lambda e: e.leading,
    "dated-name": lambda e: (
        e.name is not None and "schema:organizer" in e.filled and _YEAR.match(e.name.text) is not None
    ),
}


@cache
def _weights(kind: str) -> tuple[tuple[str, float], ...]:
    """The features that count for a kind of name, with their weights. Raises DataError."""
    found = []
    for row in table("event_evidence", "feature", "names", "weight", "example"):
        kinds = _KINDS if row["names"] == "any" else frozenset(row["names"].split())
        if row["feature"] not in _FEATURES or not kinds <= _KINDS:
            raise DataError(row.path, row.line, f"no such feature or kind: {row['feature']}")
        if kind in kinds:
            found.append((row["feature"], float(row["weight"])))
    return tuple(found)


def enough(evidence: Evidence) -> bool:
    """Whether one sentence says enough of an event to make one."""
    return evidence.score() >= _ENOUGH


def said(match: Match) -> Span:
    """The words from the first to the last that the match rests on."""
    runs = [match.trigger, *(Span(t.begin, t.end) for t in match.themes), *(role.span for role in match.roles)]
    runs += [match.label] if match.label else []
    return Span(min(run.begin for run in runs), max(run.end for run in runs))
