"""What the network calls the graph's terms, and which of them it draws."""

from functools import cache
from typing import NamedTuple

from kg import lexicon
from kg.errors import DataError
from kg.graph import ontology
from kg.kinds import roles

KINDS = ("person", "organisation", "event", "programme", "document", "place")


class Terms(NamedTuple):
    """`names[term]` is (zh, en) or, for a relation, (zh, en, zh_inverse, en_inverse); terms are prefixed names."""

    names: dict[str, tuple[str, ...]]  # of kinds, the page's own words and all terms of the ontology
    kinds: dict[str, str]  # class → one of KINDS; the classes in order of preference
    relations: dict[str, str]  # relation → the relation that it implies, or ""


@cache
def terms() -> Terms:
    """The table `lexicon/network_terms.tsv`; what it has no name for has the ontology's. Raises DataError where a row
    has an unknown kind, no name or a term that the ontology doesn't define."""
    english = ontology.words("en")
    result = Terms({term: (zh, english.get(term, zh)) for term, zh in ontology.words().items()}, {}, {})
    for role in roles().values():
        if inverse := role.labels.get("inverse_zh"):
            back = role.labels.get("inverse_en", inverse)
            result.names[role.predicate] = (role.labels["zh"], role.labels["en"].capitalize(), inverse, back)
    for row in lexicon.table("network_terms", "term", "kind", "zh", "en", "zh_inverse", "en_inverse", "implies"):
        term, kind = row["term"], row["kind"]
        known = kind == "page" or (kind in (*KINDS, "relation") and term in ontology.terms())
        if not (known and row["zh"] and row["en"]):
            raise DataError(row.path, row.line, f"wrong entry: {term}")
        names = (row["zh"], row["en"], row["zh_inverse"], row["en_inverse"])
        result.names[kind if kind in KINDS else term] = names if row["zh_inverse"] else names[:2]
        if kind in KINDS:
            result.kinds[term] = kind
        elif kind == "relation":
            result.relations[term] = row["implies"]
    for role in roles().values():  # those that the table has no words for, last
        result.relations.setdefault(role.predicate, next(iter(role.implies), ""))
    return result
