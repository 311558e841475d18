"""CSV that a spreadsheet takes for text: no cell of it is run as a formula, whoever wrote it into a page."""

import csv
import io
import re

from kg.late import late

_BEGINS = "=+-@\t\r＝＋－＠"  # the full-width ones begin a formula too, where the spreadsheet is Chinese or Japanese
_SUSPECT = late(rf'(?:^|[,\n"])[{re.escape(_BEGINS)}]')
_NUMBER = late(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def guarded(data: bytes, tabs: bool = False) -> bytes:
    """The CSV `data` with an apostrophe before each cell that would be a formula; numbers stay numbers. `tabs`: with
    tabs between cells, line breaks and tabs in them as spaces."""
    text = data.decode()
    if not tabs and not _SUSPECT.search(text):
        return data
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    out = io.StringIO(newline="")
    ends = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
    rows = ([_plain(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline="")))
    if tabs:
        return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows).encode()
    writer = csv.writer(out, lineterminator=ends)
    writer.writerows(rows)
    return out.getvalue().encode()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell[:1] and cell[0] in _BEGINS and not _NUMBER.fullmatch(cell) else cell
