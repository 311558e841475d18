"""What each source gave, row by row of an SQLite file. Each row is sealed (kg.keep.seal): a reading that was damaged
counts as not kept, its source is read again."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence, Set
from typing import Any, NamedTuple

from kg.errors import InputError
from kg.graph import Graphs
from kg.keep import reading, seal
from kg.keep.reading import About, Packed
from kg.model import Source

_AT_HAND = 64 << 20  # characters
_SEALED = "key, number, name, sha256, note, ner, made, about, graphs"
_BYTES = _SEALED.replace("about", "CAST(about AS BLOB)")  # as text it would take three times as long to seal


class Member(NamedTuple):
    """A source of the graph: the file that gave it (its path from the folder of the graph), its name, and its reading:
    the key of the file's and the source's number in it."""

    path: str
    name: str
    key: str
    number: int


class Result(NamedTuple):
    """What was kept of one source: `note` says why it gave nothing ("" if it gave something)."""

    name: str
    sha256: str
    note: str
    made: str  # by which program, with which corrections
    ner: bool = False


class Readings:
    """The readings in an open file."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Look at what is there."""
        self.database = database
        self._sound: dict[tuple[str, int], bool] = {}
        self._results: dict[tuple[str, int], Result] | None = None  # nothing is known yet
        self._learnt: dict[tuple[str, int], About] = {}

    def results(self, key: str) -> list[Result]:
        """What the file read under `key` gave, source by source; [] if it was not read, or not all of that is whole."""
        rows = self.database.execute(
            "SELECT number, name, sha256, note, made, ner FROM reading WHERE key = ? ORDER BY number", (key,)
        ).fetchall()
        if any(row[0] != at or not self.is_whole(key, at) for at, row in enumerate(rows)):
            return []
        return [Result(name, sha256, note, made, bool(ner)) for _, name, sha256, note, made, ner in rows]

    def is_whole(self, key: str, number: int) -> bool:
        """Whether what was kept of a source is there, as it was written."""
        if (key, number) not in self._sound:
            row = self._row(f"{_BYTES}, seal", key, number)
            self._sound[key, number] = row is not None and (
                seal.of(row[:-1]) == row[-1] or self._was_sealed(key, number, row[-1])
            )
        return self._sound[key, number]

    def _was_sealed(self, key: str, number: int, known: str) -> bool:
        """Whether an earlier version has sealed it, as text."""
        return seal.of(self._row(_SEALED, key, number) or ()) == known

    def keep(self, key: str, results: Sequence[tuple[Result, Packed | None]]) -> None:
        """Keep what the file read under `key` gave, all or nothing; it outlives a crash once it is `settled`."""
        try:
            for number, (result, one) in enumerate(results):
                self._put(key, number, result, one)
        except BaseException:
            self.database.rollback()
            raise

    def settled(self) -> None:
        """See to it that what was kept so far outlives a crash; that waits for the disk."""
        self.database.commit()

    def renew(self, member: Member, result: Result, one: Packed | None) -> None:
        """Put what a source gave when it was read anew in place of what it gave before."""
        with self.database:
            self._put(member.key, member.number, result, one)

    def _put(self, key: str, number: int, result: Result, one: Packed | None) -> None:
        source, about, graphs = one or (None, "", None)
        row = (key, number, result.name, result.sha256, result.note, int(result.ner), result.made, about, graphs)
        sealed = seal.of((*row[:-2], about.encode("utf-8", "surrogatepass"), graphs))
        self.database.execute(
            f"INSERT OR REPLACE INTO reading ({_SEALED}, source, seal, seal_source) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, source, sealed, seal.of((key, number, source))),
        )
        self._sound[key, number] = True
        self._results = None
        self._learnt.pop((key, number), None)

    def result(self, member: Member) -> Result:
        """What was kept of `member`. Raises InputError: it is damaged."""
        if self._results is None:  # one question takes less than one for each
            rows = self.database.execute("SELECT key, number, name, sha256, note, made, ner FROM reading")
            self._results = {
                (key, at): Result(name, sha256, note, made, bool(ner))
                for key, at, name, sha256, note, made, ner in rows
            }
        found = self._results.get((member.key, member.number))
        if found is None or not self.is_whole(member.key, member.number):
            raise InputError(_lost(member))
        return found

    def is_stale(self, member: Member, made: Callable[[Callable[[], frozenset[str]]], str], ner: bool) -> bool:
        """Whether a source read with a tagger's vote or without (`ner`) was not `made` so: by another program, or
        with other corrections; or whether what it gave is damaged. `made` is told how to learn the names it uses."""
        if not self.is_whole(member.key, member.number):
            return not ner
        result = self.result(member)
        return result.ner == ner and not result.note and result.made != made(lambda: self.about(member).names)

    def distinct(self, members: Iterable[Member]) -> list[Member]:
        """`members` that gave something, those of the same content once: under the first name in order."""
        found: dict[str, Member] = {}
        for member in sorted(members, key=lambda member: (member.name, member.path, member.number)):
            result = self.result(member)
            if not result.note:
                found.setdefault(result.sha256, member)
        return list(found.values())

    def about(self, member: Member) -> About:
        """What others have to know of it."""
        known = self._learnt.get((member.key, member.number))
        return known or reading.unpack_about(str(self._column("about", member)))

    def sound(self, members: Iterable[Member]) -> None:
        """See whether what was kept of `members` is whole: it is asked for soon."""
        for member in members:
            self.is_whole(member.key, member.number)

    def uses(self, member: Member, names: Set[str]) -> bool:
        """Whether it uses one of these `names`."""
        text = str(self._column("about", member))
        return any(json.dumps(name, ensure_ascii=False) in text for name in names) and not names.isdisjoint(
            self.about(member).names
        )

    def learn(self, members: Iterable[Member]) -> None:
        """Have at hand what others have to know of `members`, where that is not too much: it is asked for twice."""
        room = _AT_HAND
        for member in members:
            known = member.key, member.number
            if known not in self._learnt and self.is_whole(*known):
                text = str(self._column("about", member))
                if (room := room - len(text)) < 0:
                    return
                self._learnt[known] = reading.unpack_about(text)

    def forget(self) -> None:
        """Make room: what is at hand is not asked for any more."""
        self._learnt.clear()

    def source(self, member: Member) -> Source:
        """Its text as it was read. Raises InputError: that is damaged."""
        known = self._column("seal_source", member)
        blob = self._blob("source", member)
        if seal.of((member.key, member.number, blob)) != known:
            raise InputError(_lost(member))
        return reading.unpack_source(blob)

    def graphs(self, member: Member, base: str) -> Graphs:
        """The graph of it alone."""
        return reading.unpack_graphs(self._blob("graphs", member), base)

    def _blob(self, column: str, member: Member) -> bytes:
        value = self._column(column, member)
        if not isinstance(value, bytes):
            raise InputError(_lost(member))
        return value

    def _column(self, column: str, member: Member) -> object:
        row = self._row(column, member.key, member.number)
        return row[0] if row else None

    def _row(self, columns: str, key: str, number: int) -> tuple[Any, ...] | None:
        row = self.database.execute(f"SELECT {columns} FROM reading WHERE key = ? AND number = ?", (key, number))
        found: tuple[Any, ...] | None = row.fetchone()
        return found


def _lost(member: Member) -> str:
    return (
        f"{member.name}: what was kept of it is damaged: build it again from {member.path}, "
        f"or take it out (kg remove NAME {member.name})"
    )
