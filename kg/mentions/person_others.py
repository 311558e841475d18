"""Candidates for names that have no Chinese surname and given name: foreign, Tibetan, Mongolian, Uyghur, voted ones."""

import re
from collections.abc import Iterator
from functools import cache

from kg.language.analyse import leading_words
from kg.language.needed import every
from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import worded
from kg.mentions.person_context import AND, FUNCTION
from kg.mentions.person_dotted import dotted
from kg.mentions.person_foreign import transliterates
from kg.mentions.person_page import HAN, Page
from kg.mentions.person_slots import Found, beside, free, left_over, slots, titles, words_in
from kg.mentions.person_tables import given, japanese_surname, kin, parts, parts_at, surnames
from kg.mentions.person_vetoes import DIVISIONS
from kg.mentions.word_costs import is_name, known

_HAN = late(f"[{HAN}]+")
_PART_OF_DOTTED = late(f"[{HAN}]{{1,2}}·")
# what follows a foreign name: 阿多斯总统, 阿拉密斯女士
_HONOUR = worded("<person_words/honour>")
_SAYS = worded(
    r"(?:(?:还|也|当天|随后|日前|近日|今天|昨天|\d+日)+(?:在[^,。;]{2,12})?)?(?:说[,:“]|<person_words/tells>)"
)
_NO_NAME_END = frozenset("县市区町村民") | AND  # 福岛渔民, 岸川文太|和
_BORDER = frozenset("同对与和向请据由及给让为的是经而但")

_LETTER = 0.8  # least weight of a letter that goes on
_LEADS = frozenset("据由与对请让和同")
_OPENS = frozenset("、,。;:(\n“")
_FOREIGN = 2.0  # how much a character transliterates behind which one part is no whole name: 阿卜杜|拉
_GIVEN = 2  # characters of most given names of Japan


@cache
def _made_of_parts() -> re.Pattern[str]:
    longest = sorted(parts(), key=lambda part: (-len(part), part))
    one, whole = "|".join(longest), "|".join(part for part in longest if len(part) > 2)
    return re.compile(f"(?:{one})(?:·?(?:{one})){{1,3}}|{whole}")


def syllables(folded: str) -> Iterator[re.Match[str]]:
    """公保才让, 扎西卓玛: names made of the parts that Tibetan, Mongolian and Uyghur names are written with."""
    name, at = _made_of_parts(), 0
    for begin in parts_at(folded):
        if begin >= at and (found := name.match(folded, begin)):
            at = found.end()
            yield found


def candidates(page: Page) -> Iterator[Found]:
    """All of them with their features."""
    yield from _foreign(page)
    yield from _syllables(page)
    yield from _dotted(page)
    yield from slots(page)
    yield from _japanese(page)
    yield from _spaced(page)
    yield from _voted(page)


def _foreign(page: Page) -> Iterator[Found]:
    """Runs of characters that transliterate: 波尔多斯说; 阿多斯·卡斯, but not in quotes (“四季·同行” is an event)."""
    folded = page.folded
    for run in page.foreign.runs:
        begin, end = run.begin, _tagged_on(page, run.end)
        dotted = end > run.end or ("·" in folded[begin:end] and run.sure)
        begin -= _letters_before(page, begin) if dotted else 0
        if not free(page, begin, end) or _more(folded, end) or folded[begin - 1 : begin] == "驻":
            continue  # 驻|拉瓦格|领事馆
        found = {"bias": 1.0, "foreign": 1.0, "foreign_weight": run.weight} | titles(page, begin, end)
        found |= {} if dotted else _surname_before(page, begin)
        found |= {"foreign_dotted": 1.0} if dotted else {"foreign_sure": 1.0} if run.sure else {}
        found |= {cue: weight for cue, weight in beside(page, begin, end).items() if weight < 0}  # 城市|阿勒凯恩
        said = folded[begin:end]
        if known(said) and not is_name(said) and "office_before" not in found:
            found["word"] = 1.0  # 职工|基本养老保险
        apart = dotted or _apart(page, begin)
        if apart and (run.sure or run.weight >= 2.0) and _HONOUR.match(folded, end):
            found["foreign_honoured"] = 1.0
        if apart and run.sure and _SAYS.match(folded, end):
            found["foreign_says"] = 1.0
        if page.quoted(begin) and "office_before" not in found:
            found["quoted"] = 1.0
        word = page.next_word(end, end) if end not in page.title_at else ""
        if not run.sure and end not in page.title_at and len(word) == 1 and word not in FUNCTION:
            found["foreign_goes_on"] = 1.0
        yield (begin, end), found | left_over(page, begin, end)


