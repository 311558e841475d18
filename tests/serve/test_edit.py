"""`kg serve --edit`: a correction from a page is written, the graph made anew; nobody else can do that."""

import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from served import Server, serve

from kg.cli import main
from kg.graph import store
from kg.graph.query import ask

sys.path.insert(0, str(Path(__file__).parent.parent / "publish"))

TEXT = (
    "安吉县总工会举办急救技能培训班\n\n8月6日，安吉县总工会在县工人文化宫举办急救技能培训班。县总工会主席李晓梅讲话。"
    "到场的有周文博等人。"
)


class Plain(urllib.request.HTTPRedirectHandler):
    """Follows nothing: the answer itself is looked at."""

    def redirect_request(self, *_: Any) -> None:
        return None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edit")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["build", str(folder / "a.txt"), "-o", str(folder), "--name", "g", "--date", "2025-08-08"]) == 0
    return folder


@pytest.fixture(scope="module")
def editing(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    log = tmp_path_factory.mktemp("log") / "log"
    with serve(folder / "g.ttl", log, "--edit") as server:
        (token,) = re.findall(r"/edit\?token=(\S+)", log.read_text())
        yield server, token


def post(server: Server, fields: dict[str, str], cookie: str = "", **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(f"{server.url}/edit", urllib.parse.urlencode(fields).encode(), headers)
    if cookie:
        request.add_header("Cookie", f"gongbao-edit={cookie}")
    try:
        reply = urllib.request.build_opener(Plain).open(request, timeout=60)
    except urllib.error.HTTPError as error:
        reply = error
    with reply:
        return reply.status, reply.read().decode()


def node(folder: Path, name: str) -> str:
    query = f"SELECT ?x {{ ?x rdfs:label '{name}'@zh ; a foaf:Agent }}"
    return str(ask(store.load(folder / "g.ttl"), query).rows[0][0]).rpartition("/")[2].removeprefix("id:")


def says(folder: Path, query: str) -> bool:
    return ask(store.load(folder / "g.ttl"), f"ASK {{ {query} }}").rows == (("true",),)


WRONG = {"kind": "reject", "subject": "李晓梅", "predicate": "org:holds", "object": "安吉县总工会主席"}


def test_only_who_has_the_token_may_correct(editing: tuple[Server, str], folder: Path) -> None:
    server, token = editing
    own = server.url
    assert post(server, WRONG)[0] == 403
    assert post(server, {**WRONG, "token": token})[0] == 403, "the token of the form alone"
    assert post(server, WRONG, token)[0] == 403, "the cookie alone: a form of another site"
    assert post(server, {**WRONG, "token": token}, token, Origin="http://evil.example")[0] == 403
    assert post(server, {**WRONG, "token": "x" * 32}, "x" * 32, Origin=own)[0] == 403
    assert server.get("/edit", token="x").status == 403
    assert server.get("/edit").status == 403
    assert server.get(f"/correct/{node(folder, '李晓梅')}").status == 403
    assert "更正" not in server.get(f"/id/{node(folder, '李晓梅')}", "text/html").text, "no form without the cookie"
    assert not (folder / "g.curation.yaml").exists()


def test_what_can_be_no_correction_changes_nothing(editing: tuple[Server, str], folder: Path) -> None:
    server, token = editing
    before = (folder / "g.ttl").read_bytes()
    for fields, word in (
        ({"kind": "delete"}, "one of"),
        ({"kind": "rename", "subject": "李晓梅"}, "one of"),
        ({"kind": "rename", "subject": "李晓梅", "object": "李\n小梅"}, "one line"),
        ({"kind": "rename", "subject": "李晓梅", "object": "李" * 501}, "one of"),
        ({**WRONG, "predicate": "org:memberOf"}, "matches nothing"),
        ({**WRONG, "kind": "set", "source": "a.txt", "predicate": "org:hold"}, "did you mean org:holds"),
    ):
        status, said = post(server, {**fields, "token": token}, token)
        assert status == 400 and word in said, said
    assert not (folder / "g.curation.yaml").exists()
    (folder / "g.curation.yaml").write_text("rename:\n  无此人: 某人", encoding="utf-8")  # of no use, and no line end
    status, said = post(server, {"kind": "rename", "subject": "李晓梅", "object": "李小梅", "token": token}, token)
    assert status == 303, said
    assert says(folder, "?p rdfs:label '李小梅'@zh")
    (folder / "g.curation.yaml").unlink()
    assert main(["curate", "apply", "g", "-o", str(folder)]) == 0
    assert (folder / "g.ttl").read_bytes() == before


def test_edit_is_for_this_machine_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for more in (["--host", "0.0.0.0"], ["--allow-host", "a.example"], ["--proxy", "127.0.0.1"]):
        assert main(["serve", str(folder / "g.ttl"), "--edit", *more]) == 2
        assert "this machine alone" in capsys.readouterr().err
    (folder / "alone").mkdir(exist_ok=True)
    (folder / "alone" / "x.ttl").write_bytes((folder / "g.ttl").read_bytes())
    assert main(["serve", str(folder / "alone" / "x.ttl"), "--edit"]) == 2


def test_without_edit_there_is_no_way_in(server: Server) -> None:
    assert server.get("/edit", token="x").status == 404


def test_correct_rebuild_gone_in_a_browser(
    editing: tuple[Server, str], folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    browser = pytest.importorskip("browser")
    if not (browser._BROWSER and browser._DRIVER):
        pytest.skip("no browser")
    server, token = editing
    for driver in browser.start(tmp_path_factory.mktemp("profile")):
        driver.get(f"{server.url}/edit?token={token}")
        assert token not in driver.current_url
        person = f"{server.url}/id/{node(folder, '李晓梅')}"
        driver.get(person)
        browser.WebDriverWait(driver, 30, 0.5).until(_offers)[0].click()
        row = next(one for one in driver.find_elements("css selector", "tr") if "担任 · 安吉县总工会主席" in one.text)
        row.find_element("css selector", "button").click()
        browser.WebDriverWait(driver, 60, 0.1).until(lambda _: not says(folder, "?p org:holds ?post"))
        assert "李晓梅" in (folder / "g.curation.yaml").read_text(encoding="utf-8")
        browser.WebDriverWait(driver, 60, 0.3).until(lambda one, at=person: _gone(one, at))
        event = next(row[0] for row in ask(store.load(folder / "g.ttl"), "SELECT ?x { ?x a schema:Event }").rows)
        driver.get(f"{server.url}/correct/{event.rpartition('/')[2].removeprefix('id:')}")
        form = driver.find_elements("css selector", "section.edit form")[-1]
        form.find_element("css selector", "[name=predicate] option[value='schema:attendee']").click()
        form.find_element("name", "object").send_keys("周文博")
        form.find_element("name", "words").send_keys("到场的有周文博")
        form.find_element("css selector", "button").click()
        browser.WebDriverWait(driver, 60, 0.1).until(
            lambda _: says(folder, "?e schema:attendee/rdfs:label '周文博'@zh")
        )


def _offers(driver: Any) -> Any:
    """The way to the corrections of the page; a busy server may ask to come again first."""
    found = driver.find_elements("css selector", "a.correct")
    if not found:
        driver.refresh()
    return found


def _gone(driver: Any, person: str) -> bool:
    """The page of the person, from the graph as it is now, knows no office."""
    driver.get(person)
    return "安吉县总工会" not in driver.find_element("css selector", "main").text.partition("文章")[0]
