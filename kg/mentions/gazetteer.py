"""The administrative divisions of China since 1980: who they are, what texts call them, what lies above them."""

from functools import cache
from typing import NamedTuple

from kg.lexicon import table
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
    return tuple(
        Division(code, row["name"], row["parent"], int(row["last"] or 0), tuple(row["short"].split()), _level(code))
        for row in table("divisions", "code", "name", "parent", "last", "short")
        for code in (row["code"],)
    )


def _level(code: str) -> str:
    return LEVELS[0] if code.endswith("0000") else LEVELS[1] if code.endswith("00") else LEVELS[2]


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
    return Place(division.name, division.level, division.code, above)


@cache
def ancestors(code: str) -> frozenset[str]:
    """`code` and the codes of all that lies above it."""
    above = by_code()[code].parent if code in by_code() else ""
    return frozenset((code,)) | (ancestors(above) if above else frozenset())


@cache
def zones() -> dict[str, Place]:
    """The zones of the state by name."""
    rows = table("zones", "name", "above")
    return {row["name"]: Place(row["name"], "zone", "", place(by_code()[row["above"]])) for row in rows}


@cache
def _township_lists() -> dict[str, str]:
    return {row["county"]: row["townships"] for row in table("townships", "county", "townships")}


@cache
def townships(county: str) -> dict[str, str]:
    """The townships and streets of the county with code `county`: nine-digit code by name."""
    return {entry[:-3]: county + entry[-3:] for entry in _township_lists().get(county, "").split()}


@cache
def township_codes() -> dict[str, tuple[str, ...]]:
    """The nine-digit codes of all townships of the country, by name."""
    codes: dict[str, tuple[str, ...]] = {}
    for county, listed in _township_lists().items():
        for entry in listed.split():
            name = entry[:-3]
            codes[name] = (*codes.get(name, ()), county + entry[-3:])
    return codes
