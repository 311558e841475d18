"""Questions in Chinese over HTTP: a page for people, JSON for programs."""

import json
import re

import pytest
from served import Server

JSON = "application/json"


def test_an_answer_for_programs(server: Server) -> None:
    told = json.loads(server.get("/ask", JSON, q="清河县总工会主席是谁？").text)
    assert {one["label"] for one in told["answers"]} == {"林若岚", "许长安"}
    assert told["evidence"][0]["href"].startswith("/article/") and "清河县总工会主席" in told["sentence"]
    rows = json.loads(server.get("/sparql", query=told["sparql"]).text)["results"]["bindings"]
    assert {row["label"]["value"] for row in rows} == {"林若岚", "许长安"}


def test_an_answer_for_people_whose_links_work(server: Server) -> None:
    page = server.get("/ask", "text/html", q="职工读书分享会由谁主持？").text
    assert re.search(r'<p class="answer" role="status">职工读书分享会的主持人：林若岚。</p>', page)
    links = set(re.findall(r'href="(/(?:id|article)/[^"]+)"', page))
    assert len(links) == 2
    for link in links:
        assert server.get(link, "text/html").status == 200, link


@pytest.mark.parametrize("question", ["", "谁", "为什么？", "<script>alert(1)</script>", "谁" * 300, "\udcff", "国慶?"])
def test_what_is_not_understood_is_said(server: Server, question: str) -> None:
    answer = server.send(_request(server, question), "text/html")
    assert answer.status == 422 and 'role="alert"' in answer.text and "<script>alert" not in answer.text
    told = json.loads(server.send(_request(server, question), JSON).text)
    assert told["unclear"] and told["answers"] == []


def _request(server: Server, question: str):  # type: ignore[no-untyped-def]
    from urllib.parse import quote
    from urllib.request import Request

    return Request(f"{server.url}/ask?q={quote(question, errors='surrogateescape')}")


def test_the_first_page_has_the_box(server: Server) -> None:
    assert '<form class="chinese" action="/ask"' in server.get("/").text
