"""What a reader takes along."""

import csv
import io
import time
from collections.abc import Callable
from pathlib import Path

import browser
import network_fixture as fixture
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
    names = [f"云溪工运.{kind}" for kind in ("png", "svg", "csv", "ttl")]
    for name in names:
        tab.find("#export summary").click()
        tab.find(f"#export button[value={name[-3:]}]").click()
        end = time.monotonic() + 30
        while not (downloads / name).exists() and time.monotonic() < end:
            time.sleep(0.05)
    assert (downloads / names[0]).read_bytes().startswith(b"\x89PNG")
    assert (downloads / names[3]).read_text(encoding="utf-8") == tab.run("window.gongbao.turtle()")
    assert tab.driver.get_log("browser") == []


def test_a_cell_is_no_formula(show: Show) -> None:
    tab = show(html(fixture.store(fixture.turtle().replace('"程照"@zh', '"=1+1"@zh')), "表"))
    assert '"\'=1+1"' in tab.run("window.gongbao.csv()")
