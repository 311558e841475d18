"""Browsing by facets, in a worker."""

from kg.serve import facets
from kg.serve.facets import Facets
from kg.serve.html import link, page
from kg.serve.library import Library
from kg.serve.reply import Reply
from kg.serve.rows import select
from kg.serve.tiles import tiles
from kg.serve.timeline import timeline
from kg.serve.together import together

_PAGE = 50  # nodes of a page
_MANY = 20_000  # nodes of which other facets are counted only once a time is chosen
_VIEWS = (("", "表格"), ("time", "时间线"), ("network", "关系图"), ("map", "省份图"))
_ORDER = {
    "": "DESC(?date) ?label",
    "-date": "DESC(?date) ?label",
    "date": "?date ?label",
    "label": "?label",
    "-label": "DESC(?label)",
}


def browse(library: Library, asked: dict[str, str], number: int) -> Reply:
    """The nodes that the facets of an address choose, with what else can be chosen and how many there are."""
    chosen = Facets.of(asked)
    rows = select(library, _listed(library, chosen, max(number, 1)))
    classes = facets.classes(library, chosen)
    few = bool(chosen.month) or sum(int(one.times) for one in classes if one.chosen) <= _MANY
    others = {
        "时间": facets.months(library, chosen),
        "地区": facets.places(library, chosen) if few else [],
        "单位": facets.bodies(library, chosen) if few else [],
        "来源": facets.sources(library, chosen) if few else [],
        "可信度": facets.confidences(library, chosen) if few else [],
    }
    sorts = {key: chosen.but(sort=f"-{key}" if chosen.sort == key else key) for key in ("label", "date")}
    return page(
        "browse.html",
        library,
        chosen=chosen,
        classes=classes,
        facets=others,
        sorts=sorts,
        views=[(chosen.but(view=one), one, title) for one, title in _VIEWS],
        timeline=timeline(library, chosen) if chosen.view == "time" else None,
        network=together(library, rows[:_PAGE]) if chosen.view == "network" else None,
        tiles=tiles(library, chosen) if chosen.view == "map" else None,
        sort=chosen.sort or "-date",
        hidden=[(key, value) for key, value in chosen._asdict().items() if value and key != "q"],
        nodes=[(row["label"].value, link(library, row["node"].value), row["date"].value) for row in rows[:_PAGE]],
        number=max(number, 1),
        more=len(rows) > _PAGE,
        here=chosen.but(),
    )


def _listed(library: Library, chosen: Facets, number: int) -> str:
    wanted = facets.pattern(library, chosen)
    return (
        f"SELECT DISTINCT ?node ?label ?date {{ {wanted} OPTIONAL {{ ?node schema:startDate ?date }} }}"
        f" ORDER BY {_ORDER[chosen.sort]} ?node LIMIT {_PAGE + 1} OFFSET {_PAGE * (number - 1)}"
    )
