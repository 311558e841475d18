"""What differs between two states of a Turtle file of ours: as it was noted when the one was made of the other, or read
side by side, where neither is held in memory."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import RdfFormat, Triple, parse

from kg.graph.blocks import base, blocks, head
from kg.graph.prefixes import PREFIXES
from kg.graph.write import entry


class Change(NamedTuple):
    """What is said of a subject: the block before and now, "" where there was or is none; `proof`: in the evidence."""

    subject: str
    before: str
    now: str
    proof: bool = False

    @property
    def size(self) -> int:
        """Characters of both."""
        return len(self.before) + len(self.now)


class Changes(NamedTuple):
    """The triples that are gone, and those that are new."""

    gone: set[Triple]
    new: set[Triple]


def told(changed: Sequence[Change], base: str) -> tuple[Changes, Changes]:
    """What `changed` in the graph and in its evidence, of nodes that are named under `base`."""
    return _told([one for one in changed if not one.proof], base), _told([one for one in changed if one.proof], base)


def _told(some: Sequence[Change], base: str) -> Changes:
    names = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in {**PREFIXES, "id": base}.items()).encode()
    before = [entry(one.subject, one.before).encode() for one in some if one.before]
    now = [entry(one.subject, one.now).encode() for one in some if one.now]
    gone, come = _triples(names, before), _triples(names, now)
    return Changes(gone - come, come - gone)


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
    gone, come = (
        _triples(head(file), (block + b" .\n" for block in found if block))
        for file, found in ((old, before), (new, after))
    )
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


def _triples(head: bytes, entries: Iterable[bytes]) -> set[Triple]:
    text = head + b"".join(entries)
    return {quad.triple for quad in parse(text, RdfFormat.TURTLE)}
