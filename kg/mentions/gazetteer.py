"""The administrative divisions of China since 1980: who they are, what texts call them, what lies above them."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import kg.lexicon
from kg.errors import DataError
from kg.lexicon import Row, table
from kg.lexicon.words import worded
from kg.model import Place

LEVELS = ("province", "city", "county")


class Division(NamedTuple):
    """A county, city or province under one name: `last` is the last year that lists it, 0 if it is in force."""

    code: str
    name: str
    parent: str
    last: int
    short: tuple[str, ...]
    level: str  # one of LEVELS


@cache
def divisions() -> tuple[Division, ...]:
    """All divisions, by code; under one code those in force last."""
    return tuple(map(_division, _lines("divisions", "code name parent last short")))


def _division(cells: list[str]) -> Division:
    code, name, parent, last, short = cells
    level = LEVELS[0] if code.endswith("0000") else LEVELS[1] if code.endswith("00") else LEVELS[2]
    return Division(code, name, parent, int(last or 0), tuple(short.split()), level)


def _lines(name: str, columns: str) -> Iterator[list[str]]:
    """The cells of a long table of the lexicon: as kg.lexicon.table, but four times as fast."""
    path = Path(str(files(kg.lexicon))) / f"{name}.tsv"
    wanted, header = columns.split(), True
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if len(cells) != len(wanted) or (header and cells != wanted):
            raise DataError(path, number, f"wanted the cells {columns}, found {line[:60]!r}")
        if not header:
            yield cells
        header = False


@cache
def short_cities() -> frozenset[str]:
    """What the cities in force are called for short, be it also another word: 日照."""
    cities = (one for one in divisions() if one.name.endswith("市") and not one.last)
    return frozenset(short for one in cities for short in one.short if len(short) > 1)


@cache
def by_code() -> dict[str, Division]:
    """Each code's division: the one in force, else the latest."""
    return {division.code: division for division in divisions()}


@cache
def children() -> dict[str, tuple[Division, ...]]:
    """The divisions below each code."""
    below: dict[str, list[Division]] = {}
    for division in divisions():
        below.setdefault(division.parent, []).append(division)
    return {code: tuple(found) for code, found in below.items()}


@cache
def place(division: Division) -> Place:
    """`division` as a Place, with all that lies above it."""
    above = place(by_code()[division.parent]) if division.parent else None
    code = division.code if division.code.isdigit() else ""  # the cities and counties of Taiwan have none in GB/T 2260
    return Place(division.name, division.level, code, above)


def coded(row: Row, column: str) -> Place:
    """The place whose code stands in a column of a table. DataError where there is none."""
    if not (division := by_code().get(row[column])):
        raise DataError(row.path, row.line, f"{column}: no place has the code {row[column]!r}")
    return place(division)


@cache
def ancestors(code: str) -> frozenset[str]:
    """`code` and the codes of all that lies above it."""
    above = by_code()[code].parent if code in by_code() else ""
    return frozenset((code,)) | (ancestors(above) if above else frozenset())


@cache
def zones() -> dict[str, Place]:
    """The zones of the state by name."""
    return {row["name"]: Place(row["name"], "zone", "", coded(row, "above")) for row in table("zones", "name", "above")}


_PEOPLES = worded("<peoples/people>+(?=乡$)")  # of a township


@cache
def _township_lists() -> dict[str, str]:
    lists = {}
    for county, listed in _lines("townships", "county townships"):
        lists[county] = listed
    return lists


@cache
def townships(county: str) -> dict[str, str]:
    """The townships and streets of the county with code `county`: nine-digit code by name. 乐安铺苗族侗族乡 goes by
    乐安铺乡, too."""
    found = {entry[:-3]: county + entry[-3:] for entry in _township_lists().get(county, "").split()}
    return {_PEOPLES.sub("", name): code for name, code in found.items() if name.endswith("族乡")} | found


@cache
def township_codes() -> dict[str, tuple[str, ...]]:
    """The nine-digit codes of all townships of the country, by name."""
    codes: dict[str, tuple[str, ...]] = {}
    for county, listed in _township_lists().items():
        for entry in listed.split():
            name = entry[:-3]
            code = county + entry[-3:]
            codes[name] = (*codes[name], code) if name in codes else (code,)
    return codes
