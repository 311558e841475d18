"""`kg lexicon check`: whether tables of one's own are right."""

import argparse
import sys
from pathlib import Path
from typing import Any

from kg.cli.say import print


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add `kg lexicon` to the `commands` of the parser."""
    command = commands.add_parser("lexicon", allow_abbrev=False, help="check tables of your own (docs/add.md)")
    command.add_argument("what", choices=("check",), help="their columns, and that their examples are read as they say")
    command.add_argument("folder", metavar="FOLDER", help="of --lexicon, or NAME.lexicon")


def lexicon(options: argparse.Namespace) -> int:
    """Print each fault with its file and line; 1 if there is one."""
    from kg.evaluate.lexicon import check

    found = check(Path(options.folder))
    for fault in found.faults:
        print(fault, file=sys.stderr)
    rest = f", {found.left} that only the program's own tests can read" if found.left else ""
    print(f"{options.folder}: {found.read} examples read{rest}; {len(found.faults) or 'no'} faults")
    return 1 if found.faults else 0
