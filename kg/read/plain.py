"""Plain text and Markdown to one Source."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from kg.errors import InputError
from kg.late import late
from kg.layout.meta import day
from kg.layout.names import persons
from kg.model import Source
from kg.read.dates import from_heading, from_name
from kg.read.decode import decode, is_chinese
from kg.read.input import Input

MAX_PLAIN = 1_000_000  # characters of plain text, in which headlines must be searched for: twenty newspaper issues
MAX_LINE = 200_000  # characters: no paragraph is that long, and the stages after this one work by paragraphs

_FRONT = late(r"\s{0,9}---[ \t]*\r?\n(?=[\w-]{1,40}[ \t]*:)((?:[^\n]{0,1000}\n){1,60}?)---[ \t]*(?:\r?\n|$)")


def read(given: Input) -> Iterator[Source]:
    """The one source of a text.

    It is decoded and nothing else: line ends and spaces stay as they are, only a byte order mark goes, and the front
    matter of Markdown, which tells its title, date, author and source. `Source.date` is the one that is told there or
    given, else the date in the name (20230209), else that in a heading
    `# 《…》 (20230209)`. Raises InputError for anything that is no Chinese text.
    """
    data = given.read()
    text = decode(data)
    if not is_chinese(text):
        raise InputError("no Chinese text in it")
    check_lines(text)
    markdown = PurePosixPath(given.name).suffix.lower() in (".md", ".markdown")
    front = _FRONT.match(text) if markdown else None
    said = _front(front[1]) if front else {}
    if front:
        text = text[front.end() :]
        if said.get("title") and not re.search(r"^#[ \t]", text, re.M):
            text = f"# {said['title']}\n\n{text}"
    if len(text) > MAX_PLAIN and not markdown:
        raise InputError(f"more than {MAX_PLAIN} characters; split it into files of one page or issue each")
    yield Source(
        name=given.name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/markdown" if markdown else "text/plain",
        date=day(said.get("date", "")) or given.date or given.told or from_name(given.name) or from_heading(text),
        url=given.url,
        publication=said.get("source", ""),
        authors=persons(said["author"], keyed=True) or () if said.get("author") else (),
    )


def _front(text: str) -> dict[str, str]:
    """The keys and values of front matter, as far as they are plain ones."""
    pairs = (line.partition(":") for line in text.splitlines() if not line.startswith((" ", "\t", "-", "#")))
    return {key.strip().lower(): " ".join(value.strip(" \t\"'[]").split()) for key, mark, value in pairs if mark}


def check_lines(text: str) -> None:
    """Raises InputError if a line of `text` is too long to be a paragraph."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE and max(map(len, line.split("\r"))) > MAX_LINE:
            raise InputError(f"line {number} has more than {MAX_LINE} characters; break it into paragraphs")
