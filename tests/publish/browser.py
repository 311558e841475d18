"""Chromium for the tests of the page, driven by selenium; without a browser they are skipped with one clear line."""

import os
import shutil
import time
from collections.abc import Iterator
from itertools import count as numbers
from pathlib import Path
from typing import Any

import pytest

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed: no browser tests")
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

_BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_DRIVER = shutil.which("chromedriver")
needed = pytest.mark.skipif(
    not (_BROWSER and _DRIVER), reason="no browser: the page is tested with chromium and chromedriver"
)
_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --window-size=1280,720"
)
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 28)"}  # what pages are painted on
_OPENED = numbers()
# One question: asking the driver of each element whether it is in sight takes longer than to open a page.
_TEXTS = """[...document.querySelectorAll(arguments[0])]
  .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .map((one) => one.innerText.trim())"""
# Pictures of what the tests see, kept for people to look at.
PICTURES = Path(os.environ.get("PICTURES", Path(__file__).parents[2] / "output" / "pictures"))


def start(profile: Path) -> Iterator[Any]:
    """A browser whose profile lies in the folder `profile`; it ends with the iterator."""
    options = webdriver.ChromeOptions()
    options.binary_location = _BROWSER
    for flag in [*_FLAGS.split(), f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    downloads = {"download.default_directory": str(profile), "download.prompt_for_download": False}
    options.add_experimental_option("prefs", {"intl.accept_languages": "zh-CN", **downloads})
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    os.environ.setdefault("SE_OFFLINE", "true")  # selenium's own manager must not look for drivers on the net
    driver = webdriver.Chrome(options=options, service=Service(_DRIVER))
    try:
        yield driver
    finally:
        driver.quit()


def paint(driver: Any, scheme: str) -> None:
    """Let pages be `light` or `dark`, the one that is shown too."""
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)


def size(driver: Any, width: int, height: int) -> None:
    """Let the window be a desk's or, where narrow, a phone's; a page that is shown is laid out anew."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def faults(driver: Any) -> set[str]:
    """What axe-core finds serious or critical in the page that is shown."""
    if not driver.execute_script("return Boolean(window.axe)"):
        driver.execute_script((Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8"))
    found = driver.execute_async_script("axe.run(document, {resultTypes: ['violations']}).then(arguments[0])")
    assert len(found["passes"]) > 10
    return {
        f"{fault['id']}: {node['html'][:120]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    }


class Tab:
    """A page that is open in a browser, and what a reader does there."""

    def __init__(self, driver: Any, file: Path, width: int, height: int, scheme: str, fragment: str = "") -> None:
        self.driver = driver
        paint(driver, scheme)
        size(driver, width, height)
        driver.get(f"{file.as_uri()}?{next(_OPENED)}{fragment}")  # anew, though the same was open before
        self.ready()

    def follow(self, fragment: str) -> None:
        """What a link to `fragment` leads to, in the page that is open."""
        there = "addEventListener('popstate', () => setTimeout(arguments[1]), { once: true });"
        self.driver.execute_async_script(f"{there} location.hash = arguments[0];", fragment)

    def ready(self) -> None:
        self.until("window.gongbao && performance.getEntriesByName('gongbao:drawn').length")

    def run(self, script: str, *arguments: Any) -> Any:
        """What the expression `script` gives in the page."""
        return self.driver.execute_script(f"return {script}", *arguments)

    def until(self, script: str, *arguments: Any, seconds: int = 20) -> Any:
        """Wait until the expression `script` gives something true in the page, and return that."""
        return WebDriverWait(self.driver, seconds, 0.05).until(
            lambda one: one.execute_script(f"return {script}", *arguments)
        )

    def settle(self) -> None:
        """Wait until what has been asked for is drawn."""
        self.driver.execute_async_script(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)));"
        )

    def still(self, script: str) -> Any:
        """What the expression `script` gives once it gives the same after one more drawing."""
        found = [None]

        def same(_: Any) -> Any:
            self.settle()
            found.append(self.run(script))
            return found[-1] if found[-1] == found[-2] else None

        return WebDriverWait(self.driver, 20, 0.05).until(same)

    def find(self, selector: str) -> Any:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[Any]:
        return list(self.driver.find_elements(By.CSS_SELECTOR, selector))

    def texts(self, selector: str) -> list[str]:
        """The texts of all elements that are in sight."""
        return list(self.run(_TEXTS, selector))

    def panel(self) -> str:
        return "".join(self.texts("#panel"))

    def search(self, words: str) -> list[str]:
        """Type `words` and return the names suggested."""
        field = self.find("#query")
        field.clear()
        field.send_keys(words)
        return self.texts("#results li > span")

    def choose(self, name: str) -> None:
        """Choose the node with this name by the search."""
        self.search(name)
        self.find("#query").send_keys(Keys.ENTER)
        self.until("document.querySelector('#panel h2').textContent === arguments[0]", name)

    def place(self, label: str) -> tuple[float, float]:
        """Where the node stands in the window."""
        at = self.run("window.gongbao.place(arguments[0])", label)
        box = self.find("#canvas").rect
        return box["x"] + at["x"], box["y"] + at["y"]

    def place_of(self, label: str) -> tuple[float, float]:
        """Where a drawn node of any kind stands in the window."""
        self.settle()
        number = "Object.keys(window.gongbao.network.getPositions())[window.gongbao.shown().indexOf(arguments[0])]"
        place = f"window.gongbao.network.canvasToDOM(window.gongbao.network.getPosition({number}))"
        at, box = self.run(place, label), self.find("#canvas").rect
        return box["x"] + at["x"], box["y"] + at["y"]

    def shown(self) -> set[str]:
        self.settle()
        return set(self.run("window.gongbao.shown()"))

    def click(self, x: float, y: float, times: int = 1) -> None:
        """Click so many `times`, a tenth of a second apart by the clicks' own time, however slow the machine."""
        began = time.time()
        for count in range(1, times + 1):
            for kind in ("mousePressed", "mouseReleased"):
                event = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": count}
                event["timestamp"] = began + 0.1 * (count - 1)
                self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)

    def picture(self, name: str) -> None:
        self.settle()
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(PICTURES / f"{name}.png"))
