import hashlib
import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from contextlib import nullcontext
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import network_fixture as fixture
import pytest

from kg.publish import data
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


def part(page: bytes, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page.decode(), re.DOTALL)
    assert found
    return json.loads(found[1])


def facts(page: bytes) -> set[tuple[str, str, str, str]]:
    """Subject, relation, object and note of each fact, in words."""
    data = part(page, "data")
    labels, columns = data["nodes"]["label"], data["facts"]
    return {
        (labels[subject], data["relations"][relation], labels[end] if isinstance(end, int) else end, note)
        for index, (subject, relation, end) in enumerate(
            zip(columns["subject"], columns["relation"], columns["object"], strict=True)
        )
        for note in [columns["note"].get(str(index), "")]
    }


def test_posts_and_measurements_are_folded_and_articles_not_drawn() -> None:
    page = html(fixture.store(), "云溪")
    assert part(page, "data")["nodes"]["label"] == [
        "程照", "重庆市", "云溪县", "“跃动云溪”职工运动会", "林一禾", "中共云溪县委员会", "职工文体活动三年行动计划",
        "云溪县总工会", "云溪县妇女联合会",
    ]  # fmt: skip
    games = "“跃动云溪”职工运动会"
    assert facts(page) == {
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
        ("云溪县", "schema:containedInPlace", "重庆市", ""),
    }


def test_where_much_stands_is_found_by_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    here = html(fixture.store(), "t")
    monkeypatch.setattr(data, "_MANY", 0)
    monkeypatch.setattr(data, "_LARGE", 1)
    many = html(fixture.store(), "t")
    monkeypatch.setattr(data, "apart", lambda work, _: nullcontext(work))
    assert html(fixture.store(), "t") == many
    assert many != here, "an overview"


def test_what_is_folded_keeps_its_name() -> None:
    data = part(html(fixture.store(), "云溪"), "data")
    assert data["base"] == "https://example.org/id/"
    assert sorted(data["facts"]["via"].values()) == [["chair"], ["count", "3100", "人次", "kgo:AtLeast"], ["deputy"]]


def test_a_name_is_read_by_its_words() -> None:
    data = part(html(fixture.store(), "云溪"), "data")
    assert data["pinyin"]["程"] == "cheng"
    city = str(data["nodes"]["label"].index("重庆市"))
    assert data["nodes"]["readings"] == {city: ["chong qing shi"]}


def test_each_sentence_is_stored_once_and_the_words_are_where_the_quote_says() -> None:
    page = html(fixture.store(), "云溪")
    data, texts = part(page, "data"), part(page, "sentences")
    assert sorted(texts) == sorted(re.findall(r"[^。\n]+。", fixture.BODY))
    flat = data["quotes"]
    words = {texts[s][begin:end] for s, begin, end in zip(flat[::3], flat[1::3], flat[2::3], strict=True)}
    assert {"程照出席并讲话", "县妇联举办", "3100余人次"} <= words
    assert data["articles"] == [[fixture.HEAD, "2024-08-06", 0, "article"]]
    assert data["sources"] == ["云溪工运"]


def test_the_most_special_class_names_a_node() -> None:
    data = part(html(fixture.store(), ""), "data")
    nodes = data["nodes"]
    classes = {label: data["classes"][number] for label, number in zip(nodes["label"], nodes["cls"], strict=True)}
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
    scripts = re.findall(r'<script(?: type="module")?>(.*?)</script>', page.decode(), re.DOTALL)
    assert not re.search(r"^(import|export) ", scripts[1], re.MULTILINE)
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
    assert any(hostile in label for label in part(page, "data")["nodes"]["label"])


def test_an_empty_graph_is_a_page_too() -> None:
    data = part(html(fixture.store(""), "空"), "data")
    assert data["nodes"]["label"] == data["facts"]["subject"] == []


def test_a_graph_without_evidence_shows_its_facts() -> None:
    graph = re.sub(r"(?m)^:s\d+ a rdf:Statement.*$", "", fixture.turtle())
    assert any(relation == "schema:organizer" for _, relation, _, _ in facts(html(fixture.store(graph), "")))


def test_same_bytes_whatever_the_hash_seed_and_locale(tmp_path: Path) -> None:
    code = (
        "import sys, network_fixture as f; from kg.publish.network import html; "
        "sys.stdout.buffer.write(html(f.store(), '云溪') + html(f.store(f.stars()), '群组'))"
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
    assert outputs[0] == outputs[1] == html(fixture.store(), "云溪") + html(fixture.store(fixture.stars()), "群组")
    assert list(tmp_path.iterdir()) == []  # pyvis's own way leaves a folder lib/
