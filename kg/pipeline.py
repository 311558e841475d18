"""The whole way on one screen: read, layout, language, mentions, frames, resolve, graph, publish.

Up to its own graph each source stands alone, and what it gave is kept (kg.keep). The graph of NAME is always made of
what was kept, so neither the order in which sources came and went nor the number of processes makes a difference.
"""

import contextlib
import gc
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kg import curate, graph, joining, late, layout, limits, read, shown, together
from kg.curate import Curation
from kg.doubt import doubted
from kg.errors import DataError, GongbaoError, UnknownClassError, place
from kg.extract import extract
from kg.extractors import extended
from kg.graph.alter import Altered
from kg.graph.changes import Change
from kg.graph.gather import drawn
from kg.graph.prefixes import BASE
from kg.graph.shared import DamagedError
from kg.identity import Record
from kg.keep import Kept, Member, Reading, inputs, joined
from kg.keep import drawn as drawing
from kg.keep.drawn import Draw
from kg.keep.kept import Account
from kg.keep.reading import About, Packed, about, names, pack
from kg.keep.readings import Result
from kg.keep.version import program
from kg.model import Source
from kg.pool import each, many, processes
from kg.steps import FREE, ONCE, Steps, Watch, unwatched
from kg.whole import Sources, Whole, of_all

Outcome = tuple[Result, Packed | None]  # what a file gave, as it is kept


@dataclass(frozen=True, slots=True)
class Way:
    """How sources are read: what the user says of them, with a tagger's vote or without, how nodes are named."""

    settings: read.Settings = field(default_factory=read.Settings)
    ner: bool = False
    base: str = BASE
    curation: Curation = field(default_factory=Curation)

    def made(self, names: Callable[[], frozenset[str]]) -> str:
        """Names the way in which a source that uses `names` is read: by another way, its graph would be another."""
        rules = self.curation.of(names()) if self.curation.rules else self.curation
        return inputs.key_of("", [program(), self.base, rules.hash], self.ner)

    def whole(self, name: str) -> str:
        """Names the way in which the graph of that name is made."""
        return inputs.key_of(name, [program(), self.base, self.curation.hash])

    @property
    def nothing(self) -> str:
        """Names the way in which a source gave nothing: by another, it might give something."""
        return inputs.key_of("", [program(), self.curation.hash], self.ner)


_SETTLED = 1  # seconds after which what was read is kept for good
_PACE = 5000  # characters for each second more that a source may take: a tenth of the usual speed


def run_file(file: tuple[Path, str], way: Way, steps: Steps = FREE) -> Iterator[Outcome]:
    """What each source of a file, a (path, name) of `kg.read.find`, gave. Raises DataError: then the program itself
    is broken."""
    for found in read.sources(*file, way.settings, steps):
        if isinstance(found, read.Unread):
            yield Result(found.name, "", found.note, way.nothing), None
        else:
            yield from _extracted(found, way, steps)


def _extracted(source: Source, way: Way, steps: Steps) -> Iterator[Outcome]:
    if steps.at(ONCE, source.name, limits.SECONDS + len(source.text) / _PACE):
        result, one = run_source(source, way)
        yield (result, pack(one)) if one else (result._replace(made=way.nothing), None)


def _again(source: Source, steps: Steps, way: Way) -> Iterator[Outcome]:
    return _extracted(source, way, steps)


def lost(name: str, why: str) -> Outcome:
    """What a source gave that ended the process which read it."""
    return Result(name, "", f"{name}: {why}", ""), None


def warm() -> None:
    """Load what the reading of a source needs, once for all processes that are forked from this one."""
    late.soon()
    run_source(Source("", "8月6日，青禾县总工会召开会议。县总工会主席林知远出席并讲话。", "", "text/plain"), Way())


