"""Which nodes of a network belong together, and where each member stands among its own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import pi, sqrt

from kg.publish.louvain import louvain

_GOLDEN = (5**0.5 - 1) / 2  # its multiples fill the unit interval evenly
Neighbours = list[list[int]]


def neighbours(count: int, edges: Iterable[tuple[int, int]]) -> Neighbours:
    """The neighbours of each node, each once, without itself, sorted."""
    found: list[set[int]] = [set() for _ in range(count)]
    for a, b in edges:
        if a != b:
            found[a].add(b)
            found[b].add(a)
    return [sorted(each) for each in found]


def parts(near: Neighbours) -> list[list[int]]:
    """The connected parts, the largest first."""
    seen = [False] * len(near)
    found = []
    for start in range(len(near)):
        if seen[start]:
            continue
        seen[start] = True
        part = [start]
        for node in part:  # grows as we go
            for other in near[node]:
                if not seen[other]:
                    seen[other] = True
                    part.append(other)
        found.append(sorted(part))
    return sorted(found, key=lambda part: (-len(part), part[0]))


def communities(near: Neighbours) -> list[list[int]]:
    """The communities by modularity, sorted; each node in one. A node with one neighbour is in its community, and half
    of all are such: they are weighed with it, not placed one by one."""
    owner = [_owner(near, node) for node in range(len(near))]
    own = Counter(owner)
    number = {node: index for index, node in enumerate(sorted(own))}
    weighed = [{number[b]: 1 for b in near[a] if owner[b] == b} for a in number]
    for row, (node, index) in zip(weighed, number.items(), strict=True):
        if own[node] > 1:
            row[index] = 2 * (own[node] - 1)
    of = louvain(weighed)
    parts: dict[int, list[int]] = {}
    for node, one in enumerate(owner):
        parts.setdefault(of[number[one]], []).append(node)
    return sorted(parts.values())


def _owner(near: Neighbours, node: int) -> int:
    """The neighbour to which a node belongs, where that is its only one; else itself. Of two that have but each other,
    the first."""
    if len(near[node]) != 1 or (near[near[node][0]] == [node] and node < near[node][0]):
        return node
    return near[node][0]


def spread(near: Neighbours, members: Sequence[int]) -> list[tuple[int, float, float]]:
    """Where the `members` of a community stand in a disc that they fill evenly: each with its angle, and the share of
    the disc that is nearer to the middle. The best joined one is the middle; those that are told by way of another
    stand behind it, as in a radial tree."""
    depth, around = _tree(near, members)
    sectors = max(1, round(sqrt(len(members)) / 1.5))
    size = -(-len(around) // sectors)
    found = []
    for begin in range(0, len(around), size):
        part = [(depth[node], at * _GOLDEN % 1, at) for at, node in enumerate(around[begin : begin + size], begin)]
        for rank, (_, _, at) in enumerate(sorted(part)):
            found.append((around[at], 2 * pi * at / len(around), (rank + 0.4) / len(part)))
    return found


def _tree(near: Neighbours, members: Sequence[int]) -> tuple[dict[int, int], list[int]]:
    """How far each member is from the best joined one, and all of them in the order in which they stand around it."""
    inside = set(members)
    hub = max(members, key=lambda node: (sum(other in inside for other in near[node]), -node))
    depth, children = {hub: 0}, {hub: list[int]()}
    for start in (hub, *members):
        if start not in depth:  # a community may be in pieces once it stands alone
            depth[start], children[start] = 1, []
            children[hub].append(start)
        queue = [start] if not children[start] else []
        for node in queue:
            for other in near[node]:
                if other in inside and other not in depth:
                    depth[other], children[other] = depth[node] + 1, []
                    children[node].append(other)
                    queue.append(other)
    around, stack = [], [hub]
    while stack:
        node = stack.pop()
        around.append(node)
        stack += reversed(children[node])
    return depth, around
