"""The W3C's SPARQL 1.1 query tests on the engine that kg query and kg serve run on: how many it passes.

    python -m pip download rdflib==7.6.0 --no-binary rdflib --no-deps && tar xzf rdflib-7.6.0.tar.gz
    python bench/w3c.py rdflib-7.6.0/test/data/suites/w3c

The suites come with rdflib's source: sparql11 and, before it, dawg-data-r2, as the W3C published them. Left out: what
is not for a read-only service over one graph (updates, the protocol, SERVICE, entailment by a reasoner).
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DAWG = "http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#"
MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QUERIES = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RESULTS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
LEFT_OUT = ("entailment", "service", "syntax-fed", "protocol", "http-rdf-update", "service-description")
KINDS = {
    *("QueryEvaluationTest", "CSVResultFormatTest", "PositiveSyntaxTest", "NegativeSyntaxTest"),
    *("PositiveSyntaxTest11", "NegativeSyntaxTest11"),
}
FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}
TABLES = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}


def path(iri: str) -> Path:
    """The file of a file: IRI."""
    return Path(unquote(urlsplit(iri).path))


def load(file: Path) -> ox.Store:
    """The triples of a file, its relative IRIs resolved against its place."""
    store = ox.Store()
    store.load(path=file, format=FORMATS[file.suffix], base_iri=file.as_uri())
    return store


def one(store: ox.Store, subject: Any, predicate: str) -> Any:
    """The first object of `predicate`, or None."""
    return next((quad.object for quad in store.quads_for_pattern(subject, ox.NamedNode(predicate), None)), None)


def every(store: ox.Store, subject: Any, predicate: str) -> list[str]:
    """All objects of `predicate`."""
    return [quad.object.value for quad in store.quads_for_pattern(subject, ox.NamedNode(predicate), None)]


def canonical(triples: Iterator[Any] | list[Any]) -> list[str]:
    """Equal for graphs that differ in their blank nodes alone (RDFC-1.0). Numbers are compared by value: the engine
    keeps them so, 01 is 1 to it."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


def table(found: Any, ordered: bool) -> list[str]:
    """A table as a graph, so that blank nodes need not have the same names."""
    if isinstance(found, ox.QueryBoolean):
        return [str(bool(found))]
    triples, names = [], [variable.value for variable in found.variables]
    for number, row in enumerate(found):
        solution = ox.BlankNode()
        index = ox.Literal(number if ordered else 0)
        triples.append((solution, ox.NamedNode(RESULTS + "index"), index))
        for name in names:
            if row[name] is not None:
                triples.append((solution, ox.NamedNode(f"urn:variable:{name}"), row[name]))
    return [*sorted(names), *canonical(triples)]


def result_set(store: ox.Store, ordered: bool) -> list[str] | None:
    """A table that is written as RDF, in the words of RESULTS; None for a plain graph."""
    a = ox.NamedNode(RDF + "type")
    whole = next(store.quads_for_pattern(None, a, ox.NamedNode(RESULTS + "ResultSet")), None)
    if not whole:
        return None
    said = one(store, whole.subject, RESULTS + "boolean")
    if said:
        return [str(said.value == "true")]
    triples = []
    for quad in store.quads_for_pattern(whole.subject, ox.NamedNode(RESULTS + "solution"), None):
        solution: Any = quad.object
        index = one(store, solution, RESULTS + "index")
        triples.append(
            (solution, ox.NamedNode(RESULTS + "index"), ox.Literal(int(index.value) - 1 if index and ordered else 0))
        )
        for binding in store.quads_for_pattern(solution, ox.NamedNode(RESULTS + "binding"), None):
            name = one(store, binding.object, RESULTS + "variable").value
            triples.append(
                (solution, ox.NamedNode(f"urn:variable:{name}"), one(store, binding.object, RESULTS + "value"))
            )
    return [*sorted(every(store, whole.subject, RESULTS + "resultVariable")), *canonical(triples)]


