"""A store with changes laid over it says what the changed store says."""

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from kg.graph.changes import Change, Changes, told
from kg.graph.overlaid import Overlaid

BASE = "https://example.org/"


def node(name: str) -> NamedNode:
    return NamedNode(BASE + name)


def test_it_says_what_the_changed_store_says() -> None:
    label, knows = node("label"), node("knows")
    stays = Triple(node("a"), knows, node("b"))
    gone = {Triple(node("a"), label, Literal("甲")), Triple(node("b"), knows, node("c"))}
    new = {Triple(node("a"), label, Literal("乙")), Triple(node("c"), knows, node("b")), stays}
    store, after = Store(), Store()
    store.extend(Quad(*one) for one in (stays, *gone))
    after.extend(Quad(*one) for one in (stays, *new))
    moved = Triple(node("c"), label, Literal("丙"))  # from the one part to the other
    store.add(Quad(*moved))
    after.add(Quad(*moved))
    laid = Overlaid(store, Changes(gone | {moved}, new), Changes(set(), {moved}))
    for ask in ((node("a"), None, None), (None, knows, None), (None, None, node("b")), (None, label, None)):
        assert sorted(map(str, laid.quads_for_pattern(*ask))) == sorted(map(str, after.quads_for_pattern(*ask)))


def test_changes_are_told_part_by_part() -> None:
    changes = [Change("id:a", "", 'rdfs:label "甲"@zh'), Change("id:b", 'rdfs:label "乙"@zh', "", proof=True)]
    graph, proof = told(changes, BASE)
    assert [str(one.object) for one in graph.new] == ['"甲"@zh'] and not graph.gone
    assert [one.subject for one in proof.gone] == [node("b")] and not proof.new
