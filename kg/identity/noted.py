"""What the articles of one source know of the nodes that they name."""

from collections.abc import Callable, Iterator, Sequence

from kg.identity.around import around, kind_of_page
from kg.identity.body import bodies
from kg.identity.origin import origin
from kg.identity.person import persons
from kg.identity.record import Record
from kg.identity.reprints import texts
from kg.identity.thing import things
from kg.model import Extraction


def records(extractions: Sequence[Extraction], family: Callable[[str], str]) -> Iterator[Record]:
    """All that the articles of one source know of the persons whom they name or are written by, and of documents,
    venues, programmes, events and bodies, and their own texts. `family` says of what family a class is."""
    articles = [extraction.article for extraction in extractions]
    origins = [origin(article, articles) for article in articles]
    page = kind_of_page(extractions, origins)
    for extraction, home in zip(extractions, origins, strict=True):
        beside = around(extraction, home)
        yield from texts(extraction.article)
        yield from persons(extraction, page, beside, home.paper)
        yield from things(extraction, page, beside, family)
        yield from bodies(extraction, page, beside, family)
