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


EDITOR = "document.querySelector('.CodeMirror').CodeMirror"


def opened(server: Server, driver: Any) -> None:
    """The page with its editor."""
    driver.get(server.url)
    until(driver, "document.querySelector('.CodeMirror')")


def until(driver: Any, script: str) -> Any:
    return browser.WebDriverWait(driver, 20, 0.05).until(lambda one: one.execute_script(f"return {script}"))


def test_a_question_is_a_click_away(server: Server, driver: Any) -> None:
    opened(server, driver)
    driver.find_element("css selector", "[data-number='6']").click()
    until(driver, "document.querySelectorAll('#answer tbody tr').length")
    assert "清河县总工会" in driver.find_element("id", "answer").text
    assert "行" in driver.find_element("id", "state").text


def test_nodes_link_to_their_page_and_a_typo_is_shown(server: Server, driver: Any) -> None:
    opened(server, driver)
    driver.execute_script(f"{EDITOR}.setValue('SELECT ?s {{ ?s a kgo:TradeUnion ')")
    driver.find_element("id", "run").click()
    assert "not SPARQL: line 2" in until(driver, "document.querySelector('#state.fault')?.textContent")
    driver.execute_script(f"{EDITOR}.setValue('SELECT ?s {{ ?s a kgo:TradeUnion }}')")
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


def test_a_question_has_a_form_and_names_are_links(server: Server, driver: Any) -> None:
    opened(server, driver)
    driver.find_element("css selector", "[data-number='2']").click()
    until(driver, "!document.querySelector('#setting').hidden")
    driver.find_element("id", "value").send_keys("林若")
    assert until(driver, "document.querySelector('#names option')?.value") == "林若岚"
    driver.find_element("id", "value").send_keys("岚\ue007")
    until(driver, "document.querySelector('#answer tbody a')?.textContent === '林若岚'")
    until(driver, "new URLSearchParams(location.search).get('query')?.includes('林若岚')")
    driver.refresh()  # the address has the query
    until(driver, "document.querySelector('#answer tbody a')?.textContent === '林若岚'")
    assert "林若岚" in driver.find_element("id", "answer").text
    driver.find_element("css selector", "#answer tbody a").click()
    assert until(driver, "document.querySelector('h1')?.textContent") in {"林若岚", "清河县总工会"}


def test_queries_are_kept_saved_and_copied(server: Server, driver: Any) -> None:
    opened(server, driver)
    driver.execute_script(f'{EDITOR}.setValue("# 工会\'s\\nSELECT ?s {{ ?s a kgo:TradeUnion }}")')
    driver.find_element("id", "run").click()
    until(driver, "[...document.querySelectorAll('#answer tbody a')].some((one) => one.textContent === '清河县总工会')")
    driver.find_element("id", "as").send_keys("我的查询\ue007")
    until(driver, "document.querySelector('#before')?.textContent.includes('★ 我的查询')")
    driver.find_element("id", "curl").click()
    assert until(driver, "document.querySelector('#copied').textContent").startswith("curl -H 'Accept: text/csv'")
    assert "工会'\\''s" in driver.find_element("id", "copied").text
    driver.find_element("id", "python").click()
    assert until(driver, "document.querySelector('#copied').textContent.startsWith('import json')")
    opened(server, driver)
    driver.execute_script(
        "document.querySelector('#kept').open = true; document.querySelector('#before button').click()"
    )
    until(driver, "document.querySelector('#answer tbody a')")
    assert "工会's" in driver.execute_script(f"return {EDITOR}.getValue()")


def test_classes_of_the_graph_are_offered(server: Server, driver: Any) -> None:
    opened(server, driver)
    driver.execute_script(f"{EDITOR}.setValue('SELECT ?s {{ ?s a ')")
    driver.execute_script(f"{EDITOR}.focus(); {EDITOR}.setCursor(0, 99)")
    driver.switch_to.active_element.send_keys("kgo:TradeU")
    assert until(driver, "document.querySelector('.CodeMirror-hints li')?.textContent") == "kgo:TradeUnion"
    driver.switch_to.active_element.send_keys("\ue00c")  # Escape