def run_source(source: Source, way: Way) -> tuple[Result, Reading | None]:
    """The way of one source up to its own graph. It stands alone: no other source has a say, and what goes wrong costs
    only this one. Raises DataError as `run_file`."""
    name = source.name
    try:
        articles, times = curate.corrected(layout.articles(source), way.curation.rules)
        plain = [doubted(extended(extract(article, articles, way.ner))) for article in articles]
        used = names(plain) | {curate.here(name)}
        rules = way.curation.of(used)
        told = curate.told(rules, name)
        found = (
            [doubted(extended(extract(article, articles, way.ner, told))) for article in articles] if told else plain
        )
    except UnknownClassError as error:
        return _nothing(source, f"{name}: {error}")
    except (DataError, MemoryError):
        raise
    except GongbaoError as error:
        return _nothing(source, str(error))
    except Exception as error:  # a fault of ours in one page must not cost the other ten thousand
        return _nothing(source, f"{name}: internal error at {place(error)}")
    if not found:
        return _nothing(source, layout.why_none(source))
    try:
        found, more = curate.apply(found, rules.rules, plain)
        one = Reading(source, about(used, found, times + more), graph.of_source(found, way.base))
    except UnknownClassError as error:
        return _nothing(source, f"{name}: {error}")
    return Result(name, source.sha256, "", way.made(lambda: used), way.ner), one


def _nothing(source: Source, note: str) -> tuple[Result, None]:
    return Result(source.name, source.sha256, note, ""), None


class Read(NamedTuple):
    """What a file gave: its path from the folder of the graph, and the key under which that is kept."""

    path: str
    key: str
    results: list[Result]


def read_new(kept: Kept, found: Sequence[tuple[Path, str]], way: Way, jobs: int | None) -> Iterator[Read]:
    """What each of the files `found` (by `kg.read.find`) gave, in their order. A file with the same content as before
    is not read again; a crash costs a second of what was read. Raises DataError, InputError."""
    states = [inputs.state(path) for path, _ in found]
    keys = [inputs.key(*file, program(), way.settings, way.ner) for file in found]
    before = [_known(kept.results(key), way) if key else [] for key in keys]
    new = [file for file, old in zip(found, before, strict=True) if not old]
    if new[1:]:  # one alone is read in one process: that loads what it needs, while we look at the others
        warm()
    read.standard_input(new)
    others = partial(joined.soon, kept, way.whole(kept.name)) if new[:1] and not new[1:] else lambda: None
    fresh = each(lambda file, steps: run_file(file, way, steps), new, processes(new, jobs), lost, others)
    settled = time.monotonic()
    try:
        for (path, name), key, old, state in zip(found, keys, before, states, strict=True):
            if not old:
                outcomes = next(fresh)
                if inputs.state(path) != state:
                    outcomes = [lost(name, "changed while it was read: build again")]
                old = [result for result, _ in outcomes]
                is_sure = bool(key and _known(old, way))
                key = key or inputs.key_of(name, [result.sha256 for result in old], program(), way.settings, way.ner)
                if is_sure or any(one for _, one in outcomes):
                    kept.keep(key, outcomes)
                if time.monotonic() > settled + _SETTLED:  # to wait for the disk at each file took a tenth of the time
                    kept.settled()
                    settled = time.monotonic()
            yield Read(inputs.home(path, key, kept.folder), key, old)
    finally:
        kept.settled()


def _known(results: list[Result], way: Way) -> list[Result]:
    """What a file gave; [] where that was nothing, and might be something now: it was not read to its end, or in
    another way."""
    is_sure = any(not one.note for one in results) or all(one.made == way.nothing for one in results)
    return results if is_sure else []


def members(kept: Kept, reads: Iterable[Read], fresh: bool) -> list[Member]:
    """The sources of the graph once the files `reads` have been read: in place of what they gave before, beside what
    was there (unless `fresh`)."""
    now = [
        Member(one.path, result.name, one.key, number)
        for one in reads
        for number, result in enumerate(one.results)
        if not result.note
    ]
    paths, names = {one.path for one in reads}, {member.name for member in now}
    gone = {old.path for old in kept.members() if old.name in names and not inputs.exists(old.path, kept.folder)}
    return sorted([*now, *(old for old in kept.members() if not fresh and old.path not in paths | gone)])


