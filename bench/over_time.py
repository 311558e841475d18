"""What a graph costs over time: built, built again with nothing new, with one more file. Usage: over_time.py [FOLDER].

Without a folder, examples/pages is read over and over. Seconds on the clock by as many processes as `kg build` takes,
seconds of processor time, and the memory of the largest process at its peak.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from speed import KG, corpus


def build(folder: Path, output: Path) -> tuple[float, float]:
    """Seconds on the clock and of the processor for `kg build FOLDER`."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([KG, "build", folder, "-o", output, "--name", "bench"], check=True, stdout=subprocess.DEVNULL)
    after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        (made := Path(scratch) / "made").mkdir()
        (folder := Path(scratch) / "pages").mkdir()
        files = [path for path in sorted(corpus(sys.argv[1:], made).rglob("*")) if path.suffix in {".txt", ".md"}]
        more = files.pop(len(files) // 2)
        for file in files:
            shutil.copy(file, folder)
        rows = [(f"built, {len(files)} files", build(folder, Path(scratch) / "output"))]
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        rows.append(("again, nothing new", build(folder, Path(scratch) / "output")))
        shutil.copy(more, folder)
        rows.append(("with one more file", build(folder, Path(scratch) / "output")))
        kept = (Path(scratch) / "output" / "bench.sources").stat().st_size
    for label, (clock, processor) in rows:
        print(f"{label:<30}{clock:.1f} s on the clock, {processor:.1f} s of the processor")
    print(f"{'peak memory':<30}{memory / 1e6:,.0f} MB")
    print(f"{'kept for the next build':<30}{kept / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
