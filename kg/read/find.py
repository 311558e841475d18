"""Which files there are to read below the inputs that were given."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import UsageError

TEXT_ENDINGS = frozenset({"", ".txt", ".md"})


def find(inputs: Sequence[Path]) -> list[tuple[Path, str]]:
    """The files to read with their names, sorted by name, each file once.

    A file given directly is taken whatever its ending and named by its file name; a folder gives its text files
    (`TEXT_ENDINGS`, hidden ones left out), named by the path below the folder with forward slashes. A folder
    without any is listed itself: `load` then says so in one line, and the other inputs are still read.
    Raises UsageError for a path that does not exist.
    """
    found: dict[Path, tuple[Path, str]] = {}
    for given in inputs:
        if not given.exists():
            raise UsageError(f"{given}: no such file or folder")
        if given.is_dir():
            below = [(path, path.relative_to(given).as_posix()) for path in _walk(given) if _is_text(path)]
        else:
            below = []
        for path, name in below or [(given, given.name or given.resolve().name)]:
            found.setdefault(path.resolve(), (path, _printable(name)))
    return sorted(found.values(), key=lambda pair: (pair[1], str(pair[0])))


def ignored(inputs: Sequence[Path]) -> list[Path]:
    """The files below the given folders that `find` leaves out because of their ending, sorted."""
    return sorted(path for given in inputs if given.is_dir() for path in _walk(given) if not _is_text(path))


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):  # links to folders are not followed: they may lead round in circles
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent) / name for name in names if not name.startswith("."))


def _is_text(path: Path) -> bool:
    return path.suffix.lower() in TEXT_ENDINGS


def _printable(name: str) -> str:
    """A name that is no UTF-8 on disk, made printable."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
