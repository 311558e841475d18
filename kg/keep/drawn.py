"""The page of a graph and the index of its files, made side by side."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from multiprocessing import Pipe
from pathlib import Path

from kg.apart import apart
from kg.publish import files

Page = Callable[[Sequence[Path], Callable[[], object]], Iterable[bytes]]  # of the two files; waits for their index
Draw = Callable[[Path, Sequence[Path], Callable[[], object]], str]  # makes the file of two of Turtle, and their index
_MUCH = 8 << 20  # bytes of Turtle


@contextmanager
def ready(page: Page) -> Iterator[Draw]:
    """What does as `drawn` in a process that is begun now, before much is in memory, of which it would hold a copy."""
    near, far = Pipe(duplex=False)

    def work() -> str:
        far.close()  # so that it ends with us
        html, *turtle = map(Path, near.recv())
        return files.replace(html, page(turtle, lambda: None))

    with near, far, apart(work, "laid out the network") as made:

        def draw(html: Path, turtle: Sequence[Path], index: Callable[[], object]) -> str:
            far.send([str(one) for one in (html, *turtle)])
            index()
            return made()

        yield draw


def drawn(page: Page, html: Path, turtle: Sequence[Path], index: Callable[[], object]) -> str:
    """Make the index, and the file `html` of two of Turtle; its hash. The page of much is laid out in a process
    of its own, as that takes much memory. Raises GongbaoError, as `redrawn` does."""

    def draw() -> str:
        return files.replace(html, page(turtle, lambda: None))

    much = sum(file.stat().st_size for file in turtle) > _MUCH
    with apart(draw, "laid out the network") if much else nullcontext(draw) as made:
        index()
        return made()


def besides(
    draw: Draw, work: Callable[[], object], html: Path, turtle: Sequence[Path], index: Callable[[], object]
) -> str:
    """As `draw` does, with `work` done in this thread while the index is made, which asks little of Python."""

    def both() -> None:
        with ThreadPoolExecutor(1) as beside:
            made = beside.submit(index)
            work()
            made.result()

    return draw(html, turtle, both)


def redrawn(page: Page, html: Path, turtle: Sequence[Path], index: Callable[[], object]) -> str:
    """The same of a page that asks the index what is said now: while that is made, it is read as it was."""
    with ThreadPoolExecutor(1) as beside:
        return files.replace(html, page(turtle, beside.submit(index).result))
