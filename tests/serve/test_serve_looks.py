"""All pages in a real browser, on a desk and on a phone, in both languages, light and dark: nothing that axe finds
serious, nothing wider than the window, nothing from elsewhere, every control by the keyboard."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from served import Server, serve

sys.path.insert(0, str(Path(__file__).parent.parent / "publish"))
import browser

pytestmark = browser.needed
WIDE, PHONE = (1280, 720), (390, 844)


@pytest.fixture(scope="module")
def editing(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    """A server that would take corrections, and its token."""
    log = tmp_path_factory.mktemp("looks") / "log"
    with serve(built / "output" / "page.ttl", log, "--edit") as server:
        (token,) = re.findall(r"/edit\?token=(\S+)", log.read_text())
        yield server, token


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    yield from browser.start(tmp_path_factory.mktemp("profile"))


def person(server: Server, name: str) -> str:
    people = server.get("/browse", "text/html", cls="foaf:Person", q=name).text
    (href,) = re.findall(r'<tr><td><a href="/id/([^"]+)"', people)
    return str(href)


@pytest.fixture(scope="module")
def addresses(server: Server, editing: tuple[Server, str]) -> dict[str, str]:
    """One address of each page."""
    lin = person(server, "林若岚")
    href = re.findall(r'href="(/article/[^"]+)"', server.get("/sentences", q="工会").text)[0]
    there, token = editing
    ours = {
        "home": "/?query=" + quote("SELECT ?s ?name { ?s a kgo:TradeUnion ; rdfs:label ?name }"),
        "browse": "/browse?month=2024&q=" + quote("职工"),
        "timeline": "/browse?view=time",
        "network": "/browse?view=network",
        "map": "/browse?view=map",
        "sentences": "/sentences?q=" + quote("工会"),
        "nothing": "/sentences?q=" + quote("火星"),
        "ask": "/ask?q=" + quote("职工读书分享会由谁主持？"),
        "unclear": "/ask?q=" + quote("为什么？"),
        "node": f"/id/{lin}",
        "article": href,
        "preview": f"/reconcile/preview?id={lin}",
    }
    theirs = {"edit": f"/edit?token={token}", "correct": f"/correct/{person(there, '林知远')}"}
    return {
        **{name: server.url + path for name, path in ours.items()},
        **{name: there.url + path for name, path in theirs.items()},
    }


def show(driver: Any, address: str, size: tuple[int, int]) -> None:
    browser.paint(driver, "light")
    browser.size(driver, *size)
    driver.get(address)
    if "/?query=" in address:
        until(driver, "document.querySelector('.CodeMirror')")
        driver.find_element("id", "run").click()
        until(driver, "document.querySelector('#answer tbody a')")


def until(driver: Any, script: str) -> Any:
    return browser.WebDriverWait(driver, 20, 0.05).until(lambda one: one.execute_script(f"return {script}"))


@pytest.mark.parametrize(("language", "desk", "phone"), [("zh", "light", "dark"), ("en", "dark", "light")])
def test_no_page_has_a_serious_fault_or_is_too_wide(
    driver: Any, addresses: dict[str, str], language: str, desk: str, phone: str
) -> None:
    found = {}
    for name, address in addresses.items():
        show(driver, f"{address}{'&' if '?' in address else '?'}lang={language}", WIDE)
        for size, scheme in ((WIDE, desk), (PHONE, phone)):
            browser.size(driver, *size)
            browser.paint(driver, scheme)
            paper = driver.execute_script("return getComputedStyle(document.body).backgroundColor")
            assert paper == browser.PAPER[scheme]
            assert driver.execute_script("return innerWidth") == size[0]
            faults = browser.faults(driver)
            wide = driver.execute_script("return document.documentElement.scrollWidth")
            shown = driver.execute_script(
                "return [...document.querySelectorAll('[hidden]')].some((one) => one.offsetWidth)"
            )
            if faults or wide > size[0] or shown:
                found[name, size, scheme] = (faults, wide, shown)
        asked = driver.execute_script("return performance.getEntriesByType('resource').map((one) => one.name)")
        others = {urlsplit(one).netloc for one in asked} - {urlsplit(address).netloc}
        if others:
            found[name] = others
    assert not found


_TABS = """[...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(
  (one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0 && !one.closest('.CodeMirror'))"""


@pytest.mark.parametrize("name", ["browse", "sentences", "ask", "node", "article", "correct"])
def test_every_control_is_reached_by_the_keyboard(driver: Any, addresses: dict[str, str], name: str) -> None:
    show(driver, addresses["edit"], WIDE)  # leaves the cookie that /correct wants
    show(driver, addresses[name], WIDE)
    wanted = driver.execute_script(f"window.wanted = {_TABS}; return window.wanted.length")
    reached = set()
    for _ in range(wanted + 3):
        driver.switch_to.active_element.send_keys("\ue004")  # Tab
        reached.add(driver.execute_script("return window.wanted.indexOf(document.activeElement)"))
    assert set(range(wanted)) <= reached


def test_on_a_phone_the_results_stand_in_the_first_window(driver: Any, addresses: dict[str, str]) -> None:
    for name in ("browse", "timeline", "network", "map"):
        show(driver, addresses[name], PHONE)
        top = driver.execute_script("return document.querySelector('.views').getBoundingClientRect().bottom")
        assert top < PHONE[1], name
        links = driver.find_elements("css selector", "header > a")
        assert {link.rect["height"] for link in links} == {links[0].rect["height"]}  # none is broken in two


def test_a_number_stands_beside_the_first_line_of_its_question(driver: Any, addresses: dict[str, str]) -> None:
    show(driver, addresses["home"] + "&lang=en", WIDE)
    aligned = driver.execute_script(
        "return [...document.querySelectorAll('.question')].map((one) => getComputedStyle(one).verticalAlign)"
    )
    assert set(aligned) == {"top"}
