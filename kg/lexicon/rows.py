"""The rows of a table's file."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.errors import DataError


class Row(dict[str, str]):
    """One entry of a table: its values by column, where it stands (`line` is 1-based), and its id as a rule: its
    table and first value, `titles/主席`; for a second entry of that value `titles/主席#2`."""

    path: Path
    line: int
    rule: str


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The entries of the file, which must have exactly `columns`. Raises DataError with file and line."""
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
            fault = f"wanted {len(header)} cells, found {len(cells)}" if cells[0] else "the first cell is empty"
            raise DataError(path, number, f"{fault}: {line!r}")
        row = Row(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
        row.path, row.line = path, number
        known[cells[0]] += 1
        row.rule = f"{path.stem}/{cells[0]}" + (f"#{known[cells[0]]}" if known[cells[0]] > 1 else "")
        yield row
