"""When two spellings are one name: width, case, quotes, punctuation, spaces and traditional characters don't count."""

import unicodedata
from functools import cache

from opencc import OpenCC

from kg.late import late

_SIGNS = late(r"[\W_]+")


def fold(text: object) -> str:
    """What two spellings of one name share: 网格＋工会 and “网格+工会” are both 网格工会, 總工會 is 总工会."""
    return _simplified(_SIGNS.sub("", unicodedata.normalize("NFKC", str(text))).lower())


@cache
def _simplified(text: str) -> str:
    return str(_converter().convert(text))


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def fold_unit(text: object) -> str:
    """Like `fold`, but a sign alone (%) stays."""
    return fold(text) or unicodedata.normalize("NFKC", str(text)).strip()


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters in `text`; a text of less than two is its own."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1)) or frozenset({text})


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """What share of all their bigrams two texts have in common, 0 to 1."""
    return len(one & other) / max(1, len(one | other))


def alike(one: str, other: str) -> bool:
    """Whether two folded names can mean one event or programme, which have no official form: one is in the other and
    at least half as long, or they share most of their bigrams (职工急救培训班, 2025年职工急救培训班)."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and short in long and 2 * len(short) >= len(long):
        return True
    pairs, others = bigrams(one), bigrams(other)
    return 2 * len(pairs & others) / (len(pairs) + len(others)) >= 0.7
