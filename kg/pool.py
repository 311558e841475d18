"""Work on many items, in processes that may die.

A file can end the process that reads it: a library aborts, a hostile page asks for all memory or all time. So this is
done in workers, forked from a process that has all its data loaded. A worker tells at which step it is (kg.steps); if
it ends, that step is lost, with one line, and another worker goes on behind it.
"""

import contextlib
import gc
import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Generic, TypeVar

from kg import limits
from kg.errors import GongbaoError, place
from kg.read import STDIN
from kg.steps import Step, Steps, Watched

LONG = 300_000  # bytes of input from which more processes and a progress bar are worth their start
FEW = 20  # sources that one process has read before another has started
_DEEP = 3  # items that wait in front of a worker
_AHEAD = 64  # items whose results may wait for an earlier one
_DEATHS = 12  # after so many an item is given up
_NONE = Step("", "")
_T = TypeVar("_T")
_R = TypeVar("_R")
File = tuple[Path, str]


def each(
    one: Callable[[_T, Steps], Iterable[_R]],
    items: Sequence[_T],
    jobs: int,
    lost: Callable[[str, str], _R],
    meanwhile: Callable[[], object] = lambda: None,
) -> Iterator[list[_R]]:
    """What `one(item, steps)` gives, for each of `items` in their order, by `jobs` processes; `meanwhile` is done here
    while they begin. A step that ends its process gives `lost(name, why)`. Raises GongbaoError where `one` raises
    that."""
    crew = _Crew(one, items, lost)
    try:
        crew.begin(min(jobs, len(items)))
        meanwhile()
        yield from crew.run(min(jobs, len(items)))
    finally:
        crew.dismiss()


def processes(files: Sequence[File], wanted: int | None) -> int:
    """How many processes are to read `files` (as `kg.read.find` gives them): as many as are `wanted`; if None, one
    for each core where there is much to read."""
    return wanted or (os.cpu_count() or 1 if size(files) > LONG else 1)


def many(sources: int, wanted: int | None) -> int:
    """How many processes are to read that many `sources` anew: as many as are `wanted`; if None, by their number."""
    return wanted or (os.cpu_count() or 1 if sources > FEW else 1)


def size(files: Sequence[File]) -> int:
    """The bytes of `files`, as far as they are files."""
    found = 0
    for path, _ in files:
        with contextlib.suppress(OSError):  # a link in a circle, a name too long: told when it is read
            found += path.stat().st_size if path != STDIN and path.is_file() else 0
    return found


@dataclass(slots=True)
class _Item(Generic[_R]):
    results: list[_R] = field(default_factory=list)
    given: Counter[Step] = field(default_factory=Counter)
    lost: set[Step] = field(default_factory=set)
    done: bool = False


@dataclass(slots=True)
class _Worker:
    pid: int
    channel: Connection
    queue: deque[int] = field(default_factory=deque)  # the first is at work
    step: Step = _NONE
    seconds: float = limits.SECONDS
    memory: int = limits.MEMORY


