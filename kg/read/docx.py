"""A Word file (.docx) to one Source: its paragraphs and the cells of its tables in order, headings by their style."""

import hashlib
import re
from collections.abc import Iterator
from io import BytesIO

from kg.errors import InputError
from kg.model import Source
from kg.read.compose import Part, compose
from kg.read.dates import from_name
from kg.read.decode import is_chinese
from kg.read.input import MAX_FILE, Input
from kg.read.plain import MAX_PLAIN, check_lines
from kg.read.zips import open_zip, unpack

MAX_XML = 16 << 20  # bytes of one part: a thousand pages
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_HEADING = re.compile(r"(?:heading|标题)\s*([1-6])?|title", re.I)


def read(given: Input) -> Iterator[Source]:
    """The one source of a Word file. Raises InputError for one that is damaged or holds no Chinese text."""
    import docx
    from docx.oxml.exceptions import InvalidXmlError

    data = given.read(MAX_FILE)
    _check(given)
    try:
        document = docx.Document(BytesIO(data))
        parts = [part for part in _parts(document) if part.text.strip()]
    except (KeyError, ValueError, SyntaxError, AttributeError, InvalidXmlError) as error:
        raise InputError(f"damaged Word file ({type(error).__name__}: {' '.join(str(error).split())[:100]})") from error
    text, regions = compose(parts)
    if not is_chinese(text):
        raise InputError("no Chinese text in it")
    if len(text) > MAX_PLAIN:
        raise InputError(f"more than {MAX_PLAIN} characters; split it into files of one page or issue each")
    check_lines(text)
    yield Source(
        name=given.name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        date=given.date or given.settings.date or from_name(given.name),
        url=given.url,
        regions=regions,
    )


def _check(given: Input) -> None:
    """Raises InputError for a file with parts that are damaged, too large or bombs, before anything parses them."""
    given.stream.seek(0)
    with open_zip(given) as archive:
        for member in archive.infolist():
            xml = member.filename.lower().endswith((".xml", ".rels"))
            if _ENTITIES.search(unpack(archive, member, MAX_XML if xml else MAX_FILE)[:4096]) and xml:
                raise InputError(f"{member.filename} in it defines entities, as no word processor does")


def _parts(document: "docx.document.Document") -> Iterator[Part]:  # type: ignore[name-defined]  # noqa: F821
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = list(dict.fromkeys(cell.text.strip() for cell in row.cells))
                yield from (Part(line) for cell in cells for line in cell.splitlines())
            continue
        style = (block.style.name or "") if block.style else ""
        heading = _HEADING.match(style)
        level = int(heading[1] or 1) if heading else 0
        caption = style.lower() in ("caption", "题注")
        lines = [line.strip(" \t\u3000") for line in block.text.splitlines() if line.strip()]
        if level:
            yield Part(" ".join(lines), level=level)
        else:
            yield from (Part(line, caption=caption) for line in lines)
