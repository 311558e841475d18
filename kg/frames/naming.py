"""How a happening is labelled: ordered lists of named labellers, the first that answers wins."""

from typing import NamedTuple

from kg.frames import labels
from kg.frames.facts import MISHAPS, resolved
from kg.frames.headline import full_name, headline_clause, headline_names, visited
from kg.frames.match import Match
from kg.frames.named import Named
from kg.frames.skeleton import ORG, PLACE, UNRESOLVED
from kg.frames.venues import division
from kg.kinds import has
from kg.late import late
from kg.lexicon.words import worded
from kg.model import Entity, Literal, Mention, OrganisationMention, Reading
from kg.rules import Passes

_LEVEL = late("[我本]?([省市县区州镇乡旗])(?![场域])")
_TERM = late("第?[一二三四五六七八九十]+届$")  # [十四届]全国人大常委会第七次会议
_OF_A_TERM = late("(?P<level>[省市县区州镇乡旗])第?[一二三四五六七八九十]+届.+")
_SHORT = late("[省市县区州镇乡旗全该我本]")
_BODIES = late(f"[{ORG}{UNRESOLVED}{PLACE}](?:[、与和][{ORG}{UNRESOLVED}{PLACE}])+$")
_TITLE = worded("(?:党组书记、|党委书记、)?(?:<office_words/chief>|会长|理事长|董事长)")
_PLACE_END = late("(?:附近|境内|处)$")
_CAUSED = late("^(?:造成|导致|引发|致使|使得?|并)+")  # [造成]油库起火
_HERE = late("^(?:该[国市州省县区地]|这里|当地|我[国市省县])")  # [该国]中南部森林火灾
_TALKS = late("会谈|通电话")


def event_label(case: Named) -> tuple[str, str]:
    """The label of a new event and the labeller that gave it: its name; one that says too little by itself gets its
    theme, host, place or chair in front."""
    return _NAMED.first(case) or (case.raw, "")


def _ordinal(case: Named) -> str | None:
    """[县工会]第三次会员代表大会 is no name outside its article."""
    owner: Mention | None = case.owner
    if not labels.ordinal(case.raw):
        return None
    if has(case.name.cls, "leans_on_host") and not owner:
        hosts = (i.mention for r in case.match.roles for i in r.items if r.predicate == "schema:organizer")
        owner = next(hosts, None) or _chairs_body(case)
    if not isinstance(owner, OrganisationMention):
        return None
    short = _SHORT.match(owner.text)
    term = _TERM.search(case.reading.body.folded, max(0, owner.begin - 8), owner.begin)
    name = owner.entity.label if short and owner.entity and not term else owner.text
    return (term[0] if term else "") + (_of_its_term(owner) or name) + case.raw


def _of_its_term(owner: OrganisationMention) -> str:
    """The name with its place that keeps the number of the term: 县十六届人大常委会 is 安吉县十六届人大常委会."""
    said, label = _OF_A_TERM.fullmatch(owner.text), owner.entity.label if owner.entity else ""
    place, level, _ = label.partition(said["level"]) if said else ("", "", "")
    return place + owner.text if level and not label.startswith("中国") else ""


def _mishap(case: Named) -> str | None:
    """A mishap by its name in the headline, and its place."""
    if case.name.cls not in MISHAPS:
        return None
    names = headline_names(case.reading)
    above = next((n.text for n in names if n.cls == case.name.cls and not n.bare), None)
    where = next((role.span for role in case.match.roles if role.predicate == "schema:location"), None)
    place = _PLACE_END.sub("", resolved(case.reading, case.match.skeleton, where)) if where else ""
    named = above if case.name.bare and above and place[:2] not in above else _HERE.sub("", case.raw)
    return place + named if place or not labels.bare(named) else None  # 大火: of which day?


def _between(case: Named) -> str | None:
    """The words of the bodies right before the name, if there are several: 甲县政府与乙公司[签约仪式]."""
    bodies = _BODIES.search(case.match.skeleton.before(case.theme.begin))
    if case.name.cls not in ("Ceremony", "Signing") or not bodies or len(bodies[0]) < 3:
        return None
    return case.reading.body.raw[case.match.skeleton.starts[bodies.start()] : case.theme.begin] + case.raw


def _level(case: Named) -> str | None:
    """[县]委全会 with its county."""
    level = _LEVEL.match(case.raw)
    known = level and division(case.reading, level[1], case.organizer or case.host)
    return known + case.raw[level.end() :] if level and known else None


def _bracketed(case: Named) -> str | None:
    """县工商联[(总商会)六届五次执委会]."""
    if not case.name.text.startswith("(") or case.owner is None:
        return None
    return (case.owner.entity.label if case.owner.entity else case.owner.text) + case.raw


def _themed(case: Named) -> str | None:
    """The name with the theme that the words before it give: 题为《…》的专题讲座."""
    name, body = case.name, case.reading.body
    begin = max(body.folded.rfind("。", 0, name.begin) + 1, name.begin - 60)
    hits = list(labels.THEME.finditer(body.folded, begin, name.begin))
    if name.core or not hits:
        return None
    if hits[-1]["of"]:
        return body.raw[hits[-1].start() : name.end]
    return body.raw[slice(*hits[-1].span("theme"))] + "主题" + case.raw


def _headlined(case: Named) -> str | None:
    """The full name that the headline gives to what the body calls 会议."""
    if case.organizer or not case.generic:
        return None
    return full_name(case.reading, case.name.cls)


