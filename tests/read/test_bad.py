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

# Each file after the other: its name, how many sources, the peak of memory while it was read, seconds of processor
# time, the longest line that was told.
MEASURE = r"""
import gc, re, sys, time
from pathlib import Path
from kg.read import Unread, sources
for path in map(Path, sys.argv[1:]):
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")
    began = time.process_time()
    found = list(sources(path, path.name))
    notes = [one.note for one in found if isinstance(one, Unread)]
    peak = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) // 1024
    print(path.name, len(found), peak, time.process_time() - began, max(map(len, notes), default=0), flush=True)
    del found, notes
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
def test_heavy_inputs(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in HEAVY]
    for path in paths:
        path.write_bytes(HEAVY[path.name]())
    run = subprocess.run([sys.executable, "-c", MEASURE, *paths], capture_output=True, encoding="utf-8", timeout=1200)
    assert run.returncode == 0, run.stderr
    rows = [line.split() for line in run.stdout.splitlines()]
    assert [row[0] for row in rows] == list(HEAVY)
    for name, *figures in rows:
        found, peak, seconds, longest = map(float, figures)
        assert found and longest < 500, name
        assert peak < 1024 and seconds < SECONDS, (name, peak, seconds)


def test_what_is_said_many_times_is_read_once(tmp_path: Path) -> None:
    wanted = {"chapter.epub": 1, "overlap.zip": 1, "spans.docx": 1, "merged.docx": 1, "wide.csv": 1}
    for name, count in wanted.items():
        (tmp_path / name).write_bytes(HEAVY[name]())
        found = list(sources(tmp_path / name, name))
        assert len(found) == count, name
        if name == "merged.docx":  # no row is lost
            assert isinstance(found[0], Source) and found[0].text.count("林知远 主席1") > 1000
