"""A built graph, to be asked: the graph and its evidence in one default graph."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import InputError
from kg.graph import index
from kg.late import late

_POSITION = late(r"(?:Parser error )?at line (\d+)(?: between columns? (\d+)[^:]*| column (\d+)[^:]*)?: *")


def files(graph: str | Path, folder: Path = Path("output")) -> list[Path]:
    """The files of `graph`: a Turtle file, or the NAME of a build in `folder`; with its evidence where that stands
    beside it. Raises InputError."""
    path = Path(graph)
    if not path.is_file() and path.suffix != ".ttl":
        path = folder / f"{graph}.ttl"
    if any(path.parent.glob(".*.next")):  # a crash left files half moved, or a build is moving them
        from kg.keep.opened import settle

        settle(path.parent, path.stem)
    if not path.is_file():
        known = sorted(one.stem for one in folder.glob("*.ttl") if not one.stem.endswith(".evidence"))
        hint = f"; built graphs: {', '.join(known)}" if known else ""
        raise InputError(f"{path}: no such graph{hint}")
    beside = path.with_suffix(".evidence.ttl")
    return [path, beside] if beside.is_file() else [path]


def load(graph: str | Path, folder: Path = Path("output")) -> Store:
    """A store with the `files` of `graph`. Raises InputError as `opened`."""
    return opened(files(graph, folder))


def opened(paths: Sequence[Path]) -> Store:
    """A store with the Turtle files `paths` of a graph: on disk where the index beside them is of just these, else read
    into memory. Raises InputError: missing, unreadable, or not Turtle, with the line."""
    if found := index.find(paths):
        with contextlib.suppress(OSError):  # damaged: the files tell the same
            return found.store()
    return in_memory(paths)


def in_memory(paths: Sequence[Path]) -> Store:
    """A store with the Turtle files `paths`, read now. Raises InputError as `opened`."""
    store = Store()
    for path in paths:
        add(store, path)
    return store


def add(store: Store, path: Path) -> None:
    """Add the triples of a Turtle file to `store`. Raises InputError: unreadable, or not Turtle, with the line."""
    try:
        store.bulk_load(path.read_bytes(), RdfFormat.TURTLE)
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise InputError(f"{path}{line}: not Turtle: {_POSITION.sub('', error.msg)}") from error
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
