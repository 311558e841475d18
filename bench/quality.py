"""How good: the pages with gold facts at hand, built and held against them, file by file and all together.

Usage: quality.py FOLDER... with gold files (*.yaml), their pages beside them or in ../corpus. Folders that are not
there are passed over. Prints the figures of `kg evaluate`.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.evaluate import judged
from kg.evaluate.gold import load, parsed
from kg.evaluate.report import calibration
from kg.graph import store

KG = Path(sys.executable).with_name("kg")
SHOWN = ("persons", "organisations", "posts", "events+programmes", "roles", "all")


def build(golds: list[Path], scratch: str, name: str, *options: str) -> Path:
    """The graph of all pages that `golds` speak of, built with `options`."""
    pages = set()
    for gold in golds:
        file = parsed(gold.read_text(encoding="utf-8"))
        for source in {article.get("source") or file["source"] for article in file["articles"]}:
            beside = gold.parent / source
            pages.add(beside if beside.is_file() else gold.parent.parent / "corpus" / source)
    command = [KG, "build", *sorted(pages), "-o", scratch, "--name", name, *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return Path(scratch) / f"{name}.ttl"


def evaluate(golds: list[Path], graph: Path, *options: str) -> str:
    """What `kg evaluate` prints."""
    command = [KG, "evaluate", *golds, graph, *options]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def main() -> int:
    """For each folder the F1 of each file, then the whole table; 1 if there are no gold facts at all."""
    folders = {folder: sorted(Path(folder).glob("*.yaml")) for folder in sys.argv[1:]}
    with tempfile.TemporaryDirectory() as scratch:
        for number, (folder, golds) in enumerate(folders.items()):
            if not golds:
                continue
            graph = build(golds, scratch, f"graph-{number}")
            print(f"\n{folder}: F1 by page")
            print(f"{'':<26}" + "".join(f"{family:>18}" for family in SHOWN))
            for gold in golds:
                figures = json.loads(evaluate([gold], graph, "--json"))
                print(f"{gold.stem:<26}" + "".join(f"{figures[family]['f']:>18.3f}" for family in SHOWN))
            print(f"\n{folder}: all pages\n{evaluate(golds, graph)}", end="", flush=True)
            articles = [article for gold in golds for article in load(gold, None)]
            print(f"\n{folder}: confidence", *calibration(judged(articles, store.load(graph))[1]), sep="\n", flush=True)
    if not any(folders.values()):
        print(f"no gold facts in {' or '.join(folders)}: nothing to score", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
