"""Laws of the People's Republic by name, with or without 《》: 劳动合同法, 中华人民共和国民法典, 工伤保险条例.

Their names are data: kg/lexicon/laws.tsv.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from kg.errors import DataError
from kg.late import late
from kg.lexicon import table
from kg.mentions.organisation_lexicon import states
from kg.model import DocumentMention, Entity, Text
from kg.rules import written

LAW = written("document/law", "根据劳动合同法")

# 工会法律 and 民法院 are no laws, 国家宪法日 is a day
_END = late(
    "(?:法典?|条例|细则|规定|规则|办法)(?![律治院官学庭制人系理盲则务槌海门宝术子医警案定]|日|宣誓|宣传[周日月]|(?:和|、)?法律(?:委|赋予|法规)|草案|实施[条细办])"
)
# 医疗+保险法 and 日本+劳动法 are other laws: no word of these may precede.
_HERE = late("中国|我国|中华|全国|国务院|香港|澳门|中共")
_SENTENCE = 120  # characters before a law
_JOINS = frozenset(("n", "nz", "j", "b", "ns", "an"))


@cache
def laws() -> dict[str, str]:
    """Every form of a law's name, and its official title. Raises DataError if a form stands twice."""
    forms: dict[str, str] = {}
    for row in table("laws", "law", "label", "aliases"):
        for form in {row["law"]: 0, row["label"]: 0} | dict.fromkeys(filter(None, row["aliases"].split("|")), 0):
            if form in forms:
                raise DataError(row.path, row.line, f"{form} stands here twice")
            forms[form] = row["label"]
    return forms


@cache
def _longest() -> int:
    return max(map(len, laws()))


def in_running_text(text: Text) -> Iterator[DocumentMention]:
    """The laws that `text` names, the longest name first, in order; those in 《》 too."""
    for match in _END.finditer(text.folded):
        end = match.end()
        for begin in range(max(0, end - _longest()), end - 1):
            label = laws().get(text.folded[begin:end])
            if label and _stands_alone(text, begin) and not _of_another_state(text.folded, begin):
                yield DocumentMention(begin, end, text.raw[begin:end], Entity("Legislation", label), why=(LAW,))
                break


def _of_another_state(folded: str, begin: int) -> bool:
    """Whether the sentence before speaks of another state and not of China: 法国政府起草了一份|宪法|修正案."""
    sentence = folded[max(0, max(folded.rfind(mark, 0, begin) for mark in "。;\n") + 1, begin - _SENTENCE) : begin]
    return _state().search(sentence) is not None and _HERE.search(sentence) is None


@cache
def _state() -> re.Pattern[str]:
    return re.compile("|".join(sorted(states())))


def _stands_alone(text: Text, begin: int) -> bool:
    """Whether a word begins here, and none that would make it another law's name stands before it."""
    at = bisect_left(text.tokens, begin, key=lambda token: token.begin)
    if at == len(text.tokens) or text.tokens[at].begin != begin:
        return False
    before = text.tokens[at - 1] if at else None
    return before is None or before.tag not in _JOINS or text.folded[before.begin : before.end] in ("中国", "我国")
