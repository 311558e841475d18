"""Foreign names in Chinese letters (达尔塔尼昂, 阿多斯·卡斯): runs of the characters that transliterate."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import rjieba

from kg.late import late
from kg.lexicon import table
from kg.mentions import foreign_places
from kg.mentions.word_costs import cost
from kg.model import Token

_SURE = {3: 1.6, 4: 1.2}  # least mean weight of a run of that length; of a longer one 1.0
_FOREIGN = 1.1  # least mean weight of a whole name
_FUNCTION = frozenset("vdpcrtmfu")  # 阿拉米|本人, 阿多斯|特别: words that a run must not swallow
_AFTER = frozenset("说称及等镇市县在将的曾身作致对到赴")  # no letters of a name
_NO_LAST = frozenset("因任本担")  # 阿多斯|因(在), 阿多斯|担(任): no last letter where the tagger sees a word
_FAMILY = late("(?:[诺罗耶采洛佐科列谢托莫][夫娃]|斯基|维奇)$")
_HARDLY = 13.0  # what a word costs that news hardly has
_WALL = "\n"


class Foreign(NamedTuple):
    """A run that may be a foreign name: begin and end in the folded text, and the mean weight of its characters."""

    begin: int
    end: int
    weight: float
    sure: bool  # hardly anything but a foreign word: 达尔塔尼昂; 马丽 may be Chinese


@cache
def _weights() -> dict[str, float]:
    rows = table("transliteration_characters", "character", "weight")
    return {row["character"]: float(row["weight"]) for row in rows}


def looks_foreign(name: str) -> bool:
    """Whether a whole name is written as foreign ones are: 达尔塔尼昂, 阿多斯·卡斯."""
    return "·" in name or sum(_weights().get(letter, 0.0) for letter in name) >= _FOREIGN * len(name)


def transliterates(char: str) -> float:
    """How much `char` speaks for a foreign name."""
    return _weights().get(char, 0.0)


@cache
def _run() -> re.Pattern[str]:
    """A name with dots and initials (约翰·B·卡斯), else a run without the characters of weight 0."""
    every, some = "".join(_weights()), "".join(char for char, weight in _weights().items() if weight)
    part = f"[{every}]+(?:-[{every}]+)*"
    # before a dot a letter that no table has: 伊丽|丝·卡斯
    return re.compile(
        rf"(?:[A-Z]·)*{part}[一-鿿]?(?:(?:·[A-Z])*·{part})+|{part}(?:·[A-Z])+·[一-鿿](?=[、,。;(])|(?:[A-Z]·)+{part}|[{some}]{{2,}}(?:-[{some}]+)*"
    )


class ForeignNames:
    """The runs of one text. All offsets are 0-based in the folded text."""

    def __init__(self, folded: str, starts: Mapping[int, Token]) -> None:
        """`folded`, and its tokens by where they begin."""
        self.folded, self.starts = folded, starts
        self._taken: set[int] = set()  # by places
        self.runs = tuple(self._found())
        self.at = {run.begin: run for run in self.runs}
        self.to = {run.end: run for run in self.runs}
        self._sure = {offset: run for run in self.runs if run.sure for offset in range(run.begin, run.end)}

    def _found(self) -> Iterator[Foreign]:
        text, at = [], 0
        for begin, end, _ in foreign_places.found(self.folded):
            if self._place(begin, end):
                text += [self.folded[at:begin], _WALL * (end - begin)]
                at = end
                self._taken.update(range(begin, end))
        for match in _run().finditer("".join([*text, self.folded[at:]])):
            begin, end = self._trimmed(*match.span())
            begin = self._whole(begin, end)
            letters = [self.folded[at] for at in range(begin, end) if self.folded[at] > "·"]
            if len(letters) < 2 or self._word(begin, end):
                continue
            weight = sum(_weights().get(letter, 0.0) for letter in letters) / len(letters)
            initial = self.folded[begin] < "·"  # J·K·罗琳
            dotted = "·" in self.folded[begin:end] and (len(letters) > 2 or initial)
            sure = dotted or (len(letters) > 2 and weight >= _SURE.get(len(letters), 1.0))
            yield Foreign(begin, end, weight, sure)

    def _place(self, begin: int, end: int) -> bool:
        """Whether the name of a place at [begin, end) is one: a whole word with no foreign letter before it (not
        埃马|纽埃|莱), or of four characters and more (the tagger cuts 乌兹|别克斯坦)."""
        token = self.starts.get(begin)
        whole = token is not None and (token.end >= end or end in self.starts)
        if foreign_places.begins_a_name(self.folded, end):
            return False
        return end - begin >= 4 or (whole and self.folded[begin - 1 : begin] not in _weights())

    def _word(self, begin: int, end: int) -> bool:
        """Whether a run without dots is a word of its own: 特别."""
        token = self.starts.get(begin)
        name = token is not None and (token.tag[:2] in {"nr", "nz"} or (token.tag == "ns" and end - begin > 2))
        if token is None or token.end != end or name:
            return False
        return rjieba.has_word(self.folded[begin:end])

    def _trimmed(self, begin: int, end: int) -> tuple[int, int]:
        """[begin, end) without the ordinary words that it begins or ends with (阿多斯|特别, 阿拉米|本(人)), and with
        the rest of a name that the tagger saw: 阿德万|(德)."""
        while end > begin and (cut := self._cut(begin, end)):
            end = cut
        end = self._last_part(begin, self._rest(begin, end))
        while begin < end and self._inside(begin) and _weights().get(self.folded[begin], 0.0) <= 0.2:
            begin += 1  # 主席|马克·莱斯, 主任|马克·莱斯: no letter of the name
        for back in (1, 2, 3):
            token = self.starts.get(begin - back)
            if token is None or not begin < token.end < end:
                continue
            if self._ordinary(token) and self._inside(begin):
                begin = token.end  # 转达|阿多斯
            elif "·" in self.folded[begin:end] and token.tag[:2] == "nr" and back < 3:
                begin = token.begin  # 专家(保)罗·阿多斯
        token = self.starts.get(begin)
        while token is not None and token.end < end and self.folded[token.end] != "·" and self._before(token):
            begin = token.end
            token = self.starts.get(begin)
        while end > begin and self.folded[end - 1] in "·-向":
            end -= 1  # 吐拉洪|向学校赠书
        return self._over_a_hyphen(begin), end

    def _over_a_hyphen(self, begin: int) -> int:
        """Where a name begins whose first part stands before a hyphen: (让-)保罗."""
        if self.folded[begin - 1 : begin] != "-":
            return begin
        before = (token for back in (2, 3, 4) if (token := self.starts.get(begin - back)))
        return next((one.begin for one in before if one.end == begin - 1 and self.folded[one.begin] >= "一"), begin)

    def _inside(self, at: int) -> bool:
        """Whether a word goes on at `at`, but for one that news hardly has: 同别, where it is 同|别尔德."""
        across = next((token for back in (1, 2, 3) if (token := self.starts.get(at - back)) and token.end > at), None)
        word = self.folded[across.begin : across.end] if across else ""
        return at not in self.starts and not (len(word) == 2 and cost(word) > _HARDLY)

    def _before(self, token: Token) -> bool:
        return self._ordinary(token) or self.folded[token.begin : token.end] in {"夫人", "女儿"}

    def _whole(self, begin: int, end: int) -> int:
        """Where a name begins that ends as Russian ones do, though no table has the letters that open it: (彼得)罗夫,
        (金)尼诺夫."""
        if _FAMILY.search(self.folded, begin, end) is None:
            return begin
        before = [token for back in (1, 2, 3) if (token := self.starts.get(begin - back)) and token.end >= begin]
        for token in before:
            if token.tag[:2] == "nr" and (token.end > begin or end - begin == 2):
                return token.begin  # 彼得|罗夫 in one word, 乔治|耶夫
        letter = self.folded[begin - 1 : begin]
        return begin - 1 if before and before[0].end == begin == before[0].begin + 1 and letter in _weights() else begin

    def _rest(self, begin: int, end: int) -> int:
        """The end of the name that the tagger saw around `end`, if a dotted run stops inside it."""
        if "·" not in self.folded[begin:end] or end in self.starts:
            return end
        for back in (1, 2, 3):
            token = self.starts.get(end - back)
            if token is not None and token.tag == "nr" and end < token.end <= end + 2:
                return end if self.folded[token.end - 1] in _AFTER else token.end
        return end

    def _last_part(self, begin: int, end: int) -> int:
        """The end of a dotted run whose last part is but one letter, where letters that no table has follow up to a
        mark or a word: 塞维姆·达|代伦称."""
        first = self.starts.get(end)
        said = first is not None and first.end > end + 1 and rjieba.has_word(self.folded[end : first.end])
        if self.folded.rfind("·", begin, end) != end - 2 or said or self.folded[end : end + 1] in _AFTER:
            return end  # 阿卜杜拉·汗|表示
        for at in (end + 1, end + 2):
            if not "一" <= self.folded[at - 1 : at] <= "鿿":
                return end
            token, following = self.starts.get(at), self.folded[at : at + 1]
            word = token is not None and token.end > at + 1 and rjieba.has_word(self.folded[at : token.end])
            if word or following in _AFTER or not "一" <= following <= "鿿":
                return at
        return end

    def _cut(self, begin: int, end: int) -> int:
        """Where the last word of [begin, end) begins if it is an ordinary one, or 0."""
        for size in (1, 2, 3):
            token = self.starts.get(end - size)
            if token is None or token.begin <= begin:
                continue
            if token.end > end:  # goes on behind the run
                word = self.folded[token.begin : token.end]
                return token.begin if rjieba.has_word(word) or (size == 1 and word[0] in _NO_LAST) else 0
            if token.end == end and (self._ordinary(token) or self.folded[token.begin : end] in _NO_LAST):
                return token.begin
        return 0

    def _ordinary(self, token: Token) -> bool:
        word = self.folded[token.begin : token.end]
        return len(word) > 1 and token.tag[0] in _FUNCTION and rjieba.has_word(word)

    def clashes(self, begin: int, end: int) -> bool:
        """Whether [begin, end) is a part of a foreign word, or begins or ends inside one: 波|尔多斯, 应美国."""
        if begin in self._taken or end - 1 in self._taken:
            return True
        for offset in (begin, end - 1):
            run = self._sure.get(offset)
            if run is not None and (run.begin, run.end) != (begin, end):
                return True
        return False
