"""What is known of the names of one text while they are looked for: which are found, which places are taken."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

import rjieba

from kg.mentions import person_cues as cues
from kg.mentions.person_names import LAST, Names
from kg.mentions.titles import Title
from kg.model import Span, Text

_DOTTED = re.compile("[一-鿿]{2,6}(?:·[一-鿿]{2,8}){1,2}(?=[、,。;和及与等在])")
_SESSION = re.compile("第[一二三四五六七八九十]?届|届第?$")  # 第五届|主席: 第五 is a surname, too
AFTER_TITLE, BEFORE_TITLE, LISTED, FREE, UNLIKELY = 1.4, 4.2, 2.4, 6.4, -0.7  # least scores, measured on marked-up news


class Name(NamedTuple):
    """A personal name in a text; `title` is the title right before or after it, if there is one."""

    begin: int
    end: int
    before: Title | None  # 主席王立平
    after: Title | None  # 王立平主席
    score: float
    full: str = ""  # the whole name, where a part of it stands: 王立平 for the 王 of 王主席
    rule: str = ""  # the id of the rule that found it


class Scan:
    """The names found so far in one text, and what is known of it."""

    def __init__(self, text: Text, titles: Sequence[Title], taken: Sequence[Span], votes: Collection[Span]) -> None:
        """`taken`: spans that can hold no name; `votes`: a second opinion's."""
        self.names = Names(text, votes)
        self.folded = text.folded
        self.text = text
        self.title_at = {title.begin: title for title in titles}
        self.title_to = {title.end: title for title in titles}
        self.taken: set[int] = set()
        for match in cues.TITLED.finditer(text.folded):
            self.taken.update(range(*match.span()))
        for span in taken:
            self.taken.update(range(span.begin, span.end))
        self.begins = {span.begin for span in taken}
        self.stops = {span.end for span in taken}
        self.rule = ""  # the id of the one that is at work
        self.found: dict[int, Name] = {}
        self.ends: set[int] = set()
        self.stems: frozenset[str] = frozenset()  # of the text's places: 宝山 where it speaks of 宝山区

    def free(self, begin: int, end: int) -> bool:
        """Whether [begin, end) may be a name: no word that is none, no part of something else."""
        if self.folded[end - 1] in "镇乡村" and self.folded[end : end + 1] in {self.folded[end - 1], "党", "政"}:
            return False  # 县人大代表梅溪镇镇长
        if _SESSION.search(self.folded, begin, end) or self._broken(end):
            return False
        if (
            self.folded[begin:end] in cues.stops()
            or self.folded[begin:end] in self.stems
            or self.folded[begin - 1 : begin] == "·"
        ):
            return False
        return begin not in self.taken and end - 1 not in self.taken

    def _broken(self, end: int) -> bool:
        """Whether `end` lies inside a saying: 加班加|点."""
        token = next((t for back in (1, 2, 3) if (t := self.names.starts.get(end - back)) and t.end > end), None)
        return (
            token is not None and token.end - token.begin > 3 and rjieba.has_word(self.folded[token.begin : token.end])
        )

    def titled(self, at: int) -> bool:
        """Whether `at` is inside short quotes that hold no sentence: the name of something, no speech."""
        opened = self.folded.rfind("“", max(0, at - 24), at)
        closed = self.folded.find("”", at, opened + 26) if opened >= 0 else -1
        return closed >= 0 and not any(mark in self.folded[opened:closed] for mark in "”,。:;!?")

    def add(self, begin: int, end: int, before: Title | None, score: float) -> bool:
        """Take [begin, end) for a name, if it is free."""
        if not self.free(begin, end):
            return False
        after = self.title_at.get(end)
        self.found[begin] = Name(begin, end, before, after, score, rule=self.rule)
        self.taken.update(range(begin, end))
        self.ends.add(end)
        return True

    def pick(self, at: int, least: float) -> tuple[int, float] | None:
        """The end of the name that begins at `at` beside a title or in a list, with its score: Chinese or foreign."""
        best = self.names.best(at, least, titled=True)
        run = self.names.foreign.at.get(at)
        if run is None or (best is not None and best[0] == run.end):
            return best
        size = run.end - at
        if run.sure or (best is None and self.names.after(run.end) > 0 and run.weight >= (1.0 if size > 2 else 1.4)):
            return run.end, 3.0
        # 冯德|尔登, 达达|将: Chinese by their first characters only
        if best is None or (best[0] < run.end and run.weight >= 1.0):
            return run.end, 3.0
        return (run.end, 3.0) if run.weight >= 2.0 and self.folded[best[0] - 1] in LAST else best


def list_right(scan: Scan, end: int, title: Title | None) -> None:
    """甲、乙、丙 behind one title: all hold it."""
    while joint := cues.JOINT.match(scan.folded, end):
        at = joint.end()
        if at in scan.title_at or at in scan.taken:
            return
        exact = "、" in joint[0] and cues.WHOLE.match(scan.folded, at)  # nothing else between two list marks
        best = scan.pick(at, 0.0 if exact else LISTED) or _unusual(scan, at)
        if best is None or (best[0] in scan.title_at and "、" not in joint[0]):
            return
        if scan.folded[best[0] : best[0] + 1] in cues.VILLAGE:
            return  # 华夏以及刘家|洼小学
        own = None if best[0] in scan.title_at else title
        if not scan.add(at, best[0], own, best[1]):
            return
        end = best[0]


def _unusual(scan: Scan, at: int) -> tuple[int, float] | None:
    """次仁卓玛 among names: between two list marks, and the next item is a name again; 阿不来提·艾力 always."""
    dotted = _DOTTED.match(scan.folded, at)
    if dotted:
        return dotted.end(), 3.0
    end = scan.folded.find("、", at + 2, at + 7)
    if end < 0 or not all("一" <= char <= "鿿" for char in scan.folded[at:end]):
        return None
    following = scan.names.best(end + 1, LISTED)
    return (end, 2.0) if following is not None else None


def list_left(scan: Scan, begin: int) -> None:
    """The names before one that was found: 甲、乙、丙, where only 丙 is sure."""
    while begin and scan.folded[begin - 1] == "、":
        end = begin - 1
        if scan.folded[end - 1] == ")":
            end = max(0, scan.folded.rfind("(", 0, end))  # 苏淑珍（女）
        best = scan.names.best_before(end, LISTED)
        if best is None or not scan.add(best[0], end, None, best[1]):
            return
        begin = best[0]


def served(scan: Scan, begin: int) -> bool:
    """Whether the 任 at `begin` is the verb: 2010年起任公司总经理."""
    return bool(cues.SERVED.search(scan.folded, max(0, begin - 1), begin + 1))
