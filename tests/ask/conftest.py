"""The graph that is asked: invented pages, of tests/ask, tests/golden and examples."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.ask import Reader
from kg.graph import store

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def asked_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph as a file."""
    folder = tmp_path_factory.mktemp("asked")
    pages = [*(ROOT / "tests/ask/pages").glob("*.txt"), *(ROOT / "tests/golden").glob("*.txt")]
    pages += [*(ROOT / "examples").rglob("page-*")]
    command = [sys.executable, "-m", "kg", "build", *map(str, pages), "--name", "asked", "--output", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "asked.ttl"


@pytest.fixture(scope="session")
def reader(asked_graph: Path) -> Reader:
    return Reader(store.load(asked_graph))
