"""What an amount counts, as text: the noun behind it (40家[“职工之家”]), else the words before it ([接访]达60人次)."""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import pairwise

from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import worded
from kg.mentions.parallels import parts_levels
from kg.mentions.word_costs import tag
from kg.model import Text, Token

TOLL = {"死": "死亡", "伤": "受伤"}  # 致3死5伤
# 班子成员、科室主任、|职工|共150余人: of all of the list
_ALL_TOLD = worded("、[^,。;:!?\n、]{1,16}(?:(?:全体)?(?:<event_words/in_all>|总计)|等(?:共计?)?)(?:有|约|近|达)?$")
_FINED = late("^处(?=罚[金款])")  # 并处|罚金5万元
_COINS = frozenset("币幣")  # 新台币|1100亿元
_SENTENCE = 40
_AND = late("[和与及]|以及")
_CLOSE = late("[”’]")
_NOUNS = frozenset(
    ("n", "nr", "ns", "nt", "nz", "nrt", "nrfg", "vn", "an", "ng", "a", "b", "j", "l", "i", "f", "s", "t")
)
_ENDS = _NOUNS - {"a", "b", "f", "s"}  # an adjective may open or join a noun, not end it; 老人|家中
_ASIDE = frozenset(("t", "f", "s"))  # no end of what stands before its number: 市供销社[先后]5次
_LIKE = frozenset(("l", "i", "a", "b", "z"))  # before 的 they tell how it is: 60份[原汁原味]的
_NAMED = frozenset(("ns", "nr", "nt", "nz", "vn"))  # 60位中国|和邻国领导人, 27名防疫|一线人员
_VERBS = frozenset(("v", "vn", "vd"))
_GROWTH = _NOUNS | {"v", "vd", "d"}  # 工业增加值同比增长5.2%
_DOING = frozenset("着了过")  # at the end of what those who are counted do
_LONGEST = 16  # characters
_FAR = 12  # tokens from a number to the 的 before what it counts
_CLOSING = frozenset(",。;、)!?\n") | {""}


@cache
def _any(role: str) -> str:
    """What any of the words of that role says, as a pattern."""
    rows = table("counted_words", "pattern", "role", "example")
    return f"(?:{'|'.join(row['pattern'] for row in rows if row['role'] == role)})"


@cache
def _words(role: str) -> re.Pattern[str]:
    """Any of the words of that role."""
    return re.compile(_any(role))


@cache
def _ends(role: str) -> re.Pattern[str]:
    """What ends in one of the words of that role."""
    return re.compile(f"{_any(role)}$")


@cache
def harmed() -> re.Pattern[str]:
    """What befalls people, as `what`: 2人当场[死亡]."""
    return re.compile(f"(?:当场|不幸|均|已)*(?P<what>{_any('harm')})")


@cache
def _given() -> re.Pattern[str]:
    """What an amount of money is: 2000元|慰问金."""
    return re.compile(f"[一-鿿]{{0,6}}?{_any('given')}(?![一-鿿]{{0,1}}[额量])")


@cache
def _kind_of_delegate() -> re.Pattern[str]:
    """4名|正式|代表, 12名|列席|代表"""
    return re.compile(f"{_any('delegate')}(?=代表|职工代表|会员代表)")


@cache
def _link() -> re.Pattern[str]:
    """Words between a noun and the number behind it: 参训人数[达]1500人, 罚金[人民币]5万元."""
    return re.compile(f"{_any('link')}+$")