def rows(text: str) -> list[list[tuple[str, str]]]:
    """The rows of a CSV answer, whatever the order of columns and rows; a blank node has any name."""
    found = csv.DictReader(text.splitlines())
    return sorted(sorted((name, re.sub("^_:.*", "_:", cell)) for name, cell in row.items()) for row in found)


def evaluated(manifest: ox.Store, action: Any, result: Path) -> bool:
    """Does the query of `action` give what `result` says?"""
    query = path(one(manifest, action, QUERIES + "query").value)
    store = ox.Store()
    for data in every(manifest, action, QUERIES + "data"):
        store.load(path=path(data), format=FORMATS[path(data).suffix], base_iri=data)
    for data in every(manifest, action, QUERIES + "graphData"):
        store.load(path=path(data), format=FORMATS[path(data).suffix], base_iri=data, to_graph=ox.NamedNode(data))
    text = query.read_text(encoding="utf-8")
    for name in re.findall(r"FROM\s+(?:NAMED\s+)?<([^>]+)>", text):
        data = query.parent / name
        store.load(path=data, format=FORMATS[data.suffix], base_iri=data.as_uri(), to_graph=ox.NamedNode(data.as_uri()))
    found = store.query(text, base_iri=query.as_uri())
    ordered = "order by" in text.lower()
    if result.suffix == ".csv":
        made = found.serialize(format=ox.QueryResultsFormat.CSV).decode()
        return rows(made) == rows(result.read_text(encoding="utf-8"))
    if isinstance(found, ox.QueryTriples):
        return canonical(list(found)) == canonical([quad.triple for quad in load(result)])
    if result.suffix in TABLES:
        return table(found, ordered) == table(
            ox.parse_query_results(path=result, format=TABLES[result.suffix]), ordered
        )
    return table(found, ordered) == result_set(load(result), ordered)


def passes(manifest: ox.Store, kind: str, action: Any, result: Any) -> bool:
    """One test."""
    if "Evaluation" in kind or "CSV" in kind:
        return evaluated(manifest, action, path(result.value))
    query = path(action.value)
    try:
        ox.Store().query(query.read_bytes().decode(), base_iri=query.as_uri())
    except (SyntaxError, UnicodeDecodeError):
        return "Negative" in kind
    except RuntimeError:  # a function of nobody's: it was parsed
        pass
    return "Positive" in kind


def tests(suite: Path) -> Iterator[tuple[ox.Store, str, str, Any, Any]]:
    """Manifest, kind, name, action and result of each approved test of `suite`."""
    for file in sorted(suite.glob("*/manifest.ttl")):
        if file.parent.name in LEFT_OUT:
            continue
        manifest = load(file)
        for test in entries(manifest):
            kind = one(manifest, test, RDF + "type").value.rpartition("#")[2]
            approval = one(manifest, test, DAWG + "approval")
            if kind in KINDS and (approval is None or approval.value == DAWG + "Approved"):
                action = one(manifest, test, MANIFEST + "action")
                name = f"{suite.name}/{file.parent.name}/{test.value.rpartition('#')[2]}"
                yield manifest, kind, name, action, one(manifest, test, MANIFEST + "result")


def entries(manifest: ox.Store) -> Iterator[Any]:
    """The tests that a manifest lists."""
    for quad in manifest.quads_for_pattern(None, ox.NamedNode(MANIFEST + "entries"), None):
        rest: Any = quad.object
        while first := one(manifest, rest, RDF + "first"):
            yield first
            rest = one(manifest, rest, RDF + "rest")


def main(folder: Path) -> None:
    """Run both suites and say which tests fail."""
    for suite in ("sparql11", "dawg-data-r2"):
        tally: Counter[bool] = Counter()
        for manifest, kind, name, action, result in tests(folder.resolve() / suite):
            try:
                passed, why = passes(manifest, kind, action, result), ""
            except Exception as error:
                passed, why = False, f"{type(error).__name__}: {str(error).splitlines()[0][:100]}"
            tally[passed] += 1
            if not passed:
                print(f"   {name}  {why}")
        total = tally.total()
        print(f"{suite}: pyoxigraph {ox.__version__} passes {tally[True]} of {total} ({tally[True] / total:.1%})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
