"""How the network's page of a graph comes about: of its files, or of what it showed before."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kg.graph import index
from kg.graph.changes import told
from kg.graph.overlaid import Overlaid
from kg.keep import Kept, indexed
from kg.keep import drawn as drawing
from kg.keep.drawn import Again, Draw, Redraw, Since
from kg.keep.indexed import Early
from kg.publish import network
from kg.publish.again import State
from kg.publish.chosen import ends_of, ends_since


class Pages(NamedTuple):
    """What makes the page of the files, and what makes it of what it showed before; what makes the index of files that
    are made anew, where it is begun."""

    anew: Draw
    again: Redraw | None = None
    early: Early | None = None


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
        is_new = not index.find(kept.turtle())  # else it is changed
        with drawing.ready(page) as draw, indexed.early() if is_new else nullcontext() as early:
            yield Pages(draw, early=early)
    else:
        yield Pages(anew)


def _begin(turtle: Sequence[Path], html: Path, base: str, name: str) -> Again:
    before, found = network.shown(html), index.find(turtle)
    try:
        store = found.store() if found else None
        ends = ends_of(store, base) if store and before.view.left else None
    except OSError:  # damaged
        return lambda since: None

    def again(since: Since) -> Iterator[bytes] | None:
        if store is None:
            return None
        now = State(
            Overlaid(store, *told(since.changed, base)),
            base,
            since.nodes,
            lambda: ends_since(ends_of(store, base) if ends is None else ends, since.changed),
        )
        try:
            return network.renewed(before, since.changed, now, name)
        except OSError:  # the store is damaged
            return None

    return again


def _page(name: str, files: Sequence[Path]) -> Iterator[bytes]:
    return network.pieces(files, name)
