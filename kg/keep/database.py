"""The SQLite file of NAME.sources: its tables, and whether they are ours and whole."""

import contextlib
import sqlite3
from pathlib import Path

from kg.errors import InputError
from kg.graph import shared
from kg.keep import ledger, seal

_FORMAT = "2"
FOREIGN = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_ERROR")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS reading (
  key TEXT, number INTEGER, name TEXT, sha256 TEXT, note TEXT,
  ner INTEGER, made TEXT, about TEXT, graphs BLOB, source BLOB, seal TEXT, seal_source TEXT,
  PRIMARY KEY (key, number));
CREATE TABLE IF NOT EXISTS member (path TEXT, name TEXT, key TEXT, number INTEGER, PRIMARY KEY (path, name, number));
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS joined (state TEXT PRIMARY KEY, value TEXT, seal TEXT);
"""
_ANYTHING = (
    "SELECT 1 FROM reading WHERE note = '' UNION SELECT 1 FROM member UNION SELECT 1 FROM state WHERE name = 'state'"
)


def connect(path: Path, writing: bool = True) -> sqlite3.Connection:
    """The open file at `path`, made if there is none and it is opened for `writing`. Raises InputError: it is not ours,
    or damaged."""
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode={'rwc' if writing else 'ro'}", uri=True)
    database.text_factory = lambda data: data.decode("utf-8", "surrogateescape")  # damaged text breaks its seal
    try:
        database.execute("PRAGMA trusted_schema = OFF")
        if writing:
            database.executescript(_SCHEMA + shared.SCHEMA + ledger.SCHEMA)
        if writing and not database.execute("SELECT 1 FROM state UNION SELECT 1 FROM member").fetchone():
            with database:
                database.execute("INSERT INTO state VALUES ('format', ?)", (_FORMAT,))
                database.execute("INSERT INTO state VALUES ('seal', ?)", (sealed(database),))
        known = dict(database.execute("SELECT name, value FROM state").fetchall())
        if known.get("format", _FORMAT) != _FORMAT:
            raise InputError(f"{path}: kept by another version of Gongbao: build anew with --fresh")
        if known.get("seal") != sealed(database):
            raise InputError(f"{path}: damaged: build anew with --fresh")
        return database
    except (sqlite3.DatabaseError, InputError) as error:
        database.close()
        if isinstance(error, InputError):
            raise
        if getattr(error, "sqlite_errorname", FOREIGN[1]) not in FOREIGN:
            raise  # locked, a full disk
        raise InputError(f"{path}: no file of Gongbao's, or damaged: build anew with --fresh") from error


def sealed(database: sqlite3.Connection) -> str:
    """The seal of all that is not a reading."""
    members = database.execute("SELECT * FROM member ORDER BY path, name, number").fetchall()
    state = database.execute("SELECT * FROM state WHERE name <> 'seal' ORDER BY name").fetchall()
    return seal.of_all(members, state)


def drop_if_empty(path: Path) -> None:
    """Leave nothing behind where nothing was read."""
    if not path.exists():
        return
    if path.stat().st_size:
        with contextlib.closing(sqlite3.connect(path)) as database:
            try:
                if database.execute(_ANYTHING).fetchone():
                    return
            except sqlite3.Error:  # what it is has been said before
                return
    path.unlink()
