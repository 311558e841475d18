"""A graph built from files: what `kg build` and `kg.build` share."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from kg import curate, pipeline, read
from kg.curate import sites
from kg.curate.sites import fault_of
from kg.errors import InputError, UsageError
from kg.graph.prefixes import BASE, check_base
from kg.keep import open_kept
from kg.keep.inputs import home
from kg.mentions import second_opinion
from kg.pipeline import Published, Read, Way
from kg.pool import LONG, size
from kg.read import Settings, Site
from kg.steps import Watch, unwatched


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built: `name` in `folder` from `inputs`, whose sources are as `settings` say, beside what
    NAME.sites.yaml says of them. The rest as the options of `kg build`."""

    inputs: Sequence[Path]
    folder: Path
    name: str
    settings: Settings
    base: str = ""
    ner: bool = False
    fresh: bool = False
    jobs: int | None = None


class Told(NamedTuple):
    """What is known once all is read: what each file gave, and the files that the graph held before and that were not
    given now."""

    reads: list[Read]
    others: list[str]


class Built(NamedTuple):
    """What a build gave: what each file gave, how many sources the graph has now, what was published, by which
    corrections."""

    reads: list[Read]
    members: int
    published: Published
    curation: curate.Curation


def build(order: Order, wait: Callable[[], None], tell: Callable[[Told], None], watch: Watch = unwatched) -> Built:
    """Build what is ordered. `wait` is called when another process is at work on the same graph, `tell` once all is
    read; `watch` sees the work where it takes long: reading, joining, writing. Raises GongbaoError:
    nothing gave an article, a fault in a file of the user's, no place to write to; UsageError for a base that is no
    IRI."""
    files, ordered, folder, name = read.find(order.inputs), way_of(order), order.folder, order.name
    with open_kept(folder, name, wait, order.fresh) as kept:
        way = replace(ordered, base=ordered.base or kept.base or BASE)
        here = {home(path, "", folder) for path, _ in files}
        others = sorted({one.path for one in kept.members()} - here)
        found = pipeline.read_new(kept, files, way, order.jobs)
        seen = watch if size(files) > LONG else unwatched
        reads = list(seen(found, len(files), "reading"))
        tell(Told(reads, others))
        if all(result.note for one in reads for result in one.results):
            raise InputError("nothing to build: no source gave an article")
        done = pipeline.publish(kept, pipeline.members(kept, reads, order.fresh), way, order.jobs, seen)
        return Built(reads, len(kept.members()), done, way.curation)


def way_of(order: Order) -> Way:
    """How the sources are to be read, with what stands beside the graph; `base` is "" where it was not ordered. Sees to
    it that the folder is there. Raises as `build`."""
    base = check_base(order.base) if order.base else ""
    if order.ner:
        second_opinion.check_installed()  # now, not page by page
    folder, name = order.folder, order.name
    folder.mkdir(parents=True, exist_ok=True)  # now, not after an hour's work
    if not os.access(folder, os.W_OK):
        raise InputError(f"{folder}: the folder can't be written to")
    given = (*sites.load(folder / f"{name}.sites.yaml"), *order.settings.sites)
    curation = curate.load(folder / f"{name}.curation.yaml")
    return Way(replace(order.settings, sites=given), order.ner, base, curation)


def site(told: Site) -> tuple[Site, ...]:
    """What the user says of all inputs, as the last of `Settings.sites`. Raises UsageError for a place or a body that
    is none."""
    if fault := fault_of(told):
        raise UsageError(f"--{fault[0]} {fault[1]}")
    return (told,) if any(told[1:]) else ()
