"""The sentence around a span, in three parts: before, the words themselves, after; and all sentences of a text."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.late import late

_END = late(r"[。！？；!?;\n]+[”’」』）)]*")


class Sentence(NamedTuple):
    """A sentence with its marked words, and the article that it stands in."""

    before: str
    marked: str
    after: str
    headline: str
    href: str


def sentence(text: str, begin: int, end: int, headline: str, href: str) -> Sentence:
    """The sentence of `text` around the span from `begin` to `end` (code points, end-exclusive)."""
    since = max((m.end() for m in _END.finditer(text, max(0, begin - 500), begin)), default=max(0, begin - 500))
    until = m.end() if (m := _END.search(text, max(begin, end - 1), end + 500)) else min(len(text), end + 500)
    return Sentence(text[since:begin].lstrip(), text[begin:end], text[end:until].rstrip(), headline, href)


def parted(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of `text` begins and ends."""
    begin = 0
    for found in _END.finditer(text):
        yield begin, found.end()
        begin = found.end()
    if begin < len(text):
        yield begin, len(text)
