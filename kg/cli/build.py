"""`kg build`: pages in, three files out, and a short account of what was found and what was not."""

import argparse
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg import graph, pipeline, read
from kg.errors import InputError, UsageError
from kg.graph.prefixes import BASE, check_base
from kg.mentions import second_opinion
from kg.pipeline import Outcome

_LONG = 300_000  # bytes of input from which more processes and a progress bar are worth their start


def build(options: argparse.Namespace) -> int:
    """Build the graph that `options` ask for; 1 if nothing was built, or a source failed under --strict."""
    began = time.perf_counter()
    name = check_name(default_name(options.input) if options.name is None else options.name)
    base = check_base(options.base_iri or BASE)
    if options.ner:
        second_opinion.model()  # now, not page by page: it may not be installed
    inputs = [Path(given) for given in options.input]
    files = read.find(inputs)
    folder = Path(options.output)
    folder.mkdir(parents=True, exist_ok=True)  # now, not after an hour's work
    if not os.access(folder, os.W_OK):
        raise InputError(f"{folder}: the folder can't be written to")
    if left_out := read.ignored(inputs):
        print(f"kg: {len(left_out)} files left out, as {left_out[0]}: no text by their ending", file=sys.stderr)
    long = sum(path.stat().st_size for path, _ in files if path.exists()) > _LONG
    jobs = min(options.jobs or (os.cpu_count() or 1 if long else 1), max(1, len(files)))
    outcomes = list(
        _watched(pipeline.run(files, read.Settings(options.date), jobs, options.ner), len(files) if long else 0)
    )
    for outcome in outcomes:
        if outcome.note:
            print("kg:", outcome.note, file=sys.stderr)
    failed = sum(outcome.failed for outcome in outcomes)
    if failed == len(outcomes):
        raise InputError("nothing to build: no source gave an article")
    graphs = pipeline.write(outcomes, folder, name, base)
    _account(outcomes, graphs, time.perf_counter() - began)
    print(f"{folder / name}.ttl, .evidence.ttl, .html")
    return 1 if failed and options.strict else 0


def default_name(inputs: Sequence[str]) -> str:
    """The stem of a single input, made safe (页 面.txt → 页-面), else gongbao."""
    if len(inputs) > 1:
        return "gongbao"
    path = Path(inputs[0]).resolve()
    return re.sub(r"[^\w.-]+", "-", path.name if path.is_dir() else path.stem).strip(".-")[:60] or "gongbao"


def check_name(name: str) -> str:
    """`name` if files can safely be named so. Raises UsageError."""
    if not re.fullmatch(r"\w[\w.-]{0,99}", name) or len(name.encode()) > 200 or name.endswith((".", ".evidence")):
        raise UsageError(f"--name {name!r}: a name of letters, digits, '-', '_' and '.', not ending in .evidence")
    return name


def _watched(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """`outcomes`, with a progress bar on a terminal if `total` is not 0."""
    if not total or not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(outcomes, total=total, description="reading")


def _account(outcomes: Sequence[Outcome], graphs: graph.Graphs, seconds: float) -> None:
    """Print the closing table."""
    extractions = [extraction for outcome in outcomes for extraction in outcome.extractions]
    unresolved = Counter(name for extraction in extractions for name, _ in extraction.unresolved)
    found = graphs.counts()
    rows = [
        ("sources", f"{sum(not outcome.failed for outcome in outcomes)} of {len(outcomes)}"),
        *((label, f"{count}") for label, count in found.items() if label != "triples"),
        ("names left unresolved", f"{unresolved.total()}" + _sample(unresolved)),
        ("seconds", f"{seconds:.1f}"),
    ]
    for label, value in rows:
        print(f"{label:<24}{value}")


def _sample(names: Counter[str]) -> str:
    """The names most often left out, as a hint where a dateline or a county is missing."""
    if not names:
        return ""
    common = sorted(names, key=lambda name: (-names[name], name))[:5]
    return f" ({'、'.join(common)}{' …' if len(names) > len(common) else ''})"
