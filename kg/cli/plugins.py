"""`kg plugins`: what other packages add to this program."""

import argparse
from typing import Any

from kg.cli.say import print


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add `kg plugins` to the `commands` of the parser."""
    commands.add_parser("plugins", allow_abbrev=False, help="the readers, exporters, extractors that packages add")


def plugins(options: argparse.Namespace) -> int:
    """Print them, one a line."""
    from kg.plugins import GROUPS
    from kg.plugins import plugins as installed

    found = list(installed())
    for one in found:
        print(f"{one.group}  {one.name}  {one.value}  {one.package} {one.version}".rstrip())
    if not found:
        print(f"none installed; entry points of the groups {', '.join(GROUPS)} are found (docs/plugins.md)")
    return 0
