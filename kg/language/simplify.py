"""Traditional characters to simplified ones, one for one, so that offsets hold: 總工會 to 总工会.

The table is OpenCC's (TSCharacters.txt in opencc-python-reimplemented, Apache-2.0), read only when a text needs it.
Characters that simplified texts write too (乾隆, 著名) stay as they are, but for the two that nearly none does: 於, 徵.
"""

from functools import cache
from importlib.resources import files

from kg.lexicon.words import worded

_TRADITIONAL = worded("<traditional_characters/tells>")
_RARE = "於徵"  # 于9月26日, 征文: simplified texts have them in a surname and a note of music alone


def simplify(text: str) -> str:
    """`text` with its traditional characters simplified, code point by code point; other texts come back untouched."""
    return text.translate(_table()) if _TRADITIONAL.search(text) else text


@cache
def _table() -> dict[int, str]:
    lines = files("opencc").joinpath("dictionary/TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    table = {}
    for line in lines:
        traditional, _, simplified = line.partition("\t")
        choices = simplified.split()
        kept = traditional in choices and traditional not in _RARE
        if len(traditional) == 1 and choices and not kept and len(choices[0]) == 1:
            table[ord(traditional)] = choices[0]
    return table
