"""What the articles of one source know of the nodes that they name."""

from collections.abc import Callable, Iterator, Sequence

from kg.identity.around import around, kind_of_page
from kg.identity.person import persons
from kg.identity.record import Record
from kg.identity.reprints import texts
from kg.identity.thing import things
from kg.model import Extraction


def records(extractions: Sequence[Extraction], family: Callable[[str], str]) -> Iterator[Record]:
    """All that the articles of one source know of the persons whom they name or are written by, and of documents,
    venues, programmes and events, and their own texts. `family` says of what family a class is."""
    page = kind_of_page(extractions)
    for extraction in extractions:
        beside = around(extraction)
        yield from texts(extraction.article)
        yield from persons(extraction, page, beside)
        yield from things(extraction, page, beside, family)
