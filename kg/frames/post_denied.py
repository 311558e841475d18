"""Offices that are told only to be denied: 网传“王立平任安吉县财政局局长”不属实 (lexicon/post_denials.tsv)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.frames.post_items import Post
from kg.language.needed import every
from kg.late import late
from kg.lexicon import table
from kg.lexicon.words import worded
from kg.model import Span

_QUOTED = late(r"[^,。;“”\n]{0,12}“[^“”\n]{0,80}”")
_SENTENCE = late(r"[^。!?\n]{0,120}")
_CLAUSE = late(r"[^,。;!?\n]*")
# 县总工会将于下周召开全委会,|选举王立平为主席
_PLANNED = worded(r"将(?:[于在]|择期|适时)[^,。;\n]{0,24}(?:召开|举行)[^,。;\n]{0,20},(?=<office_words/elects_next>)")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words that open such a stretch, words that close one, and a quotation with one of these behind it."""
    sides: dict[str, list[str]] = {"before": [], "opening": [], "behind": []}
    for row in table("post_denials", "word", "side", "example", "not_as"):
        sides[row["side"]].append(f"(?!{row['not_as']}){row['word']}" if row["not_as"] else row["word"])
    before, opening, behind = ("|".join(sorted(words, key=len, reverse=True)) for words in sides.values())
    opens = rf"{before}|(?:(?<=[,。;:“\s])|^)(?P<opening>{opening})"
    return re.compile(opens), re.compile(behind), re.compile(rf"“[^“”\n]{{2,80}}”[^,。;“”\n]{{0,12}}?(?:{behind})")


def believed(folded: str, posts: Sequence[Post]) -> tuple[Post, ...]:
    """`posts` of a text without those that it tells as a rumour, a condition or a vote that was lost."""
    spans = list(_denied(folded)) if posts else []
    return tuple(post for post in posts if not any(_meet(post.span, span) for span in spans))


def _denied(folded: str) -> Iterator[Span]:
    """The stretches of a text that say nothing of their own: 网传|“…”|不属实."""
    opens, closes, quoted = _patterns()
    for word in every(opens, folded):
        yield Span(word.end(), _end(folded, word, closes))
    for said in quoted.finditer(folded):
        yield Span(*said.span())
    for planned in _PLANNED.finditer(folded):
        yield Span(planned.end(), _clause_end(folded, planned.end()))


def _end(folded: str, word: re.Match[str], closes: re.Pattern[str]) -> int:
    """Where the stretch ends that `word` opens."""
    quoted = _QUOTED.match(folded, word.end())
    end = quoted.end() if quoted else _clause_end(folded, word.end())
    sentence = _SENTENCE.match(folded, end) if folded[end - 1] != "”" and not word["opening"] else None
    close = closes.search(folded, word.end(), sentence.end()) if sentence else None
    return close.start() if close else end


def _clause_end(folded: str, begin: int) -> int:
    clause = _CLAUSE.match(folded, begin)
    return clause.end() if clause else begin


def _meet(one: Span, other: Span) -> bool:
    return one.begin < other.end and other.begin < one.end
