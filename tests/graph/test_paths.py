"""The shortest way between two nodes: where places lie leads on only where nothing else joins them."""

from pyoxigraph import RdfFormat, Store

from kg.graph.paths import path
from kg.graph.prefixes import PREFIXES, shorten

HEAD = (
    "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()) + "@prefix : <https://x.example/> .\n"
)
GRAPH = """:lin org:memberOf :north ; rdfs:label "林" . :su org:memberOf :south ; rdfs:label "苏" .
:he org:memberOf :north ; rdfs:label "何" . :far rdfs:label "远" .
:north kgo:jurisdiction :a ; rdfs:label "北工会" . :south kgo:jurisdiction :b ; rdfs:label "南工会" .
:a schema:containedInPlace :city ; rdfs:label "甲县" . :b schema:containedInPlace :city ; rdfs:label "乙县" .
:city rdfs:label "市" .
"""


def way(start: str, end: str, more: str = "") -> list[str] | None:
    store = Store()
    store.load((HEAD + GRAPH + more).encode(), format=RdfFormat.TURTLE)
    found = path(store, {f"https://x.example/{start}"}, {f"https://x.example/{end}"})
    return found and [shorten(step.predicate) for step in found]


def test_where_places_lie_joins_only_what_nothing_else_joins() -> None:
    assert way("lin", "he") == ["org:memberOf"] * 2
    lies = ["kgo:jurisdiction", "schema:containedInPlace"]
    assert way("lin", "su") == ["org:memberOf", *lies, *lies[::-1], "org:memberOf"]
    longer = "".join(
        f':e{n} schema:attendee :p{n}, :p{n + 1} ; rdfs:label "会" . :p{n} rdfs:label "人" .' for n in range(5)
    )
    joined = (
        longer + ':p5 rdfs:label "人" . :e8 schema:attendee :lin, :p0 ; rdfs:label "会" . :p5 org:memberOf :south .'
    )
    assert set(way("lin", "su", joined) or ()) == {"schema:attendee", "org:memberOf"}


def test_none_and_the_same() -> None:
    assert way("lin", "far") is None and way("lin", "lin") == []
