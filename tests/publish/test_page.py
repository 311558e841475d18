"""The page in a real browser: what it shows, what it does, and that it stays by itself."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import network_fixture as fixture
import pytest

from kg.publish.network import html

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed: no browser tests")
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

_BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (_BROWSER and _DRIVER), reason="no browser: the page is tested with chromium and chromedriver"
)
_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1280,720"
)
_ATTACKS = (
    "<img src=x onerror=\"window.harmed='img'\">",
    "</script><script>window.harmed='script'</script>",
    "<!--<script>",
    "javascript:window.harmed='link'//",
    '"><svg/onload="window.harmed=\'svg\'">',
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = _BROWSER
    for flag in [*_FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"intl.accept_languages": "zh-CN"})
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    os.environ.setdefault("SE_OFFLINE", "true")  # selenium's own manager must not look for drivers on the net
    driver = webdriver.Chrome(options=options, service=Service(_DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Callable[..., Any]:
    def opened(page: bytes, width: int = 1280, height: int = 720, scheme: str = "light") -> Any:
        file = tmp_path / "图.html"
        file.write_bytes(page)
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.get(file.as_uri())
        WebDriverWait(browser, 20).until(lambda one: one.execute_script("return Boolean(window.gongbao)"))
        return browser

    return opened


@pytest.fixture(scope="module")
def page() -> bytes:
    return html(fixture.store(), "云溪工运")


def panel(browser: Any) -> str:
    element = browser.find_element(By.ID, "panel")
    return str(element.text) if element.is_displayed() else ""


def place(browser: Any, label: str) -> tuple[float, float]:
    """Where the node stands in the window."""
    x, y = browser.execute_script(
        """const data = JSON.parse(document.getElementById("data").textContent);
        const id = data.nodes.findIndex((node) => node[1] === arguments[0]);
        const at = window.gongbao.network.canvasToDOM(window.gongbao.network.getPosition(id));
        const box = document.querySelector("#canvas canvas").getBoundingClientRect();
        return [box.left + at.x, box.top + at.y];""",
        label,
    )
    return x, y


def middle(browser: Any, one: str, other: str) -> tuple[float, float]:
    """The middle of the line between two nodes."""
    (a, b), (c, d) = place(browser, one), place(browser, other)
    return (a + c) / 2, (b + d) / 2


def click(browser: Any, x: float, y: float) -> None:
    for kind in ("mousePressed", "mouseReleased"):
        event = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
        browser.execute_cdp_cmd("Input.dispatchMouseEvent", event)


def click_node(browser: Any, label: str) -> None:
    click(browser, *place(browser, label))


def search(browser: Any, words: str) -> list[str]:
    field = browser.find_element(By.ID, "query")
    field.clear()
    field.send_keys(words)
    return [item.text for item in browser.find_elements(By.CSS_SELECTOR, "#results button")]


def test_a_click_shows_the_facts_with_their_sentences(show: Callable[..., Any], page: bytes) -> None:
    browser = show(page)
    assert panel(browser) == ""
    click_node(browser, "“跃动云溪”职工运动会")
    WebDriverWait(browser, 5).until(panel)
    text = panel(browser)
    for wanted in (
        "“跃动云溪”职工运动会", "竞赛", "主办", "云溪县妇女联合会", "≥3100 人次", "惠及职工", fixture.HEAD, "云溪工运",
        "2024-08-06", "置信度 0.90", "8月5日上午，云溪县总工会联合县妇联举办“跃动云溪”职工运动会。",
    ):  # fmt: skip
        assert wanted in text, wanted
    marks = [mark.text for mark in browser.find_elements(By.CSS_SELECTOR, "#panel mark")]
    assert "程照出席并讲话" in marks


def test_facts_lead_to_their_other_end(show: Callable[..., Any], page: bytes) -> None:
    browser = show(page)
    click_node(browser, "林一禾")
    WebDriverWait(browser, 5).until(panel)
    quotes = browser.find_elements(By.CSS_SELECTOR, "#panel blockquote")
    assert [quote.text for quote in quotes] == ["县妇联主席林一禾主持。"]  # once, though two spans stand in it
    assert [mark.text for mark in quotes[0].find_elements(By.TAG_NAME, "mark")] == ["林一禾", "主持"]
    browser.find_element(By.CSS_SELECTOR, "#panel .link").click()
    assert browser.find_element(By.CSS_SELECTOR, "#panel h2").text == "“跃动云溪”职工运动会"
    browser.find_element(By.CSS_SELECTOR, "#panel .close").click()
    assert panel(browser) == ""


def test_a_click_on_a_line_shows_its_facts(show: Callable[..., Any], page: bytes) -> None:
    browser = show(page)
    x, y = middle(browser, "程照", "中共云溪县委员会")
    click(browser, x, y)
    WebDriverWait(browser, 5).until(panel)
    assert "程照 → 中共云溪县委员会" in panel(browser)
    assert "副书记" in panel(browser)


def test_search_finds_names_other_names_and_initials(show: Callable[..., Any], page: bytes) -> None:
    browser = show(page)
    assert search(browser, "程照") == ["程照"]
    assert search(browser, "县妇联") == ["云溪县妇女联合会"]
    assert search(browser, "yxxzgh") == ["云溪县总工会"]
    assert search(browser, "云溪县")[0] == "云溪县"  # before 云溪县总工会, which more is said of
    assert search(browser, "没有这个名字") == []
    search(browser, "程照")
    browser.find_element(By.ID, "query").send_keys(Keys.ENTER)
    assert "副书记" in panel(browser)
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE)
    assert panel(browser) == ""


def test_the_legend_filters(show: Callable[..., Any], page: bytes) -> None:
    browser = show(page)
    shown = "return Object.keys(window.gongbao.network.getPositions()).length"
    before = browser.execute_script(shown)
    box = browser.find_element(By.CSS_SELECTOR, "#legend input[value=person]")
    box.click()
    assert browser.execute_script(shown) == before - 2
    assert search(browser, "程照") == ["程照"]
    browser.find_element(By.ID, "query").send_keys(Keys.ENTER)  # who is looked for is shown again
    assert box.is_selected()
    assert browser.execute_script(shown) == before


def test_both_languages(show: Callable[..., Any], page: bytes) -> None:
    browser = show(page)
    legend = browser.find_element(By.ID, "legend")
    assert "组织机构" in legend.text
    click_node(browser, "程照")
    WebDriverWait(browser, 5).until(panel)
    browser.find_element(By.ID, "language").click()
    assert "Organisations" in legend.text
    assert "Post" in panel(browser)
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == "en"


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_the_screen(show: Callable[..., Any], page: bytes, width: int, height: int, scheme: str) -> None:
    browser = show(page, width, height, scheme)
    search(browser, "程照")
    browser.find_element(By.ID, "query").send_keys(Keys.ENTER)
    root = "document.documentElement"
    assert browser.execute_script(f"return {root}.scrollWidth") <= width
    assert browser.execute_script(f"return {root}.scrollHeight") <= height
    box = browser.find_element(By.ID, "panel").rect
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert box["width"] * box["height"] < 0.6 * width * height  # the network stays in sight
    ground = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (scheme == "light")


def test_nothing_is_asked_of_the_net(show: Callable[..., Any], page: bytes) -> None:
    browser = show(page)
    browser.get_log("performance")
    browser.get_log("browser")
    browser.refresh()
    WebDriverWait(browser, 20).until(lambda one: one.execute_script("return Boolean(window.gongbao)"))
    click_node(browser, "程照")
    WebDriverWait(browser, 5).until(panel)
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert asked
    assert [url for url in asked if not url.startswith(("file://", "data:"))] == []
    assert browser.get_log("browser") == []  # nor did the content security policy have to stop anything


@pytest.mark.parametrize("attack", _ATTACKS)
def test_text_never_runs(show: Callable[..., Any], attack: str) -> None:
    browser = show(html(fixture.store(fixture.poisoned(attack)), f"标题{attack}"))
    for words in ("程照", "运动会", "总工会"):
        assert search(browser, words)
        browser.find_element(By.ID, "query").send_keys(Keys.ENTER)
        assert attack in browser.find_element(By.CSS_SELECTOR, "#panel h2").get_attribute("textContent")
    assert browser.execute_script("return window.harmed ?? null") is None
    assert browser.find_elements(By.CSS_SELECTOR, "img, svg, iframe, a, body script[src]") == []
    assert browser.get_log("browser") == []
