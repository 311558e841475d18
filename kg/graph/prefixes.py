"""The namespaces of the graph, under the prefixes that claims, Turtle and SPARQL all use."""

from functools import lru_cache
from urllib.parse import urlsplit

from kg.errors import UsageError

BASE = "https://w3id.org/gongbao/id/"
ONTOLOGY = "https://w3id.org/gongbao/ontology#"
GRAPH = "https://w3id.org/gongbao/graph"  # how the graph without its evidence is called where it is asked alone

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "kgo": ONTOLOGY,
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@lru_cache(4096)  # a graph has a hundred predicates and a million triples
def shorten(iri: str) -> str:
    """`iri` as a prefixed name where one of the namespaces fits, else as it is."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def expand(term: str) -> str:
    """The IRI of a prefixed name; other names as they are."""
    prefix, colon, name = term.partition(":")
    return PREFIXES[prefix] + name if colon and prefix in PREFIXES else term


def check_base(iri: str) -> str:
    """`iri` if nodes can be named under it: absolute, plain ASCII, ending in / or : so that a local name can follow
    (and a #char=… fragment after that). Raises UsageError."""
    plain = all("!" <= char <= "~" and char not in '<>"{}|\\^`%#?' for char in iri)
    try:
        parts = urlsplit(iri)
        named = bool(parts.netloc) if parts.scheme in ("http", "https") else parts.scheme == "urn"
    except ValueError:
        named = False
    if not (plain and named and iri.endswith(("/", ":"))):
        raise UsageError(f"{iri!r} can't be a base: wanted an absolute IRI in ASCII that ends in /, such as {BASE}")
    return iri
