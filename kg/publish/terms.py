"""What the network calls the graph's terms, and which of them it draws."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pyoxigraph import QuerySolutions, Store

from kg.errors import DataError
from kg.graph.prefixes import PREFIXES
from kg.lexicon import __file__ as _lexicon
from kg.lexicon import table

KINDS = ("person", "organisation", "event", "programme", "document", "place")
_OTHERS = ("relation", "legend", "page")


class Terms(NamedTuple):
    """Names in Chinese and English: `names[term]` is (zh, en) or, for a relation, (zh, en, zh_inverse, en_inverse)."""

    names: dict[str, tuple[str, ...]]
    kinds: dict[str, str]  # class → one of KINDS, the classes in order of preference
    relations: dict[str, str]  # relation → the relation that it implies, or ""


@cache
def terms() -> Terms:
    """The table `lexicon/network_terms.tsv`. Raises DataError where a row has an unknown kind or lacks a name."""
    result = Terms({}, {}, {})
    for row in table("network_terms", "term", "kind", "zh", "en", "zh_inverse", "en_inverse", "implies"):
        term, kind = row["term"], row["kind"]
        if kind not in KINDS + _OTHERS or not row["zh"] or not row["en"] or term in result.names:
            raise DataError(_lexicon, row.line, f"unknown kind, no name or a second time: {term}")
        names = (row["zh"], row["en"], row["zh_inverse"], row["en_inverse"])
        result.names[term] = names if row["zh_inverse"] else names[:2]
        if kind in KINDS:
            result.kinds[term] = kind
        elif kind == "relation":
            result.relations[term] = row["implies"]
    return result


_PROLOGUE = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())


def select(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    """The rows of a SELECT over all graphs of `store`, each value as its text, "" where unbound; in no fixed order."""
    solutions = store.query(_PROLOGUE + query, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    for row in solutions:
        yield tuple(getattr(value, "value", "") for value in row)
