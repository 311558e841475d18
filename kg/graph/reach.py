"""Of which nodes a question has to be asked again after some triples were changed: what it says of a node follows from
the triples that its patterns name, so from each of these there is a way back to the node.

Of a match that has come or gone, one changed triple is the nearest to its node: between the two nothing has changed. So
it is enough to go the way back in the store as it is now.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode, Store, Triple

from kg.graph.prefixes import PREFIXES, expand
from kg.late import late

_THIS = "?this"
_TOKEN = late(r'<[^>]*>|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@[\w-]+)?|[?$]\w+|[\w-]+:[\w-]*|\w+|\S')
_WORDS = frozenset("FILTER NOT EXISTS MINUS UNION VALUES".split())


class Pattern(NamedTuple):
    """A triple as a question names it: variables (?v), IRIs, in brackets, or literals."""

    subject: str
    predicate: str
    object: str


class Reach(NamedTuple):
    """The patterns of a question; for each variable the pattern that leads from it towards ?this, and to which variable
    there; which IRIs a variable stands for where only some are meant."""

    patterns: tuple[Pattern, ...]
    way: dict[str, tuple[Pattern, str]]
    among: dict[str, frozenset[str]]


class Changed:
    """The triples that are gone or new."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Sort them by their predicate."""
        self._by: dict[str, list[Triple]] = defaultdict(list)
        for triple in triples:
            self._by[str(triple.predicate)].append(triple)

    def touched(self, store: Store, query: str) -> set[Any] | None:
        """The nodes of which `query` has to be asked again, in the store as it is now; None for all of them."""
        known = reach(query)
        if known is None:
            return None
        found: set[Any] = set()
        for pattern in known.patterns:
            end = _end(pattern, known)
            ends = {getattr(triple, end) for triple in self._fitting(pattern, known)}
            found |= _climbed(store, known, getattr(pattern, end), ends)
        return found

    def _fitting(self, pattern: Pattern, known: Reach) -> Iterator[Triple]:
        several = _is_variable(pattern.predicate)
        for triple in (one for some in self._by.values() for one in some) if several else self._by[pattern.predicate]:
            if _fits(pattern.subject, triple.subject, known) and _fits(pattern.object, triple.object, known):
                yield triple


@cache
def reach(query: str) -> Reach | None:
    """What `query` looks at; None where no way leads from a pattern of it to ?this."""
    patterns, among = _read(query)
    way: dict[str, tuple[Pattern, str]] = {}
    grown = True
    while grown:
        grown = False
        for pattern in patterns:
            near = next((one for one in (pattern.subject, pattern.object) if one == _THIS or one in way), None)
            for far in (pattern.subject, pattern.object) if near else ():
                if near and _is_variable(far) and far != _THIS and far not in way:
                    way[far] = pattern, near
                    grown = True
    if any(one.subject not in {_THIS, *way} and one.object not in {_THIS, *way} for one in patterns):
        return None
    return Reach(tuple(patterns), way, among)


def _end(pattern: Pattern, known: Reach) -> str:
    """The end of the pattern from which the way back does not lead through the pattern itself."""
    if _THIS in (pattern.subject, pattern.object):
        return "subject" if pattern.subject == _THIS else "object"
    return "subject" if known.way.get(pattern.subject, (pattern,))[0] != pattern else "object"


def _climbed(store: Store, known: Reach, at: str, ends: set[Any]) -> set[Any]:
    """The nodes ?this of which what stands `at` a variable is one of `ends`."""
    while at != _THIS and ends:
        pattern, near = known.way[at]
        ends = {
            getattr(quad, "subject" if pattern.subject == near else "object")
            for end in ends
            for quad in _quads(store, pattern, at, end)
        }
        at = near
    return ends


def _quads(store: Store, pattern: Pattern, at: str, end: Any) -> Iterator[Any]:
    subject = end if pattern.subject == at else _term(pattern.subject)
    value = end if pattern.object == at else _term(pattern.object)
    if isinstance(subject, Literal):  # of which nothing is said
        return iter(())
    return store.quads_for_pattern(subject, _term(pattern.predicate), value)


def _fits(said: str, term: Any, known: Reach) -> bool:
    if _is_variable(said):
        return said not in known.among or str(term) in known.among[said]
    return said == str(term)


def _is_variable(said: str) -> bool:
    return said.startswith("?")


def _term(said: str) -> NamedNode | None:
    """The IRI that is meant; None for a variable."""
    return None if _is_variable(said) else NamedNode(said[1:-1])


def _read(query: str) -> tuple[list[Pattern], dict[str, frozenset[str]]]:
    """The patterns of a question in the order in which they stand, those in its filters too, and what VALUES says."""
    patterns: list[Pattern] = []
    among: dict[str, frozenset[str]] = {}
    open_: list[str] = []
    said: list[str] = []
    tokens = iter(_TOKEN.findall(query))
    for token in tokens:
        if token == "VALUES":
            variable = next(tokens)
            among[variable] = frozenset(iter(lambda: next(tokens), "}")) - {"{"}
        elif token in "{(":
            open_.append(token)
            said = []
        elif token in "})":
            open_.pop()
            said = []
        elif not open_ or open_[-1] == "(" or token in _WORDS | {"."}:
            said = []
        elif token == ";":
            said = said[:1]
        else:
            said.append(_full(token))
            if len(said) == 3:
                patterns.append(Pattern._make(said))
                said = said[:1]
    return patterns, among


def _full(token: str) -> str:
    if token == "a":
        return f"<{PREFIXES['rdf']}type>"
    if token.startswith("$"):
        return f"?{token[1:]}"
    return token if token[0] in '<?"' else f"<{expand(token)}>"
