"""The invented graph of tests/graph, for the tests of the ontology."""

import sys
from pathlib import Path

from required import pytest_runtest_makereport as pytest_runtest_makereport

sys.path.insert(0, str(Path(__file__).parent.parent / "graph"))
