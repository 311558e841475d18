"""Where the nodes of a network stand: computed beforehand, so that the page opens at once and always alike."""

import contextlib
import random
from collections.abc import Iterator, Sequence
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import igraph

LENGTH = 130  # pixels between two joined nodes, about the width of a label
Place = tuple[float, float]

_HEIGHT = 80  # from one part to the next below it
_SMALL = 150  # up to here Kamada-Kawai, which is neater but takes time with the cube of the size


@contextlib.contextmanager
def seeded() -> Iterator[None]:
    """Inside, igraph's random numbers are the same in every run."""
    import igraph  # a fifth of a second, for those who ask for no network

    igraph.set_random_number_generator(random.Random(20))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def positions(count: int, edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Coordinates in pixels for the nodes 0 … count-1 of the network with `edges`; the same for the same input.

    Each connected part is laid out by itself (Kamada-Kawai 1989; Fruchterman-Reingold 1991 where it is large); the
    parts then stand in columns, the largest first, as force layouts would let them drift apart.
    """
    import igraph

    graph = igraph.Graph(count, [edge for edge in edges if edge[0] != edge[1]]).simplify()
    with seeded():
        parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part[0]))
        boxes = [_box(graph.induced_subgraph(part)) if len(part) > 1 else [(0.0, 0.0)] for part in parts]
    return _columns(count, list(zip(parts, boxes, strict=True)))


def _box(part: "igraph.Graph") -> list[Place]:
    """Coordinates of one connected part, from (0, 0) on."""
    size = part.vcount()
    if size <= _SMALL:
        layout = part.layout_kamada_kawai(seed=part.layout_circle())
    else:
        layout = part.layout_fruchterman_reingold(grid=size > 1000, niter=500 if size <= 1000 else 200)
    left, top, right, bottom = layout.bounding_box().coords
    # Fruchterman-Reingold packs large parts tightly: each node gets its square in the mean.
    length = max(LENGTH, LENGTH * sqrt(size / max(1, (right - left) * (bottom - top))))
    return [((x - left) * length, (y - top) * length) for x, y in layout]


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
