import hashlib
import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import network_fixture as fixture
import pytest

from kg.publish.network import html


class Page(HTMLParser):
    """What a browser would load, run and read."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.tags: list[str] = []
        self.text: dict[str, list[str]] = {}
        self.policy = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("src", "href", "srcset", "data", "action", "formaction", "poster", "xlink:href"):
                self.links.append(value or "")
            elif name.startswith("on"):
                self.handlers.append(name)
        if ("http-equiv", "Content-Security-Policy") in attrs:
            self.policy = dict(attrs)["content"] or ""

    def handle_data(self, data: str) -> None:
        self.text.setdefault(self.tags[-1] if self.tags else "", []).append(data)


def data(page: bytes) -> dict[str, list[list[Any]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.decode(), re.DOTALL)
    assert found
    loaded: dict[str, list[list[Any]]] = json.loads(found[1])
    return loaded


def label(page: dict[str, list[list[Any]]], index: Any) -> Any:
    return page["nodes"][index][1] if isinstance(index, int) else index


def test_posts_and_measurements_are_folded_and_articles_not_drawn() -> None:
    page = data(html(fixture.store(), "云溪"))
    assert [node[1] for node in page["nodes"]] == [
        "程照", "重山市", "云溪县", "“跃动云溪”职工运动会", "林一禾", "中共云溪县委员会", "职工文体活动三年行动计划",
        "云溪县总工会", "云溪县妇女联合会",
    ]  # fmt: skip
    facts = {(label(page, fact[0]), fact[1], label(page, fact[2]), fact[3]) for fact in page["facts"]}
    games = "“跃动云溪”职工运动会"
    assert facts == {
        ("程照", "org:holds", "云溪县总工会", "主席"),
        ("程照", "org:holds", "中共云溪县委员会", "副书记"),
        (games, "schema:organizer", "云溪县总工会", ""),
        (games, "schema:organizer", "云溪县妇女联合会", ""),
        (games, "kgo:speaker", "程照", ""),  # and so no attendee beside it
        (games, "kgo:chairedBy", "林一禾", ""),
        (games, "kgo:underDocument", "职工文体活动三年行动计划", ""),
        (games, "schema:startDate", "2024-08-05", ""),
        (games, "kgo:Measurement", "≥3100 人次", "惠及职工"),
        ("云溪县总工会", "kgo:jurisdiction", "云溪县", ""),
        ("云溪县", "schema:containedInPlace", "重山市", ""),
    }
    assert ["程照", "cz"] in [[node[1], node[3]] for node in page["nodes"]]


def test_each_sentence_is_stored_once_and_the_words_are_where_the_quote_says() -> None:
    page = data(html(fixture.store(), "云溪"))
    texts = [sentence[1] for sentence in page["sentences"]]
    assert sorted(texts) == sorted(re.findall(r"[^。\n]+。", fixture.BODY))
    words = {texts[sentence][begin:end] for sentence, begin, end in page["quotes"]}
    assert {"程照出席并讲话", "县妇联举办", "3100余人次"} <= words
    assert page["articles"] == [[fixture.HEAD, "2024-08-06", "云溪工运"]]


def test_the_most_special_class_names_a_node() -> None:
    page = data(html(fixture.store(), ""))
    classes = {node[1]: node[0] for node in page["nodes"]}
    assert classes["云溪县总工会"] == "kgo:TradeUnion"
    assert classes["程照"] == "kgo:Official"
    assert classes["云溪县"] == "schema:AdministrativeArea"


def test_nothing_is_loaded_and_only_our_scripts_may_run() -> None:
    page = html(fixture.store(), "云溪")
    parsed = Page(page)
    assert parsed.links == ["data:,"]
    assert parsed.handlers == []
    assert parsed.policy.startswith("default-src 'none'; ")
    assert "unsafe" not in parsed.policy and "http" not in parsed.policy
    assert not re.search(r"url\(|@import", "".join(parsed.text["style"]))
    assert b"sourceMappingURL" not in page
    scripts = re.findall(r"<script>(.*?)</script>", page.decode(), re.DOTALL)
    assert len(scripts) == 2
    for content in [*scripts, *re.findall(r"<style>(.*?)</style>", page.decode(), re.DOTALL)]:
        assert f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'" in parsed.policy


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>",
        "{{ 7 * 7 }}",
        "\u2028'\"",
    ],
)
def test_text_is_data_wherever_it_stands(hostile: str) -> None:
    clean = Page(html(fixture.store(), "标题"))
    store = fixture.store(fixture.poisoned(hostile))
    page = html(store, hostile)
    parsed = Page(page)
    assert parsed.tags == clean.tags
    assert parsed.links == clean.links
    assert hostile in parsed.text["title"]
    assert any(hostile in str(node[1]) for node in data(page)["nodes"])


def test_an_empty_graph_is_a_page_too() -> None:
    page = data(html(fixture.store(""), "空"))
    assert page["nodes"] == page["facts"] == []


def test_a_graph_without_evidence_shows_its_facts() -> None:
    graph = re.sub(r"(?m)^:s\d+ a rdf:Statement.*$", "", fixture.turtle())
    facts = data(html(fixture.store(graph), ""))["facts"]
    assert any(fact[1] == "schema:organizer" for fact in facts)


def test_same_bytes_whatever_the_hash_seed_and_locale(tmp_path: Path) -> None:
    code = (
        "import sys, network_fixture as f; from kg.publish.network import html; "
        "sys.stdout.buffer.write(html(f.store(), '云溪'))"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1] == html(fixture.store(), "云溪")
    assert list(tmp_path.iterdir()) == []  # pyvis's own way leaves a folder lib/
