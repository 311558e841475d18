"""Makes kg/lexicon/pinyin.tsv out of pypinyin's tables, so that the program needs not load those (half a second).

Usage: pip install pypinyin && python tools/pinyin.py. Prints nothing; the same bytes for the same version.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

TARGET = Path(__file__).parent.parent / "kg" / "lexicon" / "pinyin.tsv"
HEAD = f"""\
# Pinyin without tones (ü is u). One syllable: the characters that are read so, first reading; several: the words of
# two or three characters that are not read as their characters are one by one. Made by tools/pinyin.py.
# Source: pypinyin {version("pypinyin")} (MIT, Copyright (c) 2016 mozillazg and others), pinyin_dict and phrases_dict.
syllables\ttexts
"""


def plain(readings: str) -> str:
    """The first of `readings` without tone: "zhòng,chóng" → zhong."""
    marked = unicodedata.normalize("NFD", readings.split(",")[0]).replace("ê", "e")
    return "".join(re.findall("[a-z]", marked))


def words(characters: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The words read otherwise than `characters` say, with their syllables."""
    for word, readings in phrases_dict.items():
        syllables = [plain(each[0]) for each in readings]
        if len(word) in (2, 3) and len(syllables) == len(word) and syllables != [characters.get(c) for c in word]:
            yield word, " ".join(syllables)


def main() -> None:
    """Write the table."""
    characters = {chr(code): plain(readings) for code, readings in pinyin_dict.items() if 0x4E00 <= code <= 0x9FFF}
    characters["〇"] = "ling"
    rows: dict[str, list[str]] = defaultdict(list)
    for text, syllables in sorted([*characters.items(), *words(characters)]):
        rows[syllables].append(text)
    lines = [f"{key}\t{(' ' if ' ' in key else '').join(texts)}\n" for key, texts in sorted(rows.items())]
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
