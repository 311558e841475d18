"""Communities by modularity."""

from random import Random

import networkx

from kg.publish.louvain import louvain


def test_as_good_as_networkx() -> None:
    chance = Random(7)
    for _ in range(5):
        edges = {
            (a, b) for a in range(200) for b in (a // 10 * 10 + chance.randrange(10), chance.randrange(200)) if a < b
        }
        graph = networkx.Graph(edges)
        graph.add_nodes_from(range(200))
        of = louvain([dict.fromkeys(sorted(graph[a]), 1) for a in range(200)])
        ours = [{node for node in range(200) if of[node] == one} for one in set(of)]
        best = networkx.community.louvain_communities(graph, seed=20)
        assert networkx.community.modularity(graph, ours) > 0.97 * networkx.community.modularity(graph, best)


def test_what_is_in_a_node_counts() -> None:
    """A node that stands for many gains less by another."""
    assert len(set(louvain([{1: 1}, {0: 1, 2: 1}, {1: 1}]))) == 1
    of = louvain([{0: 40, 1: 1}, {0: 1, 2: 1}, {1: 1, 2: 40}])
    assert of[0] != of[2]


def test_without_edges() -> None:
    assert louvain([{}, {}]) == [0, 1] and louvain([]) == []
