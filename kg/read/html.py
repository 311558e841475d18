"""A web page to the one article on it."""

import datetime
import hashlib
import re
from collections.abc import Iterator
from html import unescape

from kg.errors import InputError
from kg.late import late
from kg.model import Source
from kg.read.compose import compose
from kg.read.dates import from_address, from_name
from kg.read.decode import decode, is_chinese
from kg.read.input import Input
from kg.read.plain import check_lines

MAX_MARKUP = 4 << 20  # characters, pictures inside the page not counted; the longest reports have 300,000
MAX_ELEMENTS = 15_000  # usual pages have some hundreds, those of portals 5,000
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})|<\?xml[^>]{0,100}encoding=["']([\w-]{2,20})""", re.I
)
_CODE = late(r"&#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});")
_PICTURE = late(r"data:[a-z]+/[\w.+-]+(?:;[\w=-]+)*,[^\s\"')>]{100,}", re.I)


def read(given: Input) -> Iterator[Source]:
    """The article of a page: headline, date and byline, text and captions; navigation, comments and lists of links
    left out. Raises InputError for a page without one (an index, a film)."""
    from kg.read.main_text import article
    from kg.read.marked_up import tree
    from kg.read.page import about

    data = given.read()
    markup = _PICTURE.sub("", decode(data, given.charset or _charset(data))).lstrip()
    if markup.startswith("<?xml"):  # lxml takes no text that names an encoding
        markup = markup.partition(">")[2]
    for mark in ("<![CDATA[", "]]>"):  # to a browser the text behind is a comment; sites that write it mean text
        markup = markup.replace(mark, "")
    if not is_chinese(markup) and not any(is_chinese(unescape(code)) for code in _CODE.findall(markup)):
        raise InputError("no Chinese text in it")
    if len(markup) > MAX_MARKUP:
        raise InputError(f"more than {MAX_MARKUP} characters of markup, as no page of news has")
    page = tree(markup)
    if sum(1 for _ in page.iter()) > MAX_ELEMENTS:
        raise InputError(f"more than {MAX_ELEMENTS} elements of markup, as no page of news has")
    said = about(page)
    parts, above = article(page, said.headlines)
    text, regions = compose(parts)
    if not text:
        raise InputError("no article on this page: no run of sentences, only headings, links and short lines")
    check_lines(text)
    url = said.url or given.url
    yield Source(
        name=given.name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/html",
        date=said.date or above or given.date or _addressed(url, given) or given.told or from_name(given.name),
        url=url,
        publication=said.site,
        authors=said.authors,
        regions=regions,
    )


def _addressed(url: str | None, given: Input) -> datetime.date | None:
    """The day that the page's address gives, or its path where a copy of a site keeps that."""
    return from_address(url or "") or from_address(f"/{given.name}")


def _charset(data: bytes) -> str:
    """The encoding that a page says it is in, or ""."""
    match = _CHARSET.search(data[:4096])
    return (match[1] or match[2]).decode() if match else ""
