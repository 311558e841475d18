"""No text of a page ever runs, and nothing is asked of the net."""

import json
from collections.abc import Callable

import browser
import network_fixture as fixture
import pytest
from browser import Tab
from pyoxigraph import RdfFormat, Store
from selenium.webdriver.common.keys import Keys

from kg.publish.network import html

pytestmark = browser.needed
Show = Callable[..., Tab]
GAMES = "“跃动云溪”职工运动会"
_ATTACKS = (
    "<img src=x onerror=\"window.harmed='img'\">",
    "</script><script>window.harmed='script'</script>",
    "<!--<script>",
    "javascript:window.harmed='link'//",
    '"><svg/onload="window.harmed=\'svg\'">',
)


def test_nothing_is_asked_of_the_net(show: Show) -> None:
    tab = show()
    tab.driver.get_log("performance")
    tab.driver.get_log("browser")
    tab.driver.refresh()
    tab.ready()
    tab.click(*tab.place("程照"))
    for view in ("time", "lanes", "table", "network"):
        tab.find(f"#view-{view}").click()
    events = [json.loads(entry["message"])["message"] for entry in tab.driver.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert asked
    assert [url for url in asked if not url.startswith(("file://", "data:"))] == []
    assert tab.driver.get_log("browser") == []  # nor did the content security policy have to stop anything


@pytest.mark.parametrize("attack", _ATTACKS)
def test_text_never_runs(show: Show, attack: str) -> None:
    tab = show(html(fixture.store(fixture.poisoned(attack)), f"标题{attack}"))
    for words in ("程照", "运动会", "总工会"):
        assert tab.search(words)
        tab.find("#query").send_keys(Keys.ENTER)
        assert attack in tab.find("#panel h2").get_attribute("textContent")
        if words == "运动会":  # time, value, source, headline, sentence
            assert tab.find("#panel").get_attribute("textContent").count(attack) > 12
    assert tab.search("何远") and tab.search("javascript:window") is not None
    tab.find("#query").send_keys(Keys.ENTER)
    tab.search(attack)
    tab.all("#legend input[value=measurement]")[0].click()
    tab.find("#view-table").click()
    tab.all("#table .switch button")[1].click()
    tab.run("[window.gongbao.svg(), window.gongbao.csv(), window.gongbao.turtle()]")
    Store().load(tab.run("window.gongbao.turtle()").encode(), RdfFormat.TURTLE)
    for view in ("lanes", "time"):
        tab.find(f"#view-{view}").click()
        tab.settle()
    tab.run("(location.hash = '#several=cheng~lin&compare=1')")
    tab.run("window.dispatchEvent(new PopStateEvent('popstate'))")
    assert attack in tab.find("#panel .by").get_attribute("textContent")
    assert tab.run("window.harmed ?? null") is None
    assert tab.all("img, svg, iframe, a, body script[src]") == []
    assert tab.driver.get_log("browser") == []


@pytest.mark.parametrize(
    "fragment", ["#focus=none&chosen=<img>&group=7&view=x&hidden=,&sure=x&from=1", "#%", "#line=~"]
)
def test_a_broken_address_opens_the_page_all_the_same(show: Show, fragment: str) -> None:
    tab = show(fragment=fragment)
    assert tab.find("#view-network").get_attribute("aria-pressed") == "true"
    assert [entry for entry in tab.driver.get_log("browser") if entry["level"] == "SEVERE"] == []
