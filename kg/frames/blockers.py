"""Where words of a sentence say that something did not happen, or not yet (lexicon/blockers.tsv)."""

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import worded
from kg.mentions.happenings import Namer
from kg.model import Span

_REACH = late("[^,;:]*(?:,(?:并(?!且?于)|届时|还将|以及)[^,;:]*)*")  # 将派出医疗队,并在门诊[开展]讲座
_BEFORE = 3  # characters before a word that have a say
_QUOTED = late("“[^”,。;:!?]{2,24}”")
# A clause of purpose up to its verb: 为切实[确保]…,县局开展…; 进一步[倡导]…,…举办…
_PURPOSE = worded(r"\s*(?:(?:为了?|以便?|<event_words/purpose>)[^,;:]*|<event_words/zeal+zeal_goal>*)")

# A clause of circumstances blocks as little: 在市总工会大力[支持]下,县总工会举办….
_SETTING = late(r"\s*在[^,;:。]*(?:下|基础上|过程中|之际)(?=[,;:])")
# The clause that says what something is for: 为深入[开展]“安康杯”竞赛,5月6日,县总工会举办讲座.
_MEANS = worded(
    r"(?:(?<=[,;:。\s])|^)为了?<event_words/zeal+zeal_means>*"
    r"(?=(?P<rest><event_words/means>[^,。;:]*,))"
)


class Stop(NamedTuple):
    """A blocking word: where it begins to block, the end of its reach and what kind of reach that is."""

    at: int
    until: int
    reach: str


class _Word(NamedTuple):
    """The reach of a blocking word; behind what it blocks nothing, and as the begin of what."""

    reach: str
    behind: re.Pattern[str] | None
    opening: re.Pattern[str] | None


def _words() -> dict[str, _Word]:
    rows = table("blockers", "word", "reach", "example", "counterexample", "not_behind", "not_as")
    return {
        row["word"]: _Word(
            row["reach"],
            re.compile(f"(?:{row['not_behind']})$") if row["not_behind"] else None,
            re.compile(row["not_as"]) if row["not_as"] else None,
        )
        for row in rows
    }


_BLOCKERS = _words()
_BLOCKER = late("|".join(sorted(_BLOCKERS, key=len, reverse=True)))


class Blockers:
    """The blocking words of one sentence (要求, 将)."""

    def __init__(self, namer: Namer, sentence: Span, named: Callable[[int, int], bool]) -> None:
        """`namer` knows the text's words; `named` tells whether a word is part of a mention, where none
        blocks: “春苗”培养[计划]由…发起."""
        folded = namer.text.folded
        quoted: list[tuple[int, int]] | None = None  # “希望家园”
        self._stops: list[Stop] = []
        for hit in _BLOCKER.finditer(folded, sentence.begin, sentence.end):
            begin, end = hit.span()
            if quoted is None:  # few sentences have a word that blocks
                quoted = [one.span() for one in _QUOTED.finditer(folded, sentence.begin, sentence.end)]
            word = _BLOCKERS[hit[0]]
            inside = bisect_right(quoted, (begin,)) - 1
            if (
                (len(hit[0]) > 1 and folded[begin - 1 : begin] == "的")  # 响应团中央的号召
                or (word.opening and word.opening.match(folded, begin, sentence.end))
                or (word.behind and word.behind.search(folded, max(0, begin - _BEFORE), begin))
                or (inside >= 0 and begin < quoted[inside][1])
                or not namer.words(begin, end)
                or named(begin, end)
            ):
                continue
            reach = word.reach
            if reach == "goal":
                opens = max(folded.rfind(mark, sentence.begin, begin) + 1 for mark in ",;:")
                opens = max(opens, sentence.begin)
                purpose = _PURPOSE.fullmatch(folded, opens, begin) or _SETTING.match(folded, opens, sentence.end)
                reach = "clause" if purpose else "sentence"
            clause = _REACH.match(folded, end, sentence.end) if reach.endswith("clause") else None
            self._stops.append(Stop(begin + 1, clause.end() if clause else sentence.end, reach))  # 决定[召开]
        aims = folded.find("为", sentence.begin, sentence.end) >= 0  # each such clause begins with it
        for clause in _MEANS.finditer(folded, sentence.begin, sentence.end) if aims else ():
            self._stops.append(Stop(clause.end(), clause.end("rest"), "continuing"))
        self._stops.sort()
        self._ats = [stop.at for stop in self._stops]
        self._untils = list(accumulate((stop.until for stop in self._stops), max))
        firm = (0 if stop.reach.startswith("announced") else stop.until for stop in self._stops)
        self._firm = list(accumulate(firm, max))

    def block(self, begin: int, runs: bool) -> bool:
        """Whether a trigger at `begin` stands within a blocker's reach: 要求…[召开], 将[举办]. `runs`: it speaks of a
        programme, which runs although it 将继续[推进]."""
        last = bisect_right(self._ats, begin) - 1
        if last < 0 or (runs and self._stops[last].reach == "continuing"):
            return False
        return begin < self._untils[last]

    def announced(self, begin: int) -> bool:
        """Whether words that announce (将于9月1日[举办]) are all that blocks a trigger at `begin`."""
        last = bisect_right(self._ats, begin) - 1
        return last >= 0 and begin < self._untils[last] and begin >= self._firm[last]
