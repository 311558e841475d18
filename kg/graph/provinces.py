"""The provinces as tiles of one size, each about where it lies: a map which needs no map of anybody's."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.errors import DataError


class Province(NamedTuple):
    """The first two digits of its adcode, its names and letters, the place of its tile."""

    code: str
    chinese: str
    letters: str
    english: str
    column: int
    row: int


@cache
def provinces() -> tuple[Province, ...]:
    """provinces.tsv beside this file. Raises DataError."""
    path, found = Path(__file__).with_name("provinces.tsv"), []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 6 or not all(cells) or not all(cells[at].isdecimal() for at in (0, 4, 5)):
            raise DataError(path, number, "wanted: code, name, letters, English name, column, row")
        code, chinese, letters, english, column, row = cells
        found.append(Province(code, chinese, letters, english, int(column), int(row)))
    return tuple(found)
