"""Source to Articles: the whole way of this stage."""

import datetime
from collections.abc import Iterator, Sequence

from kg.late import late
from kg.layout import site
from kg.layout.assemble import assemble
from kg.layout.blocks import Block, blocks
from kg.layout.bylines import Byline, of_dateline
from kg.layout.captions import captions, is_caption
from kg.layout.items import Item, Text, items
from kg.layout.lines import is_furniture
from kg.layout.meta import Meta
from kg.layout.strands import strands
from kg.layout.unbroken import Strand
from kg.layout.wrap import unwrapped
from kg.lexicon.words import worded
from kg.model import Article, Source

_CONTENTS = worded(r"<layout_words/contents_of>*<layout_words/contents>[:：]?")

_OPENING = 4  # paragraphs
_LEAD = late(r"\S{2,18}[讯电]\s?[（(]")
_NEAR = 40  # items above a caption that may date it


def articles(source: Source) -> tuple[Article, ...]:
    """The articles and photo captions of `source`, in its order; each has a text of its own.

    A piece that no headline or neighbour claims is an article without a headline. Running heads, navigation, lists of
    contents and headlines without a body are left out. `Article.date` is that of a line of its own (发布日期：…), else
    that of a line before the first headline (a newspaper's issue), else the source's. Never raises, whatever the text.
    """
    found = blocks(source)
    if any(block.level for block in found):
        read = [part for section in _sections(found) for part in _section(section)]
        issued = None
    else:
        page = items(unwrapped(site.cut(found)))
        read = _page(page, site.is_site(found))
        issued = _issued(page)
    made: list[Article] = []
    for strand, texts, credits in read:
        if strand.paragraphs:
            made.append(_article(source, len(made) + 1, strand, texts, credits, issued))
    return tuple(made)


_Read = tuple[Strand, Sequence[Item], list[Byline | Meta]]  # a strand, the items it points to, what stands beside them


def _page(page: Sequence[Item], of_a_site: bool) -> list[_Read]:
    """The strands of a page and the captions between them, in the order in which they begin."""
    apart = captions(page)
    out = {index for caption in apart for index in caption}
    place = [index for index in range(len(page)) if index not in out]
    rest = [page[index] for index in place]
    one = site.only_article(rest, of_a_site)
    credits = [item for item in rest if not isinstance(item, Text)]
    read = [(one, rest, credits)] if one else _owned(rest, strands(rest))
    found: list[tuple[int, _Read]] = [(place[_first(each[0])], each) for each in read]
    found += [(caption[0], _captioned(page, caption)) for caption in apart]
    return [read for _, read in sorted(found, key=lambda pair: pair[0])]


def _first(strand: Strand) -> int:
    return min([*strand.headlines, *(part[0] for part in strand.paragraphs)])


def _captioned(page: Sequence[Item], caption: Sequence[int]) -> _Read:
    """A caption with its own credit and the date of the metadata above it."""
    above = page[max(0, caption[0] - _NEAR) : caption[0]]
    dates = [item for item in above if isinstance(item, Meta) and item.date and not item.issue]
    credits = [item for index in caption if isinstance(item := page[index], Byline)]
    return Strand([], [[caption[0]]]), page, [*credits, *(Meta(meta.date, ()) for meta in dates[-1:])]


def _sections(found: Sequence[Block]) -> Iterator[list[Block]]:
    """Each heading of a Markdown text with what belongs to it. A heading with a body of its own keeps the deeper ones
    below it as subtitles; one without is only a shelf for them (## 详细新闻)."""
    section: list[Block] = []
    filled = False
    for block in found:
        if block.level and (not filled or block.level <= (section[0].level or block.level)):
            yield section
            section, filled = [], False
        section.append(block)
        filled = filled or (not block.level and not is_furniture(block.text))
    yield section


def _section(section: Sequence[Block]) -> list[_Read]:
    if not section or _CONTENTS.fullmatch(section[0].text):
        return []
    headed = section[0].level > 0
    found: list[Item] = [Text(section[0]), *items(section[1:])] if headed else items(section)
    apart = captions(found)
    out = {index for caption in apart for index in caption}
    rest = [(index, item) for index, item in enumerate(found) if index >= headed and index not in out]
    strand = Strand([0] if headed else [], [[index] for index, item in rest if isinstance(item, Text)])
    credits = [item for _, item in rest if not isinstance(item, Text)]
    return [(strand, found, credits), *(_captioned(found, caption) for caption in apart)]


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
    """The date of a newspaper's issue: of a masthead wherever it stands, else of a line above all texts."""
    for item in page:
        if isinstance(item, Meta) and item.date and item.issue:
            return item.date
    first = next((index for index, item in enumerate(page) if isinstance(item, Text)), len(page))
    return next((item.date for item in page[:first] if isinstance(item, Meta) and item.date), None)


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
    own = [item for item in credits if isinstance(item, Meta) and item.date and not item.issue]
    dates = [item.date for item in sorted(own, key=lambda item: not item.stated)]
    photos = [item.photo for item in credits if isinstance(item, Byline)]
    first = paragraphs[0][0]
    caption = not headlines and (all(photos) if photos else first.caption or is_caption(first.text))
    authors = [
        *_of_datelines([paragraph[0].text for paragraph in paragraphs[:_OPENING]]),
        *(name for item in credits for name in (item.names if isinstance(item, Byline) else item.authors)),
    ]
    return assemble(
        source,
        number,
        paragraphs,
        headline=" ".join(headlines) or None,
        authors=authors or ([] if caption else source.authors),
        date=dates[0] if dates else issued,
        confidence=round(strand.probability, 3),
        caption=caption,
    )


def _of_datelines(openings: Sequence[str]) -> tuple[str, ...]:
    """The authors that the first paragraph names, or one soon after it that opens like one (some pages begin with a
    summary, or a caption): 青禾网3月6日讯(记者 陈立言)."""
    leads = [text for at, text in enumerate(openings) if not at or _LEAD.match(text)]
    return next((names for text in leads if (names := of_dateline(text))), ())


def _block(item: Item) -> Block:
    assert isinstance(item, Text)
    return item.block
