"""Two tables for neo4j-admin database import: nodes and relationships, under its header rules."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.export.chosen import Part, view
from kg.export.network import Edge, Node, network
from kg.export.target import opened
from kg.late import late

_BREAK = late(r"[\r\n\t]")
_VALUES = (
    *("title", "headline", "text", "datePublished", "startDate", "endDate", "firstAttested", "lastAttested"),
    *("temporalExpression", "value", "unitText", "measures", "adcode", "identifier"),
)
_TYPES = {"value": "double"}
_EDGES = [":START_ID", ":END_ID", ":TYPE", "label", "confidence:double", "weight:int", "firstAttested", "lastAttested"]


def write(paths: list[Path], target: Path, wanted: Part, tabs: bool = False, bom: bool = False) -> list[Path]:
    """FILE.nodes.csv and FILE.relationships.csv for the `target` FILE.csv, or both with .gz. `tabs`: .tsv, with tabs;
    `bom`: with the mark by which Excel knows UTF-8."""
    ending = "tsv" if tabs else "csv"
    packed = ".gz" if target.suffix == ".gz" else ""
    stem = target.with_suffix("") if packed else target
    stem = stem.with_suffix("") if stem.suffix == f".{ending}" else stem
    files = [stem.with_name(f"{stem.name}.{kind}.{ending}{packed}") for kind in ("nodes", "relationships")]
    header = ["iri:ID", "label", "names:string[]", *(f"{one}:{_TYPES.get(one, 'string')}" for one in _VALUES), ":LABEL"]
    with network(paths) as whole:
        found = view(whole, wanted)
        for file, names, rows in (
            (files[0], header, _nodes(found.nodes())),
            (files[1], _EDGES, _edges(found.edges())),
        ):
            with opened(file) as out:
                out.write(codecs.BOM_UTF8 if bom else b"")
                out.writelines(_lines(names, rows, "\t" if tabs else ","))
    return files


def _nodes(found: Iterable[Node]) -> Iterator[list[str]]:
    for node in found:
        names = ";".join(name.replace(";", "；") for name in node.names)
        values = [node.values.get(one, "") for one in _VALUES]
        yield [node.iri, node.label, names, *values, ";".join(node.classes)]


def _edges(found: Iterable[Edge]) -> Iterator[list[str]]:
    for edge in found:
        sure = "" if edge.confidence is None else repr(edge.confidence)
        weight = "" if edge.weight is None else str(edge.weight)
        yield [edge.source, edge.target, edge.term, edge.word, sure, weight, edge.first, edge.last]


def _lines(header: list[str], rows: Iterable[Iterable[str]], sign: str) -> Iterator[bytes]:
    """Rows as CSV, line breaks and tabs in a cell as spaces: the import tool takes a line for a row."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=sign, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_BREAK.sub(" ", cell) for cell in row])
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode()
