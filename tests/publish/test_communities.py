"""Which nodes of a network belong together."""

from itertools import combinations

from kg.publish.communities import communities, neighbours


def test_what_is_closely_joined_is_together() -> None:
    groups = [range(at, at + 6) for at in range(0, 30, 6)]
    edges = [pair for group in groups for pair in combinations(group, 2)]
    edges += [(group[0], groups[number - 1][-1]) for number, group in enumerate(groups)]
    assert communities(neighbours(31, edges)) == [*map(list, groups), [30]]


def test_a_star_a_pair_and_nothing() -> None:
    assert communities(neighbours(6, [(0, node) for node in range(1, 6)])) == [[0, 1, 2, 3, 4, 5]]
    assert communities(neighbours(4, [(1, 3)])) == [[0], [1, 3], [2]]
    assert communities(neighbours(3, [])) == [[0], [1], [2]] and communities([]) == []
