"""`kg remove`: a source out of a graph, with all that only it supports."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.arguments import text
from kg.cli.say import number_of, print
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.keep import Member


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """What `kg remove` takes."""
    command = commands.add_parser("remove", allow_abbrev=False, help="take sources out of a graph")
    command.add_argument("name", metavar="NAME", type=text, help="of a graph in the folder")
    command.add_argument("source", nargs="*", metavar="SOURCE", type=text, help="a name, or a path; none: list them")
    command.add_argument("-o", "--output", default="output", metavar="FOLDER", help="where it is (default: output)")


def remove(options: argparse.Namespace) -> int:
    """Take the sources out, or list what could be."""
    from kg import curate, pipeline
    from kg.cli.build import notes, report, waiting
    from kg.graph.prefixes import BASE
    from kg.graph_names import check_name
    from kg.keep import look, open_kept

    folder, name = Path(options.output), check_name(options.name)
    if not (folder / f"{name}.sources").is_file():
        raise UsageError(f"{folder / name}.sources: no such graph, or one of which nothing was kept")
    if not options.source:
        with look(folder, name) as kept:
            print(*(f"{member.name}  {member.path}" for member in kept.members()), sep="\n")
        return 0
    curation = curate.load(folder / f"{name}.curation.yaml")
    with open_kept(folder, name, lambda: waiting(name)) as kept:
        before = kept.members()
        out = {member for given in options.source for member in _meant(given, before, folder)}
        left = [member for member in before if member not in out]
        way = pipeline.Way(base=kept.base or BASE, curation=curation)
        done = pipeline.publish(kept, left, way)
        print(f"{number_of(len(out), 'source')} taken out, {len(left)} left")
        report(curation, done.used, folder / f"{name}.ttl")
        notes(done)
    return 0


def _meant(given: str, members: Sequence["Member"], folder: Path) -> list["Member"]:
    """The members whose file is `given`, a path as typed, or lies below it; else those of that path from the folder of
    the graph, as the list shows it; else the one of that name. Raises UsageError if there is none, or if the name is
    that of several files."""
    from kg.keep import inputs

    for path in dict.fromkeys((inputs.home(Path(given), "", folder), given.rstrip("/"))):
        if found := [one for one in members if one.path == path or one.path.startswith(f"{path}/")]:
            return found
    name = given.rstrip("/")
    named = [one for one in members if one.name == name or one.name.startswith(f"{name}/")]
    files = sorted({one.path for one in named if one.name == name})
    if len(files) > 1:
        raise UsageError(f"{given}: {len(files)} sources have that name; give the path of one: {', '.join(files)}")
    if not named:
        hint = [one.name for one in members if Path(one.name).name == Path(name).name][:5]
        raise UsageError(f"{given}: no source of that name{'; did you mean ' + '、'.join(hint) if hint else ''}")
    return named
