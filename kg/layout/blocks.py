"""A source cut into blocks: lines of a plain text, paragraphs and headings of Markdown or saved HTML."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.late import late
from kg.model import Source

# Spaces of all widths, byte order marks and invisible marks that web editors leave behind.
BLANK = (
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680"
    + "".join(map(chr, range(0x2000, 0x2010)))
    + "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
_LINE = late(rf"\n|[^\s|{BLANK}](?:[^\r\n\f]*[^\s|{BLANK}])?")  # | is left of a table's cells
_HAS_TAGS = late(r"</(?:p|div|span|strong)>|<br ?/?>", re.I)
_TOKEN = late(
    r"""(?P<comment><!--)
    |<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>
    |(?P<entity>&(?:[a-zA-Z]{2,8}|\#\d{1,7});)
    |(?P<image>!?)\[(?P<link>[^\[\]\n]{0,300})\]\([^()\n]{0,1000}\)
    |(?P<mark>\*\*|__)
    |(?P<newline>\r?\n)""",
    re.X,
)
_SKIPPED = frozenset({"script", "style", "iframe", "video"})
_LONGEST = 500  # runs: no paragraph has as many soft line ends
_INLINE = frozenset({"a", "b", "em", "font", "i", "img", "small", "span", "strong", "sub", "sup", "u"})
_HASHES = late(r"(#{1,6})\s+")
_SENTENCE_END = tuple("。！？!?；;：:”’」』）)》…")


class Run(NamedTuple):
    """Text and the offset in the source where it stands; -1 for a character that an HTML entity stood for."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph without the blanks around it. `level` is that of a heading (1 to 6), 0 for plain text;
    `gap` counts the empty lines before it."""

    text: str
    runs: tuple[Run, ...]
    level: int = 0
    gap: int = 0
    caption: bool = False  # that it is one of a picture, as its file says

    def cut(self, begin: int, end: int) -> "Block":
        """The part of this block from `begin` to `end` (offsets in `text`), without the blanks around it."""
        return _block(_slice(self.runs, begin, end), self.level, self.gap, self.caption)


def blocks(source: Source) -> list[Block]:
    """The blocks of `source` in its order, none of them empty."""
    if source.regions:  # its reader has seen what is a heading, and its text has no marks
        return list(_plain(source))
    if source.media_type == "text/markdown" or _HAS_TAGS.search(source.text):
        return [block for block in _marked_up(source.text) if block.text]
    return list(_plain(source))


def _plain(source: Source) -> Iterator[Block]:
    newlines = 0
    for match in _LINE.finditer(source.text):
        if match[0] == "\n":
            newlines += 1
            continue
        region = source.region(match.start())
        level, caption = (region.level, region.caption) if region else (0, False)
        yield Block(match[0], (Run(match[0], match.start()),), level, max(0, newlines - 1), caption)
        newlines = 0


def _marked_up(text: str) -> Iterator[Block]:
    runs: list[Run] = []
    unclosed: set[str] = set()
    at = newlines = 0
    for token in _TOKEN.finditer(text):
        if token.start() < at:  # inside a comment
            continue
        if token.start() > at:
            runs.append(Run(text[at : token.start()], at))
        at = token.end()
        kind = token.lastgroup
        inside = token["tag"].lower() if kind == "tag" else ""
        if kind == "comment" or (inside in _SKIPPED and not token["end"]):
            at = _behind(text, at, f"</{token['tag']}>" if inside else "-->", unclosed)
        elif token["link"] and not token["image"]:
            runs.append(Run(token["link"], token.start("link")))
        elif kind == "entity":
            runs.append(Run(html.unescape(token["entity"]), -1))
        elif (inside and inside not in _INLINE) or (kind == "newline" and _ends_paragraph(runs, text, at)):
            if runs:
                yield _heading(runs, newlines)
            runs, newlines = [], 0
        if kind == "newline":
            newlines += 1
    yield _heading([*runs, Run(text[at:], at)], newlines)


def _behind(text: str, at: int, end: str, unclosed: set[str]) -> int:
    """Where what is no text and ends with `end` is over; `at` if it never ends, as is then noted in `unclosed`."""
    found = -1 if end in unclosed else text.find(end, at)
    if found < 0:
        unclosed.add(end)
        return at
    return found + len(end)


def _ends_paragraph(runs: list[Run], text: str, at: int) -> bool:
    """Whether a line end is more than a soft one: in Markdown a lone line end inside a sentence means nothing."""
    line = runs[-1].text.rstrip() if runs else ""
    line = line or "".join(run.text for run in runs[-3:]).rstrip()
    if not line or len(runs) > _LONGEST or line.endswith(_SENTENCE_END) or line.lstrip().startswith("#"):
        return True
    return text[at : at + 1] in "\r\n#-*"


def _heading(runs: Iterable[Run], gap: int) -> Block:
    block = _block(runs, 0, gap)
    hashes = _HASHES.match(block.text)
    if not hashes:
        return block
    return _block(_slice(block.runs, hashes.end(), len(block.text)), len(hashes[1]), gap)


def _block(runs: Iterable[Run], level: int, gap: int, caption: bool = False) -> Block:
    """A block of `runs` without the blanks at its ends."""
    runs = [run for run in runs if run.text]
    text = "".join(run.text for run in runs)
    core = text.strip(BLANK)
    if len(core) < len(text):
        begin = len(text) - len(text.lstrip(BLANK))
        runs = list(_slice(runs, begin, begin + len(core)))
    return Block(core, tuple(runs), level, gap, caption)


def _slice(runs: Iterable[Run], begin: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        low, high = max(begin - at, 0), min(end - at, len(run.text))
        if low < high:
            yield Run(run.text[low:high], run.at + low if run.at >= 0 else -1)
        at += len(run.text)
