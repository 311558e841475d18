"""Gongbao in Python: open a graph that was built, ask it, take it to networkx, rdflib or pandas; read one text.

The same as the commands underneath: `Graph.query` is `kg query`, `Graph.explain` is `kg explain`, `read_text` is the
way of one page up to its claims. See docs/python.md, whose examples are tests.
"""

import datetime
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

from kg.errors import UsageError
from kg.graph import store
from kg.graph.explain import Explanation, explain, quotes
from kg.graph.prefixes import PREFIXES, shorten
from kg.graph.query import check, complaint
from kg.graph_names import check_name, default_name
from kg.model import Extraction, Source

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

Value = str | int | float | bool | Decimal | datetime.date | None
_XSD = "http://www.w3.org/2001/XMLSchema#"
_PERSONS = """SELECT ?iri ?name ?title ?body ?since ?until ?ended {
  ?iri a foaf:Person ; rdfs:label ?name
  OPTIONAL { ?iri org:holds ?post . ?post kgo:title ?title ; org:postIn/rdfs:label ?body
    OPTIONAL { ?held org:member ?iri ; kgo:post ?post
      OPTIONAL { ?held kgo:firstAttested ?since ; kgo:lastAttested ?until } OPTIONAL { ?held kgo:ended ?ended } } }
} ORDER BY ?name ?iri ?body ?title"""
_FACTS = """SELECT DISTINCT ?fact ?subject ?predicate ?object ?confidence ?by ?span {
  ?fact rdf:subject ?s ; rdf:predicate ?predicate ; rdf:object ?o ; kgo:confidence ?confidence ;
    prov:wasDerivedFrom ?span ; prov:wasAttributedTo/rdfs:label ?by . ?s rdfs:label ?subject
  FILTER (?predicate != org:heldBy)
  OPTIONAL { ?o rdfs:label ?label } BIND (COALESCE(?label, STR(?o)) AS ?object) }
  ORDER BY ?fact ?span"""


class Rows(list[dict[str, Value]]):
    """The answers of a query, in its order: a dict each, by the names of its variables. An IRI is a text (shortened
    where a prefix is known), a date a `datetime.date`, an unbound variable None."""

    def __init__(self, columns: tuple[str, ...], rows: Iterator[dict[str, Value]]) -> None:
        """`columns`: the names of the variables."""
        super().__init__(rows)
        self.columns = columns

    def to_pandas(self) -> "pandas.DataFrame":
        """The rows as a table. Raises UsageError where pandas is not installed."""
        try:
            import pandas
        except ImportError:
            raise UsageError("pandas is not installed: pip install pandas") from None
        return pandas.DataFrame(list(self), columns=list(self.columns))


class HeldPost(NamedTuple):
    """A post of a person: bare title, body, the dates of the first and last article that say so ("" if none is
    dated), whether it is over."""

    title: str
    body: str
    first_attested: str
    last_attested: str
    ended: bool


class Person(NamedTuple):
    """A person of the graph, with all posts."""

    iri: str
    name: str
    posts: tuple[HeldPost, ...]


class Fact(NamedTuple):
    """One fact as one place of the text says it: labels, the prefixed predicate, the sentence, where it stands, how
    sure it is (0 to 1), by which rule."""

    subject: str
    predicate: str
    object: str
    sentence: str
    headline: str
    date: str
    source: str
    confidence: float
    rule: str


