"""NAME.sources: an SQLite file with what each source gave, and which of them the graph is made of.

Each row is sealed (kg.keep.seal): a reading that was damaged counts as not kept, its source is read again.
"""

import contextlib
import json
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kg.errors import GongbaoError, InputError
from kg.graph import Graphs, index
from kg.graph.changes import Change
from kg.keep import generation, reading, seal
from kg.keep.database import FOREIGN, connect, drop_if_empty, sealed
from kg.keep.drawn import Page, drawn, redrawn
from kg.keep.lock import locked
from kg.keep.reading import About, Packed
from kg.model import Source
from kg.publish import files
from kg.steps import Watch

Account = tuple[dict[str, int], Counter[str], Counter[str]]  # nodes by kind, names left unresolved, rules of use
_SEALED = "key, number, name, sha256, note, ner, made, about, graphs"


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
    aside: Path | None = None  # where the file is until the graph is published, if it is made anew
    old_base: str = ""  # of the graph that it will take the place of
    _sound: dict[tuple[str, int], bool] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """What the names of the graph's nodes begin with, "" for a new graph."""
        return self.value("base") or self.old_base

    def value(self, name: str) -> str:
        """A value of the graph as a whole, "" where there is none."""
        row = self.database.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

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
            row = self.database.execute(
                f"SELECT {_SEALED}, seal FROM reading WHERE key = ? AND number = ?", (key, number)
            ).fetchone()
            self._sound[key, number] = row is not None and seal.of(row[:-1]) == row[-1]
        return self._sound[key, number]

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
        source, *gave = one or (None, "", None)
        row = (key, number, result.name, result.sha256, result.note, int(result.ner), result.made, *gave)
        self.database.execute(
            f"INSERT OR REPLACE INTO reading ({_SEALED}, source, seal, seal_source) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, source, seal.of(row), seal.of((key, number, source))),
        )
        self._sound[key, number] = True

    def members(self) -> list[Member]:
        """The sources that the graph is made of, sorted."""
        return [Member(*row) for row in self.database.execute("SELECT * FROM member ORDER BY path, name, number")]

    def result(self, member: Member) -> Result:
        """What was kept of `member`. Raises InputError: it is damaged."""
        row = self.database.execute(
            "SELECT name, sha256, note, made, ner FROM reading WHERE key = ? AND number = ?",
            (member.key, member.number),
        ).fetchone()
        if row is None or not self.is_whole(member.key, member.number):
            raise InputError(_lost(member))
        name, sha256, note, made, ner = row
        return Result(name, sha256, note, made, bool(ner))

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

    def account(self, state: str) -> Account | None:
        """What was counted when the graph was published in `state`; None if that is not how its files are."""
        return self.counted() if self.value("state") == state and self.stands() else None

    def stands(self) -> bool:
        """Whether the graph's files are as they were published."""
        hashes = json.loads(self.value("files"))
        graph = self.turtle()
        found = index.find(graph)
        sure = dict(zip((path.name for path in graph), found.hashes, strict=True)) if found else {}
        return all((sure.get(file) or generation.digest(self.folder / file)) == known for file, known in hashes.items())

    def counted(self) -> Account:
        """What was counted when the graph was last published."""
        counts, unresolved, used = json.loads(self.value("account"))
        return counts, Counter(unresolved), Counter(used)

    def turtle(self) -> list[Path]:
        """The graph's two Turtle files."""
        return self._turtle(self.folder)

    def about(self, member: Member) -> About:
        """What others have to know of it."""
        return reading.unpack_about(str(self._column("about", member)))

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
        row = self.database.execute(
            f"SELECT {column} FROM reading WHERE key = ? AND number = ?", (member.key, member.number)
        ).fetchone()
        return row[0] if row else None

    def publish(
        self,
        state: str,
        members: Iterable[Member],
        base: str,
        turtle: Sequence[Iterable[bytes]],
        page: Page,
        account: Callable[[], Account],
        joined: Callable[[], object],
        changed: Sequence[Change] | None,
        watch: Watch,
    ) -> Account:
        """Make `members` the graph's sources, and its files the two of `turtle`, their index and what `page` makes of
        them, all or none; drop what else was read; `joined` keeps what the two were made of once they are written;
        `changed`: what was changed in them, known then, None where they were made anew; `watch` sees it. Returns what
        `account` tells."""
        html = f"{self.name}.html"
        names = [path.name for path in self._turtle(self.folder)]
        hashes: dict[str, str] = {}

        def make(waiting: Path) -> None:
            for file, pieces in watch(zip(names, turtle, strict=True), len(names), "writing: the graph, its evidence"):
                hashes[file] = files.replace(waiting / file, pieces)
            joined()
            draw = drawn if changed is None else redrawn
            for _ in watch(range(1), 1, "writing: the network, laid out, and the index"):
                index = partial(self._index, waiting, waiting, self.folder, changed)
                hashes[html] = draw(waiting / html, self._turtle(waiting), page, index)

        def commit() -> None:
            values = {"state": state, "base": base, "files": json.dumps(hashes), "account": json.dumps(account())}
            with self.database:
                self.database.execute("DELETE FROM member")
                self.database.executemany("INSERT INTO member VALUES (?, ?, ?, ?)", members)
                self.database.execute("DELETE FROM reading WHERE key NOT IN (SELECT key FROM member)")
                self.database.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", values.items())
                self.database.execute("INSERT OR REPLACE INTO state VALUES ('seal', ?)", (sealed(self.database),))
            if self.aside:
                self.aside.replace(self.folder / f"{self.name}.sources")

        generation.replace(self.folder, self.name, state, (*names, html), make, commit)
        return account()

    def renew_index(self) -> None:
        """Make the index of the graph's files anew where there is none of just these. Raises GongbaoError."""
        if not index.find(self._turtle(self.folder)):
            generation.replace(
                self.folder,
                self.name,
                self.value("state"),
                (),
                lambda folder: self._index(self.folder, folder),
                lambda: None,
            )

    def _index(
        self, files: Path, folder: Path, before: Path | None = None, changed: Sequence[Change] | None = None
    ) -> None:
        old = self._turtle(before) if before else []
        index.make(index.beside(folder / f"{self.name}.ttl"), self._turtle(files), old, changed)

    def _turtle(self, folder: Path) -> list[Path]:
        return [folder / f"{self.name}.ttl", folder / f"{self.name}.evidence.ttl"]


