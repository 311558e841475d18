"""Files that appear whole or not at all, gzipped by their ending."""

import contextlib
import gzip
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from kg.errors import InputError

STDOUT = Path("-")


@contextlib.contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """A file to write `path` with: it takes its place when all went well; its folder is made. `-` is standard output.
    Raises InputError."""
    if path == STDOUT:
        sys.stdout.flush()
        yield sys.stdout.buffer
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    try:
        with os.fdopen(handle, "wb") as raw:
            if path.suffix == ".gz":  # no name and no time: the same bytes from run to run
                with gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed:
                    yield cast(IO[bytes], packed)
            else:
                yield raw
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
