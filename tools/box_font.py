"""Make kg/read/box.ttf, the one font that PDFs are read with: a small square for every character.

Usage: python tools/box_font.py kg/read/box.ttf

The square is narrower and lower than any character, so that the places of characters are those that the PDF itself
gives; a table of format 13 (many to one) holds all of Unicode's first planes in some hundred bytes.
"""

import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import cmap_format_13

EM, ASCENT, DESCENT = 1000, 880, 120
CORNERS = ((50, 0), (50, 500), (150, 500), (150, 0))
CHARACTERS = (*range(0x20, 0xD800), *range(0xE000, 0x30000))  # all but the surrogates
NAMES = {"familyName": "Gongbao Box", "styleName": "Regular", "fullName": "Gongbao Box", "psName": "GongbaoBox"}


def main(path: Path) -> None:
    """Write the font to `path`, the same bytes each time."""
    pen = TTGlyphPen(None)
    pen.moveTo(CORNERS[0])
    for corner in CORNERS[1:]:
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box"])
    builder.setupCharacterMap({0x4E00: "box"})
    builder.setupGlyf({".notdef": square, "box": square})
    builder.setupHorizontalMetrics({".notdef": (EM, CORNERS[0][0]), "box": (EM, CORNERS[0][0])})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=-DESCENT)
    builder.setupNameTable(NAMES | {"uniqueFontIdentifier": "gongbao-box", "version": "1"})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=-DESCENT, usWinAscent=ASCENT, usWinDescent=DESCENT)
    builder.setupPost()
    table = cmap_format_13(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = dict.fromkeys(CHARACTERS, "box")
    builder.font["cmap"].tables = [table]
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.font.save(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
