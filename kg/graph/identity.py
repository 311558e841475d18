"""What only all sources together tell: how sure it is that persons are one, and who may be one as well."""

from collections import defaultdict
from collections.abc import Iterable

from kg.graph.assembly import Graphs
from kg.graph.names import name
from kg.graph.terms import decimal
from kg.graph.write import Draft, Triples
from kg.resolve.across import Joined, Person

_FEW = 5  # bodies of one name that a name without a place may mean: of more, nobody is helped


def person(one: Person) -> str:
    """The term of a person."""
    return f"id:{name('person', *one)}"


def terms(joined: Joined) -> dict[str, str]:
    """The terms of the persons who were joined to another one, old → new."""
    return {person(old): person(new) for old, new in joined.moved.items()}


def identity(joined: Joined, bodies: Iterable[tuple[str, str]], base: str) -> Graphs:
    """What is to be said of the persons `joined` and of the `bodies` (label, scope) that bear the same name."""
    draft = Draft(base)
    for one, sure in joined.sure.items():
        draft.add(person(one), "kgo:identityConfidence", decimal(sure))
    pairs = [(person(one), person(two)) for one, two in joined.possibly]
    scopes: dict[str, set[str]] = defaultdict(set)
    for label, scope in bodies:
        scopes[label].add(scope)
    for label, found in scopes.items():
        if "" in found and 1 < len(found) <= _FEW:
            others = sorted(scope for scope in found if scope and not scope.startswith("apart "))
            pairs += [(f"id:{name('org', label)}", f"id:{name('org', label, scope)}") for scope in others]
    for one_term, other in pairs:
        draft.add(one_term, "kgo:possiblySameAs", other)
        draft.add(other, "kgo:possiblySameAs", one_term)
    return Graphs(draft.done(), Triples(base))
