"""Names of events and programmes: a head noun with what stands to its left (“春风送岗”专项行动).

The head is known (lexicon/event_heads.tsv, programme_heads.tsv); the left end is where a verb, a preposition, a
punctuation mark outside quotes, or another resolved mention stands.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.late import late
from kg.lexicon import entries, table
from kg.lexicon.words import worded
from kg.mentions.event_heads import Head, heads, known
from kg.mentions.parallels import parts_levels
from kg.model import Mention, Span, Text

_PAIRS = {"”": "“", "’": "‘", "》": "《", ")": "(", "〉": "〈", "】": "【", "」": "「"}
_QUOTES = late("[“”‘’《》()〈〉【】「」]")
_STOP_TAGS = frozenset(["p", "d", "r", "u", "uj", "ul", "uz", "ug", "uv", "ud", "y", "e", "o", "c", "w"])
# A name may hold these, although they are conjunctions: 职工运动会[暨]技能大赛, 培训[与]竞赛活动.
_INNER = frozenset(["届", "之", "暨", "与", "和", "及", "·", "•", "-", "―", "–", "—", "——", "+", " "])
_LOOKING = worded("<event_words/looking>+")
_OBJECT = frozenset("“《了过")  # 督导“迎国庆”期间安全工作, 抽查了三家企业: verbs
_OF_STAFF = late("组织(?=(?:人事)?工作[^,。;]{0,4}会|部长会)")  # 召开|组织工作会议: no verb
# 向大会[报告工作], 开展[考察工作]: verbs, no programme
_REPORTING = worded("<event_words/reporting>+工作")
# 县长王立平赴安吉县|开展|“青苗护航”专题调研工作: somebody goes there, which is no programme
_VISITS = late("(?:调研|考察|走访|视察|督导|督查|检查|慰问|巡查)工作$")
_GONE_TO = late(
    "(?:一行[^,;。]{0,6}|[带率]队|[长记任席员委表总师][一-鿿·]{2,4}等?),?(?:分别|先后|专程|再次)*"
    "(?:[到赴]|前往|走进|深入)[^,。;]{1,28}(?:开展|进行)了?$"
)
_LEG = 60  # characters
_OCCASIONS = frozenset("大会 会议 全会 会上".split())
_DOER = worded("<event_words/doer><event_words/looking>*$")
_ON_SITE = "现场"  # 春耕[现场调度会]: elsewhere it is no part of a name
_SPLIT = frozenset("和及")
_JOINS = frozenset("和与及")
_HELD = late("(?:召开|举[行办])了?[^,;:。!?、]{2,24}$")
_SHORT = 4  # characters of a name that has no theme
_EDGE = worded(
    r"^(?:[届暨与和及·•+—\s-]+|作(?![业品风为家者案战物用文曲])|(?:[一两二三四五六七八九十多数\d]+|首)<event_words/counted_by>(?!代表|全体|执委|常委|理事))+"
)
# 县十六届人大|二次会议, 十四届全国人大|三次会议: the number is the name, it counts no meetings
_TERM, _SITTING = late("届(?:(?![召举])[一-鿿]){1,14}$"), late("[一二三四五六七八九十]{1,3}次(?:全体)?会议")
_TOLD_OF = late(r"(?:召开|举行)的[^,;:。!?]{0,24}$")  # 传达5月6日召开的[全省档案工作会议]精神
_BEFORE_HELD = worded(r"(?:[^,;:。!?]{1,40}的)?(?:[一两二三四五六七八九十多数\d]+|首)?<event_words/counted_by>?")
_THEME = worded(r"以[^,。;\n“《]{0,4}[“《][^”》\n]{2,40}[”》]为<event_words/theme>$")
_ABOUT = late(r"关于[^,;:。、“”《》\n的]{2,30}$")
_CORE = late(r"“([^“”]{2,30})”|《([^》]{2,40})》")
_ANNIVERSARY = late(
    r"(?:\d+|[一二三四五六七八九十百]+)周年"
)  # “…”战略[实施]20周年展览: no boundary, though 实施 is a verb
_NTH = late(r"第[\d一二三四五六七八九十]+届[^,;:。“”《》()、]{0,6}$")  # 第三届中国—东盟竹业博览会
_FOUNDED = late(r"(?:成立|建党|建立|诞辰)?(?:\d+|[一二三四五六七八九十百]+)周年")
# 中国教育工会|湖州市第三次代表大会: the place is that of the name's branch
_CONGRESS = late(r"[一-鿿]{2,8}?第[一二三四五六七八九十\d]{1,3}次(?:会员|党员)?代表大会")
# [宋文海|同志追悼会]
_HONOURED = worded("<event_words/honoured>[^,。;]*<event_words/remembers>")
_YEAR = late(r"\d{4}-?(?:\d{4})?(?:年(?:度|[春夏秋冬]季?|[上下]半年|第?[一二三四]季度)?|学年)$")
_NOUNS = ("n", "vn", "an", "s", "b", "j", "l", "i")


@dataclass(frozen=True, slots=True)
class Name(Mention):
    """A name of an event or programme in the folded text; `bare` if it is a head alone (会议, 此次活动)."""

    head: str
    cls: str  # an event's class; "" for programmes
    strong: bool
    bare: bool
    core: str  # what it has in quotes, "" if nothing
    open: bool = False  # its head is of no table: an event only because it is held


@cache
def stops() -> frozenset[str]:
    """Words that no name holds at its left end: verbs, adverbs, words of time."""
    return frozenset(word for row in table("name_stops", "words", "example") for word in row["words"].split())


class Namer:
    """Finds the names in one article's text, sentence by sentence, so that only those with a trigger cost time."""

    def __init__(self, text: Text) -> None:
        """`text`: the body or the headline."""
        self.text = text
        self._starts = [token.begin for token in text.tokens]
        self._closes = _quotes(text.folded)
        self._pairs = sorted((opener, closer) for closer, opener in self._closes.items())
        self._heads: list[tuple[int, int, Head]] | None = None  # found at the first need, by their ends

    def names(self, sentence: Span, barriers: Sequence[Span] = ()) -> list[Name]:
        """The names in `sentence`, in order, none inside another. A name neither crosses nor holds at its left end
        one of `barriers` (spans of bodies, persons, days, documents; sorted)."""
        if self._heads is None:
            self._heads = sorted(heads(self.text, self._closes), key=lambda hit: (hit[1], -hit[0]))
        first = bisect_right(self._heads, sentence.begin, key=_end)
        last = bisect_right(self._heads, sentence.end, key=_end)
        if first == last:
            return []
        folded, found, edge = self.text.folded, [], sentence.end
        pairs = self._pairs[bisect_left(self._pairs, (sentence.begin,)) : bisect_left(self._pairs, (sentence.end,))]
        outer = _outermost(pairs)
        quoted = _outermost([pair for pair in pairs if folded[pair[0]] == "“"])
        barriers = [  # “…实施宪法”宣传活动, 庆祝中华全国总工会成立100周年技能竞赛
            b
            for b in barriers
            if folded[b.begin] != "暨"  # 展览[暨文艺]汇演 holds no Mr Ji
            and not _within(b.begin, quoted)
            and not _FOUNDED.match(folded, b.end)
            and not _CONGRESS.match(folded, b.end)
            and not _NTH.search(folded, max(sentence.begin, b.begin - 10), b.begin)
        ]
        for begin, end, head in reversed(self._heads[first:last]):
            if (
                end > edge
                or begin < sentence.begin
                or _within(begin, outer)  # what is quoted is part of a name or a saying
                or not self._ends(end, begin)
                or (head.cls == "Inspection" and self._acts(begin, end))
                or _inside(begin, end, barriers)
            ):
                continue
            floor = max((b.end for b in barriers if b.end <= begin), default=sentence.begin)
            on_site = head.word.endswith("会") and folded.endswith(_ON_SITE, floor, begin)
            left = self._left(begin - len(_ON_SITE) * on_site, floor, sentence, programme=not head.cls)
            if left == floor and _HONOURED.match(folded, left, end):
                left = max((b.begin for b in barriers if b.end == left), default=left)
            name = folded[left:end]
            if head.floor >= 0 and not _BEFORE_HELD.fullmatch(folded, head.floor, left):
                continue  # 召开续会进行|部署
            addressed = head.unless == "addressed" and folded[left - 1] in "向给对"
            short = head.unless == "short" and len(name) <= _SHORT
            if addressed or short or (not head.cls and _REPORTING.fullmatch(name)):
                continue
            if _VISITS.search(name) and _GONE_TO.search(folded, max(sentence.begin, left - _LEG), left):
                continue
            core = _CORE.search(name)
            edge = left
            alone = name == head.word and not name.endswith("”")
            within = core[core.lastindex or 1] if core else ""
            found.append(Name(left, end, name, head.word, head.cls, head.strong, alone, within, head.open))
        return found[::-1]

    def _acts(self, begin: int, end: int) -> bool:
        """Whether 督导检查 is a verb: 督导“迎国庆”工作, 抽查了三家企业, 一行督导检查全县安全生产工作."""
        before = self.text.folded[max(0, begin - 6) : begin]
        return self.text.folded[end : end + 1] in _OBJECT or _DOER.search(before) is not None

    def words(self, begin: int, end: int) -> bool:
        """Whether `begin` to `end` are whole words: [要]求 and 重[要] are not."""
        at, stop = bisect_left(self._starts, begin), bisect_left(self._starts, end)
        first = at < len(self._starts) and self._starts[at] == begin
        return first and (stop == len(self._starts) or self._starts[stop] == end)

    def noun(self, begin: int, end: int) -> bool:
        """Whether `begin` to `end` is but the beginning of a noun: 慰问|金."""
        token = self.text.tokens[bisect_right(self._starts, begin) - 1]
        return token.tag == "n" and token.begin <= begin and token.end > end

    def _ends(self, end: int, begin: int) -> bool:
        """Whether a noun phrase ends at `end`: no word runs across (会议|室), no noun follows (活动|序幕)."""
        if end >= len(self.text.folded) or self.text.folded[end] in "由在于将是等的,。":
            return True
        if self.text.folded[end] in "了过" and self.text.folded[begin:end] == "工作":
            return False  # 为教职工|作了讲座
        if self.text.folded[end] in "组团" and not self.text.folded.startswith("组织", end):
            return False  # 活动组委员, 宣讲团成员
        index = bisect_right(self._starts, end) - 1
        token = self.text.tokens[index]
        word = self.text.folded[token.begin : token.end]
        if token.begin < end:
            return token.begin >= begin and word[-1] in "上后前中时"
        if word == "精神":
            return _TOLD_OF.search(self.text.folded, max(0, begin - 40), begin) is not None
        idiom = len(word) > 3 and token.tag.startswith(("i", "l"))  # 如约而至
        known = word[:2] in entries("behind_heads")
        return known or idiom or not token.tag.startswith(_NOUNS)

    def _left(self, begin: int, floor: int, sentence: Span, programme: bool) -> int:
        """Where the name whose head starts at `begin` begins, not before `floor`."""
        folded, tokens = self.text.folded, self.text.tokens
        left, index = begin, bisect_right(self._starts, begin) - 1
        prefix = folded[max(tokens[index].begin, floor) : begin]  # one word in the dictionary: 主持[会议], 事故[现场会]
        if prefix in stops():
            return begin
        left, index = begin - len(prefix), index - 1
        while index >= 0 and left > floor:
            token = tokens[index]
            word = folded[token.begin : token.end]
            if token.end - 1 in self._closes and word[-1] in _PAIRS:
                opener = self._closes[token.end - 1]
                if opener < floor:
                    break
                left = opener
                index = bisect_right(self._starts, opener - 1) - 1 if opener else -1
                continue
            if word == "的" and (about := _ABOUT.search(folded, max(floor, token.begin - 40), token.begin)):
                left = about.start()
                index = bisect_right(self._starts, left) - 2
                continue
            if word == "、" and (parts_levels(self.text, index) or folded.endswith("周年", floor, token.begin)):
                left, index = token.begin, index - 1
                continue
            if word == "的":
                theme = _THEME.search(folded, max(floor, token.begin - 60), token.begin)
                return theme.start() if theme else self._trim(left, begin)
            if token.begin < sentence.begin:
                break
            if programme and (word in _OCCASIONS or (token.end < begin and _LOOKING.fullmatch(word))):
                break  # 调研|供销社综合改革工作; but 慰问活动; 向大会|报告工作
            quoted = folded[token.begin - 1 : token.begin] == "”" and token.begin - 1 in self._closes  # “…”参观[活动]
            within = (
                _ANNIVERSARY.match(folded, left) or self._double(token.begin) or _OF_STAFF.match(folded, token.begin)
            )
            half = folded[left] in _JOINS and _HELD.search(
                folded, sentence.begin, token.begin
            )  # 秸秆|利用|和禁烧动员会
            if not ((quoted and word[-1].isalnum()) or within or half or self._joins(word, token.tag)):
                break
            if word in _SPLIT and self._headed(token.begin):
                break
            left = max(token.begin, floor)
            index -= 1
        return self._trim(left, begin)

    def _joins(self, word: str, tag: str) -> bool:
        if word in _INNER:
            return True
        stopped = word in stops() or (len(word) == 4 and word[2:] in stops())  # 广泛开展, but 可持续
        return not stopped and tag not in _STOP_TAGS and (tag != "x" or word.isalnum())

    def _double(self, at: int) -> bool:
        """Whether the first half of a double name begins with its head at `at`: …项目[启动仪式]暨文艺汇演."""
        folded = self.text.folded
        return any(folded[at : at + size] in known() and folded[at + size : at + size + 1] == "暨" for size in (3, 4))

    def _headed(self, end: int) -> bool:
        """Whether another name ends at `end`: …助学活动[和]…暖心行动 are two."""
        return any(word in known() for word in (self.text.folded[end - size : end] for size in (2, 3, 4)))

    def _trim(self, left: int, begin: int) -> int:
        if _TERM.search(self.text.folded, max(0, left - 16), left) and _SITTING.match(self.text.folded, left):
            return left
        while left < begin and (edge := _EDGE.match(self.text.folded[left:begin])) and edge.end():
            left += edge.end()
        return left


