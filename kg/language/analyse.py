"""What rules run on: a text folded without changing its length, cut into sentences and words."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache, partial
from itertools import accumulate, product
from unicodedata import normalize

import rjieba

from kg.language.needed import every
from kg.language.simplify import simplify
from kg.late import late
from kg.lexicon import table
from kg.model import Span, Text, Token

MOST = 1500  # characters of a sentence: rules look at all of one, some at each pair of what is in it

# Full-width forms to ASCII, corner brackets to quotation marks; Chinese punctuation that carries meaning stays.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x00A0: 0x20}
_FOLD |= str.maketrans("﹑「」『』・﹒‧", "、“”‘’···")
# Radicals and compatibility characters that PDF fonts write in place of characters: 总⼯会.
_FOLD |= {
    code: ord(plain)
    for first, last in ((0x2E80, 0x2FD5), (0xF900, 0xFAD9))
    for code in range(first, last + 1)
    if len(plain := normalize("NFKC", chr(code))) == 1 and plain != chr(code)
}
_FOLD |= str.maketrans(
    "⻓⻔⻋⻅⻉⻢⺠⻄⻘⻩⻰⻛⻜⻚⻥⻦⻬⻝⻁⻨⻆⻙⻤⻮⻳", "长门车见贝马民西青黄龙风飞页鱼鸟齐食虎麦角韦鬼齿龟"
)
# What stands for mentions where sentences are read (kg.frames.skeleton) is no text: fonts of a PDF use such characters.
_FOLD |= dict.fromkeys(range(0xE000, 0xE010), 0xFFFD)
_LEADS = frozenset("由与和对在经向同被为以从把给让请将及跟随是任陪原")
_NOUNS = frozenset({"n", "nr", "nt", "r"})
_ENDS_A_PLACE = frozenset("镇乡村县市区州寨庄屯")
_HOUSES = frozenset("院校局镇厂乡村区县市司所站队行团会社矿园处部")
# What the tagger takes for one word, by where it is two: a house and its unit, 市|市监局.
_TWO = {"公司党委": 2, "公司总部": 2, "支队党委": 2, "市市": 1}
# and by what stands before it, with their tags: 工商银行漳州|分行|为, 座谈会|上|校工会主席
_TWO_BEHIND = {"行为": ("分支", "np"), "上校": ("会式班动赛谈礼课坛营典", "pn")}
_PAIR = late(r'"([^"\n“”]{1,60})"')  # "三八"节, typed with straight quotes
_SOURCE = late("(?:^|(?<=[。!?;,:、\n”]))据(?![说悉了此统传称查报载介理点守])")
_token: Callable[[tuple[int, int, str]], Token] = partial(tuple.__new__, Token)  # half of what Token(…) costs
_SENTENCE = late(r"[^。!?;\n]*[。!?;\n]+[”’」』)]*|[^。!?;\n]+")


def fold(text: str) -> str:
    """`text` with full-width digits, letters and punctuation made half-width and traditional characters simplified,
    code point by code point."""
    folded = _name_dot().sub("·", simplify(text.translate(_FOLD)))
    return _PAIR.sub(_curled, folded) if '"' in folded else folded


@cache
def _name_dot() -> re.Pattern[str]:
    """What stands for the dot of a foreign name: 叶尔肯•哈布力; between letters of such names alone, 买买提.吐尔逊."""
    rows = table("transliteration_characters", "character", "weight")
    letter = f"[{''.join(row['character'] for row in rows)}]"
    sure = f"[{''.join(row['character'] for row in rows if float(row['weight']))}]"
    return re.compile(rf"[•∙⋅.](?:(?<=[一-鿿][•∙⋅])(?=[一-鿿])|(?<={letter}{letter}\.)(?={sure}{letter}))")


def _curled(pair: re.Match[str]) -> str:
    return f"“{pair[1]}”"


def analyse(text: str) -> Text:
    """Fold `text`, cut it into sentences (closing quotes stay with their sentence) and tag its words."""
    folded = fold(text)
    words, tags = zip(*_tagged(folded), strict=True) if folded else ((), ())
    leading = _leading()
    led = {word for word in set(words) if word[0] in leading and _may_lead(word)}
    if led or not _joined().isdisjoint(words):
        words, tags = zip(*_apart(words, tags, led), strict=True)
    ends = list(accumulate(map(len, words)))
    tokens = tuple(map(_token, zip([0, *ends], ends, tags, strict=False)))
    sentences = tuple(
        Span(begin, end)
        for found in _SENTENCE.finditer(folded)
        for begin, end in _bounded(folded, *found.span())
        if folded[begin:end].strip()
    )
    return Text(text, folded, sentences, tokens)


def _tagged(folded: str) -> list[tuple[str, str]]:
    """The words of `folded` and their tags; 据 before whom one quotes is a word of its own: 据|华岭医院院长介绍."""
    found, done = list[tuple[str, str]](), 0
    for source in every(_SOURCE, folded):
        found += rjieba.tag(folded[done : source.start()])
        found.append((folded[source.start()], "p"))
        done = source.end()
    return found + rjieba.tag(folded[done:])


@cache
def _joined() -> frozenset[str]:
    """What the tagger may join to one word: a preposition and the house behind it, a house and its unit."""
    pairs = (lead + house for lead, house in product(_LEADS, _HOUSES))
    return frozenset(pair for pair in pairs if not rjieba.has_word(pair)).union(_TWO, _TWO_BEHIND)


def _apart(words: Sequence[str], tags: Sequence[str], led: Set[str]) -> Iterator[tuple[str, str]]:
    """The words and their tags, with what was joined as two: 由|院(党委书记), 王立平|任|青禾(集团董事长); `led`: words
    of which that is to be asked."""
    before, kind = "", "x"
    for word, tag in zip(words, tags, strict=True):
        if (cut := _TWO.get(word)) is not None:
            yield from ((word[:cut], "n"), (word[cut:], "n"))
        elif word in _TWO_BEHIND:
            behind, two = _TWO_BEHIND[word]
            yield from zip(word, two, strict=True) if before and before[-1] in behind else ((word, tag),)
        elif word in _joined() and tag[:2] != "nr":
            yield from ((word[0], "p"), (word[1], "n"))
        elif word == "经" and kind == "x":
            yield word, "p"  # 经|公司党委研究
        elif word in led and (lead := _lead(word, tag, before, kind)):
            yield from ((word[0], lead), (word[1:], tag if tag[0] == "n" else "nz"))
        else:
            yield word, tag
        before, kind = word, tag


def _may_lead(word: str) -> bool:
    """Whether a word that begins with a verb before names may be that verb and a name: 任青禾, 经|; most are neither,
    任务."""
    return word == "经" or (len(word) > 2 and not rjieba.has_word(word))


def _lead(word: str, tag: str, before: str, kind: str) -> str:
    """The tag of the first character of `word`, a name to the tagger, if it is two words: 任|青禾(集团董事长),
    赴|永山(集团调研), 请|青禾(医院院长介绍); else empty. `before`, of the tag `kind`, is the word before it.
    """
    name = tag[0] == "n"
    short = len(word) == 3 and word[-1] not in _ENDS_A_PLACE
    holds = {
        "person": tag == "nr" and (kind == "nr" or before == "同志"),
        "opening": name and kind == "x",
        "any": short,
        "number": name and before.isdigit(),
        "noun": short and (tag == "ns" or kind in _NOUNS),
    }
    return next((lead for where, lead in _leading()[word[0]] if holds.get(where)), "")


@cache
def leading_words() -> frozenset[str]:
    """Words of one character that stand before names and in none."""
    return frozenset(_leading())


@cache
def _leading() -> dict[str, tuple[tuple[str, str], ...]]:
    """Character → where it is a word of its own before a name, and its tag there."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in table("leading_words", "character", "tag", "where", "example"):
        found.setdefault(row["character"], []).append((row["where"], row["tag"]))
    return {character: tuple(rows) for character, rows in found.items()}


def _bounded(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces that are not too long, cut behind the last mark that one may hold."""
    while end - begin > MOST:
        marks = (text.rfind(mark, begin, begin + MOST) + 1 for mark in ",:、 ")
        cut = next((at for at in marks if at > begin + MOST // 2), begin + MOST)
        yield begin, cut
        begin = cut
    yield begin, end
