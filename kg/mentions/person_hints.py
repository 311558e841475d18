"""Where a Chinese name may begin: at a surname that a title, the tagger, a list or a cue makes worth a look."""

import re
from functools import cache

from kg.late import late
from kg.mentions.person_page import Page
from kg.mentions.person_tables import surnames, word_surnames

_JOINTS = frozenset("、,。;:和与及同 \n(“")
_BRACKET = late(r"\)")
_STRONG = 4.0  # a cue that any words before it may be a name for


@cache
def _surname() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted({surname[0] for surname in surnames()}))}]")


def hints(page: Page) -> list[int]:
    """The places, sorted."""
    behind = {end + skip for end in page.title_to for skip in (0, 1)}  # a space
    behind |= {at for match in _BRACKET.finditer(page.folded) if page.title_before(at := match.end())}  # (兼)
    behind |= {begin - size for begin in page.title_at for size in (2, 3, 4)}
    behind |= {vote.begin for vote in page.votes}
    return [at for match in _surname().finditer(page.folded) if (at := match.start()) in behind or _told(page, at)]


def _behind_a_calling(page: Page, at: int) -> bool:
    """Whether what people are called ends at `at`, whatever word the tagger sees there: 非遗传承人|丁立平 (人丁)."""
    cue = page.cue_before(at)
    return cue is not None and cue[0] == "role"


def _told(page: Page, at: int) -> bool:
    """Whether the words at `at` hint at a name."""
    token = page.starts.get(at)
    if token is None:  # 出周|明轩: the tagger joined a surname to the word before it
        across = page.across(at)
        return across is not None and (page.unheard(across) or _behind_a_calling(page, at))
    folded = page.folded
    if folded[at - 1 : at] == "、" or page.unheard(token):
        return True
    if token.tag == "ns" and at not in page.placed and page.cue_before(at):
        return True  # 农民马建国: the tagger's place, which no table knows
    alone = token.end == at + 1
    if alone and folded[at] not in word_surnames():
        following = page.starts.get(token.end)
        if following is None or following.end == token.end + 1 or page.unheard(following):
            return True
        if folded[following.end : following.end + 1] in _JOINTS:
            return True
    cued = False
    for end in (at + 2, at + 3):
        if (end in page.starts or end in page.title_at) and (cue := page.cue_behind(end)) is not None:
            if cue[1] >= _STRONG:
                return True
            cued = True
    # 副县长方向、江河: a word that is alone between two marks, or has a cue behind it
    word = alone or folded[at : at + 2] in surnames()
    if not word and not cued and folded[token.end : token.end + 1] not in _JOINTS:
        return False
    return not at or folded[at - 1] in _JOINTS or page.cue_before(at) is not None
