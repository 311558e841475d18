"""`kg read`: what was understood of a file, before anything is made of it: its articles, and where they stood."""

import argparse
import itertools
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.arguments import text
from kg.cli.say import print
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.model import Article, Region, Source
    from kg.read import Settings
    from kg.steps import Steps

_ENDS = 24  # characters of an article's beginning and end that are shown


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add `kg read` to the `commands` of the parser."""
    command = commands.add_parser("read", allow_abbrev=False, help="show the articles that are in a file")
    command.add_argument("input", nargs="+", metavar="FILE", help="a file, a folder, or - for standard input")
    add_fields(command)
    add_home(command)


def add_fields(command: argparse.ArgumentParser) -> None:
    """Add what says in which fields of a table the texts stand."""
    for field, what in (("text", "the text"), ("date", "the date"), ("title", "the headline")):
        command.add_argument(f"--{field}-field", default="", metavar="NAME", help=f"of JSON or CSV: where {what} is")


def add_home(command: argparse.ArgumentParser) -> None:
    """Add what says where all inputs are from."""
    command.add_argument("--place", default="", type=text, metavar="PLACE", help="they are from: 江苏省盐城市")
    command.add_argument("--body", default="", type=text, metavar="BODY", help="that speaks of itself as 我校, 公司")
    command.add_argument("--publication", default="", type=text, metavar="NAME", help="the paper or site they are from")


def settings(options: argparse.Namespace) -> "Settings":
    """What `options` say of all inputs. Raises UsageError for a place or a body that is none."""
    from kg.built import site
    from kg.read import Settings, Site

    date, told = getattr(options, "date", None), Site("*", options.place, options.body, options.publication)
    return Settings(date, options.text_field, options.date_field, options.title_field, site(told))


def read(options: argparse.Namespace) -> int:
    """Print what the files hold; 1 if there is no article in any of them."""
    from kg.pool import each
    from kg.read import find, standard_input

    files = find([Path(given) for given in options.input])
    standard_input(files)
    said = settings(options)
    found = False
    for told in each(lambda file, steps: _told(file, said, steps), files, 1, _lost):
        for account, note in told:
            found = found or bool(account)
            print(account, end="")
            if note:
                print("kg:", note, file=sys.stderr)
    if not found:
        raise InputError("no article found")
    return 0


def _told(file: tuple[Path, str], said: "Settings", steps: "Steps") -> Iterator[tuple[str, str]]:
    """What is to be told of each source of a file: what was understood of it, or why nothing was."""
    from kg import layout
    from kg.read import Unread, sources
    from kg.steps import ONCE

    for source in sources(*file, said, steps):
        if isinstance(source, Unread):
            yield "", source.note
        elif steps.at(ONCE, source.name):
            articles = layout.articles(source)
            yield (
                "".join(f"{line}\n" for line in _account(source, articles) if articles),
                ("" if articles else layout.why_none(source)),
            )


def _lost(name: str, why: str) -> tuple[str, str]:
    return "", f"{name}: {why}"


def from_where(article: "Article", siblings: "Sequence[Article]") -> str:
    """The place and the body that are taken for the article's own, each with what says so."""
    from kg.resolve.home import account

    known = [f"{label} ({why})" for label, why in account(article, siblings)]
    return ", ".join(known) or "nowhere that is known"


def _account(source: "Source", articles: "tuple[Article, ...]") -> Iterator[str]:
    known = (source.media_type, source.publication, source.date.isoformat() if source.date else "", source.url)
    yield f"{source.name}  {'  '.join(filter(None, known))}"
    for article in articles:
        kind = "photo caption" if article.caption else "no headline"
        yield f"  {article.number}. {article.headline or f'({kind})'}"
        date = article.date.isoformat() if article.date else "no date"
        sure = f", joined with confidence {article.confidence:.2f}" if article.confidence < 1 else ""
        yield f"     {'、'.join(article.authors) or 'no byline'}, {date}, {len(article.text)} characters{sure}"
        yield f"     from {from_where(article, articles)}"
        yield from (f"     {line}" for line in _pieces(source, article))
    yield ""


def _pieces(source: "Source", article: "Article") -> Iterator[str]:
    """The runs of an article that stood in one place, each with its beginning and end."""
    runs = [(_place(region), begin, end) for begin, end, region in _runs(source, article)]
    for place, group in itertools.groupby(runs, key=lambda run: run[0]):
        own = list(group)
        text = article.text[own[0][1] : own[-1][2]].replace("\n", " ").strip()
        yield place + (text if len(text) <= 2 * _ENDS else f"{text[:_ENDS]} … {text[-_ENDS:]}")


def _runs(source: "Source", article: "Article") -> Iterator[tuple[int, int, "Region | None"]]:
    """The pieces of an article, each cut where a region of its source begins."""
    for piece in article.pieces:
        last = piece.source_begin + piece.end - piece.begin
        cuts = [region.begin for region in source.regions if piece.source_begin < region.begin < last]
        for begin, end in itertools.pairwise([piece.source_begin, *cuts, last]):
            shift = piece.begin - piece.source_begin
            yield begin + shift, end + shift, source.region(begin)


def _place(region: "Region | None") -> str:
    if not region or not region.page:
        return ""
    return f"page {region.page} column {region.column}: " if region.column else f"page {region.page}: "
