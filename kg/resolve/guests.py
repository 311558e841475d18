"""Bodies of an article that only come to visit, or are visited: 我校 is none of them."""

import re
from functools import cache

from kg.lexicon import table

_CLAUSE = "[^,。;!?\n]{0,30}?"


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    found: dict[str, list[str]] = {"before": [], "behind": []}
    for row in table("guest_cues", "cue", "side", "example", "counterexample"):
        found[row["side"]].append(row["cue"])
    before, behind = ("|".join(sorted(map(re.escape, cues), key=len, reverse=True)) for cues in found.values())
    return re.compile(f"(?:{before})$"), re.compile(f"{_CLAUSE}(?:{behind})")


def is_guest(folded: str, begin: int, end: int) -> bool:
    """Whether the body `folded[begin:end]` is a guest there, or visited."""
    before, behind = _cues()
    return bool(before.search(folded, max(0, begin - 4), begin) or behind.match(folded, end))
