"""Paragraphs of blocks to an Article whose every offset maps back to its source."""

import datetime
from collections.abc import Sequence

from kg.late import late
from kg.layout.blocks import Block
from kg.model import Article, Piece, Source

# Zero-width spaces and joiners, direction marks, soft hyphens: no part of a text.
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_HIDDEN, _SEEN = late(f"[{_INVISIBLE}]+"), late(f"[^{_INVISIBLE}]+")


def assemble(
    source: Source,
    number: int,
    paragraphs: Sequence[Sequence[Block]],
    headline: str | None,
    authors: Sequence[str],
    date: datetime.date | None,
    confidence: float,
    caption: bool = False,
) -> Article:
    """The article whose paragraphs are `paragraphs`, each a list of the blocks that a break parted.

    Blocks of one paragraph are joined with nothing, paragraphs with one newline. That newline belongs to no piece,
    nor does a character that was an HTML entity in the source. Invisible characters are left out.
    """
    texts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for index, paragraph in enumerate(paragraphs):
        if index:
            texts.append("\n")
            at += 1
        for run in (run for block in paragraph for run in block.runs):
            for seen in _SEEN.finditer(run.text):
                texts.append(seen[0])
                if run.at >= 0:
                    pieces.append(Piece(at, at + len(seen[0]), run.at + seen.start()))
                at += len(seen[0])
    return Article(
        source=source,
        number=number,
        text="".join(texts),
        pieces=tuple(pieces),
        headline=_HIDDEN.sub("", headline) if headline else headline,
        authors=tuple(dict.fromkeys(authors)),
        date=date or source.date,
        confidence=confidence,
        caption=caption,
    )
