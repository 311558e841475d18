"""Full-text search in Chinese: which articles hold some words.

SQLite's FTS5 knows no Chinese words, and its trigram tokenizer finds none of two characters: so what it gets are the
pairs of characters that stand side by side (青禾, 禾工, 工会), punctuation left out. An article with all pairs of a
word need not have the word itself: who asks looks at its text.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence, Set
from operator import add
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.graph.prefixes import PREFIXES

_TEXT = NamedNode(PREFIXES["nif"] + "isString")
_DATE = NamedNode(PREFIXES["schema"] + "datePublished")
# What is no article any more leaves its pairs behind (without its words they can't be taken out), its number is never
# given again.
_TABLES = """CREATE TABLE article (number INTEGER PRIMARY KEY AUTOINCREMENT, iri TEXT UNIQUE, date TEXT);
CREATE VIRTUAL TABLE pairs USING fts5 (text, content = '', detail = none, tokenize = ascii);"""
_HOLDING = """SELECT iri FROM article WHERE number IN (SELECT rowid FROM pairs WHERE pairs MATCH ?)
ORDER BY date DESC, iri"""


def index(base: sqlite3.Connection, store: Store) -> None:
    """Tables in `base` with the texts of all articles of `store`."""
    base.executescript(_TABLES)
    _insert(base, store, (quad.subject.value for quad in _quads(store, None, _TEXT)))
    base.execute("INSERT INTO pairs (pairs) VALUES ('optimize')")
    base.commit()


def renew(base: sqlite3.Connection, store: Store, articles: Set[str]) -> None:
    """Make what `base` knows of these `articles` what `store` says of them now."""
    base.executemany("DELETE FROM article WHERE iri = ?", ((iri,) for iri in sorted(articles)))
    _insert(base, store, (iri for iri in articles if any(_quads(store, NamedNode(iri), _TEXT))))
    base.commit()


def _insert(base: sqlite3.Connection, store: Store, articles: Iterable[str]) -> None:
    for iri in sorted(set(articles)):
        node = NamedNode(iri)
        date = min((quad.object.value for quad in _quads(store, node, _DATE)), default="")
        new = base.execute("INSERT INTO article (iri, date) VALUES (?, ?)", (iri, date)).lastrowid
        for quad in _quads(store, node, _TEXT):
            base.execute("INSERT INTO pairs (rowid, text) VALUES (?, ?)", (new, " ".join(_pairs(quad.object.value))))


def _quads(store: Store, subject: NamedNode | None, predicate: NamedNode) -> Iterator[Any]:
    return store.quads_for_pattern(subject, predicate, None, DefaultGraph())


def plain(text: str) -> str:
    """`text` as it is searched: its letters and digits, case folded."""
    return "".join(filter(str.isalnum, text.casefold()))


def _pairs(text: str) -> dict[str, None]:
    """Each pair of characters of `text` once, and the last character."""
    letters = plain(text)
    return dict.fromkeys([*map(add, letters, letters[1:]), letters[-1:]] if letters else [])


def holding(base: sqlite3.Connection, words: Sequence[str]) -> Iterator[str]:
    """The articles that may hold all `words` (as `plain` makes them), the latest first."""
    wanted = [f'"{word}" *' if len(word) == 1 else " AND ".join(f'"{one}"' for one in _pairs(word) if one[1:])
              for word in words if word]  # fmt: skip
    if not wanted:
        return iter(())
    return (iri for (iri,) in base.execute(_HOLDING, (" AND ".join(wanted),)))
