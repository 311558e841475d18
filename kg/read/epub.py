"""An electronic book or magazine (EPUB): each chapter is a source of its own, in the order in which it is read."""

import hashlib
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from kg.errors import InputError
from kg.layout.meta import day
from kg.model import Source
from kg.read.compose import Part, compose
from kg.read.dates import from_name
from kg.read.decode import decode, is_chinese
from kg.read.input import MAX_BYTES, Input, Unread
from kg.read.marked_up import Line, lines, tree
from kg.read.plain import check_lines
from kg.read.zips import open_zip, unpack

_MOST = 5000  # chapters
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def read(given: Input) -> Iterator[Source | Unread]:
    """The chapters that have sentences: covers and lists of contents are no sources. Raises InputError where there
    are none, and for a damaged or encrypted book."""
    with open_zip(given) as archive:
        names = {member.filename: member for member in archive.infolist()}
        if "META-INF/encryption.xml" in names:
            raise InputError("a book under copy protection")
        container = _xml(archive, names, "META-INF/container.xml")
        package = next((one.get("full-path") or "" for one in container.iter("{*}rootfile")), "")
        book = _xml(archive, names, package)
        found = False
        for chapter in dict.fromkeys(_chapters(book, posixpath.dirname(package))):
            full = f"{given.name}/{chapter}"
            try:
                source = _chapter(full, unpack(archive, _member(names, chapter), MAX_BYTES), book, given)
            except InputError as error:
                yield Unread(full, f"{full}: {error}")
                found = True
                continue
            if source:
                yield source
                found = True
    if not found:
        raise InputError("no chapter with Chinese sentences in it")


def _member(names: dict[str, zipfile.ZipInfo], name: str) -> zipfile.ZipInfo:
    if name not in names:
        raise InputError(f"damaged book: no {name[:100] or 'list of chapters'} in it")
    return names[name]


def _xml(archive: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo], name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(unpack(archive, _member(names, name), MAX_BYTES), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"damaged book ({error})") from error


def _chapters(book: etree._Element, folder: str) -> Iterator[str]:
    items = {item.get("id"): item for item in book.iter("{*}item")}
    for index, reference in enumerate(book.iter("{*}itemref")):
        item = items.get(reference.get("idref"))
        if item is not None and index < _MOST and "nav" not in (item.get("properties") or "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))


def _chapter(name: str, data: bytes, book: etree._Element, given: Input) -> Source | None:
    markup = decode(data).lstrip()
    if markup.startswith("<?xml"):
        markup = markup.partition("?>")[2]
    if not is_chinese(markup):
        return None
    parts = [_part(line) for line in lines(tree(markup))]
    text, regions = compose(parts)
    if not any(sign in text for sign in "。！？"):
        return None
    check_lines(text)
    titles, dates = [one.text or "" for one in book.iter("{*}title")], [one.text or "" for one in book.iter("{*}date")]
    return Source(
        name=name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="application/xhtml+xml",
        date=next(filter(None, map(day, dates)), None) or given.told or from_name(given.name),
        publication=titles[0].strip() if titles else "",
        regions=regions,
    )


def _part(line: Line) -> Part:
    level = next((at for at, tag in enumerate(_HEADINGS, 1) if line.within(tag)), 0)
    return Part(line.text, level=level, caption=line.within("figcaption"))
