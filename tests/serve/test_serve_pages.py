"""The pages for people, and the search of names."""

import json
import re

import pytest
from served import Server

from kg.graph.questions import questions


def found(server: Server, text: str) -> list[str]:
    return [one["label"] for one in json.loads(server.get("/search", q=text).text)]


@pytest.mark.parametrize(
    "short", ["清河县总工会", "清河工会", "清河总工会", "清河县工会", "县总工会", "清工会", " 清河，工会 "]
)
def test_short_forms_find_the_body(server: Server, short: str) -> None:
    assert found(server, short)[0] == "清河县总工会"


def test_search_takes_anything(server: Server) -> None:
    assert found(server, "") == [] and found(server, "\"') OR *") == []
    assert found(server, "火星探测") == []
    assert found(server, "林若")[0] == "林若岚"


def test_search_in_sparql(server: Server) -> None:
    query = (
        'SELECT DISTINCT ?label { ?node a org:Organization ; rdfs:label ?label FILTER kgf:matches(?label, "清河工会") }'
        " ORDER BY STRLEN(?label)"
    )
    rows = json.loads(server.get("/sparql", query=query).text)["results"]["bindings"]
    assert [row["label"]["value"] for row in rows] == ["清河县总工会", "清河县人民医院工会"]


def test_the_page_of_a_node(server: Server) -> None:
    union = json.loads(server.get("/search", q="清河工会").text)[0]
    page = server.get(f"/id/{union['id']}", "text/html").text
    assert "<h1>清河县总工会</h1>" in page and "工会" in page and "县总工会" in page
    assert "<mark>" in page and "<svg" in page
    assert "清河举办职工“读书”分享会" in page
    for link in set(re.findall(r'href="(/(?:id|article)/[^"]+)"', page)):
        assert server.get(link, "text/html").status == 200, link


def test_the_page_of_an_article(server: Server) -> None:
    query = "SELECT ?article { ?article schema:headline '清河举办职工“读书”分享会'@zh }"
    row = json.loads(server.get("/sparql", query=query).text)["results"]["bindings"][0]
    local = row["article"]["value"].rpartition("/")[2]
    page = server.get(f"/id/{local}", "text/html").text  # redirected
    assert "<h1>清河举办职工“读书”分享会</h1>" in page
    assert re.search(r'<a class="(?:mention|again)" href="/id/org-[^"]+" title="清河县总工会">县总工会</a>', page)
    assert re.search(r'<a class="mention" href="/id/person-[^"]+" title="林若岚">林若岚</a>', page)
    assert re.search(r'href="/id/event-[^"]+" title="职工读书分享会\n规则 invented">', page)


def test_a_node_that_is_not_there(server: Server) -> None:
    for path in ("/id/nobody", "/id/%3Cscript%3E", "/id/a%20b%22", "/article/x", "/nowhere"):
        answer = server.get(path, "text/html")
        assert answer.status == 404 and answer.headers["content-type"].startswith("text/plain")


def test_the_first_page_has_all_questions_and_nothing_from_elsewhere(server: Server) -> None:
    page = server.get("/").text
    for one in questions():
        assert one.chinese in page
    for link in re.findall(r'(?:src|href)="([^"]+)"', page):
        assert link.startswith(("/", "data:,"))
        if link.startswith("/static"):
            assert server.get(link).status == 200
