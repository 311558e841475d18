"""Work in a process of its own, so that the memory it takes is given back when it is done."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from kg.errors import GongbaoError, place


@contextmanager
def apart(work: Callable[[], str], what: str) -> Iterator[Callable[[], str]]:
    """While the block runs, `work` is done in a process of its own, a copy of this one. What is yielded waits for it
    and gives what it gave; it raises GongbaoError where `work` raises anything, or where the process is killed (`what`
    it did is told). Beside other threads nothing is copied: then `work` is done when it is asked for."""
    if threading.active_count() > 1:  # a copy has one thread alone, and the locks that the others held
        yield work
        return
    near, far = Pipe(duplex=False)
    pid = os.fork()
    if pid == 0:
        _do(far, work)
    far.close()

    def result() -> str:
        try:
            is_done, said = near.recv()
        except EOFError:
            raise GongbaoError(f"the process that {what} was killed, perhaps for want of memory") from None
        if not is_done:
            raise GongbaoError(said)
        return str(said)

    try:
        yield result
    finally:
        near.close()
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)  # it is done, or no longer wanted
        os.waitpid(pid, 0)


def _do(channel: Connection, work: Callable[[], str]) -> None:
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
        channel.send((True, work()))
    except GongbaoError as error:
        channel.send((False, str(error)))
    except Exception as error:
        channel.send((False, f"internal error at {place(error)}"))
    finally:
        os._exit(0)
