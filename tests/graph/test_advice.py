"""What a question that can't be read, or that nothing answers, is told."""

import pytest
from invented_graph import EXTRACTIONS, of

from kg.errors import UsageError
from kg.graph import assemble
from kg.graph.advice import unanswered, unread
from kg.graph.query import ask

STORE = of(assemble(EXTRACTIONS))


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("SELECT ？a { ?a ?b ?c }", "？ is a full-width sign, SPARQL wants ?"),
        ("SELECT ?a ｛ ?a ?b ?c }", "｛ is a full-width sign, SPARQL wants {"),
        ("SELECT ?a { ?a rdfs:label “清河”@zh }", '“ is a full-width sign, SPARQL wants "'),
        ("SELECT ?a { ?a kgx:title ?c }", "the prefix kgx: is not known; known are dcat:, "),
        ("PREFIX ex: <http://example.org/> SELECT ?a { ?a ex:b ?c ", ""),
        ('SELECT ?a { ?a rdfs:label "谁？"@zh ', ""),
        ("SELECT ?a { ?a <http://example.org/a:b> ?c ", ""),
    ],
)
def test_a_query_that_can_not_be_read(query: str, advice: str) -> None:
    assert unread(query).startswith(advice) and bool(unread(query)) == bool(advice)
    if advice:
        with pytest.raises(UsageError) as caught:
            ask(STORE, query)
        assert advice in str(caught.value)


@pytest.mark.parametrize(
    ("query", "reasons"),
    [
        (
            "SELECT ?a { ?a a schema:Evnt }",
            ["schema:Evnt: neither the ontology nor this graph knows it; did you mean schema:Event?"],
        ),
        (
            'SELECT ?a { ?a rdfs:label "清河县人民医院" }',
            ['"清河县人民医院": names are tagged; write "清河县人民医院"@zh'],
        ),
        ('SELECT ?a { ?a rdfs:label "无此医院"@zh }', ['"无此医院"@zh: nothing in this graph bears that name']),
        ("PREFIX ex: <http://example.org/> SELECT ?a { ?a ex:Evnt ?b } # schema:Evnt", []),
        ("SELECT ?a { ?a a kgo:Court ; kgo:adcode '1' }", []),
    ],
)
def test_a_query_that_nothing_answers(query: str, reasons: list[str]) -> None:
    assert ask(STORE, query).rows == ()
    assert unanswered(STORE, query) == reasons
