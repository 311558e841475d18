"""Bad inputs: each one a clear line, nothing lost, little memory, little time."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from read.bad import HEAVY, light

from kg.model import Source
from kg.read import Unread, find, sources

SECONDS = 10

MEASURE = r"""
import re, sys, time
from pathlib import Path
from kg.read import Unread, sources
began = time.process_time()
path = Path(sys.argv[1])
found = list(sources(path, path.name))
notes = [one.note for one in found if isinstance(one, Unread)]
peak = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) // 1024
print(len(found), peak, time.process_time() - began, max(map(len, notes), default=0))
"""


def _told(found: list[Source | Unread], name: str) -> None:
    assert found, name
    for one in found:
        if isinstance(one, Unread):
            assert one.note.startswith(f"{one.name}: "), one
            assert one.note == " ".join(one.note.splitlines()) and len(one.note) < 500, one
            assert "internal error" not in one.note, one
        else:
            assert one.text and len(one.sha256) == 64


def test_bad_inputs(tmp_path: Path) -> None:
    made = list(light())
    assert len(made) >= 200
    for number, (name, data) in enumerate(made):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / name).write_bytes(data)
        began = time.process_time()
        for path, known in find([folder]):
            _told(list(sources(path, known)), known)
        assert time.process_time() - began < SECONDS, name


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from /proc")
@pytest.mark.parametrize("name", HEAVY)
def test_heavy_inputs(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(HEAVY[name]())
    run = subprocess.run([sys.executable, "-c", MEASURE, path], capture_output=True, encoding="utf-8", timeout=120)
    assert run.returncode == 0, run.stderr
    found, peak, seconds, longest = map(float, run.stdout.split())
    assert found and longest < 500
    assert peak < 1024 and seconds < SECONDS, run.stdout