class _Crew(Generic[_T, _R]):
    """The workers, and what they have given so far."""

    def __init__(
        self, one: Callable[[_T, Steps], Iterable[_R]], items: Sequence[_T], lost: Callable[[str, str], _R]
    ) -> None:
        self._one, self._items, self._lost = one, items, lost
        self._workers: dict[Connection, _Worker] = {}
        self._open: dict[int, _Item[_R]] = {}
        self._next = 0

    def begin(self, jobs: int, done: int = 0) -> None:
        """See to it that there are enough workers, and that they have enough to do."""
        while len(self._workers) < jobs:
            self._hire()
        self._hand_out(done + _AHEAD)

    def run(self, jobs: int) -> Iterator[list[_R]]:
        for number in range(len(self._items)):
            while not self._is_done(number):
                self.begin(jobs, number)
                for channel in wait(list(self._workers)):
                    if isinstance(channel, Connection):
                        self._hear(self._workers[channel])
            yield self._open.pop(number).results

    def dismiss(self) -> None:
        for worker in self._workers.values():
            worker.channel.close()
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker.pid, signal.SIGKILL)
            os.waitpid(worker.pid, 0)
        self._workers.clear()

    def _is_done(self, number: int) -> bool:
        return number in self._open and self._open[number].done

    def _hire(self) -> None:
        near, far = Pipe()
        pid = os.fork()
        if pid == 0:
            _live(far, self._one, self._items)
        far.close()
        self._workers[near] = _Worker(pid, near)

    def _hand_out(self, limit: int) -> None:
        """Give each worker enough to do, those that have least first."""
        for deep in range(_DEEP):
            for worker in self._workers.values():
                if len(worker.queue) <= deep and self._next < min(limit, len(self._items)):
                    self._open[self._next] = _Item()
                    self._send(worker, self._next)
                    self._next += 1

    def _send(self, worker: _Worker, number: int) -> None:
        item = self._open[number]
        worker.queue.append(number)
        with contextlib.suppress(BrokenPipeError):  # it has died: heard of soon
            worker.channel.send((number, frozenset(item.lost), item.given))

    def _hear(self, worker: _Worker) -> None:
        try:
            message, value = worker.channel.recv()
        except (EOFError, ConnectionError):
            self._bury(worker)
            return
        item = self._open[worker.queue[0]] if worker.queue else _Item()
        if message == "at":
            (worker.step, worker.seconds), worker.memory = value, limits.MEMORY
        elif message == "may":
            worker.seconds, worker.memory = value
        elif message == "gave":
            item.given[worker.step] += 1
            item.results.append(value)
        elif message == "done":
            item.done = True
            worker.queue.popleft()
        else:
            raise GongbaoError(value)

    def _bury(self, worker: _Worker) -> None:
        """Note what a worker's death costs; another does what was left to do."""
        del self._workers[worker.channel]
        worker.channel.close()
        status = os.waitstatus_to_exitcode(os.waitpid(worker.pid, 0)[1])
        if not worker.queue:
            return
        item = self._open[worker.queue[0]]
        item.lost.add(worker.step)
        item.given[worker.step] += 1
        item.results.append(self._lost(worker.step.name, limits.told(status, worker.seconds, worker.memory)))
        if len(item.lost) >= _DEATHS:
            item.results.append(self._lost(worker.step.name, f"{_DEATHS} sources like that; the rest is not read"))
            item.done = True
            worker.queue.popleft()
        self._hire()
        heir = list(self._workers.values())[-1]
        for number in worker.queue:
            self._send(heir, number)


def _live(channel: Connection, one: Callable[[_T, Steps], Iterable[_R]], items: Sequence[_T]) -> None:
    """A worker's life: do what comes, until there is no one who wants it."""
    code = 1
    try:
        gc.freeze()  # what was the parent's is not ours to close
        # A source makes hardly any cycles: looking for them took a tenth of the time.
        gc.set_threshold(200_000, 20, 20)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what C libraries have to say of damage is said by us
        os.closerange(3, channel.fileno())  # the lock on the graph, the others' channels
        os.closerange(channel.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
        limits.enforce(lambda seconds, memory: channel.send(("may", (seconds, memory))))
        while True:
            number, lost, given = channel.recv()
            channel.send(_done(channel, one, items[number], lost, given))
    except (EOFError, ConnectionError):
        code = 0
    except MemoryError:
        code = limits.OUT_OF_MEMORY
    finally:
        os._exit(code)


def _done(
    channel: Connection,
    one: Callable[[_T, Steps], Iterable[_R]],
    item: _T,
    lost: frozenset[Step],
    given: Counter[Step],
) -> tuple[str, Any]:
    """Work on one item; how that ended."""
    steps = Watched(lambda step, seconds: channel.send(("at", (step, seconds))), lost, given)
    try:
        for result in one(item, steps):
            if steps.is_new():
                channel.send(("gave", result))
    except MemoryError:
        raise
    except GongbaoError as error:
        return "failed", str(error)
    except Exception as error:
        return "failed", f"internal error at {place(error)}"
    finally:
        limits.rest()
    return "done", None
