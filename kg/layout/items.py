"""What stands on a page, in order: text, bylines and metadata, with the furniture left out."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.layout.blocks import Block
from kg.layout.bylines import Byline, at_end, byline
from kg.layout.lines import day, is_furniture, meta

LONGEST_HEADLINE = 60
_ENDED = re.compile(r"[。！？!?…；;：:][”’」』）)》\]】]*$|[。！？!?…][”’」』]?[（(][^（()）]{1,30}[）)]$")
_HEADLINE_END = re.compile(r"[^。；;，,、：:]$")
_AUTHOR_KEYS = re.compile(r"作者|供稿人?|撰稿人?")
_DATE_KEYS = re.compile(r"日期|时间|发布于")


@dataclass(frozen=True, slots=True)
class Text:
    """A block of an article's body, or a headline."""

    block: Block

    @property
    def ended(self) -> bool:
        """Whether its last sentence is complete."""
        return _ENDED.search(self.block.text) is not None

    @property
    def short(self) -> bool:
        """Whether it may be a headline by its form alone."""
        text = self.block.text
        return 4 <= len(text) <= LONGEST_HEADLINE and "。" not in text and _HEADLINE_END.search(text) is not None


@dataclass(frozen=True, slots=True)
class Meta:
    """What a line of metadata says about the article around it."""

    date: datetime.date | None
    authors: tuple[str, ...]


Item = Text | Byline | Meta


def items(blocks: Iterable[Block]) -> list[Item]:
    """The items of `blocks` in order. A byline behind a paragraph's last sentence becomes an item of its own."""
    found: list[Item] = []
    for block in blocks:
        text = block.text
        if len(text) > 160:
            _paragraph(block, found)
        elif is_furniture(text):
            continue
        elif (entries := meta(text)) is not None:
            found.append(_meta(entries))
        elif person := byline(text):
            found.append(person)
        else:
            _paragraph(block, found)
    return found


def _paragraph(block: Block, found: list[Item]) -> None:
    ending = at_end(block.text)
    if not ending:
        found.append(Text(block))
        return
    found.append(Text(block.cut(0, ending[0])))
    found.append(ending[1])


def _meta(entries: dict[str, str]) -> Meta:
    dates = [found for key, value in entries.items() if _DATE_KEYS.search(key) and (found := day(value))]
    authors: list[str] = []
    for key, value in entries.items():
        if _AUTHOR_KEYS.search(key) and (person := byline(value)):
            authors += person.names
    return Meta(dates[0] if dates else None, tuple(authors))
