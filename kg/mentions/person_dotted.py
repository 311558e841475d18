"""Names with dots that no table of letters knows: 阿不来提·艾力 among names or behind a title."""

from collections.abc import Iterator

from kg.late import late
from kg.mentions import foreign_places
from kg.mentions.person_context import FUNCTION
from kg.mentions.person_page import HAN, Page
from kg.mentions.word_costs import dearness, is_name, known, tag

_DOTTED = late(f"[{HAN}]{{2,6}}(?:·[{HAN}]{{2,9}}){{1,3}}")
_ENDS = late(r"[、,。;和及与等在(\n\d]|$")
_MEETS = frozenset("会面 会见 会晤 通话".split())  # nouns to the dictionary
_LONG = 4  # characters of a last part that may hold a verb, too
_STRANGE_PART = 5.5  # least price of a character, in nats


def dotted(page: Page) -> Iterator[tuple[int, int]]:
    """Where they begin and end in the folded text: what stands behind a title or in a list and is like no words;
    、湖畔·学苑 is an estate."""
    for match in _DOTTED.finditer(page.folded) if "·" in page.folded else ():
        end = _end(page, *match.span())
        if end is None:
            continue
        begin, end = _name_in(page, match.start(), end)
        parts = page.folded[begin:end].split("·")
        listed = page.folded[begin - 1 : begin] in {"、", ",", "和"}
        before = begin in page.title_to or (listed and not any(known(part) and not is_name(part) for part in parts))
        unlike_words = all(dearness(part) > _STRANGE_PART for part in parts if part)
        one = _one_name(page, begin, end) and not _opens_with_a_country(page, begin)
        if before and one and unlike_words:
            yield begin, end


def _end(page: Page, begin: int, end: int) -> int | None:
    """Where a name in [begin, end) may end: at the last mark or joining word, else at what persons do."""
    every = range(page.folded.rfind("·", begin, end) + 3, end + 1)
    marks = [at for at in every if _ENDS.match(page.folded, at)]
    return marks[-1] if marks else next((at for at in every if page.cue_behind(at)), None)


def _name_in(page: Page, begin: int, end: int) -> tuple[int, int]:
    """[begin, end) without the title before a name and what is said of it: 卫队副司令|鲁斯兰·久巴|的职务."""
    dot = page.folded.find("·", begin)
    for at in range(page.folded.rfind("·", begin, end) + 3, end):
        token = page.starts.get(at)
        if token is not None and token.tag[0] in "vtdpu" and (token.end - at > 1 or page.folded[at] in FUNCTION):
            end = at
            break
    last = page.folded[end - 2 : end]
    if end - page.folded.rfind("·", begin, end) > _LONG and (last in _MEETS or tag(last)[:1] == "v"):
        end -= 2  # 奥利弗·道登|会面, one word to the tagger
    return max((at for at in range(begin + 1, dot) if at in page.title_to), default=begin), end


def _one_name(page: Page, begin: int, end: int) -> bool:
    """Whether neither a title nor a verb stands inside [begin, end): 卫队副司令鲁斯兰·久巴, 王立平致电韦斯利·西米."""
    inside = range(begin + 1, end)
    if not page.title_at.keys().isdisjoint(range(begin, end)) or not page.title_to.keys().isdisjoint(inside):
        return False
    words = (token for at in range(begin, end) if (token := page.starts.get(at)) is not None)
    verbs = any(
        token.tag[0] in "vdpu" and token.end - token.begin > 1 and known(page.folded[token.begin : token.end])
        for token in words
    )
    return not verbs and "的" not in page.folded[begin:end]


def _opens_with_a_country(page: Page, begin: int) -> bool:
    """Whether more than a name begins at `begin`: 法国|学者皮埃尔·杜邦."""
    return any(page.folded[begin : begin + size] in foreign_places.names() for size in (2, 3, 4, 5))
