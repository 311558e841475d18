"""Which nodes of a network belong together, and in which direction from their middle each member stands."""

from collections.abc import Iterable, Sequence
from math import pi

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
    """The communities by modularity (Louvain algorithm, Blondel 2008), sorted; each node in one."""
    import networkx

    network: "networkx.Graph[int]" = networkx.Graph()
    network.add_nodes_from(range(len(near)))
    network.add_edges_from((a, b) for a, others in enumerate(near) for b in others if a < b)
    if not network.number_of_edges():
        return [[node] for node in range(len(near))]
    return sorted(sorted(part) for part in networkx.community.louvain_communities(network, seed=20))


def directions(near: Neighbours, members: Sequence[int]) -> list[tuple[int, float]]:
    """The `members` of a community from its middle outwards, each with the angle at which it stands: those that are
    told by way of one member stand behind it (a radial tree about the best joined one)."""
    inside = set(members)
    hub = max(members, key=lambda node: (sum(other in inside for other in near[node]), -node))
    depth, children = {hub: 0}, {hub: list[int]()}
    order = [hub]
    for node in (*order, *(rest for rest in members if rest != hub)):
        if node not in depth:  # a community may be in pieces once it stands alone
            depth[node], children[node] = 1, []
            children[hub].append(node)
            order.append(node)
        _grow(node, near, inside, depth, children, order)
    weight = dict.fromkeys(order, 1)
    for node in reversed(order):
        weight[node] = max(1, sum(weight[child] for child in children[node]))
    angle, begin = {hub: 0.0}, {hub: 0.0}
    for node in order:
        at = begin[node]
        share = (2 * pi if node == hub else 2 * pi * weight[node] / weight[hub]) / max(1, weight[node])
        for child in children[node]:
            begin[child] = at
            angle[child] = at + share * weight[child] / 2
            at += share * weight[child]
    rank = {node: (depth[node], number * _GOLDEN % 1) for number, node in enumerate(order)}
    return [(node, angle[node]) for node in sorted(order, key=rank.__getitem__)]


def _grow(
    start: int,
    near: Neighbours,
    inside: set[int],
    depth: dict[int, int],
    children: dict[int, list[int]],
    order: list[int],
) -> None:
    """Add to the tree what can be reached from `start`, breadth first."""
    queue = [start]
    for node in queue:
        for other in near[node]:
            if other in inside and other not in depth:
                depth[other], children[other] = depth[node] + 1, []
                children[node].append(other)
                order.append(other)
                queue.append(other)
