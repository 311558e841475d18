"""The page of a graph and the index of its files, made side by side."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from multiprocessing import Pipe
from pathlib import Path
from typing import Any, NamedTuple

from kg.apart import apart
from kg.graph.changes import Change
from kg.publish import files

Index = Callable[[], object]  # makes the index
Page = Callable[[Sequence[Path]], Iterable[bytes]]  # of the two files of a graph
Draw = Callable[[Path, Sequence[Path], Index], str]  # makes the file of two of Turtle, and their index
_MUCH = 8 << 20  # bytes of Turtle
_WHAT = "laid out the network"


class Since(NamedTuple):
    """What was changed since a page was made, and how many nodes can be drawn."""

    changed: Sequence[Change]
    nodes: int


Again = Callable[[Since], Iterable[bytes] | None]  # a page made of what it was and of what was changed since
Redraw = Callable[[Sequence[Change], int, Path, Sequence[Path], Index], str]  # as Draw, told what has changed


@contextmanager
def ready(page: Page) -> Iterator[Draw]:
    """What does as `drawn` in a process that is begun now, before much is in memory, of which it would hold a copy."""
    near, far = Pipe(duplex=False)

    def work() -> str:
        far.close()  # so that it ends with us
        html, *turtle = map(Path, near.recv())
        return files.replace(html, page(turtle))

    with near, far, apart(work, _WHAT) as made:

        def draw(html: Path, turtle: Sequence[Path], index: Index) -> str:
            far.send([str(one) for one in (html, *turtle)])
            index()
            return made()

        yield draw


def drawn(page: Page, html: Path, turtle: Sequence[Path], index: Index) -> str:
    """Make the index, and the file `html` of two of Turtle; its hash. The page of much is laid out in a process
    of its own, as that takes much memory. Raises GongbaoError, as all of these do."""

    def draw() -> str:
        return files.replace(html, page(turtle))

    with apart(draw, _WHAT) if is_much(turtle) else nullcontext(draw) as made:
        index()
        return made()


def besides(draw: Draw, work: Callable[[], object], html: Path, turtle: Sequence[Path], index: Index) -> str:
    """As `draw` does, with `work` done in this thread while the index is made, which asks little of Python."""

    def both() -> None:
        with ThreadPoolExecutor(1) as beside:
            made = beside.submit(index)
            work()
            made.result()

    return draw(html, turtle, both)


@contextmanager
def redrawing(begin: Callable[[], Again], page: Page, is_much: bool) -> Iterator[Redraw]:
    """What makes a page of what it was, of much in a process that is begun now, so that the page is read while others
    find out what has changed. `begin` reads it; `page` is asked where that can't be, once the files are there."""
    near, far = Pipe(duplex=False)
    here, told = os.getpid(), deque[Any]()

    def hear() -> Any:
        return told.popleft() if os.getpid() == here else near.recv()

    def tell(what: Any) -> None:
        if made is work:  # that is done here, once it is asked for
            told.append(what)
        else:
            with suppress(BrokenPipeError):  # it has died: heard of soon
                far.send(what)

    def work() -> str:
        if os.getpid() != here:
            far.close()  # so that it ends with us
        again = begin()
        html, turtle, since = hear()
        pieces = again(since)
        if pieces is None:
            hear()
            pieces = page(turtle)
        return files.replace(html, pieces)

    def redraw(changed: Sequence[Change], nodes: int, html: Path, turtle: Sequence[Path], index: Index) -> str:
        tell((html, turtle, Since(changed, nodes)))
        index()
        tell(None)  # the files are there
        return made()

    with near, far, apart(work, _WHAT) if is_much else nullcontext(work) as made:
        near.close()  # so that what is told to one that has died is not waited for
        yield redraw


def is_much(turtle: Sequence[Path]) -> bool:
    """Whether the page of these files is worth a process."""
    return sum(file.stat().st_size for file in turtle) > _MUCH
