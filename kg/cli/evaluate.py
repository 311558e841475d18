"""`kg evaluate`: how right a graph is, by gold facts."""

import argparse
from pathlib import Path

from kg.cli.say import print
from kg.errors import InputError
from kg.evaluate import evaluate as judge
from kg.evaluate import gold, report
from kg.graph import store


def evaluate(options: argparse.Namespace) -> int:
    """Print the figures of GRAPH, held against all GOLD together."""
    corpus = Path(options.corpus) if options.corpus else None
    if corpus is not None and not corpus.is_dir():
        raise InputError(f"{corpus}: no such folder")
    articles = [article for path in options.gold for article in gold.load(Path(path), corpus)]
    tallies = judge(articles, store.load(options.graph))
    if options.json:
        print(report.as_json(tallies, options.show))
    else:
        print(*report.table(tallies, options.show), sep="\n")
    return 0
