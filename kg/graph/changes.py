"""What differs between two states of a Turtle file of ours, read side by side: neither is held in memory.

Our files are sorted by subject, each subject stands once, and no term holds a line end (kg.graph.write).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import RdfFormat, Triple, parse

_END = b" .\n\n"
_PIECE = 1 << 20


class Changes(NamedTuple):
    """The triples that are gone, and those that are new."""

    gone: set[Triple]
    new: set[Triple]


def changes(old: Path, new: Path, most: int) -> Changes | None:
    """What was changed from the file `old` to `new`; None where that is more than `most` bytes. Raises OSError."""
    heads = [_head(old), _head(new)]
    if _base(heads[0]) != _base(heads[1]):
        return None
    before: list[bytes] = []
    after: list[bytes] = []
    size = 0
    for one, two in _beside(_blocks(old, len(heads[0])), _blocks(new, len(heads[1]))):
        before.append(one)
        after.append(two)
        size += len(one) + len(two)
        if size > most:
            return None
    gone, come = _triples(heads[0], before), _triples(heads[1], after)
    return Changes(gone - come, come - gone)


def _beside(old: Iterator[bytes], new: Iterator[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The blocks that are not the same: of a subject before and now, b"" where it was or is not there."""
    one, two = next(old, b""), next(new, b"")
    while one or two:
        if one == two:
            one, two = next(old, b""), next(new, b"")
            continue
        mine, theirs = one.partition(b" ")[0], two.partition(b" ")[0]
        if not two or (one and mine < theirs):
            yield one, b""
            one = next(old, b"")
        elif not one or theirs < mine:
            yield b"", two
            two = next(new, b"")
        else:
            yield one, two
            one, two = next(old, b""), next(new, b"")


def _head(path: Path) -> bytes:
    """The prefixes, up to the empty line before the first block."""
    head = b""
    with path.open("rb") as file:
        for line in file:
            if not line.startswith(b"@prefix "):
                break
            head += line
    return head


def _base(head: bytes) -> bytes:
    return next((line for line in head.splitlines() if line.startswith(b"@prefix id: ")), b"")


def _blocks(path: Path, begin: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(begin)
        rest = b""
        while piece := file.read(_PIECE):
            *whole, rest = (rest + piece).split(_END)
            yield from (block.lstrip(b"\n") for block in whole)
        if last := rest.strip().removesuffix(b" ."):
            yield last


def _triples(head: bytes, blocks: list[bytes]) -> set[Triple]:
    text = head + b"".join(block + b" .\n" for block in blocks if block)
    return {quad.triple for quad in parse(text, RdfFormat.TURTLE)}
