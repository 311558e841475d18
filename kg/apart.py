"""Work in a process of its own, so that the memory it takes is given back when it is done, or beside other work."""

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import TypeVar

from kg.errors import GongbaoError, place

_T = TypeVar("_T")


@contextmanager
def apart(work: Callable[[], str], what: str) -> Iterator[Callable[[], str]]:
    """While the block runs, `work` is done as by `ahead`. What is yielded waits for it and gives what it gave."""
    with ahead(lambda: (work() for _ in range(1)), what) as given:
        yield lambda: next(given)


@contextmanager
def ahead(items: Callable[[], Iterable[_T]], what: str) -> Iterator[Iterator[_T]]:
    """While the block runs, `items` come about in a process of its own, a copy of this one, and can be taken here one
    by one. That raises GongbaoError where they raise anything, or where the process is killed (`what` it did is told).
    Beside other threads nothing is copied: then they come about here, as they are taken."""
    if threading.active_count() > 1:  # a copy has one thread alone, and the locks that the others held
        yield (one for some in (items,) for one in some())
        return
    near, far = Pipe(duplex=False)
    pid = os.fork()
    if pid == 0:
        near.close()  # so that it ends with us
        _do(far, items)
    far.close()

    def taken() -> Iterator[_T]:
        while True:
            try:
                state, said = near.recv()
            except EOFError:
                raise GongbaoError(f"the process that {what} was killed, perhaps for want of memory") from None
            if state == "done":
                return
            if state == "failed":
                raise GongbaoError(said)
            yield said

    try:
        yield taken()
    finally:
        near.close()
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)  # it is done, or no longer wanted
        os.waitpid(pid, 0)


def _do(channel: Connection, items: Callable[[], Iterable[object]]) -> None:
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
        for one in items():
            channel.send(("gave", one))
        channel.send(("done", None))
    except GongbaoError as error:
        channel.send(("failed", str(error)))
    except Exception as error:
        channel.send(("failed", f"internal error at {place(error)}"))
    finally:
        os._exit(0)
