"""Pages with broken columns, made of whole articles by make_pages.py: how many come back whole, how many are mixed.

Usage: pages.py [--shared ../shared] [--seeds 311 312 313] [--pages 60] [--months 07-12] [--no-lead]. The articles are
those of the transcripts in SHARED/corpus; with --no-lead without the mark （新闻…）： that opens each of them. An
article is mixed if twelve characters on end of it are of another one and not of the one that most of it is of. The
speed is that of this stage alone, in process time, after its tables have been loaded.
"""

import argparse
import importlib.util
import random
import re
import time
from difflib import SequenceMatcher
from pathlib import Path
from types import ModuleType

from kg.layout import articles
from kg.model import Source
from kg.read import load

GRAM = 12


def main() -> None:
    """Measure and print."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, default=Path("../shared"))
    cli.add_argument("--seeds", type=int, nargs="+", default=[311, 312, 313])
    cli.add_argument("--pages", type=int, default=60)
    cli.add_argument("--months", default="07-12")
    cli.add_argument("--no-lead", action="store_true")
    args = cli.parse_args()
    tool = make_pages(args.shared / "make_pages.py")
    pool = whole_articles(args.shared / "corpus", args.months, args.no_lead)
    total = whole = headed = made = mixed = characters = 0
    seconds = 0.0
    articles(Source("warm", "\n\n".join(pool[0][1] + pool[1][1]), "0" * 64))
    for seed in args.seeds:
        rng = random.Random(seed)
        for number in range(args.pages):
            blocks, truth = tool.make_page(rng.sample(pool, rng.randint(3, 6)), rng)
            text = "\n\n".join(["新闻速递", *blocks]) + "\n"
            begin = time.process_time()
            found = articles(Source(f"{seed}-{number}", text, f"{number:064x}"))
            seconds += time.process_time() - begin
            bodies = [tool.norm(one.text) for one in found]
            wanted = [tool.norm(one["body"]) for one in truth]
            headlines = {tool.norm(one.headline or "") for one in found}
            characters, total, made = characters + len(text), total + len(truth), made + len(found)
            whole += sum(1 for want in wanted if any(same(body, want) for body in bodies))
            headed += sum(1 for one in truth if tool.norm(one["headline"]) in headlines)
            mixed += sum(1 for body in bodies if is_mixed(body, wanted))
    print(f"whole {whole}/{total} = {whole / total:.3f}; headlines {headed}/{total} = {headed / total:.3f}")
    print(f"mixed {mixed}/{made} = {mixed / made:.4f}; {characters / seconds:,.0f} characters a second")


def make_pages(path: Path) -> ModuleType:
    """The tool as a module."""
    spec = importlib.util.spec_from_file_location("make_pages", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def whole_articles(corpus: Path, months: str, no_lead: bool) -> list[tuple[str, list[str]]]:
    """Headline and paragraphs of the transcripts' articles, as long as make_pages.py takes them."""
    first, last = months.split("-")
    pool = []
    for path in sorted(corpus.glob("xinwenlianbo-*/*.md")):
        for one in articles(load(path, path.name)) if first <= path.stem[4:6] <= last else ():
            lines = one.text.split("\n")
            if no_lead:
                lines = [line for line in (re.sub(r"^\S{2,8}（新闻\S{2}）：", "", line) for line in lines) if line]
            lines = [line for line in lines if line != one.headline]
            if one.headline and len(one.headline) <= 40 and 150 <= sum(map(len, lines)) <= 1500:
                pool.append((one.headline, lines))
    return pool


def same(body: str, want: str) -> bool:
    """As make_pages.py judges it."""
    near = abs(len(body) - len(want)) < 0.05 * len(want) and (body[:12] in want or want[:12] in body)
    return body == want or (near and SequenceMatcher(None, body, want, autojunk=False).ratio() >= 0.98)


def is_mixed(body: str, wanted: list[str]) -> bool:
    """Whether `body` has a piece that is not of the article of `wanted` that most of it is of."""
    grams = [body[at : at + GRAM] for at in range(len(body) - GRAM + 1)]
    most = max(wanted, key=lambda want: sum(1 for gram in grams if gram in want))
    return any(gram not in most and any(gram in want for want in wanted) for gram in grams)


if __name__ == "__main__":
    main()
