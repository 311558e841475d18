"""make fit: weights of features from samples."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

# Looked for, not imported: that takes a second of each process that collects the tests.
pytestmark = pytest.mark.skipif(importlib.util.find_spec("sklearn") is None, reason="sklearn is not installed")


@pytest.fixture(scope="module")
def fit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fit", Path(__file__).parent.parent / "tools" / "fit.py")
    assert spec is not None and spec.loader is not None
    module = sys.modules["fit"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_speaks_for_a_name_gains_weight_and_twice_the_same(fit: ModuleType) -> None:
    found = [
        fit.Sample(page, "a", at * 9, at * 9 + 4, {"bias": 1.0, "good" if right else "bad": 1.0}, score, right)
        for page in range(20)
        for at, (right, score) in enumerate(((True, -0.5), (False, -0.6), (True, -0.4)))
    ]
    add = fit.fitted(found, ["bad", "bias", "good"])
    assert add["good"] > 0 > add["bad"]
    assert add == fit.fitted(found, ["bad", "bias", "good"])
    assert list(fit.counts(found, {})) == [0, 0, 40]
    assert list(fit.counts(found, add)) == [40, 0, 0]


def test_of_overlapping_candidates_the_likeliest_counts(fit: ModuleType) -> None:
    found = [
        fit.Sample(0, "a", 0, 6, {}, 1.0, False),
        fit.Sample(0, "a", 2, 6, {}, 2.0, True),
        fit.Sample(0, "b", 0, 6, {}, 1.0, False),
    ]
    assert list(fit.counts(found, {})) == [1, 1, 0]


def test_golden_pages_give_samples_of_both_kinds(fit: ModuleType) -> None:
    pages = sorted((Path(__file__).parent / "golden").glob("s*.yaml"))
    for kind in ("organisations", "persons"):
        found = list(fit.samples(fit._KINDS[kind], pages))
        assert {one.right for one in found} == {True, False}


def test_weights_are_written_with_their_figures(fit: ModuleType, tmp_path: Path) -> None:
    table = tmp_path / "features.tsv"
    table.write_text("# What it is.\nfeature\tweight\tmeaning\ngood\t1\tspeaks for\n", encoding="utf-8")
    for _ in range(2):
        fit._write(table, "# make fit on 3 pages\n# the weights before P 1\n", {"good": 0.5})
    lines = table.read_text(encoding="utf-8").split("\n")
    assert lines[:4] == [
        "# What it is.",
        "# make fit on 3 pages",
        "# the weights before P 1",
        "feature\tweight\tmeaning",
    ]
    assert lines[4:] == ["good\t2\tspeaks for", ""]
