"""How likely a run of characters is as Chinese words: a unigram model over the frequencies of jieba's dictionary."""

import math
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_LONGEST = 8  # characters of a word that are looked at
_TOTAL = math.log(60_101_967)  # the sum of the dictionary's counts
_UNKNOWN = -16.0  # log probability of a character that is no word


@cache
def _frequencies() -> dict[str, str]:
    """What stands behind each word (count and tag), read without importing jieba, which takes long."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba")
    lines = (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").split("\n")
    return {word: rest for word, _, rest in (line.partition(" ") for line in lines)}


@lru_cache(65536)
def _log_count(word: str) -> float | None:
    rest = _frequencies().get(word)
    return math.log(int(rest.partition(" ")[0])) - _TOTAL if rest else None


@lru_cache(4096)
def log_probability(text: str) -> float:
    """The log probability of the best cut of `text` into words."""
    best = [0.0] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        top = best[end - 1] + _UNKNOWN
        for begin in range(max(0, end - _LONGEST), end):
            known = _log_count(text[begin:end])
            if known is not None and best[begin] + known > top:
                top = best[begin] + known
        best[end] = top
    return best[len(text)]


def joined(left: str, right: str) -> float:
    """How much likelier `left` and `right` are as one run than apart; 0 where no word spans the seam (第一手资|料)."""
    return log_probability(left + right) - log_probability(left) - log_probability(right)
