"""The whole way on one screen: read, layout, language, mentions, frames, resolve, graph, publish."""

import datetime
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from traceback import extract_tb

from pyoxigraph import RdfFormat, Store

from kg import graph, layout, read
from kg.errors import DataError, GongbaoError, InputError
from kg.extract import extract
from kg.graph import ontology
from kg.model import Entity, Extraction
from kg.publish import files, network
from kg.resolve.across import join


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one source gave: its articles' extractions, or in `note` the one line that says why there are none."""

    name: str
    extractions: tuple[Extraction, ...] = ()
    note: str = ""
    failed: bool = False


def run_source(file: tuple[Path, str], date: datetime.date | None, ner: bool = False) -> Outcome:
    """The way of one source, a (path, name) of `kg.read.find`, up to its extractions. It stands alone: no other
    source has a say, and what goes wrong costs only this one. Raises DataError: then the program itself is broken.
    `ner` as in `kg.extract.extract`."""
    path, name = file
    try:
        source = read.load(path, name, date)
        articles = layout.articles(source)
        extractions = tuple(extract(article, articles, ner) for article in articles)
    except DataError:
        raise
    except GongbaoError as error:
        return Outcome(name, note=str(error), failed=True)
    except Exception as error:  # a fault of ours in one page must not cost the other ten thousand
        frame = extract_tb(error.__traceback__)[-1]
        fault = f"{name}: internal error at {frame.filename}:{frame.lineno}: {error!r}"
        return Outcome(name, note=fault, failed=True)
    try:
        _check(extractions)
    except DataError as error:
        return Outcome(name, note=f"{name}: internal error: {error}", failed=True)
    return Outcome(name, extractions) if extractions else Outcome(name, note=f"{name}: no article found", failed=True)


def _check(extractions: Iterable[Extraction]) -> None:
    """Raises DataError for an entity whose class the ontology lacks: that must cost its source, not the whole graph."""
    for extraction in extractions:
        for mention in extraction.mentions:
            ontology.family(mention.entity.cls)
        for claim in extraction.claims:
            for end in (claim.subject, claim.object):
                if isinstance(end, Entity):
                    ontology.family(end.cls)


def run(
    found: Iterable[tuple[Path, str]], date: datetime.date | None = None, jobs: int = 1, ner: bool = False
) -> Iterator[Outcome]:
    """What each of the files `found` (by `kg.read.find`) gave, in their order, whatever the number of processes.
    Of files with the same content only the first gives something. Raises DataError, InputError."""
    seen: dict[str, str] = {}
    for outcome in _run_all(found, partial(run_source, date=date, ner=ner), jobs):
        sha256 = outcome.extractions[0].article.source.sha256 if outcome.extractions else ""
        if sha256 in seen:
            yield Outcome(outcome.name, note=f"{outcome.name}: same content as {seen[sha256]}, read once")
            continue
        if sha256:
            seen[sha256] = outcome.name
        yield outcome


def _run_all(
    found: Iterable[tuple[Path, str]], one: Callable[[tuple[Path, str]], Outcome], jobs: int
) -> Iterator[Outcome]:
    if jobs == 1:
        yield from map(one, found)
        return
    # Spawned, not forked: the parent may have threads (the progress bar). Ctrl-C is the parent's to answer.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, signal.signal, (signal.SIGINT, signal.SIG_IGN))
    try:
        yield from pool.map(one, found, chunksize=4)
    except BrokenProcessPool as error:
        raise InputError("a worker process died, perhaps for want of memory: try --jobs 1") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def write(outcomes: Iterable[Outcome], folder: Path, name: str, base_iri: str) -> graph.Graphs:
    """Assemble the graph of `outcomes` and write NAME.ttl, NAME.evidence.ttl and NAME.html to `folder`, each whole
    or not at all. Raises GongbaoError where that can't be done."""
    graphs = graph.assemble(join([extraction for outcome in outcomes for extraction in outcome.extractions]), base_iri)
    turtles = {f"{name}.ttl": graph.turtle(graphs.graph), f"{name}.evidence.ttl": graph.turtle(graphs.evidence)}
    store = Store()
    for turtle in turtles.values():
        store.bulk_load(turtle, RdfFormat.TURTLE)
    for file, data in {**turtles, f"{name}.html": network.html(store, name)}.items():
        files.replace(folder / file, data)
    return graphs
