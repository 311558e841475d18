"""Names that several tests share."""

import fcntl
import inspect
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.lexicon import Row

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SHARED", ROOT.parent / "shared"))  # real pages and their right answers

# An invented page.
PAGE = """青禾县总工会举办职工急救技能培训班

本报讯 2025年8月6日上午,青禾县总工会在县工人文化宫举办职工急救技能培训班。\
县总工会主席林知远出席并讲话。来自22家企业的130余名职工参加培训。

苏晓芸
"""

Command = Callable[..., "subprocess.CompletedProcess[str]"]


class Begun:
    """A process of its own in `folder` that does what the command does (see ready.py)."""

    def __init__(self, folder: Path, *arguments: object) -> None:
        self.arguments = ["kg", *map(str, arguments)]
        self._out, self._err = (tempfile.NamedTemporaryFile() for _ in range(2))  # noqa: SIM115  closed by `wait`
        self.pid = _told_by_ready([str(folder), self.arguments[1:], self._out.name, self._err.name])

    def wait(self) -> "subprocess.CompletedProcess[str]":
        """What it did, once it has ended."""
        code = _told_by_ready(self.pid)
        with self._out, self._err:
            return subprocess.CompletedProcess(
                self.arguments, code, self._out.read().decode(), self._err.read().decode()
            )


def command(folder: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """What the command did in a process of its own in `folder`."""
    return Begun(folder, *arguments).wait()


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name` of a run of the tests, in which whoever of its processes comes first does `make`."""
    home = factory.getbasetemp()
    home = home.parent if "PYTEST_XDIST_WORKER" in os.environ else home
    folder, made = home / name, home / f"{name}.made"
    with (home / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


def _told_by_ready(order: object) -> int:
    ready = _ready()
    assert ready.stdin and ready.stdout
    ready.stdin.write(f"{json.dumps(order)}\n")
    ready.stdin.flush()
    return int(ready.stdout.readline())


@cache
def _ready() -> "subprocess.Popen[str]":
    """The process that is ready to run the command; it ends when nobody can ask it any more."""
    program = [sys.executable, str(Path(__file__).with_name("ready.py"))]
    return subprocess.Popen(program, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def each(rows: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Makes one test of a test for each of `rows`: of its argument or, where it takes several, of the tuple of them;
    those that can only be given by name are fixtures, made once. All rows are tried, each fault is told with its row,
    the line that found it and what differs. For rows by the hundred: as tests of their own, what pytest does around
    them takes longer than they do."""

    def made(test: Callable[..., None]) -> Callable[..., None]:
        def every(**fixtures: Any) -> None:
            faults, tried = [], 0
            for row in rows:
                tried += 1
                try:
                    test(*((row,) if single else row), **fixtures)
                except (Exception, pytest.fail.Exception, pytest.skip.Exception) as error:
                    faults.append(f"{tried}. {_named(row)}\n{_told(error)}")
            if faults:
                pytest.fail("\n\n".join((f"{len(faults)} of {tried} rows:", *faults)), pytrace=False)
            assert tried, "there are no rows"

        parameters = inspect.signature(test).parameters.values()
        given = [one for one in parameters if one.kind is one.KEYWORD_ONLY]
        single = [one.kind for one in parameters if one not in given] == [inspect.Parameter.POSITIONAL_OR_KEYWORD]
        every.__signature__ = inspect.Signature(given)  # type: ignore[attr-defined]
        every.__name__, every.__doc__, every.__module__ = test.__name__, test.__doc__, test.__module__
        return every

    return made


def _named(row: Any) -> str:
    """A row of a table by where it stands, what has a name by it, another as it is."""
    if isinstance(row, Row):
        return f"{row.path.name}:{row.line} {row.rule}"
    return str(getattr(row, "name", None) or repr(row))


def _told(error: BaseException) -> str:
    """An error as pytest tells it, from the line of the test on."""
    found = pytest.ExceptionInfo.from_exception(error)
    found.traceback = found.traceback[1:] or found.traceback
    return str(found.getrepr(style="short"))
