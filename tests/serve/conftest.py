"""A server on the invented graph, on a free port of this machine."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from required import pytest_runtest_makereport as pytest_runtest_makereport
from served import Server, serve

sys.path.insert(0, str(Path(__file__).parent.parent / "graph"))


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented graph of tests/graph as files."""
    from invented_graph import written

    return written(tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="session")
def server(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(graph, tmp_path_factory.mktemp("serve") / "log") as server:
        yield server


@pytest.fixture(scope="session")
def hurried(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One that stops a query after two seconds."""
    with serve(graph, tmp_path_factory.mktemp("hurried") / "log", seconds=2) as server:
        yield server
