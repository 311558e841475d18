"""An article's text marked by the offsets of the evidence, not wherever a name happens to stand."""

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.graph.prefixes import PREFIXES
from kg.serve.marks import marks

TEXT = "县总工会主席周望舒到校。县总工会慰问。县教育局、县总工会和教育局。"
GRAPH = """
<urn:fact> rdf:subject <urn:zhou> ; rdf:predicate org:holds ; rdf:object <urn:post> ; prov:wasDerivedFrom <urn:a> .
<urn:seat> rdf:subject <urn:post> ; rdf:predicate org:postIn ; rdf:object <urn:union> ; prov:wasDerivedFrom <urn:b> .
<urn:post> prov:wasDerivedFrom <urn:a>, <urn:b> .
<urn:visit> prov:wasDerivedFrom <urn:c> .
<urn:a> nif:beginIndex 0 ; nif:endIndex 9 ; nif:referenceContext <urn:article> .
<urn:b> nif:beginIndex 0 ; nif:endIndex 6 ; nif:referenceContext <urn:article> .
<urn:c> nif:beginIndex 4 ; nif:endIndex 11 ; nif:referenceContext <urn:article> .
<urn:elsewhere> nif:beginIndex 0 ; nif:endIndex 3 ; nif:referenceContext <urn:other> .
"""
NAMES = {
    "urn:zhou": ("周望舒",),
    "urn:post": ("县总工会主席",),
    "urn:union": ("县总工会", "清河县总工会"),
    "urn:visit": ("走访",),
    "urn:one": ("县教育局", "教育局"),
    "urn:two": ("教育局",),
}


def said(graph: str) -> list[tuple[str, str, bool, bool]]:
    store = Store()
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    store.load((prefixes + graph).encode(), RdfFormat.TURTLE)
    found = marks(store, NamedNode("urn:article"), TEXT, NAMES)
    return [(TEXT[one.begin : one.end], one.node, one.sure, one.named) for one in found]


def test_spans_then_names_that_only_one_node_has() -> None:
    assert said(GRAPH) == [
        ("县总工会", "urn:union", True, True),
        ("主席", "urn:post", True, True),
        ("周望舒", "urn:zhou", True, True),
        ("到校", "urn:visit", True, False),
        ("县总工会", "urn:union", False, True),
        ("县教育局", "urn:one", False, True),  # but 教育局 alone may be either
        ("县总工会", "urn:union", False, True),
    ]


def test_without_evidence_names_alone() -> None:
    assert all(not sure and named for _, _, sure, named in said(""))
