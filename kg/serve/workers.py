"""Processes that answer one request at a time from a store that was loaded once.

A query of Oxigraph can't be stopped from within its process: so each runs in a worker that the kernel ends by an
alarm when its time is up. A keeper process loads the graph and forks the workers, which so share its memory and are
there in a millisecond. A worker can open no file and no socket (RLIMIT_NOFILE is 0): whatever a query says, it
reads nothing but the graph. What it may take of memory is bounded too.
"""

import asyncio
import multiprocessing
import os
import pickle
import resource
import signal
import socket
import struct
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from kg.errors import GongbaoError, InputError
from kg.serve.library import Library
from kg.serve.reply import Reply, text

_HEADER = struct.Struct("!HHQ")  # status, length of the media type, length of the body
_MEMORY = 2 << 30  # what one worker may take beside the graph, in bytes
_PAGES = Path("/proc/self/statm")
_WAITING = 500  # requests that may stand in line

Job = Callable[..., Reply]  # of a Library and what else it needs; a function of a module, as it is pickled


class Busy(Exception):
    """No worker came free in time."""


class TimeUp(Exception):
    """The request was stopped: its time was up."""


class Died(Exception):
    """The worker broke down: a query nested too deeply, or that needs more memory than there is."""


@dataclass(slots=True)
class _Worker:
    pid: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, job: Job, arguments: tuple[object, ...]) -> Reply:
        self.writer.write(pickle.dumps((job, arguments)))
        await self.writer.drain()
        status, media, body = _HEADER.unpack(await self.reader.readexactly(_HEADER.size))
        return Reply(
            status, (await self.reader.readexactly(media)).decode("ascii"), await self.reader.readexactly(body)
        )

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self.writer.close()


class Pool:
    """The workers over one graph. `facts` is what the keeper says of it: name, triples, base IRI."""

    def __init__(self, graph: str | Path, folder: Path, size: int, seconds: float) -> None:
        """Load `graph` (a file, or a NAME in `folder`); `size` workers, each with `seconds` for a request. Raises
        InputError where the graph can't be loaded."""
        self.seconds = seconds
        self.facts: dict[str, Any]
        self._control, far = socket.socketpair()
        context = multiprocessing.get_context("spawn")
        self._keeper = context.Process(target=_keep, args=(far, graph, folder, seconds), daemon=True)
        self._keeper.start()
        far.close()
        told = b""
        while not told.endswith(b"\0end"):
            part = self._control.recv(65536)
            if not part:
                raise InputError(f"{graph}: the process that loads the graph broke down, perhaps for want of memory")
            told += part
        self.facts = pickle.loads(told[:-4])
        if "error" in self.facts:
            raise InputError(self.facts["error"])
        self._idle: asyncio.LifoQueue[_Worker | None] = asyncio.LifoQueue()
        for _ in range(size):
            self._idle.put_nowait(None)  # forked when first needed
        self._waiting = 0

    async def ask(self, job: Job, *arguments: object) -> Reply:
        """What `job` gives for `arguments`. Raises Busy, TimeUp, Died. When cancelled, the work is stopped."""
        if self._waiting >= _WAITING:
            raise Busy
        self._waiting += 1
        try:
            async with asyncio.timeout(3 * self.seconds):
                worker = await self._idle.get()
        except TimeoutError:
            raise Busy from None
        finally:
            self._waiting -= 1
        began = time.monotonic()
        try:
            worker = worker or await self._hire()
            return await worker.ask(job, arguments)
        except (asyncio.IncompleteReadError, ConnectionError):
            if worker:
                worker.kill()
            worker = None
            raise (TimeUp if time.monotonic() - began > 0.95 * self.seconds else Died) from None
        except BaseException:
            if worker:
                worker.kill()
            worker = None
            raise
        finally:
            self._idle.put_nowait(worker)

    def close(self) -> None:
        """End all processes."""
        while not self._idle.empty():
            if worker := self._idle.get_nowait():
                worker.kill()
        self._control.close()
        self._keeper.join(2)
        self._keeper.kill()

    async def _hire(self) -> _Worker:
        near, far = socket.socketpair()
        try:
            socket.send_fds(self._control, [b"f"], [far.fileno()])
        finally:
            far.close()
        reader, writer = await asyncio.open_unix_connection(sock=near, limit=1 << 20)
        return _Worker(int.from_bytes(await reader.readexactly(8), "big"), reader, writer)


def _keep(control: socket.socket, graph: str | Path, folder: Path, seconds: float) -> None:
    """The keeper's life: load the graph, then fork a worker for each socket that comes, until the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to answer
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # no zombies
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import_module("kg.serve.app")  # all jobs: a worker can open no file any more
    try:
        library = Library.load(graph, folder)
    except (GongbaoError, MemoryError) as error:
        control.sendall(pickle.dumps({"error": str(error) or "out of memory"}) + b"\0end")
        return
    control.sendall(pickle.dumps(library.facts) + b"\0end")
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        channel = socket.socket(fileno=descriptors[0])
        if os.fork() == 0:
            control.close()
            try:
                _work(channel, library, seconds)
            except BaseException:
                traceback.print_exc()  # for the log
            finally:
                os._exit(1)
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
        channel.sendall(_HEADER.pack(status, len(media), len(body)) + media.encode("ascii") + body)
        signal.setitimer(signal.ITIMER_REAL, 0)
