"""Web archives (WARC): each page that was fetched is read as a file of its own."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from kg.errors import InputError
from kg.read.input import MAX_FILE, Input, Unread

_LONGEST_LINE = 64 << 10  # bytes of a header
_MEDIA = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "plain",
    "application/pdf": "pdf",
}


def read(given: Input) -> Iterator[Input | Unread]:
    """The answers that hold text, named by their place in the archive (site.warc#12); pictures, scripts and errors are
    passed over. Raises InputError for an archive that is damaged, when that is met."""
    from warcio.exceptions import ArchiveLoadFailed

    found = False
    try:
        for number, record in enumerate(_records(given.stream), 1):
            if record.rec_type not in ("response", "resource") or not _answered(record):
                continue
            media, _, parameters = _header(record, "Content-Type").partition(";")
            kind = _MEDIA.get(media.strip().lower())
            if kind is None:
                continue
            found = True
            name = f"{given.name}#{number}"
            data = record.content_stream().read(MAX_FILE + 1)
            if len(data) > MAX_FILE:
                yield Unread(name, f"{name}: larger than {MAX_FILE >> 20} MB")
                continue
            charset = parameters.partition("charset=")[2].strip(" \"';")
            url = record.rec_headers.get_header("WARC-Target-URI")
            yield Input(name, BytesIO(data), given.settings, given.depth + 1, url, charset, kind=kind)
    except (ArchiveLoadFailed, ValueError, OverflowError, EOFError) as error:
        raise InputError(f"damaged web archive ({' '.join(str(error).split())[:100]})") from error
    if not found:
        raise InputError("no page in this web archive")


def _records(stream: BinaryIO) -> Iterator[Any]:
    """The records of an archive, whose lines end somewhere."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.bufferedreaders import DecompressingBufferedReader
    from warcio.recordloader import ArcWarcRecordLoader

    class Reader(DecompressingBufferedReader):  # type: ignore[misc]
        def readline(self, length: int | None = None) -> bytes:
            return bytes(super().readline(length or _LONGEST_LINE))

    class Loader(ArcWarcRecordLoader):  # type: ignore[misc]
        def load_http_headers(self, kind: str, address: str | None, *more: object) -> object:
            return super().load_http_headers(kind, address or "http:", *more)  # an answer from nowhere is one, too

    records = ArchiveIterator(stream)
    records.reader, records.loader = Reader(stream), Loader(verify_http=False)
    return iter(records)


def _answered(record: object) -> bool:
    headers = getattr(record, "http_headers", None)
    return headers is None or headers.get_statuscode() == "200"


def _header(record: object, name: str) -> str:
    headers = getattr(record, "http_headers", None) or getattr(record, "rec_headers", None)
    return (headers.get_header(name) if headers else "") or ""
