"""What a reader takes along."""

import csv
import io
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import browser
import network_fixture as fixture
import networkx
from browser import Tab
from pyoxigraph import RdfFormat, Store

from kg.publish.network import html

pytestmark = browser.needed
Show = Callable[..., Tab]
GAMES = "“跃动云溪”职工运动会"


def test_what_is_in_view_can_be_taken_along(show: Show, downloads: Path) -> None:
    tab = show()
    rows = list(csv.reader(io.StringIO(tab.run("window.gongbao.csv()").lstrip("\ufeff"))))
    assert rows[0][:3] == ["主体", "关系", "客体"]
    assert [GAMES, "主持", "林一禾"] in [row[:3] for row in rows]
    store = Store()
    store.load(tab.run("window.gongbao.turtle()").encode(), RdfFormat.TURTLE)
    whole = fixture.store()
    assert len(store) > 30
    assert [quad for quad in store if quad not in whole] == []
    drawing = tab.run(
        "new DOMParser().parseFromString(window.gongbao.svg(), 'image/svg+xml').documentElement.textContent"
    )
    assert "程照" in drawing and "云溪县总工会" in drawing
    names = [f"云溪工运.{kind}" for kind in ("png", "svg", "csv", "ttl", "gexf", "graphml")]
    for name in names:
        tab.find("#export summary").click()
        tab.find(f"#export button[value={Path(name).suffix[1:]}]").click()
        end = time.monotonic() + 30
        while not (downloads / name).exists() and time.monotonic() < end:
            time.sleep(0.05)
    assert (downloads / names[0]).read_bytes().startswith(b"\x89PNG")
    assert (downloads / names[3]).read_text(encoding="utf-8") == tab.run("window.gongbao.turtle()")
    assert tab.driver.get_log("browser") == []


def test_the_view_as_gexf_and_graphml(show: Show) -> None:
    tab = show()
    for text, read in (("gexf", networkx.read_gexf), ("graphml", networkx.read_graphml)):
        written = tab.run(f"window.gongbao.{text}()").encode()
        # networkx knows namespaces up to 1.2
        graph = read(io.BytesIO(written.replace(b"http://gexf.net/1.3", b"http://www.gexf.net/1.2draft")))
        named = {data["label"]: (node, data) for node, data in graph.nodes(data=True)}
        assert set(named) == tab.shown()
        games, lin = named[GAMES], named["林一禾"]
        assert (games[1]["kind"], games[1]["date"], games[1]["links"]) == ("event", "2024-08-05", 5)
        (edge,) = graph.get_edge_data(games[0], lin[0]).values() if graph.is_multigraph() else [graph[games[0]][lin[0]]]
        assert edge["relation"] == "kgo:chairedBy" and edge["confidence"] == 0.6
    bad = html(fixture.store(fixture.turtle().replace('"程照"@zh', '"程\\u0001<照>&"@zh')), "坏")
    tab = show(bad)
    for text in ("gexf", "graphml"):
        written = tab.run(f"window.gongbao.{text}()")
        ElementTree.fromstring(written)
        assert "程\ufffd&lt;照" in written


def test_a_cell_is_no_formula(show: Show) -> None:
    tab = show(html(fixture.store(fixture.turtle().replace('"程照"@zh', '"=1+1"@zh')), "表"))
    assert '"\'=1+1"' in tab.run("window.gongbao.csv()")
