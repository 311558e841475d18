"""The page for everybody: keyboard, screen reader, both languages, light and dark, phone."""

from collections.abc import Callable
from pathlib import Path

import browser
import pytest
from browser import Tab
from selenium.webdriver.common.keys import Keys

pytestmark = browser.needed
Show = Callable[..., Tab]
GAMES = "“跃动云溪”职工运动会"


def test_the_keyboard_alone(show: Show) -> None:
    tab = show()
    canvas = tab.find("#canvas")
    canvas.send_keys(Keys.ARROW_RIGHT)
    met = {tab.find("#panel h2").text}
    for key in (Keys.ARROW_LEFT, Keys.ARROW_UP, Keys.ARROW_RIGHT, Keys.ARROW_DOWN):
        canvas.send_keys(key)
        met.add(tab.find("#panel h2").text)
    assert len(met) > 2
    scale = tab.run("window.gongbao.network.getScale()")
    canvas.send_keys("+")
    assert tab.run("window.gongbao.network.getScale()") > scale
    canvas.send_keys(Keys.ENTER)
    assert "focus=" in tab.run("location.hash")
    tab.find("body").send_keys("/")
    assert tab.run("document.activeElement.id") == "query"


def test_the_search_is_a_combobox_for_the_keyboard(show: Show) -> None:
    tab = show()
    names = tab.search("云溪县")
    field = tab.find("#query")
    field.send_keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert tab.find(f"#{field.get_attribute('aria-activedescendant')}").text.startswith(names[1])
    field.send_keys(Keys.ENTER)
    assert tab.find("#panel h2").text == names[1]
    tab.find("body").send_keys(Keys.ESCAPE)
    assert tab.panel() == ""


@pytest.mark.parametrize("fragment", ["", "#view=table", "#view=table&facts=1&lang=en", "#view=time"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault_of_accessibility(show: Show, scheme: str, fragment: str) -> None:
    tab = show(scheme=scheme, fragment=fragment)
    tab.search("云溪县总工会")
    tab.find("#query").send_keys(Keys.ENTER)
    for summary in tab.all("#filters > summary"):
        summary.click()
    tab.driver.execute_script((Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8"))
    found = tab.driver.execute_async_script("axe.run(document).then(arguments[0])")
    faults = {
        f"{fault['id']}: {node['html'][:120]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    }
    assert faults == set()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_the_screen(show: Show, width: int, height: int, scheme: str) -> None:
    tab = show(width=width, height=height, scheme=scheme)
    tab.search("程照")
    tab.find("#query").send_keys(Keys.ENTER)
    root = "document.documentElement"
    assert tab.run(f"{root}.scrollWidth") <= width
    assert tab.run(f"{root}.scrollHeight") <= height
    box = tab.find("#panel").rect
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert box["width"] * box["height"] < 0.6 * width * height  # the network stays in sight
    x, y = tab.until("(window.gongbao.network.redraw(), Object.values(window.gongbao.place('程照')))")
    assert x < width and y < height
    ground = tab.run("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (scheme == "light")
    tab.picture(f"screen-{width}-{scheme}")


def test_both_languages_and_the_dark(show: Show) -> None:
    tab = show()
    legend = tab.find("#legend")
    assert "组织机构" in legend.text
    tab.search("程照")
    tab.find("#query").send_keys(Keys.ENTER)
    tab.find("#language").click()
    assert "Organisations" in legend.text
    assert "Post" in tab.panel()
    assert tab.find("html").get_attribute("lang") == "en"
    assert "lang=en" in tab.run("location.hash")
    ground = tab.run("getComputedStyle(document.body).backgroundColor")
    tab.find("#theme").click()
    assert tab.run("getComputedStyle(document.body).backgroundColor") != ground
