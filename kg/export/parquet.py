"""Parquet: one row for each triple, for pandas, DuckDB, Polars and Spark."""

from itertools import islice
from pathlib import Path
from typing import IO

from pyoxigraph import Literal, Quad

from kg.errors import UsageError
from kg.export.triples import quads

_ROWS = 100_000  # of a row group


def write(paths: list[Path], name: str, file: IO[bytes]) -> None:
    """The triples of the Turtle files `paths` to `file`: subject, predicate, object, datatype and language (null for
    an IRI). Raises UsageError without pyarrow."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        raise UsageError("Parquet needs pyarrow: pip install 'gongbao[parquet]'") from error
    text = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    schema = pyarrow.schema(
        [
            ("subject", pyarrow.string()),
            ("predicate", text),
            ("object", pyarrow.string()),
            ("datatype", text),
            ("language", text),
        ]
    )
    found = quads(paths)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while rows := [_row(quad) for quad in islice(found, _ROWS)]:
            columns = zip(zip(*rows, strict=True), schema.types, strict=True)
            arrays = [pyarrow.array(column, kind) for column, kind in columns]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))


def _row(quad: Quad) -> tuple[str | None, ...]:
    subject, predicate, obj = (getattr(term, "value", str(term)) for term in quad.triple)
    kind = (quad.object.datatype.value, quad.object.language) if isinstance(quad.object, Literal) else (None, None)
    return (subject, predicate, obj, *kind)
