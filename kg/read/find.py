"""Which files there are to read below the inputs that were given."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from kg.errors import UsageError
from kg.late import late
from kg.read.formats import is_readable, printable

_SAVED = late(r"(?:_files|\.files|_文件)$")  # pictures and scripts that a browser saves beside page.html
STDIN = Path("-")


def find(inputs: Sequence[Path]) -> list[tuple[Path, str]]:
    """The files to read with their names, sorted by name, each file once.

    A file given directly is taken whatever its ending and named by its file name, `-` is standard input; a folder
    gives the files that can be read (`kg.read.formats.ENDINGS`, hidden ones left out), named by the path below the
    folder with forward slashes. A folder without any is listed itself: `sources` then says so in one line, and the
    other inputs are still read; the same for a link that leads out of its folder.
    Raises UsageError for a path that does not exist.
    """
    found: dict[Path, tuple[Path, str]] = {}
    for given in inputs:
        if given == STDIN:
            found[given] = (given, "stdin")
            continue
        if re.match(r"https?:/", str(given)):
            raise UsageError(f"{given}: an address: save the page first (with a browser, or wget), and give the file")
        if not os.path.lexists(given):
            raise UsageError(f"{given}: no such file or folder")
        below = [(path, path.relative_to(given).as_posix()) for path, wanted in _walk(given) if wanted]
        # A link given directly is followed here; one that is still a link was met in a folder.
        for path, name in below or [(_real(given), given.name or _real(given).name)]:
            found.setdefault(_real(path), (path, printable(name)))
    return sorted(found.values(), key=lambda pair: (pair[1], str(pair[0])))


def ignored(inputs: Sequence[Path]) -> list[Path]:
    """The files below the given folders that `find` leaves out because of their ending, or as they are the network of
    a graph, sorted."""
    return sorted(path for given in inputs for path, wanted in _walk(given) if not wanted)


def _walk(folder: Path) -> Iterator[tuple[Path, bool]]:
    """The files below `folder`, and whether they are wanted; the folders that can't be looked into are."""
    closed: list[OSError] = []
    # Links to folders are not followed: they may lead round in circles.
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        pages = {PurePath(name).stem for name in names if name.lower().endswith((".html", ".htm"))}
        graphs = {name[:-8] for name in names if name.endswith(".sources") and f"{name[:-8]}.ttl" in names}
        own = {f"{name}.html" for name in graphs}
        out = {*pages, *(f"{name}.index" for name in graphs)}
        folders[:] = [name for name in folders if not name.startswith(".") and _SAVED.sub("", name) not in out]
        for name in names:
            if not name.startswith("."):
                yield Path(parent) / name, is_readable(name) and name not in own
    for error in closed:
        if error.filename and Path(error.filename) != folder:
            yield Path(error.filename), True


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))  # Path.resolve fails on links in a circle
