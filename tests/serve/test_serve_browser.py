"""The page at / in a real browser: a question a click away, nodes that link to their page, search as one types."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from served import Server

sys.path.insert(0, str(Path(__file__).parent.parent / "publish"))
import browser

pytestmark = browser.needed


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    yield from browser.start(tmp_path_factory.mktemp("profile"))


def until(driver: Any, script: str) -> Any:
    return browser.WebDriverWait(driver, 20, 0.05).until(lambda one: one.execute_script(f"return {script}"))


def test_a_question_is_a_click_away(server: Server, driver: Any) -> None:
    driver.get(server.url)
    until(driver, "document.querySelector('.CodeMirror')")
    driver.find_element("css selector", "[data-number='6']").click()
    until(driver, "document.querySelectorAll('#answer tbody tr').length")
    assert "清河县总工会" in driver.find_element("id", "answer").text
    assert "行" in driver.find_element("id", "state").text


def test_nodes_link_to_their_page_and_a_typo_is_shown(server: Server, driver: Any) -> None:
    driver.get(server.url)
    until(driver, "document.querySelector('.CodeMirror')")
    editor = "document.querySelector('.CodeMirror').CodeMirror"
    driver.execute_script(f"{editor}.setValue('SELECT ?s {{ ?s a kgo:TradeUnion ')")
    driver.find_element("id", "run").click()
    assert "not SPARQL: line 1" in until(driver, "document.querySelector('#state.fault')?.textContent")
    driver.execute_script(f"{editor}.setValue('SELECT ?s {{ ?s a kgo:TradeUnion }}')")
    driver.find_element("id", "run").click()
    until(driver, "document.querySelector('#answer tbody a')")
    driver.find_element("css selector", "#answer tbody a").click()
    assert "工会" in until(driver, "document.querySelector('h1')?.textContent")


def test_search_suggests_as_one_types(server: Server, driver: Any) -> None:
    driver.get(server.url)
    box = driver.find_element("id", "search")
    box.send_keys("清河工会")
    assert until(driver, "document.querySelector('#found a')?.textContent").startswith("清河县总工会")
    box.send_keys("\ue007")  # Enter
    assert until(driver, "document.querySelector('h1')?.textContent") == "清河县总工会"


def test_a_question_in_chinese(server: Server, driver: Any) -> None:
    driver.get(server.url)
    driver.find_element("id", "chinese").send_keys("职工读书分享会由谁主持？\ue007")
    assert until(driver, "document.querySelector('.answer')?.textContent") == "职工读书分享会的主持人：林若岚。"
    driver.find_element("link text", "在编辑器中打开").click()
    until(driver, "document.querySelector('.CodeMirror')")
    driver.find_element("id", "run").click()
    assert (
        until(driver, "document.querySelector('#answer tbody td')")
        and "林若岚" in driver.find_element("id", "answer").text
    )


def test_nothing_is_asked_elsewhere(server: Server, driver: Any) -> None:
    driver.get(server.url)
    until(driver, "document.querySelector('.CodeMirror')")
    asked = driver.execute_script("return performance.getEntriesByType('resource').map((one) => one.name)")
    assert asked and {urlsplit(one).netloc for one in asked} == {urlsplit(server.url).netloc}
    faults = [
        one["message"] for one in driver.get_log("browser") if one["level"] == "SEVERE" and "400" not in one["message"]
    ]
    assert not faults