def _letters_before(page: Page, begin: int) -> int:
    """How many letters of a name no table has behind a title or mark: 教授|汉斯·穆勒; 总统|助理|尤里 is a word before,
    as are 据|汉斯·穆勒 and 这是|汉斯·穆勒, and no mark a letter: 总统。马苏德·莱科夫."""
    before = ((size, page.folded[max(0, begin - size) : begin]) for size in (1, 2))
    return next(
        (
            size
            for size, letters in before
            if _HAN.fullmatch(letters)
            and (
                begin - size in page.title_to
                or (_opens(page, begin - size) and (_BORDER | FUNCTION).isdisjoint(letters))
            )
            and not (size > 1 and known(letters))
        ),
        0,
    )


def _opens(page: Page, at: int) -> bool:
    """Whether a sentence, a clause or a member of a list begins at `at`, or a name behind its first word: 据|汉斯."""
    return not at or page.folded[at - 1] in _OPENS or (page.folded[at - 1] in _LEADS and _opens(page, at - 1))


def _tagged_on(page: Page, end: int) -> int:
    """Where a name with dots ends whose next part only the tagger knows: 伊万·|彼得罗夫, 奥尔加·|彼得罗(娃)."""
    was = end
    while page.folded[end : end + 1] == "·" and (token := page.starts.get(end + 1)) and token.tag[:2] == "nr":
        end = token.end
    letter = page.starts.get(end) if end > was else None
    goes_on = letter is not None and letter.end == end + 1 and page.folded[end] not in FUNCTION
    return end + 1 if goes_on and transliterates(page.folded[end]) > _LETTER else end


def _more(folded: str, end: int) -> bool:
    """Whether a name with dots goes on behind what transliterates: 马茨|·永奎斯特, 诺罗|敦·西哈莫."""
    return "·" in folded[end : end + 3] and not set(folded[end : end + 3].partition("·")[0]) & FUNCTION


def _apart(page: Page, begin: int) -> bool:
    """Whether no letter of the name stands before `begin`: 考|斯特曼先生 is only half of one."""
    token = page.ends.get(begin)
    single = token is None or (token.end == token.begin + 1 and "一" <= page.folded[begin - 1] <= "鿿")
    return not begin or not single or page.folded[begin - 1] in _BORDER


def _syllables(page: Page) -> Iterator[Found]:
    for match in syllables(page.folded):
        begin, end = match.span()
        whole = "·" not in {page.folded[begin - 1 : begin], page.folded[end : end + 1]}
        whole = whole and not _PART_OF_DOTTED.match(page.folded, end)  # 买买提|江·吐尔逊
        whole = whole and not (match[0] in parts() and transliterates(page.folded[end : end + 1]) >= _FOREIGN)
        opens = begin in page.starts or begin in page.title_to or page.cue_before(begin) is not None
        place = page.folded[end : end + 1] in DIVISIONS and end not in page.title_at  # 阿木古楞|镇
        if whole and opens and not place and free(page, begin, end):
            found = {"bias": 1.0, "syllables": 1.0} | titles(page, begin, end) | _surname_before(page, begin)
            yield (begin, end), found | beside(page, begin, end) | left_over(page, begin, end)


