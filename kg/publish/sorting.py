"""Rows in order, sorted on disk where there are too many to be held."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain

from kg.publish.rows import Row


def in_order(rows: Iterable[Row]) -> Iterator[Row]:
    """`rows`, all as long as the first, as `sorted` would have them."""
    left = iter(rows)
    first = next(left, None)
    if first is None:
        return
    with closing(sqlite3.connect("", isolation_level=None)) as base:
        columns = ", ".join(f"c{number}" for number in range(len(first)))
        for said in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA cache_size = -8000",
            f"CREATE TABLE told ({columns})",
            "BEGIN",
        ):
            base.execute(said)
        base.executemany(f"INSERT INTO told VALUES ({', '.join('?' * len(first))})", chain([first], left))
        yield from base.execute(f"SELECT * FROM told ORDER BY {columns}")
