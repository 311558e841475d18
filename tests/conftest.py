"""What many tests need: an invented page, the command as a user runs it, the real pages where they are."""

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from helpers import PAGE, SHARED, Command, command
from hypothesis import settings

from kg import pipeline

# The first text that a test reads pays for all tables: how long it takes is no fault.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


# What one process has compiled no other has to; where it is not to lie beside the code, it lies with what is temporary.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(Path(tempfile.gettempdir()) / "gongbao-bytecode"))


# Thousands of tests and all tables are held to the end: what may go is looked for more seldom.
gc.set_threshold(50_000, 20, 50)


# Every build waits for the disk some thirty times, to outlive a power cut: no test cuts the power, so where there is
# room for it in memory, tests write there.
MEMORY = Path("/dev/shm")
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 4 << 30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


# Files with single tests of many seconds: run before other single tests, so that none is waited for at the end.
SLOW = (
    "test_over_time.py",
    "test_spark.py",
    "test_readme.py",
    "test_real.py",
    "test_pairs.py",
    "test_bad.py",
    "test_floors.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow ones first."""
    items.sort(key=lambda item: item.path.name not in SLOW)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """With several processes (`--dist loadgroup`): see together.py."""
    if config.getvalue("dist") != "loadgroup":
        return None
    from together import Together

    return Together(config, log)


@pytest.fixture(scope="session", autouse=True)
def warm() -> None:
    """What reading needs, once: a file is read in a copy of this process, which would load it each time. It stays, so
    nothing of it is looked through again and again for what may go."""
    pipeline.warm()
    gc.freeze()


@pytest.fixture
def kg(tmp_path: Path) -> Command:
    """`kg(*arguments, **environment)`: the command in a process and in a folder of its own; where another environment
    is wanted, or `prefix` is to run it, as a user starts it."""

    def run(*arguments: object, prefix: Sequence[str] = (), **environment: str) -> "subprocess.CompletedProcess[str]":
        if not (prefix or environment):
            return command(tmp_path, *arguments)
        return subprocess.run(
            [*prefix, sys.executable, "-m", "kg", *map(str, arguments)],
            cwd=tmp_path,
            env=os.environ | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )

    return run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which PAGE has been built once as output/page.*; not to be written to."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    command(folder, "build", "page.txt").check_returncode()
    return folder


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """PAGE as a file of its own."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real pages and their right answers; the test is skipped where it is not at hand."""
    if not (SHARED / "gold").is_dir():
        pytest.skip(f"{SHARED} with real pages is not here")
    return SHARED
