"""Triples on their way to Turtle 1.1.

Terms are kept in Turtle syntax, made by kg.graph.terms and kg.graph.names alone: for a million triples that is six
times as fast as building pyoxigraph's objects for its serialiser, and the file comes out sorted and grouped.
"""

from kg.graph.prefixes import PREFIXES


class Triples:
    """A set of triples, in Turtle terms, whose nodes are named under `base` (prefix `id:`)."""

    def __init__(self, base: str) -> None:
        """An empty set."""
        self.base = base
        self.subjects: dict[str, list[tuple[str, str]]] = {}

    def add(self, subject: str, predicate: str, obj: str) -> None:
        """Add one triple; twice is once."""
        self.subjects.setdefault(subject, []).append((predicate, obj))

    def __len__(self) -> int:
        """How many different triples there are."""
        return sum(len(set(pairs)) for pairs in self.subjects.values())


def turtle(triples: Triples) -> bytes:
    """`triples` as Turtle in UTF-8: prefixes, then each subject once, all sorted, so that the same set always gives
    the same bytes."""
    lines: list[str] = []
    for subject, pairs in sorted(triples.subjects.items()):
        lines.append(f"\n{subject} ")
        last = ""
        for predicate, obj in sorted(set(pairs)):
            if predicate == last:
                lines.append(f", {obj}")
            else:
                lines.append(f" ;\n    {predicate} {obj}" if last else f"{predicate} {obj}")
                last = predicate
        lines.append(" .\n")
    body = "".join(lines)
    namespaces = {**PREFIXES, "id": triples.base}
    head = (f"@prefix {prefix}: <{namespaces[prefix]}> .\n" for prefix in sorted(namespaces) if f"{prefix}:" in body)
    return "".join((*head, body)).encode()
