"""The page in a real browser: provinces as tiles, and events of which no day is told."""

from collections.abc import Callable

import browser
import network_fixture as fixture
import pytest
from browser import Tab
from selenium.webdriver.common.keys import Keys

from kg.publish.network import html

pytestmark = browser.needed
Show = Callable[..., Tab]
_MORE = """:city kgo:adcode "500000" . :north a schema:AdministrativeArea, schema:Place ; rdfs:label "青禾市"@zh ;
  kgo:adcode "230100" .
:mine a kgo:TradeUnion, org:Organization ; rdfs:label "青禾市总工会"@zh ; kgo:jurisdiction :north .
:talk a kgo:Lecture, schema:Event ; rdfs:label "青禾讲座"@zh ; schema:organizer :mine .
"""


@pytest.fixture(scope="module")
def country() -> bytes:
    return html(fixture.store(fixture.turtle() + _MORE), "两省")


def tiles(tab: Tab) -> dict[str, str]:
    return dict(tile.get_attribute("title").rsplit(" ", 1) for tile in tab.all("#tiles .tile"))


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_tile_for_each_province(show: Show, country: bytes, width: int, height: int, language: str) -> None:
    tab = show(country, width, height, fragment=f"#view=tiles&lang={language}")
    found = tiles(tab)
    name = {"zh": ("重庆", "黑龙江", "江苏"), "en": ("Chongqing", "Heilongjiang", "Jiangsu")}[language]
    # 重庆: city, county, its union, its games, who holds a post there; 黑龙江: city, union, lecture
    assert len(found) == 34 and [found[one] for one in name] == ["5", "3", "0"]
    boxes = [tile.rect for tile in tab.all("#tiles .tile")]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    assert len({(box["x"], box["y"]) for box in boxes}) == 34
    assert browser.faults(tab.driver) == set()
    tab.picture(f"tiles-{width}-{language}")


def test_a_tile_leaves_what_is_there_by_keyboard(show: Show, country: bytes) -> None:
    tab = show(country)
    tab.find("#view-tiles").send_keys(Keys.ENTER)
    north = next(tile for tile in tab.all("#tiles button.tile") if tile.get_attribute("title") == "黑龙江 3")
    north.send_keys(Keys.ENTER)
    assert "province=23" in tab.run("location.hash")
    chosen = tab.run("document.activeElement")
    assert chosen.get_attribute("aria-pressed") == "true"  # the keyboard stays where it was
    assert tiles(tab)["重庆"] == "5"  # the other tiles still tell what there would be
    tab.find("#view-table").click()
    assert set(tab.texts("#table tbody .link")) == {"青禾市", "青禾市总工会", "青禾讲座"}
    again = show(country, fragment=tab.run("location.hash"))
    assert set(again.texts("#table tbody .link")) == {"青禾市", "青禾市总工会", "青禾讲座"}
    again.run("document.querySelector('#filters').open = true")
    assert again.find("#province").get_attribute("value") == "23"
    again.find("#reset").click()
    assert "province" not in again.run("location.hash")


def test_events_without_a_date_are_told(show: Show, country: bytes) -> None:
    tab = show(country, fragment="#view=time")
    assert "没有日期：" in tab.find("#trail").text and "青禾讲座" not in tab.shown()
    tab.find("#trail .undated").click()
    assert tab.texts("#table tbody .link") == ["青禾讲座"] and "没有日期的活动: 1" in tab.find("#table caption").text
    assert tab.texts("#table .switch button[aria-pressed=true]") == ["没有日期的活动"]
    again = show(country, fragment=tab.run("location.hash"))
    assert again.texts("#table tbody .link") == ["青禾讲座"]
    again.all("#table .switch button")[0].click()
    assert len(again.texts("#table tbody .link")) > 3
    assert "没有日期的活动" not in show(fragment="#view=table").find("#table .switch").text  # where all have one
