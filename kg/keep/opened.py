"""NAME.sources opened: to be built on by one process at a time, or to be looked at."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.errors import GongbaoError, InputError
from kg.keep import generation
from kg.keep.database import FOREIGN, connect, drop_if_empty
from kg.keep.kept import Kept
from kg.keep.lock import locked


@contextlib.contextmanager
def open_kept(folder: Path, name: str, wait: Callable[[], None], fresh: bool = False) -> Iterator[Kept]:
    """The sources kept for the graph `name` in `folder`, ours alone until the end of the block (`wait` as in
    `kg.keep.lock.locked`); what a crash left half moved is settled first. `fresh`: nothing of what was kept is used;
    the file is made anew, and takes the old one's place when the graph is published. Raises GongbaoError: no place, no
    permission, a full disk, or no file of ours."""
    path = folder / f"{name}.sources"
    with locked(folder / f".{name}.lock", wait):
        aside = folder / f".{name}.sources.new"
        if not fresh and not path.exists() and (folder / f"{name}.ttl").exists():
            raise InputError(
                f"{path} is missing, which says what {name}.ttl was made of: build anew all there is with --fresh, "
                "or under another --name"
            )
        try:
            aside.unlink(missing_ok=True)
            old = _old_state(path, folder, name) if fresh else ""
            with contextlib.closing(connect(aside if fresh else path)) as database:
                kept = Kept(folder, name, database, aside if fresh else None, old)
                if not fresh:
                    generation.settle(folder, name, kept.value("state") or None)
                yield kept
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorname", FOREIGN[1]) in FOREIGN:
                raise InputError(f"{path}: damaged ({error}): build anew with --fresh") from error
            raise GongbaoError(f"{path}: {error}") from error
        finally:
            aside.unlink(missing_ok=True)
            drop_if_empty(path)


@contextlib.contextmanager
def look(folder: Path, name: str) -> Iterator[Kept]:
    """The sources kept for the graph `name`, to look at: no one waits for us, nothing is changed. Raises InputError."""
    path = folder / f"{name}.sources"
    try:
        with contextlib.closing(connect(path, writing=False)) as database:
            yield Kept(folder, name, database)
    except sqlite3.Error as error:
        raise InputError(f"{path}: {error}") from error


def settle(folder: Path, name: str) -> None:
    """Before `name` is read: finish what a crash left half moved. A build that goes on is left alone."""

    def busy() -> None:
        raise InputError("")

    if generation.waits(folder, name) and os.access(folder, os.W_OK):
        with contextlib.suppress(InputError), open_kept(folder, name, busy):
            pass


def _old_state(path: Path, folder: Path, name: str) -> str:
    """Settle the graph of which `path` tells, as far as that can be read; what its nodes' names begin with."""
    state = base = ""
    if path.exists():
        with contextlib.suppress(sqlite3.Error, InputError), contextlib.closing(connect(path)) as database:
            old = Kept(folder, name, database)
            state, base = old.value("state"), old.base
    generation.settle(folder, name, state or None)
    return base
