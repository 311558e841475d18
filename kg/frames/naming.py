"""How a happening is labelled: its name as it stands, or with what it needs to be told from others."""

import re
from collections.abc import Sequence

from kg.frames import labels
from kg.frames.facts import resolved
from kg.frames.happening import Fact
from kg.frames.match import Match
from kg.frames.skeleton import ORG, PLACE, UNRESOLVED, Item
from kg.frames.venues import division
from kg.language.simplify import simplify
from kg.mentions.happenings import Name, Namer
from kg.model import Entity, Mention, OrganisationMention, Reading

_LEVEL = re.compile("[省市县区州镇乡旗](?![场域])")
_SHORT = re.compile("[省市县区州镇乡旗全该我本]")
_AFTERWARDS = re.compile("(?:时|期间|中)?(?:强调|指出|要求|提出|表示).*$")  # 王立平在安吉调研时强调
_OFFICE = re.compile("领导|书记|主席|主任|[省市县区镇乡局厅部院校会]长|工会|一行")
_BODIES = re.compile(f"[{ORG}{UNRESOLVED}{PLACE}](?:[、与和][{ORG}{UNRESOLVED}{PLACE}])+$")
_TITLE = re.compile("(?:党组书记、|党委书记、)?(?:主席|主任|书记|会长|理事长|董事长)")
_PLACE_END = re.compile("(?:附近|境内|处)$")
# 以“…”为主题召开了[班会], 作题为《…》的[专题讲座]
_THEME = re.compile(
    r"(?P<as>以(?P<theme>“[^”]{2,40}”)为主?题)|(?P<of>(?:题为|主题为|名为)(?:“[^”]{2,40}”|《[^》]{2,40}》)的)$"
)


def event_label(reading: Reading, match: Match, theme: Item, name: Name, found: list[Fact], host: Entity | None) -> str:
    """The label of a new event: its name; one that says too little by itself gets its theme, host or place in front.

    `match` is what it was found in, `theme` the name's place in it, `found` its facts, `host` the article's body.
    """
    raw = reading.body.raw[name.begin : name.end]
    owner: Mention | None = match.skeleton.owner(theme.begin)
    if name.cls == "Meeting" and labels.ordinal(raw) and not owner:
        owner = next((i.mention for r in match.roles for i in r.items if r.predicate == "schema:organizer"), None)
        owner = owner or _chairs_body(reading, match)
    if labels.ordinal(raw) and isinstance(owner, OrganisationMention):
        short = _SHORT.match(owner.text)  # 县工会第三次会员代表大会 is no name outside its article
        return (owner.entity.label if short and owner.entity else owner.text) + raw
    if name.cls in ("Accident", "Incident"):
        above = next((n.text for n in headline_names(reading) if n.cls == name.cls and not n.bare), None)
        where = next((role.span for role in match.roles if role.predicate == "schema:location"), None)
        place = _PLACE_END.sub("", resolved(reading, match.skeleton, where)) if where else ""
        return place + (above if name.bare and above and place[:2] not in above else raw)
    organizer = next(
        (f.filler for f in found if f.predicate == "schema:organizer" and isinstance(f.filler, Entity)), None
    )
    if name.cls in ("Ceremony", "Signing") and (between := _between(reading, match, theme)):
        return between + raw
    level = _LEVEL.match(raw)
    if level and (known := division(reading, level[0], organizer or host)):
        return known + raw[1:]  # 县委全会
    if raw.startswith("(") and isinstance(owner, OrganisationMention):
        return (owner.entity.label if owner.entity else owner.text) + raw  # 县工商联(总商会)六届五次执委会
    if not name.core and (themed := _themed(reading, name)):
        return themed
    if labels.generic(raw, name.cls):
        if not organizer and (full := _headlined(reading, name)):
            return full
        places = [f.filler for f in found if f.predicate == "schema:location" and isinstance(f.filler, Entity)]
        owners = [organizer] if organizer else places if labels.bare(raw) else []
        return owners[0].label + raw if owners else raw
    return labels.official(raw)


def _chairs_body(reading: Reading, match: Match) -> Mention | None:
    """The body whose office the chair has: 县政协|主席王立平主持召开五届四次主席会议."""
    for chair in (item.mention for role in match.roles for item in role.items if role.predicate == "kgo:chairedBy"):
        for body in reading.organisations:
            if body.end < chair.begin and _TITLE.fullmatch(reading.body.folded, body.end, chair.begin):
                return body
    return None


def _between(reading: Reading, match: Match, theme: Item) -> str:
    """The words of the bodies right before the name, if there are several: 甲县政府与乙公司[签约仪式]."""
    before = match.skeleton.before(theme.begin)
    bodies = _BODIES.search(before)
    if not bodies or len(bodies[0]) < 3:
        return ""
    return reading.body.raw[match.skeleton.starts[bodies.start()] : theme.begin]


def _themed(reading: Reading, name: Name) -> str | None:
    """The name with the theme that the words before it give: 题为《…》的专题讲座."""
    begin = max(reading.body.folded.rfind("。", 0, name.begin) + 1, name.begin - 60)
    hits = list(_THEME.finditer(reading.body.folded, begin, name.begin))
    if not hits:
        return None
    raw = reading.body.raw
    if hits[-1]["of"]:
        return raw[hits[-1].start() : name.end]
    return raw[slice(*hits[-1].span("theme"))] + "主题" + raw[name.begin : name.end]


def _headlined(reading: Reading, name: Name) -> str | None:
    """The full name that the headline gives to what the body calls 会议."""
    named = headline_names(reading)
    return next((n.text for n in named if n.cls == name.cls and not n.bare and len(labels.key(n.text)) > 5), None)


def headline_clause(reading: Reading, words: Sequence[str]) -> str | None:
    """The part of the headline that has one of `words`: 东井街民房着火 in 东井街民房着火 消防紧急扑救."""
    headline = reading.headline
    parts = re.finditer(r"[^\s,]+", headline.folded) if headline else ()
    found = next((part.span() for part in parts if any(word in part[0] for word in words)), None)
    return headline.raw[slice(*found)] if headline and found else None


def visited(reading: Reading, verbs: Sequence[str], agent: Entity | None) -> str | None:
    """What the headline calls the visit that the body tells of: the activity that it names (“送清凉”慰问活动), else its
    clause with one of `verbs` and the visitor, or an office (县领导走访慰问环卫职工)."""
    named = next(
        (n.text for n in headline_names(reading) if n.cls in ("Activity", "Visit", "Inspection") and not n.bare), None
    )
    clause = headline_clause(reading, verbs)
    if named or not clause:
        return named
    clause = _AFTERWARDS.sub("", clause)
    label = agent.label if agent else ""
    folded = simplify(clause)
    return clause if (label and label in folded) or _OFFICE.search(folded) else None


def headline_names(reading: Reading) -> list[Name]:
    """The names of events and programmes in the headline."""
    headline = reading.headline
    return [n for s in headline.sentences for n in Namer(headline).names(s)] if headline else []
