"""No family of facts may fall below what was reached: the F1 over the golden pages and, where they are, over the real
ones. A floor is raised when the figure rises (floors.yaml says how)."""

import json
from pathlib import Path

import pytest
import quality
import yaml
from helpers import ROOT

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("pages", ["golden", "gold"])
def test_no_family_falls(pages: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    folder = ROOT / "tests" / "golden" if pages == "golden" else request.getfixturevalue("shared") / "gold"
    golds = sorted(folder.glob("*.yaml"))
    graph = quality.build(golds, str(tmp_path), pages)
    figures = json.loads(quality.evaluate(golds, graph, "--json"))
    low = {family: figures[family]["f"] for family, floor in FLOORS[pages].items() if figures[family]["f"] < floor}
    assert low == {}, f"below the floors {FLOORS[pages]}"
