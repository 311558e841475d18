"""Which reader a file is for. A new format is one module beside this one with `read(Input)`, and its line here."""

import re
from pathlib import PurePosixPath

from kg.errors import InputError
from kg.late import late
from kg.plugins import READERS, names
from kg.read.input import MAX_FILE, Input
from kg.read.zips import open_zip

ENDINGS = {
    "": "plain",
    ".txt": "plain",
    ".md": "plain",
    ".markdown": "plain",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".epub": "epub",
    ".jsonl": "rows",
    ".ndjson": "rows",
    ".json": "rows",
    ".csv": "rows",
    ".tsv": "rows",
    ".xlsx": "sheet",
    ".xml": "library",
    ".mht": "mht",
    ".mhtml": "mht",
    ".pdf": "pdf",
    ".png": "scan",
    ".jpg": "scan",
    ".jpeg": "scan",
    ".tif": "scan",
    ".tiff": "scan",
    ".webp": "scan",
    ".bmp": "scan",
    ".warc": "warc",
    ".zip": "archive",
    ".gz": "gz",
}
STREAMED = frozenset({"rows", "warc", "archive", "gz"})  # may be larger than what is held in memory at once
PLUGIN = "plugin:"  # before the name of a reader that another package brings
_SIGNATURES = {b"PK\x03\x04": "archive", b"PK\x05\x06": "archive", b"\x1f\x8b": "gz", b"%PDF-": "pdf", b"WARC/": "warc"}
_OTHERS = {  # formats that are known and not read
    b"\xd0\xcf\x11\xe0": "an old Office file; save it as .docx or PDF",
    b"{\\rtf": "an RTF file; save it as .docx or PDF",
    b"Rar!": "a RAR archive; pack it as .zip",
    b"7z\xbc\xaf": "a 7z archive; pack it as .zip",
}
_PAGE = re.compile(rb"[\s\xef\xbb\xbf]*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)", re.I | re.S)
_OBJECT = re.compile(rb'[\s\xef\xbb\xbf]*\{\s*"[^"]{1,60}"\s*:')
_CONTROL = late(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def kind(given: Input) -> str:
    """The name of the module that reads `given`: by its first bytes where these are plain, else by its ending.
    Raises InputError for a format that is known and not read."""
    if given.kind:
        return given.kind
    head = given.head()
    for signature, reason in _OTHERS.items():
        if head.startswith(signature):
            raise InputError(reason)
    for signature, reader in _SIGNATURES.items():
        if head.startswith(signature):
            return _packed(given) if reader == "archive" else reader
    ending = PurePosixPath(given.name).suffix.lower()
    if ending in ENDINGS and ending:
        return ENDINGS[ending]
    if ending[1:] in names(READERS):
        return f"{PLUGIN}{ending[1:]}"
    return "html" if _PAGE.match(head) else "rows" if _OBJECT.match(head) else "plain"


def _packed(given: Input) -> str:
    """Which of the formats that are ZIP archives `given` is, by the files in it."""
    with open_zip(given) as archive:
        names = set(archive.NameToInfo)
    given.stream.seek(0)
    if "ppt/presentation.xml" in names:
        raise InputError("slides; save them as PDF")
    if "xl/workbook.xml" in names:
        return "sheet"
    return "docx" if "word/document.xml" in names else "epub" if "META-INF/container.xml" in names else "archive"


def too_large(name: str, size: int) -> bool:
    """Whether a file of that name and size will not be read, by its size alone."""
    return size > MAX_FILE and ENDINGS.get(PurePosixPath(name).suffix.lower()) not in STREAMED


def is_readable(name: str) -> bool:
    """Whether a file in a folder or archive is read, by its name: hidden ones and other formats are not."""
    path = PurePosixPath(name)
    ending = path.suffix.lower()
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not hidden and (ending in ENDINGS or ending[1:] in names(READERS))


def printable(name: str) -> str:
    """A name on one line and in UTF-8, whatever it is on disk."""
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return _CONTROL.sub(lambda char: char[0].encode("unicode_escape").decode(), name)
