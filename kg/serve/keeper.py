"""The process that loads a graph and forks the workers, and what a worker does.

The workers share its memory and are there in a millisecond. A worker can open no file and no socket (RLIMIT_NOFILE is
0): whatever a query says, it reads nothing but the graph. What it may take of memory is bounded too.
"""

import contextlib
import multiprocessing
import os
import pickle
import resource
import signal
import socket
import struct
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from kg import late
from kg.errors import GongbaoError, InputError
from kg.serve.library import Library
from kg.serve.reply import Reply, text

HEADER = struct.Struct("!HHQ")  # status, length of the media type, length of the body
DEAD = 0  # the status where the worker has died; then the signal that ended it, 0 for none, stands for the first length
_MEMORY = 2 << 30  # what one worker may take beside the graph, in bytes
_PAGES = Path("/proc/self/statm")
_JOBS = ("kg.serve.app", "kg.agents.tools")  # what has the functions that workers are asked for

Job = Callable[..., Reply]  # of a Library and what else it needs; a function of a module, as it is pickled


@dataclass(frozen=True, slots=True, eq=False)
class Keeper:
    """The process that has loaded a state of the graph; `facts` is what it says of it."""

    process: BaseProcess
    control: socket.socket
    facts: dict[str, Any]

    def end(self) -> None:
        """End it; its workers live on."""
        self.control.close()
        self.process.join(2)
        self.process.kill()


def start(graph: str | Path, folder: Path, seconds: float) -> Keeper:
    """Start a keeper of `graph` (a file, or a NAME in `folder`), whose workers have `seconds` for a request, and hear
    what it has loaded. Raises InputError."""
    control, far = socket.socketpair()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_keep, args=(far, graph, folder, seconds), daemon=True)
    process.start()
    far.close()
    told = b""
    while not told.endswith(b"\0end"):
        part = control.recv(65536)
        if not part:
            control.close()
            raise InputError(f"{graph}: the process that loads the graph broke down, perhaps for want of memory")
        told += part
    facts = pickle.loads(told[:-4])
    if "error" in facts:
        control.close()
        raise InputError(facts["error"])
    return Keeper(process, control, facts)


def _keep(control: socket.socket, graph: str | Path, folder: Path, seconds: float) -> None:
    """The keeper's life: load the graph, then fork a worker for each socket that comes, until the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to answer
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for module in _JOBS:  # now: a worker can open no file any more
        import_module(module)
    try:
        library = Library.load(graph, folder)
    except (GongbaoError, MemoryError) as error:
        control.sendall(pickle.dumps({"error": str(error) or "out of memory"}) + b"\0end")
        return
    late.soon()  # words of tables are in patterns: a worker can't read them
    control.sendall(pickle.dumps(library.facts) + b"\0end")
    _Nursery(control, library, seconds).run()


class _Nursery:
    """Forks the workers, and tells who waits for one of them how it ended."""

    def __init__(self, control: socket.socket, library: Library, seconds: float) -> None:
        self._control, self._library, self._seconds = control, library, seconds
        self._channels: dict[int, socket.socket] = {}

    def run(self) -> None:
        """Until the server is gone."""
        signal.signal(signal.SIGCHLD, lambda *_: self._bury())
        while True:
            message, descriptors, _, _ = socket.recv_fds(self._control, 1, 1)
            if not message:
                return
            channel = socket.socket(fileno=descriptors[0])
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})  # not before it is known whose end it is
            try:
                self._bear(channel)
            except OSError:  # no process more: heard of at the other end
                channel.close()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})

    def _bear(self, channel: socket.socket) -> None:
        if pid := os.fork():
            self._channels[pid] = channel
            return
        try:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
            for other in (self._control, *self._channels.values()):
                other.close()
            _work(channel, self._library, self._seconds)
        except ConnectionError:
            pass  # the server wants it no more: its client has gone
        except BaseException:
            traceback.print_exc()  # for the log
        finally:
            os._exit(1)

    def _bury(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                channel = self._channels.pop(ended[0])
                signalled = -min(0, os.waitstatus_to_exitcode(ended[1]))
                with contextlib.suppress(OSError):  # no one waits
                    channel.send(HEADER.pack(DEAD, signalled, 0), socket.MSG_DONTWAIT)
                channel.close()


def _work(channel: socket.socket, library: Library, seconds: float) -> None:
    """A worker's life: read a request, answer it within `seconds`, until the server is gone."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the process, in whatever code it is
    if _PAGES.exists():  # Linux: what is taken already
        most = int(_PAGES.read_text().split()[0]) * resource.getpagesize() + _MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    channel.sendall(os.getpid().to_bytes(8, "big"))
    requests = channel.makefile("rb")
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    while True:
        try:
            job, arguments = pickle.load(requests)
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            status, media, body = job(library, *arguments)
        except MemoryError:
            raise
        except Exception:  # a fault of ours: for the log, and for the client that it is one
            traceback.print_exc()
            status, media, body = text(500, "an error on our side; the server's log says which")
        channel.sendall(HEADER.pack(status, len(media), len(body)) + media.encode("ascii") + body)
        signal.setitimer(signal.ITIMER_REAL, 0)
