"""The blocks of a file of ours, in some of their predicates, kept on disk: there may be too many to be held."""

from collections.abc import Callable, Collection, Iterator
from itertools import islice
from pathlib import Path

from kg.graph.blocks import located
from kg.graph.scratch import scratch
from kg.graph.write import cut, fields, join

_SCHEMA = (
    "CREATE TABLE block (subject TEXT PRIMARY KEY, said TEXT, place INTEGER, size INTEGER) WITHOUT ROWID",
    "CREATE TABLE has (predicate TEXT, place INTEGER, subject TEXT, PRIMARY KEY (predicate, place)) WITHOUT ROWID",
)
_HAVING = "SELECT subject, said FROM has JOIN block USING (subject) WHERE predicate = ? ORDER BY has.place"
_BATCH = 512  # blocks that are put there at once
_Block = tuple[str, dict[str, str], int, int]


class Cut:
    """The blocks that are `shown` (a subject, its predicates, where the block is, its size), in those of their
    predicates that are `wanted` of their kind, and who has which."""

    def __init__(self, path: Path, wanted: Callable[[str], Collection[str]], shown: Callable[..., bool]) -> None:
        """Read the file. Raises OSError."""
        self._base = scratch()
        for statement in _SCHEMA:
            self._base.execute(statement)
        left = (one for one in _read(path, wanted) if shown(*one))
        while some := list(islice(left, _BATCH)):
            blocks = ((subject, _joined(found), place, size) for subject, found, place, size in some)
            self._base.executemany("INSERT INTO block VALUES (?, ?, ?, ?)", blocks)
            having = ((predicate, place, subject) for subject, found, place, _ in some for predicate in found)
            self._base.executemany("INSERT INTO has VALUES (?, ?, ?)", having)

    def __contains__(self, subject: str) -> bool:
        """Whether it is shown."""
        return self._base.execute("SELECT 1 FROM block WHERE subject = ?", (subject,)).fetchone() is not None

    def of(self, subject: str) -> dict[str, str]:
        """All that is said of a subject."""
        row = self._base.execute("SELECT said FROM block WHERE subject = ?", (subject,)).fetchone()
        return fields(row[0]) if row and row[0] else {}

    def where(self, subject: str) -> tuple[int, int]:
        """Where in the file its block begins, and how long it is."""
        place, size = self._base.execute("SELECT place, size FROM block WHERE subject = ?", (subject,)).fetchone()
        return place, size

    def of_kind(self, kind: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The subjects of a kind, and all that is said of them, as in the file."""
        ends = f"id:{kind}-", f"id:{kind}."  # what stands behind the hyphen
        rows = self._base.execute("SELECT subject, said FROM block WHERE subject > ? AND subject < ?", ends)
        return ((subject, fields(said)) for subject, said in rows)

    def having(self, predicate: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The subjects of which something is said with `predicate`, and all that is said of them, as in the file."""
        return ((subject, fields(said)) for subject, said in self._base.execute(_HAVING, (predicate,)))


def _joined(found: dict[str, str]) -> str:
    return join(f"{predicate} {said}" for predicate, said in found.items())


def _read(path: Path, wanted: Callable[[str], Collection[str]]) -> Iterator[_Block]:
    for at, one in located(path):
        if one[:1] == b"<":  # a span: its name says it all
            continue
        subject, _, block = one.decode().partition(" ")
        own = wanted(subject.removeprefix("id:").partition("-")[0])
        groups = (group.partition(" ") for group in cut(block))
        yield subject, {predicate: said for predicate, _, said in groups if predicate in own}, at, len(one)
