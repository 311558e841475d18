"""`kg query`, `kg explain`, `kg validate`: what a graph that was built answers."""

import argparse
import codecs
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.say import plain, print
from kg.errors import InputError, UsageError
from kg.graph import store

if TYPE_CHECKING:
    from kg.graph.explain import Fact


def query(options: argparse.Namespace) -> int:
    """Print the answer to a SPARQL query."""
    from kg.graph.advice import unanswered
    from kg.graph.query import ask

    texts = [options.sparql is not None, options.file is not None, options.question is not None]
    if sum([*texts, options.list, options.schema]) != 1:
        raise UsageError("give one of a query, -f FILE.rq, -q N, --list and --schema (see kg query --help)")
    if options.set and options.question is None:
        raise UsageError("--set is for a question: kg query GRAPH -q 2 --set name=王晓明")
    if options.bom and options.format not in ("csv", "tsv"):
        raise UsageError("--bom is for --format csv and tsv")
    if options.list:
        return _questions()
    if options.graph is None:
        raise UsageError("give a GRAPH: a name in output/, or the path of a Turtle file")
    if options.schema:
        return _schema(options.graph)
    if options.question is not None:
        from kg.graph.questions import question

        sparql = question(options.question).asking(dict(options.set))
    else:
        sparql = options.sparql if options.file is None else _read(options.file)
    loaded = store.load(options.graph)
    answer = ask(loaded, sparql, options.format)
    if options.format == "table" and not answer.rows:
        _no_rows(unanswered(loaded, sparql))
    if options.format == "table":
        _table(answer.columns, answer.rows)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write((codecs.BOM_UTF8 if options.bom else b"") + answer.data)
    return 0


def _no_rows(reasons: Sequence[str]) -> None:
    """Say that nothing answers, and what may be the reason."""
    for line in ("0 rows", *reasons):
        print("kg:", line, file=sys.stderr)


def _questions() -> int:
    """Show the questions and what can be set in each."""
    from kg.graph.questions import questions

    _table(
        ("N", "question", "--set"),
        [(str(one.number), f"{one.chinese} {one.english}", one.parameter) for one in questions()],
    )
    return 0


def _schema(graph: str) -> int:
    """Show the classes and properties of the graph."""
    from kg.graph.schema import Used, schema

    rows = [(*one[:2], str(one.times), one.chinese, one.english) for one in schema(store.load(graph))]
    _table(Used._fields, rows)
    return 0


def _ground(ground: str) -> str:
    """A ground of a join, with the example of its row of identity_weights.tsv: what it speaks of."""
    from kg.lexicon import table

    name = ground.split(" (")[0]
    rows = table("identity_weights", "id", "weight", "example")
    meant = next((f": as {row['example']}" for row in rows if row["id"] == name), "")
    return f"    {ground}{meant}"


def explain(options: argparse.Namespace) -> int:
    """Print all that is said of the entities of one name."""
    from kg.graph.explain import explain

    for number, entity in enumerate(explain(store.load(options.graph), options.name)):
        say(*([""] if number else []), f"{entity.label}  {'、'.join(entity.kinds)}  <{entity.iri}>")
        if entity.names:
            say(f"  又称 {'、'.join(entity.names)}")
        if entity.sure is not None:
            say(f"  one in several articles  [{entity.sure:.2f}]", *map(_ground, entity.grounds))
        for fact in entity.facts:
            say("", f"  {fact.subject} · {fact.predicate} · {fact.object}{_remark(fact)}")
            for quote in fact.quotes:
                say(
                    f"    “{quote.sentence}”",
                    f"    —— {'，'.join(filter(None, (quote.headline, quote.date, quote.source)))}",
                )
            if fact.rules:
                say(f"    规则 {'、'.join(fact.rules)}")
    return 0


def validate(options: argparse.Namespace) -> int:
    """Say what breaks the shapes; 1 if anything does."""
    from kg.graph.validate import validate

    paths = store.files(options.graph)
    broken = validate(paths)
    for violation in broken:
        say(str(violation))
    files = " and ".join(map(str, paths))
    print(f"{files}: {len(broken)} promises broken" if broken else f"{files}: all promises kept")
    return 1 if broken else 0


def _remark(fact: "Fact") -> str:
    """How sure a fact is, when a post is attested, who says what no text says."""
    first, last = fact.attested
    parts = [
        "" if fact.confidence is None else f"{fact.confidence:.2f}",
        first if first == last else f"{first} – {last}",
        fact.by,
    ]
    return "".join(f"  [{part}]" for part in parts if part)


def say(*lines: str) -> None:
    """Print `lines`, without what would move the cursor or colour the screen."""
    for line in lines:
        print(" ".join(line.split("\n")))


def _read(file: str) -> str:
    """The text of a query file, or of standard input."""
    try:
        return (sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()).decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{file}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 at byte offset {error.start}") from error


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print `rows` under `columns`, cells broken to fit a terminal; whole lines where something else reads."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for row in rows:
        table.add_row(*(Text(plain(cell).replace("\n", " ")) for cell in row))
    Console(width=None if sys.stdout.isatty() else 1_000_000, highlight=False).print(table)
