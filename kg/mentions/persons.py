"""Persons' names in a text: candidates with named features, a score, and one choice of spans.

Candidates begin wherever a title, a cue, a list, the tagger or the name itself elsewhere hints at one. A list gives its
members evidence from both sides; what is found for sure is sought again in the whole text.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from kg.late import late
from kg.mentions import person_features, person_others
from kg.mentions.choice import FIRM, PERSON, PLACE, Candidate, choose
from kg.mentions.person_context import END
from kg.mentions.person_features import in_list, score, why
from kg.mentions.person_hints import hints
from kg.mentions.person_page import Page
from kg.mentions.person_tables import surnames
from kg.mentions.person_vetoes import vetoed
from kg.mentions.titles import Title
from kg.model import Span, Text
from kg.rules import said, tracing, written

_JOINT = late(r"(?:\((?:女|[一-鿿]{1,4}族|女,[一-鿿]{1,4}族)\))?(?:、\s?|和|与|及|以及| {1,2})")
_LIKELY, _MOST = -2.0, 1.5  # a list neighbour with a lower score says nothing; the most that neighbours say
_AGAIN = written("person/foreign-again", "阿多斯·卡斯到访，阿多斯说")
_CALLED = written("person/surname-and-title", "副主席张立云到会，张主席讲话")
CANDIDATE = written("person/candidate", "[王立平]主席")
_PARTY = ("一行", "同志", "先生", "女士")
_OFTEN = 3  # times that a name must be met with the same character behind it
_SURE = 3.0  # least score of a name that is sought again in the whole text
_LONGER = frozenset(["syllables", "dotted", "foreign_dotted"])
_Features = dict[tuple[int, int], dict[str, float]]


class Name(NamedTuple):
    """A personal name in a text; `title` is the title right before or after it, if there is one."""

    begin: int
    end: int
    before: Title | None  # 主席王立平
    after: Title | None  # 王立平主席
    score: float  # log odds
    full: str = ""  # the whole name, where a part of it stands: 王立平 for the 王 of 王主席
    why: tuple[str, ...] = ()  # ids of the rules that spoke for it, the most telling first


def find(
    text: Text,
    titles: Sequence[Title],
    rivals: Sequence[Candidate] = (),
    votes: Collection[Span] = (),
) -> tuple[Name, ...]:
    """The names in `text`, sorted. `rivals`: names of other kinds, which a person's shares no character with unless it
    is the likelier; places only those behind a title or cue (市长王金华); `votes`: names by a second opinion, which let
    in what the rules alone are unsure of."""
    places = [Span(one.begin, one.end) for one in rivals if one.kind == PLACE]
    page = Page(text, titles, [Span(one.begin, one.end) for one in rivals if one.score >= FIRM], places, votes)
    chinese = person_features.candidates(page, hints(page))
    found: _Features = dict(chinese)
    for span, features in person_others.candidates(page):
        features |= {"things": 1.0} if span in page.things else {}
        either = "strange" in features and "parts" not in features and span in chinese
        judged = either or (span in found and score(features) <= score(found[span]))
        if not judged:  # what may be Chinese is judged as that: 在村民|李盟|家
            found[span] = features
    _within_longer(found)
    every = _listed(page, found)
    chosen = _chosen(every, rivals)
    again = _again(page, chosen, found)
    again |= _longer(page, chosen, found | again)
    if again:
        every = _listed(page, found | again)
        chosen = _chosen(every, rivals)
    for one in every if tracing() else ():
        said(CANDIDATE, one, one.score)
    return tuple(_whole(page, _named(page, chosen)))


def _within_longer(found: _Features) -> None:
    """Say of each candidate whether it is but a part of a likely one with a dot or made of parts: 孟和|巴特尔."""
    longer = [span for span, features in found.items() if not _LONGER.isdisjoint(features) and score(features) > 0]
    longer.sort(key=lambda span: (span[1] - span[0], span))
    within = {at: span for span in longer for at in range(*span)}  # the longest last
    for span, features in found.items():
        around = within.get(span[0])
        if around is not None and around[0] < span[0] and span[1] <= around[1]:
            features["within_longer"] = 1.0


def _chosen(persons: Sequence[Candidate], rivals: Sequence[Candidate]) -> list[Candidate]:
    return [one for one in choose((*persons, *rivals)) if one.kind == PERSON]


def _listed(page: Page, found: _Features) -> list[Candidate]:
    """All candidates with their scores; likely neighbours in a list count, from both sides and down the list."""
    begins: dict[int, list[tuple[int, int]]] = defaultdict(list)
    spans = sorted(found)
    for span in spans:
        begins[span[0]].append(span)
    after = {end: joint.end() for end in {span[1] for span in spans} if (joint := _JOINT.match(page.folded, end))}
    following = {span: begins.get(after[span[1]], []) for span in spans if span[1] in after}
    sides: dict[tuple[int, int], float] = defaultdict(float)
    scores = {span: score(found[span]) for span in spans}

    def pass_on(span: tuple[int, int], other: tuple[int, int]) -> None:
        sure = scores[span] > 0  # of places in foreign letters, none makes the next a person
        if sides[other] < _MOST and (sure or (scores[span] > _LIKELY and "foreign" not in found[other])):
            sides[other] = min(sides[other] + (1.0 if sure else 0.5), _MOST)
            scores[other] = score(in_list(found[other], sides[other]))

    for span in spans:
        for other in following.get(span, ()):
            pass_on(span, other)
    for span in reversed(spans):
        for other in following.get(span, ()):
            pass_on(other, span)
    return [Candidate(*span, scores[span], in_list(found[span], sides[span])) for span in spans]


def _again(page: Page, chosen: Sequence[Candidate], found: _Features) -> _Features:
    """The candidates that say again what is found for sure elsewhere, with that feature."""
    sure = {page.folded[one.begin : one.end] for one in chosen if one.score >= _SURE and one.end - one.begin <= 4}
    more: _Features = {}
    for name in sorted(sure):
        at = page.folded.find(name)
        while at >= 0:
            surname, whole = _surname(name), len(name) > 2
            if page.run(at)[1] >= at + len(name) and (surname or whole):
                span = (at, at + len(name))
                here = found.get(span) or {}
                if not here and not surname and page.taken.isdisjoint(range(*span)):
                    here = {"bias": 1.0}  # 更藏卓玛
                elif not here and not vetoed(page, *span, surname):
                    here = person_features.features(page, *span, surname, hopeless=-99.0)
                if here:
                    more[span] = here
            at = page.folded.find(name, at + 1)
    counts: dict[str, int] = defaultdict(int)
    for begin, end in more:
        counts[page.folded[begin:end]] += 1
    said = {
        span: {name: value for name, value in features.items() if name != "side"} | {"again": 1.0}
        for span, features in more.items()
        if counts[page.folded[span[0] : span[1]]] > 1
    }
    longer = ((begin, end + 1) for begin, end in said if page.folded[begin : end + 1] not in sure)
    return {span: found[span] | {"said_shorter": 1.0} for span in longer if span in found} | said  # 虽然刘文|有自首情节


def _longer(page: Page, chosen: Sequence[Candidate], found: _Features) -> _Features:
    """The candidates of two characters behind which the same third one stands wherever the text has them, with that
    feature: 周志应 is called so three times, or once between marks, and 周志 never without 应."""
    more: _Features = {}
    for name in sorted({page.folded[one.begin : one.end] for one in chosen if one.end - one.begin == 2}):
        places = [match.start() for match in re.finditer(re.escape(name), page.folded)]
        behind = {page.folded[at + 2 : at + 3] for at in places}
        long = [at for at in places if (at, at + 3) in found]
        told = len(long) >= _OFTEN or any(_marked(page, at, at + 3) for at in long)
        if told and len(places) > 1 and len(behind) == 1:
            spans = ((at, at + 2) for at in places)
            more |= {span: found[span] | {"always_longer": 1.0} for span in spans if span in found}
            more |= {(at, at + 3): found[at, at + 3] | {"said_shorter": 0.0, "again": 1.0} for at in long}
    return more


def _marked(page: Page, begin: int, end: int) -> bool:
    """Whether marks stand on both sides of [begin, end), or a title and a mark: 、周志应、 县领导|周志应、;
    部长|周志应|一行"""
    opens = page.folded[begin - 1 : begin] in END or begin in page.title_to
    return opens and (page.folded[end : end + 1] in END or page.folded.startswith(_PARTY, end))


def _surname(name: str) -> str:
    return name[:2] if len(name) > 2 and name[:2] in surnames() else name[0] if name[0] in surnames() else ""


def _named(page: Page, chosen: Sequence[Candidate]) -> list[Name]:
    """The chosen as names with their titles: 副主席甲、乙、丙, where all hold it."""
    names: list[Name] = []
    held: Title | None = None
    for one in chosen:
        before, after = page.title_before(one.begin), page.title_at.get(one.end)
        last = names[-1] if names else None
        joint = _JOINT.fullmatch(page.folded, last.end, one.begin) if last else None
        listed = held is not None and joint is not None and before is None
        if listed and after is None:
            before = held
        held = before if before or not (listed and joint and "、" in joint[0]) else held
        before = before or page.title_over_a_calling(one.begin)  # his alone: 校长、作家|王立平、李雪
        names.append(Name(one.begin, one.end, before, after, one.score, "", why(one.features)))
    return names


def _whole(page: Page, names: list[Name]) -> Iterator[Name]:
    """`names` and what is left of them elsewhere: 张主席 where one 主席 is a 张, 阿多斯 behind 阿多斯·卡斯."""
    said = {name.begin: page.folded[name.begin : name.end].replace(" ", "") for name in names}
    dotted: dict[str, set[str]] = defaultdict(set)
    for whole in set(said.values()):
        if len(parts := whole.split("·")) > 1:
            dotted[parts[0]].add(whole)
            dotted[parts[-1]].add(whole)
    used = {at for name in names for at in range(name.begin, name.end)} | page.taken
    again = set(said.values())
    more = [
        Name(run.begin, run.end, page.title_to.get(run.begin), page.title_at.get(run.end), 3.0, "", (_AGAIN,))
        for run in page.foreign.runs
        if used.isdisjoint(range(run.begin, run.end))
        and ((part := page.folded[run.begin : run.end]) in again or len(dotted.get(part, ())) == 1)
    ]
    used |= {at for name in more for at in range(name.begin, name.end)}
    every = [*names, *more, *_called(page, names, said, used)]
    every.sort(key=lambda name: name.begin)
    first: dict[str, int] = {}
    for name in every:
        said_here = page.folded[name.begin : name.end]
        first.setdefault(said_here, name.begin)
        full = dotted.get(said_here, set())  # not 总统阿多斯之子卡斯·阿多斯: the father is named before
        earlier = len(full) == 1 and first.get(min(full), name.begin) < first[said_here]
        yield name._replace(full=min(full)) if earlier else name


def _called(page: Page, names: Sequence[Name], said: dict[int, str], used: set[int]) -> Iterator[Name]:
    """张主席, 曾教授: a surname and a title that one full name of the text bears."""
    exact: dict[tuple[str, str], set[str]] = defaultdict(set)
    loose: dict[tuple[str, str], set[str]] = defaultdict(set)  # 副主席张云 is called 张主席, too
    for name in names:
        for title in (name.before, name.after):
            if title is not None and (surname := _surname(said[name.begin])):
                exact[surname, title.name].add(said[name.begin])
                loose[surname, title.row["title"]].add(said[name.begin])
    for at, title in page.title_at.items():
        for begin in (at - 2, at - 1):
            called = page.folded[max(0, begin) : at], title.name
            full = exact.get(called) or loose.get(called, set())
            if len(full) == 1 and used.isdisjoint(range(begin, at)) and begin in page.starts:
                yield Name(begin, at, None, None, 2.0, next(iter(full)), (_CALLED,))
                break
