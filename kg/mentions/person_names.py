"""How much a run of characters looks like a Chinese personal name: surname, given characters, what stands around it."""

import re
from collections.abc import Collection
from functools import cache

import rjieba

from kg.lexicon import table
from kg.mentions.person_foreign import ForeignNames
from kg.model import Span, Text, Token

_AFTER = frozenset('、,。;:!?)(\n\t "”’》》·/]】')
_CONTACT = frozenset(
    "等为在和与及同也还则又就都对向说称率到赴代任是作将获曾已从被给以并均因随一分带乘看听讲谈问送走主宣致围结的于请互时应须"
)  # 王立平等, 王立平在
_COMES = _CONTACT | {"来"}  # 陈立红|来我县调研
# what taggers take into a name: 田丽作|表态发言, 赵女士
_OVERREACH = re.compile(rf"(?:[{''.join(sorted(_CONTACT))}]|先生|女士|小姐|师傅|老师|同志)$")
# words before a name that are surnames, too: 应阿多斯总统邀请, 和波尔多斯总统
BEFORE_NAMES = frozenset("应向和与同国任于从由来相")
_VOTE = 3.0  # what a second opinion adds to a score
_MUTE = frozenset("说等的了在被")  # 谭伯|说: what no name ends in
_NEVER = frozenset("的了是在他她它我你们这那不也就都而且并或被把让给对从到着过等各每某之以及与说作日")
_LIST = frozenset("、,。;")
_FIRM, _DOES = frozenset("更常永必定"), re.compile("主持|出席|讲话|致辞|发言|强调|指出|要求|说|介绍|带队|一行|参加")
_GREETS = re.compile("(?:[节新开闭贺祝答欢]|辞|词)")  # 主席王丽|致节日贺辞
_INSIDE = frozenset("从以与把到过着")  # 汪从永, 朱以明: no last character, but one between
LAST = frozenset("受向于将致时请率互称应须则对同与并即曾已均")  # 总统达达|致慰问电: what names seldom end in
_KIN = frozenset(
    "大爷 大娘 大妈 大姐 大哥 大叔 大伯 师傅 老师 阿姨 先生 女士 小姐 奶奶 爷爷 大夫 医生 主任 书记 局长 "
    "夫人 亲王 王储 公主 某 某某 总 工 老 伯 叔 婶 姨 姐 哥 爷 奶".split()
)


@cache
def surnames() -> dict[str, float]:
    """Surname (one or two characters) → weight."""
    return {row["surname"]: float(row["weight"]) for row in table("surnames", "surname", "weight")}


@cache
def _given() -> dict[str, float]:
    return {row["character"]: float(row["weight"]) for row in table("given_name_characters", "character", "weight")}