def _surname_before(page: Page, begin: int) -> dict[str, float]:
    """Whether but a surname is left before a name behind a title or in a list: 主席|白|尤努斯 has both."""
    before = page.folded[begin - 1 : begin]
    single = before in surnames() and before not in FUNCTION | AND
    opens = begin - 1 in page.title_to or page.folded[begin - 2 : begin - 1] == "、"
    return {"behind_surname": 1.0} if single and opens else {}


def _dotted(page: Page) -> Iterator[Found]:
    """阿不来提·艾力 among names or behind a title, whatever its characters."""
    for begin, end in dotted(page):
        if free(page, begin, end) and not page.quoted(begin):
            yield (begin, end), {"bias": 1.0, "dotted": 1.0} | titles(page, begin, end)


def _japanese(page: Page) -> Iterator[Found]:
    """宫本正太郎 beside a title or cue in a text on Japan: a surname of theirs and what is left up to a mark or cue."""
    if _of_japan().search(page.folded) is None:
        return
    for match in japanese_surname().finditer(page.folded):
        begin, run_end = match.start(), page.run(match.start())[1]
        for end in range(match.end() + 1, min(match.end() + 3, run_end) + 1):
            around = titles(page, begin, end) | beside(page, begin, end)
            ends = (
                end == run_end
                or page.folded[end] in AND
                or any(feature.startswith(("right", "office_after")) for feature in around)
            )
            given = page.folded[match.end() : end]
            if given in leading_words():
                continue  # 佐藤|还|要求
            plain = len(given) == _GIVEN and (is_name(given) or not words_in(given))
            ends = ends or (plain and "office_before" in around)  # 首相宫本文雄|访问
            if around and ends and page.folded[end - 1] not in _NO_NAME_END and free(page, begin, end):
                yield (begin, end), {"bias": 1.0, "japanese": 1.0} | around


@cache
def _of_japan() -> re.Pattern[str]:
    """日本 or 中日, or a city or region of it."""
    rows = table("foreign_places", "name", "kind", "of")
    places = {row["name"] for row in rows if row["of"] == "日本"}
    return re.compile("|".join(sorted({"日本", "中日", "日中两国"} | places, reverse=True)))


def _spaced(page: Page) -> Iterator[Found]:
    """王 芳, 赵 一 鸣: set apart, as tables do."""
    for match in every(_apart_names(), page.folded):
        begin, end = match.span()
        if free(page, begin, end) and all(char in given() for char in (match["given"] or match["single"]).split()):
            found = {"bias": 1.0, "spaced": 1.0} | titles(page, begin, end) | beside(page, begin, end)
            word = page.next_word(end, end)
            if word and word not in FUNCTION and not any(feature.startswith("right:") for feature in found):
                found["next_single" if len(word) == 1 else "next_verb"] = 1.0
            yield (begin, end), found


@cache
def _apart_names() -> re.Pattern[str]:
    single = f"[{''.join(name for name in surnames() if len(name) == 1)}]"
    double = "|".join(name for name in surnames() if len(name) > 1)
    one = f" [{HAN}]"
    next_one = f"(?= {single}(?:{one}(?![{HAN}])|[{HAN}]{{1,2}}(?: |$)))"  # 李 达| 张 弛, 王 冠| 申小立
    begins = f"(?:(?<![{HAN}])|(?!{single} {single}{one}(?![{HAN}])))"  # 吕长|青 刘 云 begins with 刘
    return re.compile(f"{begins}{single}(?P<given>{one}{next_one}|(?:{one}){{1,2}})|(?:{double})(?P<single>{one})")


def _voted(page: Page) -> Iterator[Found]:
    """A name that only a second opinion sees: 达哇, where a cue or title stands beside it."""
    for begin, end in page.votes:
        if end - begin < 2 or not free(page, begin, end) or kin(page.folded[begin + 1 : end]):
            continue
        if all("一" <= char <= "鿿" or char == "·" for char in page.folded[begin:end]) and "·" not in {
            page.folded[begin - 1 : begin],
            page.folded[end : end + 1],
        }:
            yield (begin, end), {"bias": 1.0, "voted": 1.0} | titles(page, begin, end) | beside(page, begin, end)