def counted(text: Text, begin: int, end: int, kind: str) -> str:
    """What the amount `text.folded[begin:end]` counts; `kind` is that of its unit (lexicon/units.tsv). "" if unsaid."""
    if kind in ("person", "thing"):
        if text.folded[end - 1] in TOLL:
            return TOLL[text.folded[end - 1]]
        if text.folded[end : end + 1].isdigit():
            return ""  # 15个2023年节目
        harm = harmed().match(text.folded, end)
        noun = harm["what"] if harm else _behind(text, end)
        if _ends("ground").search(noun):
            return ""  # 20余家辖区|律所
        if len(noun) > 1 or (noun and kind != "person"):
            return noun if harm or kind != "person" else _people(text, end, noun)
    if kind == "money" and (given := _given().match(text.folded, end)):
        return given[0]
    if kind != "ratio" and _ALL_TOLD.search(text.folded, max(0, begin - _SENTENCE), begin):
        return ""
    noun = _before(text, begin, kind, text.folded[end : end + 1] in _CLOSING)
    if kind == "money":
        noun = "" if noun[-1:] in _COINS else _FINED.sub("", noun)
    nobody = len(noun) < 2 or noun.endswith("等") or _ends("house").search(noun)  # 其中50人|为首次, 副主任甲等300人
    return "" if kind == "person" and nobody else noun


def _people(text: Text, end: int, noun: str) -> str:
    """`noun` behind the number of people without what they do: 45名|老人|测量血压; none where it is but a part of who
    is counted: 近百名|科研和技术人员."""
    joined = text.folded[end + len(noun) : end + len(noun) + 1] in {"和", "与", "及", "、"}
    if joined and not _ends("people").search(noun):
        return ""
    if not text.folded.startswith(noun, end):
        return noun
    first = bisect_right(text.tokens, end, key=lambda token: token.end)
    for token, following in pairwise(text.tokens[first : first + _FAR]):
        doing = following.tag in _VERBS or tag(text.folded[following.begin : following.end])[:1] == "v"
        if doing and following.end <= end + len(noun) and _ends("people").search(text.folded, end, token.end):
            return text.raw[end : token.end]
    return noun


def _behind(text: Text, end: int) -> str:
    """The noun right behind `end` (22家[企业]), else the one that what stands there describes: 60尾耐寒的[鱼苗]."""
    first = bisect_right(text.tokens, end, key=lambda token: token.end)  # it may begin before: 120|名选手
    stop, last = _run(text, end, first)
    described = last < len(text.tokens) and text.tokens[last].tag == "uj" and _tells(text.tokens[last - 1])
    if stop > end and not described:
        joined = last < len(text.tokens) and text.tokens[last].tag in ("c", "m") and text.tokens[last].begin == stop
        return "" if joined and text.tokens[last - 1].tag in _NAMED else text.raw[end:stop]
    for at in range(last, min(first + _FAR, len(text.tokens))):
        token = text.tokens[at]
        goes = _words("going").fullmatch(text.folded, token.begin, token.end)  # 一行6人|来到位于安吉县的公司
        if token.tag in ("x", "m") or text.folded[token.end - 1] in _DOING or goes:
            break  # 300余人怀着|沉痛的心情
        if token.tag == "uj":
            stop, last = _run(text, token.end, at + 1)
            return text.raw[token.end : _before_a_deed(text, stop, last)]
    return ""


def _before_a_deed(text: Text, stop: int, last: int) -> int:
    """Where the noun ends that is read up to `stop`, without what is done: 4家来自湖州的企业|设置|了岗位."""
    deed = text.tokens[last - 1]
    done = text.folded[stop : stop + 1] in _DOING and deed.tag in _VERBS and deed.end == stop
    return deed.begin if done else stop


def _tells(token: Token) -> bool:
    """Whether a word before 的 tells how something is, not whose: 原汁原味的."""
    return token.tag in _LIKE or token.end - token.begin == 4


def _run(text: Text, begin: int, first: int) -> tuple[int, int]:
    """Where the noun that `begin` opens ends, with the token `first` on, and the first token behind what was read."""
    folded, stop, at = text.folded, begin, begin
    for index in range(first, min(first + 16, len(text.tokens))):
        token = text.tokens[index]
        if token.end <= at:
            continue
        if folded[at] in "“‘":
            closed = _CLOSE.search(folded, at, at + 20)
            if closed is None:
                return stop, index
            at = stop = closed.end()
        elif at == begin and (kind := _kind_of_delegate().match(folded, at)):
            at = kind.end()
        elif token.end - begin > _LONGEST or _acts(folded, token):
            return stop, index
        elif token.tag in _NOUNS or _noun(text, index) or (stop > begin and parts_levels(text, index)):
            at = token.end
            ends = token.tag in _ENDS or token.tag in ("v", "q")
            stop = at if ends or _words("noun").fullmatch(folded, token.begin, token.end) else stop
        else:
            return stop, index
    return stop, min(first + 16, len(text.tokens))


