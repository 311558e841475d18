"""The command `kg`: what it takes, and how every fault ends as one clear line and an exit code.

0: all went well; 1: it could not be done (nothing built, a source failed under --strict, a graph that breaks its
shapes); 2: the command was called wrongly. What a command needs is imported when it runs: `kg --help` is quick.
"""

import argparse
import datetime
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from kg import __version__
from kg.cli import ask, curate, diff, export, lexicon, links, mcp, plugins, read, remove, review, rules, serve, trace
from kg.cli.arguments import text
from kg.cli.say import print
from kg.errors import GongbaoError, UsageError
from kg.lexicon import overlay


class Parser(argparse.ArgumentParser):
    """argparse, but wrong usage is raised and not printed over several lines."""

    def error(self, message: str) -> NoReturn:
        """Raise `message` as a UsageError."""
        raise UsageError(f"{message} (see {self.prog} --help)")


@cache
def parser() -> Parser:
    """All that the command line takes."""
    top = Parser("kg", description="Chinese institutional news in, a knowledge graph with evidence out.")
    top.add_argument("--version", action="version", version=f"gongbao {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)

    build = commands.add_parser(
        "build", allow_abbrev=False, help="read pages, write the graph, its evidence, a network"
    )
    build.add_argument("input", nargs="+", metavar="INPUT", help="a file, a folder of them, or - (see kg read)")
    build.add_argument("-o", "--output", default="output", metavar="FOLDER", help="where to write (default: output)")
    build.add_argument(
        "--name", type=text, help="of the files written (default: the stem of a single INPUT, else gongbao)"
    )
    build.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="of publication, where the pages don't say it")
    build.add_argument("--base-iri", metavar="IRI", help="what all names of the graph begin with")
    build.add_argument("--jobs", type=_jobs, metavar="N", help="processes (default: one for each core, on long work)")
    build.add_argument("--strict", action="store_true", help="exit with 1 if a single source gave nothing")
    build.add_argument("--fresh", action="store_true", help="forget the sources of NAME that are not given here")
    build.add_argument("--engine", choices=("local", "spark"), default="local", help="spark: see docs/spark.md")
    build.add_argument("--master", default="local[*]", metavar="URL", help="of the Spark cluster (default: local[*])")
    build.add_argument("--lexicon", metavar="FOLDER", help="tables that lie over those of the program (docs/add.md)")
    build.add_argument("--ner", action="store_true", help="let a tagger vote on unsure names (needs gongbao[ner])")

    read.add_fields(build)
    read.add_home(build)

    query = commands.add_parser("query", allow_abbrev=False, help="ask the graph in SPARQL")
    query.add_argument("graph", nargs="?", metavar="GRAPH", help="a name in output/, or the path of a Turtle file")
    query.add_argument("sparql", nargs="?", type=text, metavar="SPARQL", help="the query; the usual prefixes are known")
    query.add_argument("-f", "--file", metavar="FILE.rq", help="read the query from a file (- is standard input)")
    query.add_argument("-l", "--list", action="store_true", help="show the questions that come with the ontology")
    query.add_argument("--schema", action="store_true", help="show the classes and properties of this graph")
    query.add_argument("-q", "--question", type=_number, metavar="N", help="ask the question of that number")
    query.add_argument(
        "--set", action="append", default=[], type=_setting, metavar="NAME=VALUE", help="a variable of the question"
    )
    forms = ("table", "csv", "tsv", "json", "turtle")
    query.add_argument("--format", choices=forms, default="table", help="of the answer")
    query.add_argument("--bom", action="store_true", help="csv and tsv with the mark by which Excel knows UTF-8")

    explain = commands.add_parser("explain", allow_abbrev=False, help="what is said of a name, with its sentences")
    explain.add_argument("graph", metavar="GRAPH", help="a name in output/, or the path of a Turtle file")
    explain.add_argument("name", metavar="NAME", type=text, help="of a body, a person, an event …: 青禾县总工会")

    validate = commands.add_parser("validate", allow_abbrev=False, help="hold the graph against its SHACL shapes")
    validate.add_argument("graph", metavar="GRAPH", help="a name in output/, or the path of a Turtle file")
    ask.add(commands)
    serve.add(commands)
    mcp.add(commands)
    links.add(commands)
    export.add(commands)
    read.add(commands)
    remove.add(commands)
    review.add(commands)
    curate.add(commands)
    diff.add(commands)
    trace.add(commands)
    rules.add(commands)
    plugins.add(commands)
    lexicon.add(commands)

    evaluate = commands.add_parser("evaluate", allow_abbrev=False, help="how right the graph is, by gold facts")
    evaluate.add_argument("gold", nargs="+", metavar="GOLD", help="what is right, in YAML (see docs/gold.md)")
    evaluate.add_argument("graph", metavar="GRAPH", help="a name in output/, or the path of a Turtle file")
    evaluate.add_argument("--corpus", metavar="DIR", help="where the pages are (default: beside GOLD, or ../corpus)")
    evaluate.add_argument(
        "--show", action="store_true", help="also each false find (+) and miss (-), with its sentence"
    )
    evaluate.add_argument("--json", action="store_true", help="figures for programs")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `kg` with `arguments` (default: those of the process) and return its exit code. Prints, never raises,
    what the user can mend; `--help` and `--version` raise SystemExit(0) as argparse does."""
    _speak_utf8()
    try:
        options = parser().parse_args(arguments)
        for folder in _overlays(options):
            overlay(folder)
        code = _command(options.command)(options)
        sys.stdout.flush()
        return code
    except UsageError as error:
        return _fail(str(error), 2)
    except GongbaoError as error:
        return _fail(str(error), 1)
    except BrokenPipeError:  # the reader has gone (kg query … | head): that is no fault, and there is no one to tell
        _drop_output()
        return 128 + 13
    except OSError as error:  # also a full disk behind `> answers.csv`
        _drop_output()
        where = f"{error.filename}: " if error.filename else ""
        return _fail(f"{where}{error.strerror or error}", 1)
    except KeyboardInterrupt:
        return _fail("interrupted", 128 + 2)
    except MemoryError:
        return _fail("out of memory", 1)


def _overlays(options: argparse.Namespace) -> Iterator[Path]:
    """NAME.lexicon beside the graph that is built, if it is there, and --lexicon, which lies over it; or what is
    checked."""
    if options.command == "build":
        from kg.graph_names import default_name

        beside = Path(options.output) / f"{options.name or default_name(options.input)}.lexicon"
        if beside.is_dir():
            yield beside
    if getattr(options, "lexicon", None):
        yield Path(options.lexicon)
    if options.command == "lexicon":
        yield Path(options.folder)


def _drop_output() -> None:
    """Send what is still to be printed nowhere, lest Python tries once more at its end and complains."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    command: Callable[[argparse.Namespace], int]
    module = "query" if name in {"query", "explain", "validate"} else name
    command = getattr(import_module(f"kg.cli.{module}"), name)
    return command


def _fail(message: str, code: int) -> int:
    """Print `message` as one line, whatever it holds."""
    print("kg:", " ".join(message.split()), file=sys.stderr)
    return code


def _speak_utf8() -> None:
    """Under a locale that knows no Chinese (LC_ALL=C), write UTF-8; a file name that is no text goes out as it is.
    What was closed (`>&-`) is written nowhere."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            try:
                "中".encode(stream.encoding)
                stream.reconfigure(errors="surrogateescape")
            except UnicodeEncodeError:
                stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _date(given: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{given!r} is no date like 2024-08-09") from None


def _number(given: str) -> int:
    if not given.isascii() or not given.isdigit() or len(given) > 4:
        raise argparse.ArgumentTypeError(f"{given!r} is no number of a question")
    return int(given)


def _setting(given: str) -> tuple[str, str]:
    name, found, value = text(given).partition("=")
    if not found or not name.isidentifier():
        raise argparse.ArgumentTypeError(f"{given!r} is not like name=王晓明")
    return name.lstrip("?"), value


def _jobs(given: str) -> int:
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= 1024:
        raise argparse.ArgumentTypeError(f"{given!r} is no number from 1 to 1024")
    return int(given)
