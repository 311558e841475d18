"""bench/mutants.py changes the program that it tries."""

import shutil
import subprocess
import sys
from pathlib import Path

from helpers import ROOT


def test_a_copy_that_would_try_the_installed_program_is_refused(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "bench", tmp_path / "bench", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, str(tmp_path / "bench" / "mutants.py"), "--sample", "1"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1 and f"run with PYTHONPATH={tmp_path}" in done.stderr and done.stdout == ""
