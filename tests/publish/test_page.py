"""The page in a real browser: what it shows, what it does, and that it stays by itself."""

import csv
import io
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import browser
import network_fixture as fixture
import pytest
from browser import Tab
from pyoxigraph import RdfFormat, Store
from selenium.webdriver.common.keys import Keys

from kg import pipeline, read
from kg.graph.prefixes import BASE
from kg.publish.network import html

pytestmark = browser.needed
Show = Callable[..., Tab]
GAMES = "“跃动云溪”职工运动会"
_ATTACKS = (
    "<img src=x onerror=\"window.harmed='img'\">",
    "</script><script>window.harmed='script'</script>",
    "<!--<script>",
    "javascript:window.harmed='link'//",
    '"><svg/onload="window.harmed=\'svg\'">',
)


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


@pytest.fixture(scope="module")
def driver(downloads: Path) -> Iterator[Any]:
    yield from browser.start(downloads)


@pytest.fixture(scope="module")
def page() -> bytes:
    return html(fixture.store(), "云溪工运")


@pytest.fixture
def show(driver: Any, tmp_path: Path, page: bytes) -> Show:
    def opened(
        data: bytes = page, width: int = 1280, height: int = 720, scheme: str = "light", fragment: str = ""
    ) -> Tab:
        file = tmp_path / "图.html"
        file.write_bytes(data)
        return Tab(driver, file, width, height, scheme, fragment)

    return opened


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


def test_the_search_is_a_combobox_for_the_keyboard(show: Show) -> None:
    tab = show()
    names = tab.search("云溪县")
    field = tab.find("#query")
    field.send_keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert tab.find(f"#{field.get_attribute('aria-activedescendant')}").text.startswith(names[1])
    field.send_keys(Keys.ENTER)
    assert tab.find("#panel h2").text == names[1]
    tab.find("body").send_keys(Keys.ESCAPE)
    assert tab.panel() == ""


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
    tab.run("(document.getElementById('relation').value = 'org:holds')")
    tab.run("document.getElementById('relation').dispatchEvent(new Event('change'))")
    assert tab.shown() == {"程照", "云溪县总工会", "中共云溪县委员会"}
    tab.find("#view-table").click()
    assert set(tab.texts("tbody th")) == {"程照", "云溪县总工会", "中共云溪县委员会"}
    tab.find("#reset").click()
    assert len(tab.texts("tbody th")) == 8
    tab.run("(document.getElementById('sure').value = 0.7)")
    tab.run("document.getElementById('sure').dispatchEvent(new Event('input'))")
    assert "林一禾" not in tab.texts("tbody th")  # who is only in a fact of confidence 0.6
    tab.find("#reset").click()
    tab.run("(document.getElementById('from').value = document.getElementById('from').max)")
    tab.run("document.getElementById('from').dispatchEvent(new Event('input'))")
    assert GAMES not in tab.texts("tbody th")  # on 5 August, before the article of the 6th
    assert "程照" in tab.texts("tbody th")
    assert "from=2024-08-06" in tab.run("location.hash")


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


def test_the_keyboard_alone(show: Show) -> None:
    tab = show()
    canvas = tab.find("#canvas")
    canvas.send_keys(Keys.ARROW_RIGHT)
    met = {tab.find("#panel h2").text}
    for key in (Keys.ARROW_LEFT, Keys.ARROW_UP, Keys.ARROW_RIGHT, Keys.ARROW_DOWN):
        canvas.send_keys(key)
        met.add(tab.find("#panel h2").text)
    assert len(met) > 2
    scale = tab.run("window.gongbao.network.getScale()")
    canvas.send_keys("+")
    assert tab.run("window.gongbao.network.getScale()") > scale
    canvas.send_keys(Keys.ENTER)
    assert "focus=" in tab.run("location.hash")
    tab.find("body").send_keys("/")
    assert tab.run("document.activeElement.id") == "query"