@dataclass(frozen=True)
class Graph:
    """A graph that was built: its Turtle file, with its evidence where that stands beside it; `notes`: what the build
    that made it had to tell, why a source gave nothing."""

    paths: tuple[Path, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def store(self) -> Store:
        """The graph as pyoxigraph has it: the index beside it, else in memory; opened when first needed."""
        return store.opened(self.paths)

    def query(self, sparql: str) -> Rows:
        """The answer to a SPARQL SELECT or ASK (one row, `answer`); the usual prefixes are known. Raises UsageError."""
        check(sparql)
        try:
            found = self.store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
            if isinstance(found, QueryTriples):
                raise UsageError("a graph is no table: ask with SELECT, or take the graph as rdflib() does")
            if isinstance(found, QueryBoolean):
                return Rows(("answer",), iter([{"answer": bool(found)}]))
            assert isinstance(found, QuerySolutions)
            names = tuple(variable.value for variable in found.variables)
            return Rows(names, ({name: _value(row[name]) for name in names} for row in found))
        except SyntaxError as error:
            raise UsageError(complaint(sparql, error.msg)) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise UsageError(f"the query failed: {error}") from error

    def persons(self) -> list[Person]:
        """All persons with their posts, sorted by name."""
        posts: dict[tuple[str, str], list[HeldPost]] = {}
        for row in self.query(_PERSONS):
            held = posts.setdefault((str(row["iri"]), str(row["name"])), [])
            if row["title"]:
                since, until = (str(row[key] or "") for key in ("since", "until"))
                held.append(HeldPost(str(row["title"]), str(row["body"]), since, until, bool(row["ended"])))
        return [Person(iri, name, tuple(held)) for (iri, name), held in posts.items()]

    def explain(self, name: str) -> list[Explanation]:
        """All that is said of the nodes of that name, each fact with its sentences. Raises UsageError if there is
        none, with names like it."""
        return explain(self.store, name)

    def facts(self, source: str | None = None) -> Iterator[Fact]:
        """Every fact that a text says, once for each place that says it; only those of `source`, if given."""
        for row in self.query(_FACTS):
            for quote in quotes(self.store, _iri(row["span"])):
                if source in (None, quote.source):
                    labels = (str(row["subject"]), str(row["predicate"]), str(row["object"]))
                    sure = float(str(row["confidence"]))
                    yield Fact(*labels, quote.sentence, quote.headline, quote.date, quote.source, sure, str(row["by"]))

    def networkx(self) -> "networkx.MultiDiGraph[str]":
        """The entities as nodes (label, class, names, date and other values), the facts between them as edges (the
        predicate as key; label; confidence, None where no text says it)."""
        import networkx

        from kg.export.network import network

        graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        with network(self.paths) as found:
            for node in found.nodes():
                kind = {"class": node.kind, "names": node.names}
                graph.add_node(node.iri, label=node.label, **kind, **node.values)
            for edge in found.edges():
                graph.add_edge(edge.source, edge.target, edge.term, label=edge.word, confidence=edge.confidence)
        return graph

    def rdflib(self) -> "rdflib.Graph":
        """The graph with its evidence as rdflib has it."""
        import rdflib

        graph = rdflib.Graph()
        for path in self.paths:
            graph.parse(path, format="turtle")
        return graph


def open_graph(graph: str | Path, folder: str | Path = "output") -> Graph:
    """The graph of a name in `folder`, or of a Turtle file. Raises InputError where there is none."""
    return Graph(tuple(store.files(graph, Path(folder))))


def build(
    *inputs: str | Path,
    name: str | None = None,
    folder: str | Path = "output",
    date: datetime.date | str | None = None,
    place: str = "",
    body: str = "",
    publication: str = "",
    fresh: bool = False,
    jobs: int | None = None,
) -> Graph:
    """Build the graph of files and folders and open it, as `kg build` does: its options by their names, `folder` for
    -o. What the build had to tell is in `notes` of the graph, a line each. Raises GongbaoError: nothing gave an
    article, no such file, a date, place or body that is none."""
    from kg import built
    from kg.read import Settings, Site

    try:
        day = datetime.date.fromisoformat(date) if isinstance(date, str) else date
    except ValueError as error:
        raise UsageError(f"date {date!r}: {error}") from error
    if not inputs:
        raise UsageError("nothing to build: give a file or a folder")
    called = check_name(name or default_name([str(one) for one in inputs]))
    said = Settings(date=day, sites=built.site(Site("*", place, body, publication)))
    order = built.Order([Path(one) for one in inputs], Path(folder), called, said, fresh=fresh, jobs=jobs)
    made = built.build(order, lambda: None, lambda told: None)
    notes = (result.note for one in made.reads for result in one.results if result.note)
    return Graph(tuple(store.files(called, Path(folder))), (*notes, *made.published.notes))


def read_text(text: str, date: datetime.date | str | None = None, name: str = "text") -> list[Extraction]:
    """What one text says: for each of its articles the mentions and claims, with spans in `extraction.article.text`
    (0-based, end-exclusive, code points). `date`: of publication, a date or YYYY-MM-DD, where the text does not say
    it. Raises UsageError for a date that is none or half a character, InputError for a line of book length."""
    from kg import layout
    from kg.doubt import doubted
    from kg.extract import extract
    from kg.extractors import extended
    from kg.read.plain import check_lines

    try:
        day = datetime.date.fromisoformat(date) if isinstance(date, str) else date
        data = text.encode()
    except ValueError as error:
        raise UsageError(f"can't be read: {error}") from error
    check_lines(text)
    source = Source(name, text, hashlib.sha256(data).hexdigest(), "text/plain", date=day)
    articles = layout.articles(source)
    return [doubted(extended(extract(article, articles))) for article in articles]


def _value(term: object) -> Value:
    if isinstance(term, NamedNode):
        return shorten(term.value)
    if not isinstance(term, Literal):
        return None if term is None or isinstance(term, Triple) else str(term)
    read = _READ.get(term.datatype.value.removeprefix(_XSD))
    try:
        return read(term.value) if read else term.value
    except (ValueError, ArithmeticError):
        return term.value  # an ill-typed value of a foreign file is its text


_READ: dict[str, Callable[[str], Value]] = {
    "integer": int,
    "decimal": Decimal,
    "double": float,
    "float": float,
    "boolean": lambda text: text in {"true", "1"},
    "date": datetime.date.fromisoformat,
}


def _iri(value: Value) -> str:
    prefix, _, local = str(value).partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else str(value)
