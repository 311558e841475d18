"""Search of names in Chinese: an index in which 青禾工会 finds 青禾县总工会.

SQLite's FTS5 knows no Chinese words: so what it gets are the words that jieba's dictionary cuts, and every single
character. All characters that were typed must be there; names that have them in the same order come first, the
short ones before the long, the often mentioned before the rare.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Set
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

import rjieba
from pyoxigraph import DefaultGraph, NamedNode, QuerySolutions, Store

from kg.graph.prefixes import PREFIXES
from kg.graph.scratch import scratch

# What a reader may look for by its name.
_WANTED = (
    *("foaf:Agent", "org:Post", "schema:Event", "kgo:Programme", "kgo:Document", "schema:Place"),
    *("schema:NewsArticle", "kgo:SourceDocument"),
)
_SEARCH = """SELECT node, label, name, mentions FROM names WHERE names MATCH ?
ORDER BY name != ?, name NOT LIKE ?, name NOT LIKE ?, length(name), mentions DESC, name, node LIMIT ?"""
_CALLED = """SELECT node, label, name, mentions FROM called JOIN wanted USING (node) WHERE label IS NOT NULL
ORDER BY node, name"""
_CUT = 4096  # names that are not cut twice in a row
_LONGEST = 40  # characters of a question that are looked at


def index(store: Store, file: Path | None = None) -> sqlite3.Connection:
    """All labels and other names of the nodes that a reader may look for: in a new `file`, or in memory."""
    base = sqlite3.connect(file or ":memory:", check_same_thread=False)
    base.execute(
        "CREATE VIRTUAL TABLE names USING fts5"
        "(words, node UNINDEXED, label UNINDEXED, name UNINDEXED, mentions UNINDEXED, detail=none, tokenize=ascii)"
    )
    with closing(scratch()) as told:
        told.execute("CREATE TABLE wanted (node TEXT PRIMARY KEY, label TEXT, mentions INTEGER)")
        told.execute("CREATE TABLE called (node TEXT, name TEXT, PRIMARY KEY (node, name)) WITHOUT ROWID")
        for kind in _WANTED:
            nodes = ((quad.subject.value,) for quad in _quads(store, "rdf:type", _term(kind)))
            told.executemany("INSERT OR IGNORE INTO wanted VALUES (?, NULL, 0)", nodes)
        labels = ((label, node) for node, label in _texts(store, "rdfs:label"))
        told.executemany("UPDATE wanted SET label = ? WHERE node = ?", labels)
        told.executemany("INSERT OR IGNORE INTO called VALUES (?, ?)", _texts(store, "skos:altLabel"))
        told.execute("INSERT OR IGNORE INTO called SELECT node, label FROM wanted WHERE label IS NOT NULL")
        mentioned = ((quad.object.value,) for quad in _quads(store, "schema:mentions"))
        told.executemany("UPDATE wanted SET mentions = mentions + 1 WHERE node = ?", mentioned)
        _insert(base, told.execute(_CALLED))
    base.execute("INSERT INTO names(names) VALUES ('optimize')")
    base.commit()
    return base


def renew(base: sqlite3.Connection, store: Store, nodes: Set[str]) -> None:
    """Make what `base` knows of these `nodes` what `store` says of them now."""
    old = [(row,) for row, node in base.execute("SELECT rowid, node FROM names") if node in nodes]
    base.executemany("DELETE FROM names WHERE rowid = ?", old)
    wanted = {_term(kind) for kind in _WANTED}
    for iri in sorted(nodes):
        node = NamedNode(iri)
        said: list[Any] = list(store.quads_for_pattern(node, None, None, DefaultGraph()))
        labels = [quad.object.value for quad in said if quad.predicate == _term("rdfs:label")]
        if labels and any(quad.predicate == _term("rdf:type") and quad.object in wanted for quad in said):
            names = {labels[-1], *(quad.object.value for quad in said if quad.predicate == _term("skos:altLabel"))}
            mentions = _times(store, node)
            _insert(base, ((iri, labels[-1], name, mentions) for name in sorted(names)))
    base.commit()


def _times(store: Store, node: NamedNode) -> int:
    """How often articles mention a node; counted by the store, as of 中国 there may be very many."""
    found = store.query(f"SELECT (COUNT(*) AS ?times) {{ ?one {_term('schema:mentions')} {node} }}")
    assert isinstance(found, QuerySolutions)
    return int(next(found)[0].value)


def _insert(base: sqlite3.Connection, rows: Iterable[tuple[str, str, str, int]]) -> None:
    """Rows of node, label, name, mentions."""
    cut = lru_cache(_CUT)(lambda name: " ".join(tokens(name)))  # the same headline stands over many articles
    base.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?)", ((cut(row[2]), *row) for row in rows))


def opened(file: Path) -> sqlite3.Connection:
    """The index in `file`, which nobody changes: so processes that are forked may share it. Raises sqlite3.Error."""
    base = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    base.execute("PRAGMA temp_store = MEMORY")  # a worker of kg serve can open no file
    base.execute("SELECT count(*) FROM names WHERE names MATCH 'a'").fetchone()
    return base


def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def _quads(store: Store, predicate: str, value: NamedNode | None = None) -> Iterator[Any]:
    """The triples of `predicate` whose ends have a value: no triple stands in for one here."""
    return store.quads_for_pattern(None, _term(predicate), value, DefaultGraph())


def _texts(store: Store, predicate: str) -> Iterator[tuple[str, str]]:
    return ((quad.subject.value, quad.object.value) for quad in _quads(store, predicate))


def tokens(text: str) -> list[str]:
    """The words of `text` and its single characters, punctuation left out, in lower case, each once."""
    lower = text.lower()
    return [token for token in dict.fromkeys([*rjieba.cut_all(lower), *lower]) if token.isalnum()]


def search(names: sqlite3.Connection, text: str, limit: int = 10) -> list[dict[str, object]]:
    """The nodes whose names fit `text`, best first: node, label, name (the one that fits), mentions."""
    wanted = "".join(char for char in text.lower() if char.isalnum())[:_LONGEST]
    if not wanted:
        return []
    ordered = f"%{'%'.join(wanted)}%"
    found: dict[str, dict[str, object]] = {}
    for joint in (" AND ", " OR "):  # OR: one character too many, or a wrong one
        parts = dict.fromkeys(wanted) if joint == " AND " else [word for word in tokens(wanted) if len(word) > 1]
        if not parts or found:
            break
        match = joint.join(f'"{part}"' for part in parts)
        rows = names.execute(_SEARCH, (match, text, f"%{wanted}%", ordered, 4 * limit))
        for node, label, name, mentions in rows:
            found.setdefault(node, {"node": node, "label": label, "name": name, "mentions": mentions})
    return list(found.values())[:limit]


def matching(names: sqlite3.Connection, text: str) -> Iterable[str]:
    """All names that hold every character of `text`: for FILTER kgf:matches(?label, "…")."""
    wanted = dict.fromkeys(char for char in text.lower() if char.isalnum())
    if not wanted:
        return ()
    match = " AND ".join(f'"{char}"' for char in wanted)
    return (name for (name,) in names.execute("SELECT name FROM names WHERE names MATCH ?", (match,)))
