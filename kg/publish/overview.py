"""Where the nodes of a large network stand: in discs, one a community, the related ones near each other."""

from collections.abc import Sequence
from math import atan2, cos, hypot, pi, sin, sqrt
from typing import NamedTuple

from kg.publish.communities import Neighbours, communities, neighbours, spread
from kg.publish.positions import LENGTH
from kg.publish.stress import Place, stress

_FEW = 4  # parts with fewer nodes stand together in one disc of their own
_DENSE = 0.06  # that disc's share of room: nobody looks for anything in it but by search
_WIDE = 1.8  # a screen is wider than it is high (the page turns the picture where it isn't)
_SPREAD = 1.3  # discs are parted as if they were this much larger: room for lines and names
_TIGHT = 0.85  # as parting them makes room where they stand too close
_ROUNDS = 60
_GOLDEN = pi * (3 - sqrt(5))  # the sunflower's angle, which fills a disc evenly


class Community(NamedTuple):
    """A disc: its middle and radius, its members' indexes, the best joined first. The last one may be the rest:
    nodes in no community, each of which belongs to nothing or to two others."""

    x: int
    y: int
    radius: int
    members: list[int]
    rest: bool = False


def overview(count: int, edges: Sequence[tuple[int, int]]) -> tuple[list[Place], list[Community]]:
    """Coordinates in pixels for the nodes 0 … count-1 of the network with `edges`, and its communities, the largest
    first; the same for the same input.
    """
    near = neighbours(count, edges)
    found = communities(near)
    parts = sorted((part for part in found if len(part) >= _FEW), key=lambda part: (-len(part), part[0]))
    rest = [node for part in found if len(part) < _FEW for node in part]
    radii = [*(LENGTH * 0.55 * sqrt(len(part)) for part in parts), LENGTH * _DENSE * sqrt(len(rest))]
    middles = _middles(near, parts, radii)
    inner = [_disc(near, part, radius) for part, radius in zip(parts, radii, strict=False)]
    inner.append([(r * cos(i * _GOLDEN), r * sin(i * _GOLDEN)) for i, r in enumerate(_rings(len(rest), radii[-1]))])
    middles.append(_below(middles, radii))
    placed: list[Place] = [(0, 0)] * count
    told = []
    for part, (x, y), radius, offsets in zip([*parts, rest], middles, radii, inner, strict=True):
        for node, (dx, dy) in zip(part, offsets, strict=True):
            placed[node] = (round(x + dx), round(y + dy))
        members = sorted(part, key=lambda node: (-len(near[node]), node))
        told.append(Community(round(x), round(y), round(radius), members, part is rest))
    return placed, [one for one in told if one.members]


def _rings(count: int, radius: float) -> list[float]:
    """Distances from the middle at which `count` nodes fill a disc evenly."""
    return [radius * 0.92 * sqrt((i + 0.4) / count) for i in range(count)]


def _disc(near: Neighbours, part: list[int], radius: float) -> list[Place]:
    """Coordinates of one community's members about (0, 0)."""
    placed = {
        node: (radius * 0.92 * sqrt(share) * cos(angle), radius * 0.92 * sqrt(share) * sin(angle))
        for node, angle, share in spread(near, part)
    }
    return [placed[node] for node in part]


def _middles(near: Neighbours, parts: list[list[int]], radii: list[float]) -> list[Place]:
    """Where the discs stand: related ones near each other, none on another."""
    if not parts:
        return []
    of = {node: index for index, part in enumerate(parts) for node in part}
    weights: list[dict[int, int]] = [{} for _ in parts]
    for node, index in of.items():
        for other in near[node]:
            if (to := of.get(other, index)) != index:
                weights[index][to] = weights[index].get(to, 0) + 1
    layout = stress([{to: 1 / sqrt(weight) for to, weight in row.items()} for row in weights])
    x0, y0 = (sum(values) / len(parts) for values in zip(*layout, strict=True))
    layout = [(x - x0, y - y0) for x, y in layout]
    # Evened out, as in a disc: a few outliers must not press all the others together in the middle.
    order = sorted(range(len(parts)), key=lambda part: (hypot(*layout[part]), part))
    areas = [(radius * _SPREAD) ** 2 for radius in radii[: len(parts)]]
    middles: list[Place] = [(0.0, 0.0)] * len(parts)
    filled = 0.0
    for part in order:
        distance = _TIGHT * sqrt(filled + areas[part] / 2)
        filled += areas[part]
        angle = atan2(layout[part][1], layout[part][0])
        middles[part] = (distance * cos(angle), distance * sin(angle))
    width, height = (max(values) - min(values) for values in zip(*middles, strict=True))
    stretch = sqrt(_WIDE * height / width) if width and height else 1.0
    middles = [(x * stretch, y / stretch) for x, y in middles]
    return _parted(middles, [radius * _SPREAD for radius in radii[: len(parts)]])


def _parted(middles: list[Place], radii: list[float]) -> list[Place]:
    """`middles` moved until no two discs meet (or nearly so): each pair that does is pushed apart along its line."""
    xs, ys = [x for x, _ in middles], [y for _, y in middles]
    widest = max(radii)
    for _ in range(_ROUNDS):
        moved = False
        order = sorted(range(len(xs)), key=lambda index: (xs[index], index))
        for rank, a in enumerate(order):
            for b in order[rank + 1 :]:
                dx, dy = xs[b] - xs[a], ys[b] - ys[a]
                if dx > radii[a] + widest:
                    break
                wanted, distance = radii[a] + radii[b], hypot(dx, dy)
                if distance >= wanted * 0.999:
                    continue
                moved = True
                if distance == 0:
                    dx, dy, distance = 1.0, 0.0, 1.0
                push = (wanted - distance) / distance
                share = radii[b] ** 2 / (radii[a] ** 2 + radii[b] ** 2)  # the small one gives way
                xs[a], ys[a] = xs[a] - dx * push * share, ys[a] - dy * push * share
                xs[b], ys[b] = xs[b] + dx * push * (1 - share), ys[b] + dy * push * (1 - share)
        if not moved:
            break
    return list(zip(xs, ys, strict=True))


def _below(middles: list[Place], radii: list[float]) -> Place:
    """The middle of the last disc, which belongs to no other: right of them all, so that the width is used."""
    if not middles:
        return 0.0, 0.0
    right = max(x + radius for (x, _), radius in zip(middles, radii, strict=False))
    return right + LENGTH + radii[-1], sum(y for _, y in middles) / len(middles)
