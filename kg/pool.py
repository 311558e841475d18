"""Work on many files, in one process or in several."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from kg.errors import InputError
from kg.read import STDIN

LONG = 300_000  # bytes of input from which more processes and a progress bar are worth their start
FEW = 20  # sources that one process has read before another has started
_T = TypeVar("_T")
_R = TypeVar("_R")
File = tuple[Path, str]


def each(one: Callable[[_T], _R], items: Sequence[_T], jobs: int) -> Iterator[_R]:
    """`one(item)` for each of `items`, in their order, by `jobs` processes; in this one if that is 1. Raises
    InputError, and whatever `one` raises."""
    if min(jobs, len(items)) <= 1:
        yield from map(one, items)
        return
    # Spawned, not forked: the parent may have threads (the progress bar). Ctrl-C is the parent's to answer.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(jobs, len(items)), context, signal.signal, (signal.SIGINT, signal.SIG_IGN))
    try:
        yield from pool.map(one, items, chunksize=4)
    except BrokenProcessPool as error:
        raise InputError("a worker process died, perhaps for want of memory: try --jobs 1") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def processes(files: Sequence[File], wanted: int | None) -> int:
    """How many processes are to read `files` (as `kg.read.find` gives them): as many as are `wanted`; if None, one
    for each core where there is much to read."""
    if any(path == STDIN for path, _ in files):  # other processes have no standard input
        return 1
    return wanted or (os.cpu_count() or 1 if size(files) > LONG else 1)


def many(sources: int, wanted: int | None) -> int:
    """How many processes are to read that many `sources` anew: as many as are `wanted`; if None, by their number."""
    return wanted or (os.cpu_count() or 1 if sources > FEW else 1)


def size(files: Sequence[File]) -> int:
    """The bytes of `files`, as far as they are files."""
    return sum(path.stat().st_size for path, _ in files if path.is_file())
