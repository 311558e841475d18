"""Where the nodes of a small network stand."""

from itertools import combinations
from math import dist
from random import Random

import pytest

from kg.publish.communities import neighbours, parts
from kg.publish.positions import LENGTH, positions
from kg.publish.stress import stress


def star(count: int) -> list[tuple[int, int]]:
    return [(0, node) for node in range(1, count)]


def ring(count: int) -> list[tuple[int, int]]:
    return [(node, (node + 1) % count) for node in range(count)]


@pytest.mark.parametrize("count", [2, 3, 12, 60, 300, 450])
@pytest.mark.parametrize("network", [star, ring])
def test_no_two_nodes_in_one_place(network: object, count: int) -> None:
    assert callable(network)
    places = positions(count, network(count))
    assert len(set(places)) == count
    assert places == positions(count, network(count)[::-1])


def test_what_is_joined_is_near() -> None:
    chance = Random(3)
    edges = [(node, chance.randrange(node)) for node in range(1, 80)]
    places = positions(80, edges)
    near = sum(dist(places[a], places[b]) for a, b in edges) / len(edges)
    far = sum(dist(places[a], places[b]) for a, b in combinations(range(80), 2)) / (80 * 79 / 2)
    assert near < far / 2.5
    assert LENGTH / 2 < near < 2 * LENGTH


def test_parts_stand_apart() -> None:
    places = positions(9, [(0, 1), (1, 2), (3, 4), (4, 5), (6, 7)])
    assert len(set(places)) == 9
    assert parts(neighbours(9, [(0, 1), (1, 2), (3, 4), (4, 5), (6, 7), (6, 6)])) == [[0, 1, 2], [3, 4, 5], [6, 7], [8]]
    assert positions(0, []) == [] and positions(1, [(0, 0)]) == [(0, 0)]


def test_the_length_of_an_edge_counts() -> None:
    (x0, y0), (x1, y1), (x2, y2) = stress([{1: 1.0}, {0: 1.0, 2: 3.0}, {1: 3.0}])
    assert dist((x0, y0), (x1, y1)) == pytest.approx(1, rel=0.1)
    assert dist((x1, y1), (x2, y2)) == pytest.approx(3, rel=0.1)
