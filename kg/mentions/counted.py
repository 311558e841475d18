"""What an amount counts, as text: the noun behind it (40家[“职工之家”]), else the words before it ([接访]达60人次)."""

from bisect import bisect_left, bisect_right
from itertools import pairwise

from kg.late import late
from kg.mentions.parallels import parts_levels
from kg.mentions.word_costs import tag
from kg.model import Text, Token

# What befalls people: 2人当场[死亡].
HARMED = late(
    "(?:当场|不幸|均|已)*(?P<what>伤亡|死亡|遇难|身亡|丧生|牺牲|[受重轻]伤|失踪|失联|被困|获救|中毒|溺亡|落水|脱险|被捕)"
)
TOLL = {"死": "死亡", "伤": "受伤"}  # 致3死5伤
# Words between a noun and the number behind it: 参训人数[达]1500人, 罚金[人民币]5万元.
_LINK = late(
    "(?:[让使令把将]|[高多]?达到?了?|增至|增加到|升至|上升到|累计|共计?|合计|总计|各|有|为|在|约|(?<!预)计|分别|已|近|仅|占|了|到|人民币|:)+$"
)
# 24名委员|出席会议: the tagger takes some for nouns
_ACTS = late(
    "等|因|由|来自|涉嫌|免费|次?共?对|重新|恢复|先后|出席|参[加与观]|参[赛会训](?!人|选手|队|代表|学员|者|单位|企业|作品|职工|嘉宾|干部)|"
    "吸引|惠及|帮助|欢聚|齐聚|汇聚|带领|率领|动员|(?:全面|积极|认真|共同|充分|深入|逐一|集中|扎实|有序|圆满|顺利)(?=[一-鿿]{2})|全部(?=[一-鿿])|列席|到[场会]|观[看摩]|选派|抽调|同台|年度|发布|荣获|获评|分获|斩获|摘得|获得(?!者)|授予|被[授评]|入选(?!者|作品|单位|项目)"
)
_DONE_FOR = late("授[旗牌]|颁奖|揭[牌幕]|剪彩|挂牌|营业|停业|停产|复工")  # 5个协会|授旗
# a noun of people: 45名|老人|测量血压
_PEOPLE = late(
    "(?:[者员工民众生客属眷]|(?<!个)人|[老青]年|妇女|儿童|孩子|干部|代表|选手|师傅|教师|老师|专家|领导|嘉宾|朋友|家长|司机|村医|骨干|模范)$"
)
# of whom it is told, not what is counted: 各基层工会|40余名
_HOUSE = late(
    "(?:[^人]会|公司|集团|单位|乡镇|街道|学校|学院|大学|[中小]学|医院|局|厅|委|院|中心|社区|[村县市区州镇乡]|部门|企业|一行|長|长)$"
)
# 4名|正式|代表, 12名|列席|代表
_KIND_OF_DELEGATE = late("(?:正式|特邀|列席|与会|参会|应到|实到)(?=代表|职工代表|会员代表)")
# 2000元|慰问金
_GIVEN = late(
    "[一-鿿]{0,6}?(?:[金款费]|物资|资金|补[贴助]|经费|红包|消费券|图书|设备|物品|用品|礼品|电脑|药品|器材)(?![一-鿿]{0,1}[额量])"
)
# 班子成员、科室主任、|职工|共150余人: of all of the list
_ALL_TOLD = late("、[^,。;:!?\n、]{1,16}(?:(?:全体)?(?:共计?|合计|总计|一共|累计)|等(?:共计?)?)(?:有|约|近|达)?$")
_FINED = late("^处(?=罚[金款])")  # 并处|罚金5万元
_SENTENCE = 40
_WHERE = late("(?:辖[区内]|[区县市省境]内|^全[县市区省]|地区|区域)$")
_DEVERBAL = frozenset("提案 议案 建议 报道 发明 考生".split())  # verbs to the dictionary
_WHO = frozenset("留守 困境 困难 失独 失能 失业 返乡 退役 退休 离休 受灾".split())
_HANDED = frozenset("送上 献上 奉上 递上 送去 送来".split())  # 送上|慰问金2000元
_GOES = frozenset("来到 赶到 前往 赶赴 走进 深入 赴 到 抵达".split())
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


def counted(text: Text, begin: int, end: int, kind: str) -> str:
    """What the amount `text.folded[begin:end]` counts; `kind` is that of its unit (lexicon/units.tsv). "" if unsaid."""
    if kind in ("person", "thing"):
        if text.folded[end - 1] in TOLL:
            return TOLL[text.folded[end - 1]]
        if text.folded[end : end + 1].isdigit():
            return ""  # 15个2023年节目
        harmed = HARMED.match(text.folded, end)
        noun = harmed["what"] if harmed else _behind(text, end)
        if _WHERE.search(noun):
            return ""  # 20余家辖区|律所
        if len(noun) > 1 or (noun and kind != "person"):
            return noun if harmed or kind != "person" else _people(text, end, noun)
    if kind == "money" and (given := _GIVEN.match(text.folded, end)):
        return given[0]
    if kind != "ratio" and _ALL_TOLD.search(text.folded, max(0, begin - _SENTENCE), begin):
        return ""
    noun = _before(text, begin, kind, text.folded[end : end + 1] in _CLOSING)
    if kind == "money":
        noun = _FINED.sub("", noun)
    nobody = len(noun) < 2 or noun.endswith("等") or _HOUSE.search(noun)  # 其中50人|为首次, 副主任甲等300人
    return "" if kind == "person" and nobody else noun


