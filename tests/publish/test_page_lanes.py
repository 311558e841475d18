"""The page in a real browser: careers as lanes of bars, by person and by body."""

from collections.abc import Callable

import browser
import network_fixture as fixture
import pytest
from browser import Tab
from selenium.webdriver.common.keys import Keys

from kg.publish.network import html

pytestmark = browser.needed
Show = Callable[..., Tab]
_MORE = """:later a org:Membership ; org:member :cheng ; kgo:post :deputy ;
  kgo:firstAttested "2022-01-05"^^xsd:date ; kgo:lastAttested "2024-03-01"^^xsd:date .
:lin org:holds :head . :head a org:Post ; rdfs:label "云溪县妇女联合会主席"@zh ;
  kgo:title "主席"@zh ; org:postIn :women .
:hers a org:Membership ; org:member :lin ; kgo:post :head ;
  kgo:firstAttested "2023-05-01"^^xsd:date ; kgo:lastAttested "2024-08-06"^^xsd:date .
"""


@pytest.fixture(scope="module")
def careers() -> bytes:
    return html(fixture.store(fixture.turtle() + _MORE), "任职")


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_bars_by_person_and_by_body(show: Show, careers: bytes, width: int, height: int) -> None:
    tab = show(careers, width, height)
    tab.find("#view-lanes").click()
    assert tab.texts("#lanes li > .link") == ["程照", "林一禾"]  # who held most first
    bars = tab.all("#lanes li:first-child .bar")
    assert [bar.get_attribute("title") for bar in bars] == [
        "中共云溪县委员会 副书记, 2022-01-05 – 2024-03-01",
        "云溪县总工会 主席, 2024-08-06 – 2024-09-01",
    ]
    strips = [strip.rect for strip in tab.all("#lanes li:first-child .bar i")]
    assert strips[0]["width"] > 5 * strips[1]["width"]
    assert strips[0]["x"] + strips[0]["width"] < strips[1]["x"]  # one after the other
    boxes = [one.rect for one in tab.all("#lanes .bar")]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width + 1 for box in boxes)
    assert "不是任期" in tab.find("#lanes .about").text
    assert tab.texts("#lanes .ticks span") == ["2023", "2024"]
    tab.picture(f"lanes-{width}")
    bars[1].click()
    tab.until("document.querySelector('#panel h2')?.textContent === '程照 – 云溪县总工会'")
    assert "县总工会主席程照" in tab.panel()
    tab.find("#panel .close").click()
    tab.all("#lanes .switch button")[1].click()
    assert set(tab.texts("#lanes li > .link")) == {"中共云溪县委员会", "云溪县总工会", "云溪县妇女联合会"}
    assert len(show(careers, width, height, fragment=tab.run("location.hash")).texts("#lanes li > .link")) == 3


def test_by_the_keyboard_and_within_a_neighbourhood(show: Show, careers: bytes) -> None:
    tab = show(careers, fragment="#view=lanes&focus=women&lang=en")
    assert tab.texts("#lanes li > .link") == ["林一禾"]
    assert "not the term of office" in tab.find("#lanes").text
    bar = tab.find("#lanes .bar")
    bar.send_keys(Keys.ENTER)
    assert tab.run("document.activeElement.id") == "panel"
    tab.find("body").send_keys(Keys.ESCAPE)
    assert tab.run("document.activeElement.className.slice(0, 4)") == "bar "
    tab.find("#filters summary").click()
    tab.find("#cls").send_keys("Trade union")
    assert tab.texts("#lanes li > .link") == []


def test_posts_without_a_day_are_counted(show: Show) -> None:
    undated = fixture.turtle().replace('schema:datePublished "2024-08-06"^^xsd:date ;', "")
    tab = show(html(fixture.store(undated), "任职"), fragment="#view=lanes")
    assert "没有日期： 1" in tab.find("#lanes .about").text
    assert len(tab.all("#lanes .bar")) == 1
