"""The one source of a file whose pages were put together from parts."""

import datetime
import hashlib
from collections.abc import Iterable

from kg.errors import InputError
from kg.model import Source
from kg.read.compose import Part, compose
from kg.read.dates import from_name
from kg.read.decode import is_chinese
from kg.read.input import Input
from kg.read.plain import MAX_PLAIN, check_lines

NOTHING = "no Chinese text in it"


def composed(
    given: Input,
    data: bytes,
    parts: Iterable[Part],
    media: str,
    date: datetime.date | None = None,
    publication: str = "",
    nothing: str = NOTHING,
) -> Source:
    """The source of `given`, whose bytes are `data`, as the `parts` make it; `date` and `publication`: what its pages
    say. Raises InputError: `nothing` where no Chinese is in it, or where it is of a book's length."""
    text, regions = compose(parts)
    if not is_chinese(text):
        raise InputError(nothing)
    if len(text) > MAX_PLAIN:
        raise InputError(f"more than {MAX_PLAIN} characters; split it into files of one page or issue each")
    check_lines(text)
    return Source(
        name=given.name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media,
        date=date or given.date or given.told or from_name(given.name),
        url=given.url,
        publication=publication,
        regions=regions,
    )
