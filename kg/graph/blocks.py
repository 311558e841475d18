"""A Turtle file of ours, read piece by piece: never more than a piece of it is held in memory.

Our files are sorted by subject, each subject stands once, and no term holds a line end (kg.graph.write).
"""

from collections.abc import Iterator
from pathlib import Path

_END = b" .\n\n"
_PIECE = 1 << 20  # bytes


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
    prefixes = head(path)
    return (prefixes + piece + _END for piece in _pieces(path, size))


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
