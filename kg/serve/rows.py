"""Solutions of a query in a worker."""

import re

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.serve.library import Library

Row = dict[str, NamedNode | Literal]


def select(library: Library, query: str, **given: NamedNode | Literal) -> list[Row]:
    """The solutions of `query`, in which each variable of `given` stands for its term; an unbound one is ""."""
    if given:  # all at once, or a headline with ?source in it would be filled in, too
        query = re.sub(rf"\?({'|'.join(given)}) ", lambda found: f"{given[found[1]]} ", query)
    found = library.store.query(query, prefixes=library.prefixes)
    assert isinstance(found, QuerySolutions)
    return [{variable.value: _term(row[variable]) for variable in found.variables} for row in found]


def _term(term: object) -> NamedNode | Literal:
    return term if isinstance(term, NamedNode | Literal) else Literal("")
