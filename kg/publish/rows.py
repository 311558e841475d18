"""What the network asks a graph, and how a store answers."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Protocol

from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.graph.prefixes import PREFIXES
from kg.publish.terms import terms

Row = tuple[str, ...]

_PROLOGUE = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
_NODES = "SELECT ?root ?node ?class ?label WHERE {{ VALUES ?root {{ {} }} ?node a ?root, ?class ; rdfs:label ?label }}"
_NAMES = "SELECT ?node ?name WHERE { ?node skos:altLabel ?name }"
_ADCODES = "SELECT ?node ?code WHERE { ?node kgo:adcode ?code }"
_MENTIONS = "SELECT ?node ?article WHERE { ?article schema:mentions ?node }"
_SPANS = "SELECT ?node ?span WHERE {{ VALUES ?root {{ {} }} ?node a ?root ; prov:wasDerivedFrom ?span }}"
_POSTS = "SELECT ?post ?title ?body WHERE { ?post kgo:title ?title OPTIONAL { ?post org:postIn ?body } }"
_STATEMENTS = """SELECT ?s ?p ?o (isLiteral(?o) AS ?literal) ?confidence ?by ?span WHERE {
  ?statement rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o
  OPTIONAL { ?statement kgo:confidence ?confidence } OPTIONAL { ?statement prov:wasAttributedTo ?by }
  OPTIONAL { ?statement prov:wasDerivedFrom ?span } }"""
_RULES = "SELECT ?rule ?label WHERE { ?rule a kgo:Rule ; rdfs:label ?label }"
_TRIPLES = """SELECT ?s ?p ?o (isLiteral(?o) AS ?literal) WHERE {{ VALUES ?p {{ {} }} ?s ?p ?o }}"""
_HOLDINGS = """SELECT ?person ?post ?first ?last ?span WHERE { ?holding org:member ?person ; kgo:post ?post
  OPTIONAL { ?holding kgo:firstAttested ?first } OPTIONAL { ?holding kgo:lastAttested ?last }
  OPTIONAL { ?holding prov:wasDerivedFrom ?span } }"""
_MEASUREMENTS = """SELECT ?owner ?value ?unit ?measures ?qualifier ?span ?measurement WHERE {
  ?measurement kgo:subject ?owner ; schema:value ?value OPTIONAL { ?measurement schema:unitText ?unit }
  OPTIONAL { ?measurement kgo:measures ?measures } OPTIONAL { ?measurement kgo:qualifier ?qualifier }
  OPTIONAL { ?measurement prov:wasDerivedFrom ?span } }"""
_ARTICLES = """SELECT ?article ?headline ?date ?source WHERE {
  ?article a schema:NewsArticle ; nif:isString ?text
  OPTIONAL { ?article schema:headline ?headline } OPTIONAL { ?article schema:datePublished ?date }
  OPTIONAL { ?article schema:isPartOf/dcterms:title ?source } }"""
_QUOTED = """SELECT ?span ?article ?begin ?end ?words WHERE {
  ?span nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?words ; nif:referenceContext ?article }"""


class Stated(NamedTuple):
    """A fact: subject, predicate, object, whether that is a literal (true, false), how sure it is, the agents that say
    so and the spans that show it, both sorted."""

    subject: str
    predicate: str
    object: str
    literal: str
    confidence: str = ""
    agents: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()


class Rows(Protocol):
    """A graph and its evidence as the network asks for them: rows of texts and full IRIs, "" for what is not there,
    in no fixed order. `left`: how many nodes are left out, as there are too many."""

    left: int

    def nodes(self) -> Iterable[Row]:
        """Drawn kind, node, class, label."""

    def names(self) -> Iterable[Row]:
        """Node, other name."""

    def adcodes(self) -> Iterable[Row]:
        """Division, its code."""

    def mentions(self) -> Iterable[Row]:
        """Node, article."""

    def spans(self) -> Iterable[Row]:
        """Drawn node, span that it derives from."""

    def posts(self) -> Iterable[Row]:
        """Post, title, body."""

    def statements(self) -> Iterable[Stated]:
        """What is said of each fact, in the order of `sorted`."""

    def rules(self) -> Iterable[Row]:
        """Rule (an agent of statements), label."""

    def relations(self) -> Iterable[Stated]:
        """The triples whose predicate is drawn; of these no confidence, agent or span is told."""

    def holdings(self) -> Iterable[Row]:
        """Person, post, first and last date, span."""

    def measurements(self) -> Iterable[Row]:
        """Owner, value, unit, what is counted, qualifier, span, measurement."""

    def articles(self) -> Iterable[Row]:
        """Article, headline, date, title of the source."""

    def text(self, article: str) -> str:
        """The text of one of these articles."""

    def quoted(self) -> Callable[[str], Row | None]:
        """What tells of a span its article, begin, end and words ("": those that the article has there)."""


class StoreRows:
    """The rows of a graph in a store, whoever made it, in whichever of the store's graphs it is."""

    def __init__(self, store: Store) -> None:
        """Nothing is asked yet."""
        self.left = 0
        self._store = store

    def nodes(self) -> Iterator[Row]:  # noqa: D102 as in Rows, here and below
        return self._select(_NODES.format(" ".join(terms().kinds)))

    def names(self) -> Iterator[Row]:  # noqa: D102
        return self._select(_NAMES)

    def adcodes(self) -> Iterator[Row]:  # noqa: D102
        return self._select(_ADCODES)

    def mentions(self) -> Iterator[Row]:  # noqa: D102
        return self._select(_MENTIONS)

    def spans(self) -> Iterator[Row]:  # noqa: D102
        return self._select(_SPANS.format(" ".join(terms().kinds)))

    def posts(self) -> Iterator[Row]:  # noqa: D102
        return self._select(_POSTS)

    def statements(self) -> Iterator[Stated]:  # noqa: D102
        for (subject, predicate, obj, literal), some in groupby(
            sorted(self._select(_STATEMENTS)), key=itemgetter(0, 1, 2, 3)
        ):
            sure, agents, spans = (sorted(set(found) - {""}) for found in zip(*(row[4:] for row in some), strict=True))
            yield Stated(subject, predicate, obj, literal, "".join(sure[-1:]), tuple(agents), tuple(spans))

    def rules(self) -> Iterator[Row]:  # noqa: D102
        return self._select(_RULES)

    def relations(self) -> Iterator[Stated]:  # noqa: D102
        return (Stated._make((*row, "", (), ())) for row in self._select(_TRIPLES.format(" ".join(terms().relations))))

    def holdings(self) -> Iterator[Row]:  # noqa: D102
        return self._select(_HOLDINGS)

    def measurements(self) -> Iterator[Row]:  # noqa: D102
        return self._select(_MEASUREMENTS)

    def articles(self) -> Iterator[Row]:  # noqa: D102
        return self._select(_ARTICLES)

    def text(self, article: str) -> str:  # noqa: D102
        texts = self._store.quads_for_pattern(NamedNode(article), NamedNode(PREFIXES["nif"] + "isString"), None)
        return min(getattr(quad.object, "value", "") for quad in texts)

    def quoted(self) -> Callable[[str], Row | None]:  # noqa: D102
        return {row[0]: row[1:] for row in sorted(self._select(_QUOTED), reverse=True)}.get

    def _select(self, query: str) -> Iterator[Row]:
        solutions = self._store.query(_PROLOGUE + query, use_default_graph_as_union=True)
        assert isinstance(solutions, QuerySolutions)
        for row in solutions:
            yield tuple(getattr(value, "value", "") for value in row)
