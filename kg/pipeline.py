"""The whole way on one screen: read, layout, language, mentions, frames, resolve, graph, publish."""

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg import graph, layout, read
from kg.errors import DataError, GongbaoError, InputError, place
from kg.extract import extract
from kg.graph import ontology
from kg.model import Entity, Extraction, Source
from kg.publish import files, network
from kg.resolve.across import join

_SETTINGS = read.Settings()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one source gave: its articles' extractions, or in `note` the one line that says why there are none."""

    name: str
    extractions: tuple[Extraction, ...] = ()
    note: str = ""
    failed: bool = False


def run_file(file: tuple[Path, str], settings: read.Settings, ner: bool = False) -> list[Outcome]:
    """What each source of a file, a (path, name) of `kg.read.find`, gave. Raises DataError: then the program itself
    is broken. `ner` as in `kg.extract.extract`."""
    return [
        Outcome(found.name, note=found.note, failed=True) if isinstance(found, read.Unread) else run_source(found, ner)
        for found in read.sources(*file, settings)
    ]


def run_source(source: Source, ner: bool = False) -> Outcome:
    """The way of one source up to its extractions. It stands alone: no other source has a say, and what goes wrong
    costs only this one. Raises DataError as `run_file`."""
    name = source.name
    try:
        articles = layout.articles(source)
        extractions = tuple(extract(article, articles, ner) for article in articles)
    except DataError:
        raise
    except GongbaoError as error:
        return Outcome(name, note=str(error), failed=True)
    except Exception as error:  # a fault of ours in one page must not cost the other ten thousand
        return Outcome(name, note=f"{name}: internal error at {place(error)}", failed=True)
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
    found: Sequence[tuple[Path, str]], settings: read.Settings = _SETTINGS, jobs: int = 1, ner: bool = False
) -> Iterator[Outcome]:
    """What each source of the files `found` (by `kg.read.find`) gave, in their order, whatever the number of processes.
    Of sources with the same content only the first gives something. Raises DataError, InputError."""
    seen: dict[str, str] = {}
    for outcome in chain.from_iterable(_run_all(found, partial(run_file, settings=settings, ner=ner), jobs)):
        sha256 = outcome.extractions[0].article.source.sha256 if outcome.extractions else ""
        if sha256 in seen:
            yield Outcome(outcome.name, note=f"{outcome.name}: same content as {seen[sha256]}, read once")
            continue
        if sha256:
            seen[sha256] = outcome.name
        yield outcome


def _run_all(
    found: Sequence[tuple[Path, str]], one: Callable[[tuple[Path, str]], list[Outcome]], jobs: int
) -> Iterator[list[Outcome]]:
    if jobs == 1 or any(path == read.STDIN for path, _ in found):  # other processes have no standard input
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
