"""How well a text goes on where another breaks off: the fit of the seam and the fit of the subject, as log odds."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import rjieba

from kg.late import late
from kg.lexicon.words import worded

_PAIRS = dict(zip("“‘《（(【「『", "”’》）)】」』", strict=True))
_CLOSERS = {close: opening for opening, close in _PAIRS.items()}
_MARKS = late("[" + re.escape("".join(_PAIRS) + "".join(_CLOSERS)) + "]")
_NUMBER_GOES_ON = worded(r"[\d.%％‰℃]|<layout_words/measure>")
_BIGRAM = late(r"(?=([\u4e00-\u9fff]{2}))")
_CHAR = late(r"[\u4e00-\u9fff]")
_LONG_PAGE = 60_000  # characters: no page, and too long to search for each seam
_SHARE = 0.1  # of an article's bigrams that its own other texts foretell better than the page does
_SUBJECT, _NEUTRAL = 0.7, -0.6  # log odds from the sum over bigrams, by logistic regression on pages made for it
_LEAST, _MOST = -6.0, 12.0
_WORD = {2: 2.5, 3: 4.0, 4: 5.0}  # by its length: a word spans 44 % of the true seams and 2 % of the false ones
_NO_WORD = -0.6  # log(0.56 / 0.98): no word spans 56 % of the true seams and 98 % of the false ones


class Link(NamedTuple):
    """A text of a strand and the texts before it."""

    text: int
    before: "Link | None"


class Fit:
    """The fits between the texts of one page. Indices are positions in `texts`; all results are kept."""

    def __init__(self, texts: Sequence[str]) -> None:
        """`texts`: the page in order."""
        self._texts = texts
        self._links: dict[tuple[int, int], Link] = {}
        self._seams: dict[tuple[int, int], float] = {}
        self._subjects: dict[tuple[int, int], float] = {}
        self._run = -1  # the first text of the run that was asked for last
        self._none, self._rest = 0.0, 0
        self._elsewhere: dict[str, int] = {}
        self._owned: dict[int, tuple[int, dict[str, int]]] = {}
        self._before = self._owned

    def link(self, index: int, before: Link | None = None) -> Link:
        """The strand `before` with the text `index` at its end: the same object for the same strand."""
        key = (index, id(before))
        if key not in self._links:
            self._links[key] = Link(index, before)
        return self._links[key]

    def seam(self, left: int, right: int) -> float:
        """Log odds that the unfinished text `left` goes on in `right`, from the seam alone."""
        if (left, right) not in self._seams:
            before, after = self._texts[left], self._texts[right]
            self._seams[left, right] = (
                _word(before, after) + _brackets(before, after) + self._echo(before[-3:], after[:3])
            )
        return self._seams[left, right]

    def subject(self, strand: Link, run: Sequence[int]) -> float:
        """Log odds that the texts `run` are of one article with the texts of `strand`, from what they speak of.

        A bigram that only the run has says nothing; one that the strand has oftener than the rest of the page does
        speaks for it. A run is named by its first text.
        """
        key = (id(strand), run[0])
        if key not in self._subjects:
            if run[0] != self._run:
                self._share(run)
            size, own = self._own(strand)
            share = _SHARE / (1 - _SHARE) * self._rest / (size or 1)
            elsewhere, log = self._elsewhere, math.log1p
            gain = math.fsum([log(share * own[pair] / elsewhere[pair]) for pair in own.keys() & elsewhere.keys()])
            self._subjects[key] = max(_LEAST, min(_MOST, (self._none + gain) * _SUBJECT + _NEUTRAL))
        return self._subjects[key]

    def _share(self, run: Sequence[int]) -> None:
        """Note what a run shares with the rest of the page: the odds against any strand that has none of it, the size
        of the rest, and how often each shared bigram stands there. The page is read in order: only the last run is
        asked for again."""
        mine = self._shared[run[0]]
        for index in run[1:]:
            mine = _sum(mine, self._shared[index])
        page = self._page
        self._elsewhere = {pair: page[pair] - count for pair, count in mine.items() if page[pair] > count}
        self._none = math.log(1 - _SHARE) * len(self._elsewhere)
        self._rest = self._size - sum([self._sizes[index] for index in run])
        self._run = run[0]
        self._owned, self._before = {}, self._owned

    def _own(self, strand: Link) -> tuple[int, dict[str, int]]:
        """The size of `strand`, and how often it has what stands in several texts of the page. Kept for the strands
        that the last two runs were asked for."""
        todo: list[Link] = []
        link: Link | None = strand
        found = None
        while link and not (found := self._owned.get(id(link)) or self._before.get(id(link))):
            todo.append(link)
            link = link.before
        if not todo and found:
            self._owned[id(strand)] = found
        for link in reversed(todo):
            size, own = found or (0, {})
            own = _sum(own, self._shared[link.text])
            found = self._owned[id(link)] = size + self._sizes[link.text], own
        assert found
        return found

    def _echo(self, before: str, after: str) -> float:
        """The page itself may hold the word that the seam cut: a name that no dictionary knows."""
        whole = self._whole
        if len(whole) > _LONG_PAGE or (before[-2:] + after[:1] not in whole and before[-1:] + after[:2] not in whole):
            return 0.0
        for length in range(len(before) + len(after), 2, -1):
            for i in range(max(1, length - len(after)), min(len(before), length - 1) + 1):
                if before[-i:] + after[: length - i] in whole:
                    return 1.2 * (length - 1)
        return 0.0

    @cached_property
    def _whole(self) -> str:
        return "\n".join(self._texts)

    @cached_property
    def _bigrams(self) -> list[list[str]]:
        """The characters and pairs of characters of each text."""
        return [_BIGRAM.findall(text) + _CHAR.findall(text) for text in self._texts]

    @cached_property
    def _sizes(self) -> list[int]:
        return [len(pairs) for pairs in self._bigrams]

    @cached_property
    def _size(self) -> int:
        return sum(self._sizes)

    @cached_property
    def _page(self) -> Counter[str]:
        """How often they stand on the page."""
        page: Counter[str] = Counter()
        for pairs in self._bigrams:
            page.update(pairs)
        return page

    @cached_property
    def _shared(self) -> list[dict[str, int]]:
        """How often each text has what other texts have, too."""
        counts = [Counter(pairs) for pairs in self._bigrams]
        texts: Counter[str] = Counter()
        for count in counts:
            texts.update(count.keys())
        return [{pair: number for pair, number in count.items() if texts[pair] > 1} for count in counts]


def _sum(left: dict[str, int], right: dict[str, int]) -> dict[str, int]:
    both = left | right
    for pair in left.keys() & right.keys():
        both[pair] = left[pair] + right[pair]
    return both


def _word(before: str, after: str) -> float:
    last, first = before[-1:], after[:1]
    if last.isdigit() or last == ".":
        return 2.0 if _NUMBER_GOES_ON.match(after) else -2.0
    if last.isascii() and last.isalnum() and first.isascii() and first.isalnum():
        return 2.0
    seam, at = len(before[-7:]), 0
    for word in rjieba.cut(before[-7:] + after[:7], False):
        if at < seam < at + len(word):
            return _WORD[min(len(word), 4)]
        at += len(word)
    return _NO_WORD


def _brackets(before: str, after: str) -> float:
    """A quotation opened before the seam must end behind it, and none may end that was not opened."""
    opened: list[str] = []
    for mark in _MARKS.findall(before):
        if mark in _PAIRS:
            opened.append(mark)
        elif opened and opened[-1] == _CLOSERS[mark]:
            opened.pop()
    depth = 0
    for mark in _MARKS.findall(after):
        if mark in _PAIRS:
            depth += 1
        elif depth:
            depth -= 1
        else:
            return 2.5 if _CLOSERS[mark] in opened else -3.0
    return -2.5 if opened else 0.0
