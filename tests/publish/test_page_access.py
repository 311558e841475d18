"""The page for everybody: keyboard, screen reader, both languages, light and dark, phone."""

import re
from collections.abc import Callable

import browser
import pytest
from browser import Tab
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

pytestmark = browser.needed
Show = Callable[..., Tab]
GAMES = "“跃动云溪”职工运动会"


def focus(tab: Tab) -> str:
    """What has the keyboard: its id, else its text."""
    return str(tab.run("document.activeElement.id || document.activeElement.textContent"))


def press(tab: Tab, *keys: str) -> None:
    for key in keys:
        ActionChains(tab.driver).send_keys(key).perform()


def walk(tab: Tab, wanted: str, back: bool = False) -> None:
    """Press Tab until what is `wanted` has the keyboard."""
    for _ in range(60):
        if focus(tab).startswith(wanted):
            return
        shift = Keys.SHIFT if back else Keys.NULL
        ActionChains(tab.driver).key_down(shift).send_keys(Keys.TAB).key_up(shift).perform()
    raise AssertionError(f"no way to {wanted}")


def test_the_keyboard_alone_from_search_to_export(show: Show) -> None:
    tab = show()
    walk(tab, "query")
    press(tab, *"zgh", Keys.ENTER)
    assert focus(tab) == "panel" and tab.find("#panel h2").text == "云溪县总工会"
    walk(tab, GAMES)
    press(tab, Keys.ENTER)
    assert tab.find("#panel h2").text == GAMES
    walk(tab, "一步邻域")
    press(tab, Keys.ENTER)
    assert "focus=" in tab.run("location.hash") and focus(tab) == "panel"
    press(tab, Keys.ESCAPE)
    assert tab.panel() == "" and focus(tab) == "query"  # where it came from
    walk(tab, "两步邻域")
    press(tab, Keys.ENTER)
    assert focus(tab) == "两步邻域" and "steps=2" in tab.run("location.hash")
    walk(tab, "‹ 全图", back=True)
    press(tab, Keys.ENTER)
    assert "focus" not in tab.run("location.hash") and focus(tab) == "canvas"
    walk(tab, "view-table", back=True)
    press(tab, Keys.ENTER)
    walk(tab, "事实")
    press(tab, Keys.ENTER)
    assert focus(tab) == "事实" and "facts=1" in tab.run("location.hash")
    walk(tab, "日期")
    press(tab, Keys.SPACE)
    assert focus(tab) == "日期"
    walk(tab, GAMES)
    press(tab, Keys.ENTER)
    assert focus(tab) == "panel"
    press(tab, Keys.ESCAPE)
    assert focus(tab) == GAMES  # back in the row
    walk(tab, "导出", back=True)
    press(tab, Keys.ENTER)
    walk(tab, "图片 PNG")
    press(tab, Keys.ESCAPE)
    assert focus(tab) == "导出" and not tab.find("#export button").is_displayed()


def test_arrows_lead_from_node_to_node(show: Show) -> None:
    tab = show()
    canvas = tab.find("#canvas")
    canvas.send_keys(Keys.ARROW_RIGHT)
    met = {tab.find("#panel h2").text}
    for key in (Keys.ARROW_LEFT, Keys.ARROW_UP, Keys.ARROW_RIGHT, Keys.ARROW_DOWN):
        canvas.send_keys(key)
        met.add(tab.find("#panel h2").text)
    assert len(met) > 2
    assert tab.find("#said").get_attribute("textContent").startswith(tab.find("#panel h2").text)
    scale = tab.run("window.gongbao.network.getScale()")
    canvas.send_keys("+")
    assert tab.run("window.gongbao.network.getScale()") > scale
    canvas.send_keys(Keys.ENTER)
    assert "focus=" in tab.run("location.hash")
    tab.find("body").send_keys("/")
    assert focus(tab) == "query"


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


def faults(tab: Tab) -> set[str]:
    """What axe-core finds serious or critical, by day and by night."""
    found = set()
    for scheme, paper in browser.PAPER.items():
        browser.paint(tab.driver, scheme)
        tab.settle()
        assert tab.run("getComputedStyle(document.body).backgroundColor") == paper
        found |= {f"{scheme}: {fault}" for fault in browser.faults(tab.driver)}
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_no_serious_fault_of_accessibility(show: Show, large: bytes, width: int, height: int, language: str) -> None:
    tab = show(width=width, height=height, fragment=f"#lang={language}")
    for details in ("filters", "legend", "export"):
        tab.run(f"(document.getElementById('{details}').open = true)")
    tab.search("云溪县")
    assert faults(tab) == set()  # suggestions, filters, legend and menu open
    tab.find("#query").send_keys(Keys.ENTER)
    tab.find("#view-table").click()
    tab.all("#table .switch button")[1].click()
    assert tab.panel() and faults(tab) == set()
    for details in ("filters", "legend", "export"):
        tab.run(f"(document.getElementById('{details}').open = false)")
    chosen = f"#lang={language}&several=cheng~lin&compare=1"
    for view in (f"#lang={language}&view=lanes&line=cheng~union", chosen):
        tab.follow(view)
        assert tab.panel() and faults(tab) == set()
    tab.follow(f"#lang={language}&view=tiles")
    assert faults(tab) == set()
    overview = show(large, width, height, fragment=f"#lang={language}")
    overview.find("#groups summary").click()
    assert faults(overview) == set()


@pytest.mark.parametrize("fragment", ["#lang=en", "#lang=en&view=table&facts=1"])
def test_everything_has_a_name_for_the_screen_reader(show: Show, large: bytes, fragment: str) -> None:
    tab = show(large, fragment=fragment)
    for details in ("groups", "filters", "legend", "export"):
        tab.run(f"(document.getElementById('{details}').open = true)")
    tab.search("云溪县")
    nodes = tab.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    controls = {
        "button", "checkbox", "combobox", "searchbox", "slider", "listbox", "option", "application",
        "DisclosureTriangle", "complementary", "navigation", "search", "region", "table", "columnheader", "rowheader",
    }  # fmt: skip
    met = {}
    for node in nodes:
        role = node.get("role", {}).get("value")
        if role in controls and not node["ignored"]:
            met.setdefault(role, set()).add(node.get("name", {}).get("value", ""))
    assert {"button", "checkbox", "combobox", "slider", "listbox", "option", "DisclosureTriangle"} <= set(met)
    assert {role for role, names in met.items() if "" in names} == set()
    assert tab.find("#said").get_attribute("aria-live") == "polite"
    assert tab.find("#said").get_attribute("textContent") == "1 results"
    every = "[...document.querySelectorAll('[data-term], [data-name]')]"
    ours = tab.run(f"{every}.map((one) => one.ariaLabel || one.textContent)")
    assert [text for text in ours if re.search(r"[一-鿿]", text)] == ["中文"]  # the other language, in its own words


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
    right = [button.rect["x"] + button.rect["width"] for button in tab.all("#panel .tools button")]
    assert len(right) > 4 and max(right) <= width  # none is cut off
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
    assert tab.run("document.querySelector('h1').scrollWidth <= document.querySelector('h1').clientWidth")
    ground = tab.run("getComputedStyle(document.body).backgroundColor")
    tab.find("#theme").click()
    assert tab.run("getComputedStyle(document.body).backgroundColor") != ground
