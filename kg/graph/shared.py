"""What each source says of a subject of which several speak: kept, so that one of them can go and another come."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from zlib import crc32

SCHEMA = """
CREATE TABLE IF NOT EXISTS said (part TEXT, subject TEXT, blocks TEXT, sum INTEGER, PRIMARY KEY (part, subject))
  WITHOUT ROWID;
"""
_BETWEEN = "\0"  # no block holds one
Row = tuple[str, str, str, int]  # as `said` has it


class DamagedError(Exception):
    """What was kept is not what was said: all has to be gathered anew."""


class Shared:
    """What is kept in a database that has `SCHEMA`; whoever opened it says when it counts."""

    def __init__(self, base: sqlite3.Connection) -> None:
        """Look at what is there."""
        self._base = base

    def __len__(self) -> int:
        """Of how many subjects."""
        return int(self._base.execute("SELECT count(*) FROM said").fetchone()[0])

    def of(self, part: str, subject: str) -> Counter[str]:
        """The blocks of a subject, each with how many sources say just that; empty where fewer than two speak of it.
        Raises DamagedError."""
        row = self._base.execute("SELECT blocks, sum FROM said WHERE part = ? AND subject = ?", (part, subject))
        blocks, known = row.fetchone() or ("", _sum(""))
        if _sum(blocks) != known:
            raise DamagedError(subject)
        told = (one.partition(" ") for one in blocks.split(_BETWEEN) if one)
        return Counter({block: int(times) for times, _, block in told})

    def put(self, part: str, subject: str, blocks: Iterable[str]) -> None:
        """Keep that sources say `blocks` of a subject, one each (or as many as a Counter tells), and nothing else any
        more."""
        found = Counter(blocks)
        if found.total() < 2:  # the file itself tells
            self._base.execute("DELETE FROM said WHERE part = ? AND subject = ?", (part, subject))
        else:
            self.put_rows([row(part, subject, found)])

    def put_rows(self, rows: Iterable[Row]) -> None:
        """Keep what `row` made of several subjects."""
        self._base.executemany("INSERT OR REPLACE INTO said VALUES (?, ?, ?, ?)", rows)

    def clear(self) -> None:
        """Keep nothing."""
        self._base.execute("DELETE FROM said")


def row(part: str, subject: str, blocks: Iterable[str]) -> Row:
    """What is kept of a subject of which at least two sources say `blocks`."""
    told = _BETWEEN.join(f"{times} {block}" for block, times in sorted(Counter(blocks).items()))
    return part, subject, told, _sum(told)


def _sum(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogateescape"))
