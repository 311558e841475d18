"""Whether a sentence says enough of an event to make one, and what it rests on."""

import re
from collections.abc import Sequence

from kg.frames import labels
from kg.frames.happening import Fact
from kg.frames.match import Match
from kg.mentions.happenings import Name
from kg.model import Literal, Span

_DAY = re.compile(r"\d[月日号]|[昨今前当同][天日晚早]|[上下中]午|[上中下]旬|凌晨|傍晚")
_OCCASION = re.compile(r"随后|会前|会后|结束后|当天|当日|同日|当晚|期间|现场|之际|上午|下午|晚上|昨|今天|今日")
_LONG = re.compile("年来|以来|历年|长期|每逢")  # 近年来…开展: no event of one day
# 通过召开座谈会、走访等方式; but 以视频会议的形式|召开动员会
_MANNER = re.compile("(?:通过|采取|采用|以|运用|利用)(?![^,。;]{0,12}(?:形式|方式)$)[^,。;“”]{0,6}$")
_YEAR = re.compile(r"(?:19|20)\d\d|第[\d一二三四五六七八九十]+[届次]")
_LISTED = "、等0123456789"


def enough(matches: Sequence[Match], found: Sequence[Fact], name: Name | None, main: bool = False) -> bool:
    """Whether `matches` (of one event in one sentence; `found` are their facts) say enough to make an event. `name`
    is None for an event that its clause names; `main`: the headline tells of it, so that no day need be given."""
    if name is not None and name.bare and not name.cls:
        return False  # 就联合开展的工作进行磋商: a programme's head alone names no event
    filled = {fact.predicate for fact in found} - {"schema:startDate"}
    days = [f.filler for f in found if f.predicate == "schema:startDate" and isinstance(f.filler, Literal)]
    if days and all(day.datatype == "xsd:gYear" for day in days):
        return False  # 2018年…当选: history
    match = matches[0]
    before = match.skeleton.before(match.trigger.begin)
    if any(day.datatype == "xsd:date" for day in days) or any(
        _DAY.search(item.mention.text) for one in matches for item in one.dates
    ):
        filled.add("schema:startDate")
    leaning = name is not None and labels.leaning(name.text) and not match.skeleton.owner(name.begin)
    leaning = leaning and not _unresolved_host(match)
    if leaning and not filled & {"schema:organizer", "kgo:chairedBy"}:
        return False  # 第二十届大会 of whom?
    makers = [one for one in matches if one.frame.makes in ("event", "clause") and one.frame.requires <= filled]
    if not makers or not (filled or _OCCASION.search(before)):
        return False
    if not main and not any(
        not one.frame.needs or one.frame.needs & filled or _done(one, name, before, filled) for one in makers
    ):
        return False
    if name is None or name.cls in ("Accident", "Incident"):
        return True
    placed = any(role.predicate == "schema:location" for one in matches for role in one.roles)
    fixed = placed or bool(filled & {"schema:startDate", "kgo:temporalExpression", "schema:location", "kgo:chairedBy"})
    fixed = fixed or any(one.frame.requires for one in makers)
    if match.skeleton.after(name.end) in _LISTED and "schema:startDate" not in filled:
        return False  # 举办技能竞赛、文艺汇演等活动30场, 召开座谈会12场: kinds, not events
    if _MANNER.search(before):
        return False
    if not name.bare and "schema:organizer" in filled and _YEAR.match(name.text):
        return True  # 举行2022春季开学典礼
    if not name.bare:
        return fixed or bool(name.core) or len(labels.key(name.text)) >= 8 or bool(_OCCASION.search(before))
    if labels.plain(name.head):
        return fixed and bool(filled & {"schema:organizer", "kgo:chairedBy"})
    return fixed or "schema:organizer" in filled or bool(_OCCASION.search(before))


def _done(match: Match, name: Name | None, before: str, filled: set[str]) -> bool:
    """Whether words without a day or place say that it took place: 还开展了签名活动; a quoted name with its host."""
    if before.endswith("决定"):
        return True  # 决定授予…称号
    if _LONG.search(before) or any(_LONG.search(item.mention.text) for item in match.dates):
        return False
    hosted = "schema:organizer" in filled and not match.elided
    return hosted and (match.perfect or (name is not None and bool(name.core) and name.cls != "Activity"))


def _unresolved_host(match: Match) -> bool:
    """县人大常委会举行第五次会议, in an article that doesn't say of which county."""
    return any(role.items for role in match.roles if role.predicate == "schema:organizer")


def said(match: Match) -> Span:
    """The words from the first to the last that the match rests on."""
    runs = [match.trigger, *(Span(t.begin, t.end) for t in match.themes), *(role.span for role in match.roles)]
    runs += [match.label] if match.label else []
    return Span(min(run.begin for run in runs), max(run.end for run in runs))
