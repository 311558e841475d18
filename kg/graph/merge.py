"""The graph of many sources: the union of their own graphs, whatever their order.

A subject that one source speaks of has the block of that source. Where several do, all that they say is true; only
what is a sum over sources is made anew: a node's class, how sure a fact is, when a post-holding is attested.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import chain, repeat, starmap

from kg.graph import ontology
from kg.graph.terms import decimal
from kg.graph.write import behind, block, cut
from kg.graph.write import objects as split
from kg.late import late

Told = tuple[Sequence[str], int]  # the objects of a predicate, and how many sources give just these
_ARTICLE = late(r"article-([0-9a-f]+-\d+)#char")
# Give way to a more telling class, however often they are said.
_GENERIC = frozenset({"kgo:Organisation", "kgo:Activity", "schema:Place", "kgo:Document", "foaf:Person"})


def united(blocks: Iterable[str], copies: Set[str] = frozenset()) -> str:
    """The block of a subject of which several sources say `blocks`, one each, or as many as a Counter tells. `copies`:
    the keys of articles that are reprints: what they say beside another makes nothing surer."""
    told = Counter[str]()  # a predicate with its objects → how many sources say just that: most say much the same
    several = Counter(blocks)
    for one, times in several.items():
        for group in cut(one):
            told[group] += times
    said: dict[str, list[Told]] = {}
    for group, times in told.items():
        predicate, _, objects = group.partition(" ")
        said.setdefault(predicate, []).append((split(objects), times))
    merged: set[tuple[str, str]] = set()
    for predicate, lists in said.items():
        found = {obj for objects, _ in lists for obj in objects}
        if len(found) > 1 and predicate in _SUMS:
            found = set(_SUMS[predicate](lists))
        merged |= {(predicate, obj) for obj in found}
    if sum(times for _, times in said.get("kgo:confidence", ())) > 1:
        merged = {pair for pair in merged if pair[0] != "kgo:confidence"}
        own = {one: times for one, times in several.items() if not (copies and _copied(one, copies))}
        heard = [(float(behind(one, "kgo:confidence")), times) for one, times in (own or {min(several): 1}).items()]
        merged.add(("kgo:confidence", decimal(combined(chain.from_iterable(starmap(repeat, heard))))))
    return block(merged)


def combined(confidences: Iterable[float]) -> float:
    """How sure a fact is that independent witnesses tell: 1 - (1 - a)(1 - b)."""
    doubt = 1.0
    for confidence in sorted(confidences):  # sorted: a product of floats depends on the order
        doubt *= 1 - confidence
    return 1 - doubt


def _copied(said: str, copies: Set[str]) -> bool:
    """Whether all articles whose words the block rests on are reprints."""
    articles = set(_ARTICLE.findall(said))
    return bool(articles) and articles <= copies


def _types(lists: Sequence[Told]) -> Sequence[str]:
    """The class that most sources give the node, general ones only for want of a better, with all above it."""
    votes = Counter[str]()
    for types, times in lists:
        votes[max(types, key=lambda cls: (len(ontology.types(cls)), cls))] += times
    return ontology.types(min(votes, key=lambda cls: (cls in _GENERIC, -votes[cls], cls)))


def _first(lists: Sequence[Told]) -> Sequence[str]:
    return [min(obj for objects, _ in lists for obj in objects)]


def _last(lists: Sequence[Told]) -> Sequence[str]:
    return [max(obj for objects, _ in lists for obj in objects)]


_SUMS = {"a": _types, "kgo:firstAttested": _first, "kgo:lastAttested": _last}
