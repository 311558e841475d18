"""A small network around a node, as SVG."""

import math
from collections.abc import Sequence
from typing import NamedTuple

_MOST = 14
_WIDTH, _HEIGHT = 760, 420


class Neighbour(NamedTuple):
    """The other end of a fact, and on which side of the node's."""

    label: str
    word: str
    href: str
    forward: bool


class Point(NamedTuple):
    """A neighbour with its place, and the middle of its edge."""

    neighbour: Neighbour
    x: float
    y: float
    middle_x: float
    middle_y: float


class Drawing(NamedTuple):
    """A picture: its size, the node in the middle, its neighbours around it."""

    width: int
    height: int
    label: str
    points: tuple[Point, ...]


def drawing(label: str, neighbours: Sequence[Neighbour]) -> Drawing | None:
    """The first neighbours, each once, on an ellipse around `label`; None if there are none."""
    chosen = list({one.href: one for one in reversed(neighbours)}.values())[::-1][:_MOST]
    if not chosen:
        return None
    points = []
    for number, one in enumerate(chosen):
        angle = 2 * math.pi * number / len(chosen) - math.pi / 2
        x, y = 0.40 * _WIDTH * math.cos(angle), 0.42 * _HEIGHT * math.sin(angle)
        points.append(
            Point(
                one._replace(label=_short(one.label)),
                round(_WIDTH / 2 + x, 1),
                round(_HEIGHT / 2 + y, 1),
                round(_WIDTH / 2 + 0.55 * x, 1),
                round(_HEIGHT / 2 + 0.55 * y, 1),
            )
        )
    return Drawing(_WIDTH, _HEIGHT, _short(label), tuple(points))


def _short(label: str) -> str:
    return label if len(label) <= 14 else label[:13] + "…"
