"""Files that change together: written aside as one folder, then moved into place.

What is aside counts once the database says so, in the same transaction as the sources that the files were made of. A
crash before that leaves the old files; after it, whoever comes next moves the rest into place. A reader of one file
sees the old one or the new one, whole.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Collection
from hashlib import sha256
from pathlib import Path

from kg.errors import GongbaoError


def aside(folder: Path, name: str, state: str) -> Path:
    """Where the files of `name` in `state` wait."""
    return folder / f".{name}.{state[:32]}.next"


def replace(
    folder: Path,
    name: str,
    state: str,
    files: Collection[str],
    make: Callable[[Path], None],
    commit: Callable[[], None],
) -> None:
    """Replace `files` in `folder`, and folders that belong to them, all or none: `make` makes them in the folder where
    they wait, `commit` says in the database that `state` counts. Raises GongbaoError; then the old files stand as they
    were."""
    waiting = aside(folder, name, state)
    settle(folder, name, None)
    for file in files:
        if (folder / file).is_dir():
            raise GongbaoError(f"{folder / file}: cannot be written: a folder of that name is there")
    try:
        waiting.mkdir()
        make(waiting)
        for file in files:
            if (folder / file).exists():
                shutil.copymode(folder / file, waiting / file)
        _sync(waiting)
        _sync(folder)
        commit()
    except BaseException as error:
        with contextlib.suppress(OSError):
            shutil.rmtree(waiting)
        if isinstance(error, OSError):
            raise GongbaoError(f"{folder / name}: cannot be written: {error.strerror or error}") from error
        if isinstance(error, GongbaoError):  # the user knows the place, not where the files wait
            raise GongbaoError(str(error).replace(f"{waiting}{os.sep}", f"{folder}{os.sep}")) from error
        raise
    settle(folder, name, state)


def settle(folder: Path, name: str, state: str | None) -> bool:
    """Move into place what waits for `name` in `state`, drop whatever else waits. Whether anything was moved."""
    moved = False
    for waiting in sorted(folder.glob(f".{_literal(name)}.*.next")):
        if state is not None and waiting == aside(folder, name, state):
            for file in sorted(waiting.iterdir()):
                if file.is_dir() and (folder / file.name).is_dir():  # a folder takes no other's place
                    shutil.rmtree(folder / file.name)
                file.replace(folder / file.name)
                moved = True
            _sync(folder)
        shutil.rmtree(waiting)
    return moved


def waits(folder: Path, name: str) -> bool:
    """Whether a crash, or a build that goes on, has left anything aside."""
    return any(folder.glob(f".{_literal(name)}.*.next"))


def digest(path: Path) -> str:
    """The hash of a file's content, "" where there is none."""
    try:
        return hashed(path.read_bytes())
    except OSError:
        return ""


def hashed(data: bytes) -> str:
    """The hash of `data`."""
    return sha256(data).hexdigest()


def _literal(name: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def _sync(folder: Path) -> None:
    """See to it that what was written and renamed in `folder`, and all in folders below, outlives a power cut."""
    below = [path for path in folder.iterdir() if path.is_dir() and folder.name.endswith(".next")]
    for path in (folder, *(one for top in below for one in (top, *top.rglob("*")))):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
