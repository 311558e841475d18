"""Where the nodes of a network stand: computed beforehand, so that the page opens at once and always alike."""

from collections.abc import Sequence
from math import sqrt

from kg.publish.communities import neighbours, parts
from kg.publish.stress import Place, stress

LENGTH = 130  # pixels between two joined nodes, about the width of a label

_HEIGHT = 80  # from one part to the next below it


def positions(count: int, edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Coordinates in pixels for the nodes 0 … count-1 of the network with `edges`; the same for the same input.

    Each connected part is laid out by itself (kg.publish.stress); the parts then stand in columns, the largest first,
    as force layouts would let them drift apart.
    """
    near = neighbours(count, edges)
    found = parts(near)
    boxes = [_box([near[node] for node in part], part) if len(part) > 1 else [(0.0, 0.0)] for part in found]
    return _columns(count, list(zip(found, boxes, strict=True)))


def _box(near: list[list[int]], part: Sequence[int]) -> list[Place]:
    """Coordinates of one connected part, from (0, 0) on."""
    number = {node: index for index, node in enumerate(part)}
    places = stress([{number[other]: 1.0 for other in others} for others in near])
    left, top = min(x for x, _ in places), min(y for _, y in places)
    right, bottom = max(x for x, _ in places), max(y for _, y in places)
    # Much that is joined with one node stands tightly: each gets its square in the mean.
    length = max(LENGTH, LENGTH * sqrt(len(part) / max(1, (right - left) * (bottom - top))))
    return [((x - left) * length, (y - top) * length) for x, y in places]


def _columns(count: int, parts: list[tuple[list[int], list[Place]]]) -> list[tuple[int, int]]:
    """The parts' own coordinates shifted so that they stand in columns, all about as wide as a screen is."""
    sizes = [(max(x for x, _ in box) + LENGTH, max(y for _, y in box) + _HEIGHT) for _, box in parts]
    limit = max(max((height for _, height in sizes), default=0), sqrt(sum(w * h for w, h in sizes) / 1.7))
    placed = [(0, 0)] * count
    left = top = wide = 0.0
    for (members, box), (width, height) in zip(parts, sizes, strict=True):
        if top + height > limit:
            left, top, wide = left + wide, 0.0, 0.0
        for node, (x, y) in zip(members, box, strict=True):
            placed[node] = (round(left + x), round(top + y))
        top += height
        wide = max(wide, width)
    return placed