def test_both_languages_and_the_dark(show: Show) -> None:
    tab = show()
    legend = tab.find("#legend")
    assert "组织机构" in legend.text
    tab.search("程照")
    tab.find("#query").send_keys(Keys.ENTER)
    tab.find("#language").click()
    assert "Organisations" in legend.text
    assert "Post" in tab.panel()
    assert tab.find("html").get_attribute("lang") == "en"
    assert "lang=en" in tab.run("location.hash")
    ground = tab.run("getComputedStyle(document.body).backgroundColor")
    tab.find("#theme").click()
    assert tab.run("getComputedStyle(document.body).backgroundColor") != ground


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_the_screen(show: Show, width: int, height: int, scheme: str) -> None:
    tab = show(width=width, height=height, scheme=scheme)
    tab.search("程照")
    tab.find("#query").send_keys(Keys.ENTER)
    root = "document.documentElement"
    assert tab.run(f"{root}.scrollWidth") <= width
    assert tab.run(f"{root}.scrollHeight") <= height
    box = tab.find("#panel").rect
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert box["width"] * box["height"] < 0.6 * width * height  # the network stays in sight
    x, y = tab.until("(window.gongbao.network.redraw(), Object.values(window.gongbao.place('程照')))")
    assert x < width and y < height
    ground = tab.run("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (scheme == "light")
    tab.picture(f"screen-{width}-{scheme}")


def test_what_is_in_view_can_be_taken_along(show: Show, downloads: Path) -> None:
    tab = show()
    rows = list(csv.reader(io.StringIO(tab.run("window.gongbao.csv()").lstrip("\ufeff"))))
    assert rows[0][:3] == ["主体", "关系", "客体"]
    assert [GAMES, "主持", "林一禾"] in [row[:3] for row in rows]
    store = Store()
    store.load(tab.run("window.gongbao.turtle()").encode(), RdfFormat.TURTLE)
    whole = fixture.store()
    assert len(store) > 30
    assert [quad for quad in store if quad not in whole] == []
    drawing = tab.run(
        "new DOMParser().parseFromString(window.gongbao.svg(), 'image/svg+xml').documentElement.textContent"
    )
    assert "程照" in drawing and "云溪县总工会" in drawing
    for kind in ("png", "svg", "csv", "ttl"):
        tab.find("#export summary").click()
        tab.find(f"#export button[value={kind}]").click()
    names = [f"云溪工运.{kind}" for kind in ("png", "svg", "csv", "ttl")]
    for _ in range(100):
        if all((downloads / name).exists() for name in names):
            break
        time.sleep(0.1)
    assert (downloads / names[0]).read_bytes().startswith(b"\x89PNG")
    assert (downloads / names[3]).read_text(encoding="utf-8") == tab.run("window.gongbao.turtle()")
    assert tab.driver.get_log("browser") == []


def test_a_cell_is_no_formula(show: Show) -> None:
    tab = show(html(fixture.store(fixture.turtle().replace('"程照"@zh', '"=1+1"@zh')), "表"))
    assert '"\'=1+1"' in tab.run("window.gongbao.csv()")


def test_forces_on_demand(show: Show) -> None:
    tab = show()
    before = tab.place("程照")
    tab.find("#forces").click()
    tab.until("window.gongbao.network.physics.physicsEnabled")
    tab.driver.execute_async_script("setTimeout(arguments[0], 800)")
    tab.find("#forces").click()
    assert tab.find("#forces").get_attribute("aria-pressed") == "false"
    assert tab.place("程照") != before


@pytest.mark.parametrize("fragment", ["", "#view=table", "#view=table&facts=1&lang=en", "#view=time"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault_of_accessibility(show: Show, scheme: str, fragment: str) -> None:
    tab = show(scheme=scheme, fragment=fragment)
    tab.search("云溪县总工会")
    tab.find("#query").send_keys(Keys.ENTER)
    for summary in tab.all("#filters > summary"):
        summary.click()
    tab.driver.execute_script((Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8"))
    found = tab.driver.execute_async_script("axe.run(document).then(arguments[0])")
    faults = {
        f"{fault['id']}: {node['html'][:120]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    }
    assert faults == set()


def test_pictures_of_the_examples_for_people_to_look_at(show: Show, tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "examples"
    outcomes = list(pipeline.run(read.find([examples]), jobs=1))
    pipeline.write(outcomes, tmp_path, "examples", BASE)
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


def test_nothing_is_asked_of_the_net(show: Show) -> None:
    tab = show()
    tab.driver.get_log("performance")
    tab.driver.get_log("browser")
    tab.driver.refresh()
    tab.ready()
    tab.click(*tab.place("程照"))
    for view in ("time", "table", "network"):
        tab.find(f"#view-{view}").click()
    events = [json.loads(entry["message"])["message"] for entry in tab.driver.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert asked
    assert [url for url in asked if not url.startswith(("file://", "data:"))] == []
    assert tab.driver.get_log("browser") == []  # nor did the content security policy have to stop anything


@pytest.mark.parametrize("attack", _ATTACKS)
def test_text_never_runs(show: Show, attack: str) -> None:
    tab = show(html(fixture.store(fixture.poisoned(attack)), f"标题{attack}"))
    for words in ("程照", "运动会", "总工会"):
        assert tab.search(words)
        tab.find("#query").send_keys(Keys.ENTER)
        assert attack in tab.find("#panel h2").get_attribute("textContent")
    tab.find("#view-table").click()
    tab.all("#table .switch button")[1].click()
    tab.run("[window.gongbao.svg(), window.gongbao.csv(), window.gongbao.turtle()]")
    Store().load(tab.run("window.gongbao.turtle()").encode(), RdfFormat.TURTLE)
    tab.find("#view-time").click()
    assert tab.run("window.harmed ?? null") is None
    assert tab.all("img, svg, iframe, a, body script[src]") == []
    assert tab.driver.get_log("browser") == []


@pytest.mark.parametrize(
    "fragment", ["#focus=none&chosen=<img>&group=7&view=x&hidden=,&sure=x&from=1", "#%", "#line=~"]
)
def test_a_broken_address_opens_the_page_all_the_same(show: Show, fragment: str) -> None:
    tab = show(fragment=fragment)
    assert tab.find("#view-network").get_attribute("aria-pressed") == "true"
    assert [entry for entry in tab.driver.get_log("browser") if entry["level"] == "SEVERE"] == []
