"""What browsing finds over time and by province."""

import html
import re
from pathlib import Path

from served import Server

from kg.graph.prefixes import PREFIXES
from kg.serve.browse import browse
from kg.serve.facets import Facets
from kg.serve.library import Library
from kg.serve.rows import select
from kg.serve.tiles import provinces, tiles
from kg.serve.timeline import timeline
from kg.serve.together import together

SCHEMA = PREFIXES["schema"]


def library(folder: Path, days: list[str], place: str = "") -> Library:
    lines = [f"@prefix schema: <{SCHEMA}> . @prefix rdfs: <{PREFIXES['rdfs']}> . @prefix kgo: <{PREFIXES['kgo']}> ."]
    lines += [
        f'<https://w3id.org/gongbao/id/event-{number}> a schema:Event ; rdfs:label "会{number}"'
        + (f' ; schema:startDate "{day}" ' if day else "")
        + " ."
        for number, day in enumerate(days)
    ]
    (folder / "g.ttl").write_text("\n".join([*lines, place]), encoding="utf-8")
    return Library.load(folder / "g.ttl", folder)


def bars(library: Library, **chosen: str) -> tuple[dict[str, int], int]:
    made = timeline(library, Facets(view="time", **chosen))
    return {bar.name: bar.times for bar in made.bars}, made.without


def test_months_then_days_and_what_has_none(tmp_path: Path) -> None:
    held = library(tmp_path, ["2024-05-01", "2024-05-01", "2024-05-30", "2024-06", "2023-12-01", "2024", ""])
    assert bars(held) == ({"2023-12": 1, "2024-05": 3, "2024-06": 1}, 2)
    assert bars(held, month="2024") == ({"2024-05": 3, "2024-06": 1}, 1)
    assert bars(held, month="2024-05") == ({"2024-05-01": 2, "2024-05-30": 1}, 0)
    assert bars(held, month="2024-05-30") == ({"2024-05-30": 1}, 0)
    assert bars(held, cls="foaf:Person") == ({}, 0)
    parts = [bar.part for bar in timeline(held, Facets()).bars]
    assert parts == [33, 100, 33]


def test_of_very_many_months_years(tmp_path: Path) -> None:
    held = library(tmp_path, [f"{1990 + number // 12}-{number % 12 + 1:02d}-01" for number in range(60)] + ["2024"])
    assert bars(held) == ({**{str(year): 12 for year in range(1990, 1995)}, "2024": 1}, 0)


def test_a_place_counts_for_its_province(tmp_path: Path) -> None:
    base = "https://w3id.org/gongbao/id/"
    place = (
        f'<{base}place-130000-a> kgo:adcode "130000" . <{base}place-130534-b> kgo:adcode "130534" ;'
        f" schema:containedInPlace <{base}place-130000-a> . <{base}event-0> kgo:jurisdiction <{base}place-130534-b> ."
        f" <{base}event-1> kgo:jurisdiction <{base}place-130000-a> . <{base}event-2> schema:location <{base}hall> ."
        f" <{base}hall> schema:containedInPlace <{base}place-130534-b> ."
    )
    held = library(tmp_path, ["", "", "", ""], place)
    found = {tile.name: tile for tile in tiles(held, Facets(view="map"))}
    assert {name: tile.times for name, tile in found.items() if tile.times} == {"河北": 3}
    assert found["河北"].shade == 4 and "place=place-130000-a" in found["河北"].href and not found["北京"].href


def test_what_results_share_joins_them(tmp_path: Path) -> None:
    base = "https://w3id.org/gongbao/id/"
    agent = f"a <{PREFIXES['foaf']}Agent> ; rdfs:label"
    more = (
        f'<{base}a> {agent} "甲<b>某某某某某某某某" . <{base}b> {agent} "乙" .'
        f" <{base}event-0> schema:attendee <{base}a>, <{base}b> . <{base}event-1> schema:organizer <{base}a> ;"
        f" schema:superEvent <{base}event-3> ."
    )
    held = library(tmp_path, ["", "", "", ""], more)
    made = together(held, select(held, "SELECT ?node ?label { ?node a schema:Event ; rdfs:label ?label }"))
    long, short = "甲<b>某某某某某某某某", "甲<b>某某某某某…"
    assert {(one.label, one.found) for one in made.nodes} == {
        ("会0", True),
        ("会1", True),
        ("会3", True),
        (long, False),
    }
    lines = {frozenset((one.short, two.short)) for one, two in made.lines}
    assert lines == {frozenset(("会0", short)), frozenset(("会1", short)), frozenset(("会1", "会3"))}
    page = browse(held, {"view": "network"}, 1).body.decode()
    assert "<title>甲&lt;b&gt;某" in page and "<b>" not in page
    assert "没有已知的关系" in browse(held, {"view": "network", "q": "会2"}, 1).body.decode()
    assert together(held, []).nodes == ()


def test_no_two_tiles_lie_on_each_other() -> None:
    assert len(provinces()) == 34
    for key in (lambda one: (one.column, one.row), lambda one: one.code, lambda one: one.letters):
        assert len(set(map(key, provinces()))) == 34


def follow(server: Server, href: str) -> str:
    answer = server.get(html.unescape(href), "text/html")
    assert answer.status == 200
    return answer.text


def listed(page: str) -> list[str]:
    return re.findall(r'<tr><td><a href="[^"]+">([^<]+)</a>', page)


def test_what_is_shown_leads_to_as_many(server: Server) -> None:
    page = follow(server, "/browse?view=time")
    found = re.findall(r'<th scope="row"><a rel="nofollow" href="([^"]+)">[^<]+</a></th>.*<td>(\d+)</td>', page)
    assert found
    for href, times in found:
        assert len(listed(follow(server, href))) == int(times)


def test_the_map_shows_all_provinces_in_both_languages(server: Server) -> None:
    for language, name in (("zh", "黑龙江"), ("en", "Heilongjiang")):
        page = follow(server, f"/browse?view=map&lang={language}")
        assert page.count("<rect") == 34 and f"<title>{name} 0</title>" in page


def test_a_chosen_time_is_taken_back_step_by_step(server: Server) -> None:
    page = follow(server, "/browse?month=2024-08-05")
    facet = re.findall(r'<a rel="nofollow" href="([^"]+)" aria-current="true">(\d{4}[-\d]*) ✕', page)
    assert [name for _, name in facet] == ["2024", "2024-08"]
    assert "month=2024&" in html.unescape(facet[1][0]) + "&" and "month" not in facet[0][0]
