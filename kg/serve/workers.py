"""Processes that answer one request at a time from a store that was loaded once.

A query of Oxigraph can't be stopped from within its process: so each runs in a worker that the kernel ends by an
alarm when its time is up. A keeper (kg.serve.keeper) loads the graph and forks them.
"""

import asyncio
import ctypes
import gc
import logging
import os
import pickle
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.serve.keeper import DEAD, HEADER, Job, Keeper, start
from kg.serve.library import stamp
from kg.serve.reply import Reply

LOG = logging.getLogger("kg.serve")
_WAITING = 500  # requests that may stand in line
_SMALL = 1 << 20  # bytes of an answer that is always given
_PATIENCE = 30.0  # seconds that a request may stand in line, at least
_OWN = frozenset({0, signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT, signal.SIGILL})  # how a question ends its worker
_UNDER_WAY = 192 << 20  # bytes of the others that may wait for their readers


class Busy(Exception):
    """No worker came free in time."""


class Gone(Exception):
    """The process that loads the graph has died and is being started again."""


class TimeUp(Exception):
    """The request was stopped: its time was up."""


class Died(Exception):
    """The worker broke down: a query nested too deeply, or that needs more memory than there is."""


class Killed(Exception):
    """Someone ended the worker, twice: the system that wanted room, or a human."""


@dataclass(slots=True)
class _Worker:
    pid: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    keeper: Keeper
    heard: asyncio.Future[bytes] = field(init=False)  # what it will say next

    def __post_init__(self) -> None:
        self._listen()

    def _listen(self) -> None:
        self.heard = asyncio.ensure_future(self.reader.readexactly(HEADER.size))
        self.heard.add_done_callback(lambda heard: heard.cancelled() or heard.exception())

    async def ask(self, job: Job, arguments: tuple[object, ...], room: int) -> Reply:
        self.writer.write(pickle.dumps((job, arguments)))
        await self.writer.drain()
        status, media, body = HEADER.unpack(await self.heard)
        if status == DEAD:
            raise TimeUp if media == signal.SIGALRM else Died if media in _OWN else ConnectionError
        if body > max(_SMALL, room):
            raise Busy
        kind, said = (await self.reader.readexactly(media)).decode("ascii"), await self.reader.readexactly(body)
        self._listen()
        return Reply(status, kind, said)

    def is_dead(self) -> bool:
        """Whether it has said anything though it was not asked: its end."""
        return self.heard.done() or self.writer.is_closing()

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self.heard.cancel()
        self.writer.close()


class Pool:
    """The workers over one graph."""

    def __init__(self, graph: str | Path, folder: Path, size: int, seconds: float) -> None:
        """Load `graph` (a file, or a NAME in `folder`); `size` workers, each with `seconds` for a request. Raises
        InputError where the graph can't be loaded."""
        self.seconds = seconds
        self._graph, self._folder = graph, folder
        self._loaded = self._seen = stamp(graph, folder)
        self._keeper = start(graph, folder, seconds)
        self._starting = asyncio.Lock()
        self._under_way = 0
        self._idle: asyncio.LifoQueue[_Worker | None] = asyncio.LifoQueue()
        for _ in range(size):
            self._idle.put_nowait(None)  # forked when first needed
        self._waiting = 0

    @property
    def facts(self) -> dict[str, Any]:
        """What the keeper says of the graph: name, triples, base IRI."""
        return self._keeper.facts

    async def follow(self) -> None:
        """To be called now and then. Where a build has put other files in place, load them and go over to them; what
        was asked before is answered by what was there. Files are other ones once they have been so for two calls."""
        seen, self._seen = self._seen, await asyncio.to_thread(stamp, self._graph, self._folder)
        if self._seen != seen or self._seen == self._loaded or not self._seen or self._starting.locked():
            return
        self._loaded = self._seen
        try:
            new = await asyncio.to_thread(start, self._graph, self._folder, self.seconds)
        except InputError as error:
            LOG.error("%s; the graph as it was is served on", error)
            return
        old, self._keeper = self._keeper, new
        for _ in range(self._idle.qsize()):
            worker = self._idle.get_nowait()
            if worker:
                worker.kill()
            self._idle.put_nowait(None)
        LOG.info("%s: %s triples after a build", new.facts["name"], new.facts["triples"])
        await asyncio.to_thread(old.end)

    async def ask(self, job: Job, *arguments: object) -> Reply:
        """What `job` gives for `arguments`. Raises Busy, Gone, TimeUp, Died, Killed. When cancelled, the work is
        stopped."""
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
                if worker and (worker.keeper is not self._keeper or worker.is_dead()):
                    worker.kill()
                    worker = None
                worker = worker or await self._hire()
                try:
                    return await worker.ask(job, arguments, _UNDER_WAY - self._under_way)
                except (asyncio.IncompleteReadError, ConnectionError):  # it was none of the question's doing
                    worker.kill()
                    worker = None
                    if last:
                        raise Killed from None
            raise Killed
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
        self._keeper.end()

    async def _hire(self) -> _Worker:
        """A new worker. Raises Gone where the keeper has died: then it is started again, for those who come next."""
        if self._starting.locked():
            raise Gone
        keeper = self._keeper
        try:
            return await _forked(keeper)
        except (asyncio.IncompleteReadError, OSError):
            if keeper is not self._keeper:  # it went over to other files just now
                return await _forked(self._keeper)
            await asyncio.to_thread(keeper.process.join, 0.5)  # its end may be a moment old
            if keeper.process.is_alive():
                raise Busy from None  # out of processes or memory
        LOG.error("the keeper of the graph has died: it is started again")
        async with self._starting:
            keeper.control.close()
            try:
                self._keeper = await asyncio.to_thread(start, self._graph, self._folder, self.seconds)
            except InputError as error:
                LOG.error("%s", error)
                raise Gone from None
        return await _forked(self._keeper)


async def _forked(keeper: Keeper) -> _Worker:
    near, far = socket.socketpair()
    try:
        socket.send_fds(keeper.control, [b"f"], [far.fileno()])
    except OSError:
        near.close()
        raise
    finally:
        far.close()
    reader, writer = await asyncio.open_unix_connection(sock=near, limit=1 << 20)
    return _Worker(int.from_bytes(await reader.readexactly(8), "big"), reader, writer, keeper)


def _tidy() -> None:
    """Give the memory of large answers back to the system."""
    gc.collect()
    with suppress(OSError, AttributeError):  # glibc alone has it
        ctypes.CDLL(None).malloc_trim(0)
