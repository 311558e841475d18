"""The page in a real browser: articles as nodes, where the reader wants them."""

from collections.abc import Callable
from xml.etree import ElementTree

import browser
import network_fixture as fixture
import pytest
from browser import Tab
from selenium.webdriver.common.keys import Keys

pytestmark = browser.needed
Show = Callable[..., Tab]
GAMES = "“跃动云溪”职工运动会"
BOX = "#legend input[value=article]"


def drawn(tab: Tab) -> bool:
    return fixture.HEAD in tab.shown()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_articles_are_drawn_where_they_are_wanted(show: Show, width: int, height: int) -> None:
    tab = show(width=width, height=height)
    assert not drawn(tab) and tab.find(BOX).get_attribute("checked") is None
    nodes = int(tab.find("#amount").text.rpartition("/ ")[2])
    tab.run("document.querySelector('#legend').open = true")
    assert tab.texts("#legend .article b") == ["1"]  # there is one
    tab.find(BOX).send_keys(Keys.SPACE)
    assert drawn(tab) and "articles=1" in tab.run("location.hash")
    assert tab.find("#amount").text.endswith(f"/ {nodes + 1}")  # it counts among the nodes
    tab.run("document.querySelector('#legend').open = innerWidth > 700")
    tab.picture(f"articles-{width}")
    assert drawn(show(width=width, height=height, fragment=tab.run("location.hash")))  # the address holds it
    assert browser.faults(tab.driver) == set()


def test_what_an_article_tells_of(show: Show) -> None:
    tab = show(fragment="#articles=1&lang=en")
    tab.click(*tab.place_of(fixture.HEAD))
    tab.until("document.querySelector('#panel h2')?.textContent === arguments[0]", fixture.HEAD)
    said = tab.panel()
    assert "Article" in said and "云溪工运" in said and "2024-08-06" in said
    assert {"云溪县总工会", "程照", GAMES} <= set(tab.texts("#panel .facts .link"))
    assert "县委副书记、县总工会主席程照出席并讲话" in said  # the words that say so
    assert "paths and measures don't run through articles" in said
    tab.find("#panel .tools button").click()  # its neighbourhood
    assert tab.shown() >= {fixture.HEAD, "云溪县总工会", "程照", GAMES}
    tab = show(fragment="#lang=en")
    tab.choose("程照")
    tab.find("#panel .about .link").click()  # from the list of articles
    assert tab.find("#panel h2").text == fixture.HEAD


def test_a_line_and_filters(show: Show) -> None:
    tab = show(fragment="#articles=1&line=article~cheng")
    assert "提到" in tab.panel() and "程照出席并讲话" in tab.panel()
    assert not drawn(show(fragment="#articles=1&from=2024-09-01&to=2024-09-02"))
    assert not drawn(show(fragment="#articles=1&cls=foaf:Person"))
    assert drawn(show(fragment="#articles=1&relation=kgo:speaker"))


def test_articles_go_along(show: Show) -> None:
    tab = show(fragment="#articles=1")
    tab.settle()
    gexf = ElementTree.fromstring(tab.run("window.gongbao.gexf()").encode())
    space = "{http://gexf.net/1.3}"
    ids = {node.get("label"): node.get("id") for node in gexf.iter(f"{space}node")}
    told = [edge.get("target") for edge in gexf.iter(f"{space}edge") if edge.get("source") == ids[fixture.HEAD]]
    assert {ids["程照"], ids[GAMES]} <= set(told)
    assert tab.run("window.gongbao.graphml()").count("schema:mentions") == len(told)
    turtle = tab.run("window.gongbao.turtle()")
    assert (
        "schema:mentions <https://example.org/id/cheng>" in turtle and 'schema:datePublished "2024-08-06"^^' in turtle
    )
    assert fixture.store(turtle)  # which is Turtle
    assert f'"{fixture.HEAD}","提到","程照"' in tab.run("window.gongbao.csv()")
    plain = show()
    plain.settle()
    assert "schema:mentions" not in plain.run("window.gongbao.gexf()")
