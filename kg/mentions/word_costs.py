"""What a run of characters costs as ordinary words: minus the log probability of its cheapest cutting.

The frequencies are those of jieba's dictionary. A personal name of the dictionary (tagged nr) is no ordinary word.
"""

from functools import cache, cached_property, lru_cache
from math import log

import rjieba

from kg.lexicon import entries, table

_TOTAL = log(60_101_967)  # the words that jieba 0.42 counted
_LONGEST = 4
_UNKNOWN = 99.0
_LATER = 12.0  # what a word costs that the dictionary lacks and a table has: 点赞
_NAMES = frozenset({"nr", "nrfg", "nrt"})


@lru_cache(maxsize=1 << 18)
def cost(word: str) -> float:
    """Minus the log probability of `word`; of a character that no dictionary has, as if it were met half a time."""
    if word in later_words():
        return _LATER
    if not known(word):
        return _UNKNOWN if len(word) > 1 else _TOTAL + log(2)
    if len(word) > 1 and is_name(word):
        return _UNKNOWN
    return _TOTAL - log(max(rjieba.suggest_freq(word) - 1, 0.5))  # what it suggests for a word is one more than it has


@lru_cache(maxsize=1 << 16)
def known(word: str) -> bool:
    """Whether the dictionary has `word`."""
    return bool(rjieba.has_word(word)) or word in later_words()


@lru_cache(maxsize=1 << 16)
def tag(word: str) -> str:
    """The part of speech of `word` standing alone; "" for more than one word."""
    if word in later_words():
        return "v"
    found = rjieba.tag(word)
    return found[0][1] if len(found) == 1 else ""


@lru_cache(maxsize=1 << 14)
def is_name(word: str) -> bool:
    """Whether the dictionary has `word` as a person's name, and no table of ours says that it is a word."""
    given = tag(word) == "ns" and word[1:] in entries("given_names") and word[0] in entries("surnames")  # 马建国
    return word not in not_names() and rjieba.has_word(word) and (given or tag(word) in _NAMES)


@cache
def later_words() -> frozenset[str]:
    """Verbs that the dictionary lacks: 点赞."""
    return entries("later_words")


@cache
def not_names() -> frozenset[str]:
    """Words that look like names and are none: 温馨, 高峰."""
    return entries("not_names")


@cache
def adverbial() -> frozenset[str]:
    """Those that stand between an office and its verb: 市长周四接待客商."""
    rows = table("not_names", "word", "example", "adverbial")
    return frozenset(row["word"] for row in rows if row["adverbial"])


class Cutting:
    """The cheapest cutting of a run from each of its places to its end; of a run, `cutting` gives one that is kept."""

    def __init__(self, run: str) -> None:
        """`run`: a run of Chinese characters. Takes time linear in its length."""
        size = len(run)
        self.run = run
        self.left = [1e9] * size + [0.0]
        self.next = [size] * (size + 1)  # where the first word of the cheapest cutting from a place on ends
        left, following = self.left, self.next
        for begin in range(size - 1, -1, -1):
            best, at = cost(run[begin]) + left[begin + 1], begin + 1
            for end in range(begin + 2, min(size, begin + _LONGEST) + 1):
                price = cost(run[begin:end]) + left[end]
                if price < best:
                    best, at = price, end
            left[begin], following[begin] = best, at

    def gain(self, begin: int, end: int, price: float) -> float:
        """How much cheaper the run is with a name at [begin, end) that costs `price` than without one."""
        return self.left[0] - self._before[begin] - price - self.left[end]

    @cached_property
    def _before(self) -> list[float]:
        """What the cheapest cutting up to each place costs."""
        run, costs = self.run, [0.0]
        for end in range(1, len(run) + 1):
            best = costs[end - 1] + cost(run[end - 1 : end])
            for begin in range(max(0, end - _LONGEST), end - 1):
                price = costs[begin] + cost(run[begin:end])
                if price < best:
                    best = price
            costs.append(best)
        return costs


@lru_cache(maxsize=1 << 13)
def cutting(run: str) -> Cutting:
    """The cutting of `run`, kept: every third run has been met before."""
    return Cutting(run)


def dearness(run: str) -> float:
    """What `run` costs as words, for each of its characters (nats)."""
    return cutting(run).left[0] / len(run)