def test_names_of_the_graph_are_offered_as_nodes_and_as_text(server: Server, driver: Any) -> None:
    opened(server, driver)
    hint = "[...document.querySelectorAll('.CodeMirror-hints li')].find((one) => one.textContent === '清河县总工会')"
    driver.execute_script(f"{EDITOR}.setValue('SELECT ?p {{ ?p org:holds/org:postIn \\n}}')")
    driver.execute_script(f"{EDITOR}.focus(); {EDITOR}.setCursor(1, 99)")
    driver.switch_to.active_element.send_keys("清河工会")
    until(driver, hint)
    driver.execute_script(f"{hint}.click()")
    text = driver.execute_script(f"return {EDITOR}.getValue()")
    assert "org:postIn id:org-qing-he-xian-zong-gong-" in text and "清河工会" not in text
    assert text.startswith("PREFIX id: <https://")
    until(driver, "!document.querySelector('.parseErrorIcon')")  # no red mark
    driver.find_element("id", "run").click()
    until(driver, "document.querySelector('#answer tbody')?.textContent.includes('林若岚')")

    driver.execute_script(f"{EDITOR}.setValue('SELECT ?s {{ ?s rdfs:label \\n}}')")
    driver.execute_script(f"{EDITOR}.focus(); {EDITOR}.setCursor(1, 99)")
    driver.switch_to.active_element.send_keys('"清河工会')
    until(driver, hint)
    driver.execute_script(f"{hint}.click()")
    assert 'rdfs:label "清河县总工会"@zh\n' in driver.execute_script(f"return {EDITOR}.getValue()")
    driver.find_element("id", "run").click()
    until(driver, "document.querySelector('#answer tbody a')?.textContent === '清河县总工会'")


def test_prefixes_are_declared_by_themselves(server: Server, driver: Any) -> None:
    opened(server, driver)
    driver.execute_script(f"{EDITOR}.setValue('SELECT ?s {{ ?s \\n}}')")
    driver.execute_script(f"{EDITOR}.focus(); {EDITOR}.setCursor(0, 99)")
    driver.switch_to.active_element.send_keys("foaf:name ?n ; a kgo:Nothing, no:Such # org:x\ue007")
    value = driver.execute_script(f"return {EDITOR}.getValue()")
    assert "PREFIX foaf: <http://xmlns.com/foaf/0.1/>\n" in value and "PREFIX kgo: <" in value
    assert value.splitlines()[2].startswith("SELECT ?s { ?s foaf:name ?n") and value.count("PREFIX") == 2
    query = 'PREFIX  org: <http://www.w3.org/ns/org#>\\nSELECT ?s { ?s a org:Post ; rdfs:label "a foaf:b" }'
    driver.execute_script(f"{EDITOR}.setValue('{query}')")
    value = driver.execute_script(f"return {EDITOR}.getValue()")
    assert value.startswith("PREFIX rdfs: <") and value.count("PREFIX") == 2
    until(driver, "!document.querySelector('.parseErrorIcon')")
    for number in range(1, 23):  # no red mark on any question
        driver.find_element("css selector", f"[data-number='{number}']").click()
        until(driver, "!document.querySelector('.parseErrorIcon')")


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
    opened(server, driver)
    asked = driver.execute_script("return performance.getEntriesByType('resource').map((one) => one.name)")
    assert asked and {urlsplit(one).netloc for one in asked} == {urlsplit(server.url).netloc}
    faults = [
        one["message"] for one in driver.get_log("browser") if one["level"] == "SEVERE" and "400" not in one["message"]
    ]
    assert not faults


def test_names_are_asked_without_the_evidence(server: Server, driver: Any) -> None:
    opened(server, driver)
    driver.execute_script(f"{EDITOR}.setValue('SELECT (COUNT(?s) AS ?n) {{ ?s a rdf:Statement }}')")
    driver.find_element("id", "run").click()
    assert int(until(driver, "document.querySelector('#answer tbody td')?.textContent")) > 0
    driver.find_element("id", "alone").send_keys(" ")  # by keyboard
    assert until(driver, "document.querySelector('#answer tbody td')?.textContent === '0'")
    driver.find_element("id", "curl").click()
    assert "default-graph-uri=https://w3id.org/gongbao/graph" in until(
        driver, "document.querySelector('#copied').textContent"
    )
    driver.get(driver.current_url)  # the address holds it
    assert until(driver, "document.querySelector('#answer tbody td')?.textContent === '0'")
    assert driver.find_element("id", "alone").is_selected()
