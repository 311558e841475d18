"""Processes that answer one request at a time from a store that was loaded once.

A query of Oxigraph can't be stopped from within its process: so each runs in a worker that the kernel ends by an
alarm when its time is up. A keeper process loads the graph and forks the workers, which so share its memory and are
there in a millisecond. A worker can open no file and no socket (RLIMIT_NOFILE is 0): whatever a query says, it
reads nothing but the graph. What it may take of memory is bounded too.
"""

import asyncio
import ctypes
import gc
import logging
import multiprocessing
import os
import pickle
import resource
import signal
import socket
import struct
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from kg.errors import GongbaoError, InputError
from kg.serve.library import Library
from kg.serve.reply import Reply, text

LOG = logging.getLogger("kg.serve")
_HEADER = struct.Struct("!HHQ")  # status, length of the media type, length of the body
_MEMORY = 2 << 30  # what one worker may take beside the graph, in bytes
_PAGES = Path("/proc/self/statm")
_WAITING = 500  # requests that may stand in line
_SMALL = 1 << 20  # bytes of an answer that is always given
_PATIENCE = 30.0  # seconds that a request may stand in line, at least
_AT_ONCE = 0.5  # seconds: a worker that dies so soon is tried once more
_UNDER_WAY = 192 << 20  # bytes of the others that may wait for their readers

Job = Callable[..., Reply]  # of a Library and what else it needs; a function of a module, as it is pickled


class Busy(Exception):
    """No worker came free in time."""


class Gone(Exception):
    """The process that loads the graph has died and is being started again."""


class TimeUp(Exception):
    """The request was stopped: its time was up."""


class Died(Exception):
    """The worker broke down: a query nested too deeply, or that needs more memory than there is."""


@dataclass(slots=True)
class _Worker:
    pid: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, job: Job, arguments: tuple[object, ...], room: int) -> Reply:
        self.writer.write(pickle.dumps((job, arguments)))
        await self.writer.drain()
        status, media, body = _HEADER.unpack(await self.reader.readexactly(_HEADER.size))
        if body > max(_SMALL, room):
            raise Busy
        return Reply(
            status, (await self.reader.readexactly(media)).decode("ascii"), await self.reader.readexactly(body)
        )

    def is_dead(self) -> bool:
        return self.reader.at_eof() or self.writer.is_closing()

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
        self._graph, self._folder = graph, folder
        self._start()
        self._starting = asyncio.Lock()
        self._under_way = 0
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
            async with asyncio.timeout(max(_PATIENCE, 3 * self.seconds)):
                worker = await self._idle.get()
        except TimeoutError:
            raise Busy from None
        finally:
            self._waiting -= 1
        try:
            for last in (False, True):
                if worker is None or worker.is_dead():
                    worker = await self._hire()
                began = time.monotonic()
                try:
                    return await worker.ask(job, arguments, _UNDER_WAY - self._under_way)
                except (asyncio.IncompleteReadError, ConnectionError):
                    took = time.monotonic() - began
                    worker.kill()
                    worker = None
                    if last or took > _AT_ONCE:  # else someone may have killed it
                        raise (TimeUp if took > 0.95 * self.seconds else Died) from None
            raise Died
        except BaseException:
            if worker:
                worker.kill()
            worker = None
            raise
        finally:
            self._idle.put_nowait(worker)

    @contextmanager
    def under_way(self, size: int) -> Iterator[None]:
        """Inside, so many bytes wait for a client to read them."""
        self._under_way += size
        try:
            yield
        finally:
            self._under_way -= size
            if size > _SMALL:
                asyncio.get_running_loop().call_later(1, _tidy)

    def close(self) -> None:
        """End all processes."""
        while not self._idle.empty():
            if worker := self._idle.get_nowait():
                worker.kill()
        self._control.close()
        self._keeper.join(2)
        self._keeper.kill()

    def _start(self) -> None:
        """Start the keeper and hear what it has loaded. Raises InputError."""
        self._control, far = socket.socketpair()
        context = multiprocessing.get_context("spawn")
        self._keeper = context.Process(target=_keep, args=(far, self._graph, self._folder, self.seconds), daemon=True)
        self._keeper.start()
        far.close()
        told = b""
        while not told.endswith(b"\0end"):
            part = self._control.recv(65536)
            if not part:
                raise InputError(
                    f"{self._graph}: the process that loads the graph broke down, perhaps for want of memory"
                )
            told += part
        self.facts: dict[str, Any] = pickle.loads(told[:-4])
        if "error" in self.facts:
            raise InputError(self.facts["error"])

    async def _hire(self) -> _Worker:
        """A new worker. Raises Gone where the keeper has died: then it is started again, for those who come next."""
        if self._starting.locked():
            raise Gone
        try:
            return await self._forked()
        except (asyncio.IncompleteReadError, OSError):
            await asyncio.to_thread(self._keeper.join, 0.5)  # its end may be a moment old
            if self._keeper.is_alive():
                raise Died from None  # out of processes or memory
        LOG.error("the keeper of the graph has died: it is started again")
        async with self._starting:
            self._control.close()
            try:
                await asyncio.to_thread(self._start)
            except InputError as error:
                LOG.error("%s", error)
                raise Gone from None
        return await self._forked()

    async def _forked(self) -> _Worker:
        near, far = socket.socketpair()
        try:
            socket.send_fds(self._control, [b"f"], [far.fileno()])
        except OSError:
            near.close()
            raise
        finally:
            far.close()
        reader, writer = await asyncio.open_unix_connection(sock=near, limit=1 << 20)
        return _Worker(int.from_bytes(await reader.readexactly(8), "big"), reader, writer)


def _tidy() -> None:
    """Give the memory of large answers back to the system."""
    gc.collect()
    with suppress(OSError, AttributeError):  # glibc alone has it
        ctypes.CDLL(None).malloc_trim(0)


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
