"""Which posts have two holders at one time."""

import pytest
from pyoxigraph import RdfFormat, Store

from kg.graph.doubts import clashes
from kg.graph.prefixes import PREFIXES

HELD = """
<post> rdfs:label "安吉县财政局局长"@zh ; kgo:title "局长"@zh .
<one> rdfs:label "王立平"@zh . <two> rdfs:label "李雪"@zh .
<a> kgo:post <post> ; org:member <one> ;
  kgo:firstAttested "2024-01-01"^^xsd:date ; kgo:lastAttested "2024-05-01"^^xsd:date .
<b> kgo:post <post> ; org:member <two> ;
  kgo:firstAttested "2024-02-01"^^xsd:date ; kgo:lastAttested "2024-02-01"^^xsd:date .
"""


@pytest.mark.parametrize(("more", "found"), [("", 1), ("<a> kgo:ended true .", 0)])
def test_a_former_holder_is_no_rival(more: str, found: int) -> None:
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    store = Store()
    store.load((prefixes + HELD + more).encode(), RdfFormat.TURTLE, base_iri="https://example.org/")
    assert len(clashes(store)) == found
