"""`kg rules`: the rules by name, where they stand, and what they find that is right or wrong."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import rules as registry
from kg.cli.say import print
from kg.errors import UsageError
from kg.model import Article, Source
from kg.rules import Rule, rule

if TYPE_CHECKING:
    from kg.evaluate.tally import Find

_ANY = Article(Source("", "安吉县总工会主席王立平讲话。", ""), 1, "安吉县总工会主席王立平讲话。", ())


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add `kg rules` to the `commands` of the parser."""
    command = commands.add_parser("rules", allow_abbrev=False, help="the rules, where they stand, what they find")
    command.add_argument("id", nargs="?", default="", metavar="ID", help="a rule, or what ids begin with: frames/hold")
    command.add_argument("--gold", action="append", default=[], metavar="FILE.yaml", help="what is right (kg evaluate)")
    command.add_argument("--graph", metavar="GRAPH", help="the graph that is held against it")
    command.add_argument("--corpus", metavar="DIR", help="where the pages are (default: beside --gold, or ../corpus)")
    command.add_argument("--json", action="store_true", help="for programs")


@dataclass(slots=True)
class _Finds:
    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def rules(options: argparse.Namespace) -> int:
    """Print the rules; with --gold and --graph those that found anything, the most often wrong first."""
    if bool(options.gold) != bool(options.graph):
        raise UsageError("--gold and --graph belong together: what is right, and the graph that is held against it")
    finds = _finds(options) if options.gold else {}
    from kg.extract import extract  # registers what is written in code; reading a text reads the tables

    extract(_ANY)
    known = {id: rule(id) for id in finds} if finds else {one.id: one for one in registry.rules()}
    chosen = [one for id, one in known.items() if id == options.id or id.startswith(options.id)]
    exact = [one for one in chosen if one.id == options.id]
    chosen = exact if exact and not finds else chosen
    if not chosen:
        raise UsageError(f"{options.id}: no rule of that name{' has found anything' if finds else ''}")
    chosen.sort(key=lambda one: (-len(finds[one.id].wrong), -len(finds[one.id].right), one.id) if finds else one.id)
    if options.json:
        print(json.dumps([_object(one, finds.get(one.id)) for one in chosen], ensure_ascii=False, indent=1))
    else:
        _print(chosen, finds, details=len(chosen) == 1 or bool(exact))
    return 0


def _finds(options: argparse.Namespace) -> dict[str, _Finds]:
    from kg.evaluate import gold, judged
    from kg.graph import store

    corpus = Path(options.corpus) if options.corpus else None
    articles = [article for path in options.gold for article in gold.load(Path(path), corpus)]
    found: dict[str, _Finds] = {}
    _, all_ = judged(articles, store.load(options.graph))
    for one in all_:
        for id in one.rules:
            of = found.setdefault(id, _Finds())
            (of.right if one.right else of.wrong).append(_told(one))
    return found


def _told(find: "Find") -> str:
    return f"{find.article} {find.family}: {find.text}"


def _object(one: Rule, finds: _Finds | None) -> dict[str, object]:
    found = {"right": finds.right, "wrong": finds.wrong} if finds else {}
    return {**one._asdict(), **found}


def _print(chosen: Sequence[Rule], finds: dict[str, _Finds], details: bool) -> None:
    from kg.cli.query import say

    for one in chosen:
        counts = f"{len(finds[one.id].right):>5} right {len(finds[one.id].wrong):>4} wrong  " if finds else ""
        say(f"{counts}{one.id}  {one.where}")
        if details:
            say(*(f"  {title} {text}" for title, text in (("e.g.", one.example), ("not ", one.against)) if text))
            of = finds.get(one.id, _Finds())
            say(*(f"  + {text}" for text in of.right), *(f"  - {text}" for text in of.wrong))
