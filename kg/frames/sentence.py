"""What one sentence says of events: its skeleton, the triggers that fire in it, and what belongs to one event."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.frames.assemble import Assembler
from kg.frames.blockers import Blockers
from kg.frames.facts import MISHAPS
from kg.frames.labels import ordinal, part, plain, session
from kg.frames.lexicon import Frame, of_names
from kg.frames.match import Match, match
from kg.frames.skeleton import Skeleton, skeleton, symbol
from kg.mentions.happenings import Name, Namer, is_year
from kg.model import DateMention, DocumentMention, Mention, OrganisationMention, PlaceMention, Reading, Span
from kg.rules import said, tracing

SKELETON = "sentence/skeleton"  # what a trace is told of a sentence
Hit = tuple[int, int, tuple[Frame, ...]]  # a trigger: its begin, its end, the frames that it is one of
_Likely = tuple[int, int, Frame]
_Groups = dict[tuple[int, int], list[Match]]  # what speaks of one event, by where that is named
# What makes an event comes before what adds to it; a name that is an event's is no programme's.
_ORDER = {"event": 0, "clause": 1, "none": 2, "programme": 3, "document": 4}


def read_sentence(
    reading: Reading, assembler: Assembler, namer: Namer, sentence: Span, mentions: list[Mention], hits: list[Hit]
) -> None:
    """Give `assembler` what the triggers `hits` of one sentence say; `mentions`: those in it, in order."""
    folded = reading.body.folded
    inside = _with_names(folded, namer, sentence, mentions)
    likely = list(_likely(hits, {symbol(mention) for mention in inside}))
    named = any(isinstance(one, Name) and one.cls for one in inside)
    if not (likely or named or tracing()):
        return
    built = skeleton(folded, sentence, inside)
    said(SKELETON, sentence, built)
    assembler.skeletons[sentence.begin] = built
    stops = Blockers(namer, sentence, built.named)
    found = _grouped(built, (_fired(one, built, sentence, namer, stops) for one in likely))
    _give_way(found)
    taken = {t.begin for group in found.values() for one in group if one.frame.makes != "none" for t in one.themes}
    for hit in _named(built, [name for name in inside if name.begin not in taken], stops):
        found.setdefault((hit.themes[0].begin, 0), []).append(hit)
    groups = [sorted(group, key=lambda hit: _ORDER[hit.frame.makes]) for group in found.values()]
    for group in sorted(groups, key=lambda group: _ORDER[group[0].frame.makes]):
        _take(assembler, group)


def _with_names(folded: str, namer: Namer, sentence: Span, mentions: list[Mention]) -> list[Mention]:
    """The mentions of the sentence with the names of events in it; 某会第十八次全国代表大会 is what took place,
    though it may also count as a body."""
    kept = [m for m in mentions if not (isinstance(m, OrganisationMention) and (session(m.text) or ordinal(m.text)))]
    barriers = [Span(m.begin, m.end) for m in kept if not _inner(folded, m)]
    return [*kept, *namer.names(sentence, barriers)]


def _likely(hits: Iterable[Hit], present: set[str]) -> Iterator[_Likely]:
    """The triggers with each frame that finds something that it seeks among the symbols `present`."""
    for begin, end, frame in ((begin, end, frame) for begin, end, frames in hits for frame in frames):
        if frame.seeks and present.isdisjoint(frame.seeks):
            said(frame.rule, Span(begin, end), "no: nothing that it seeks stands in the sentence")
        else:
            yield begin, end, frame


def _fired(trigger: _Likely, built: Skeleton, sentence: Span, namer: Namer, stops: Blockers) -> Match | None:
    """What a trigger says with its frame; None, and the trace is told why, where it says nothing."""
    begin, end, frame = trigger
    index = built.at(begin)
    deed = frame.makes == "clause" and built.bare(index, end)  # 就民生实事进行[督查]
    if index < 0 or (index in built.items and not deed):
        why = "no: inside a mention"
    elif frame.makes == "clause" and namer.noun(begin, end):
        why = "no: the beginning of a noun"
    elif not (announced := stops.announced(begin) and frame.makes == "event") and stops.block(
        begin, frame.makes == "programme"
    ):
        why = "no: a blocker stands before it"
    else:
        hit = match(frame, built, index, index + 1 if deed else built.clip(index, min(end, sentence.end)))
        if hit:
            hit.announced = announced
        return hit
    said(frame.rule, Span(begin, end), why)
    return None


def _grouped(built: Skeleton, hits: Iterable[Match | None]) -> _Groups:
    """All that speaks of one event belongs together: 由甲主办、乙承办的…在某地举行."""
    found: _Groups = {}
    for hit in filter(None, hits):
        themed = hit.themes[0].begin if hit.themes and hit.frame.makes in ("event", "none") else -1
        found.setdefault((themed, 0 if themed >= 0 else len(found)), []).append(hit)
        for other in _beside(built, hit):
            found.setdefault((other.themes[0].begin, 0), []).append(other)
    return found


def _take(assembler: Assembler, group: list[Match]) -> None:
    """Give `assembler` a group, and the trace what came of it."""
    before = assembler.size if tracing() else 0
    assembler.take(group)
    if tracing():
        for hit in group:
            said(hit.rule, hit.trigger, _told(hit, assembler.size > before))


def _give_way(found: _Groups) -> None:
    """A clause that wants to lead gives way to the event that it names: 组织律师开展[宪法宣讲]."""
    named = [one for group in found.values() for one in group if one.frame.makes == "event" and one.themes]
    for at, group in list(found.items()):
        label = group[0].label if group[0].frame.lead else None
        if label and any(label.begin <= t.begin < label.end for one in named for t in one.themes):
            del found[at]
        elif label and any(_hosts(group[0]) & _hosts(one) for one in named if one.trigger.begin >= label.end):
            del found[at]  # 组织党员到纪念馆,开展[主题党日活动]


def _hosts(hit: Match) -> set[int]:
    """Where the hosts stand of which a match tells."""
    return {item.begin for role in hit.roles if role.predicate == "schema:organizer" for item in role.items}


def _named(built: Skeleton, mentions: list[Mention], stops: Blockers) -> Iterator[Match]:
    """What the names of events say by themselves: 5月6日,第三届竹乡运动会在县体育馆热闹启幕."""
    for name in mentions:
        if not isinstance(name, Name) or not name.cls or name.cls in MISHAPS:
            continue
        if name.bare and (plain(name.head) or part(name.head) or not built.owner(name.begin)):
            continue  # 县第一中学[开学典礼]如期而至
        index, announced = built.at(name.begin), stops.announced(name.begin)
        if index < 0 or (stops.block(name.begin, False) and not announced):
            continue
        for hit in (match(frame, built, index, index + 1) for frame in of_names()):
            if hit and hit.themes:
                hit.announced = announced
                yield hit


def _inner(folded: str, mention: Mention) -> bool:
    """Whether a name may hold `mention`: a place, a year, a law without its marks (宪法宣传活动)."""
    if isinstance(mention, DocumentMention):
        return folded[mention.begin - 1 : mention.begin] != "《"
    return isinstance(mention, PlaceMention) or (isinstance(mention, DateMention) and is_year(mention.text))


def _told(hit: Match, taken: bool) -> str:
    """What a match came to, for a trace."""
    roles = [f"{role.predicate} by {role.rule}" for role in hit.roles] + ["by the sentence before"] * hit.elided
    if hit.frame.makes == "none" and not roles:
        return "no: nothing fills its roles"
    return f"{'fired' if taken else 'no: it says too little'}; {'; '.join(roles) or 'no roles'}"


def _beside(built: Skeleton, hit: Match) -> Iterator[Match]:
    """The same for a second event named with the first: 召开常委会会议和全县干部大会."""
    if hit.frame.makes != "event" or not hit.themes or not isinstance(hit.themes[0].mention, Name):
        return
    at = built.at(hit.themes[0].begin)
    item = built.items.get(at + 2)
    second = item.mention if item is not None else None
    sign, behind = built.text[at + 1 : at + 2], built.text[at + 3 : at + 4]
    joined = sign in ("和", "及", "与") or (sign == "、" and behind in (",", "。", ";"))
    if item is not None and joined and isinstance(second, Name) and second.cls and not second.bare:
        yield replace(hit, themes=[item])
