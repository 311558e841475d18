"""The page in a real browser: a neighbourhood unfolded step by step, nodes put away, nodes held where they stand."""

from collections.abc import Callable

import browser
from browser import Tab
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

pytestmark = browser.needed
Show = Callable[..., Tab]
GAMES = "“跃动云溪”职工运动会"


def press(tab: Tab, words: str) -> None:
    next(one for one in tab.all("#panel .tools button") if words == one.text).click()


def test_a_neighbourhood_is_unfolded_step_by_step(show: Show) -> None:
    tab = show()
    tab.choose("林一禾")
    press(tab, "一步邻域")
    assert tab.shown() == {"林一禾", GAMES}
    tab.choose(GAMES)
    before = tab.place(GAMES)
    press(tab, "展开")
    first = tab.shown()
    assert first == {"林一禾", GAMES, "程照", "云溪县总工会", "云溪县妇女联合会"}
    assert before != (0, 0)
    tab.choose("程照")
    press(tab, "展开")
    assert tab.shown() == first | {"中共云溪县委员会"}
    address = tab.run("location.hash")
    assert len(show(fragment=address).shown()) == 6
    tab = show(fragment=address)
    tab.choose(GAMES)
    press(tab, "展开")  # folded again, with those that hung on it
    assert tab.shown() == {"林一禾", GAMES}


def test_unfolded_hidden_and_pinned_by_the_keyboard(show: Show) -> None:
    tab = show()
    tab.choose("林一禾")
    press(tab, "一步邻域")
    tab.choose(GAMES)
    canvas = tab.find("#canvas")
    tab.run("document.getElementById('canvas').focus()")
    ActionChains(tab.driver).key_down(Keys.SHIFT).send_keys(Keys.ENTER).key_up(Keys.SHIFT).perform()
    tab.until("window.gongbao.shown().length === 5")
    tab.choose("程照")
    canvas.send_keys("p")
    assert "pins=cheng" in tab.run("decodeURIComponent(location.hash)")
    canvas.send_keys(Keys.DELETE)
    assert "程照" not in tab.shown() and tab.panel() == ""
    assert "已隐藏 1" in tab.find("#trail").text
    tab.find("#trail .back").click()
    assert "程照" in tab.shown()


def test_who_is_put_away_is_gone_from_all_views_until_brought_back(show: Show) -> None:
    tab = show()
    everything = tab.shown()
    tab.choose(GAMES)
    press(tab, "隐藏")
    assert tab.run("document.activeElement.id") == "canvas"
    assert tab.shown() == everything - {GAMES}
    tab.find("#view-table").click()
    assert GAMES not in tab.texts("tbody th")
    sent = show(fragment=tab.run("location.hash"))
    sent.find("#view-network").click()
    assert sent.shown() == everything - {GAMES}
    sent.choose("林一禾")
    assert GAMES in sent.panel()  # what is said of her is still told
    sent.find("#trail .back").click()
    assert sent.shown() == everything


def test_who_is_dragged_stays_there(show: Show) -> None:
    tab = show()
    x, y = tab.place("程照")
    mouse = [("mousePressed", x, y), ("mouseMoved", x + 40, y + 30), ("mouseMoved", x + 60, y + 50)]
    for kind, left, top in [*mouse, ("mouseReleased", x + 60, y + 50)]:
        event = {"type": kind, "x": left, "y": top, "button": "left", "buttons": 1, "clickCount": 1}
        tab.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)
        tab.settle()
    tab.until("location.hash.includes('pins=')")
    moved = tab.place("程照")
    assert abs(moved[0] - x - 60) < 4 and abs(moved[1] - y - 50) < 4
    tab.find("#legend input[value=document]").click()  # the scene is made anew
    assert max(abs(a - b) for a, b in zip(tab.place("程照"), moved, strict=True)) < 2
    tab.find("#forces").click()
    tab.driver.execute_async_script("setTimeout(arguments[0], 500)")
    tab.find("#forces").click()
    assert max(abs(a - b) for a, b in zip(tab.place("程照"), moved, strict=True)) < 2
    tab.choose("程照")
    press(tab, "固定")
    assert "pins" not in tab.run("location.hash")
