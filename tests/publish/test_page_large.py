"""A large network: its overview, its communities, and what a neighbourhood has no room for."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import browser
import pytest
from browser import Tab
from selenium.webdriver.common.keys import Keys

pytestmark = browser.needed
Show = Callable[..., Tab]
# The boxes of all that is written on the picture, as [text, left, top, right, bottom]; the halo's copy left out.
_WRITTEN = """(() => {
  const pen = document.createElement("canvas").getContext("2d");
  const drawing = new DOMParser().parseFromString(window.gongbao.svg(), "image/svg+xml");
  return [...drawing.querySelectorAll("text:not([fill=none])")].map((one) => {
    const [x, y, size] = ["x", "y", "font-size"].map((name) => Number(one.getAttribute(name)));
    pen.font = `${one.getAttribute("font-weight") ?? ""} ${size}px ${one.getAttribute("font-family")}`;
    const width = pen.measureText(one.textContent).width;
    const left = x - { start: 0, middle: width / 2, end: width }[one.getAttribute("text-anchor")];
    return [one.textContent, left, y - size * 0.88, left + width, y];
  });
})()"""


def overlaps(written: list[list[Any]]) -> list[tuple[str, str]]:
    return [
        (a[0], b[0])
        for a, b in combinations(written, 2)
        if min(a[3], b[3]) - max(a[1], b[1]) > 1 and min(a[4], b[4]) - max(a[2], b[2]) > 1
    ]


def test_the_overview_shows_communities_with_their_names(show: Show, large: bytes) -> None:
    tab = show(large)
    assert tab.shown() == set()  # no node by itself
    names = {text for text, *_ in tab.run(_WRITTEN)}
    assert "云溪县总工会" in names and len([name for name in names if name.endswith("总工会")]) > 40
    assert tab.find("#amount").text == "61 群组 · 932 实体"
    tab.find("#groups summary").click()
    assert tab.texts("#group-list button")[0].split() == ["云溪县总工会", "151"]


def test_a_community_opens_by_click_by_list_and_by_address(show: Show, large: bytes) -> None:
    tab = show(large)
    name, left, top, right, bottom = next(one for one in tab.still(_WRITTEN) if one[0] == "云溪县总工会")
    box = tab.find("#canvas").rect
    tab.click(box["x"] + (left + right) / 2, box["y"] + (top + bottom) / 2, times=2)  # the second click goes nowhere
    tab.until("document.querySelector('#trail b')")
    assert tab.find("#trail b").text == name
    assert tab.panel() == "" and "focus" not in tab.run("location.hash")
    inside = tab.shown()
    assert name in inside and len(inside) > 40
    tab.find("#view-table").click()
    assert tab.find("#table caption").text == "实体: 151"  # the union and its members
    tab.driver.back()
    sent = show(large, fragment=tab.run("location.hash"))
    assert sent.shown() == inside
    sent.find("#trail button").click()
    assert sent.shown() == set()
    sent.find("#groups summary").send_keys(Keys.ENTER)
    last = sent.all("#group-list button")[-1]
    last.send_keys(Keys.ENTER)
    assert sent.find("#trail b").text in last.text


def test_zooming_in_opens_the_communities(show: Show, large: bytes) -> None:
    tab = show(large)
    canvas = tab.find("#canvas")
    canvas.send_keys(Keys.ARROW_RIGHT)  # to the best joined node
    assert tab.find("#panel h2").text == "云溪县总工会"
    tab.until("Object.keys(window.gongbao.shown()).length > 10")
    canvas.send_keys(Keys.ESCAPE)
    canvas.send_keys("0")
    tab.until("!window.gongbao.shown().length")


def test_what_passes_a_narrow_filter_is_drawn_and_not_counted(show: Show, large: bytes) -> None:
    assert len(show(large, fragment="#cls=kgo:TradeUnion").shown()) == 61


def test_a_neighbourhood_says_what_it_leaves_out_and_gives_it(show: Show, large: bytes) -> None:
    tab = show(large)
    tab.search("云溪县总工会")
    tab.find("#query").send_keys(Keys.ENTER)
    tab.find("#panel .tools button").click()
    tab.until("window.gongbao.shown().length === 131")
    assert tab.find("#trail .left").text == "另有未画出： 21"
    tab.find("#trail .all").click()
    assert tab.find("#table caption").text == "实体: 152"  # the body, 150 members, the place
    tab.find("#view-network").click()
    tab.find("#trail .more").click()
    tab.until("window.gongbao.shown().length === 152")
    assert tab.all("#trail .left") == []
    assert len(show(large, fragment=tab.run("location.hash")).shown()) == 152


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_no_name_stands_on_another_and_the_picture_fills_the_screen(
    show: Show, page: bytes, large: bytes, width: int, height: int
) -> None:
    for data, fragment in ((large, ""), (large, "#group=0"), (page, ""), (page, "#view=time")):
        tab = show(data, width, height, fragment=fragment)
        tab.settle()
        written = tab.run(_WRITTEN)
        assert written and overlaps(written) == []
        names = [one for one in written if not one[0].replace("-", "").isdigit()]  # without the days of the axis
        assert [one for one in names if one[1] < 0 or one[3] > width] == []
    tab = show(large, width, height)
    left, top, right, bottom = tab.run("window.gongbao.extent()")
    assert (bottom - top > right - left) == (height > width)  # upright on a phone
    tab.picture(f"overview-{width}")


@pytest.mark.parametrize("scale", [0.15, 0.19, 0.25, 0.5])
def test_who_is_named_as_a_node_is_not_named_once_more_as_a_community(show: Show, large: bytes, scale: float) -> None:
    tab = show(large, fragment="#chosen=o5")
    tab.run("window.gongbao.network.moveTo({ scale: arguments[0] })", scale)
    tab.driver.execute_async_script("setTimeout(arguments[0], 200)")
    tab.settle()
    written = [text for text, *_ in tab.run(_WRITTEN)]
    assert written.count("第5县总工会") <= 1 and written.count("青禾市") <= 1


def test_a_search_for_one_letter_finds_many_and_shows_the_best(show: Show, large: bytes) -> None:
    tab = show(large)
    assert len(tab.search("z")) == 30
    assert tab.find("#said").get_attribute("textContent") == "439 个结果"
