"""Names read by the slot they fill: all between a title, cue or list mark and a mark, verb or title, where no words
make it (尕玛松保) or parts of Tibetan, Uyghur, Mongolian and Yi names do (主席|沙马石古|主持, 、次仁玉珍、)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.lexicon.words import worded
from kg.mentions import foreign_places
from kg.mentions.person_context import END, FUNCTION, goes_on
from kg.mentions.person_features import follows_a_name
from kg.mentions.person_foreign import transliterates
from kg.mentions.person_page import Page
from kg.mentions.person_tables import japanese_surname, parts, parts_at
from kg.mentions.person_vetoes import DIVISIONS
from kg.mentions.word_costs import cutting, dearness, is_name, known, not_names, tag

# 主席参木群|及自治区有关部门负责人
_AND_OTHERS = worded("(?:以及|[及和与])(?:[省市县区州盟旗]|<person_words/all_others>)")
_NEVER_FIRST = frozenset("不没未勿很最更要接须必能会把将应")  # 职工|不忘初心、解放思想, 干部|要学网
_COSTLY = 7.5  # nats a character: what hardly any words cost
_LIKE_LETTERS = 0.8  # least mean weight of letters in a name that only a list tells
_SHARE = 0.5  # of a name that are such parts: what counts as one whatever words it seems to hold
_MOST = 3  # characters of such parts that make a name of its own, with any letter behind: 、买买提|明,
_VERB = frozenset("vdp")  # tags
_LONGEST = 6  # characters; without parts one less

Found = tuple[tuple[int, int], dict[str, float]]


class _Slot(NamedTuple):
    begin: int
    end: int
    told: bool  # by a title or cue, not by a list alone


def slots(page: Page) -> Iterator[Found]:
    """The slots of `page` that a name fills which is no Chinese one, with their features."""
    for slot in _slots(page):
        begin, end, told = slot
        share = _share(page.folded[begin:end], told)
        if share < _SHARE and not _strange(page, slot):
            continue
        found = {"bias": 1.0, "strange": 1.0} | titles(page, begin, end) | beside(page, begin, end)
        found |= {"parts": share} if share else {}
        found |= {} if told or end - begin > 2 else {"short_part": 1.0}
        mark = page.folded[end : end + 1] in END
        yield (begin, end), found | ({"next_mark": 1.0, "alone_titled" if told else "alone": 1.0} if mark else {})


def _slots(page: Page) -> Iterator[_Slot]:
    folded = page.folded
    named = {begin for begin, _, tag in page.tokens if tag[:2] == "nr"}
    named |= {at for at in parts_at(folded) if at in page.starts and folded[at : at + 2] in parts()}
    cued = {at for at in named if page.cue_before(at)}
    for begin in sorted({*page.title_to, *cued, *(mark.end() for mark in re.finditer("、", folded))}):
        opens, end = page.run(begin)
        if opens != begin and begin not in cued:
            continue
        told = begin in page.title_to or begin in cued
        ends = (at for at in range(begin + 2, min(end, begin + _LONGEST + 1)))
        end = next((at for at in ends if page.cue_behind(at) or _AND_OTHERS.match(folded, at)), end)
        fits = 3 <= end - begin <= _LONGEST or folded[begin:end] in parts()  # 主席|央金, 、尼玛、
        placed = end - 1 in page.placed or (begin in page.placed and not told)  # 董事长|博乐仁
        placed |= folded[end - 1] in DIVISIONS  # 、瓦扎乡、
        plain = folded[end : end + 1] != "·" and FUNCTION.isdisjoint(folded[begin:end])
        if fits and not placed and plain and free(page, begin, end):
            yield _Slot(begin, end, told)


def _strange(page: Page, slot: _Slot) -> bool:
    """Whether no words make what stands in `slot`: 尕玛松保."""
    begin, end, told = slot
    name, size = page.folded[begin:end], slot.end - slot.begin
    if (
        name[0] in _NEVER_FIRST
        or size == _LONGEST
        or (not told and sum(map(transliterates, name)) < _LIKE_LETTERS * size)
    ):
        return False
    letters = sum(transliterates(char) > 0 for char in name)
    if size > 3 and 2 * letters < size and not japanese_surname().match(name):
        return False  # 战士|踏冰卧雪
    shorter = page.foreign.at.get(begin)
    if shorter is not None and shorter.end == end - 1 and goes_on(page, end):
        return False  # 首相约翰逊|辞|议员
    return dearness(name) >= _COSTLY and not words_in(name)


@cache
def _parts() -> re.Pattern[str]:
    return re.compile("|".join(sorted(parts(), key=lambda part: (-len(part), part))))


def _share(name: str, told: bool) -> float:
    """How much of `name` is made of the parts that such names are written with: 0.5 of 更藏|卓玛; 0 where a word
    is left (老人|卓玛), or in a list, where no title or cue tells it, a character that is no letter (、木沙|发、)."""
    found = sum(len(match[0]) for match in _parts().finditer(name))
    left = _parts().split(name)
    if any(len(rest) > 1 and known(rest) and not is_name(rest) for rest in left):
        return 0.0
    if not told and found < _MOST and any(len(rest) == 1 and not transliterates(rest) for rest in left):
        return 0.0
    return found / len(name)


def left_over(page: Page, begin: int, end: int) -> dict[str, float]:
    """Whether but one letter is left behind a title and a name up to a mark, number or cue: 副主席公保才|江|出席;
    behind a name with a dot one or two: 努尔兰·阿不都|满金."""
    listed = begin in page.title_to or page.folded[begin - 1 : begin] == "、"
    if not listed or page.cue_behind(end) is not None:
        return {}
    most = 2 if "·" in page.folded[begin:end] else 1
    return {"left_over": 1.0} if any(_ends_behind(page, end, size) for size in range(1, most + 1)) else {}


def _ends_behind(page: Page, end: int, size: int) -> bool:
    """Whether `size` characters behind `end` that are no words are all up to a mark, number or cue."""
    rest, after = page.folded[end : end + size], page.folded[end + size : end + size + 1]
    ends = after in END or after.isdecimal() or page.cue_behind(end + size) is not None
    if not ends or len(rest) < size or not all("一" <= char <= "鿿" for char in rest):
        return False
    if size > 1:
        return not known(rest) and FUNCTION.isdisjoint(rest) and tag(rest[0])[:1] not in _VERB
    return rest not in FUNCTION and (after in END or tag(rest)[:1] not in _VERB)


def titles(page: Page, begin: int, end: int) -> dict[str, float]:
    """The features of the titles beside."""
    before, after = page.title_before(begin), page.title_at.get(end)
    found = {"title_before": 1.0} if before and not before.official else {"office_before": 1.0} if before else {}
    return found | ({"office_after": 1.0} if after and follows_a_name(after) else {})


def beside(page: Page, begin: int, end: int) -> dict[str, float]:
    """The cues on both sides."""
    found = {}
    if cue := page.cue_before(begin):
        found[f"left:{cue[0]}"] = cue[1]
    if cue := page.cue_behind(end):
        found[f"right:{cue[0]}"] = cue[1]
    return found


def free(page: Page, begin: int, end: int) -> bool:
    """Whether a name may stand at [begin, end)."""
    said = page.folded[begin:end]
    masked = "某" in said  # 被告人张某甲
    return page.taken.isdisjoint(range(begin, end)) and not (
        masked or said in foreign_places.names() or said in not_names()
    )


def words_in(run: str) -> bool:
    """Whether the cheapest cutting of `run` has any word of two characters."""
    cut, at = cutting(run).next, 0
    while at < len(run):
        if cut[at] > at + 1:
            return True
        at = cut[at]
    return False
