"""`kg trace`: how a file was read, sentence by sentence, rule by rule."""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.arguments import count
from kg.cli.say import print
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.trace import Said, Sentence


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add `kg trace` to the `commands` of the parser."""
    command = commands.add_parser("trace", allow_abbrev=False, help="how a file was read, sentence by sentence")
    command.add_argument("input", metavar="FILE", help="a file, or - for standard input")
    command.add_argument("--sentence", type=count, metavar="N", help="this one alone; they are numbered from 1")
    command.add_argument("--lexicon", metavar="FOLDER", help="tables that lie over those of the program")
    command.add_argument("--json", action="store_true", help="for programs")


def trace(options: argparse.Namespace) -> int:
    """Print what was found in each sentence, by which rules, and what each trigger came to."""
    from kg import layout
    from kg.cli.query import say
    from kg.read import Settings, Unread, find, sources
    from kg.trace import trace as traced

    told: list[dict[str, object]] = []
    for path, name in find([Path(options.input)]):
        for source in sources(path, name, Settings()):
            if isinstance(source, Unread):
                raise InputError(source.note)
            for article, sentences in traced(layout.articles(source)):
                chosen = [one for one in sentences if options.sentence in (None, one.number)]
                if options.json:
                    told += [
                        {"source": source.name, "article": article.number, **asdict(sentence)} for sentence in chosen
                    ]
                elif chosen:
                    say("", f"{source.name}  {article.number}. {article.headline or ''}")
                    for sentence in chosen:
                        say(*_lines(sentence))
                told += [{}] * (not options.json and bool(chosen))
    if not told:
        raise InputError(f"{options.input}: no such sentence")
    if options.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    return 0


def _lines(sentence: "Sentence") -> Iterator[str]:
    yield from ("", f"{sentence.number}  {sentence.text}")
    yield "  words     " + " ".join(f"{word}/{tag}" for word, tag in sentence.words)
    if sentence.skeleton:
        yield f"  skeleton  {sentence.skeleton}"
    for title, rows in (
        ("mentions", sentence.mentions),
        ("rules", sentence.steps),
        ("triggers", sentence.triggers),
        ("claims", sentence.claims),
    ):
        for number, line in enumerate(_shown(rows)):
            yield f"  {'' if number else title:<9} {line}"


def _shown(rows: Sequence["Said"]) -> Iterator[str]:
    """A line for each of `rows`; the rules of a sieve that had nothing to say of a name stand in one."""
    for (words, sieve), run in groupby(
        rows, lambda row: (row.words, "" if row.answer else row.rule.rpartition("/")[0])
    ):
        if not sieve:
            yield from map(_line, run)
            continue
        silent = [row.rule.removeprefix(f"{sieve}/") for row in run]
        yield f"{words} → –  [{sieve}: {'、'.join(silent)}]"


def _line(row: "Said") -> str:
    by = f"  [{row.rule}]" if row.rule else ""
    where = f"  ({row.where})" if row.where else ""
    return f"{row.words} → {row.answer or '–'}{by}{where}"
