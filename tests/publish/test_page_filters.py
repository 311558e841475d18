"""The filters of the page, as a reader uses them."""

from collections.abc import Callable

import browser
import network_fixture as fixture
from browser import Tab
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from kg.publish.network import html

pytestmark = browser.needed
Show = Callable[..., Tab]
GAMES = "“跃动云溪”职工运动会"


def test_the_legend_filters_and_documents_are_folded(show: Show) -> None:
    tab = show()
    before = tab.shown()
    assert "职工文体活动三年行动计划" not in before
    tab.find("#legend input[value=document]").click()
    assert tab.shown() - before == {"职工文体活动三年行动计划"}
    tab.find("#legend input[value=person]").click()
    assert tab.shown() == (before | {"职工文体活动三年行动计划"}) - {"程照", "林一禾"}
    tab.find("#legend input[value=person]").click()
    tab.find("#legend input[value=post]").click()  # the post stands between its holder and its body
    assert "主席" in tab.shown()


def test_the_filters_sift_network_and_table_alike(show: Show) -> None:
    tab = show()
    tab.find("#filters summary").click()
    Select(tab.find("#relation")).select_by_visible_text("职务")
    assert tab.shown() == {"程照", "云溪县总工会", "中共云溪县委员会"}
    assert "relation=org" in tab.run("location.hash")
    tab.find("#view-table").click()
    assert set(tab.texts("tbody th")) == {"程照", "云溪县总工会", "中共云溪县委员会"}
    tab.find("#reset").click()
    assert len(tab.texts("tbody th")) == 8


def test_the_class_filter(show: Show) -> None:
    tab = show()
    tab.find("#filters summary").click()
    Select(tab.find("#cls")).select_by_visible_text("工会")
    assert tab.shown() == {"云溪县总工会"}
    Select(tab.find("#cls")).select_by_visible_text("公职人员")
    assert tab.shown() == {"程照"}
    tab.click(*tab.place("程照"))
    assert "副书记" in tab.panel()  # what is said of who passes is still told
    sent = show(fragment=tab.run("location.hash"))
    sent.find("#filters summary").click()
    assert sent.shown() == {"程照"}
    Select(sent.find("#cls")).select_by_visible_text("全部")
    assert len(sent.shown()) == 8


def test_the_source_filter(show: Show) -> None:
    assert not show().find("#source").is_displayed()  # one source: nothing to choose
    second = (
        ':paper a kgo:SourceDocument ; dcterms:title "云溪日报" . :news a schema:NewsArticle ; nif:isString "文" ; '
        'schema:headline "林一禾走访企业" ; schema:isPartOf :paper ; schema:mentions :lin .'
    )
    tab = show(html(fixture.store(fixture.turtle() + second), "两报"))
    tab.find("#filters summary").click()
    Select(tab.find("#source")).select_by_visible_text("云溪日报")
    assert tab.shown() == {"林一禾"}
    tab.click(*tab.place("林一禾"))
    assert "因筛选未显示： 1" in tab.panel()  # that she chaired the games says the other one
    Select(tab.find("#source")).select_by_visible_text("云溪工运")
    assert {GAMES, "程照"} <= tab.shown() and "林一禾" not in tab.shown()


def test_the_confidence_slider_by_keyboard(show: Show) -> None:
    tab = show()
    tab.find("#filters summary").click()
    slider = tab.find("#sure")
    slider.send_keys(Keys.ARROW_RIGHT * 14)
    assert tab.find("#sure-said").text == "≥ 0.70"
    assert "林一禾" not in tab.shown()  # who is only in a fact of confidence 0.6
    slider.send_keys(Keys.HOME)
    assert "林一禾" in tab.shown()


def test_the_time_slider_by_keyboard(show: Show) -> None:
    tab = show()
    tab.find("#filters summary").click()
    since, until = tab.find("#from"), tab.find("#to")
    assert since.get_attribute("aria-valuetext") == "2024-08-05"
    since.send_keys(Keys.END)
    assert GAMES not in tab.shown()  # on 5 August, before the article of the 6th
    assert "程照" in tab.shown()
    assert "from=2024-08-06" in tab.run("location.hash")
    until.send_keys(Keys.HOME)  # drawn below the first day: that goes along
    assert (tab.find("#from-said").text, tab.find("#to-said").text) == ("2024-08-05", "2024-08-05")
    assert GAMES in tab.shown()


def test_where_nothing_is_left_the_page_says_so_and_leads_back(show: Show) -> None:
    tab = show(fragment="#cls=kgo:TradeUnion&relation=kgo:chairedBy")
    assert tab.shown() == set()
    assert tab.find("#empty").text.startswith("没有符合筛选条件的内容")
    tab.find("#unfilter").click()
    assert {GAMES, "职工文体活动三年行动计划"} < tab.shown()
    assert not tab.find("#empty").is_displayed()
    empty = show(html(fixture.store(""), "空"))
    assert empty.find("#empty").text == "图中没有内容"
    undated = show(html(fixture.store(fixture.stars(3)), "无日期"), fragment="#view=time")
    assert undated.find("#empty").text.startswith("没有带日期的活动")
