"""The results of browsing over time: how many in each year, month or day."""

from typing import NamedTuple

from kg.serve.facets import Facets, pattern
from kg.serve.library import Library
from kg.serve.rows import Row, select

_MOST = 48  # months that are shown one by one


class Bar(NamedTuple):
    """A year, month or day: its name, the address of what is of it, how many there are, in percent of the most."""

    name: str
    href: str
    times: int
    part: int


class Timeline(NamedTuple):
    """The bars in the order of time, and how many results have no date that is as exact."""

    bars: tuple[Bar, ...]
    without: int


def timeline(library: Library, chosen: Facets) -> Timeline:
    """The days of a chosen month, the months of a chosen year; of all, months or, where these are many, years."""
    size = 10 if len(chosen.month) >= 7 else 7
    rows = _counted(library, chosen, size)
    if not chosen.month and len(rows) > _MOST:
        size = 4
        rows = _counted(library, chosen, size)
    counts = {row["part"].value: int(row["n"].value) for row in rows if row["part"].value}
    most = max(counts.values(), default=1)
    bars = (
        Bar(name, chosen.but(month=name), times, max(1, 100 * times // most)) for name, times in sorted(counts.items())
    )
    exact = f"?node schema:startDate ?exact FILTER (STRLEN(STR(?exact)) >= {size})"
    without = f"{pattern(library, chosen)} FILTER NOT EXISTS {{ {exact} }}"
    (left,) = select(library, f"SELECT (COUNT(DISTINCT ?node) AS ?n) {{ {without} }}")
    return Timeline(tuple(bars), int(left["n"].value))


def _counted(library: Library, chosen: Facets, size: int) -> list[Row]:
    """How many have a date that begins with the same `size` characters."""
    wanted = f"{pattern(library, chosen)} . ?node schema:startDate ?when FILTER (STRLEN(STR(?when)) >= {size})"
    within = f'FILTER STRSTARTS(?part, "{chosen.month}")' if chosen.month else ""
    return select(
        library,
        f"SELECT ?part (COUNT(DISTINCT ?node) AS ?n) {{ {wanted} BIND (SUBSTR(STR(?when), 1, {size}) AS ?part)"
        f" {within} }} GROUP BY ?part",
    )
