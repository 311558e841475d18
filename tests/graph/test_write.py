"""Blocks of Turtle."""

from kg.graph.write import behind, block, fields


def test_what_stands_behind_a_predicate_is_never_sought_in_a_text() -> None:
    said = block([("kgo:confidence", '"0.9"'), ("rdf:object", '"kgo:confidence 7"'), ("a", "kgo:Fact")])
    assert {one: behind(said, one) for one in ("a", "kgo:confidence", "rdf:object")} == fields(said)
    assert behind(said, "object") == ""
