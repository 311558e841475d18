"""Clients that nobody here wrote."""

import json
import shutil
import subprocess

import pytest
from pyoxigraph import RdfFormat, parse
from served import Server

LABELS = "SELECT ?label { ?union a kgo:TradeUnion ; rdfs:label ?label } ORDER BY ?label"


def test_sparqlwrapper(server: Server) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(LABELS)
    for form, method in ((wrapper.JSON, wrapper.GET), (wrapper.JSON, wrapper.POST)):
        client.setReturnFormat(form)
        client.setMethod(method)
        rows = client.queryAndConvert()["results"]["bindings"]
        assert "清河县总工会" in [row["label"]["value"] for row in rows]
    client.setReturnFormat(wrapper.XML)
    assert "清河县总工会" in client.queryAndConvert().toxml()
    client.setQuery("CONSTRUCT WHERE { ?s a kgo:TradeUnion }")
    client.setReturnFormat(wrapper.TURTLE)
    assert b"TradeUnion" in client.queryAndConvert()
    client.setQuery("SELECT {")
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed):
        client.query()


def test_rdflibs_sparqlstore(server: Server) -> None:
    from rdflib import Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    for method in ("GET", "POST", "POST_FORM"):
        graph = Graph(SPARQLStore(f"{server.url}/sparql", method=method))
        assert "清河县总工会" in [str(row[0]) for row in graph.query(LABELS)]
        kind = URIRef("https://w3id.org/gongbao/ontology#TradeUnion")
        assert list(graph.subjects(predicate=None, object=kind))


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl(server: Server) -> None:
    def curl(*arguments: str) -> str:
        run = subprocess.run(["curl", "-sS", *arguments], capture_output=True, text=True, check=True)
        return run.stdout

    where = f"{server.url}/sparql"
    assert "清河县总工会" in curl("--data-urlencode", f"query={LABELS}", "-H", "Accept: text/csv", where)
    assert "清河县总工会" in curl("-G", "--data-urlencode", f"query={LABELS}", where)
    node = json.loads(curl("-G", "--data-urlencode", "q=清河工会", f"{server.url}/search"))[0]
    turtle = curl("-L", "-H", "Accept: text/turtle", f"{server.url}/id/{node['id']}")
    assert node["node"] in {quad.subject.value for quad in parse(turtle, RdfFormat.TURTLE)}
    assert "<h1>清河县总工会</h1>" in curl("-L", "-H", "Accept: text/html", f"{server.url}/id/{node['id']}")
