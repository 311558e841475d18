"""A built graph in the formats that other tools read; each file whole or not at all, large graphs in little memory."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import IO

from kg.errors import UsageError
from kg.export.chosen import Part
from kg.export.target import STDOUT, opened
from kg.graph import store
from kg.plugins import EXPORTERS, load, names

Writer = Callable[[list[Path], str, IO[bytes]], None]
TRIPLES = ("nt", "nq", "trig", "jsonld", "rdfxml")
NETWORKS = ("graphml", "gexf")
TABLES = ("csv", "tsv")
OTHERS = ("parquet", "webanno", "ftm")
FORMS = (*TRIPLES, *NETWORKS, *TABLES, *OTHERS, "void")
_ENDINGS = {"rdfxml": "rdf", "void": "void.ttl", "webanno": "annotations.jsonld", "ftm": "ftm.json"}
_WHOLE = Part()


def export(
    graph: str | Path,
    form: str,
    target: Path | None,
    folder: Path,
    licence: str = "",
    wanted: Part = _WHOLE,
    bom: bool = False,
) -> list[Path]:
    """Write `graph` (a file, or a NAME in `folder`) as `form`, one of FORMS, and return the files written.

    `target` is the file, gzipped if it ends in .gz, or `-` for standard output; by default it stands in the working
    folder, named as the graph. csv and tsv give two, FILE.nodes.csv and FILE.relationships.csv, with a `bom` if asked
    for; `licence` (an IRI) is said by void; `wanted` is the part of the network that is written. Raises InputError,
    UsageError.
    """
    paths = store.files(graph, folder)
    name = paths[0].stem
    target = target or Path(f"{name}.{_ENDINGS.get(form, form)}")
    if wanted != _WHOLE and form not in (*NETWORKS, *TABLES):
        raise UsageError(f"--only and --project are for networks: {', '.join((*NETWORKS, *TABLES))}")
    if bom and form not in TABLES:
        raise UsageError("--bom is for csv and tsv")
    if form in TABLES:
        from kg.export.neo4j import write as tables

        if target == STDOUT:
            raise UsageError(f"{form} gives two files, no standard output")
        return tables(paths, target, wanted, form == "tsv", bom)
    with opened(target) as file:
        _write(paths, name, form, file, licence, wanted)
    return [] if target == STDOUT else [target]


def _write(paths: list[Path], name: str, form: str, file: IO[bytes], licence: str, wanted: Part) -> None:
    if form == "void":
        from kg.export.void import write as void

        void(paths, name, file, licence)
    elif form in TRIPLES:
        from kg.export.triples import write as triples

        triples(paths, file, form)
    elif form in NETWORKS:
        import_module(f"kg.export.{form}").write(paths, name, file, wanted)
    elif form in names(EXPORTERS):
        load(EXPORTERS, form)(paths, name, file)
    else:
        write: Writer = import_module(f"kg.export.{form}").write
        write(paths, name, file)
