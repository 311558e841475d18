"""Persons' names in a text: beside titles, in lists, behind cues (记者, 选举 … 为), and by the tagger's word."""

from collections.abc import Collection, Sequence

import rjieba

from kg.mentions import person_cues as cues
from kg.mentions import person_free
from kg.mentions.person_scan import (
    AFTER_TITLE,
    BEFORE_TITLE,
    LISTED,
    UNLIKELY,
    Name,
    Scan,
    list_left,
    list_right,
    served,
)
from kg.mentions.titles import Title
from kg.model import Span, Text
from kg.rules import written

__all__ = ["Name", "find"]

# What introduces a name, in the order in which names are looked for.
_BEHIND = written("person/behind-title", "安吉县总工会主席王立平")
_CHOSEN = written("person/chosen", "选举王立平为主席")
_AROUND = written("person/around-a-place", "市长王金华，王金华说")
_ITEM = written("person/list-of-appointments", "王立平为县教育局局长")
_SYLLABLES = written("person/syllables", "公保才让, 扎西卓玛")
_INTRODUCED = written("person/introduced", "王立平，男，汉族")
_MOVED = written("person/moved", "原任安吉县委书记的王立平，调任湖州")
_ELECTED = written("person/elected", "李雪、张建国当选为副主席")
_BEFORE = written("person/before-title", "王立平主席")


def find(
    text: Text,
    titles: Sequence[Title],
    taken: Sequence[Span],
    places: Sequence[Span] = (),
    votes: Collection[Span] = (),
) -> tuple[Name, ...]:
    """The names in `text`, sorted. `taken`: spans that can hold no name (bodies, documents); `places`: spans that
    a name behind a title or cue may cover (市长王金华), another may not; `votes`: names by a second opinion, which
    let in what the rules alone are unsure of."""
    scan = Scan(text, titles, taken, votes)
    scan.stems = frozenset(scan.folded[span.begin : span.end - 1] for span in places if span.end - span.begin > 2)
    scan.rule = _BEHIND
    for title in titles:
        _behind_title(scan, title)
    scan.rule = _CHOSEN
    for match in cues.CHOSEN.finditer(scan.folded):
        begin, end = match.span("name")
        likely = scan.names.best(begin, LISTED) or (0, 0.0)
        token = scan.names.starts.get(begin)
        named = token is not None and (token.tag[:2] in {"nr", "ns", "nz"} or not rjieba.has_word(match["name"]))
        if likely[0] == end or (end - begin <= 3 and named):
            scan.add(begin, end, None, 5.0)
    scan.rule = _AROUND
    _around_places(scan, places)
    for span in places:
        scan.taken.update(range(span.begin, span.end))
    scan.rule = _ITEM
    for match in cues.ITEM.finditer(scan.folded):
        best = scan.names.best(match.end(), 0.0, titled=True)
        if best and (cues.OFFICE.match(scan.folded, best[0])):
            scan.add(match.end(), best[0], None, best[1])
    scan.rule = _SYLLABLES
    for match in cues.syllables().finditer(scan.folded):
        if match.start() in scan.names.starts and scan.names.after(match.end()) > 0:
            scan.add(*match.span(), scan.title_to.get(match.start()), 4.0)
    scan.rule = _INTRODUCED
    for match in cues.INTRODUCED.finditer(scan.folded):
        begin, end = match.span("name" if match["name"] else "polite")
        if (surname := scan.names.surname(begin)) and end - begin - len(surname) in {1, 2}:
            scan.add(begin, end, None, 6.0)
    scan.rule = _MOVED
    for match in cues.MOVED.finditer(scan.folded):
        begin, end = match.span(match.lastgroup or 0)
        surname = scan.names.surname(begin)
        likely = scan.names.best(begin, LISTED) or (0, 0.0)
        unheard = bool(match["name"]) and not rjieba.has_word(match["name"])
        if surname and end - begin - len(surname) in {1, 2} and (unheard or likely[0] == end):
            scan.add(begin, end, None, 5.0)
    scan.rule = _ELECTED
    for match in cues.ELECTED.finditer(scan.folded):
        best = scan.names.best_before(match.start(), LISTED)
        if best is not None and scan.add(best[0], match.start(), None, best[1]):
            list_left(scan, best[0])
    scan.rule = _BEFORE
    for title in titles:
        _before_title(scan, title)
    person_free.find(scan)
    return tuple(scan.found[begin] for begin in sorted(scan.found))


def _around_places(scan: Scan, places: Sequence[Span]) -> None:
    """A name that a title gives, where it stands again with a place inside it: 王金华 and the city of 金华."""
    known = {scan.folded[name.begin : name.end] for name in scan.found.values()}
    for span in places:
        for begin in range(max(0, span.begin - 2), span.begin):
            if scan.folded[begin : span.end] in known:
                scan.add(begin, span.end, None, 5.0)


def _behind_title(scan: Scan, title: Title) -> None:
    at = title.end + 3 * scan.folded.startswith("(兼)", title.end)  # 校党委书记(兼)王立平
    at += scan.folded[at : at + 1] == " "
    if at in scan.title_at:
        return
    whole = cues.WHOLE.match(scan.folded, at)  # 董事长谢求实等
    if built := cues.syllables().match(scan.folded, at):
        run = scan.names.foreign.at.get(at)
        scan.add(at, max(built.end(), run.end if run and run.sure else 0), title, 4.0)
        return
    best = scan.pick(at, 0.0 if whole and whole.end() == at + 3 else AFTER_TITLE)
    best = best or _plain(scan, at, title) or _before_body(scan, at)
    if best is not None and scan.add(at, best[0], title, best[1]):
        list_right(scan, best[0], title)


def _plain(scan: Scan, at: int, title: Title) -> tuple[int, float] | None:
    """An unlikely name of three characters behind an office, where it ends well: 局长乔国治在会上."""
    best = scan.names.best(at, UNLIKELY, titled=True)
    fits = best is not None and best[0] == at + 3 and title.row["office"] and scan.names.after(at + 3) >= 1.5
    return best if fits else None


def _before_body(scan: Scan, at: int) -> tuple[int, float] | None:
    """An unlikely name of two or three characters that a body follows: 副秘书长蔡竞和省安监局."""
    for end in (at + 3, at + 2):
        joined = end in scan.begins or (scan.folded[end : end + 1] in "和与及、" and end + 1 in scan.begins)
        if joined and scan.names.surname(at) and scan.names.score(at, end, titled=True, closed=True) > UNLIKELY - 1.5:
            return end, 0.0
    return None


def _before_title(scan: Scan, title: Title) -> None:
    if (
        title.begin == 0
        or title.begin - 1 in scan.taken
        or (title.row["office"] != "yes" and title.row["title"] not in cues.POSTNOMINAL)
    ):
        return
    for begin in (title.begin - 3, title.begin - 2):  # 该院|魏永久|副院长
        between = begin in scan.stops and scan.names.surname(begin) and scan.folded[begin] not in "和与及"
        if between and scan.names.score(begin, title.begin, titled=True, closed=True) > UNLIKELY - 2.5:
            scan.taken -= set(range(begin, title.begin))  # 科教局|黄石远|局长: no 黄石
            scan.add(begin, title.begin, None, 0.0)
            return
    whole = cues.ALONE.search(scan.folded, max(0, title.begin - 4), title.begin)  # 、咸立平副市长
    best = scan.names.best_before(title.begin, LISTED if whole else BEFORE_TITLE)
    if best is not None and not served(scan, best[0]):
        scan.add(best[0], title.begin, None, best[1])
