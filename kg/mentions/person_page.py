"""What is known of one text while names are sought in it: its walls, its runs of Chinese characters, their cuttings."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions import trades
from kg.mentions.person_foreign import ForeignNames
from kg.mentions.person_tables import cues
from kg.mentions.titles import Title
from kg.mentions.word_costs import Cutting, cutting, is_name, known
from kg.model import Span, Text, Token

HAN = "㐀-䶿一-鿿𠀀-𳎯"
_RUN = late(f"[{HAN}]+")
_TITLED = late(r"《[^《》\n]{1,60}》")
_LIST = late(f"[{HAN}]{{2,12}}、[{HAN}]{{2,4}}、(?:[{HAN}]{{2,4}}、)*(?=[{HAN}])")
_COUNTED = r"等?(?:[两几]|[一二三四五六七八九十]+|\d+)[余多]?(?:个|家|处|座|所|条|支|项|种|类)"
_BLANKS = 6  # at most between a title and its name in a list
# what is said of an office in brackets behind it
_ASIDE = worded(r"\((?:兼|代|挂职|援[一-鿿]{1,2}|主持(?:日常|全面)?工作|[正副]?<office_words/graded>长?级)\)$")
_CALLING, _LONGEST_CALLING = late(f"、[{HAN}]{{2,}}$"), 16
_AHEAD = 8  # characters behind the begin of a name that are looked at


@cache
def _many() -> re.Pattern[str]:
    """The members but the first of a list that is told to be one of things: 、高桥|两个(法庭), 、黄檀|等树木."""
    return re.compile(f"(?:、[{HAN}]{{2,4}}?){{1,20}}(?={_COUNTED}|{cues('right').parts['things']})")


class Page:
    """One text: offsets are 0-based in its folded form."""

    def __init__(
        self,
        text: Text,
        titles: Sequence[Title],
        taken: Sequence[Span],
        places: Sequence[Span],
        votes: Collection[Span],
    ) -> None:
        """`taken`: spans that can hold no name (bodies, documents); `places`: spans that a name may only cover where
        a title or cue says so; `votes`: a second opinion's."""
        self.folded = text.folded
        self.tokens = text.tokens
        self.votes = frozenset(votes)
        self.title_at: dict[int, Title] = {title.begin: title for title in titles}
        self.title_to: dict[int, Title] = {title.end: title for title in titles}
        self.taken: set[int] = set()
        for span in [*taken, *(Span(*match.span()) for match in _TITLED.finditer(text.folded))]:
            self.taken.update(range(span.begin, span.end))
        self.body_at = {span.begin for span in taken}
        self.body_to = {span.end for span in taken}
        self.placed = {at for span in places for at in range(span.begin, span.end)}
        self.short_places = {(one.begin, one.end) for one in places if one.end - one.begin == 2}
        self.stems = frozenset(text.folded[one.begin : one.end - 1] for one in places if one.end - one.begin > 2)
        self.starts, self.ends = text.starts, text.ends
        self.foreign = ForeignNames(text.folded, self.starts)
        self._runs = self._between_walls()
        self._begins = [begin for begin, _ in self._runs]
        self._cut: dict[int, tuple[int, Cutting]] = {}
        self._behind: dict[int, tuple[str, float] | None] = {}
        self._before: dict[int, tuple[str, float] | None] = {}
        self.things = frozenset(self._things()) if text.folded.count("、") > 1 else frozenset[tuple[int, int]]()

    def _between_walls(self) -> list[tuple[int, int]]:
        walls = [*sorted({*self.body_at, *self.body_to, *self.title_at, *self.title_to}), len(self.folded) + 1]
        runs, at = [], 0
        for match in _RUN.finditer(self.folded):
            begin, end = match.span()
            while walls[at] <= begin:
                at += 1
            while walls[at] < end:
                runs.append((begin, walls[at]))
                begin = walls[at]
                at += 1
            runs.append((begin, end))
        return runs

    def _things(self) -> Iterator[tuple[int, int]]:
        """The members of lists of words of which some can be no names: 讲解白芷、黄芪、党参、金银花的种植; behind a
        title or a cue such a list is one of persons. What is counted as things is none: 石岭、高桥两个法庭."""
        for match in _many().finditer(self.folded):
            at = match.start()
            for word in match[0][1:].split("、"):
                yield at + 1, at + 1 + len(word)
                at += 1 + len(word)
            yield from ((match.start() - size, match.start()) for size in (2, 3, 4))
        for match in _LIST.finditer(self.folded):
            begins = [match.start(), *(at + 1 for at in range(*match.span()) if self.folded[at] == "、")]
            words = self.folded[slice(*match.span())].split("、")[1:-1]
            first = begins[1] - 1
            told = any(at in self.title_to or self.cue_before(at) for at in range(first - 4, first - 1))
            plain = sum(known(word) and not is_name(word) for word in words)
            around = [self.ends.get(first), *map(self.starts.get, begins[1:])]
            names = any(one and one.tag[:2] == "nr" and not self._word(one) for one in around)
            if told or names or not plain or (plain == 1 and not all(map(known, words))):
                continue
            for size in (2, 3):
                yield first - size, first
                yield begins[-1], begins[-1] + size
            yield from ((at, at + len(word)) for at, word in zip(begins[1:], words, strict=False))

    def _word(self, token: Token | None) -> bool:
        """Whether `token` is one that the dictionary has."""
        return token is not None and known(self.folded[token.begin : token.end])

    def run(self, at: int) -> tuple[int, int]:
        """The run between walls that holds the character at `at`, as (begin, end); (at, at) if it is no Chinese one."""
        found = bisect_right(self._begins, at) - 1
        begin, end = self._runs[found] if found >= 0 else (at, at)
        return (begin, end) if begin <= at < end else (at, at)

    def title_before(self, begin: int) -> Title | None:
        """The title that ends before a name at `begin`, over blanks or a bracket: 校党委书记(兼)|王立平."""
        at = begin
        while begin - at < _BLANKS and self.folded[at - 1 : at] in {" ", "\t"}:
            at -= 1
        if self.folded[at - 1 : at] == ")" and (aside := _ASIDE.search(self.folded, max(0, at - 10), at)):
            at = aside.start()
        return self.title_to.get(at)

    def title_over_a_calling(self, begin: int) -> Title | None:
        """The title before what somebody is called besides, which ends at `begin`: 华岭大学校长|、植物学家|王立平."""
        at = begin
        while (said := _CALLING.search(self.folded, max(0, at - _LONGEST_CALLING), at)) is not None:
            calling = trades.beside_an_office(said[0])
            acts = any(token.tag == "v" for token in self._tokens(said.start() + 1, at - len(calling)))
            if acts or not calling or not self.taken.isdisjoint(range(*said.span())):
                return None
            if (title := self.title_to.get(said.start())) is not None:
                return title
            at = said.start()
        return None

    def _tokens(self, begin: int, end: int) -> Iterator[Token]:
        """The words in [begin, end) that begin at its begin and follow each other."""
        while begin < end and (token := self.starts.get(begin)) is not None:
            yield token
            begin = token.end

    def cutting(self, begin: int) -> tuple[int, Cutting]:
        """The cuttings of what stands around `begin` in its run, made once, and where they begin: at the word of the
        tagger that `begin` is in."""
        if begin not in self._cut:
            left, right = self.run(begin)
            at = begin
            if begin not in self.starts:
                at = next((at for at in range(begin - 1, max(left, begin - 3) - 1, -1) if at in self.starts), begin)
            if (end := begin + _AHEAD) not in self.starts and end < right:
                end = next((later for later in (end + 1, end + 2) if later in self.starts), end)
            self._cut[begin] = at, cutting(self.folded[at : min(end, right)])
        return self._cut[begin]

    def next_word(self, begin: int, end: int) -> str:
        """The first word behind `end` in the cheapest cutting of what stands behind a name at [begin, end)."""
        at, cut = self.cutting(begin)
        return self.folded[end : at + cut.next[end - at]] if end - at < len(cut.run) else ""

    def cue_behind(self, end: int) -> tuple[str, float] | None:
        """The cue of the right side at `end` and its weight."""
        if end not in self._behind:
            side = cues("right")
            pattern = side.choice.at(self.folded[end : end + 1])
            match = pattern.match(self.folded, end) if pattern else None
            self._behind[end] = (match.lastgroup, side.weights[match.lastgroup]) if match and match.lastgroup else None
        return self._behind[end]

    def cue_before(self, begin: int) -> tuple[str, float] | None:
        """The cue of the left side that ends at `begin` and its weight."""
        if begin not in self._before:
            side = cues("left")
            pattern = side.choice.at(self.folded[begin - 1]) if begin else None
            match = pattern.search(self.folded, max(0, begin - 6), begin) if pattern else None
            self._before[begin] = (
                (match.lastgroup, side.weights[match.lastgroup]) if match and match.lastgroup else None
            )
        return self._before[begin]

    def across(self, at: int) -> Token | None:
        """The word that runs on over `at`, if it begins up to three characters before."""
        for begin in (at - 1, at - 2, at - 3):
            if (token := self.starts.get(begin)) is not None:
                return token if token.end > at else None
        return None

    def unheard(self, token: Token) -> bool:
        """Whether `token` is a name by its tag, or a word that no dictionary has."""
        return token.tag[:2] == "nr" or not known(self.folded[token.begin : token.end])

    def quoted(self, at: int) -> bool:
        """Whether `at` is inside short quotes that hold no sentence: the name of something, no speech."""
        opened = self.folded.rfind("“", max(0, at - 24), at)
        closed = self.folded.find("”", at, opened + 26) if opened >= 0 else -1
        return closed >= 0 and not any(mark in self.folded[opened:closed] for mark in "”,。:;!?")
