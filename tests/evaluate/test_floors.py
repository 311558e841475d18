"""The figures of the golden pages and, where they are, of the real ones: no family of facts may fall below what was
reached (a floor is raised when the figure rises, floors.yaml says how), and they are those of the scorer that comes
with the real pages, whatever the graph."""

import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import quality
import yaml
from helpers import ROOT
from pyoxigraph import RdfFormat, parse, serialize

from kg.cli import main

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text(encoding="utf-8"))
Built = Callable[[str], tuple[list[Path], Path]]


@pytest.fixture(scope="module")
def built_of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Of `golden` or `gold`: the files with right answers, and the graph of their pages, built once."""

    @cache
    def build(pages: str) -> tuple[list[Path], Path]:
        folder = ROOT / "tests" / "golden" if pages == "golden" else request.getfixturevalue("shared") / "gold"
        golds = sorted(folder.glob("*.yaml"))
        return golds, quality.build(golds, str(tmp_path_factory.mktemp(pages)), pages)

    return build


@pytest.mark.parametrize("pages", ["golden", "gold"])
def test_no_family_falls(pages: str, built_of: Built) -> None:
    golds, graph = built_of(pages)
    figures = json.loads(quality.evaluate(golds, graph, "--json"))
    low = {family: figures[family]["f"] for family, floor in FLOORS[pages].items() if figures[family]["f"] < floor}
    assert low == {}, f"below the floors {FLOORS[pages]}"


def thinned(graph: Path, every: int, folder: Path) -> Path:
    """A graph in `folder` without each `every`th triple of `graph`."""
    for ending in (".ttl", ".evidence.ttl"):
        triples = parse(path=str(graph.with_suffix(ending)), format=RdfFormat.TURTLE)
        kept = [quad.triple for number, quad in enumerate(triples) if number % every]
        (folder / f"thin{ending}").write_bytes(serialize(kept, format=RdfFormat.TURTLE) or b"")
    return folder / "thin.ttl"


@pytest.mark.parametrize("every", [0, 3, 10])
@pytest.mark.parametrize("pages", ["golden", "gold"])
def test_the_figures_are_those_of_the_scorer(
    pages: str, every: int, shared: Path, built_of: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    golds, graph = built_of(pages)
    if every:
        graph = thinned(graph, every, tmp_path)
    options = ["--corpus", str(golds[0].parent if pages == "golden" else shared / "corpus"), "--json"]
    assert main(["evaluate", *map(str, golds), str(graph), *options]) == 0
    ours = json.loads(capsys.readouterr().out)
    gold_options = [option for gold in golds for option in ("--gold", gold)]
    command = [sys.executable, shared / "score.py", *options, *gold_options, graph, graph.with_suffix(".evidence.ttl")]
    theirs = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    assert ours == theirs
    assert ours["all"]["tp"] > 20
