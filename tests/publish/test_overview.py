"""The layout of large networks."""

import random
from itertools import combinations
from math import hypot

from kg.publish.overview import overview


def network(count: int, seed: int) -> list[tuple[int, int]]:
    """Groups of about thirty, loosely joined; every tenth node stands alone."""
    chance = random.Random(seed)
    edges = []
    for node in range(1, count):
        if node % 10 == 0:
            continue
        group = node // 30 * 30
        edges.append((node, group + 1))
        edges.append((node, group + 1 + chance.randrange(9)))
        if chance.random() < 0.1:
            edges.append((node, 1 + chance.randrange(count // 10) * 10))
    return edges


def test_each_node_lies_in_the_disc_of_its_community_and_no_disc_on_another() -> None:
    places, communities = overview(900, network(900, 1))
    assert sorted(node for one in communities for node in one.members) == list(range(900))
    assert [one.rest for one in communities].count(True) == 1 and communities[-1].rest
    for one in communities:
        for node in one.members:
            assert hypot(places[node][0] - one.x, places[node][1] - one.y) <= one.radius + 2
    for one, two in combinations(communities, 2):
        assert hypot(one.x - two.x, one.y - two.y) > 0.95 * (one.radius + two.radius)


def test_the_best_joined_member_comes_first() -> None:
    edges = network(900, 2)
    _, communities = overview(900, edges)
    joined = {node: {a + b - node for a, b in edges if node in (a, b)} - {node} for node in communities[0].members}
    degrees = [len(joined[node]) for node in communities[0].members]
    assert degrees == sorted(degrees, reverse=True)


def test_the_same_for_the_same_and_for_odd_networks() -> None:
    edges = network(500, 3)
    random.seed(7)
    first = overview(500, edges)
    random.seed(8)
    assert overview(500, edges) == first
    assert overview(0, []) == ([], [])
    places, communities = overview(3, [])
    assert len(set(places)) == 3 and [one.rest for one in communities] == [True]
    places, _ = overview(5, [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4), (2, 2), (0, 1)])
    assert len(set(places)) == 5