@dataclass(frozen=True, slots=True)
class Published:
    """A graph that was made, or that is as it was: how many nodes of each kind it has, how often each name was left
    unresolved, how often each rule of the curation was of use; `notes`: what a source that is read anew lost."""

    counts: dict[str, int]
    unresolved: Counter[str]
    used: Counter[str]
    changed: bool = True
    notes: tuple[str, ...] = ()


def publish(
    kept: Kept, wanted: Sequence[Member], way: Way, jobs: int | None = None, watch: Watch = unwatched
) -> Published:
    """Make the graph of NAME that of the sources `wanted`, all of which are kept, and write NAME.ttl,
    NAME.evidence.ttl, NAME.html and NAME.index, all or none; `watch` sees it. Nothing is written where nothing would
    change. Raises
    GongbaoError where it can't be done: then everything is as it was."""
    state = inputs.key_of(kept.name, [program(), way.base, way.curation.hash], *wanted)
    if account := kept.account(state):
        kept.renew_index()
        return Published(*account, changed=False)
    notes = _renew(kept, wanted, way, jobs)
    gc.disable()  # a million strings and no cycles: looking for some would take a fifth of the time
    try:
        return _publish(kept, wanted, way, state, notes, jobs, watch)
    finally:
        gc.enable()


def _publish(
    kept: Kept, wanted: Sequence[Member], way: Way, state: str, notes: tuple[str, ...], jobs: int | None, watch: Watch
) -> Published:
    known, whole = kept.distinct(wanted), way.whole(kept.name)
    before = joined.last(kept, whole)
    with shown.pages(kept, before is not None, len(known) > together.MANY) as pages:
        all_told, unresolved, used, note = together.tell(
            kept, together.Asked(known, whole, way.curation, way.base), before, watch
        )

        def write(gathered: Whole | Altered, changed: Sequence[Change] | None, draw: Draw) -> Published:
            kept.forget()
            turtle = (gathered.graph(), gathered.evidence())

            def keep() -> None:
                nonlocal all_told, before
                joined.put(kept, state, all_told)
                if changed is not None:
                    note(state)
                del all_told, before  # the network needs the room

            def account() -> Account:
                return gathered.counts(), unresolved, used

            return Published(
                *kept.publish(state, wanted, way.base, turtle, draw, account, keep, changed, watch, pages.early),
                notes=notes,
            )

        named = {name.label for rule in way.curation.rules for name in rule.names}
        if before and pages.again:
            with contextlib.suppress(DamagedError):  # then from what the sources said
                if altered := joining.changed(kept, known, before, all_told, named):
                    draw = partial(pages.again, altered.changed, drawn(altered.counts()))
                    return write(altered, altered.changed, draw)
            kept.database.rollback()
        anew = partial(drawing.besides, pages.anew, partial(note, state))
        with of_all(kept, Sources(known, all_told, way.base), jobs, watch) as gathered:
            return write(gathered, None, anew)


def _renew(kept: Kept, wanted: Sequence[Member], way: Way, jobs: int | None) -> tuple[str, ...]:
    """Read those sources anew, from their text as it was kept, that another program or other corrections have made."""
    notes = []
    ways = {ner: replace(way, ner=ner) for ner in (False, True)}
    for ner, own in ways.items():
        stale = [member for member in wanted if kept.is_stale(member, own.made, ner)]
        sources = [kept.source(member) for member in stale]
        fresh = each(partial(_again, way=own), sources, many(len(stale), jobs), lost)
        for member, ((result, one),) in zip(stale, fresh, strict=True):
            kept.renew(member, result, one)
            notes += [result.note] if result.note else []
    return tuple(notes)


def tried(kept: Kept, way: Way) -> Counter[str]:
    """How often each rule of the curation of `way` would be of use in the graph of `kept`, where nothing is changed."""
    used, records = Counter[str](), list[Record]()
    for member in kept.distinct(kept.members()):
        own = replace(way, ner=kept.result(member).ner)
        known: About | None = kept.about(member)
        if kept.is_stale(member, own.made, own.ner):
            _, one = run_source(kept.source(member), own)
            known = one.about if one else None
        if known:
            used.update(dict(known.used))
            records += known.records
    return used + way.curation.persons(records)[2]
