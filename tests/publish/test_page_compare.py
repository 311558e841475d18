"""The page in a real browser: several nodes chosen and compared."""

from collections.abc import Callable

import browser
import network_fixture as fixture
import pytest
from browser import Tab
from selenium.webdriver.common.keys import Keys

from kg.publish.network import html

pytestmark = browser.needed
Show = Callable[..., Tab]
GAMES = "“跃动云溪”职工运动会"
PLAN = "职工文体活动三年行动计划"


def select(tab: Tab, name: str) -> None:
    tab.choose(name)
    next(one for one in tab.all("#panel .tools button") if one.text == "选入").click()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_what_two_nodes_share_with_its_sentences(show: Show, width: int, height: int) -> None:
    tab = show(width=width, height=height)
    select(tab, "程照")
    assert tab.all("#trail .compare") == []  # one alone can't be compared
    select(tab, "林一禾")
    tab.find("#trail .compare").click()
    tab.until("document.querySelector('#panel h2').textContent === '程照、林一禾'")
    assert "共同的邻居 1 · 共同的活动 1" in tab.panel()
    assert tab.texts("#panel h3") == ["共同的 活动与事件"]
    assert tab.texts("#panel .by") == ["程照 讲话的活动", "林一禾 主持的活动"]
    assert "县妇联主席林一禾主持。" in tab.panel()
    assert tab.shown() == {"程照", "林一禾", GAMES}
    address = tab.run("location.hash")
    assert show(width=width, height=height, fragment=address).shown() == {"程照", "林一禾", GAMES}
    tab.picture(f"compare-{width}")


def test_selected_by_shift_and_click_and_by_the_space_bar(show: Show) -> None:
    tab = show()
    for name in ("程照", "云溪县妇女联合会"):
        x, y = tab.place(name)
        for kind in ("mousePressed", "mouseReleased"):
            event = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1, "modifiers": 8}
            tab.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)
        tab.until("document.querySelectorAll('#trail .chip').length > 0")
        tab.driver.execute_async_script("setTimeout(arguments[0], 600)")
    assert tab.panel() == "" and len(tab.all("#trail .chip")) == 2
    canvas = tab.find("#canvas")
    tab.choose("云溪县总工会")
    canvas.send_keys(Keys.SPACE)
    assert len(tab.all("#trail .chip")) == 3
    tab.find("#trail .compare").send_keys(Keys.ENTER)
    tab.until("document.querySelector('#panel h2').textContent.includes('、')")
    assert tab.texts("#panel h3")[0] == "直接相连"  # who chairs the union
    assert "云溪县总工会" in tab.panel() and GAMES in tab.panel()
    tab.find("#trail .chip").send_keys(Keys.ENTER)  # two are left
    tab.until("document.querySelectorAll('#trail .chip').length === 2")
    assert "compare=1" in tab.run("location.hash")
    tab.find("#panel .close").click()
    tab.until("document.getElementById('panel').hidden")
    assert len(tab.all("#trail .chip")) == 2  # still chosen


def test_who_is_next_to_most_of_them_comes_first_and_each_has_a_place(show: Show) -> None:
    rows = [':x a kgo:School, org:Organization ; rdfs:label "远山小学"@zh .']
    for number in range(60):
        ends = ":cheng, :lin, :x" if number < 3 else ":cheng, :lin"
        event = f':e{number} a kgo:Meeting, schema:Event ; rdfs:label "第{number}次会议"@zh'
        rows.append(f"{event} ; schema:attendee {ends} .")
    tab = show(html(fixture.store(fixture.turtle() + "\n".join(rows)), "多"), fragment="#several=cheng~lin~x&compare=1")
    tab.until("document.querySelector('#panel h2').textContent === '程照、林一禾、远山小学'")
    assert "共同的邻居 61 · 共同的活动 61" in tab.panel()
    assert len(tab.shown()) == 64
    spots = tab.run("Object.values(window.gongbao.network.getPositions()).map(({x, y}) => `${x} ${y}`)")
    assert len(set(spots)) == 64
