"""What tells that the short name of a county is meant where it stands."""

import re
from functools import cache

from kg.lexicon.words import listed
from kg.mentions.organisation_lexicon import place_forms


def before_a_body(folded: str, end: int) -> bool:
    """Whether what begins at `end` is a county's: 桐庐|日报, 桐庐|图书馆, 桐庐|税务局."""
    if _cues().match(folded, end):
        return True
    forms, sizes = place_forms()
    return any(folded[end : end + size] in forms for size in sizes)


@cache
def _cues() -> re.Pattern[str]:
    return re.compile("|".join(listed("place_cues", "county")))
