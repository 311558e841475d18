"""The page in a real browser: the sheet that is printed."""

import io
from base64 import b64decode
from collections.abc import Callable

import browser
import network_fixture as fixture
import pypdfium2
from browser import Tab

from kg.publish.network import html

pytestmark = browser.needed
Show = Callable[..., Tab]
_ATTACK = "<img src=x onerror=\"window.harmed='img'\">"


def printed(tab: Tab) -> str:
    data = b64decode(tab.driver.execute_cdp_cmd("Page.printToPDF", {})["data"])
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(data)))


def test_the_selection_is_printed_with_its_sources(show: Show) -> None:
    tab = show(fragment="#several=cheng~lin")
    text = printed(tab).replace("\r\n", "").replace("\n", "")
    for wanted in ("程照", "林一禾", "主席", "出处", "云溪县总工会举办职工运动会", "2024-08-06", "林一禾主持。"):
        assert wanted in text, wanted
    assert "[1]" in text and "搜索" not in text
    assert tab.find("#sheet").get_attribute("textContent") == ""  # gone again
    whole = printed(show())
    assert "重庆市" in whole and "导出" not in whole


def test_it_is_printed_light_from_a_dark_page_and_by_the_menu(show: Show) -> None:
    tab = show(scheme="dark", fragment="#lang=en&chosen=cheng")
    tab.run("(window.print = () => { window.asked = true; })")
    tab.find("#export summary").click()
    tab.find("#export button[value=sheet]").click()
    assert tab.run("window.asked")
    tab.run("dispatchEvent(new Event('beforeprint'))")
    tab.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert tab.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.find("#sheet").is_displayed() and not tab.find("header").is_displayed()
    assert "Sources" in tab.find("#sheet").text and "Post" in tab.find("#sheet").text
    tab.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_text_never_runs_on_the_sheet(show: Show) -> None:
    tab = show(html(fixture.store(fixture.poisoned(_ATTACK)), _ATTACK))
    tab.run("dispatchEvent(new Event('beforeprint'))")
    assert tab.find("#sheet").get_attribute("textContent").count(_ATTACK) > 10
    assert tab.run("window.harmed ?? null") is None and tab.all("#sheet img") == []
    assert tab.driver.get_log("browser") == []
