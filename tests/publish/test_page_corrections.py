"""The reader puts something right: the page collects it, the file that it gives is followed, and it is gone."""

import time
from collections.abc import Callable
from pathlib import Path

import browser
import pytest
from browser import Tab

from kg.cli import main
from kg.curate import load
from kg.graph import store
from kg.graph.query import ask

pytestmark = browser.needed
Show = Callable[..., Tab]
TEXT = (
    "安吉县总工会举办急救技能培训班\n\n8月6日，安吉县总工会在县工人文化宫举办急救技能培训班。县总工会主席李晓梅讲话。"
    "到场的有周文博等人。长兴县总工会副主席陈可欣出席。"
)


def build(folder: Path) -> Path:
    out = folder / "out"
    assert main(["build", str(folder / "a.txt"), "-o", str(out), "--name", "g", "--date", "2025-08-08"]) == 0
    return out / "g.html"


def rows(folder: Path, query: str) -> tuple[tuple[str, ...], ...]:
    return ask(store.load(folder / "out" / "g.ttl"), query).rows


def choose(tab: Tab, name: str) -> None:
    tab.search(name)
    tab.find("#query").send_keys("\ue007")
    tab.until("document.querySelector('#panel h2')?.textContent === arguments[0]", name)


def press(tab: Tab, selector: str, text: str) -> None:
    found = [one for one in tab.all(selector) if text in (one.text, one.get_attribute("value"))]
    assert found, tab.texts(selector)
    tab.run("arguments[0].click()", found[0])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    build(tmp_path)
    return tmp_path


def test_correct_rebuild_gone(folder: Path, show: Show, downloads: Path) -> None:
    tab = show((folder / "out" / "g.html").read_bytes())
    choose(tab, "李晓梅")
    assert not tab.all(".wrong"), "nothing is in the way of who only reads"
    tab.find("#mend").click()
    facts = [one for one in tab.all("#panel .facts > li") if "主席" in one.text]
    tab.run("arguments[0].querySelector('.wrong').click()", facts[0])
    tab.run("(document.querySelector('.correct input[name=label]').value = '李小梅', 1)")
    tab.run("(document.querySelector('.correct').requestSubmit(), 1)")
    choose(tab, "急救技能培训班")
    fields = {"predicate": "schema:attendee", "object": "周文博", "words": "到场的有周文博"}
    for name, value in fields.items():
        tab.run("(document.querySelector(`.correct [name=${arguments[0]}]`).value = arguments[1], 1)", name, value)
    tab.run("(document.querySelectorAll('.correct')[1].requestSubmit(), 1)")
    choose(tab, "陈可欣")
    press(tab, ".corrections > button", "这不成立")
    assert tab.find("#correction-count").text == "4"
    tab.find("#corrections summary").click()
    assert "李晓梅 → 李小梅" in tab.find("#correction-list").text
    tab.picture("corrections")
    tab.find("#correction-save").click()
    path = downloads / "g.curation.yaml"
    end = time.monotonic() + 20
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.05)
    text = path.read_text(encoding="utf-8")
    path.unlink()
    assert text == tab.run("window.gongbao.curation()")
    (folder / "out" / "g.curation.yaml").write_text(text, encoding="utf-8")
    assert main(["curate", "check", "g", "-o", str(folder / "out")]) == 0
    build(folder)
    assert rows(folder, "ASK { ?p rdfs:label '李小梅'@zh MINUS { ?p org:holds ?post } }") == (("true",),)
    assert rows(folder, "ASK { ?p rdfs:label '陈可欣'@zh }") == (("false",),)
    assert rows(folder, "ASK { ?e schema:attendee/rdfs:label '周文博'@zh }") == (("true",),)
    assert not [line for line in tab.driver.get_log("browser") if line["level"] == "SEVERE"]


def test_two_that_are_one_and_a_note_taken_back(folder: Path, show: Show, tmp_path: Path) -> None:
    tab = show((folder / "out" / "g.html").read_bytes())
    tab.find("#mend").click()
    choose(tab, "安吉县总工会")
    press(tab, ".corrections > button", "与另一个是同一个 …")
    choose(tab, "长兴县总工会")
    press(tab, ".corrections > button", "同一个： 安吉县总工会")
    path = tmp_path / "x.yaml"
    path.write_text(tab.run("window.gongbao.curation()"), encoding="utf-8")
    assert [str(rule) for rule in load(path).rules] == ["same: 安吉县总工会、长兴县总工会"]
    tab.find("#corrections summary").click()
    tab.find("#correction-list .remove").click()
    assert tab.run("window.gongbao.curation()") == "" and not tab.find("#corrections").is_displayed()


def test_names_are_text_in_the_file(show: Show, tmp_path: Path) -> None:
    import network_fixture as fixture

    from kg.publish.network import html

    strange = '程: "照" # [x]'
    escaped = strange.replace('"', '\\"')
    tab = show(html(fixture.store(fixture.turtle().replace('"程照"@zh', f'"{escaped}"@zh')), "表"))
    tab.find("#mend").click()
    choose(tab, strange)
    press(tab, ".corrections > button", "这不成立")
    path = tmp_path / "x.yaml"
    path.write_text(tab.run("window.gongbao.curation()"), encoding="utf-8")
    assert [rule.names[0].label for rule in load(path).rules] == [strange]
