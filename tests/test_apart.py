"""Work in a process of its own."""

import os
import signal
import threading
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from kg.apart import ahead, apart
from kg.errors import GongbaoError


@pytest.fixture(autouse=True)
def alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads that other tests left here are not counted: a work that kills its process would end them all."""
    if "beside_other_threads" not in request.node.name:
        monkeypatch.setattr(threading, "active_count", lambda: 1)


def test_it_is_done_elsewhere_while_we_go_on() -> None:
    with apart(lambda: str(os.getpid()), "counts") as result:
        assert int(result()) != os.getpid()


@pytest.mark.parametrize("error", [GongbaoError("no place left"), ValueError("3")])
def test_what_goes_wrong_there_is_told_here(error: Exception) -> None:
    def work() -> str:
        raise error

    said = "no place left" if isinstance(error, GongbaoError) else r"internal error at .*test_apart.py:\d+"
    with apart(work, "counts") as result, pytest.raises(GongbaoError, match=said):
        result()


def test_a_process_that_is_killed() -> None:
    def work() -> str:
        os.kill(os.getpid(), signal.SIGKILL)
        return ""

    with apart(work, "counts") as result, pytest.raises(GongbaoError, match="that counts was killed"):
        result()


def test_nothing_is_left_where_the_block_ends_early(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    fork = os.fork

    def counted() -> int:
        made.append(fork())
        return made[-1]

    def work() -> str:
        signal.pause()
        return ""

    monkeypatch.setattr(os, "fork", counted)
    with pytest.raises(KeyError), apart(work, "waits"):
        raise KeyError
    assert len(made) == 1
    with pytest.raises(ChildProcessError):
        os.waitpid(made[0], os.WNOHANG)


def test_beside_other_threads_it_is_done_here() -> None:
    end = Event()
    other = Thread(target=end.wait)
    other.start()
    try:
        with apart(lambda: str(os.getpid()), "counts") as result:
            assert int(result()) == os.getpid()
    finally:
        end.set()
        other.join()


def test_items_come_one_by_one_and_what_goes_wrong_behind_them_is_told() -> None:
    def work() -> Iterator[int]:
        yield os.getpid()
        yield 2
        raise GongbaoError("no place left")

    with ahead(work, "counts") as items:
        assert next(items) != os.getpid()
        assert next(items) == 2
        with pytest.raises(GongbaoError, match="no place left"):
            next(items)


def test_items_end() -> None:
    with ahead(lambda: [b"a", b"b"], "counts") as items:
        assert list(items) == [b"a", b"b"]
