"""How a file is known again: where it lies, and what is in it."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from kg import read


def key(path: Path, name: str, *way: object) -> str:
    """Names what the file at `path` gives when it is read under `name` in the given way. "" for what has to be read to
    be known: standard input, a link, what is no file, can't be read or is too large to be."""
    if path == read.STDIN:
        return ""
    try:
        if path.is_symlink() or not path.is_file() or read.too_large(path.name, path.stat().st_size):
            return ""
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
    return key_of(name, [content], *way)


def key_of(name: str, contents: Sequence[str], *way: object) -> str:
    """The same, from the hashes of the contents."""
    return hashlib.sha256(repr((name, list(contents), way)).encode("utf-8", "surrogatepass")).hexdigest()


def state(path: Path) -> tuple[int, ...]:
    """What changes when someone writes to the file at `path`; () where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def home(path: Path, key: str, folder: Path) -> str:
    """The path of a file from the `folder` of its graph, so that both can be moved together. What standard input gave
    is known by its content: other content is another source."""
    if path == read.STDIN:
        return f"- {key[:12]}"
    near = os.fsencode(os.path.relpath(path.absolute(), folder.absolute()))
    return near.decode("utf-8", "backslashreplace").replace(os.sep, "/")  # a name on disk may be no text


def exists(home: str, folder: Path) -> bool:
    """Whether the file of that `home` is still there; what came from standard input never was."""
    return home.startswith("- ") or (folder / os.fsdecode(home.encode())).exists()