class Names:
    """Judges names in one text. All offsets are 0-based in the folded text."""

    def __init__(self, text: Text, votes: Collection[Span] = ()) -> None:
        """`text` with its tokens; one dictionary of them by begin and one by end is made here. `votes`: what a second
        opinion takes for names."""
        self.folded = text.folded
        self.votes = frozenset(vote for vote in votes if not _OVERREACH.search(text.folded, *vote))
        self.starts: dict[int, Token] = {token.begin: token for token in text.tokens}
        self.ends: dict[int, Token] = {token.end: token for token in text.tokens}
        self.foreign = ForeignNames(text.folded, self.starts)

    def surname(self, begin: int) -> str:
        """The surname that stands at `begin`, or ""; 欧阳 before 欧."""
        two = self.folded[begin : begin + 2]
        if two in surnames():
            return two
        if two[:1] == "和" and surnames().get(two[1:], 0.0) >= 3.5:
            return ""  # 和彭丽娟: and
        return two[:1] if two[:1] in surnames() else ""

    def score(self, begin: int, end: int, titled: bool = False, closed: bool = False) -> float:
        """About the log odds that [begin, end) is a whole name, its neighbours considered; `titled`: a title stands
        beside it, so that a word of the dictionary (方军, 江平) is more likely a name; `closed`: something follows that
        only stands behind a whole name (副市长)."""
        folded = self.folded
        name = folded[begin:end]
        surname = self.surname(begin)
        if len(surname) == 2 and end - begin == 2:
            surname = name[0] if name[0] in surnames() else ""
        given = name[len(surname) :]
        if (
            not surname
            or not 1 <= len(given) <= 2
            or not name.isalpha()
            or not all("一" <= char <= "鿿" for char in name)
            or given[-1] in _MUTE
            or given in _KIN
            or self.foreign.clashes(begin, end)
            or (surname in BEFORE_NAMES and begin + 1 in self.foreign.at)
        ):
            return -9.0
        weight = _given()
        value = (
            (2.0 if len(surname) == 2 else 0.7 if len(given) == 2 else 0.0)
            + min(surnames()[surname], 5.0)
            - 4.0
            + sum(max(weight.get(char, -1.0), -4.0) for char in given) * 0.8
        )
        if (
            any(char in _NEVER for char in given[:-1] if char not in _INSIDE)
            or given[-1] in _NEVER
            or (given[-1] == "和" and self.after(end) < 2.5)
        ):
            value -= 6.0
        if len(given) == 2 and given[-1] in LAST:
            greets = given[-1] == "致" and _GREETS.match(folded, end)
            speaks = given[-1] == "向" and end in self.starts  # 何文|向老同志介绍
            value -= 9.0 if greets or speaks else 4.0
        if surname in BEFORE_NAMES and not titled and len(given) == 2 and rjieba.has_word(given):
            value -= 4.0  # 向大会报告
        if given == "方" and not titled:
            value -= 4.0  # 巴方
        token = self.starts.get(begin)
        if token is not None and token.end == end:
            if token.tag in {"nr", "nrfg"}:
                value += 3.0
            elif rjieba.has_word(name):
                value -= 1.5 if titled else 5.0  # 高峰, 和平: a word of its own
        elif (
            token is not None
            and token.end > begin + 1
            and token.end < end
            and rjieba.has_word(folded[begin : token.end])
        ):
            value -= 0.0 if token.tag == "nr" else 3.0
        elif token is None:
            value -= 0.5 if self.left_over(begin + 1) else 3.0
        rest = self.starts.get(begin + len(surname))
        if rest is not None and rest.end == end and len(given) == 2:
            verb = rest.tag == "v" and not titled  # 居民家|蔓延
            value -= 3.0 if verb or rest.tag in {"d", "p", "c", "r", "m"} else 0.0  # 主席于近日
        return (
            value
            + (max(self.after(end), 0.3) if closed else self.after(end))
            + (_VOTE if (begin, end) in self.votes else 0.0)
        )

    def given_weight(self, begin: int, end: int) -> float:
        """The weight of the least likely of the given characters of the name at [begin, end)."""
        given = self.folded[begin + len(self.surname(begin)) : end].replace(" ", "")
        return min((_given().get(char, -1.0) for char in given), default=-1.0)

    def after(self, end: int) -> float:
        """How well a name ends at `end`."""
        folded = self.folded
        if end >= len(folded) or folded[end] in _AFTER:
            return 2.5
        if folded[end] in "0123456789":
            return 2.0
        if folded[end] in _CONTACT and folded[end] not in "等说率称" and folded[end + 1 : end + 2] in _LIST:
            return -2.0  # 、魏凤|和、 书记郭大|为、
        if folded[end] == "说" and folded[end + 1 : end + 2] in _AFTER:
            return 2.0  # 高云江|说:
        if folded[end] in _FIRM and _DOES.match(folded, end + 1):
            return -3.0  # 主任赵宗|更主持典礼
        if end in self.starts:
            token = self.starts[end]
            if token.end == end + 1 and folded[end] not in _CONTACT:
                likely = token.tag[0] not in "vpdcuxymq" or _given().get(folded[end], -1.0) >= 1.0
                return -3.0 if likely else -2.2  # 副市长刘国|中: the tagger left a character of the name over
            if token.end == end + 2 and folded[end + 1] in _COMES and not rjieba.has_word(folded[end : token.end]):
                return 0.3 if folded[end] in _CONTACT else -2.2  # 高云|江说
            return 1.5 if folded[end] in _CONTACT or self.starts[end].end > end + 1 else 0.3
        # the tagger joined across: does the rest, cut anew, begin with a word?
        rest = folded[end : end + 6]
        first = rjieba.cut(rest)[0]
        if len(first) > 1 and rjieba.has_word(first):
            return 0.8
        return 0.3 if first[0] in _COMES else -2.0

    def best(self, begin: int, least: float, titled: bool = False) -> tuple[int, float] | None:
        """The end of the most likely name that begins at `begin`, with its score, if that reaches `least`."""
        surname = self.surname(begin)
        if not surname:
            return None
        if self.folded[begin + 1 : begin + 2] == " " and (end := self._spaced(begin)):
            return end, least + 2.0
        sizes = (3, 4, 2) if len(surname) == 2 else (2, 3)
        scored = [
            (self.score(begin, begin + size, titled), begin + size)
            for size in sizes
            if begin + size <= len(self.folded)
        ]
        if not scored:
            return None
        value, end = max(scored)
        return (end, value) if value >= least else None

    def _spaced(self, begin: int) -> int:
        """The end of a name of two characters set apart (王 芳), or 0."""
        end = begin + 3
        given = self.folded[begin + 2 : end]
        alone = "一" <= given <= "鿿" and _given().get(given, -1.0) > -1.5
        return end if alone and self.after(end) > 0 else 0

    def left_over(self, begin: int) -> bool:
        """Whether the tagger put a surname to the word that ends at `begin`: 推选|出周|明轩."""
        before = self.ends.get(begin)
        return before is not None and before.tag == "nr" and begin - before.begin == 2 and bool(self.surname(begin - 1))

    def best_before(self, end: int, least: float) -> tuple[int, float] | None:
        """The begin of the most likely name that ends at `end`, with its score, if that reaches `least`."""
        found = []
        for size in (2, 3, 4):
            begin = end - size
            if begin < 0 or not (surname := self.surname(begin)) or (size == 4 and len(surname) == 1):
                continue
            if size == 2 and self.left_over(begin):
                continue
            left = 1.0 if begin in self.starts else -2.0
            if not begin or self.folded[begin - 1] in "、,。;:\n":
                left = 4.0  # 、咸立平副市长: nothing else stands between the mark and the title
            found.append((self.score(begin, end, closed=True) + left, begin))
        if not found:
            return None
        value, begin = max(found)
        return (begin, value) if value >= least else None
