"""Work in a process of its own."""

import os
import signal
from threading import Event, Thread

import pytest

from kg.apart import apart
from kg.errors import GongbaoError


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


def test_nothing_is_left_where_the_block_ends_early() -> None:
    def work() -> str:
        signal.pause()
        return ""

    with pytest.raises(KeyError), apart(work, "waits"):
        raise KeyError
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


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
