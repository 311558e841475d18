"""A store as it will be once some triples are gone and others are there: it can be asked before it is written."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.graph.changes import Changes


class Overlaid:
    """A store that is only read, with what has changed laid over it."""

    def __init__(self, store: Store, *changes: Changes) -> None:
        """`changes`: of each part of what `store` holds."""
        new = set().union(*(one.new for one in changes))
        self._store, self._gone = store, set().union(*(one.gone for one in changes)) - new
        self._new = Store()
        self._new.extend(quad for triple in new if (quad := Quad(*triple)) not in store)

    def quads_for_pattern(
        self, subject: NamedNode | None, predicate: NamedNode | None, end: NamedNode | Literal | None
    ) -> Iterator[Quad]:
        """As `Store.quads_for_pattern`."""
        for quad in self._store.quads_for_pattern(subject, predicate, end):
            if quad.triple not in self._gone:
                yield quad
        yield from self._new.quads_for_pattern(subject, predicate, end)
