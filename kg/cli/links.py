"""`kg links`: what the nodes of a graph are elsewhere, from a table."""

import argparse
import sys
from pathlib import Path
from typing import Any

from kg.cli.say import print

_SHOWN = 5  # rows that name nothing, told one by one


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """What `kg links` takes."""
    links = commands.add_parser("links", allow_abbrev=False, help="link the graph out: adcode or IRI → IRI elsewhere")
    links.add_argument("graph", metavar="GRAPH", help="a name in output/, or the path of a Turtle file")
    links.add_argument("table", metavar="TABLE.tsv", help="adcode or IRI, a tab, an IRI (of Wikidata, say)")
    links.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to (default: GRAPH.links.ttl beside it)"
    )


def links(options: argparse.Namespace) -> int:
    """Write the links; say which rows name nothing of the graph."""
    from kg.export.target import STDOUT, opened
    from kg.graph import links as out
    from kg.graph import store

    files = store.files(options.graph)
    rows = out.read(Path(options.table))
    found, unknown = out.links(store.opened(files), rows)
    target = options.output or files[0].with_suffix(".links.ttl")
    with opened(target) as file:
        file.write(out.turtle(found))
    for number, key in unknown[:_SHOWN]:
        print(f"kg: {options.table}:{number}: nothing in this graph is {key}", file=sys.stderr)
    if len(unknown) > _SHOWN:
        print(f"kg: and {len(unknown) - _SHOWN} rows more", file=sys.stderr)
    if target != STDOUT:
        print(f"{target}: {len(found)} links")
    return 0
