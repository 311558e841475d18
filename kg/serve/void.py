"""/.well-known/void: what the data set is and where it can be asked and had (VoID, 7.2)."""

from pyoxigraph import Literal, NamedNode, Triple, serialize
from starlette.requests import Request
from starlette.responses import Response

from kg.graph.prefixes import GRAPH, ONTOLOGY, PREFIXES
from kg.serve import query
from kg.serve.accept import best
from kg.serve.http import PageError


async def described(request: Request) -> Response:
    """The description of the graph that is served."""
    offered = {media: query.GRAPHS[media] for media in ("text/turtle", "application/n-triples", "application/rdf+xml")}
    media = best(request.headers.get("accept", ""), list(offered))
    if media is None:
        raise PageError(406, f"the description can be had as {', '.join(offered)}")
    here, facts = str(request.base_url).rstrip("/"), request.app.state.pool.facts
    dataset = NamedNode(f"{here}/.well-known/void#graph")

    def said(term: str, value: NamedNode | Literal) -> Triple:
        return Triple(dataset, _name(term), value)

    alone = NamedNode(f"{here}/.well-known/void#alone")  # without the evidence
    triples = [
        said("rdf:type", _name("void:Dataset")),
        said("dcterms:title", Literal(facts["name"])),
        said("void:sparqlEndpoint", NamedNode(f"{here}/sparql")),
        said("void:dataDump", NamedNode(f"{here}/graph?default")),
        said("void:uriSpace", Literal(facts["base"])),
        said("void:triples", Literal(facts["triples"])),
        said("void:subset", alone),
        Triple(alone, _name("rdf:type"), _name("void:Dataset")),
        Triple(alone, _name("dcterms:title"), Literal(f"{facts['name']} without its evidence", language="en")),
        Triple(alone, _name("void:dataDump"), NamedNode(f"{here}/graph?graph={GRAPH}")),
        said("void:vocabulary", NamedNode(ONTOLOGY)),
        *(said("void:vocabulary", NamedNode(PREFIXES[one])) for one in ("org", "schema", "foaf", "prov", "skos")),
    ]
    prefixes = {one: PREFIXES[one] for one in ("dcterms", "rdf", "void")}
    data = serialize(triples, format=offered[media], prefixes=prefixes if media != "application/n-triples" else {})
    return Response(data, media_type=media)


def _name(term: str) -> NamedNode:
    prefix, _, local = term.partition(":")
    return NamedNode(PREFIXES[prefix] + local)
