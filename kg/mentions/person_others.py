"""Candidates for names that have no Chinese surname and given name: foreign, Tibetan, Mongolian, Uyghur, voted ones."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import table
from kg.mentions import foreign_places
from kg.mentions.person_context import AND, END, FUNCTION, goes_on
from kg.mentions.person_dotted import dotted
from kg.mentions.person_features import follows_a_name
from kg.mentions.person_foreign import transliterates
from kg.mentions.person_page import HAN, Page
from kg.mentions.person_tables import cues, given, kin, surnames
from kg.mentions.word_costs import cutting, dearness, is_name, known, not_names

_PART_OF_DOTTED = re.compile(f"[{HAN}]{{1,2}}·")
# what follows a foreign name: 阿多斯总统, 阿拉密斯女士
_HONOUR = re.compile(
    "先生|女士|夫妇|夫人|亲王|公主|王后|王储|殿下|陛下|阁下|博士|教授|总统|首相|总理|总书记|国王|主席|议长|将军|上校|少校|同志"
)
_SAYS = re.compile(
    r"(?:(?:还|也|当天|随后|日前|近日|今天|昨天|\d+日)+(?:在[^,。;]{2,12})?)?(?:表示|说[,:“]|指出|强调|认为|告诉|坦言|回忆|感叹|致辞|"
    "当选|竞选|辞职|去世|逝世|射门|打入|攻入)"
)
_STRANGE = re.compile(f"[{HAN}]{{3,5}}")
_NEVER_FIRST = frozenset("不没未勿很最更要接须必能会把将应")  # 职工|不忘初心、解放思想, 干部|要学网
_NO_NAME_END = frozenset("县市区町村民") | AND  # 福岛渔民, 岸川文太|和
_BORDER = frozenset("同对与和向请据由及给让为的是经而但")
_COSTLY = 7.5  # nats a character: what hardly any words cost
_LIKE_LETTERS = 0.8  # least mean weight of letters in a name that only a list tells

_GIVEN = 2  # characters of most given names of Japan

Found = tuple[tuple[int, int], dict[str, float]]


@cache
def parts() -> frozenset[str]:
    """The parts that Tibetan, Mongolian, Uyghur and Yi names are written with."""
    return frozenset(row["part"] for row in table("name_parts", "part", "language"))


@cache
def _syllable_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What such names may begin with, and the names."""
    parts = "|".join(sorted((row["part"] for row in table("name_parts", "part", "language")), key=len, reverse=True))
    whole = "|".join(part for part in parts.split("|") if len(part) > 2)
    first = "".join(sorted({part[0] for part in parts.split("|")}))
    return re.compile(f"[{first}]"), re.compile(f"(?:{parts})(?:·?(?:{parts})){{1,2}}|{whole}")


def syllables(folded: str) -> Iterator[re.Match[str]]:
    """公保才让, 扎西卓玛: names made of the parts that Tibetan, Mongolian and Uyghur names are written with."""
    (first, whole), at = _syllable_patterns(), 0
    for begin in first.finditer(folded):
        if begin.start() >= at and (found := whole.match(folded, begin.start())):
            at = found.end()
            yield found


def candidates(page: Page) -> Iterator[Found]:
    """All of them with their features."""
    yield from _foreign(page)
    yield from _syllables(page)
    yield from _dotted(page)
    yield from _strange(page)
    yield from _japanese(page)
    yield from _spaced(page)
    yield from _voted(page)


def _titles(page: Page, begin: int, end: int) -> dict[str, float]:
    before, after = page.title_to.get(begin), page.title_at.get(end)
    found = {"title_before": 1.0} if before and not before.row["office"] else {"office_before": 1.0} if before else {}
    return found | ({"office_after": 1.0} if after and follows_a_name(after) else {})


def _free(page: Page, begin: int, end: int) -> bool:
    said = page.folded[begin:end]
    masked = "某" in said  # 被告人张某甲
    return page.taken.isdisjoint(range(begin, end)) and not (
        masked or said in foreign_places.names() or said in not_names()
    )


