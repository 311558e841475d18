"""Solutions of a query in a worker."""

from types import SimpleNamespace
from typing import Any, cast

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.serve.rows import select


def test_a_term_that_speaks_of_variables_is_a_term() -> None:
    node, name = NamedNode("https://example.org/a"), NamedNode("https://example.org/name")
    label = Literal('谁是 ?other "的主席" ')
    store = Store()
    store.add(Quad(node, name, label))
    library = cast(Any, SimpleNamespace(store=store, prefixes={}))
    (row,) = select(library, "SELECT ?node { ?node ?other ?label }", label=label, other=name)
    assert row["node"] == node
