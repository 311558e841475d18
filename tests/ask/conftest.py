"""The graph that is asked: invented pages, of tests/ask, tests/golden and examples."""

from pathlib import Path

import pytest
from helpers import ROOT, once

from kg.ask import Reader
from kg.cli import main
from kg.graph import store


def _build(folder: Path) -> None:
    pages = [*(ROOT / "tests/ask/pages").glob("*.txt"), *(ROOT / "tests/golden").glob("*.txt")]
    pages += [*(ROOT / "examples").rglob("page-*")]
    assert main(["build", *map(str, pages), "--name", "asked", "--output", str(folder)]) == 0


@pytest.fixture(scope="session")
def asked_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph as a file."""
    return once(tmp_path_factory, "asked", _build) / "asked.ttl"


@pytest.fixture(scope="session")
def reader(asked_graph: Path) -> Reader:
    return Reader(store.load(asked_graph))
