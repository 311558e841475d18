"""A SPARQL query in a worker: what it answers, in the format that was asked for."""

import io
import re
from collections.abc import Callable, Sequence

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
)

from kg.graph.prefixes import GRAPH
from kg.graph.query import complaint
from kg.graph.search import matching
from kg.graph.spreadsheet import guarded
from kg.serve.accept import best
from kg.serve.library import FUNCTIONS, Library
from kg.serve.reply import Reply, text

RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
    "text/plain": RdfFormat.N_TRIPLES,
}
# What the parameter format may say: a name for results and one for graphs are taken by whichever comes out.
SHORT = {
    "json": "application/sparql-results+json, application/ld+json;q=0.9",
    "xml": "application/sparql-results+xml, application/rdf+xml;q=0.9",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
LONGEST = 32 << 20  # bytes of an answer
_ILLEGAL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")  # in XML 1.0
_MATCHES = NamedNode(FUNCTIONS + "matches")


class Sheet(io.BytesIO):
    """A file in memory that takes so much and no more."""

    def __init__(self, longest: int) -> None:
        """`longest`: the bytes that it takes."""
        super().__init__()
        self._longest = longest

    def write(self, part: bytes) -> int:  # type: ignore[override]
        """Take `part`. Raises OverflowError."""
        if self.tell() + len(part) > self._longest:
            raise OverflowError
        return super().write(part)


def answer(library: Library, query: str, accept: str, default: Sequence[str], named: Sequence[str]) -> Reply:
    """The answer to `query` in the media type that `accept` likes best; `default` and `named` are the IRIs of the
    data set that the protocol asks for: GRAPH is the graph without its evidence. 400: no valid query, or too long an
    answer; 406: no such format."""
    try:
        alone = list(default) == [GRAPH] and not named
        whole = alone or (not default and not named)
        found = (library.alone if alone else library.store).query(
            query,
            prefixes=library.prefixes,
            default_graph=None if whole else [NamedNode(iri) for iri in default],
            named_graphs=None if whole else [NamedNode(iri) for iri in named],
            custom_functions={_MATCHES: _matcher(library)},
        )
        return _written(found, accept)
    except SyntaxError as error:
        return text(400, complaint(query, error.msg))
    except OverflowError:
        return text(400, f"the answer is longer than {LONGEST >> 20} MB: ask for less, as with LIMIT 1000")
    except OSError:  # a worker can open nothing
        return text(400, "SERVICE is switched off: a query asks this graph and nothing else")
    except (ValueError, RuntimeError) as error:
        return text(400, f"the query failed: {error}")


def _written(found: QuerySolutions | QueryBoolean | QueryTriples, accept: str) -> Reply:
    formats: dict[str, QueryResultsFormat] | dict[str, RdfFormat]
    formats = GRAPHS if isinstance(found, QueryTriples) else RESULTS
    media = best(accept, list(formats))
    if media is None:
        return text(406, f"this answer can be had as {', '.join(formats)}")
    sheet = Sheet(LONGEST)
    found.serialize(sheet, formats[media])  # type: ignore[arg-type]
    data = guarded(sheet.getvalue()) if media == "text/csv" else _legal(sheet.getvalue(), media)
    return Reply(200, media + ("; charset=utf-8" if media.startswith("text/") else ""), data)


def _legal(data: bytes, media: str) -> bytes:
    """XML without the characters that it can't hold, which a query can make; other formats as they are."""
    return _ILLEGAL.sub("\ufffd".encode(), data) if "xml" in media else data


def _matcher(library: Library) -> Callable[..., Literal | None]:
    """kgf:matches(?name, "青禾工会"): is it one of the names that the index finds?"""
    known: dict[str, frozenset[str]] = {}

    def matches(name: object, wanted: object) -> Literal | None:
        if not isinstance(name, Literal) or not isinstance(wanted, Literal):
            return None
        if wanted.value not in known:
            known[wanted.value] = frozenset(matching(library.names, wanted.value))
        return Literal(name.value in known[wanted.value])

    return matches
