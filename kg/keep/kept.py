"""NAME.sources: an SQLite file with what each source gave, and which of them the graph is made of."""

import contextlib
import json
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kg.errors import GongbaoError, InputError
from kg.graph import Graphs
from kg.keep import generation, reading
from kg.keep.lock import locked
from kg.keep.reading import About, Reading
from kg.model import Source

_FORMAT = "1"
_FOREIGN = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_ERROR")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS reading (
  key TEXT, number INTEGER, name TEXT, sha256 TEXT, note TEXT,
  source BLOB, ner INTEGER, made TEXT, about TEXT, graphs BLOB, PRIMARY KEY (key, number));
CREATE TABLE IF NOT EXISTS member (path TEXT, name TEXT, key TEXT, number INTEGER, PRIMARY KEY (path, name, number));
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT);
"""


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


@dataclass(frozen=True, slots=True)
class Kept:
    """The open file of the graph `name` in `folder`."""

    folder: Path
    name: str
    database: sqlite3.Connection

    @property
    def base(self) -> str:
        """What the names of the graph's nodes begin with, "" for a new graph."""
        return self.value("base")

    def value(self, name: str) -> str:
        """A value of the graph as a whole, "" where there is none."""
        row = self.database.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def results(self, key: str) -> list[Result]:
        """What the file read under `key` gave, source by source; [] if it was not read."""
        rows = self.database.execute(
            "SELECT name, sha256, note, made, ner FROM reading WHERE key = ? ORDER BY number", (key,)
        )
        return [Result(name, sha256, note, made, bool(ner)) for name, sha256, note, made, ner in rows]

    def keep(self, key: str, results: Sequence[tuple[Result, Reading | None]]) -> None:
        """Keep what the file read under `key` gave; it outlives a crash once the call returns."""
        with self.database:
            for number, (result, one) in enumerate(results):
                self._put(key, number, result, one)

    def renew(self, member: Member, result: Result, one: Reading | None) -> None:
        """Put what a source gave when it was read anew in place of what it gave before."""
        with self.database:
            self._put(member.key, member.number, result, one)

    def _put(self, key: str, number: int, result: Result, one: Reading | None) -> None:
        source = reading.pack_source(one.source) if one else None
        gave = (reading.pack_about(one.about), reading.pack_graphs(one.graphs)) if one else ("", None)
        about = (result.name, result.sha256, result.note, source, result.ner, result.made)
        self.database.execute(
            "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (key, number, *about, *gave)
        )

    def members(self) -> list[Member]:
        """The sources that the graph is made of, sorted."""
        return [Member(*row) for row in self.database.execute("SELECT * FROM member ORDER BY path, name, number")]

    def result(self, member: Member) -> Result:
        """What was kept of `member`."""
        return self.results(member.key)[member.number]

    def is_stale(self, member: Member, made: Callable[[frozenset[str]], str], ner: bool) -> bool:
        """Whether a source read with a tagger's vote or without (`ner`) was not `made` so: by another program, or
        with other corrections."""
        result = self.result(member)
        return result.ner == ner and not result.note and result.made != made(self.about(member).names)

    def distinct(self, members: Iterable[Member]) -> list[Member]:
        """`members` that gave something, those of the same content once: under the first name in order."""
        found: dict[str, Member] = {}
        for member in sorted(members, key=lambda member: (member.name, member.path, member.number)):
            result = self.result(member)
            if not result.note:
                found.setdefault(result.sha256, member)
        return list(found.values())

    def account(self, state: str) -> tuple[dict[str, int], Counter[str], Counter[str]] | None:
        """What was counted when the graph was published in `state`; None if that is not how its files are."""
        if self.value("state") != state:
            return None
        hashes = json.loads(self.value("files"))
        if any(generation.digest(self.folder / file) != known for file, known in hashes.items()):
            return None
        counts, unresolved, used = json.loads(self.value("account"))
        return counts, Counter(unresolved), Counter(used)

    def about(self, member: Member) -> About:
        """What others have to know of it."""
        return reading.unpack_about(str(self._column("about", member)))

    def source(self, member: Member) -> Source:
        """Its text as it was read."""
        return reading.unpack_source(self._blob("source", member))

    def graphs(self, member: Member, base: str) -> Graphs:
        """The graph of it alone."""
        return reading.unpack_graphs(self._blob("graphs", member), base)

    def _blob(self, column: str, member: Member) -> bytes:
        value = self._column(column, member)
        if not isinstance(value, bytes):
            raise InputError(f"{member.name}: what was kept of it is lost: build anew with --fresh")
        return value

    def _column(self, column: str, member: Member) -> object:
        row = self.database.execute(
            f"SELECT {column} FROM reading WHERE key = ? AND number = ?", (member.key, member.number)
        ).fetchone()
        return row[0] if row else None

    def publish(
        self,
        state: str,
        members: Iterable[Member],
        base: str,
        files: Mapping[str, bytes],
        account: tuple[dict[str, int], Counter[str], Counter[str]],
    ) -> None:
        """Make `members` the graph's sources and `files` its files, both or neither; drop what else was read."""
        hashes = {file: generation.hashed(data) for file, data in files.items()}
        values = {"state": state, "base": base, "files": json.dumps(hashes), "account": json.dumps(account)}

        def commit() -> None:
            with self.database:
                self.database.execute("DELETE FROM member")
                self.database.executemany("INSERT INTO member VALUES (?, ?, ?, ?)", members)
                self.database.execute("DELETE FROM reading WHERE key NOT IN (SELECT key FROM member)")
                self.database.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", values.items())

        generation.replace(self.folder, self.name, state, files, commit)


