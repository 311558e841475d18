"""What differs between two states of a Turtle file of ours, read side by side: neither is held in memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import RdfFormat, Triple, parse

from kg.graph.blocks import base, blocks, head


class Changes(NamedTuple):
    """The triples that are gone, and those that are new."""

    gone: set[Triple]
    new: set[Triple]


def changes(old: Path, new: Path, most: int) -> Changes | None:
    """What was changed from the file `old` to `new`; None where that is more than `most` bytes. Raises OSError."""
    if base(old) != base(new):
        return None
    before: list[bytes] = []
    after: list[bytes] = []
    size = 0
    for one, two in _beside(blocks(old), blocks(new)):
        before.append(one)
        after.append(two)
        size += len(one) + len(two)
        if size > most:
            return None
    gone, come = _triples(head(old), before), _triples(head(new), after)
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


def _triples(head: bytes, blocks: list[bytes]) -> set[Triple]:
    text = head + b"".join(block + b" .\n" for block in blocks if block)
    return {quad.triple for quad in parse(text, RdfFormat.TURTLE)}
