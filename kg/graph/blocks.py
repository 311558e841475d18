"""A Turtle file of ours, read piece by piece: never more than a piece of it is held in memory.

Our files are sorted by subject, each subject stands once, and no term holds a line end (kg.graph.write).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path

from kg.graph.write import entry, prefixes, signs, unseen

_END = b" .\n\n"
_PIECE = 1 << 20  # bytes
Spot = tuple[int, int, bytes]  # where a block begins and ends, and what is to stand there


def head(path: Path) -> bytes:
    """The prefixes, up to the empty line before the first block. Raises OSError, as all of these do."""
    found = b""
    with path.open("rb") as file:
        for line in file:
            if not line.startswith(b"@prefix "):
                break
            found += line
    return found


def base(path: Path) -> str:
    """What the names of its nodes begin with; "" where it names none."""
    said = (line.split() for line in head(path).decode().splitlines())
    return next((iri.strip("<>") for _, prefix, iri, _ in said if prefix == "id:"), "")


def blocks(path: Path) -> Iterator[bytes]:
    """The blocks in their order, each with its subject before it."""
    for piece in _pieces(path, _PIECE):
        yield from (block.lstrip(b"\n") for block in piece.split(_END))


def located(path: Path) -> Iterator[tuple[int, bytes]]:
    """The blocks, each with the offset in the file at which it begins."""
    at = len(head(path))
    for piece in _pieces(path, _PIECE):
        for block in piece.split(_END):
            own = block.lstrip(b"\n")
            yield at + len(block) - len(own), own
            at += len(block) + len(_END)


def pieces(path: Path, size: int) -> Iterator[bytes]:
    """Turtle files of about `size` bytes that together hold the triples of the file."""
    first = head(path)
    return (first + piece + _END for piece in _pieces(path, size))


def spots(path: Path, subjects: Iterable[str], new: Callable[[str, str], str]) -> list[Spot]:
    """What `new` makes of each of the sorted `subjects` and its block ("" where there is none), and where it is to
    stand."""
    with _mapped(path) as data:
        return list(_spots(data, len(head(path)), subjects, new))


def exchanged(path: Path, base: str, spots: Sequence[Spot]) -> Iterator[bytes]:
    """The file, piece by piece, with what belongs in its `spots`; nodes are named under `base`. What stands between is
    copied, not looked at."""
    with _mapped(path) as data:
        first = head(path)
        yield prefixes(base, _used(data, first, spots))
        yield from _merged(data, len(first), spots)


def _spots(data: mmap | bytes, at: int, subjects: Iterable[str], new: Callable[[str, str], str]) -> Iterator[Spot]:
    for subject in subjects:
        own = subject.encode()
        place = _place(data, own, at)
        is_there = _subject(data, place) == own
        at = _next(data, place) if is_there else place
        now = new(subject, data[place + len(own) + 2 : at].removesuffix(b" .\n").decode() if is_there else "")
        yield place, at, entry(subject, now).encode() if now else b""


def _merged(data: mmap | bytes, at: int, spots: Iterable[Spot]) -> Iterator[bytes]:
    """What stands behind the prefixes, in pieces of whole blocks."""
    for begin, end, now in spots:
        yield from _copied(data, at, begin)
        if now:
            yield now
        at = end
    yield from _copied(data, at, len(data))


def _used(data: mmap | bytes, first: bytes, spots: Sequence[Spot]) -> set[str]:
    """The prefixes that the file will use: those that it has, but for one that stood nowhere else than where it is no
    longer, and new ones."""
    before = {line.split()[1][:-1].decode() for line in first.splitlines()}
    come = {prefix: sign for prefix, sign in signs().items() if prefix not in before}
    old = b"".join(data[begin:end] for begin, end, _ in spots)
    gone = {prefix: sign for prefix, sign in signs().items() if prefix in before and sign in old}
    for _, _, now in spots:
        come, gone = unseen(come, now), unseen(gone, now)
    for piece in _merged(data, len(first), spots) if gone else ():
        if not (gone := unseen(gone, piece)):
            break
    return signs().keys() - {*come, *gone}


@contextmanager
def _mapped(path: Path) -> Iterator[mmap | bytes]:
    with path.open("rb") as file:
        if not path.stat().st_size:  # of which there is no map
            yield b""
            return
        with mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            yield data


def _place(data: mmap | bytes, subject: bytes, low: int) -> int:
    """Where the block of `subject` begins, or would: found by halves among those from `low` on."""
    high = len(data)
    while low < high:
        end = data.find(_END, (low + high) // 2, high)
        middle = end + 3 if end >= 0 else low
        if _subject(data, middle) < subject:
            low = _next(data, middle)
        else:
            high = middle
    return low


def _subject(data: mmap | bytes, at: int) -> bytes:
    """The subject of the block that begins there; b"" at the end."""
    return data[at + 1 : data.find(b" ", at)]


def _next(data: mmap | bytes, at: int) -> int:
    """Where the next block begins."""
    end = data.find(_END, at)
    return end + 3 if end >= 0 else len(data)


def _copied(data: mmap | bytes, begin: int, end: int) -> Iterator[bytes]:
    while begin < end:
        until = _next(data, begin + _PIECE) if begin + _PIECE < end else end
        yield data[begin:until]
        begin = until


def _pieces(path: Path, size: int) -> Iterator[bytes]:
    """Runs of blocks, parted as in the file."""
    rest = b""
    with path.open("rb") as file:
        file.seek(len(head(path)))
        while more := file.read(size):
            whole, end, rest = (rest + more).rpartition(_END)
            if end:
                yield whole
    if last := rest.strip().removesuffix(b" ."):
        yield last
