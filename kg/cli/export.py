"""`kg export`: a graph in the formats of other tools."""

import argparse
from pathlib import Path
from typing import Any

from kg.cli.say import print

_FORMS = ("nt", "nq", "trig", "jsonld", "rdfxml", "graphml", "gexf", "csv", "parquet", "void")


class _Forms(tuple[str, ...]):
    """The formats, and those that plug-ins bring: these are looked for when another one is asked for."""

    def __contains__(self, form: object) -> bool:
        """Whether a graph can be written in that format."""
        from kg.plugins import EXPORTERS, names

        return super().__contains__(form) or form in names(EXPORTERS)


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """What `kg export` takes."""
    export = commands.add_parser("export", allow_abbrev=False, help="write the graph in the format of another tool")
    export.add_argument("graph", metavar="GRAPH", help="a name in output/, or the path of a Turtle file")
    export.add_argument(
        "--to",
        choices=_Forms(_FORMS),
        required=True,
        metavar="FORM",
        help=f"{', '.join(_FORMS)} (csv: for Neo4j's import)",
    )
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to; gzipped if it ends in .gz")
    export.add_argument("--licence", default="", metavar="IRI", help="of the data, as void says it")


def export(options: argparse.Namespace) -> int:
    """Write a graph in another format and say which files that gave."""
    from kg.export import export

    for path in export(options.graph, options.to, options.output, Path("output"), options.licence):
        print(path)
    return 0
