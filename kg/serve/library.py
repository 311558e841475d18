"""What the workers share: the store, the index of names, and what is known of the graph as a whole."""

import contextlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg.ask import prepare
from kg.errors import GongbaoError
from kg.graph import index, search, texts
from kg.graph import store as files
from kg.graph.ontology import words
from kg.graph.prefixes import BASE, PREFIXES
from kg.graph.questions import questions

FUNCTIONS = "https://w3id.org/gongbao/function#"  # kgf:matches, which SPARQL does not have
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_ARTICLE = NamedNode(PREFIXES["schema"] + "NewsArticle")


@dataclass(frozen=True, slots=True)
class Library:
    """A loaded graph. `alone`: the graph without its evidence; `names`: also of the texts; `base`: what the names of
    its nodes begin with."""

    store: Store
    alone: Store
    names: sqlite3.Connection
    name: str
    base: str
    triples: int

    @classmethod
    def load(cls, graph: str | Path, folder: Path) -> "Library":
        """Load `graph` (a file, or a NAME in `folder`) and the index of its names. Raises InputError."""
        words(), questions()  # read now: a worker can open no file
        prepare()
        paths = files.files(graph, folder)
        name = paths[0].stem
        if found := index.find(paths):
            with contextlib.suppress(OSError, sqlite3.Error):  # damaged: the files tell the same
                store, alone = found.store(), found.store(whole=False)
                if found.is_held():  # a worker can open no file
                    return cls(store, alone, found.names(), name, _base(store), found.triples)
        store = files.in_memory(paths)
        names = search.index(store)
        texts.index(names, store)
        alone = files.in_memory(paths[:1]) if paths[1:] else store
        return cls(store, alone, names, name, _base(store), len(store))

    @property
    def facts(self) -> dict[str, object]:
        """What the server itself has to know."""
        return {"name": self.name, "base": self.base, "triples": self.triples}

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that need no declaration."""
        return {**PREFIXES, "id": self.base, "kgf": FUNCTIONS}


def stamp(graph: str | Path, folder: Path) -> list[tuple[int, int, int]]:
    """What changes when a build writes the files of `graph` or their index; [] while they can't be seen."""
    try:
        paths = files.files(graph, folder)
        index_of = index.beside(paths[0]) / "of.json"
        states = [path.stat() for path in (*paths, *([index_of] if index_of.exists() else []))]
    except (GongbaoError, OSError):
        return []
    return [(one.st_ino, one.st_size, one.st_mtime_ns) for one in states]


def _base(store: Store) -> str:
    """The base IRI as the name of any article shows it, else the default."""
    for quad in store.quads_for_pattern(None, _TYPE, _ARTICLE, None):
        if isinstance(quad.subject, NamedNode):
            head, found, _ = quad.subject.value.rpartition("article-")
            if found:
                return head
    return BASE
