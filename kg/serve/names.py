"""Search of names in Chinese: an index in which 青禾工会 finds 青禾县总工会.

SQLite's FTS5 knows no Chinese words: so what it gets are the words that jieba's dictionary cuts, and every single
character. All characters that were typed must be there; names that have them in the same order come first, the
short ones before the long, the often mentioned before the rare.
"""

import sqlite3
from collections.abc import Iterable, Iterator

import rjieba
from pyoxigraph import QuerySolutions, Store

from kg.graph.prefixes import PREFIXES, shorten

_NAMES = """SELECT ?node ?label ?name (MAX(STR(?kind)) AS ?class) {
  { ?node rdfs:label ?name } UNION { ?node skos:altLabel ?name }
  ?node rdfs:label ?label ; a ?kind
  FILTER NOT EXISTS { ?node a ?hidden
    VALUES ?hidden { rdf:Statement nif:OffsetBasedString skos:Concept org:Membership prov:Agent kgo:Measurement } }
} GROUP BY ?node ?label ?name"""
_MENTIONS = "SELECT ?node (COUNT(*) AS ?count) { ?article schema:mentions ?node } GROUP BY ?node"
_SEARCH = """SELECT node, label, name, class, mentions FROM names WHERE names MATCH ?
ORDER BY name != ?, name NOT LIKE ?, name NOT LIKE ?, length(name), mentions DESC, name, node LIMIT ?"""
_LONGEST = 40  # characters of a question that are looked at


def index(store: Store) -> sqlite3.Connection:
    """All labels and other names of the nodes that a reader may look for, in memory."""
    mentions = {row["node"].value: int(row["count"].value) for row in _rows(store, _MENTIONS)}
    base = sqlite3.connect(":memory:", check_same_thread=False)
    base.execute(
        "CREATE VIRTUAL TABLE names USING fts5"
        "(words, node UNINDEXED, label UNINDEXED, name UNINDEXED, class UNINDEXED, mentions UNINDEXED, detail=none)"
    )
    base.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)", _entries(store, mentions))
    base.execute("INSERT INTO names(names) VALUES ('optimize')")
    base.commit()
    return base


def _entries(store: Store, mentions: dict[str, int]) -> Iterator[tuple[str, str, str, str, str, int]]:
    for row in _rows(store, _NAMES):
        node, name = row["node"].value, row["name"].value
        yield " ".join(tokens(name)), node, row["label"].value, name, shorten(row["class"].value), mentions.get(node, 0)


def _rows(store: Store, query: str) -> QuerySolutions:
    found = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return found


def tokens(text: str) -> list[str]:
    """The words of `text` and its single characters, punctuation left out, in lower case, each once."""
    lower = text.lower()
    words = [word for word in rjieba.cut_all(lower) if word.isalnum()]
    return list(dict.fromkeys([*words, *(char for char in lower if char.isalnum())]))


def search(names: sqlite3.Connection, text: str, limit: int = 10) -> list[dict[str, object]]:
    """The nodes whose names fit `text`, best first: node, label, name (the one that fits), class, mentions."""
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
        for node, label, name, cls, mentions in rows:
            found.setdefault(node, {"node": node, "label": label, "name": name, "class": cls, "mentions": mentions})
    return list(found.values())[:limit]


def matching(names: sqlite3.Connection, text: str) -> Iterable[str]:
    """All names that hold every character of `text`: for FILTER kgf:matches(?label, "…")."""
    wanted = dict.fromkeys(char for char in text.lower() if char.isalnum())
    if not wanted:
        return ()
    match = " AND ".join(f'"{char}"' for char in wanted)
    return (name for (name,) in names.execute("SELECT name FROM names WHERE names MATCH ?", (match,)))