@contextlib.contextmanager
def open_kept(folder: Path, name: str, wait: Callable[[], None], fresh: bool = False) -> Iterator[Kept]:
    """The sources kept for the graph `name` in `folder`, ours alone until the end of the block (`wait` as in
    `kg.keep.lock.locked`); what a crash left half moved is settled first. `fresh`: a file that can't be read is
    replaced. Raises GongbaoError: no place, no permission, a full disk, or no file of ours."""
    path = folder / f"{name}.sources"
    with locked(folder / f".{name}.lock", wait):
        try:
            with contextlib.closing(_connect(path, fresh)) as database:
                kept = Kept(folder, name, database)
                generation.settle(folder, name, kept.value("state") or None)
                yield kept
        except sqlite3.Error as error:
            raise GongbaoError(f"{path}: {error}") from error
        finally:
            _drop_if_empty(path)


def settle(folder: Path, name: str) -> None:
    """Before `name` is read: finish what a crash left half moved. A build that goes on is left alone."""

    def busy() -> None:
        raise InputError("")

    if generation.waits(folder, name) and os.access(folder, os.W_OK):
        with contextlib.suppress(InputError), open_kept(folder, name, busy):
            pass


def _connect(path: Path, fresh: bool) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    try:
        database.execute("PRAGMA trusted_schema = OFF")
        database.executescript(_SCHEMA)
        row = database.execute("SELECT value FROM state WHERE name = 'format'").fetchone()
        if row is None:
            with database:
                database.execute("INSERT INTO state VALUES ('format', ?)", (_FORMAT,))
        elif row[0] != _FORMAT:
            raise InputError(f"{path}: kept by another version of Gongbao: build anew with --fresh")
        return database
    except (sqlite3.DatabaseError, InputError) as error:
        database.close()
        if isinstance(error, sqlite3.DatabaseError) and error.sqlite_errorname not in _FOREIGN:
            raise  # locked, a full disk
        if fresh:
            path.unlink()
            return _connect(path, False)
        if isinstance(error, InputError):
            raise
        raise InputError(f"{path}: no file of Gongbao's, or damaged: build anew with --fresh") from error


def _drop_if_empty(path: Path) -> None:
    """Leave nothing behind where nothing was read."""
    if not path.exists():
        return
    if path.stat().st_size:
        with contextlib.closing(sqlite3.connect(path)) as database:
            try:
                if database.execute("SELECT 1 FROM reading UNION SELECT 1 FROM member").fetchone():
                    return
            except sqlite3.Error:  # what it is has been said before
                return
    path.unlink()
