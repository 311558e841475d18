"""A built graph in the formats that other tools read; each file whole or not at all, large graphs in little memory."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import IO

from kg.export.target import opened
from kg.graph import store
from kg.plugins import EXPORTERS, load, names

Writer = Callable[[list[Path], str, IO[bytes]], None]
TRIPLES = ("nt", "nq", "trig", "jsonld", "rdfxml")
OTHERS = ("graphml", "gexf", "parquet")
FORMS = (*TRIPLES, *OTHERS, "csv", "void")


def export(graph: str | Path, form: str, target: Path | None, folder: Path, licence: str = "") -> list[Path]:
    """Write `graph` (a file, or a NAME in `folder`) as `form`, one of FORMS, and return the files written.

    `target` is the file, gzipped if it ends in .gz; by default it stands in the working folder, named as the graph.
    csv gives two, FILE.nodes.csv and FILE.relationships.csv; `licence` (an IRI) is said by void. Raises InputError.
    """
    paths = store.files(graph, folder)
    name = paths[0].stem
    target = target or Path(f"{name}.void.ttl" if form == "void" else f"{name}.{'rdf' if form == 'rdfxml' else form}")
    if form == "csv":
        from kg.export.neo4j import write as tables

        return tables(paths, target)
    with opened(target) as file:
        if form == "void":
            from kg.export.void import write as void

            void(paths, name, file, licence)
        elif form in TRIPLES:
            from kg.export.triples import write as triples

            triples(paths, file, form)
        elif form in names(EXPORTERS):
            load(EXPORTERS, form)(paths, name, file)
        else:
            write: Writer = import_module(f"kg.export.{form}").write
            write(paths, name, file)
    return [target]
