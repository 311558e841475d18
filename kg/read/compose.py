"""Parts of a page, in the order in which they are read, to the text of a source."""

from collections.abc import Iterable
from typing import NamedTuple

from kg.model import Region


class Part(NamedTuple):
    """A paragraph or a part of one, and where it stood: the fields of `kg.model.Region`."""

    text: str
    level: int = 0
    caption: bool = False
    page: int = 0
    column: int = 0
    box: tuple[float, float, float, float] | None = None
    confidence: float = 1.0
    goes_on: bool = False  # the paragraph before, which a column or page broke off


def compose(parts: Iterable[Part]) -> tuple[str, tuple[Region, ...]]:
    """The text of `parts`, a line for each paragraph, and the region of each part."""
    texts: list[str] = []
    regions: list[Region] = []
    at = 0
    for part in parts:
        if texts and not part.goes_on:
            texts.append("\n")
            at += 1
        regions.append(Region(at, *part[1:-1]))
        texts.append(part.text)
        at += len(part.text)
    return "".join(texts), tuple(regions)
