"""How good: the gold facts at hand, scored page by page and all together.

Usage: quality.py SHARED, a folder with corpus/, gold/ and score.py. Prints score.py's tables.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

KG = Path(sys.executable).with_name("kg")


def main() -> int:
    """Build each gold file's source alone, score it, then all of them."""
    shared = Path(sys.argv[1])
    golds = sorted((shared / "gold").glob("*.yaml"))
    if not golds:
        print(f"{shared / 'gold'} holds no gold facts: nothing to score", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        everything: list[str] = []
        for gold in golds:
            source = yaml.safe_load(gold.read_text(encoding="utf-8"))["source"]
            subprocess.run(
                [KG, "build", shared / "corpus" / source, "-o", scratch, "--name", gold.stem],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            turtles = [str(Path(scratch) / f"{gold.stem}{ending}") for ending in (".ttl", ".evidence.ttl")]
            everything += turtles
            print(f"\n{gold.stem}", flush=True)
            subprocess.run([sys.executable, shared / "score.py", "--gold", gold, *turtles], check=True)
        print("\nall", flush=True)
        gold_options = [option for gold in golds for option in ("--gold", str(gold))]
        subprocess.run([sys.executable, shared / "score.py", *gold_options, *everything], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
