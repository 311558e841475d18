"""Whether a folder of tables that lie over the lexicon is right: their columns, and what their examples say."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg import lexicon, rules
from kg.errors import DataError
from kg.extract import extract
from kg.frames.lexicon import frames, plain
from kg.kinds import kinds, roles
from kg.model import Article, Piece, Source
from kg.rules import traced

_TRIED = 8  # entries of ours by which it is seen whether a table's ids travel with what they find


class Checked(NamedTuple):
    """What came of it: `faults` as FILE:LINE: what is wrong; how many examples were read, and in how many entries only
    the tests of the program can."""

    faults: tuple[str, ...]
    read: int
    left: int


def check(folder: Path) -> Checked:
    """Hold the files of `folder`, which lies over the lexicon already (`overlay`), against it and their examples."""
    names = sorted(path.name for path in folder.iterdir() if path.name[0] != ".")
    faults: list[str] = []
    read = left = 0
    for name in names:
        try:
            found = _table(folder / name) if name.endswith(".tsv") else _entries(name, folder)
            for fault in found:
                read, left = read + (fault is not None), left + (fault is None)
                faults += [fault] if fault else []
        except DataError as error:
            faults.append(str(error))
    return Checked(tuple(dict.fromkeys(faults)), read, left)


def _table(path: Path) -> Iterator[str | None]:
    """For each example of a table what is wrong with it: "" for nothing, None where it can't be read here."""
    name = path.stem
    columns = lexicon.columns(name)
    rows = lexicon.table(name, *columns)
    own = [row for row in rows if row.path.resolve() == path.resolve()]
    ours = [row for row in rows if row.path.resolve() != path.resolve() and row.get("example")]
    travels = any(row.rule in _speaking(_unmarked(row["example"])) for row in ours[:_TRIED])
    for row in own:
        for column, wanted in (("example", True), ("counterexample", False)):
            if not (text := row.get(column, "")):
                continue
            speaks = row.rule in _speaking(_unmarked(text))
            what = "does not speak in its example" if wanted else "speaks in its counterexample"
            where = f"{rules.home(row.path)}:{row.line}"
            yield None if not travels else "" if speaks == wanted else f"{where}: {row.rule} {what}: {text}"


def _entries(name: str, folder: Path) -> Iterator[str | None]:
    """The same for a file of entries: frames.yaml has examples, the others are read for their form."""
    if name != "frames.yaml":
        kinds()
        roles()
        return
    for frame in frames():
        where = rules.rule(frame.rule).where
        if not where.startswith(rules.home(folder.resolve())):
            continue
        texts = [(str(one["text"]), True) for one in frame.examples] + [(one, False) for one in frame.counterexamples]
        for text, wanted in texts:
            speaks = any(
                id == frame.rule or id.startswith((frame.rule + "#", frame.rule + "/")) for id in _speaking(plain(text))
            )
            what = "makes nothing of its example" if wanted else "speaks in its counterexample"
            yield "" if speaks == wanted else f"{where}: {frame.rule} {what}: {plain(text)}"


def _unmarked(text: str) -> str:
    return re.sub(r"[\[\]|]", "", text)


@cache
def _speaking(text: str) -> frozenset[str]:
    """The ids of all rules that found something in `text`, read as an article."""
    source = Source("example.txt", text, "0" * 64)
    with traced() as steps:
        found = extract(Article(source, 1, text, (Piece(0, len(text), 0),)))
    ids = {id for one in found.mentions for id in one.why} | {claim.rule for claim in found.claims}
    ids |= {id for claim in found.claims for id in claim.why}
    return frozenset(ids | {str(step.answer) for step in steps if isinstance(step.answer, str)})
