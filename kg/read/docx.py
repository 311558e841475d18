"""A Word file (.docx) to one Source: its paragraphs, text boxes and tables in order, headings by their style.

Read from its XML and not by python-docx, which knows no tracked insertions and no text boxes, and unrolls merged cells.
"""

import re
from collections.abc import Iterator

from lxml import etree

from kg.errors import InputError
from kg.late import late
from kg.model import Source
from kg.read.compose import Part
from kg.read.composed import composed
from kg.read.input import MAX_FILE, Input
from kg.read.zips import open_zip, unpack

MAX_XML = 16 << 20  # bytes of one part: a thousand pages
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_HEADING = late(r"(?:heading|标题)\s*([1-6])?|title", re.I)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_PASSED = frozenset({f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText")})
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PROSE = late(r"[。！？]")

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(given: Input) -> Iterator[Source]:
    """The one source of a Word file. Raises InputError for one that is damaged or holds no Chinese text."""
    data = given.read(MAX_FILE)
    given.stream.seek(0)
    body, styles = _opened(given)
    parts = (part for part in _parts(body, styles) if part.text.strip())
    yield composed(given, data, parts, _MEDIA)


def _opened(given: Input) -> tuple[etree._Element, dict[str, str]]:
    """The document, and the names of its styles. Raises InputError for parts that are damaged, too large or bombs."""
    names: dict[str, str] = {}
    with open_zip(given) as archive:
        found = archive.NameToInfo
        body = parsed("word/document.xml", unpack(archive, found["word/document.xml"], MAX_XML))
        if "word/styles.xml" in found:
            styles = parsed("word/styles.xml", unpack(archive, found["word/styles.xml"], MAX_XML))
            for style in styles.iter(f"{_W}style"):
                name = style.find(f"{_W}name")
                names[style.get(f"{_W}styleId") or ""] = (name.get(f"{_W}val") or "") if name is not None else ""
    return body, names


def parsed(name: str, data: bytes) -> etree._Element:
    """The XML in `data`, a part called `name`. Raises InputError: damaged, or it defines entities."""
    if _ENTITIES.search(data[:4096]):
        raise InputError(f"{name} in it defines entities, as no word processor does")
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise InputError(f"damaged: {name} in it ({' '.join(str(error).split())[:100]})") from error


def _parts(root: etree._Element, styles: dict[str, str]) -> Iterator[Part]:
    """The paragraphs and rows below `root`, in order."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}p":
            yield from _paragraph(element, styles)
        elif element.tag == f"{_W}tr":
            yield from _row(element)
        elif element.tag not in _PASSED:
            stack += reversed(element)


def _paragraph(element: etree._Element, styles: dict[str, str]) -> Iterator[Part]:
    found = element.find(f"{_W}pPr/{_W}pStyle")
    style = styles.get(found.get(f"{_W}val") or "", "") if found is not None else ""
    heading = _HEADING.match(style)
    level = int(heading[1] or 1) if heading else 0
    boxes: list[etree._Element] = []
    lines = [line.strip(" \t\u3000") for line in _text(element, boxes).splitlines() if line.strip()]
    if level:
        yield Part(" ".join(lines), level=level)
    else:
        yield from (Part(line, caption=style.lower() in ("caption", "题注")) for line in lines)
    for box in boxes:
        yield from _parts(box, styles)


def _row(element: etree._Element) -> Iterator[Part]:
    """The cells of a row: side by side, as in a form or list (姓名 周文博 性别 男), or each by itself where they hold
    prose, as where a table sets a page in columns."""
    boxes: list[etree._Element] = []
    cells = [_text(cell, boxes).strip() for cell in element.iter(f"{_W}tc")]
    cells = [cell for cell in cells if cell]
    if len(cells) > 1 and not any(_PROSE.search(cell) for cell in cells):
        yield Part("\t".join(" ".join(cell.split()) for cell in cells))
    else:
        yield from (Part(line.strip()) for cell in cells for line in cell.splitlines())


def _text(root: etree._Element, boxes: list[etree._Element]) -> str:
    """The text of a paragraph or cell as it is printed: with what was inserted, without what was deleted. The boxes in
    it are noted in `boxes`."""
    found: list[str] = []
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}t":
            found.append(element.text or "")
        elif element.tag in _SIGNS:
            found.append(_SIGNS[element.tag])
        elif element.tag == f"{_W}txbxContent":
            boxes.append(element)
        elif element.tag not in _PASSED:
            if element.tag == f"{_W}p" and element is not root:
                found.append("\n")
            choice = element.find(f"{_CHOICE}Choice") if element.tag == f"{_CHOICE}AlternateContent" else None
            stack += [choice] if choice is not None else reversed(element)
    return "".join(found)
