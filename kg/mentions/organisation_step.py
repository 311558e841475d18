"""One word further to the left in a name, or the end of it."""

from typing import NamedTuple

import rjieba

from kg.language.analyse import leading_words
from kg.late import late
from kg.mentions import word_costs
from kg.mentions.organisation_lexicon import words
from kg.mentions.organisation_scan import Scan
from kg.model import Token

_INNER_TAGS = frozenset("n ns nr nrt nrfg nz nt vn j b l i eng an nrf ng ag vg tg dg k g s f a m mq zg".split())
_PROPER_TAGS = frozenset("nr nrt nrfg ns nz nt eng nrf".split())
_MEASURES = "家处个座名所位项批次余多间支条户人届县市区"
_COUNTS = frozenset("mqt")
_NUMBER = late(r"\d+|第[一二三四五六七八九十百\d]+(?:届|中|小|人民|轮)?|[一二三四五六七八九十]+(?:届)?")
_MANY = frozenset({"乡镇"})  # of which there are many, so that none is named by it
_LEGAL = ("有限公司", "有限责任公司", "股份有限公司", "集团有限公司")


class _Bracket(NamedTuple):
    """What opens where a sign closes, in how many characters, and whether what it holds is a proper name."""

    opens: str
    longest: int
    proper: bool


_BRACKETS = {")": _Bracket("(", 12, False), "”": _Bracket("“", 20, True)}
SAID = late("[。!?;,]")  # marks of what is said in quotes, which is no name
_BEHIND_NAMES = frozenset("为是从在向把被")  # what the tagger takes for the last character of a name
JOINS = "联合"  # what two bodies do together, or a firm's own word
FUNCTION = frozenset("由在与和及被从向对为将给让使请至到赴受经据即则是有")


Step = tuple[int, bool]  # where a word begins, and whether it is a proper name


def step(scan: Scan, at: int, begin: int) -> Step | None:
    """One word further to the left of a name at `at`, whose ending begins at `begin`; None where the name stops."""
    if (bracketed := _BRACKETS.get(scan.folded[at - 1])) is not None:
        opening = scan.folded.rfind(bracketed.opens, max(0, at - bracketed.longest), at)
        said = opening >= 0 and SAID.search(scan.folded, opening, at) is not None  # “要办好。”|管委会主任说
        return (opening, bracketed.proper) if opening >= 0 and not said else None
    token = scan.ends.get(at)
    if token is None:
        return None
    word = scan.folded[token.begin : at]
    if at == begin and scan.folded.startswith(_LEGAL, begin):
        return token.begin, False  # 联合|股份有限公司
    if len(word) > 2 and word.startswith(JOINS) and token.begin in scan.bodies:
        return token.begin + 2, True  # 安吉县总工会联合|国岭律师事务所, where 联合国 is one word to the tagger
    if _stops(scan, token, word, at != begin):
        return None
    if len(word) > 1 and word[0] in FUNCTION and not rjieba.has_word(word):
        return token.begin + 1, token.tag in _PROPER_TAGS  # 大会由|华岭煤电公司, 向|青禾中学
    if at != begin and _numeral_of_an_owner(scan, token, word):
        return token.begin, False
    if _may_be_inside(scan, token, word, at != begin):
        return _inside(scan, token, word, at != begin)
    return (token.begin, False) if at != begin and _joins(scan, token, word, begin) else None


def _numeral_of_an_owner(scan: Scan, token: Token, word: str) -> bool:
    """安吉县公安局|月|河派出所, 浙江|千手|慈善基金会: what the tagger takes for a number or time behind an owner."""
    owned = token.begin in scan.bodies or token.begin in scan.places
    short = len(word) == 1 or (len(word) == 2 and word[-1] not in _MEASURES)
    return owned and short and token.tag in _COUNTS and not _NUMBER.fullmatch(word)


