"""What is known, as data. Tables are tab-separated: a header line, `#` comments, an `example` column that is a test.

An example marks the wanted span with square brackets: `安吉县总工会[主席]王立平`. A text that must not match
stands in the column `counterexample`.
"""

import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from kg import rules
from kg.errors import DataError, UsageError
from kg.rules import Rule

_HERE = Path(str(files(__name__)))
_OVERLAYS = "GONGBAO_LEXICON"


class Row(dict[str, str]):
    """One entry of a table: its values by column, where it stands (`line` is 1-based), and its id as a rule: its
    table and first value, `titles/主席`; for a second entry of that value `titles/主席#2`."""

    path: Path
    line: int
    rule: str


def overlay(folder: Path) -> None:
    """Lay the files of `folder` over those of the same names here, for this process and all that it starts: an entry of
    the same name (first column, key, frame) takes the place of ours, others are added. UsageError for a folder that
    is none or holds what is no file of the lexicon, or when the lexicon has been read without it."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder")
    known = {path.name for path in _HERE.iterdir() if path.suffix in (".tsv", ".yaml")}
    if strange := sorted({path.name for path in folder.iterdir() if path.name[0] != "."} - known):
        raise UsageError(f"{folder / strange[0]}: no file of the lexicon is called so")
    if folder.resolve() in overlays():
        return
    if _tables:
        raise UsageError(f"{folder}: the lexicon has been read already")
    os.environ[_OVERLAYS] = os.pathsep.join(map(str, (*overlays(), folder.resolve())))


def overlays() -> tuple[Path, ...]:
    """The folders that lie over the lexicon, the topmost last."""
    return tuple(map(Path, filter(None, os.environ.get(_OVERLAYS, "").split(os.pathsep))))


def layers(name: str) -> tuple[Path, ...]:
    """The files of that name: ours, then those that lie over it."""
    return (_HERE / name, *(path for folder in overlays() if (path := folder / name).is_file()))


def columns(name: str) -> tuple[str, ...]:
    """The columns of `lexicon/NAME.tsv`, by its own head."""
    lines = (_HERE / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    return tuple(next(line for line in lines if line and line[0] != "#").split("\t"))


@cache
def table(name: str, *columns: str) -> tuple[Row, ...]:
    """The entries of `lexicon/NAME.tsv`, which must have exactly `columns`. Raises DataError with file and line."""
    rows: list[Row] = []
    for path in layers(f"{name}.tsv"):
        found = list(_rows(path, columns))
        keys = {row[columns[0]] for row in found}
        rows = [*(row for row in rows if row[columns[0]] not in keys), *found]
    _tables[name] = tuple(rows)
    return _tables[name]


_tables: dict[str, tuple[Row, ...]] = {}


@cache
def _rules(name: str) -> dict[str, Rule]:
    """The entries of a table that was read, as rules."""
    found = {}
    for row in _tables.get(name, ()):
        where = f"{rules.home(row.path)}:{row.line}"
        found[row.rule] = Rule(row.rule, where, row.get("example", ""), row.get("counterexample", ""))
    return found


def _rule(id: str) -> Rule | None:
    name = id.partition("/")[0]
    return _rules(name).get(id) if name in _tables else None


def _all() -> Iterator[Rule]:
    for name in sorted(_tables):
        yield from _rules(name).values()


rules.family(_rule, _all)


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    header: list[str] | None = None
    known: Counter[str] = Counter()
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path, 1, str(error)) from error
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            if tuple(header) != columns:
                raise DataError(path, number, f"columns are {header}, wanted {list(columns)}")
            continue
        if len(cells) > len(header) or not cells[0]:
            raise DataError(path, number, f"wanted {len(header)} cells, found {len(cells)}: {line!r}")
        row = Row(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
        row.path, row.line = path, number
        known[cells[0]] += 1
        row.rule = f"{path.stem}/{cells[0]}" + (f"#{known[cells[0]]}" if known[cells[0]] > 1 else "")
        yield row