def _foreign(page: Page) -> Iterator[Found]:
    """Runs of characters that transliterate: 波尔多斯说; 阿多斯·卡斯, but not in quotes (“四季·同行” is an event)."""
    folded = page.folded
    for run in page.foreign.runs:
        begin, end = run.begin, _tagged_on(page, run.end)
        dotted = end > run.end or ("·" in folded[begin:end] and run.sure)
        begin -= _letters_before(page, begin) if dotted else 0
        if not _free(page, begin, end) or _more(folded, end):
            continue
        found = {"bias": 1.0, "foreign": 1.0, "foreign_weight": run.weight} | _titles(page, begin, end)
        found |= {"foreign_dotted": 1.0} if dotted else {"foreign_sure": 1.0} if run.sure else {}
        found |= {cue: weight for cue, weight in _beside(page, begin, end).items() if weight < 0}  # 城市|阿勒凯恩
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
        yield (begin, end), found


def _letters_before(page: Page, begin: int) -> int:
    """How many letters of a name no table has behind a title: 教授|汉斯·穆勒; 总统|助理|尤里 is a word before."""
    return next(
        (b for b in (1, 2) if begin - b in page.title_to and not (b > 1 and known(page.folded[begin - b : begin]))), 0
    )


def _tagged_on(page: Page, end: int) -> int:
    """Where a name with dots ends whose next part only the tagger knows: 伊万·|彼得罗夫."""
    while page.folded[end : end + 1] == "·" and (token := page.starts.get(end + 1)) and token.tag[:2] == "nr":
        end = token.end
    return end


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
        if whole and _free(page, begin, end) and (begin in page.starts or begin in page.title_to):
            yield (begin, end), {"bias": 1.0, "syllables": 1.0} | _titles(page, begin, end) | _beside(page, begin, end)
    for begin in sorted(page.title_to):  # 代表|夏吾卓玛: one part is known
        end = begin + 4
        known = {page.folded[begin : begin + 2], page.folded[begin + 2 : end]} & parts()
        plain = FUNCTION.isdisjoint(page.folded[begin:end]) and not _words(page.folded[begin:end])
        whole = len(known) == 1 and plain and page.folded[end : end + 1] != "·"
        if whole and page.run(begin)[1] >= end and _free(page, begin, end):
            found = {"bias": 1.0, "half_syllables": 1.0} | _titles(page, begin, end) | _beside(page, begin, end)
            yield (begin, end), found


def _dotted(page: Page) -> Iterator[Found]:
    """阿不来提·艾力 among names or behind a title, whatever its characters."""
    for begin, end in dotted(page):
        if _free(page, begin, end) and not page.quoted(begin):
            yield (begin, end), {"bias": 1.0, "dotted": 1.0} | _titles(page, begin, end)


def _words(run: str) -> bool:
    """Whether the cheapest cutting of `run` has any word of two characters."""
    cut, at = cutting(run).next, 0
    while at < len(run):
        if cut[at] > at + 1:
            return True
        at = cut[at]
    return False


def _beside(page: Page, begin: int, end: int) -> dict[str, float]:
    """The cues on both sides."""
    found = {}
    if cue := page.cue_before(begin):
        found[f"left:{cue[0]}"] = cue[1]
    if cue := page.cue_behind(end):
        found[f"right:{cue[0]}"] = cue[1]
    return found


