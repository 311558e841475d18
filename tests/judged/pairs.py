"""Pairs of mentions of one name that were judged by hand, and what the program makes of them."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kg import layout, read
from kg.extract import extract
from kg.graph.ontology import family
from kg.identity import Node, Record, decide, records
from kg.model import Article, EntityMention, Extraction, Source, Span

HERE = Path(__file__).parent


FAMILIES = {"doc": "document", "event": "event", "programme": "programme", "place": "place", "body": "org"}


class Pair(NamedTuple):
    """One line of the list: `where` is invented or corpus; `at` the words around the mention, or its offset; `of`: the
    family of both."""

    where: str
    name: str
    file_a: str
    at_a: str
    file_b: str
    at_b: str
    verdict: str
    why: str
    of: str = "person"


class Figures(NamedTuple):
    """How many pairs are rightly joined, joined though different, apart though the same, and with a mention that was
    not found as a person."""

    joined: list[Pair]
    wrong: list[Pair]
    apart: list[Pair]
    lost: list[Pair]

    @property
    def precision(self) -> float:
        return len(self.joined) / max(1, len(self.joined) + len(self.wrong))

    @property
    def recall(self) -> float:
        return len(self.joined) / max(1, len(self.joined) + len(self.apart))


def judged(where: str) -> list[Pair]:
    """The pairs of the archive ("invented") or of the real pages ("corpus")."""
    lines = (HERE / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    rows = [Pair(*line.split("\t")) for line in lines if not line.startswith("#")][1:]
    return [row for row in rows if row.where == where]


def archive(folder: Path) -> list[Path]:
    """The articles of archive.txt as files in `folder`."""
    files = []
    for part in (HERE / "archive.txt").read_text(encoding="utf-8").removeprefix("=== ").split("\n=== "):
        name, _, text = part.partition("\n")
        files.append(folder / name)
        files[-1].write_text(text, encoding="utf-8")
    return files


class Read(NamedTuple):
    """A file with what its articles say."""

    source: Source
    extractions: list[Extraction]
    records: list[Record]


def read_one(path: Path) -> Read:
    """What a file says."""
    source = read.load(path, path.name, None)
    articles = layout.articles(source)
    extractions = [extract(article, articles) for article in articles]
    return Read(source, extractions, list(records(extractions, family)))


def read_all(
    files: Iterable[Path], name: Callable[[Path], str], reading: Callable[[Path], Read] = read_one
) -> dict[str, Read]:
    """What each of `files` says, by the name that the pairs call it."""
    return {name(path): reading(path) for path in files}


def figures(pairs: Iterable[Pair], files: dict[str, Read]) -> Figures:
    """How the program decides on `pairs`."""
    moved = decide(record for one in files.values() for record in one.records).moved
    result = Figures([], [], [], [])
    for pair in pairs:
        a, b = pair.name.split("|")[0], pair.name.split("|")[-1]  # 陳國華|陈国华
        one, two = (
            _bearer(files[file], name, at, pair.of)
            for file, name, at in ((pair.file_a, a, pair.at_a), (pair.file_b, b, pair.at_b))
        )
        if one is None or two is None:
            result.lost.append(pair)
        elif moved.get(one, one) == moved.get(two, two):
            (result.joined if pair.verdict == "same" else result.wrong).append(pair)
        elif pair.verdict == "same":
            result.apart.append(pair)
    return result


def _bearer(file: Read, name: str, at: str, of: str) -> Node | None:
    """Whose mention stands there, of that family. What stands in a headline or a byline has no place in an article's
    text: there the name alone tells."""
    begin = int(at) if at.isdigit() else file.source.text.index(at) + at.index(name)
    inside, size = False, len(name) if of != "person" else 1  # 《 before a document's name is none of it
    for extraction in file.extractions:
        offset = _offset(extraction.article, begin)
        inside = inside or offset is not None
        found = []
        for mention in extraction.mentions if offset is not None else ():
            here = mention.span is not None and mention.span.begin < offset + size and offset < mention.span.end
            if here and mention.entity.cls != "AdministrativeArea" and family(mention.entity.cls) == of:
                found.append(mention)
        if found:
            one = found[0] if of != "org" else max(found, key=partial(_fits, begin=offset, size=size))
            return of, one.entity.label, one.entity.scope
    authors = [("person", name, one.article.key) for one in file.extractions if name in one.article.authors]
    return authors[0] if authors and not inside else None


def _fits(mention: EntityMention, begin: int, size: int) -> tuple[int, int, int]:
    """How well a mention fits the words [begin, begin + size): of 安吉县公安局 in 安吉县公安局青禾派出所 the whole is
    meant, and not its 党委."""
    span = mention.span or Span(0, 0)
    end = min(span.end, begin + size)
    return end - max(span.begin, begin), end, -(span.end - end)


def _offset(article: Article, begin: int) -> int | None:
    for piece in article.pieces:
        if 0 <= begin - piece.source_begin < piece.end - piece.begin:
            return piece.begin + begin - piece.source_begin
    return None
