"""`kg ask`: a question in Chinese, without a language model."""

import argparse
import dataclasses
import datetime
import json
from typing import Any

from kg.cli.arguments import text
from kg.cli.say import print


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """What `kg ask` takes."""
    ask = commands.add_parser("ask", allow_abbrev=False, help="ask the graph in Chinese: 青禾县总工会主席是谁？")
    ask.add_argument("graph", metavar="GRAPH", help="a name in output/, or the path of a Turtle file")
    ask.add_argument("question", metavar="QUESTION", type=text, help="in Chinese, with names as the graph has them")
    ask.add_argument("--lexicon", metavar="FOLDER", help="tables that lie over those of the program (docs/add.md)")
    ask.add_argument("--json", action="store_true", help="the answer for programs")


def ask(options: argparse.Namespace) -> int:
    """Print the answer in a sentence, the sentences that say so, and the SPARQL that found it."""
    from kg.ask import Reader
    from kg.graph import store

    found = Reader(store.load(options.graph)).ask(options.question, datetime.date.today())
    if options.json:
        answers = [answer._asdict() for answer in found.answers]
        print(json.dumps({**dataclasses.asdict(found), "answers": answers}, ensure_ascii=False, indent=1))
        return 0
    print(found.sentence)
    for quote in found.evidence:
        print(f"\n  “{' '.join(quote.sentence.split())}”")
        print(f"  —— {'，'.join(filter(None, (quote.headline, quote.date, quote.source)))}")
    print(f"\n{found.sparql.rstrip()}")
    return 0
