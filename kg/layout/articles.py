"""Source to Articles: the whole way of this stage."""

import datetime
import re
from collections.abc import Iterator, Sequence

from kg.layout.assemble import assemble
from kg.layout.blocks import Block, blocks
from kg.layout.bylines import Byline, of_dateline
from kg.layout.items import Item, Meta, Text, items
from kg.layout.lines import is_furniture
from kg.layout.strands import Strand, strands
from kg.layout.wrap import unwrapped
from kg.model import Article, Source

_CONTENTS = re.compile(r"(?:新闻|内容|本期|节目|主要|要闻)*(?:摘要|提要|目录|导读|内容|看点)[:：]?")


def articles(source: Source) -> tuple[Article, ...]:
    """The articles and photo captions of `source`, in its order; each has a text of its own.

    A piece that no headline or neighbour claims is an article without a headline. Running heads, navigation, lists of
    contents and headlines without a body are left out. `Article.date` is that of a line of its own (发布日期：…), else
    that of a line before the first headline (a newspaper's issue), else the source's. Never raises, whatever the text.
    """
    found = blocks(source)
    if any(block.level for block in found):
        read = [_section(section) for section in _sections(found)]
        issued = None
    else:
        page = items(unwrapped(found))
        read = _owned(page, strands(page))
        issued = _issued(page)
    made: list[Article] = []
    for strand, texts, credits in read:
        if strand.paragraphs:
            made.append(_article(source, len(made) + 1, strand, texts, credits, issued))
    return tuple(made)


_Read = tuple[Strand, Sequence[Item], list[Byline | Meta]]  # a strand, the items it points to, what stands beside them


def _sections(found: Sequence[Block]) -> Iterator[list[Block]]:
    """Each heading of a Markdown text with what belongs to it. A heading with a body of its own keeps the deeper ones
    below it as subtitles; one without is only a shelf for them (## 详细新闻)."""
    section: list[Block] = []
    for block in found:
        filled = any(not other.level and not is_furniture(other.text) for other in section)
        if block.level and (not filled or block.level <= section[0].level):
            yield section
            section = []
        section.append(block)
    yield section


def _section(section: Sequence[Block]) -> _Read:
    if not section or _CONTENTS.fullmatch(section[0].text):
        return Strand(), (), []
    headed = section[0].level > 0
    found: list[Item] = [Text(section[0]), *items(section[1:])] if headed else items(section)
    body = [[index] for index, item in enumerate(found) if isinstance(item, Text) and index >= headed]
    return Strand([0] if headed else [], body), found, [item for item in found if not isinstance(item, Text)]


def _owned(page: Sequence[Item], read: Sequence[Strand]) -> list[_Read]:
    """Each strand with the bylines and metadata that stand behind one of its texts."""
    owner = {
        index: strand
        for strand in read
        for index in (*strand.headlines, *(i for part in strand.paragraphs for i in part))
    }
    credits: dict[int, list[Byline | Meta]] = {id(strand): [] for strand in read}
    current: Strand | None = None
    for index, item in enumerate(page):
        if isinstance(item, Text):
            current = owner.get(index, current)
        elif current:
            credits[id(current)].append(item)
    return [(strand, page, credits[id(strand)]) for strand in read]


def _issued(page: Sequence[Item]) -> datetime.date | None:
    for item in page:
        if isinstance(item, Text):
            return None
        if isinstance(item, Meta) and item.date:
            return item.date
    return None


def _article(
    source: Source,
    number: int,
    strand: Strand,
    found: Sequence[Item],
    credits: Sequence[Byline | Meta],
    issued: datetime.date | None,
) -> Article:
    headlines = dict.fromkeys(_block(found[index]).text for index in strand.headlines)
    paragraphs = [[_block(found[index]) for index in paragraph] for paragraph in strand.paragraphs]
    dates = [item.date for item in credits if isinstance(item, Meta) and item.date]
    return assemble(
        source,
        number,
        paragraphs,
        headline=" ".join(headlines) or None,
        authors=[
            *of_dateline(paragraphs[0][0].text),
            *(name for item in credits for name in (item.names if isinstance(item, Byline) else item.authors)),
        ],
        date=dates[0] if dates else issued,
        confidence=round(strand.probability, 3),
    )


def _block(item: Item) -> Block:
    assert isinstance(item, Text)
    return item.block
