"""`kg export`: a graph in the formats of other tools."""

import argparse
from pathlib import Path
from typing import Any

from kg.cli.say import print

_FORMS = tuple("nt nq trig jsonld rdfxml graphml gexf csv tsv parquet webanno ftm void".split())


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
        help=f"{', '.join(_FORMS)} (csv: for Neo4j's import; ftm: FollowTheMoney; webanno: Web Annotation)",
    )
    export.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to; gzipped if it ends in .gz; - for standard output"
    )
    export.add_argument(
        "--only",
        default="",
        metavar="TERMS",
        help="of a network: classes and relations, with commas between (Person,TradeUnion,holds)",
    )
    export.add_argument(
        "--project",
        choices=("person-body",),
        default="",
        help="of a network: persons and the bodies that posts and events tie them to, with weights",
    )
    export.add_argument("--bom", action="store_true", help="csv and tsv with the mark by which Excel knows UTF-8")
    export.add_argument("--licence", default="", metavar="IRI", help="of the data, as void says it")


def export(options: argparse.Namespace) -> int:
    """Write a graph in another format and say which files that gave."""
    from kg.export import export
    from kg.export.chosen import part

    wanted = part(options.only, options.project)
    for path in export(options.graph, options.to, options.output, Path("output"), options.licence, wanted, options.bom):
        print(path)
    return 0
