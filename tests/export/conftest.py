"""The invented graph of tests/graph as files."""

import sys
from pathlib import Path

import pytest
from required import pytest_runtest_makereport as pytest_runtest_makereport

sys.path.insert(0, str(Path(__file__).parent.parent / "graph"))


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from invented_graph import written

    return written(tmp_path_factory.mktemp("graph"))
