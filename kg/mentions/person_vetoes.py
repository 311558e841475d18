"""What is no Chinese personal name whatever stands around it."""

from functools import cache

from kg.late import late
from kg.lexicon import entries
from kg.lexicon.words import worded
from kg.mentions import foreign_places, word_costs
from kg.mentions.gazetteer import divisions
from kg.mentions.person_context import ends
from kg.mentions.person_page import Page
from kg.mentions.person_tables import kin, surnames, word_surnames

_MUTE = frozenset("说等的了在被犯")  # 谭伯|说, 林黛|犯盗窃罪: what no name ends in
_TODAY = late(r"[今昨](?:\(\d|[日天晚晨])")  # 蒋立安|今(19)日
# words before a name that are surnames, too: 应阿多斯总统邀请, 和波尔多斯总统
BEFORE_NAMES = frozenset("应向和与同国任于从由来相")
_SESSION = late("第[一二三四五六七八九十]?届|届第?$")  # 第五届|主席: 第五 is a surname, too
_SESSION_SIGNS = frozenset("第届")
_AND_MARK = {"和、", "和,", "和。"}  # 刘远和魏风|和、王山: 和 is of the name
DIVISIONS = "镇乡村县区市州旗"
# 王立平省长|来川|出席: comes to a province or house by its shortest name
_COMES = worded("来<person_words/comes_to>")
_SEES = worded("<person_words/sees>$")  # 见到|王华|时,
_OF_BODIES = frozenset("部局厅处委")
_OF_DESKS = frozenset("科室部处办站院所组班")
_TAKES = frozenset("任兼")
_FORMERLY = ("原", "时任", "现任")


def vetoed(page: Page, begin: int, end: int, surname: str) -> bool:
    """Whether [begin, end) can be no name whatever stands around it."""
    folded = page.folded
    name = folded[begin:end]
    rest = name[len(surname) :]
    return (
        begin in page.taken
        or end - 1 in page.taken
        or kin(rest)
        or (surname in BEFORE_NAMES and begin + 1 in page.foreign.at and folded[begin - 1 : begin] != "、")
        or kin(folded[begin + len(surname) : end + 1])
        or name[-1] in _MUTE
        or _TODAY.match(folded, end - 1) is not None
        or (page.foreign.clashes(begin, end) and not _namesake(page, begin, end))
        or "·" in (folded[begin - 1 : begin], folded[end : end + 1])
        or (not _SESSION_SIGNS.isdisjoint(name) and _SESSION.search(folded, begin, end) is not None)
        or (name[-1] in "镇乡村" and folded[end : end + 1] in {name[-1], "党", "政"})
        or (name[-1] in DIVISIONS and _has_offices(page, end))
        or (name[-1] in _TAKES and end in page.title_at and begin not in page.title_to)  # 周强|任|总指挥
        or _before_its_head(page, name, end)
        or (len(name) == 2 and folded[end : end + 2] in _AND_MARK)
        or (
            name[-1] == "时"
            and folded[end : end + 1] == ","
            and _SEES.search(folded, max(0, begin - 3), begin) is not None
        )
        or (begin in page.placed and end - 1 in page.placed and _has_offices(page, end))  # 苗栗|县长王立平
        or (name in foreign_places.names() and begin not in page.title_to)
        or "某" in name
        or (len(name) == 3 and name[-1] == "来" and folded[end : end + 1] == "我")  # 李海|来|我校考察
        or (name in _whole_places() and begin not in page.title_to)  # 1928年出生于|饶阳县|,历任
        or _ends_as_bodies_do(page, name, end)
        or _a_place_with_a_head(page, name, end)
        or name in word_costs.adverbial()
        or (_COMES.fullmatch(name) is not None and folded[begin - 1 : begin] != "、")
    )


@cache
def _short_places() -> frozenset[str]:
    return frozenset(short for one in divisions() for short in one.short if not one.last)


@cache
def _whole_places() -> frozenset[str]:
    return frozenset(one.name for one in divisions() if len(one.name) > 2)


def _a_place_with_a_head(page: Page, name: str, end: int) -> bool:
    """Whether `name` is what a place is called for short, and the office behind it one of a place's: 花莲|市长朱明."""
    title = page.title_at.get(end)
    return title is not None and bool(title.marked("@")) and name in _short_places()


def _ends_as_bodies_do(page: Page, name: str, end: int) -> bool:
    """Whether `name` is a body of the kind whose office stands behind it: 县委委员|宣传部|副部长, 、|麻醉科|主任."""
    title = page.title_at.get(end)
    if title is None or len(name) < 3:
        return False
    desk = name[-1] in _OF_DESKS and word_costs.known(name[:-1])  # 、|康复科|主任
    return desk or name in entries("office_endings") or (name[-1] in _OF_BODIES and name[-1] in title.kinds)


def _before_its_head(page: Page, name: str, end: int) -> bool:
    """Whether `name` is that of a place, as the head of its government is named behind it: 斗南|镇长|林国松."""
    title = page.title_at.get(end)
    if title is None or len(name) > 2 or title.marked("@") not in {*"镇乡村县"} or title.name.startswith("副"):
        return False
    following = page.folded[title.end : title.end + 1]
    return following in surnames() and following not in word_surnames()


def _namesake(page: Page, begin: int, end: int) -> bool:
    """Whether a foreign place's name stands where only a person's does: 区长|万隆|出席会议."""
    return begin in page.title_to and page.folded[begin:end] in foreign_places.names() and ends(page, end)


def _has_offices(page: Page, end: int) -> bool:
    """Whether what ends at `end` has offices, as a place has, and does not hold one: 石岭镇|原党委书记,
    石岭镇|副镇长赵文远, 石岭镇|副镇长、应急办主任赵文远."""
    title = page.title_at.get(end)
    if title is None:
        return page.folded.startswith(_FORMERLY, end)
    named = page.folded[title.end : title.end + 1] in surnames()
    return named or title.marked("@") == page.folded[end - 1] or page.folded.startswith(_FORMERLY, end)
