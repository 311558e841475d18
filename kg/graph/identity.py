"""What only all sources together tell: how sure it is that persons are one, and who may be one as well."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from kg.graph.names import name
from kg.graph.rename import Moved
from kg.graph.terms import decimal, quoted, tidy
from kg.graph.write import Draft, Graphs
from kg.identity import Ground, Identities, Node
from kg.identity.body_names import told

_FEW = 5  # bodies of one name that a name without a place may mean: of more, nobody is helped


@lru_cache(maxsize=1 << 16)
def term(one: Node) -> str:
    """The term of a node."""
    return f"id:{name(*one)}"


def terms(moved: Mapping[Node, Node]) -> dict[str, Moved]:
    """The terms of the nodes that were joined to another one: old → what they are now."""
    return {term(old): Moved(term(new), tidy(new[1]), new[2]) for old, new in moved.items()}


def identity(identities: Identities, bodies: Iterable[tuple[str, str]], copies: Mapping[str, str], base: str) -> Graphs:
    """What is to be said of the nodes and of the `bodies` (label, scope) that bear the same name."""
    draft, proof = Draft(base), Draft(base)
    for one, sure in identities.sure.items():
        draft.add(term(one), "kgo:identityConfidence", decimal(sure))
        for ground in _told(identities.why[one]):
            proof.add(term(one), "kgo:identityGround", quoted(ground))
    for copy, first in copies.items():
        draft.add(f"id:article-{copy}", "kgo:reprintOf", f"id:article-{first}")
    pairs = [(term(one), term(two)) for one, two in identities.possibly]
    scopes: dict[str, set[str]] = defaultdict(set)
    for label, scope in bodies:
        scopes[label].add(scope)
    for label, found in scopes.items():
        if "" in found and 1 < len(found) <= _FEW and not told(label):  # of others it is decided by what articles say
            others = sorted(scope for scope in found if scope and not scope.startswith("apart "))
            pairs += [(f"id:{name('org', label)}", f"id:{name('org', label, scope)}") for scope in others]
    for one_term, other in pairs:
        draft.add(one_term, "kgo:possiblySameAs", other)
        draft.add(other, "kgo:possiblySameAs", one_term)
    return Graphs(draft.done(), proof.done())


def _told(why: Counter[Ground]) -> Iterator[str]:
    """Each kind of ground in words, with its best example and in how many articles it spoke."""
    kinds: dict[str, Counter[Ground]] = defaultdict(Counter)
    for ground, articles in why.items():
        kinds[ground.id][ground] += articles
    for kind, found in sorted(kinds.items()):
        best = min(found, key=lambda ground: (-found[ground], ground))
        yield f"{kind} ({best.weight:+.1f})" + f": {best.what}" * bool(best.what) + f"; {found.total()} articles"
