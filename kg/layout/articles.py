"""Source to Articles: the whole way of this stage."""

import datetime
from collections.abc import Iterator, Sequence

from kg.layout.assemble import assemble
from kg.layout.blocks import Block, blocks
from kg.layout.bylines import Byline, of_dateline
from kg.layout.items import Item, Meta, Text, items
from kg.layout.strands import Strand, strands
from kg.model import Article, Source


def articles(source: Source) -> tuple[Article, ...]:
    """The articles and photo captions of `source`, in its order."""
    found = items(blocks(source))
    read = strands(found)
    owner = _owners(found, read)
    return tuple(_article(source, n, strand, found, owner[id(strand)]) for n, strand in enumerate((s for s in read if s.paragraphs), 1))


def _owners(found, read):
    out = {id(s): [] for s in read}
    at = {i: s for s in read for i in [*s.headlines, *(x for p in s.paragraphs for x in p)]}
    cur = None
    for i, item in enumerate(found):
        if isinstance(item, Text):
            cur = at.get(i, cur)
        elif cur:
            out[id(cur)].append(item)
    return out


def _article(source, n, strand, found, more):
    paragraphs = [[found[i].block for i in p] for p in strand.paragraphs]
    head = " ".join(dict.fromkeys(found[i].block.text for i in strand.headlines)) or None
    authors = list(of_dateline(paragraphs[0][0].text))
    date = None
    for m in more:
        if isinstance(m, Byline): authors += m.names
        else:
            authors += m.authors; date = date or m.date
    return assemble(source, n, paragraphs, head, authors, date, round(strand.probability, 3))
