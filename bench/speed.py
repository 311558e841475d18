"""How fast and how large: the whole way to Turtle on one core, beside jieba's own tagger on the same text.

Usage: speed.py [FOLDER]. Without a folder, examples/pages is read over and over. Prints a table of ratios. Speeds are
by seconds of processor time, start-up, network and writing included, so that what else the machine does counts little.
"""

import importlib
import logging
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
KG = Path(sys.executable).with_name("kg")
LEAST = 500_000  # characters: less says little
SAMPLE = 300_000  # characters that jieba's tagger gets: it is the slow one


def corpus(arguments: list[str], scratch: Path) -> Path:
    """The folder to read: the one given, else a copy of examples/pages many times over, each a little different."""
    if arguments:
        return Path(arguments[0])
    pages = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "pages").glob("*.txt"))]
    assert pages, "examples/pages has no page to repeat"
    for number in range(1 + LEAST // sum(map(len, pages))):
        (scratch / f"{number:04}.txt").write_text("\n".join(pages) + f"\n第{number}版\n", encoding="utf-8")
    return scratch


def tagger(text: str) -> float:
    """Characters a second of jieba.posseg.cut alone."""
    importlib.import_module("jieba").setLogLevel(logging.WARNING)
    posseg = importlib.import_module("jieba.posseg")
    list(posseg.cut("预热"))  # its dictionary is not what we time
    began = time.process_time()
    for _ in posseg.cut(text):
        pass
    return len(text) / (time.process_time() - began)


def way(folder: Path, output: Path) -> tuple[float, float, int]:
    """Processor seconds, seconds on the clock and peak memory (bytes) of `kg build FOLDER --jobs 1`."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as pip installs it, it is compiled already
    command = [KG, "build", folder, "-o", output, "--name", "bench", "--jobs", "1"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return processor, clock, after.ru_maxrss * 1024


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        (pages := Path(scratch) / "pages").mkdir()
        folder = corpus(sys.argv[1:], pages)
        texts = [p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*")) if p.suffix in {".txt", ".md"}]
        page = min((ROOT / "examples" / "pages").glob("*.txt"))
        page_processor, page_clock, _ = min(way(page, Path(scratch)) for _ in range(3))
        processor, clock, memory = way(folder, Path(scratch))
        turtle = sum(p.stat().st_size for p in Path(scratch).glob("bench*.ttl"))
    characters = sum(map(len, texts))
    ours, theirs = characters / processor, tagger("\n".join(texts)[:SAMPLE])
    rows = [
        ("text", f"{len(texts)} files, {characters:,} characters"),
        ("the whole way, one core", f"{ours:,.0f} characters a second ({processor:.1f} s, {clock:.1f} s on the clock)"),
        ("jieba.posseg.cut alone", f"{theirs:,.0f} characters a second"),
        ("ratio", f"{ours / theirs:.2f}"),
        ("peak memory", f"{memory / 1e6:,.0f} MB, {memory / characters:.0f} bytes a character"),
        ("Turtle written", f"{turtle / 1e6:.1f} MB, {turtle / characters:.1f} bytes a character"),
        ("one page, start-up included", f"{page_processor:.2f} s ({page_clock:.2f} s on the clock)"),
    ]
    for label, value in rows:
        print(f"{label:<30}{value}")


if __name__ == "__main__":
    main()
