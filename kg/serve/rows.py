"""Solutions of a query in a worker."""

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.serve.library import Library

Row = dict[str, NamedNode | Literal]


def select(library: Library, query: str, **given: NamedNode | Literal) -> list[Row]:
    """The solutions of `query`, in which each variable of `given` stands for its term; an unbound one is ""."""
    for variable, term in given.items():
        query = query.replace(f"?{variable} ", f"{term} ")
    found = library.store.query(query, prefixes=library.prefixes)
    assert isinstance(found, QuerySolutions)
    return [{variable.value: _term(row[variable]) for variable in found.variables} for row in found]


def _term(term: object) -> NamedNode | Literal:
    return term if isinstance(term, NamedNode | Literal) else Literal("")
