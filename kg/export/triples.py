"""The RDF formats, streamed: what is held in memory at once does not grow with the graph."""

import contextlib
import heapq
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import IO

from pyoxigraph import Quad, RdfFormat, parse, serialize

from kg.errors import InputError
from kg.graph.prefixes import BASE, PREFIXES

_FORMATS = {
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
_RUN = 100_000  # lines that are sorted in memory


def write(paths: list[Path], file: IO[bytes], form: str) -> None:
    """All triples of the Turtle files `paths` to `file` as `form`: nt and nq sorted, each line once."""
    if form in ("nt", "nq"):
        file.writelines(lines(paths))
        return
    serialize((quad.triple for quad in quads(paths)), file, _FORMATS[form], prefixes={**PREFIXES, "id": BASE})


def quads(paths: Iterable[Path]) -> Iterator[Quad]:
    """The triples of Turtle files one by one. Raises InputError, with the line."""
    for path in paths:
        try:
            yield from parse(path=path, format=RdfFormat.TURTLE)
        except SyntaxError as error:
            raise InputError(f"{path}:{error.lineno or 1}: not Turtle: {error.msg}") from error
        except OSError as error:
            raise InputError(f"{path}: {error.strerror or error}") from error


def lines(paths: Iterable[Path]) -> Iterator[bytes]:
    """The triples of Turtle files as lines of N-Triples, sorted, each once. Raises InputError."""
    return _sorted(f"{quad.triple} .\n".encode() for quad in quads(paths))


def _sorted(lines: Iterator[bytes]) -> Iterator[bytes]:
    """`lines` in the order of their bytes, each once; runs of them wait in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        runs: list[Path] = []
        while run := sorted(islice(lines, _RUN)):
            runs.append(Path(folder, str(len(runs))))
            with runs[-1].open("wb") as file:
                file.writelines(run)
        with contextlib.ExitStack() as stack:
            files = [stack.enter_context(path.open("rb")) for path in runs]
            for line, _ in groupby(heapq.merge(*files)):
                yield line
