"""`kg build`: pages in, three files out, and a short account of what was found and what was not."""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from kg import built, curate, read
from kg.built import Order, Told
from kg.cli.read import settings
from kg.cli.say import number_of, print
from kg.graph_names import check_name, default_name
from kg.pipeline import Published, Read

__all__ = ["build", "notes", "report", "waiting"]
_T = TypeVar("_T")


def build(options: argparse.Namespace) -> int:
    """Build the graph that `options` ask for; 1 if nothing was built, or a source failed under --strict."""
    began = time.perf_counter()
    name = check_name(default_name(options.input) if options.name is None else options.name)
    inputs, folder = [Path(given) for given in options.input], Path(options.output)
    base, how = options.base_iri or "", (options.ner, options.fresh, options.jobs)
    order = Order(inputs, folder, name, settings(options), base, *how)
    if left_out := read.ignored(inputs):
        print(
            f"kg: {number_of(len(left_out), 'file')} left out, as {left_out[0]}: "
            "no text by their ending, or a network of ours",
            file=sys.stderr,
        )

    if options.engine == "spark":
        return _on_spark(order, options.master, options.strict, began)

    def tell(told: Told) -> None:
        if options.name is None and not options.fresh:
            _joining(folder / name, told.others)
        _notes(told.reads)

    made = built.build(order, lambda: waiting(name), tell, _watched)
    results = [result for one in made.reads for result in one.results]
    failed = sum(bool(result.note) for result in results)
    done = made.published
    _account(f"{len(results) - failed} of {len(results)}", made.members, done, time.perf_counter() - began)
    report(made.curation, done.used, folder / f"{name}.ttl")
    notes(done)
    print(f"{folder / name}.ttl, .evidence.ttl, .html{'' if done.changed else ': nothing new'}")
    return 1 if failed and options.strict else 0


def _on_spark(order: Order, master: str, strict: bool, began: float) -> int:
    from kg.spark.engine import build

    done = build(order, master)
    for note in done.notes:
        print("kg:", note, file=sys.stderr)
    good = done.sources - len(done.notes)
    sample = f" ({'、'.join(done.sample)} …)" if done.sample else ""
    unresolved = f"{done.unresolved}{sample}"
    _table(f"{good} of {done.sources}", good, done.counts, unresolved, time.perf_counter() - began)
    print(f"{order.folder / order.name}.ttl/part-*, .evidence.ttl/part-*")
    return 1 if done.notes and strict else 0


def waiting(name: str) -> None:
    """Say that someone else is at work on the graph."""
    print(f"kg: {name} is being built by another process: waiting for it to end", file=sys.stderr)


def _joining(graph: Path, others: Sequence[str]) -> None:
    """Say which other files a graph already holds that was not named, but is meant by the name of its input."""
    if others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        advice = "--fresh or --name keep them apart"
        print(f"kg: added to {graph}, which holds {others[0]}{more}; {advice}", file=sys.stderr)


def report(curation: curate.Curation, used: Counter[str], graph: Path) -> int:
    """Say how often each rule of the curation was of use, and which match nothing (any longer) in the file `graph`, and
    why; how many these are."""
    idle = [rule for rule in curation.rules if not used[str(rule)]]
    for rule in curation.rules:
        if times := used[str(rule)]:
            print(f"curation, line {rule.line}: {rule}: {number_of(times, 'time')}")
    if idle:
        from kg.graph import store
        from kg.graph.unmatched import why

        loaded = store.load(graph)
        for rule in idle:
            print(f"kg: curation, line {rule.line}: matches nothing: {rule}: {why(loaded, rule)}", file=sys.stderr)
    return len(idle)


def notes(done: Published) -> None:
    """Say what a source that was read anew lost."""
    for note in done.notes:
        print("kg:", note, file=sys.stderr)


def _notes(reads: Sequence[Read]) -> None:
    """Say of each source that gave nothing why, and which have the same content."""
    seen = dict[str, str]()
    for result in (result for one in reads for result in one.results):
        if result.note:
            print("kg:", result.note, file=sys.stderr)
        elif seen.setdefault(result.sha256, result.name) != result.name:
            print(f"kg: {result.name}: same content as {seen[result.sha256]}, taken once", file=sys.stderr)


def _watched(work: Iterable[_T], total: int, what: str, /) -> Iterator[_T]:
    """`work`, with a progress bar on a terminal that says `what` is done."""
    if not sys.stderr.isatty():
        yield from work
        return
    from rich.console import Console
    from rich.progress import Progress

    # No thread that draws: processes are forked while the bar stands.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        yield from progress.track(work, total=total, description=what)


def _account(sources: str, members: int, done: Published, seconds: float) -> None:
    """Print the closing table."""
    _table(sources, members, done.counts, f"{done.unresolved.total()}" + _sample(done.unresolved), seconds)


def _table(sources: str, members: int, counts: Mapping[str, int], unresolved: str, seconds: float) -> None:
    rows = [
        ("sources", sources),
        *([("sources in the graph", f"{members}")] if sources.split()[0] != f"{members}" else []),
        *((label, f"{count}") for label, count in counts.items()),
        ("names left unresolved", unresolved),
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
