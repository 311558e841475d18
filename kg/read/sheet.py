"""A spreadsheet (.xlsx): each row is a source, as in a CSV file; the first row of a sheet names its columns."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from kg.errors import InputError
from kg.late import late
from kg.model import Source
from kg.read.docx import parsed
from kg.read.input import MAX_FILE, Input, Unread
from kg.read.rows import MOST_COLUMNS, Row, each
from kg.read.zips import open_zip, unpack

_X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = late(r"xl/worksheets/sheet(\d{1,6})\.xml")
_INDEX = late(r"\d{1,9}")
_SHARED = "xl/sharedStrings.xml"


def read(given: Input) -> Iterator[Source | Unread]:
    """A source for each row that has a text (report.xlsx#12). Raises InputError where the file is damaged."""
    yield from each(given, _rows(given))


def _rows(given: Input) -> Iterator[tuple[int, Row]]:
    given.stream.seek(0)
    with open_zip(given) as archive:
        found = archive.NameToInfo
        shared = []
        if _SHARED in found:
            strings = parsed(_SHARED, unpack(archive, found[_SHARED], MAX_FILE))
            shared = [_text(one) for one in strings.iter(f"{_X}si")]
        sheets = sorted((int(match[1]), name) for name in found if (match := _SHEET.fullmatch(name)))
        for _, name in sheets:
            sheet = parsed(name, unpack(archive, found[name], MAX_FILE))
            rows = (_cells(row, shared) for row in sheet.iter(f"{_X}row"))
            head = next(rows, {})
            if len(head) > MOST_COLUMNS:
                raise InputError(f"more than {MOST_COLUMNS} columns, as no table of texts has")
            for number, cells in enumerate(rows, 1):
                if any(cells.values()):
                    yield number, {head.get(column, column): value for column, value in cells.items()}


def _cells(row: etree._Element, shared: list[str]) -> dict[str, str]:
    """The values of a row by the letters of their columns."""
    found: dict[str, str] = {}
    for cell in islice(row.iter(f"{_X}c"), 4 * MOST_COLUMNS):
        column = (cell.get("r") or "").rstrip("0123456789") or f"{len(found)}"
        value = cell.find(f"{_X}v")
        text = (value.text or "") if value is not None else _text(cell)
        if cell.get("t") == "s":
            number = int(text) if _INDEX.fullmatch(text) else len(shared)
            text = shared[number] if number < len(shared) else ""
        found[column] = text.strip()
    return found


def _text(element: etree._Element) -> str:
    """The text of a string, without its pronunciation."""
    runs = (one for one in element.iter(f"{_X}t") if next(one.iterancestors(f"{_X}rPh"), None) is None)
    return "".join(one.text or "" for one in runs)