def _people(text: Text, end: int, noun: str) -> str:
    """`noun` behind the number of people without what they do: 45名|老人|测量血压; none where it is but a part of who
    is counted: 近百名|科研和技术人员."""
    joined = text.folded[end + len(noun) : end + len(noun) + 1] in {"和", "与", "及", "、"}
    if joined and not _PEOPLE.search(noun):
        return ""
    if not text.folded.startswith(noun, end):
        return noun
    tokens = text.tokens[bisect_right(text.tokens, end, key=lambda token: token.end) :][:_FAR]
    for token, following in pairwise(tokens):
        doing = following.tag in _VERBS or tag(text.folded[following.begin : following.end])[:1] == "v"
        if doing and following.end <= end + len(noun) and _PEOPLE.search(text.folded, end, token.end):
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
        goes = text.folded[token.begin : token.end] in _GOES  # 一行6人|来到位于安吉县的公司
        if token.tag in ("x", "m") or text.folded[token.end - 1] in _DOING or goes:
            break  # 300余人怀着|沉痛的心情
        if token.tag == "uj":
            stop, _ = _run(text, token.end, at + 1)
            return text.raw[token.end : stop]
    return ""


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
        elif at == begin and (kind := _KIND_OF_DELEGATE.match(folded, at)):
            at = kind.end()
        elif token.end - begin > _LONGEST or _acts(folded, token):
            return stop, index
        elif token.tag in _NOUNS or _noun(text, index) or (stop > begin and parts_levels(text, index)):
            at = token.end
            stop = at if token.tag in _ENDS or token.tag in ("v", "q") else stop
        else:
            return stop, index
    return stop, min(first + 16, len(text.tokens))


def _acts(folded: str, token: Token) -> bool:
    return bool(_ACTS.match(folded, token.begin) or _DONE_FOR.fullmatch(folded, token.begin, token.end))


def _noun(text: Text, index: int) -> bool:
    """Whether the tagger took a noun for a verb or unit; 便民|袋 before a mark is one word."""
    token = text.tokens[index]
    word = text.folded[token.begin : token.end]
    if token.tag == "q" and len(word) == 1:
        return text.folded[token.end : token.end + 1] in _CLOSING
    if word in _DEVERBAL or (token.tag == "v" and len(word) > 1 and _PEOPLE.search(word)):
        return True  # 168名|选手
    return token.tag in ("v", "q") and len(word) > 1 and tag(word)[:1] == "n"


def _before(text: Text, begin: int, kind: str, closed: bool) -> str:
    """Its nouns (投入[资金]300万元), or its verbs if none stands next to the number; `closed`: a mark follows it."""
    folded = text.folded
    linked = _LINK.search(folded[max(0, begin - 8) : begin])
    last = bisect_left(text.tokens, begin, key=lambda token: token.begin)
    least = begin - (len(linked[0]) if linked else 0)
    near = [token.begin for token in text.tokens[max(0, last - 8) : last] if least <= token.begin < begin]
    start = end = near[0] if near else begin  # 违法行为|2038起: 为 is of the word
    wanted = _NOUNS
    last = bisect_left(text.tokens, end, key=lambda token: token.begin)
    for token in reversed(text.tokens[max(0, last - 16) : last]):
        if token.end > start:
            continue
        if start == end and _ACTS.fullmatch(folded, token.begin, token.end):
            return ""  # 县法院选派|30余名一线法官: that is what was done
        if kind == "person" and token.tag == "nr" and not _PEOPLE.search(folded, token.begin, token.end):
            return ""  # 教师王立平|4名代表: he is none of what is counted
        quoted = folded.rfind("“", max(0, token.begin - 20), token.begin) if folded[token.begin] == "”" else -1
        if start == end and quoted < 0 and token.tag not in _NOUNS - _ASIDE:
            if kind in ("thing", "person") and not closed:
                return ""  # 走访|20余家辖区律所: what is done is not counted
            wanted = _GROWTH if kind == "ratio" else _VERBS
        if quoted >= 0:
            start = quoted
        elif start < end and folded[token.begin : token.end] in _WHO:
            start = token.begin  # 留守|儿童200名
            break
        elif text.folded[token.begin - 1 : token.end] in _HANDED:
            break
        elif token.tag in wanted and end - token.begin <= _LONGEST:
            start = token.begin
        elif token.tag == "m" and start < end and kind in ("person", "thing"):
            return ""  # 17支队伍|41名选手: of another number
        else:
            break
    begins = next((token for token in text.tokens[max(0, last - 17) : last] if token.begin == start), None)
    if begins is not None and begins.end - start == 1 and begins.end < end and folded[start - 1 : start] == "在":
        start = begins.end  # 在苏|投资规模
    return text.raw[start:end]