@contextlib.contextmanager
def open_kept(folder: Path, name: str, wait: Callable[[], None], fresh: bool = False) -> Iterator[Kept]:
    """The sources kept for the graph `name` in `folder`, ours alone until the end of the block (`wait` as in
    `kg.keep.lock.locked`); what a crash left half moved is settled first. `fresh`: nothing of what was kept is used;
    the file is made anew, and takes the old one's place when the graph is published. Raises GongbaoError: no place, no
    permission, a full disk, or no file of ours."""
    path = folder / f"{name}.sources"
    with locked(folder / f".{name}.lock", wait):
        aside = folder / f".{name}.sources.new"
        if not fresh and not path.exists() and (folder / f"{name}.ttl").exists():
            raise InputError(
                f"{path} is missing, which says what {name}.ttl was made of: build anew all there is with --fresh, "
                "or under another --name"
            )
        try:
            aside.unlink(missing_ok=True)
            old = _old_state(path, folder, name) if fresh else ""
            with contextlib.closing(connect(aside if fresh else path)) as database:
                kept = Kept(folder, name, database, aside if fresh else None, old)
                if not fresh:
                    generation.settle(folder, name, kept.value("state") or None)
                yield kept
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorname", FOREIGN[1]) in FOREIGN:
                raise InputError(f"{path}: damaged ({error}): build anew with --fresh") from error
            raise GongbaoError(f"{path}: {error}") from error
        finally:
            aside.unlink(missing_ok=True)
            drop_if_empty(path)


@contextlib.contextmanager
def look(folder: Path, name: str) -> Iterator[Kept]:
    """The sources kept for the graph `name`, to look at: no one waits for us, nothing is changed. Raises InputError."""
    path = folder / f"{name}.sources"
    try:
        with contextlib.closing(connect(path, writing=False)) as database:
            yield Kept(folder, name, database)
    except sqlite3.Error as error:
        raise InputError(f"{path}: {error}") from error


def settle(folder: Path, name: str) -> None:
    """Before `name` is read: finish what a crash left half moved. A build that goes on is left alone."""

    def busy() -> None:
        raise InputError("")

    if generation.waits(folder, name) and os.access(folder, os.W_OK):
        with contextlib.suppress(InputError), open_kept(folder, name, busy):
            pass


def _old_state(path: Path, folder: Path, name: str) -> str:
    """Settle the graph of which `path` tells, as far as that can be read; what its nodes' names begin with."""
    state = base = ""
    if path.exists():
        with contextlib.suppress(sqlite3.Error, InputError), contextlib.closing(connect(path)) as database:
            old = Kept(folder, name, database)
            state, base = old.value("state"), old.base
    generation.settle(folder, name, state or None)
    return base


def _lost(member: Member) -> str:
    return (
        f"{member.name}: what was kept of it is damaged: build it again from {member.path}, "
        f"or take it out (kg remove NAME {member.name})"
    )
