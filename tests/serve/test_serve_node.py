"""The page of a node: posts as a career, events by date with who was there, facts grouped and by pages."""

import json
import re
from pathlib import Path

from served import Server, serve

from kg.graph.prefixes import PREFIXES


def page(server: Server, name: str) -> str:
    found = json.loads(server.get("/search", q=name).text)[0]
    assert found["label"] == name
    answer = server.get(f"/id/{found['id']}", "text/html")
    assert answer.status == 200
    return answer.text


def section(text: str, name: str) -> str:
    found = re.search(rf'<section id="{name}">(.*?)</section>', text, re.S)
    return re.sub(r"<[^>]+>", "", found[1]) if found else ""


def test_posts_are_folded_into_one_line_with_what_says_so(server: Server) -> None:
    career = section(page(server, "林若岚"), "career")
    assert re.search(r"林若岚 · 主席 · 清河县总工会 · 2024-08-06 至 2024-09-03", career)
    assert "县总工会主席林若岚主持" in career and "可信度 0.9" in career and "规则 invented" in career
    facts = section(page(server, "林若岚"), "facts")
    assert "org:" not in facts and "清河县总工会主席" not in facts  # told above


def test_a_body_has_its_holders_on_a_time_line(server: Server) -> None:
    text = page(server, "清河县总工会")
    career = section(text, "career")
    assert career.index("林若岚 · 主席") < career.index("许长安 · 主席")
    assert text.count("<rect class=") == 2 and ">2024</text>" in text


def test_events_by_date_with_who_else_was_there(server: Server) -> None:
    events = section(page(server, "林若岚"), "events")
    assert re.search(r"2024-08-05\s*职工读书分享会 \S*主持\S*\s*在场的还有 周望舒", events)


def test_beyond_a_hundred_facts_by_pages(tmp_path: Path) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    base = "https://w3id.org/gongbao/id/"
    lines = [f'<{base}org-a> a org:Organization ; rdfs:label "甲局"@zh .']
    lines += [
        f'<{base}document-{n}> a kgo:Document ; kgo:issuedBy <{base}org-a> ; rdfs:label "文件{n:03}"@zh .'
        for n in range(150)
    ]
    for n, ended in ((1, " ; kgo:ended true"), (2, "")):
        lines.append(
            f'<{base}person-{n}> a foaf:Person ; rdfs:label "人{n}"@zh . <{base}post-1> rdfs:label "甲局局长"@zh ;'
            f' kgo:title "局长"@zh ; org:postIn <{base}org-a> . <{base}membership-{n}> a org:Membership ;'
            f" org:member <{base}person-{n}> ; kgo:post <{base}post-1> ; org:organization <{base}org-a> ;"
            f' kgo:firstAttested "20{n}9"^^xsd:gYear ; kgo:lastAttested "20{n}9-05"^^xsd:gYearMonth{ended} .'
        )
    (tmp_path / "many.ttl").write_text(prefixes + "\n".join(lines), encoding="utf-8")
    with serve(tmp_path / "many.ttl", tmp_path / "log") as server:
        first = server.get("/id/org-a", "text/html").text
        assert "文件000" in first and "文件099" in first and "文件100" not in first
        assert 'href="?page=2#facts"' in first
        career = section(first, "career")
        assert (
            "人1 · 局长 · 甲局 · 2019 至 2019-05，已不在任" in career
            and "人2 · 局长 · 甲局 · 2029 至 2029-05" in career
        )
        second = server.get("/id/org-a", "text/html", page="2").text
        assert "文件099" not in second and "文件149" in second and "下一页" not in second
        for odd in ("0", "-1", "x", "99999999", "3"):
            assert server.get("/id/org-a", "text/html", page=odd).status == 200
