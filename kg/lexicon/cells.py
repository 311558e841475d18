"""What the cells of the tables may hold (schema.tsv), checked when a table is read that is not the program's own."""

import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.errors import DataError
from kg.late import late
from kg.lexicon.rows import Row, rows

SCHEMA = Path(__file__).with_name("schema.tsv")
_SIGN = late(r"[\[\](){}*+?|\\^$]")  # words are put into patterns as they are
_FREE = frozenset({"example", "counterexample"})
_SAID_OF_IT = _FREE | {"meaning"}  # no part of an entry's key
_EMPTY = "-"


class Column(NamedTuple):
    """What a column holds: a key of KINDS; for `one` the values allowed."""

    holds: str
    values: frozenset[str]


def check(path: Path, found: Sequence[Row]) -> None:
    """Hold the rows of the file of a table against the schema. Raises DataError with the line of the first wrong
    cell, or of an entry that stands there already, be it with another example or weight."""
    wrong = []
    columns = {name: schema().get(path.stem, {}).get(name, _unsaid(name)) for name in (found[0] if found else ())}
    for name, column in columns.items():
        values = _ours(path, name) if column.holds == "ours" else column.values
        wrong += [(row.line, f"{name}: {said}") for row in found if (said := KINDS[column.holds](row[name], values))]
    telling = _key(columns)
    first: dict[tuple[str, ...], int] = {}
    for row in found if telling else ():
        entry = tuple(row[name] for name in telling)
        if (line := first.setdefault(entry, row.line)) != row.line:
            wrong.append((row.line, f"{' '.join(filter(None, entry))} stands on line {line} already"))
    if wrong:
        raise DataError(path, *min(wrong, key=lambda one: one[0]))


def _unsaid(name: str) -> Column:
    return Column("text" if name in _FREE else "words", frozenset())


def _key(columns: Mapping[str, Column]) -> list[str]:
    """The columns that tell one entry from all others: its id and what it is one of, or else all that it says."""
    if any(column.holds == "id" for column in columns.values()):
        return [name for name, column in columns.items() if column.holds in {"id", "one"}]
    return [name for name, column in columns.items() if name not in _SAID_OF_IT and column.holds != "number"]


def _ours(path: Path, column: str) -> frozenset[str]:
    """What our own table of that file's name has in the column, up to a /: of host/near the role."""
    own = SCHEMA.with_name(path.name)
    return frozenset(row[column].partition("/")[0] for row in rows(own, header(own)))


def header(path: Path) -> tuple[str, ...]:
    """The columns of the file of a table, by its own head."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return tuple(next(line for line in lines if line and line[0] != "#").split("\t"))


@cache
def schema() -> Mapping[str, Mapping[str, Column]]:
    """Table → column → what it holds; a column that isn't here holds words. Raises DataError."""
    known: dict[str, dict[str, Column]] = {}
    for row in rows(SCHEMA, ("table", "column", "holds", "values")):
        if row["holds"] not in KINDS or (row["holds"] == "one") != bool(row["values"]):
            raise DataError(SCHEMA, row.line, f"holds is one of {', '.join(KINDS)}; one has values, and it alone")
        values = frozenset("" if value == _EMPTY else value for value in row["values"].split())
        known.setdefault(row["table"], {})[row["column"]] = Column(row["holds"], values)
    return known


def _words(cell: str, _: Collection[str]) -> str:
    return f"{cell!r} has a sign of patterns" if _SIGN.search(cell) else ""


def _number(cell: str, _: Collection[str]) -> str:
    try:
        return "" if math.isfinite(float(cell)) else f"{cell} is not finite"
    except ValueError:
        return f"{cell!r} is no number"


def _pattern(cell: str, _: Collection[str]) -> str:
    try:
        re.compile(cell)
    except re.error as error:
        return f"{cell!r} is no pattern: {error}"
    return ""


def _patterns(cell: str, _: Collection[str]) -> str:
    return next((said for one in cell.split() if (said := _pattern(one, ()))), "")


def _one(cell: str, values: Collection[str]) -> str:
    return "" if cell in values else f"{cell!r} is none of {', '.join(sorted(filter(None, values)))}"


KINDS: Mapping[str, Callable[[str, Collection[str]], str]] = {  # each says what is wrong, "" for nothing
    "words": _words,
    "text": lambda cell, _: "",
    "id": lambda cell, _: "" if cell.isidentifier() else f"{cell!r} is no identifier",
    "number": _number,
    "pattern": _pattern,
    "patterns": _patterns,
    "one": _one,
    "ours": lambda cell, values: (
        "" if cell.partition("/")[0] in values else f"{cell!r} is no name that the program knows"
    ),
}
