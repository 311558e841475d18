"""What is known, as data. Tables are tab-separated: a header line, `#` comments, an `example` column that is a test.

An example marks the wanted span with square brackets: `安吉县总工会[主席]王立平`. A text that must not match
stands in the column `counterexample`.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.errors import DataError


class Row(dict[str, str]):
    """One entry of a table: its values by column, and `line`, where it stands (1-based)."""

    line: int


@cache
def table(name: str, *columns: str) -> tuple[Row, ...]:
    """The entries of `lexicon/NAME.tsv`, which must have exactly `columns`. Raises DataError with file and line."""
    path = Path(str(files(__name__))) / f"{name}.tsv"
    return tuple(_rows(path, columns))


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    header: list[str] | None = None
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
        row.line = number
        yield row
