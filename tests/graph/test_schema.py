from invented_graph import EXTRACTIONS, of

from kg.graph import assemble
from kg.graph.query import ask
from kg.graph.schema import schema


def test_classes_then_properties_the_most_used_first() -> None:
    store = of(assemble(EXTRACTIONS))
    found = schema(store)
    kinds = [one.what for one in found]
    assert kinds == sorted(kinds) and set(kinds) == {"class", "property"}
    for what in ("class", "property"):
        counts = [one.times for one in found if one.what == what]
        assert counts == sorted(counts, reverse=True) and counts[-1] > 0
    courts = next(one for one in found if one.term == "kgo:Court")
    [[count]] = ask(store, "SELECT (COUNT(?x) AS ?n) { ?x a kgo:Court }").rows
    assert (str(courts.times), courts.chinese, courts.english) == (count, "法院", "court")
    assert "rdf:type" not in {one.term for one in found}
