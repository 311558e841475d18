"""How the network's page of a graph comes about: of its files, or of what it showed before."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Store

from kg.graph import index
from kg.keep import Kept
from kg.keep import drawn as drawing
from kg.keep.drawn import Again, Draw, Redraw, Since
from kg.publish import network
from kg.publish.again import State
from kg.publish.chosen import ends_of, ends_since


class Pages(NamedTuple):
    """What makes the page of the files, and what makes it of what it showed before."""

    anew: Draw
    again: Redraw | None = None


@contextmanager
def pages(kept: Kept, is_again: bool, is_many: bool) -> Iterator[Pages]:
    """What makes the page until the end of the block, begun now in a process of its own: `is_again`, of what it shows,
    which is read while others find out what has changed; of the files of many sources, before much is in memory."""
    page = partial(_page, kept.name)
    anew = partial(drawing.drawn, page)
    if is_again:
        begin = partial(_begin, kept.turtle(), kept.folder / f"{kept.name}.html", kept.base, kept.name)
        with drawing.redrawing(begin, page, drawing.is_much(kept.turtle())) as again:
            yield Pages(anew, again)
    elif is_many:
        with drawing.ready(page) as early:
            yield Pages(early)
    else:
        yield Pages(anew)


def _begin(turtle: Sequence[Path], html: Path, base: str, name: str) -> Again:
    before = network.shown(html)
    ends = _ends(turtle, base) if before.view.left else None

    def again(since: Since) -> Iterator[bytes] | None:
        try:
            store = Store.read_only(str(since.store))
            now = State(
                store,
                base,
                since.nodes,
                lambda: ends_of(store, base) if ends is None else ends_since(ends, since.changed),
            )
            return network.renewed(before, since.changed, now, name)
        except (OSError, RuntimeError):  # the store is damaged
            return None

    return again


def _ends(turtle: Sequence[Path], base: str) -> Counter[str] | None:
    """How many facts speak of each node, counted before it is known what has changed."""
    found = index.find(turtle)
    with suppress(OSError):
        return ends_of(found.store(), base) if found else None
    return None


def _page(name: str, files: Sequence[Path]) -> Iterator[bytes]:
    return network.pieces(files, name)
