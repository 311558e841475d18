"""The results of browsing by province: a map of tiles of one size, which needs no map of anybody's."""

from math import ceil, sqrt
from typing import NamedTuple

from kg.graph.provinces import provinces
from kg.serve.facets import WITHIN, Facets, pattern
from kg.serve.library import Library
from kg.serve.rows import select
from kg.serve.view import view

_SHADES = 4  # beside that of none
_SIZE = 64  # of a tile


class Tile(NamedTuple):
    """A province: what stands on its tile and its whole name, the place of the tile, the address of what is there (""
    for nothing), how many there are, how dark it is."""

    letters: str
    name: str
    x: int
    y: int
    href: str
    times: int
    shade: int


def tiles(library: Library, chosen: Facets) -> list[Tile]:
    """All provinces, with how many of what is chosen are there or in a place within."""
    wanted = f"{pattern(library, chosen._replace(place=''))} . {WITHIN.replace('?within', '?value')}"
    query = f"SELECT ?value ?code (COUNT(DISTINCT ?node) AS ?n) {{ {wanted} . ?value kgo:adcode ?code"
    rows = select(library, f'{query} FILTER STRENDS(?code, "0000") }} GROUP BY ?value ?code')
    counts = {row["code"].value[:2]: int(row["n"].value) for row in rows}
    local = {row["code"].value[:2]: row["value"].value.removeprefix(library.base) for row in rows}
    most = max(counts.values(), default=1)
    made = []
    for one in provinces():
        times = counts.get(one.code, 0)
        letters, name = (one.letters, one.english) if view().english else (one.chinese, one.chinese)
        href = chosen.but(place=local[one.code], view="") if times else ""
        shade = ceil(_SHADES * sqrt(times / most))  # the capital leaves some shades to the others
        made.append(Tile(letters, name, (one.column - 1) * _SIZE, (one.row - 1) * _SIZE, href, times, shade))
    return made


provinces()  # now, as a worker can open no file