def _founded(case: Named) -> str | None:
    """[县图书馆]启用仪式."""
    owner = case.owner.entity if case.owner and labels.founded(case.raw) else None
    return owner.label + case.raw if owner else None


def _hosted(case: Named) -> str | None:
    """[县总工会]推进会."""
    host = case.organizer if case.generic else None
    if host is None:
        return None
    said = next((size for size in (4, 3, 2) if host.label.endswith(case.raw[:size])), 0)  # 协会第一次理事会
    return host.label + case.raw[said * (not case.raw.startswith(_OF_UNIONS)) :]


def _placed(case: Named) -> str | None:
    """[安吉县]开工仪式."""
    place = next(iter(case.fillers("schema:location")), None) if case.bare else None
    return place.label + case.raw if place else None


def _chaired(case: Named) -> str | None:
    """[王立平主持召开]座谈会."""
    chair = next(iter(case.fillers("kgo:chairedBy")), None) if case.bare else None
    return f"{chair.label}主持召开{case.raw}" if chair else None


def _dated(case: Named) -> str | None:
    """[2024年5月6日]新闻发布会: of nobody who is told."""
    days = (f.filler for f in case.found if f.predicate == "schema:startDate" and isinstance(f.filler, Literal))
    day = next((day.text for day in days if day.datatype == "xsd:date"), None)
    if day is None or not case.bare:
        return None
    year, month, date = day.split("-")
    return f"{year}年{int(month)}月{int(date)}日{case.raw}"


def _plain(case: Named) -> str:
    """第三届竹乡运动会 as it stands; 党的二十届三中全会 by its official name."""
    return labels.official(case.raw)


_NAMED: Passes[Named, str] = Passes(
    "event/label",
    _ordinal,
    _founded,
    _mishap,
    _between,
    _level,
    _bracketed,
    _themed,
    _headlined,
    _hosted,
    _placed,
    _chaired,
    _dated,
    _plain,
)


def _chairs_body(case: Named) -> Mention | None:
    """The body whose office the chair has: 县政协|主席王立平主持召开五届四次主席会议."""
    roles = (role for role in case.match.roles if role.predicate == "kgo:chairedBy")
    for chair in (item.mention for role in roles for item in role.items):
        for body in case.reading.organisations:
            if body.end < chair.begin and _TITLE.fullmatch(case.reading.body.folded, body.end, chair.begin):
                return body
    return None


_OF_UNIONS = "工会"  # 安吉县总工会|工会代表会议


class Told(NamedTuple):
    """A new event that its clause labels."""

    reading: Reading
    match: Match
    agent: Entity | None  # who does it, a person before a body
    first: bool  # no visit was told of before
    main: bool  # the headline tells of it

    @property
    def trigger(self) -> str:
        """The verb."""
        return self.reading.body.raw[slice(*self.match.trigger)]


def clause_label(case: Told) -> tuple[str, str] | None:
    """The label of an event that its clause tells and the labeller that gave it; None where nobody does what wants a
    doer."""
    return _TOLD.first(case)


def _mishap_above(case: Told) -> str | None:
    """A mishap by its name in the headline: 洛舍东井街民房着火."""
    if case.match.frame.cls not in MISHAPS:
        return None
    names = headline_names(case.reading)
    above = next((n.text for n in names if n.cls in MISHAPS and not n.bare), None)
    return above or headline_clause(case.reading, case.match.frame.triggers)


def _visit_above(case: Told) -> str | None:
    """The first visit by its name in the headline: 县领导走访慰问环卫职工."""
    if case.match.frame.cls != "Visit" or not case.first:
        return None
    return visited(case.reading, case.match.frame.triggers, case.agent)


def _encounter(case: Told) -> str | None:
    """甲会见乙, 甲同乙举行会谈: when and where, and the guests' offices, are no part of its label."""
    if case.match.frame.name != "meet":
        return None
    roles = [role for role in case.match.roles if role.predicate == "schema:attendee"]
    people = {
        item.begin: entity.label
        for role in roles
        for item in role.items
        if (entity := getattr(item.mention, "entity", None)) and item.symbol not in (ORG, UNRESOLVED)
    }
    names = [people[begin] for begin in sorted(people)]
    before = [people[begin] for begin in sorted(people) if begin < case.match.trigger.begin]
    if len(names) < 2 or not before:
        return None
    if _TALKS.search(case.trigger):
        return f"{names[0]}同{'、'.join(names[1:])}{case.trigger}"
    return f"{'、'.join(before)}{case.trigger}{'、'.join(names[len(before) :])}" if len(before) < len(names) else None


def _clause_above(case: Told) -> str | None:
    """What the headline says of a signing whose sides the body leaves out."""
    wanted = case.match.frame.cls == "Signing" and case.main and case.agent is None
    return headline_clause(case.reading, case.match.frame.triggers) if wanted else None


def _words(case: Told) -> str | None:
    """王立平走访慰问驻地部队官兵.

    The words of the clause, mentions by their full names, the doer in front where the frame wants one."""
    frame = case.match.frame
    if case.match.label is None or (frame.named and case.agent is None):
        return None
    suffix = case.trigger if frame.suffix == "@" else frame.suffix
    label = resolved(case.reading, case.match.skeleton, case.match.label) + suffix
    label = label.replace(f"{case.trigger}了", case.trigger)
    label = _CAUSED.sub("", label) if frame.cls in MISHAPS else label
    return case.agent.label + label if frame.named and case.agent and case.agent.label not in label else label


_TOLD: Passes[Told, str] = Passes("event/clause-label", _mishap_above, _visit_above, _encounter, _clause_above, _words)
