"""What the user knows of sources: --place, --body, --publication, and NAME.sites.yaml for many."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.curate.bodies import body
from kg.curate.ends import is_place, valid
from kg.curate.nodes import compose, entries, items, name_of
from kg.errors import DataError
from kg.read.input import Site

if TYPE_CHECKING:
    import yaml

_KEYS = ("match", *Site._fields[1:])


def load(path: Path) -> tuple[Site, ...]:
    """The sites in the file `path`, in its order; none where there is no such file. Raises DataError with the line of a
    fault: an unknown key, a place that no gazetteer has, a body whose name is none."""
    tree = compose(path)
    return tuple(_sites(path, tree)) if tree else ()


def _sites(path: Path, tree: "yaml.Node") -> Iterator[Site]:
    seen: dict[str, int] = {}
    for entry in items(path, tree):
        line = entry.start_mark.line + 1
        fields = {key: (name_of(path, value), value.start_mark.line + 1) for key, value in entries(path, entry)}
        for key, (_, at) in fields.items():
            if key not in _KEYS:
                raise DataError(path, at, f"{key}: one of {', '.join(_KEYS)} is wanted")
        if "match" not in fields or len(fields) < 2:
            raise DataError(path, line, "{match: PATTERN, place: …, body: …, publication: …, date: …} is wanted")
        match, at = fields["match"]
        if match in seen:
            raise DataError(path, at, f"{match}: said before, in line {seen[match]}")
        seen[match] = at
        site = Site(*(fields[key][0] if key in fields else "" for key in _KEYS))
        if fault := fault_of(site):
            raise DataError(path, fields[fault[0]][1], fault[1])
        yield site


@cache
def fault_of(site: Site) -> tuple[str, str] | None:
    """Which field of `site` can't be used, and why."""
    if site.date and not valid(site.date, "xsd:date"):
        return "date", f"{site.date}: no date like 2024-08-09"
    if site.place and not is_place(site.place):
        return "place", f"{site.place}: no place of the gazetteer (江苏省盐城市 is wanted)"
    if site.body and body(site.body) is None:
        return "body", f"{site.body}: no full name of a body (安吉县总工会 is wanted)"
    return None
