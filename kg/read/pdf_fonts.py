"""One font for every PDF: what a page says must not depend on the fonts that a machine happens to have.

pdfium takes two lines of the same words for one printed twice where it knows no size of their characters, as for fonts
that are neither in the file nor on the machine. It is given `box.ttf` (made by tools/box_font.py): a square for each
character, whatever the machine has. See fpdf_sysfontinfo.h of pdfium.
"""

import ctypes
from functools import cache
from pathlib import Path

_FONT = Path(__file__).with_name("box.ttf")
_HANDLE = 1  # the one font; 0 would say that there is none


class _Fonts:
    """What pdfium asks of a system, answered by one font. Kept alive as long as the process: pdfium calls back."""

    def __init__(self) -> None:
        from pypdfium2 import raw

        self.data = _FONT.read_bytes()
        kinds = dict(raw.FPDF_SYSFONTINFO._fields_)
        answers = {
            "Release": lambda this: None,
            "EnumFonts": lambda this, mapper: None,
            "MapFont": lambda this, weight, italic, charset, pitch, face, exact: _HANDLE,
            "GetFont": lambda this, face: _HANDLE,
            "GetFontData": self._give,
            "GetFaceName": lambda this, font, buffer, size: 0,
            "GetFontCharset": lambda this, font: raw.FXFONT_DEFAULT_CHARSET,
            "DeleteFont": lambda this, font: None,
        }
        calls = {name: kinds[name](answer) for name, answer in answers.items()}
        self.info = raw.FPDF_SYSFONTINFO(version=1, **calls)

    def _give(self, this: object, font: object, table: int, buffer: int, size: int) -> int:
        """Put the font (`table` 0) or one of its tables into `buffer`, where it fits. Returns how many bytes it has."""
        part = self.data if table == 0 else self._table(table)
        if buffer and size >= len(part):
            ctypes.memmove(buffer, part, len(part))
        return len(part)

    def _table(self, tag: int) -> bytes:
        name = tag.to_bytes(4, "big")
        for at in range(12, 12 + 16 * int.from_bytes(self.data[4:6], "big"), 16):
            if self.data[at : at + 4] == name:
                begin, length = (int.from_bytes(self.data[at + i : at + i + 4], "big") for i in (8, 12))
                return self.data[begin : begin + length]
        return b""


@cache
def use() -> _Fonts:
    """Tell pdfium of the one font; once a process, before the first document is opened."""
    from pypdfium2 import raw

    fonts = _Fonts()
    raw.FPDF_SetSystemFontInfo(ctypes.byref(fonts.info))
    return fonts
