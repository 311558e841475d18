"""`kg review`: what most needs a human, and what to write into the curation file for it."""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.cli.arguments import count, text
from kg.cli.say import number_of, print
from kg.errors import UsageError


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """What `kg review` takes."""
    command = commands.add_parser("review", allow_abbrev=False, help="what most needs a human, for the curation file")
    command.add_argument(
        "name", metavar="GRAPH", type=text, help="a name in the folder, or the path of its Turtle file"
    )
    command.add_argument("-o", "--output", default="output", metavar="FOLDER", help="where it is (default: output)")
    command.add_argument("--limit", type=count, default=20, metavar="N", help="lines of each kind (default: 20)")
    command.add_argument("--write", action="store_true", help="NAME.curation.yaml with all of it, to fill in")


def review(options: argparse.Namespace) -> int:
    """Print it, the most frequent and the least sure first, or write it as a curation file to fill in."""
    from kg.curate.skeleton import mapped, scalar, skeleton
    from kg.graph import doubts, store
    from kg.graph_names import check_name
    from kg.keep import look

    named, folder = Path(options.name), Path(options.output)
    if named.suffix == ".ttl":  # as `kg build` printed it
        folder = named.parent
    name = check_name(named.stem if named.suffix == ".ttl" else options.name)
    if not (folder / f"{name}.sources").is_file():
        raise UsageError(f"{folder / name}.sources: no such graph, or one of which nothing was kept")
    short: Counter[str] = Counter()
    where: dict[str, list[str]] = {}
    with look(folder, name) as kept:
        for member in kept.distinct(kept.members()):
            for one, times in kept.about(member).unresolved:
                short[one] += times
                where.setdefault(one, []).append(member.name)
    loaded = store.load(folder / f"{name}.ttl")
    facts = doubts.hanging(loaded)
    ranked = sorted(short.items(), key=lambda item: (-facts.get(item[0], 0), -item[1], item[0]))
    found = {
        "short": [
            (
                f"{scalar(one)}: FULL NAME",
                f"{one}  {number_of(facts.get(one, 0), 'fact')}, {number_of(times, 'time')}, in {_few(where[one])}",
            )
            for one, times in ranked
        ],
        "different": [
            (_two(one, sources), f"{one}  {sure:.2f}, {articles} articles: {_few(sources)}")
            for one, sure, articles, sources in doubts.weak_joins(loaded)
        ],
        "same": [
            (_two(one, sources), f"{one}  {bearers} of that name, {articles} articles: {_few(sources)}")
            for one, bearers, articles, sources in doubts.namesakes(loaded)
        ],
        "reject": [
            (
                mapped(subject=clash.one[0], predicate="org:holds", object=clash.post),
                f"{clash.post}  {_held(clash.one)}; {_held(clash.two)}",
            )
            for clash in doubts.clashes(loaded)
        ],
    }
    path = folder / f"{name}.curation.yaml"
    if options.write:
        write_new(path, skeleton(found))
        print(path)
        return 0
    print(f"what is decided goes into {path} (--write makes one to fill in)", end="\n\n")
    for kind, entries in found.items():
        _section(_TITLES[kind], [note for _, note in entries], options.limit)
    return 0


_TITLES = {
    "short": "names that nothing resolves (short: {NAME: full name}, or NAME@SOURCE; or --place, --body, sites)",
    "different": "in several articles, joined on weak grounds (different: [[NAME@SOURCE, NAME@SOURCE]])",
    "same": "namesakes kept apart (same: [[NAME@SOURCE, NAME@SOURCE]])",
    "reject": "two holders of one post at one time (reject: [{subject: NAME, predicate: org:holds, object: POST}])",
}


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises UsageError where it is: what a human wrote stays."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{path}: is there already, and stays as it is; move it away first") from None


def _two(name: str, sources: Sequence[str]) -> str:
    from kg.curate.skeleton import listed

    return listed(*(f"{name}@{source}" for source in (*sources, "SOURCE", "SOURCE")[:2]))


def _held(holder: tuple[str, str, str]) -> str:
    name, first, last = holder
    return f"{name} ({first})" if first == last else f"{name} ({first} – {last})"


def _few(sources: list[str]) -> str:
    return "、".join(sources[:3]) + (f" and {len(sources) - 3} more" if len(sources) > 3 else "")


def _section(title: str, found: Sequence[str], limit: int) -> None:
    print(f"{title}: {len(found) or 'none'}")
    for line in found[:limit]:
        print(f"  {line}")
    if len(found) > limit:
        print(f"  … and {len(found) - limit} more")
    print()
