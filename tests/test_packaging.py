"""What is shipped: the wheel runs away from the checkout, and holds the data that the program needs."""

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from helpers import PAGE, ROOT

import kg


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_all_that_the_package_reads(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    data = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "kg").rglob("*")
        if path.suffix in {".py", ".tsv", ".yaml", ".css", ".js", ".html", ".ttf"}
    }
    ontology = {f"kg/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "ontology").rglob("*.[tr][tq]*")}
    assert data <= inside
    assert ontology and ontology <= inside
    assert any(name.endswith("licenses/LICENSE") for name in inside)
    assert not [name for name in inside if name.startswith(("tests", "examples", "output"))]


def test_the_wheel_runs_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    code = "import sys, kg, kg.cli; assert 'site' in kg.__file__, kg.__file__; sys.exit(kg.cli.main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "page.txt"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output" / "page.ttl").stat().st_size


def test_one_version_one_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == kg.__version__
    assert f"\n## {kg.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert project["license"] == "Apache-2.0"
    assert "Apache License\n                           Version 2.0" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def imported() -> Iterator[str]:
    """The top-level modules that kg/ imports, at the top of a file or late."""
    for path in (ROOT / "kg").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (name.name.partition(".")[0] for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]


def test_all_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [entries for extra, entries in project["optional-dependencies"].items() if extra != "dev"]
    declared = {re.split(r"[^\w-]", entry)[0].lower() for entry in sum(extras, project["dependencies"])}
    owners = packages_distributions()
    foreign = {name for name in imported() if name not in sys.stdlib_module_names} - {"kg"}
    assert {
        name for name in foreign if not declared & {o.lower() for o in owners.get(name, [name.replace("_", "-")])}
    } == set()


def test_licences_are_told_apart() -> None:
    from licences import is_free

    assert is_free("MIT") and is_free("BSD-3-Clause, Apache-2.0") and is_free("MPL-1.1 OR GPL-2.0-only")
    for bound in ("", "GNU General Public License (GPL)", "LGPL-3.0-only", "MIT AND AGPL-3.0", "Other"):
        assert not is_free(bound)


@pytest.mark.parametrize("room", ["mentions", "frames", "resolve", "identity"])
def test_no_module_is_long(room: str) -> None:
    lines = {
        path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "kg" / room).glob("*.py")
    }
    assert not {name: count for name, count in lines.items() if count > 300}
