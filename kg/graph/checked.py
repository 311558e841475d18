"""What breaks the shapes in a graph, as it was found last: kept in its index, with all that was changed since, so that
only what may have changed has to be asked again (kg.graph.reach)."""

import contextlib
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import RdfFormat, Triple, parse

_FILE = "checked.json"
_MUCH = 16 << 20  # characters of changes, or of what was found: then all is asked again

Hashes = Sequence[str]  # of the files of which an index is made


class Broken(NamedTuple):
    """An answer to a question: the node, a path and a value where the question has them."""

    node: str
    path: str
    value: str


class Checked(NamedTuple):
    """What was found, question by question, and the triples that have come or gone since."""

    broken: list[list[Broken]]
    changed: list[Triple]


def last(folder: Path, hashes: Hashes, way: str) -> Checked | None:
    """What is kept in the index in `folder`; None where that is of other files than those with these `hashes`, or was
    asked in another `way`."""
    try:
        of, by, broken, changed = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        if of != list(hashes) or by != way:
            return None
        triples = [quad.triple for quad in parse("\n".join(changed), RdfFormat.N_TRIPLES)]
        return Checked([[Broken(*one) for one in some] for some in broken], triples)
    except (OSError, ValueError, TypeError, SyntaxError):  # none, or damaged
        return None


def keep(folder: Path, hashes: Hashes, way: str, broken: Sequence[Sequence[Broken]]) -> None:
    """Keep what was found, where that is not much and can be written."""
    if sum(len(said) for some in broken for one in some for said in one) <= _MUCH:
        with contextlib.suppress(OSError):  # not ours to write to: the next will ask all again
            _write(folder, [list(hashes), way, broken, []])


def carry(old: tuple[Path, Hashes], new: tuple[Path, Hashes], changed: Iterable[Triple]) -> None:
    """Take what is kept in the index `old` (its folder, the hashes of its files) over into the `new` one, made of
    it where triples have `changed`; nothing where that has become too much. Raises OSError: it can't be written."""
    try:
        of, way, broken, before = json.loads((old[0] / _FILE).read_text(encoding="utf-8"))
        more = sorted({*before, *(f"{one} ." for one in changed)})
    except (OSError, ValueError, TypeError, SyntaxError):  # none, or damaged
        return
    if of == list(old[1]) and sum(map(len, more)) <= _MUCH:
        _write(new[0], [list(new[1]), way, broken, more])


def _write(folder: Path, value: object) -> None:
    """Write the file, whole or not at all."""
    aside = folder / f"{_FILE}.{os.getpid()}"
    try:
        aside.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        aside.replace(folder / _FILE)
    finally:
        aside.unlink(missing_ok=True)
