"""The page in a real browser: what it shows and where its parts lead."""

from collections.abc import Callable
from pathlib import Path

import browser
import network_fixture as fixture
from browser import Tab
from selenium.webdriver.common.keys import Keys

from kg.cli import main
from kg.publish.network import html

pytestmark = browser.needed
Show = Callable[..., Tab]
GAMES = "“跃动云溪”职工运动会"


def test_a_click_shows_the_facts_with_their_sentences(show: Show) -> None:
    tab = show()
    assert tab.panel() == ""
    tab.click(*tab.place(GAMES))
    tab.until("!document.getElementById('panel').hidden")
    text = tab.panel()
    for wanted in (
        GAMES, "竞赛", "主办", "云溪县妇女联合会", "≥3100 人次", "惠及职工", fixture.HEAD, "云溪工运", "2024-08-06",
        "置信度 0.90", "8月5日上午，云溪县总工会联合县妇联举办“跃动云溪”职工运动会。",
    ):  # fmt: skip
        assert wanted in text, wanted
    assert "程照出席并讲话" in tab.texts("#panel mark")
    tab.picture("panel")


def test_facts_lead_to_their_other_end(show: Show) -> None:
    tab = show()
    tab.search("林一禾")
    tab.find("#query").send_keys(Keys.ENTER)
    quotes = tab.all("#panel blockquote")
    assert [quote.text for quote in quotes] == ["县妇联主席林一禾主持。"]  # once, though two spans stand in it
    assert tab.texts("#panel mark") == ["林一禾", "主持"]
    tab.find("#panel .link").click()
    assert tab.find("#panel h2").text == GAMES
    tab.driver.back()
    tab.until("document.querySelector('#panel h2').textContent === '林一禾'")
    tab.find("#panel .close").click()
    assert tab.panel() == ""


def test_an_organisation_shows_its_people_and_its_events_by_date(show: Show) -> None:
    tab = show()
    tab.search("云溪县总工会")
    tab.find("#query").send_keys(Keys.ENTER)
    assert tab.texts("#panel h3")[:2] == ["人员", "活动与事件"]
    first = tab.find("#panel .facts li")
    assert "程照" in first.text and "主席" in first.text
    assert "2024-08-05" in tab.all("#panel .facts")[1].text


def test_a_person_shows_the_posts_by_date_and_a_body_its_programmes_with_their_figures(show: Show) -> None:
    more = """:later a org:Membership ; org:member :cheng ; kgo:post :deputy ;
  kgo:firstAttested "2024-09-01"^^xsd:date .
:reading a kgo:Programme ; rdfs:label "书香职工计划"@zh ; kgo:runBy :union .
:books a kgo:Measurement ; schema:value "500"^^xsd:decimal ; schema:unitText "册"@zh ; kgo:measures "图书"@zh ;
  kgo:qualifier kgo:AtLeast ; kgo:subject :reading ."""
    tab = show(html(fixture.store(fixture.turtle() + more), "云溪"))
    tab.click(*tab.place("程照"))
    assert tab.texts("#panel h3")[:2] == ["职务 2", "活动与事件"]
    assert [item.text.splitlines()[0] for item in tab.all("#panel .facts")[0].find_elements("xpath", "li")] == [
        "中共云溪县委员会 副书记",
        "云溪县总工会 主席",
    ]  # the later one first
    tab.click(*tab.place("云溪县总工会"))
    tab.until("document.querySelector('#panel h2').textContent === '云溪县总工会'")
    assert "项目" in tab.texts("#panel h3")
    assert tab.texts("#panel .figures li") == ["≥500 册 图书"]


def test_a_click_on_a_line_shows_its_facts(show: Show) -> None:
    tab = show()
    (a, b), (c, d) = tab.place("程照"), tab.place("中共云溪县委员会")
    tab.click((a + c) / 2, (b + d) / 2)
    tab.until("!document.getElementById('panel').hidden")
    assert "程照 – 中共云溪县委员会" in tab.panel()
    assert "副书记" in tab.panel()


def test_search_finds_names_other_names_and_pinyin(show: Show) -> None:
    tab = show()
    assert tab.search("程照") == ["程照"]
    assert tab.search("县妇联") == ["云溪县妇女联合会"]
    assert tab.search("zgh") == ["云溪县总工会"]
    assert tab.search("yunxixianzonggonghui") == ["云溪县总工会"]
    assert tab.search("zonggong") == ["云溪县总工会"]
    assert tab.search("chongqing") == ["重庆市"]  # not zhong: 重 is read by the word it stands in
    assert tab.search("云溪县")[0] == "云溪县"  # before 云溪县总工会, which more is said of
    assert tab.search("没有这个名字") == []
    assert tab.find("#nothing").is_displayed()


def test_the_table_sorts_and_leads_to_the_panel(show: Show) -> None:
    tab = show(fragment="#view=table")
    names = tab.texts("tbody th")
    tab.find("thead [data-key=name]").click()
    up = tab.texts("tbody th")
    tab.find("thead [data-key=name]").click()
    assert tab.texts("tbody th") == up[::-1] != names
    assert tab.find("thead th").get_attribute("aria-sort") == "descending"
    assert tab.run("document.activeElement.dataset.key") == "name"
    tab.all("#table .switch button")[1].click()
    assert "置信度" in tab.texts("thead th")
    tab.find("tbody .link").send_keys(Keys.ENTER)
    assert tab.panel()
    tab.picture("table")


def test_events_stand_on_the_axis_of_time(show: Show) -> None:
    tab = show()
    tab.find("#view-time").click()
    assert tab.shown() == {GAMES}
    tab.driver.back()
    assert len(tab.shown()) > 1
    tab.driver.forward()
    assert tab.shown() == {GAMES}
    tab.picture("timeline")


def test_double_click_opens_the_neighbourhood_and_back_leaves_it(show: Show) -> None:
    tab = show()
    everything = tab.shown()
    tab.click(*tab.place("林一禾"), times=2)
    tab.until("location.hash.includes('focus')")
    assert tab.shown() == {"林一禾", GAMES}
    tab.find("#trail button:last-child").click()
    two = tab.shown()
    assert {"林一禾", GAMES, "程照", "云溪县总工会"} <= two < everything
    address = tab.run("location.hash")
    tab.picture("neighbourhood")
    tab.driver.back()
    assert tab.shown() == {"林一禾", GAMES}
    sent = show(fragment=address)
    assert sent.shown() == two
    sent.find("#trail button").click()
    assert sent.shown() == everything


def test_forces_on_demand(show: Show) -> None:
    tab = show()
    before = tab.place("程照")
    tab.find("#forces").click()
    tab.until("window.gongbao.network.physics.physicsEnabled")
    tab.driver.execute_async_script("setTimeout(arguments[0], 800)")
    tab.find("#forces").click()
    assert tab.find("#forces").get_attribute("aria-pressed") == "false"
    assert tab.place("程照") != before


def test_pictures_of_the_examples_for_people_to_look_at(show: Show, tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "examples"
    assert main(["build", str(examples / "pages"), "-o", str(tmp_path), "--name", "examples"]) == 0
    tab = show((tmp_path / "examples.html").read_bytes())
    tab.picture("network")
    tab.search("zgh")
    tab.find("#query").send_keys(Keys.ENTER)
    body = tab.find("#panel h2").text
    assert body.endswith("总工会")
    tab.all("#panel .tools button")[1].click()
    assert body in tab.shown()
    tab.driver.execute_async_script("document.activeElement.blur(); setTimeout(arguments[0], 500)")
    tab.picture("neighbourhood-of-a-union")
