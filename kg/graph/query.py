"""Questions to a graph in SPARQL, and their answers as tables, CSV, JSON or Turtle."""

import re
from dataclasses import dataclass

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from kg.errors import UsageError
from kg.graph.advice import unread
from kg.graph.prefixes import PREFIXES, shorten
from kg.graph.spreadsheet import guarded
from kg.late import late

# Everything in which the words below are no keywords: strings, plain IRIs and comments. An IRI with ?, $ or brackets is
# not passed over: the parser may take `?a<?b)SERVICE?x#>` for a comparison.
_QUIET = late(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[A-Za-z][^<>\"{}|^`\\\s?$()]*>|#[^\n]*",
    re.DOTALL,
)
_ABROAD = late(r"(?<![?$:\w])(SERVICE|FROM)(?!\w)", re.IGNORECASE)
_POSITION = late(r"error at (\d+):(\d+): ")
_REASON = late(r"(?:of|,|expected) ([A-Z][a-z]+(?: \w+)+)")  # among what the parser would have liked


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: `columns` and `rows` for a table (ASK gives one cell), or in `triples` a graph."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    data: bytes  # in the format that was asked for


def ask(store: Store, query: str, form: str = "table") -> Answer:
    """The answer of `store` to a SPARQL `query` (SELECT, ASK, CONSTRUCT, DESCRIBE), the usual prefixes known.

    `form`: table, csv, tsv (the same cells with tabs between), json (SPARQL 1.1 results) or turtle (a graph: only for
    CONSTRUCT and DESCRIBE). Raises UsageError: no valid query, with line and column; one that would fetch from
    elsewhere; a form that does not fit.
    """
    check(query)
    try:
        found = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
        if isinstance(found, QueryTriples):
            return _graph(found, form)
        if form == "turtle":
            raise UsageError("a table can't be written as Turtle: ask with CONSTRUCT, or for csv or json")
        if isinstance(found, QueryBoolean):
            data = b"" if form == "table" else found.serialize(format=_FORMATS[form])
            return Answer(("answer",), (("true" if found else "false",),), data or b"")
        assert isinstance(found, QuerySolutions)
        columns = tuple(variable.value for variable in found.variables)
        if form != "table":
            data = found.serialize(format=_FORMATS[form]) or b""
            return Answer(columns, (), data if form == "json" else guarded(data, form == "tsv"))
        return Answer(columns, tuple(tuple(_cell(row[name]) for name in columns) for row in found), b"")
    except SyntaxError as error:
        raise UsageError(complaint(query, error.msg)) from error
    except (OSError, ValueError, RuntimeError) as error:  # the last: an index that is damaged
        raise UsageError(f"the query failed: {error}") from error


def solutions(store: Store, query: str) -> QuerySolutions:
    """The solutions of a SELECT that is ours, as terms."""
    found = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return found


def check(query: str) -> None:
    """Raises UsageError for a query that would fetch from elsewhere."""
    if abroad := _ABROAD.search(_QUIET.sub(" ", query)):
        raise UsageError(f"{abroad[1].upper()} is switched off: a query asks the graph that was built and nothing else")


_FORMATS = {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.CSV, "json": QueryResultsFormat.JSON}


def complaint(query: str, message: str) -> str:
    """The parser's message as one line that shows where the query goes wrong."""
    reason = m[1] if (m := _REASON.search(message)) else "unexpected"
    at = _POSITION.match(message)
    if not at:
        return f"not SPARQL: {message.splitlines()[0]}"
    line, column = int(at[1]), int(at[2])
    if advice := unread(query):
        return f"not SPARQL: line {line}, column {column}: {advice}"
    rest = (query + "\n").split("\n")[line - 1][column - 1 :].strip()[:40]
    return f"not SPARQL: line {line}, column {column}: {reason}{f' at {rest!r}' if rest else ' end'}"


def _graph(found: QueryTriples, form: str) -> Answer:
    triples = sorted(set(found), key=str)
    if form in _FORMATS:
        raise UsageError(f"a graph can't be written as {form}: ask with SELECT, or for turtle")
    data = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    lines = data.decode().splitlines(keepends=True)
    head = sorted(line for line in lines if line.startswith("@prefix "))  # the serialiser's order is random
    data = "".join((*head, *lines[len(head) :])).encode()
    rows = tuple((_cell(triple.subject), _cell(triple.predicate), _cell(triple.object)) for triple in triples)
    return Answer(("subject", "predicate", "object"), rows, data)


def _cell(term: NamedNode | BlankNode | Literal | Triple | None) -> str:
    """A term as a reader wants it: the text of a literal, a short name for an IRI."""
    if isinstance(term, NamedNode):
        return shorten(term.value)
    return getattr(term, "value", "") if term is not None else ""
