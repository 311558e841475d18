"""What other packages add, without a fork: entry points of installed packages, each loaded when it is first needed.

`gongbao.readers`: the name is an ending without its dot; `read(input)` gives sources as a module of kg.read does.
`gongbao.exporters`: the name is a format; `write(paths, name, file)` as a module of kg.export does.
`gongbao.extractors`: `extract(extraction)` gives more claims of an article that was read (kg.extractors).
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, NamedTuple

from kg.errors import GongbaoError

READERS, EXPORTERS, EXTRACTORS = GROUPS = ("gongbao.readers", "gongbao.exporters", "gongbao.extractors")


class Plugin(NamedTuple):
    """One entry point: its group and name, what it is, and the package that brings it."""

    group: str
    name: str
    value: str  # package.module:function
    package: str
    version: str


@cache
def _found(group: str) -> dict[str, EntryPoint]:
    return {point.name: point for point in sorted(entry_points(group=group), key=lambda one: (one.name, one.value))}


def plugins() -> Iterator[Plugin]:
    """All plug-ins that are installed, by group and name."""
    for group in GROUPS:
        for name, point in _found(group).items():
            of = point.dist
            yield Plugin(group, name, point.value, of.name if of else "", of.version if of else "")


def names(group: str) -> tuple[str, ...]:
    """The names of the plug-ins of a group."""
    return tuple(_found(group))


@cache
def load(group: str, name: str) -> Callable[..., Any]:
    """The function of a plug-in. Raises GongbaoError where it can't be loaded."""
    try:
        loaded: Callable[..., Any] = _found(group)[name].load()
    except Exception as error:  # whatever a stranger's module does when it is imported
        raise GongbaoError(f"the plug-in {name} ({group}) can't be loaded: {error}") from error
    return loaded
