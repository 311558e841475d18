"""Words that are names because they stand between a body and an office: 县总工会|江河|副主席, 市宗教局|金建立|局长."""

from kg.late import late
from kg.lexicon import entries
from kg.mentions import word_costs
from kg.mentions.person_page import Page

_UNIT_ENDS = frozenset("办科处部股室组队站所局委会院校系厂店线段区")  # 教育局|安监办|主任

# 李明(县总工会主席)、 and a line of a roll: 李明 县总工会主席
_TOLD = late(r"(?:\([^()\n]{3,30}(?=\))|(?<![^\n][一-鿿]{2}) {1,8}[^\n。]{3,30}(?=\n|$))")


def told_behind(page: Page, end: int) -> bool:
    """Whether behind a name that ends at `end` its office is told in brackets, or as the rest of a line that the
    two characters of the name open: 江河(县总工会主席)."""
    told = _TOLD.match(page.folded, end)
    return told is not None and told.end() in page.title_to


def between(page: Page, begin: int, end: int) -> bool:
    """Whether a noun stands between a body or place and its office, where only a person does: 县总工会|江河|副主席,
    安吉县|江河|县长; not 县政府|农业|副县长, whose field of work it is."""
    title = page.title_at.get(end)
    if title is None or not title.official or page.run(begin) != (begin, end):
        return False
    if end - begin == 3 and begin in page.body_to:  # 市宗教局|金建立|局长
        return word_costs.known(page.folded[begin + 1 : end]) and page.folded[end - 1] not in _UNIT_ENDS
    if not noun(page, begin, end):
        return False
    whose = begin in page.body_to or begin - 1 in page.placed
    free = title.name.startswith("副") or not title.row["body"].strip("@省市县区州旗镇乡")
    name = page.folded[begin:end]
    return whose and free and name not in entries("sectors") and name not in word_costs.not_names()


def noun(page: Page, begin: int, end: int) -> bool:
    """Whether [begin, end) is a noun or adjective of the dictionary, which may be a name: 高兴, 江河."""
    name = page.folded[begin:end]
    return len(name) == 2 and word_costs.known(name) and word_costs.tag(name)[:1] in {"n", "a", "b", "z", "t"}
