"""The page in a real browser: the path between two nodes, and names where there is no room."""

from collections.abc import Callable

import browser
import network_fixture as fixture
from browser import Tab

from kg.publish.network import html

pytestmark = browser.needed
Show = Callable[..., Tab]
GAMES = "“跃动云溪”职工运动会"


def press(tab: Tab, words: str) -> None:
    next(one for one in tab.all("#panel .tools button") if words in one.text).click()


def test_the_path_between_two_nodes_with_its_sentences(show: Show) -> None:
    tab = show()
    tab.choose("林一禾")
    press(tab, "由此找路径")
    assert "起点是 林一禾" in tab.find("#trail").text
    tab.choose("中共云溪县委员会")
    press(tab, "看路径，来自 林一禾")
    tab.until("document.querySelector('#panel h2').textContent === '林一禾 – 中共云溪县委员会'")
    assert tab.texts("#panel h3") == [f"1. 林一禾 – {GAMES}", f"2. {GAMES} – 程照", "3. 程照 – 中共云溪县委员会"]
    assert "县妇联主席林一禾主持。" in tab.panel() and "主持" in tab.texts("#panel .tag")
    assert tab.shown() == {"林一禾", GAMES, "程照", "中共云溪县委员会"}
    address = tab.run("location.hash")
    tab.find("#panel .link").click()  # read a node, and come back to the path
    tab.find("#panel .close").click()
    tab.until("document.querySelector('#panel h2').textContent === '林一禾 – 中共云溪县委员会'")
    tab.picture("path")
    tab.find("#panel .close").click()
    tab.until("document.getElementById('panel').hidden")
    assert len(tab.shown()) > 4
    assert len(show(fragment=address).shown()) == 4


def test_filters_bound_the_path_and_none_is_said(show: Show) -> None:
    alone = fixture.turtle() + ':far a kgo:School, org:Organization ; rdfs:label "远山小学"@zh .\n'
    tab = show(html(fixture.store(alone), "云溪"))
    tab.choose("林一禾")
    press(tab, "由此找路径")
    tab.choose("远山小学")
    press(tab, "看路径")
    assert "两者之间没有路径" in tab.until("document.querySelector('#panel p')?.textContent")


def test_places_join_only_what_nothing_else_joins(show: Show) -> None:
    more = """:far a kgo:School, org:Organization ; rdfs:label "远山小学"@zh ; kgo:jurisdiction :county .\n"""
    tab = show(html(fixture.store(fixture.turtle() + more), "云溪"))
    tab.choose("远山小学")
    press(tab, "由此找路径")
    tab.choose("程照")
    press(tab, "看路径")
    assert "远山小学 – 云溪县" in tab.until("document.querySelector('#panel h3')?.textContent")


def test_who_is_pointed_at_is_named_where_no_room_is_free(show: Show) -> None:
    crowd = "".join(
        f':p{n} a foaf:Person ; rdfs:label "拥挤的会议中人物第{n:03}号先生"@zh . :e schema:attendee :p{n} .\n'
        for n in range(240)
    )
    crowd += ':e a kgo:Meeting, schema:Event ; rdfs:label "会议"@zh .\n'
    near = "#focus=https://example.org/id/e&pages=2"
    tab = show(html(fixture.store(fixture.turtle() + crowd), "拥挤"), fragment=near)
    named = 0
    for n in range(0, 240, 12):
        x, y = tab.place(f"拥挤的会议中人物第{n:03}号先生")
        tab.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": y})
        tab.settle()
        bold = "[...window.gongbao.svg().matchAll(/<text[^>]*bold[^>]*>([^<]*)/g)].map((one) => one[1]).join('')"
        named += f"第{n:03}号先生" in tab.run(bold)
    assert named >= 14  # of 20: some lie beneath the legend
