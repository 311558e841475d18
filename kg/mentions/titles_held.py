"""The titles that persons hold by the words beside them: before a name, or given by a verb."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg.late import late
from kg.lexicon.words import worded
from kg.mentions.organisation_lexicon import PARTIES_ABROAD
from kg.mentions.persons import Name
from kg.mentions.titles import Title

_NEXT = 24  # characters from an office to the next one of the same person
_FOREIGN_PARTY = worded(f"{PARTIES_ABROAD}中央[^,。;]*$")
# 王立平|任…, 王立平同志|为…, 王立平,男,1970年生,|现任…, 王立平(…
_BEHIND = late(
    r"(?:同志)?(?:[^。;\n]{0,60},(?:[现历曾]任|先后任)|[现历曾兼担]?任|先后任|为|的|[,( \t]{1,8})[^,。;()\n]{2,40}"
)
_GIVEN = late("(?:当选|担任|出任|就任|(?:选举|推选)[一-鿿]{2,4}(?:同志)?|同志任)为?[^,。;、\n]{0,10}$")


def held(folded: str, titles: Sequence[Title], names: Sequence[Name]) -> list[Title]:
    """The titles that a person holds by the words beside them: a name behind, or a mark and the next of his titles; a
    name before (王立平任…, 王立平(…))."""
    begins, ends = {name.begin for name in names}, sorted(name.end for name in names)
    found: list[Title] = []
    nearest = len(folded)  # where the next title that is held begins
    for title in reversed(titles):
        named = title.end in begins or (folded[title.end : title.end + 1] == " " and title.end + 1 in begins)
        joined = folded[title.end : title.end + 1] in {"、", "兼"} and 0 < nearest - title.end <= _NEXT
        clear = not any(mark in folded[title.end + 1 : nearest] for mark in "。;!?\n,") if joined else False
        if _FOREIGN_PARTY.search(folded, max(0, title.begin - 40), title.begin):
            continue  # 越共中央政治局委员、中组部部长
        another = any(at in begins for at in range(title.end, nearest)) if clear else True
        if named or not another or _behind(folded, title, ends):
            found.append(title)
            nearest = title.begin
    return found[::-1]


def _behind(folded: str, title: Title, ends: Sequence[int]) -> bool:
    """Whether `title` stands behind who holds it: 王立平|任安吉县水利局防汛科|科长; `ends`: where names end, sorted."""
    last = bisect_right(ends, title.begin) - 1
    return last >= 0 and _BEHIND.fullmatch(folded, ends[last], title.begin) is not None


def given(folded: str, titles: Sequence[Title]) -> Iterator[Title]:
    """The titles that a verb before them gives: 王立平当选工会|主席."""
    return (title for title in titles if _GIVEN.search(folded, max(0, title.begin - _NEXT), title.begin))
