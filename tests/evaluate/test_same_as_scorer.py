"""The figures are those of the scorer that comes with the real pages, whatever the graph."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT
from pyoxigraph import RdfFormat, parse, serialize

from kg.cli import main

GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture(scope="module", params=["real", "golden"])
def case(request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of pages, and another with the graph of all of them, `all.ttl`."""
    pages = shared / "corpus" if request.param == "real" else GOLDEN
    folder = tmp_path_factory.mktemp(request.param)
    command = [sys.executable, "-m", "kg", "build", *pages.glob("*.txt"), "-o", folder, "--name", "all"]
    subprocess.run(command, check=True, capture_output=True)
    return pages, folder


def thin(folder: Path, every: int) -> None:
    """Write thin.ttl: all.ttl without each `every`th triple."""
    for ending in (".ttl", ".evidence.ttl"):
        triples = parse(path=str(folder / f"all{ending}"), format=RdfFormat.TURTLE)
        kept = [quad.triple for number, quad in enumerate(triples) if number % every]
        (folder / f"thin{ending}").write_bytes(serialize(kept, format=RdfFormat.TURTLE) or b"")


@pytest.mark.parametrize("every", [0, 3, 10])
def test_counts(every: int, case: tuple[Path, Path], shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages, folder = case
    golds = [str(path) for path in sorted((GOLDEN if pages == GOLDEN else shared / "gold").glob("*.yaml"))]
    if every:
        thin(folder, every)
    graph = folder / ("thin.ttl" if every else "all.ttl")
    options = ["--corpus", str(pages), "--json"]
    assert main(["evaluate", *golds, str(graph), *options]) == 0
    ours = json.loads(capsys.readouterr().out)
    gold_options = [option for gold in golds for option in ("--gold", gold)]
    command = [sys.executable, shared / "score.py", *options, *gold_options, graph, graph.with_suffix(".evidence.ttl")]
    theirs = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    assert ours == theirs
    assert ours["all"]["tp"] > 20
