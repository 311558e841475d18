"""All sources that one file gives, whatever its format; what can't be read is told in one line each."""

import datetime
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from kg import limits
from kg.errors import InputError, place
from kg.model import Source
from kg.plugins import READERS
from kg.plugins import load as load_plugin
from kg.read.decode import whole
from kg.read.find import STDIN
from kg.read.formats import PLUGIN, kind, printable
from kg.read.input import Input, Settings, Site, Unread
from kg.steps import FREE, Steps

DEEPEST = 3  # archives in archives
MOST_BYTES = 1 << 30  # of all that is in the archives of one file

_LONGEST = 240  # characters of a name, and of the reason, that are told
_PACE = 4 << 20  # bytes for each second more that a file may take

_PLAIN = Settings()


def sources(path: Path, name: str, settings: Settings = _PLAIN, steps: Steps = FREE) -> Iterator[Source | Unread]:
    """The sources in the file `path` called `name` (both by `kg.read.find`), in its order.

    A plain file gives one source; an archive gives those of each member (news.zip/a/1.txt), a table one a row
    (rows.jsonl#12). Whatever can't be read gives an Unread in its place and costs only itself. Never raises for
    what is in the file, but MemoryError; `path` is closed when the generator is. `steps` hears of each file and
    member before it is read.
    """
    try:
        if path.is_symlink() and _leads_out(path, name):
            raise InputError("a link that leads out of its folder")
        with _open(path) as stream:
            for found in map(_sound, _read(Input(name, stream, settings), [MOST_BYTES], steps)):
                yield found if isinstance(found, Unread) else _of_a_site(found, settings.sites)
    except InputError as error:
        yield Unread(name, f"{name}: {error}")
    except OSError as error:
        yield Unread(printable(name), printable(f"{name}: cannot be read: {error.strerror or error}"))


def load(path: Path, name: str, date: datetime.date | None = None) -> Source:
    """The one source of a file that gives one. Raises InputError with the line that says why there is none."""
    for found in sources(path, name, Settings(date)):
        if isinstance(found, Unread):
            raise InputError(found.note)
        return found
    raise InputError(f"{name}: nothing in it")


def _of_a_site(source: Source, sites: Sequence[Site]) -> Source:
    """`source` with what the user knows of its site."""
    for site in reversed([one for one in sites if one.of(source.name, source.url)]):
        source = replace(
            source,
            place=site.place or source.place,
            body=site.body or source.body,
            publication=site.publication or source.publication,
        )
    return source


def _leads_out(path: Path, name: str) -> bool:
    """Whether the link `path`, called `name` below the folder that was given, leads to a file outside that folder."""
    folder = path.parents[name.count("/")].resolve()
    return not Path(os.path.realpath(path)).is_relative_to(folder)


def _open(path: Path) -> BinaryIO:
    if path == STDIN:
        return BytesIO(_stdin())
    mode = path.stat().st_mode
    if S_ISDIR(mode):
        with os.scandir(path):  # it may be closed to us
            raise InputError("no file in this folder that can be read")
    if not S_ISREG(mode):
        raise InputError("no regular file")  # a pipe would keep us waiting
    return path.open("rb")


def _sound(found: Source | Unread) -> Source | Unread:
    """`found` without halves of characters, which can be neither written nor printed, whatever reader let them in."""
    if isinstance(found, Unread):
        name, why = whole(found.name), whole(found.note.removeprefix(found.name))
        short = f"{name[:_LONGEST]}…" if len(name) > _LONGEST else name
        return Unread(printable(short), printable(short + why[:_LONGEST]))
    texts = (found.name, found.text, found.publication, found.url or "", *found.authors)
    if all(text == whole(text) for text in texts):
        return found
    return replace(
        found,
        name=whole(found.name),
        text=whole(found.text),
        publication=whole(found.publication),
        url=whole(found.url) if found.url else None,
        authors=tuple(map(whole, found.authors)),
    )


def standard_input(files: Sequence[tuple[Path, str]]) -> None:
    """Read standard input if it is one of `files`: now, as it can be read but once, by one process."""
    if any(path == STDIN for path, _ in files):
        _stdin()


@cache
def _stdin() -> bytes:
    return sys.stdin.buffer.read()


def _read(given: Input, left: list[int], steps: Steps) -> Iterator[Source | Unread]:
    """What `given` holds; `left` counts down how many bytes more of archives are read."""
    seconds = limits.SECONDS + _size(given.stream) / _PACE
    if not steps.at("read", given.name, seconds):
        return
    try:
        if given.depth:
            left[0] -= given.stream.seek(0, 2) if isinstance(given.stream, BytesIO) else 0
            given.stream.seek(0)
        if left[0] < 0:
            raise InputError(f"not read: the archives around it hold more than {MOST_BYTES >> 30} GB")
        if given.depth > DEEPEST:
            raise InputError(f"more than {DEEPEST} archives inside each other")
        for found in _reader(kind(given))(given):
            if isinstance(found, Input):
                yield from _read(found, left, steps)
            else:
                yield found
            steps.at("read", given.name, seconds)  # the next one
    except InputError as error:
        yield Unread(given.name, f"{given.name}: {error}")
    except (GeneratorExit, OSError, MemoryError):
        raise
    except Exception as error:  # a fault of a reader must not cost what else there is to read
        yield Unread(given.name, f"{given.name}: internal error at {place(error)}")


def _reader(kind: str) -> Callable[[Input], Iterable[Source | Input | Unread]]:
    if kind.startswith(PLUGIN):
        return load_plugin(READERS, kind.removeprefix(PLUGIN))
    read: Callable[[Input], Iterable[Source | Input | Unread]] = import_module(f"kg.read.{kind}").read
    return read


def _size(stream: BinaryIO) -> int:
    """The bytes in `stream`; of a packed one those that it takes."""
    if isinstance(stream, BytesIO):
        return stream.getbuffer().nbytes
    try:
        return os.fstat(stream.fileno()).st_size
    except OSError:  # packed: what is around it has told its size
        return 0
