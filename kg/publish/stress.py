"""Places for the nodes of a network by stress: two nodes stand as far apart as the shortest way between them is long.

The stress (Kamada and Kawai 1989) is lowered pair by pair (Zheng, Pawar and Goodman, Graph drawing by stochastic
gradient descent, 2018); in a large network the edges count, the ways to some pivots (Ortmann, Klimenta and Brandes, A
sparse stress model, 2016), and for some pairs by chance the way past a pivot, lest all who are as far from these stand
in one point. Plain arithmetic in one order: the same bytes on any machine.
"""

from heapq import heappop, heappush
from math import exp, hypot, log
from random import Random

Place = tuple[float, float]
Near = list[dict[int, float]]  # for each node its neighbours, and how long the edges to them are

_WHOLE = 400  # nodes up to which all pairs count
_PIVOTS = 12
_OTHERS = 24  # pairs by chance for each node
_ROUNDS = range(8, 21)
_MOVES = 500_000  # of pairs, where there are many
_LAST = 0.1  # how far a pair still moves in the last round


def stress(near: Near) -> list[Place]:
    """Coordinates of the nodes; an edge is about as long as `near` says. Nodes of different parts don't know of each
    other."""
    chance = Random(20)
    terms = _terms(near, chance)
    if not terms:
        return [(chance.random(), chance.random()) for _ in near]
    longest, shortest = max(far for _, _, far in terms), min(far for _, _, far in terms)
    xs = [longest * chance.random() for _ in near]
    ys = [longest * chance.random() for _ in near]
    first, last = longest**2, _LAST * shortest**2
    rounds = min(_ROUNDS[-1], max(_ROUNDS[0], _MOVES // len(terms)))
    cooling = log(first / last) / (rounds - 1)
    for turn in range(rounds):
        step = first * exp(-cooling * turn)
        chance.shuffle(terms)
        for a, b, far in terms:
            dx, dy = xs[a] - xs[b], ys[a] - ys[b]
            apart = hypot(dx, dy) or 1e-9
            pull = min(1.0, step / far**2) * (apart - far) / (2 * apart)
            dx, dy = dx * pull, dy * pull
            xs[a], ys[a] = xs[a] - dx, ys[a] - dy
            xs[b], ys[b] = xs[b] + dx, ys[b] + dy
    return list(zip(xs, ys, strict=True))


def _terms(near: Near, chance: Random) -> list[tuple[int, int, float]]:
    """The pairs that count, each with its distance."""
    found = {(a, b): far for a, ways in enumerate(near) for b, far in ways.items() if a < b}
    if len(near) <= _WHOLE:
        for a in range(len(near)):
            found |= {(a, b): far for b, far in _ways(near, a).items() if a < b}
        return [(a, b, far) for (a, b), far in found.items()]
    pivots = _pivots(near)
    for ways in pivots:
        start = next(iter(ways))
        for b, far in ways.items():
            if b != start:
                found.setdefault((min(start, b), max(start, b)), far)
    for a in range(len(near)):
        for b in (chance.randrange(len(near)) for _ in range(_OTHERS)):
            past = [ways[a] + ways[b] for ways in pivots if a in ways and b in ways]
            if a != b and past:
                found.setdefault((min(a, b), max(a, b)), min(past))
    return [(a, b, far) for (a, b), far in found.items()]


def _pivots(near: Near) -> list[dict[int, float]]:
    """The ways from some nodes that lie far from each other, the best joined one first."""
    nearest = [float("inf")] * len(near)
    pivot = max(range(len(near)), key=lambda node: (len(near[node]), -node))
    found = []
    for _ in range(_PIVOTS):
        found.append(_ways(near, pivot))
        for b, far in found[-1].items():
            nearest[b] = min(nearest[b], far)
        pivot = max(range(len(near)), key=lambda node: (nearest[node] < float("inf"), nearest[node], -node))
    return found


def _ways(near: Near, start: int) -> dict[int, float]:
    """The lengths of the shortest ways from `start` to all that can be reached (Dijkstra)."""
    found: dict[int, float] = {}
    heap = [(0.0, start)]
    while heap:
        far, node = heappop(heap)
        if node in found:
            continue
        found[node] = far
        for other, length in near[node].items():
            if other not in found:
                heappush(heap, (far + length, other))
    return found