def _strange(page: Page) -> Iterator[Found]:
    """尕玛松保 between a title or list mark and a mark, verb or title: three to five characters that no words make."""
    folded = page.folded
    cued = {token.begin for token in page.tokens if token.tag[:2] == "nr" and page.cue_before(token.begin)}
    for begin in sorted({*page.title_to, *cued, *(mark.end() for mark in re.finditer("、", folded))}):
        run = page.run(begin)
        run = (begin, run[1]) if begin in cued else run
        end = run[1]
        side, reach = cues("right"), min(end, begin + 12)
        near = any(char in side.edge for char in folded[begin + 2 : reach])
        if near and (cue := side.pattern.search(folded, begin + 2, reach)) and cue.start() < end:
            end = cue.start()
        if run[0] != begin or not 3 <= end - begin <= 5 or not _free(page, begin, end):
            continue
        told = begin in page.title_to or begin in cued
        placed = end - 1 in page.placed or (begin in page.placed and not told)  # 董事长|博乐仁
        if placed or folded[begin] in _NEVER_FIRST or not FUNCTION.isdisjoint(folded[begin:end]):
            continue
        if not told and sum(transliterates(char) for char in folded[begin:end]) < _LIKE_LETTERS * (end - begin):
            continue
        letters = sum(transliterates(char) > 0 for char in folded[begin:end])
        if end - begin > 3 and 2 * letters < end - begin and not _japanese_surname().match(folded, begin):
            continue  # 战士|踏冰卧雪
        shorter = page.foreign.at.get(begin)
        if shorter is not None and shorter.end == end - 1 and goes_on(page, end):
            continue  # 首相约翰逊|辞|议员
        if dearness(folded[begin:end]) < _COSTLY or _words(folded[begin:end]):
            continue
        found = {"bias": 1.0, "strange": 1.0} | _titles(page, begin, end) | _beside(page, begin, end)
        yield (begin, end), found | ({"next_mark": 1.0, "alone": 1.0} if told and folded[end : end + 1] in END else {})


def _japanese(page: Page) -> Iterator[Found]:
    """宫本正太郎 beside a title or cue in a text on Japan: a surname of theirs and what is left up to a mark or cue."""
    if "日本" not in page.folded:
        return
    for match in _japanese_surname().finditer(page.folded):
        begin, run_end = match.start(), page.run(match.start())[1]
        for end in range(match.end() + 1, min(match.end() + 3, run_end) + 1):
            around = _titles(page, begin, end) | _beside(page, begin, end)
            ends = (
                end == run_end
                or page.folded[end] in AND
                or any(feature.startswith(("right", "office_after")) for feature in around)
            )
            given = page.folded[match.end() : end]
            plain = len(given) == _GIVEN and (is_name(given) or not _words(given))
            ends = ends or (plain and "office_before" in around)  # 首相宫本文雄|访问
            if around and ends and page.folded[end - 1] not in _NO_NAME_END and _free(page, begin, end):
                yield (begin, end), {"bias": 1.0, "japanese": 1.0} | around


@cache
def _japanese_surname() -> re.Pattern[str]:
    names = (row["surname"] for row in table("japanese_surnames", "surname"))
    return re.compile("|".join(sorted(names, key=lambda name: (-len(name), name))))


def _spaced(page: Page) -> Iterator[Found]:
    """王 芳, 赵 一 鸣: set apart, as tables do."""
    for match in _apart_names().finditer(page.folded):
        begin, end = match.span()
        if _free(page, begin, end) and all(char in given() for char in match["given"].split()):
            found = {"bias": 1.0, "spaced": 1.0} | _titles(page, begin, end) | _beside(page, begin, end)
            word = page.next_word(end, end)
            if word and word not in FUNCTION and not any(feature.startswith("right:") for feature in found):
                found["next_single" if len(word) == 1 else "next_verb"] = 1.0
            yield (begin, end), found


@cache
def _apart_names() -> re.Pattern[str]:
    single = "".join(name for name in surnames() if len(name) == 1)
    return re.compile(f"[{single}](?P<given>(?: [{HAN}]){{1,2}})")


def _voted(page: Page) -> Iterator[Found]:
    """A name that only a second opinion sees: 达哇, where a cue or title stands beside it."""
    for begin, end in page.votes:
        if end - begin < 2 or not _free(page, begin, end) or kin(page.folded[begin + 1 : end]):
            continue
        if all("一" <= char <= "鿿" or char == "·" for char in page.folded[begin:end]) and "·" not in {
            page.folded[begin - 1 : begin],
            page.folded[end : end + 1],
        }:
            yield (begin, end), {"bias": 1.0, "voted": 1.0} | _titles(page, begin, end) | _beside(page, begin, end)
