"""Two tables for neo4j-admin database import: nodes and relationships, under its header rules."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.export.network import Edge, Node, network
from kg.export.target import opened

_VALUES = (
    *("title", "headline", "text", "datePublished", "startDate", "endDate", "firstAttested", "lastAttested"),
    *("temporalExpression", "value", "unitText", "measures", "adcode", "identifier"),
)
_TYPES = {"value": "double"}


def write(paths: list[Path], target: Path) -> list[Path]:
    """FILE.nodes.csv and FILE.relationships.csv for the `target` FILE.csv, or both with .gz."""
    packed = ".gz" if target.suffix == ".gz" else ""
    stem = target.with_suffix("") if packed else target
    stem = stem.with_suffix("") if stem.suffix == ".csv" else stem
    files = [stem.with_name(f"{stem.name}.{kind}.csv{packed}") for kind in ("nodes", "relationships")]
    header = ["iri:ID", "label", "names:string[]", *(f"{one}:{_TYPES.get(one, 'string')}" for one in _VALUES), ":LABEL"]
    with network(paths) as found:
        with opened(files[0]) as file:
            file.writelines(_lines(header, _nodes(found.nodes())))
        with opened(files[1]) as file:
            edges = _edges(found.edges())
            file.writelines(_lines([":START_ID", ":END_ID", ":TYPE", "label", "confidence:double"], edges))
    return files


def _nodes(found: Iterable[Node]) -> Iterator[list[str]]:
    for node in found:
        names = ";".join(name.replace(";", "；") for name in node.names)
        values = [node.values.get(one, "") for one in _VALUES]
        yield [node.iri, node.label, names, *values, ";".join(node.classes)]


def _edges(found: Iterable[Edge]) -> Iterator[list[str]]:
    for edge in found:
        sure = "" if edge.confidence is None else repr(edge.confidence)
        yield [edge.source, edge.target, edge.term, edge.word, sure]


def _lines(header: list[str], rows: Iterable[Iterable[str]]) -> Iterator[bytes]:
    """Rows as CSV, line breaks in a cell as spaces: the import tool takes a line for a row."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([cell.replace("\r", " ").replace("\n", " ") for cell in row])
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode()
