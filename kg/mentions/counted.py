"""What an amount counts, as text: the noun behind it (40家[“职工之家”]), else the words before it ([接访]达60人次)."""

import re
from bisect import bisect_left, bisect_right

from kg.model import Text

# What befalls people: 2人当场[死亡].
HARMED = re.compile(
    "(?:当场|不幸|均|已)*(?P<what>伤亡|死亡|遇难|身亡|丧生|牺牲|[受重轻]伤|失踪|失联|被困|获救|中毒|溺亡|落水|脱险|被捕)"
)
TOLL = {"死": "死亡", "伤": "受伤"}  # 致3死5伤
# Words between a noun and the number behind it: 参训人数[达]1500人.
_LINK = re.compile(
    "(?:[让使令把将]|达到?了?|增至|增加到|升至|上升到|累计|共计?|合计|总计|各|有|为|在|约|(?<!预)计|分别|已|近|仅|占|了|到|:)+$"
)
_ACTS = re.compile(
    "等|次?共?对|先后|出席|参加|参与|列席|参观|到场|观看|观摩"
)  # 24名委员|出席会议: the tagger takes some for nouns
_CLOSE = re.compile("[”’]")
_NOUNS = frozenset(
    ("n", "nr", "ns", "nt", "nz", "nrt", "nrfg", "vn", "an", "ng", "a", "b", "j", "l", "i", "f", "s", "t")
)
_ENDS = _NOUNS - {"a", "b", "f"}  # an adjective may open or join a noun, not end it
_VERBS = frozenset(("v", "vn", "vd"))
_GROWTH = _NOUNS | {"v", "vd", "d"}  # 工业增加值同比增长5.2%
_LONGEST = 16  # characters


def counted(text: Text, begin: int, end: int, kind: str) -> str:
    """What the amount `text.folded[begin:end]` counts; `kind` is that of its unit (lexicon/units.tsv). "" if unsaid."""
    if kind in ("person", "thing"):
        if text.folded[end - 1] in TOLL:
            return TOLL[text.folded[end - 1]]
        harmed = HARMED.match(text.folded, end)
        noun = harmed["what"] if harmed else _behind(text, end)
        if noun:
            return noun
    return _before(text, begin, kind)


def _behind(text: Text, end: int) -> str:
    folded, stop, at = text.folded, end, end
    first = bisect_right(text.tokens, end, key=lambda token: token.end)  # it may begin before: 120|名选手
    for token in text.tokens[first : first + 16]:
        if token.end <= at:
            continue
        if folded[at] in "“‘":
            closed = _CLOSE.search(folded, at, at + 20)
            if closed is None:
                break
            at = stop = closed.end()
        elif token.tag in _NOUNS and token.end - end <= _LONGEST and not _ACTS.match(folded, token.begin):
            at = token.end
            stop = at if token.tag in _ENDS else stop
        else:
            break
    return text.raw[end:stop]


def _before(text: Text, begin: int, kind: str) -> str:
    """Its nouns (投入[资金]300万元), or its verbs if none stands next to the number."""
    folded = text.folded
    linked = _LINK.search(folded[max(0, begin - 8) : begin])
    start = end = begin - (len(linked[0]) if linked else 0)
    wanted = _NOUNS
    last = bisect_left(text.tokens, end, key=lambda token: token.begin)
    for token in reversed(text.tokens[max(0, last - 16) : last]):
        if token.end > start:
            continue
        quoted = folded.rfind("“", max(0, token.begin - 20), token.begin) if folded[token.begin] == "”" else -1
        if start == end and quoted < 0 and token.tag not in _NOUNS:
            wanted = _GROWTH if kind == "ratio" else _VERBS
        if quoted >= 0:
            start = quoted
        elif token.tag in wanted and end - token.begin <= _LONGEST:
            start = token.begin
        else:
            break
    return text.raw[start:end]
