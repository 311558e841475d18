"""Files that are written whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from kg.errors import GongbaoError


def replace(path: Path, pieces: Iterable[bytes]) -> str:
    """Make `pieces` the content of the file `path`, atomically: readers see the old file or the new one, never a half.
    Returns the content's hash.

    The folder must exist. An existing file keeps its permissions; a new one gets what the umask leaves of rw-rw-rw-.
    Raises GongbaoError (one line: the path and why) if the folder is missing or read-only or the disk is full; then
    the old file stands as it was and nothing else is left behind.
    """
    temporary, found = None, sha256()
    try:
        # In the same folder, as os.replace is atomic only within one file system.
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            for piece in pieces:
                file.write(piece)
                found.update(piece)
            file.flush()
            os.fchmod(file.fileno(), _mode(path))
            os.fsync(file.fileno())  # else a power cut can leave a renamed but empty file
        temporary.replace(path)
        return found.hexdigest()
    except BaseException as error:
        if temporary:
            with contextlib.suppress(OSError):
                temporary.unlink()
        if isinstance(error, OSError):
            raise GongbaoError(f"{path}: cannot be written: {error.strerror or error}") from error
        raise


def _mode(path: Path) -> int:
    """The permissions of `path`, or those that the umask gives a new file (mkstemp's own are 0600)."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
