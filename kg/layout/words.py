"""How likely a run of characters is as Chinese words: a unigram model over the frequencies of jieba's dictionary."""

import math
from functools import cache
from importlib.util import find_spec
from pathlib import Path

LONGEST = 8  # characters of a word that are looked at
_UNKNOWN = -16.0  # log probability of a character that is no word


@cache
def _frequencies() -> tuple[dict[str, int], float]:
    """Word counts and the log of their sum, read from the dictionary without importing (and so initialising) jieba."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba")
    counts: dict[str, int] = {}
    for line in (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ", 2)
        counts[word] = int(count)
    return counts, math.log(sum(counts.values()))


def log_probability(text: str) -> float:
    """The log probability of the best cut of `text` into words."""
    counts, total = _frequencies()
    best = [0.0] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        top = best[end - 1] + _UNKNOWN
        for begin in range(max(0, end - LONGEST), end):
            count = counts.get(text[begin:end])
            if count:
                top = max(top, best[begin] + math.log(count) - total)
        best[end] = top
    return best[len(text)]


def joined(left: str, right: str) -> float:
    """How much likelier `left` and `right` are as one run than apart; 0 where no word spans the seam (第一手资|料)."""
    return log_probability(left + right) - log_probability(left) - log_probability(right)
