"""`kg curate check`: what a curation file would do; `kg curate apply`: the graph made anew by it, without a build."""

import argparse
from pathlib import Path
from typing import Any

from kg.cli.arguments import text
from kg.cli.say import number_of, print
from kg.errors import UsageError


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """What `kg curate` takes."""
    command = commands.add_parser("curate", allow_abbrev=False, help="look at the corrections of a graph")
    command.add_argument(
        "action",
        choices=("check", "apply"),
        help="check: what each rule matches, nothing is written; apply: make the graph anew by NAME.curation.yaml",
    )
    command.add_argument("name", metavar="NAME", type=text, help="of a graph in the folder")
    command.add_argument("-o", "--output", default="output", metavar="FOLDER", help="where it is (default: output)")
    command.add_argument("--file", type=Path, metavar="FILE", help="to check (default: NAME.curation.yaml)")


def curate(options: argparse.Namespace) -> int:
    """Say how often each rule is of use; 1 if a check finds one that matches nothing."""
    from kg import curate, pipeline
    from kg.cli.build import notes, report, waiting
    from kg.errors import InputError
    from kg.graph.prefixes import BASE
    from kg.graph_names import check_name
    from kg.keep import look, open_kept

    folder, name = Path(options.output), check_name(options.name)
    if not (folder / f"{name}.sources").is_file():
        raise UsageError(f"{folder / name}.sources: no such graph, or one of which nothing was kept")
    if options.file and options.action == "apply":
        raise UsageError("--file is to check; what is applied is NAME.curation.yaml")
    path = options.file or folder / f"{name}.curation.yaml"
    if options.action == "check" and not path.exists():
        raise InputError(f"{path}: no such file; kg review {name} --write makes one to fill in")
    curation = curate.load(path)
    if options.action == "apply":
        with open_kept(folder, name, lambda: waiting(name)) as kept:
            done = pipeline.publish(kept, kept.members(), pipeline.Way(base=kept.base or BASE, curation=curation))
        notes(done)
        report(curation, done.used, folder / f"{name}.ttl")
        print(f"{folder / name}.ttl: {'made anew' if done.changed else 'as it was: nothing there changes it'}")
        return 0
    with look(folder, name) as kept:
        used = pipeline.tried(kept, pipeline.Way(base=kept.base or BASE, curation=curation))
    idle = report(curation, used, folder / f"{name}.ttl")
    if curation.rules:
        print(f"{path}: {number_of(len(curation.rules), 'rule')}, {len(curation.rules) - idle} of use")
    else:
        print(f"{path}: no rules yet: what stands there is commented out")
    return 1 if idle else 0
