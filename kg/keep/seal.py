"""Whether what was kept is what was written: a hash for each row of a reading, one for the rest.

An SQLite file holds damage well: a flipped bit, a page of zeros or a row that someone deleted is read back without a
word, and would become a graph.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256


def of(values: Iterable[object]) -> str:
    """The seal of a row's values; text and bytes that read alike differ."""
    found = sha256()
    for value in values:
        data = value if isinstance(value, bytes) else repr(value).encode("utf-8", "surrogatepass")
        found.update(b"%d %c " % (len(data), b"rb"[isinstance(value, bytes)]))
        found.update(data)
    return found.hexdigest()


def of_all(members: Sequence[Sequence[object]], state: Sequence[Sequence[object]]) -> str:
    """The seal of which sources the graph is made of, and of how it was published."""
    return of(value for rows in (members, state) for row in rows for value in (*row, len(row)))
