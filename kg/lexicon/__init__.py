"""What is known, as data. Tables are tab-separated: a header line, `#` comments, an `example` column that is a test.

An example marks the wanted span with square brackets: `安吉县总工会[主席]王立平`. A text that must not match
stands in the column `counterexample`. What the cells of each column may hold stands in schema.tsv.
"""

import os
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from kg import rules
from kg.errors import UsageError
from kg.lexicon.cells import SCHEMA, check, header
from kg.lexicon.rows import Row as Row  # also under this name
from kg.lexicon.rows import rows
from kg.rules import Rule

HERE = Path(str(files(__name__)))
_OVERLAYS = "GONGBAO_LEXICON"


def overlay(folder: Path) -> None:
    """Lay the files of `folder` over those of the same names here, for this process and all that it starts: an entry of
    the same name (first column, key, frame) takes the place of ours, others are added. UsageError for a folder that
    is none or holds what is no file of the lexicon, or when the lexicon has been read without it."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder")
    known = {path.name for path in HERE.iterdir() if path.suffix in (".tsv", ".yaml")} - {SCHEMA.name}
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
    return (HERE / name, *(path for folder in overlays() if (path := folder / name).is_file()))


def columns(name: str) -> tuple[str, ...]:
    """The columns of `lexicon/NAME.tsv`, by its own head."""
    return header(HERE / f"{name}.tsv")


@cache
def table(name: str, *columns: str) -> tuple[Row, ...]:
    """The entries of `lexicon/NAME.tsv`, which must have exactly `columns`. Raises DataError with file and line."""
    entries: list[Row] = []
    for path in layers(f"{name}.tsv"):
        found = list(rows(path, columns))
        if path.parent != HERE:  # ours are held against the schema by the tests alone: it takes a tenth of a second
            check(path, found)
        keys = {row[columns[0]] for row in found}
        entries = [*(row for row in entries if row[columns[0]] not in keys), *found]
    _tables[name] = tuple(entries)
    return _tables[name]


@cache
def entries(name: str) -> frozenset[str]:
    """What the first column of `lexicon/NAME.tsv` holds: titles, words, names. Raises DataError with file and line."""
    return frozenset(next(iter(row.values())) for row in table(name, *columns(name)))


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