def _may_be_inside(scan: Scan, token: Token, word: str, inside: bool) -> bool:
    """Whether a name may hold the word; `inside`: it has words of its own already."""
    if token.tag in _INNER_TAGS or word in words("inner") or word in words("generic"):
        return True
    if token.tag == "v" and len(word) == 1 and word not in leading_words() and token.end in scan.starts and inside:
        return True
    owned = token.begin in scan.bodies or token.begin in scan.places  # 安吉县公安局|递铺|派出所
    return owned and len(word) > 1 and token.tag[0] in "vdp" and not rjieba.has_word(word)


def _inside(scan: Scan, token: Token, word: str, inside: bool) -> Step | None:
    """Where the name goes on over a word that it may hold: at its begin, or where a place or body ends in it."""
    if token.tag == "m" and not _NUMBER.fullmatch(word):
        return None
    if token.tag in {"s", "a", "k"} and len(word) < 2 and word not in words("inner"):
        return None
    ends = range(token.end - 1, token.begin, -1)
    if (owner := next((end for end in ends if end in scan.places or end in scan.bodies), None)) is not None:
        return owner, False  # 递铺街道|社区; 中铁十二局|常泰, where 局常泰 is a name to the tagger
    return token.begin, token.tag in _PROPER_TAGS or (len(word) == 1 and inside and token.tag in {"g", "zg"})


def _joins(scan: Scan, token: Token, word: str, begin: int) -> bool:
    """经济信息化和商务局; but 财政局和税务局, 家长委员会和后勤处, 杨行镇|和|上海银行 are two."""
    ended = token.begin in scan.places or token.begin in scan.bodies or token.begin in scan.endings
    return word in {"和", "与"} and not ended and begin - token.end <= 8


def _stops(scan: Scan, token: Token, word: str, inside: bool) -> bool:
    """Whether a name can't go on over `word`; `inside`: it has words of its own already."""
    if len(word) > 2 and word[-1] in _BEHIND_NAMES and token.tag.startswith("nr"):
        return True  # 聘任王伟为|华岭学院院长, where 王伟为 is a name to the tagger; 李雪是|水泥厂女工
    if word in words("calls") and token.tag == "v" and token.begin in scan.bodies and inside:
        return True  # 街道团工委|组织|社区团支部
    if word in words("stop") or (token.begin in scan.offices and len(word) > 1):
        return True
    if len(word) == 4 and (_is_a_deed(word) or word[2:] in words("stop")):
        return True  # 充分肯定|青禾植物园, a noun to the dictionary; 紧紧围绕|公司
    if len(word) > 1 and word[0] == "各":
        return True  # 全县|各乡镇和消防安全委员会成员单位
    if word in words("looks") and (what := scan.starts.get(token.end)) is not None:
        seen = scan.folded[what.begin : what.end]
        return seen in _MANY or seen in words("generic") or seen in words("any")  # 新添镇|检查|乡镇消防管理所
    return token.tag.startswith("nr") and token.begin in scan.title_ends  # 副主席|李丽及医院全体成员


def _is_a_deed(word: str) -> bool:
    return word_costs.tag(word[:2]) == "ad" and word_costs.tag(word[2:]) == "v"


def brand(scan: Scan, at: int) -> tuple[int, bool] | None:
    """One word more of a firm's name that the tagger knows as another: 犁耕 and 互动 in 湖南犁耕互动科技有限公司."""
    token = scan.ends.get(at)
    if token is None or token.tag[0] in "xupcry" or scan.folded[token.begin : at] in words("stop"):
        return None
    word = scan.folded[token.begin : at]
    if word[-1] in "年月日时" or word[0] in FUNCTION or word in leading_words() or token.begin in scan.offices:
        return None
    verb = token.tag[0] in "vd" and len(word) > 1
    if verb and rjieba.has_word(word) and not _behind_a_place(scan, token.begin):
        return None  # 走进|华岭机械有限公司
    return token.begin, False


def _behind_a_place(scan: Scan, at: int) -> bool:
    """Whether the run of words that ends at `at` begins with a place."""
    end = next((end for end in range(at, max(0, at - 12), -1) if end in scan.places), None)
    return end is not None and (end == at or scan.folded[end:at].isalnum())
