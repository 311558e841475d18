"""Who held which post when, as rows and as bars on a time line: 甲 · 县长 · 2019–2023."""

from collections.abc import Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.serve.html import link
from kg.serve.library import Library
from kg.serve.rows import Row, select
from kg.serve.said import Said, said

_MOST = 60  # memberships that are shown
_HELD = f"""SELECT DISTINCT ?person ?name ?post ?title ?body ?organisation ?first ?last ?ended {{
  {{ ?held org:member ?node }} UNION {{ ?held kgo:post ?node }} UNION {{ ?held org:organization ?node }}
  ?held a org:Membership ; org:member ?person ; kgo:post ?post ; org:organization ?body .
  ?person rdfs:label ?name . ?post kgo:title ?title . ?body rdfs:label ?organisation
  OPTIONAL {{ ?held kgo:firstAttested ?first ; kgo:lastAttested ?last }} OPTIONAL {{ ?held kgo:ended ?ended }} }}
  ORDER BY (!BOUND(?first)) ?first ?last ?name ?title ?organisation LIMIT {_MOST}"""
_HOLDS = NamedNode("http://www.w3.org/ns/org#holds")
_WIDTH, _LEFT, _ROW = 760, 250, 24


class Held(NamedTuple):
    """One holding of a post: names with the addresses of their pages ("" for the node of the page itself), the first
    and last day that it is attested, whether it is over, what says so."""

    person: tuple[str, str]
    title: tuple[str, str]
    organisation: tuple[str, str]
    first: str
    last: str
    ended: bool
    said: Said

    @property
    def span(self) -> str:
        """When it is attested: 2019-03-01 至 2023-05-02."""
        days = self.first if self.first == self.last else f"{self.first} 至 {self.last}"
        return days + ("，已不在任" if self.ended else "")


class Bar(NamedTuple):
    """A holding on the time line: its words, and where it stands."""

    words: str
    x: float
    y: int
    width: float
    ended: bool


class Lanes(NamedTuple):
    """A time line: its size, a bar for each holding, the years below with where they stand."""

    width: int
    height: int
    left: int
    bars: tuple[Bar, ...]
    years: tuple[tuple[int, float], ...]


def held(library: Library, node: NamedNode) -> list[Held]:
    """The holdings that a person, a post or a body has to do with, by their first day."""
    return [_held(library, node, row) for row in select(library, _HELD, node=node)]


def _held(library: Library, node: NamedNode, row: Row) -> Held:
    def named(key: str, name: str) -> tuple[str, str]:
        return row[name].value, "" if row[key].value == node.value else link(library, row[key].value)

    return Held(
        named("person", "name"),
        named("post", "title"),
        named("body", "organisation"),
        row["first"].value,
        row["last"].value,
        row["ended"].value == "true",
        said(library, row["person"], _HOLDS, row["post"]),
    )


def lanes(holdings: Sequence[Held]) -> Lanes | None:
    """The holdings whose days are known as bars; None where fewer than two are."""
    dated = [(one, _year(one.first), _year(one.last)) for one in holdings if one.first and one.last]
    if len(dated) < 2:
        return None
    begin, end = int(min(since for _, since, _ in dated)), int(max(until for _, _, until in dated)) + 1
    scale = (_WIDTH - _LEFT - 20) / (end - begin)
    bars = []
    for number, (one, since, until) in enumerate(dated):
        words = " · ".join(name for name, href in (one.person, one.title, one.organisation) if href)
        x, width = _LEFT + (since - begin) * scale, max(6.0, (until - since) * scale)
        bars.append(
            Bar(words if len(words) <= 17 else words[:16] + "…", round(x, 1), number * _ROW, round(width, 1), one.ended)
        )
    step = max(1, (end - begin) // 8)
    years = tuple((year, round(_LEFT + (year - begin) * scale, 1)) for year in range(begin, end + 1, step))
    return Lanes(_WIDTH, len(bars) * _ROW + 24, _LEFT, tuple(bars), years)


def _year(day: str) -> float:
    """A day (or month, or year) as a number of years."""
    parts = [int(part) for part in day.split("-")[:3] if part.isdigit()]
    year, month, date = (*parts, 1, 1, 1)[:3] if len(parts) == 3 else (*parts, *(1,) * (3 - len(parts)))
    return year + (month - 1) / 12 + (date - 1) / 366
