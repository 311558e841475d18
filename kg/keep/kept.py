"""NAME.sources: an SQLite file with what each source gave (kg.keep.readings), and of which the graph is made."""

import contextlib
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from kg.graph import index
from kg.graph.changes import Change
from kg.keep import generation
from kg.keep.database import connect, sealed
from kg.keep.drawn import Draw, Index
from kg.keep.indexed import Early
from kg.keep.readings import Member, Readings
from kg.publish import files
from kg.steps import Watch

Account = tuple[dict[str, int], Counter[str], Counter[str]]  # nodes by kind, names left unresolved, rules of use
# What gave nothing is kept, too, so as not to be read again.
_UNWANTED = """DELETE FROM reading WHERE key NOT IN (SELECT key FROM member)
AND key IN (SELECT key FROM reading WHERE note = '')"""


class Kept(Readings):
    """The open file of the graph `name` in `folder`."""

    def __init__(
        self, folder: Path, name: str, database: sqlite3.Connection, aside: Path | None = None, old_base: str = ""
    ) -> None:
        """`aside`: where the file is until the graph is published, if it is made anew; `old_base`: of the graph that it
        will take the place of."""
        super().__init__(database)
        self.folder, self.name = folder, name
        self._aside, self._old_base = aside, old_base
        self.ahead: tuple[str, object] = ("", None)  # what was joined last (kg.keep.joined)

    @contextlib.contextmanager
    def beside(self) -> "Iterator[Kept]":
        """The same to be looked at by another process, which can't use our connection; it sees what is settled."""
        with contextlib.closing(
            connect(self._aside or self.folder / f"{self.name}.sources", writing=False)
        ) as database:
            found = Kept(self.folder, self.name, database, self._aside, self._old_base)
            found._sound = self._sound
            yield found

    @property
    def base(self) -> str:
        """What the names of the graph's nodes begin with, "" for a new graph."""
        return self.value("base") or self._old_base

    def value(self, name: str) -> str:
        """A value of the graph as a whole, "" where there is none."""
        row = self.database.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def members(self) -> list[Member]:
        """The sources that the graph is made of, sorted."""
        return [Member(*row) for row in self.database.execute("SELECT * FROM member ORDER BY path, name, number")]

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

    def publish(
        self,
        state: str,
        members: Iterable[Member],
        base: str,
        turtle: Sequence[Iterable[bytes]],
        draw: Draw,
        account: Callable[[], Account],
        joined: Callable[[], object],
        changed: Sequence[Change] | None,
        watch: Watch,
        early: Early | None = None,
    ) -> Account:
        """Make `members` the graph's sources, and its files the two of `turtle`, their index and what `draw` makes of
        them, all or none; drop what else was read; `joined` keeps what the two were made of; `changed`: what was
        changed in them, None where they are made anew; `watch` sees it; `early` makes their index where it is begun.
        Returns what `account` tells."""
        html = f"{self.name}.html"
        names = [path.name for path in self._turtle(self.folder)]
        hashes: dict[str, str] = {}

        def make(waiting: Path) -> None:
            def write(tell: Callable[[Path], object] = lambda path: None) -> list[str]:
                tell(self._beside(waiting))
                both = zip(names, turtle, strict=True)
                for file, pieces in watch(both, len(names), "writing: the graph, its evidence"):
                    hashes[file] = files.replace(waiting / file, pieces)
                    tell(waiting / file)
                return [hashes[name] for name in names]

            def draws(indexed: Index) -> None:
                for _ in watch(range(1), 1, "writing: the network, laid out, and the index"):
                    hashes[html] = draw(waiting / html, self._turtle(waiting), indexed)

            indexed = partial(self._index, waiting, waiting, self.folder, changed)
            if changed is None:  # what the files are made of is known once they are written
                known = write(early.tell) if early else write()
                joined()
                draws(partial(early.made, known) if early else partial(indexed, lambda: known))
                return
            with ThreadPoolExecutor(1) as beside:  # large files last: while they are, all else waits for the disk
                made = beside.submit(indexed, write)
                draws(lambda: (joined(), made.result()))

        def commit() -> None:
            values = {"state": state, "base": base, "files": json.dumps(hashes), "account": json.dumps(account())}
            with self.database:
                self.database.execute("DELETE FROM member")
                self.database.executemany("INSERT INTO member VALUES (?, ?, ?, ?)", members)
                self.database.execute(_UNWANTED)
                self.database.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", values.items())
                self.database.execute("INSERT OR REPLACE INTO state VALUES ('seal', ?)", (sealed(self.database),))
            if self._aside:
                self._aside.replace(self.folder / f"{self.name}.sources")

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
        self,
        files: Path,
        folder: Path,
        before: Path | None = None,
        changed: Sequence[Change] | None = None,
        written: Callable[[], Sequence[str]] = lambda: (),
    ) -> None:
        old = self._turtle(before) if before else []
        index.make(self._beside(folder), self._turtle(files), old, changed, written)

    def _beside(self, folder: Path) -> Path:
        """Where in `folder` the index lies."""
        return index.beside(folder / f"{self.name}.ttl")

    def _turtle(self, folder: Path) -> list[Path]:
        return [folder / f"{self.name}.ttl", folder / f"{self.name}.evidence.ttl"]
