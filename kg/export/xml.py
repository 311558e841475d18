"""XML written as it goes."""

import contextlib
import io
from collections.abc import Iterator
from typing import IO
from xml.sax.saxutils import XMLGenerator

from kg.late import late

_FORBIDDEN = late("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


@contextlib.contextmanager
def document(file: IO[bytes]) -> Iterator[XMLGenerator]:
    """An XML document in `file`. XMLGenerator alone would send each word on its own to the file."""
    buffered = io.TextIOWrapper(file, "utf-8", newline="\n")
    out = XMLGenerator(buffered, "utf-8", short_empty_elements=True)
    out.startDocument()
    yield out
    out.endDocument()
    buffered.detach()  # flushed, and left open


@contextlib.contextmanager
def element(out: XMLGenerator, name: str, **attributes: str) -> Iterator[None]:
    """An element around what is written within."""
    out.startElement(name, {key: plain(value) for key, value in attributes.items()})  # type: ignore[arg-type]
    yield
    out.endElement(name)
    if name in ("node", "edge", "key", "attribute", "graph"):
        out.characters("\n")


def plain(text: str) -> str:
    """`text` without the characters that XML knows no way to write."""
    return _FORBIDDEN.sub("\ufffd", text)
