"""What all sources say together, where it was gathered before: changed where they have changed. It gives the bytes that
`kg.whole` would give."""

from collections.abc import Mapping, Sequence, Set

from kg.graph.alter import Altered
from kg.graph.identity import terms
from kg.graph.rename import renamed
from kg.graph.shared import Shared
from kg.identity import Node
from kg.keep import Kept, Member
from kg.keep.joined import Joined
from kg.late import late

_MOST = 0.4  # the part of the sources that may have changed where the files are changed and not made anew

_HASH = 12  # digits of a source's hash in the key of an article
_OF_ARTICLE = late(r"[0-9a-f]+-\d+")  # the scope of a node that one article alone knows: a source with its record


def changed(kept: Kept, known: Sequence[Member], before: Joined, joined: Joined, named: Set[str]) -> Altered | None:
    """The graph that was made of what was joined `before`, changed into that of the sources `known`; `named`: the names
    that the corrections of a human use. None where too much has changed for that, or where a node is joined anew that
    they may have named. Raises DamagedError where what was kept does not give the files."""
    base = kept.base
    was, now = ({reading[:2] for reading in one.readings} for one in (before, joined))
    gone = [Member("", "", *one) for one in sorted(was - now)]
    come = [member for member in known if (member.key, member.number) not in was]
    moved = {one for one in before.moved.keys() | joined.moved.keys() if before.moved.get(one) != joined.moved.get(one)}
    labels = {label for _, label, scope in moved if not _OF_ARTICLE.fullmatch(scope)}
    if labels & named:
        return None
    copied = before.copies.keys() ^ joined.copies.keys()
    stayed = [member for member in known if (member.key, member.number) in was] if moved or copied else []
    speaking = set(map(_source, copied.union(scope for _, _, scope in moved)))
    touched = [one for one in stayed if _begins(kept, one) in speaking or (labels and kept.uses(one, labels))]
    if len(gone) + len(come) + len(touched) > max(1, _MOST * len(known)):
        return None
    counted, _, _ = kept.counted()
    altered = Altered(kept.turtle(), base, Shared(kept.database), counted, (before.copies.keys(), joined.copies.keys()))
    sources = {_begins(kept, member) for member in (*gone, *come, *touched)}
    old, new = (terms(_spoken(one.moved, sources)) for one in (before, joined))
    for member in gone:
        altered.exchange(renamed(kept.graphs(member, base), old), None)
    for member in come:
        altered.exchange(None, renamed(kept.graphs(member, base), new))
    for member in touched:
        graphs = kept.graphs(member, base)
        called = renamed(graphs, new)
        altered.exchange(renamed(graphs, old), called)
        if copied:
            altered.again(called)
    altered.exchange(before.own, joined.own)
    altered.settle()
    return altered


def _spoken(moved: Mapping[Node, Node], sources: Set[str]) -> dict[Node, Node]:
    """Those of the nodes `moved` of which the `sources` may speak."""
    return {old: new for old, new in moved.items() if not _OF_ARTICLE.fullmatch(old[2]) or _source(old[2]) in sources}


def _source(article: str) -> str:
    """What the key of an article begins with, its source's hash."""
    return article.partition("-")[0]


def _begins(kept: Kept, member: Member) -> str:
    return kept.result(member).sha256[:_HASH]
