"""Which reader a file is for. A new format is one module beside this one with `read(Input)`, and its line here."""

import re
from pathlib import PurePosixPath

from kg.read.input import Input

ENDINGS = {
    "": "plain",
    ".txt": "plain",
    ".md": "plain",
    ".markdown": "plain",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".xhtml": "html",
    ".zip": "archive",
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_PAGE = re.compile(rb"[\s\xef\xbb\xbf]*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)", re.I | re.S)
_SIGNATURES = {b"PK\x03\x04": "archive"}


def kind(given: Input) -> str:
    """The name of the module that reads `given`: by its first bytes where these are plain, else by its ending."""
    head = given.head()
    for signature, reader in _SIGNATURES.items():
        if head.startswith(signature):
            return reader
    known = ENDINGS.get(PurePosixPath(given.name).suffix.lower())
    return known or ("html" if _PAGE.match(head) else "plain")


def is_readable(name: str) -> bool:
    """Whether a file in a folder or archive is read, by its name: hidden ones and other formats are not."""
    path = PurePosixPath(name)
    return path.suffix.lower() in ENDINGS and not any(part.startswith((".", "__MACOSX")) for part in path.parts)


def printable(name: str) -> str:
    """A name on one line and in UTF-8, whatever it is on disk."""
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return _CONTROL.sub(lambda char: char[0].encode("unicode_escape").decode(), name)
