"""`kg review`: what most needs a human, and what to write into the curation file for it."""

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.cli.arguments import count, text
from kg.cli.say import print
from kg.errors import UsageError


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """What `kg review` takes."""
    command = commands.add_parser("review", allow_abbrev=False, help="what most needs a human, for the curation file")
    command.add_argument("name", metavar="NAME", type=text, help="of a graph in the folder")
    command.add_argument("-o", "--output", default="output", metavar="FOLDER", help="where it is (default: output)")
    command.add_argument("--limit", type=count, default=20, metavar="N", help="lines of each kind (default: 20)")


def review(options: argparse.Namespace) -> int:
    """Print it, the most frequent and the least sure first."""
    from kg.cli.build import check_name
    from kg.graph import doubts, store
    from kg.keep import look

    folder, name = Path(options.output), check_name(options.name)
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
    print(f"what is decided goes into {folder / name}.curation.yaml", end="\n\n")
    ranked = sorted(short.items(), key=lambda item: (-facts.get(item[0], 0), -item[1], item[0]))
    _section(
        "names that nothing resolves (short: {NAME: full name}, or NAME@SOURCE; or --place, --body, "
        f"{name}.sites.yaml)",
        (f"{one}  {facts.get(one, 0)} facts, {times} times, in {_few(where[one])}" for one, times in ranked),
        options.limit,
    )
    _section(
        "in several articles, joined on weak grounds (different: [[NAME@SOURCE, NAME@SOURCE]])",
        (f"{one}  {sure:.2f}, {articles} articles" for one, sure, articles in doubts.weak_joins(loaded)),
        options.limit,
    )
    _section(
        "namesakes kept apart (same: [[NAME@SOURCE, NAME@SOURCE]])",
        (f"{one}  {bearers} of that name, {articles} articles" for one, bearers, articles in doubts.namesakes(loaded)),
        options.limit,
    )
    _section(
        "two holders of one post at one time (reject: [{subject: NAME, predicate: org:holds, object: POST}])",
        (f"{clash.post}  {_held(clash.one)}; {_held(clash.two)}" for clash in doubts.clashes(loaded)),
        options.limit,
    )
    return 0


def _held(holder: tuple[str, str, str]) -> str:
    name, first, last = holder
    return f"{name} ({first})" if first == last else f"{name} ({first} – {last})"


def _few(sources: list[str]) -> str:
    return "、".join(sources[:3]) + (f" and {len(sources) - 3} more" if len(sources) > 3 else "")


def _section(title: str, lines: Iterable[str], limit: int) -> None:
    found = list(lines)
    print(f"{title}: {len(found) or 'none'}")
    for line in found[:limit]:
        print(f"  {line}")
    if len(found) > limit:
        print(f"  … and {len(found) - limit} more")
    print()
