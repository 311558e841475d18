"""The page in a real browser: the reader's own notes, kept in the address and exported."""

from collections.abc import Callable

import browser
from browser import Tab
from selenium.webdriver.common.keys import Keys

pytestmark = browser.needed
Show = Callable[..., Tab]
_SAID = '=查 5~6月@市里 "<b>" \\ %'


def test_a_note_stays_in_the_address_as_it_is_written(show: Show) -> None:
    tab = show(fragment="#chosen=lin")
    tab.find(".noting textarea").send_keys(_SAID)
    address = tab.run("location.href")
    assert tab.run("document.activeElement.tagName") == "TEXTAREA" and "notes=lin" in address
    tab.driver.get("about:blank")
    tab.driver.get(address)
    tab.ready()
    assert tab.find(".noting textarea").get_attribute("value") == _SAID
    tab.choose("程照")
    assert tab.find(".noting textarea").get_attribute("value") == ""
    tab.choose("林一禾")
    field = tab.find(".noting textarea")
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys(Keys.DELETE)
    assert "notes" not in tab.run("location.hash")


def test_notes_stand_in_the_table_on_the_sheet_and_in_files(show: Show) -> None:
    tab = show(fragment="#chosen=lin")
    tab.find(".noting textarea").send_keys(_SAID)
    tab.run("dispatchEvent(new Event('beforeprint'))")
    assert f"笔记: {_SAID}" in tab.find("#sheet").get_attribute("textContent")
    tab.run("dispatchEvent(new Event('afterprint'))")
    assert 'skos:editorialNote "=查 5~6月@市里 \\"<b>\\" \\\\ %"' in tab.run("window.gongbao.turtle()")
    assert "&lt;b&gt;" in tab.run("window.gongbao.gexf()")
    tab.find("#view-table").click()
    assert _SAID in tab.find("#table").text and not tab.all("#table b")


def test_a_broken_note_in_an_address_is_left_out(show: Show) -> None:
    for bad in ("lin@%25zz", "nobody@a", "lin@", "@", "~~"):
        tab = show(fragment=f"#chosen=lin&notes={bad}")
        assert tab.find(".noting textarea").get_attribute("value") == ""
        assert tab.driver.get_log("browser") == []
    tab = show(fragment=f"#chosen=lin&notes=lin@{'长' * 900}")
    assert tab.find(".noting textarea").get_attribute("value") == "长" * 500
