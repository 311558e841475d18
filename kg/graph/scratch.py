"""A database in a file without a name: too much for memory, it is put in order on disk, and gone with the process."""

import sqlite3

_SETTINGS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -8000")  # 8 MB in memory


def scratch() -> sqlite3.Connection:
    """The database, empty, in one transaction that nobody ends."""
    base = sqlite3.connect("", isolation_level=None)
    for setting in _SETTINGS:
        base.execute(f"PRAGMA {setting}")
    base.execute("BEGIN")
    return base