def _acts(folded: str, token: Token) -> bool:
    """Whether `token` begins what those counted do, or what is done for them."""
    whole = (_words(role).fullmatch(folded, token.begin, token.end) for role in ("deed", "going"))
    return bool(_words("act").match(folded, token.begin)) or any(whole)


def _noun(text: Text, index: int) -> bool:
    """Whether the tagger took a noun for a verb or unit; 便民|袋 before a mark is one word."""
    token = text.tokens[index]
    word = text.folded[token.begin : token.end]
    if token.tag == "q" and len(word) == 1:
        return text.folded[token.end : token.end + 1] in _CLOSING
    if _words("noun").fullmatch(word) or (token.tag == "v" and len(word) > 1 and _ends("people").search(word)):
        return True  # 168名|选手
    return token.tag in ("v", "q") and len(word) > 1 and tag(word)[:1] == "n"


def _before(text: Text, begin: int, kind: str, closed: bool) -> str:
    """Its nouns (投入[资金]300万元), or its verbs if none stands next to the number; `closed`: a mark follows it."""
    folded = text.folded
    linked = _link().search(folded[max(0, begin - 8) : begin])
    last = bisect_left(text.tokens, begin, key=lambda token: token.begin)
    least = begin - (len(linked[0]) if linked else 0)
    near = [token.begin for token in text.tokens[max(0, last - 8) : last] if least <= token.begin < begin]
    start = end = near[0] if near else begin  # 违法行为|2038起: 为 is of the word
    wanted = _NOUNS
    last = bisect_left(text.tokens, end, key=lambda token: token.begin)
    for token in reversed(text.tokens[max(0, last - 16) : last]):
        if token.end > start:
            continue
        if start == end and _words("act").fullmatch(folded, token.begin, token.end):
            return ""  # 县法院选派|30余名一线法官: that is what was done
        if kind == "person" and token.tag == "nr" and not _ends("people").search(folded, token.begin, token.end):
            return ""  # 教师王立平|4名代表: he is none of what is counted
        quoted = folded.rfind("“", max(0, token.begin - 20), token.begin) if folded[token.begin] == "”" else -1
        if start == end and quoted < 0 and token.tag not in _NOUNS - _ASIDE:
            if kind in ("thing", "person") and not closed:
                return ""  # 走访|20余家辖区律所: what is done is not counted
            wanted = _GROWTH if kind == "ratio" else _VERBS
        if quoted >= 0:
            start = quoted
        elif start < end and _words("who").fullmatch(folded, token.begin, token.end):
            start = token.begin  # 留守|儿童200名
            break
        elif _ends("handing").search(folded, max(0, token.begin - 1), token.end):
            break
        elif folded[token.begin - 1 : token.begin].isdigit():
            break  # 74|人次|款物1496735元: the unit of another number
        elif token.tag in wanted and end - token.begin <= _LONGEST:
            start = token.begin
        elif token.tag == "m" and start < end and kind in ("person", "thing"):
            return ""  # 17支队伍|41名选手: of another number
        elif start < end and kind in ("person", "thing") and _AND.fullmatch(folded, token.begin, token.end):
            return ""  # 企业和|组织243家: both are counted
        else:
            break
    begins = next((token for token in text.tokens[max(0, last - 17) : last] if token.begin == start), None)
    if begins is not None and begins.end - start == 1 and begins.end < end and folded[start - 1 : start] == "在":
        start = begins.end  # 在苏|投资规模
    return text.raw[start:end]
