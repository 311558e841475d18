"""`kg diff`: what has changed from one graph to another."""

import argparse
import json
from dataclasses import asdict
from typing import Any

from kg.cli.say import print
from kg.errors import UsageError

_SIGNS = {"+": "added", "-": "removed", "~": "changed"}


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """What `kg diff` takes."""
    command = commands.add_parser("diff", allow_abbrev=False, help="what has changed between two graphs, in words")
    command.add_argument("old", metavar="OLD", help="a name in output/, or the path of a Turtle file")
    command.add_argument("new", metavar="NEW", help="the same, of the later graph")
    command.add_argument("--summary", action="store_true", help="only how much has changed")
    command.add_argument("--json", action="store_true", help="for programs: a line a change")


def diff(options: argparse.Namespace) -> int:
    """Print entities and facts added (+), removed (-) and changed (~), each with its sentences."""
    from kg.cli.query import say
    from kg.graph import store
    from kg.graph.diff import diff

    if options.summary and options.json:
        raise UsageError("give one of --summary and --json")
    changes = diff(store.load(options.old), store.load(options.new))
    if options.json:
        for change in changes:
            print(json.dumps(asdict(change), ensure_ascii=False))
        return 0
    for change in () if options.summary else changes:
        say(f"{change.sign} {change.words}{f'  [{change.note}]' if change.note else ''}")
        for quote in change.quotes:
            say(
                f"    “{quote.sentence}”",
                f"    —— {'，'.join(filter(None, (quote.headline, quote.date, quote.source)))}",
            )
    for what, plural in (("entity", "entities"), ("fact", "facts")):
        signs = [change.sign for change in changes if change.what == what]
        print(f"{plural}: {', '.join(f'{signs.count(sign)} {word}' for sign, word in _SIGNS.items())}")
    return 0
