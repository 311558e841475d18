"""What the articles of one source know of the nodes that they name."""

from collections.abc import Iterator, Sequence

from kg.identity.around import around, kind_of_page
from kg.identity.person import persons
from kg.identity.record import Record
from kg.model import Extraction


def records(extractions: Sequence[Extraction]) -> Iterator[Record]:
    """All that the articles of one source know of the persons whom they name or are written by."""
    page = kind_of_page(extractions)
    for extraction in extractions:
        beside = around(extraction)
        yield from persons(extraction, page, beside)
