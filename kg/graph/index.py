"""The index of a graph, from which a question is answered at once: Oxigraph's store on disk, and the names.

NAME.index is a folder beside NAME.ttl. Its of.json says of which files it was made: the hash of each, and the state by
which the file is known again without being read. The index of other files is not used: then the files are read.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.graph import search

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Index:
    """An index that fits its files: where it lies, how many triples it holds, the hashes of the files."""

    folder: Path
    triples: int
    hashes: tuple[str, ...]

    def store(self) -> Store:
        """The store, to be read alone. Raises OSError where it is damaged."""
        try:
            return Store.read_only(str(self.folder / "store"))
        except RuntimeError as error:
            raise OSError(str(error)) from error

    def names(self) -> sqlite3.Connection:
        """The index of names. Raises sqlite3.Error where it is damaged."""
        return search.opened(self.folder / "names.sqlite")


def beside(graph: Path) -> Path:
    """Where the index of the Turtle file `graph` lies."""
    return graph.with_suffix(".index")


def make(folder: Path, files: Sequence[Path]) -> None:
    """Make the index of Turtle `files` of ours in `folder`, which is not there yet. Raises OSError."""
    folder.mkdir()
    try:
        store = Store(str(folder / "store"))
        for file in files:
            store.bulk_load(path=str(file), format=RdfFormat.TURTLE, lenient=True)
        store.flush()
        search.index(store, folder / "names.sqlite").close()
    except (sqlite3.Error, RuntimeError, OSError) as error:
        raise OSError(str(error).partition(": While ")[0]) from error  # RocksDB goes on with a path that nobody knows
    triples = len(store)
    del store  # closes it
    (folder / "store" / "LOG").unlink(missing_ok=True)
    of = [{"sha256": _hash(file), "state": _state(file)} for file in files]
    said = {"format": _FORMAT, "triples": triples, "files": of}
    (folder / "of.json").write_text(json.dumps(said), encoding="utf-8")


def find(files: Sequence[Path]) -> Index | None:
    """The index beside the Turtle `files` of a graph (it, and its evidence), None where there is none of just these."""
    folder = beside(files[0])
    try:
        said = json.loads((folder / "of.json").read_text(encoding="utf-8"))
        of = said["files"] if said["format"] == _FORMAT else []
        if len(of) != len(files) or not all(map(_is_of, of, files)):
            return None
        return Index(folder, int(said["triples"]), tuple(str(one["sha256"]) for one in of))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_of(known: dict[str, object], file: Path) -> bool:
    return known["state"] == _state(file) or known["sha256"] == _hash(file)


def _state(file: Path) -> list[int]:
    """What changes when someone writes to a file; moving it does not."""
    found = file.stat()
    return [found.st_ino, found.st_size, found.st_mtime_ns]


def _hash(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
