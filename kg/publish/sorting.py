"""Rows in order, sorted on disk where there are too many to be held."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain

from kg.graph.scratch import scratch
from kg.publish.rows import Row


def in_order(rows: Iterable[Row]) -> Iterator[Row]:
    """`rows`, all as long as the first, as `sorted` would have them."""
    left = iter(rows)
    first = next(left, None)
    if first is None:
        return
    with closing(scratch()) as base:
        columns = ", ".join(f"c{number}" for number in range(len(first)))
        base.execute(f"CREATE TABLE told ({columns})")
        base.executemany(f"INSERT INTO told VALUES ({', '.join('?' * len(first))})", chain([first], left))
        yield from base.execute(f"SELECT * FROM told ORDER BY {columns}")
