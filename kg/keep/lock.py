"""One at a time: a lock that the system itself takes away when its holder dies."""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.errors import InputError


@contextlib.contextmanager
def locked(path: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Inside, no one else is inside with the same `path`. Where someone is, `wait` is called, which says so (or
    raises, so as not to wait), and then we wait. Nothing is left behind. Raises InputError if `path` can't be made."""
    try:
        file = _acquire(path, wait)
    except OSError as error:
        raise InputError(f"{path.parent}: the folder can't be written to: {error.strerror or error}") from error
    try:
        yield
    finally:
        path.unlink(missing_ok=True)  # while it is ours: whoever waits for it sees that it has gone and makes a new one
        os.close(file)


def _acquire(path: Path, wait: Callable[[], None]) -> int:
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                wait()
                fcntl.flock(file, fcntl.LOCK_EX)
            if _same(file, path):
                return file
        except BaseException:
            os.close(file)
            raise
        os.close(file)


def _same(file: int, path: Path) -> bool:
    """Whether the open `file` is still the one at `path`."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False
