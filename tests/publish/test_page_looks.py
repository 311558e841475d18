"""The page in a real browser: nodes sized and coloured by a measure."""

from collections.abc import Callable

import browser
import network_fixture as fixture
from browser import Tab
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from kg.publish.network import html

pytestmark = browser.needed
Show = Callable[..., Tab]
GAMES = "“跃动云溪”职工运动会"
_FILLS = """[...new DOMParser().parseFromString(window.gongbao.svg(), "image/svg+xml").querySelectorAll("path")]
  .map((one) => one.getAttribute("fill"))"""


def test_betweenness_is_what_it_is(show: Show) -> None:
    head = fixture.stars(0).split(":o0")[0]
    chain = [f':n{i} a kgo:School, org:Organization ; rdfs:label "第{i}校"@zh .' for i in range(5)]
    chain += [f":n{i} org:unitOf :n{i + 1} ." for i in range(4)]
    chain += [":n0 org:unitOf :n2 ."]  # and a triangle
    tab = show(html(fixture.store(head + "\n".join(chain)), "链"))
    assert tab.run("window.gongbao.measure('between')") == [0, 0, 0, 4, 3, 0]  # the city, then n0 to n4
    assert tab.run("window.gongbao.measure('linked')") == [0, 2, 2, 3, 2, 1]


def test_sized_and_coloured_by_mouse_and_keyboard_and_address(show: Show) -> None:
    tab = show()
    plain = tab.run(_FILLS)
    tab.find("#looks summary").send_keys(Keys.ENTER)
    Select(tab.find("#tint")).select_by_visible_text("关联数")
    assert "tint=linked" in tab.run("location.hash")
    tab.until("!document.getElementById('ramp').hidden")
    assert tab.texts("#ramp span") == ["1", "5"]
    tab.settle()
    coloured = tab.run(_FILLS)
    assert coloured != plain and "#0b2f6b" in coloured  # whoever has most
    tab.find("#size").send_keys("中介")
    assert "size=between" in tab.run("location.hash")
    assert not tab.find("#sampled").is_displayed()
    tab.find("#legend input[value=document]").click()  # counted anew with what passes
    assert tab.texts("#ramp span")[1] in {"5", "6"}
    sent = show(fragment=tab.run("location.hash"))
    assert "#0b2f6b" in sent.run(_FILLS)
    sent.find("#looks summary").click()
    Select(tab.find("#tint")).select_by_visible_text("类别")
    tab.settle()
    assert "#0b2f6b" not in tab.run(_FILLS)
    Select(tab.find("#tint")).select_by_visible_text("日期")
    assert tab.texts("#ramp span")[0] == "2024-08-05"
    tab.picture("looks")


def test_a_large_graph_is_sampled_and_says_so(show: Show, large: bytes) -> None:
    tab = show(large, fragment="#size=between&tint=between&lang=en")
    tab.find("#looks summary").click()
    assert "estimated" in tab.find("#sampled").text
    values = tab.run("window.gongbao.measure('between')")
    assert max(values) > 0 and len(values) == 932


def test_on_a_phone(show: Show) -> None:
    tab = show(width=390, height=844)
    tab.find("#looks summary").click()
    box = tab.find("#tint").rect
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_nothing_in_the_panel_is_cut_off(show: Show) -> None:
    tab = show(fragment="#chosen=cheng")
    panel = "document.querySelector('#panel')"
    long = "规则 " + "post/body、" * 20
    tab.run(f"{panel}.querySelectorAll('.whole').forEach((one) => {{ one.textContent = '{long}'; }})")
    assert tab.run(f"{panel}.querySelectorAll('.whole').length")
    assert tab.run(f"{panel}.scrollWidth") <= tab.run(f"{panel}.clientWidth")