def _end(hit: tuple[int, int, Head]) -> int:
    return hit[1]


def is_year(text: str) -> bool:
    """Whether a date is a bare year or its season, which may belong to a name: 2023年技能大赛."""
    return _YEAR.match(text) is not None


def _outermost(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The quotations that lie in no other one; `pairs` are sorted by where they open."""
    found: list[tuple[int, int]] = []
    for opener, closer in pairs:
        if not found or opener > found[-1][1]:
            found.append((opener, closer))
    return found


def _within(at: int, quoted: Sequence[tuple[int, int]]) -> bool:
    index = bisect_left(quoted, (at,)) - 1
    return index >= 0 and quoted[index][0] < at < quoted[index][1]


def _inside(begin: int, end: int, barriers: Sequence[Span]) -> bool:
    return any(b.begin < end and begin < b.end for b in barriers)


def _quotes(text: str) -> dict[int, int]:
    """Where each quotation that closes at the key opens; the outermost alone counts for what is inside."""
    stack: list[int] = []
    pairs: dict[int, int] = {}
    for match in _QUOTES.finditer(text):
        opener = _PAIRS.get(match[0])
        if opener is None:
            stack.append(match.start())
        elif any(text[at] == opener for at in stack[-3:]):
            while text[stack[-1]] != opener:
                stack.pop()
            pairs[match.start()] = stack.pop()
    return pairs
