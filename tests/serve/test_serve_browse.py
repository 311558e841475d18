"""Browsing by facets with counts, and sentences by their words."""

import html
import re
from pathlib import Path

import pytest
from served import Server

from kg.graph.prefixes import PREFIXES
from kg.serve import fulltext
from kg.serve.library import Library


def choices(page: str) -> dict[str, tuple[str, str]]:
    """The choices of all facets: name → address and count."""
    found = re.findall(r'<li><a rel="nofollow" href="([^"]+)"[^>]*>([^<]+)</a> <small>(\d+)</small>', page)
    return {name.removesuffix(" ✕"): (html.unescape(href), count) for href, name, count in found}


def listed(page: str) -> list[str]:
    return re.findall(r'<tr><td><a href="[^"]+">([^<]+)</a>', page)


def follow(server: Server, href: str) -> str:
    answer = server.get(href, "text/html")
    assert answer.status == 200
    return answer.text


def test_counts_are_those_of_what_a_choice_lists(server: Server) -> None:
    page = follow(server, "/browse")
    assert "规则" not in choices(page)
    for name, (href, count) in choices(page).items():
        assert len(listed(follow(server, href))) == min(int(count), 50), name


def test_facets_narrow_each_other_and_can_be_taken_back(server: Server) -> None:
    page = follow(server, choices(follow(server, "/browse"))["2024"][0])
    assert "职工读书分享会" in listed(page) and "清河县望川机械有限公司车间起火" not in listed(page)
    month = follow(server, choices(page)["2024-08"][0])
    assert listed(month) == ["职工读书分享会"]
    around = follow(server, choices(month)["邢台市"][0])
    within = follow(server, choices(around)["清河县"][0])
    assert listed(around) == listed(within) == ["职工读书分享会"]
    back = follow(server, choices(within)["清河县"][0])
    assert "邢台市" in choices(back) and 'aria-current="true">邢台市 ✕' in back  # to the place above
    assert 'aria-current="true">邢台市' not in follow(server, choices(back)["邢台市"][0])
    people = follow(server, choices(follow(server, "/browse"))["人物"][0])
    assert "林若岚" in listed(people)


@pytest.mark.parametrize("value", ["", "x", "<script>", '"} DROP', "9" * 200, "kgo:Nothing"])
def test_nonsense_is_no_fault(server: Server, value: str) -> None:
    for key in ("cls", "month", "place", "body", "source", "sure", "sort", "page"):
        answer = server.get("/browse", "text/html", **{key: value})
        # the link to the same place in English alone has it, quoted
        page = re.sub(r'<a href="[\w/?=&;%+.:-]*" lang="en" hreflang="en">English</a>', "", answer.text)
        assert answer.status == 200 and "<script>alert" not in answer.text and "DROP" not in page


def test_sentences_by_their_words(server: Server) -> None:
    page = server.get("/sentences", q="林若岚 走访").text
    (quote,) = re.findall(r"<blockquote>(.*?)</blockquote>", page)
    assert "<mark>林若岚</mark>走访清河县人民医院工会" in quote and 'href="/article/' in quote
    assert "“<mark>暖途”职工</mark>关爱" in server.get("/sentences", q="暖途职工").text  # punctuation is passed over
    assert server.get("/sentences", q="工会").text.count("<mark>工会</mark>") > 2
    assert "没有找到" in server.get("/sentences", q="林若岚 火星").text
    assert "没有找到" in server.get("/sentences", q="工会", page="2").text
    assert "没有找到" in server.get("/sentences", q=" ").text
    assert "&lt;b&gt;" in server.get("/sentences", q="<b>").text


def test_many_sentences_come_by_pages(tmp_path: Path) -> None:
    article = "https://w3id.org/gongbao/id/article-1"
    text = "".join(f"第{number}句有会。" for number in range(120))
    (tmp_path / "g.ttl").write_text(
        f'<{article}> a <https://schema.org/NewsArticle> ; <{PREFIXES["rdfs"]}label> "甲<b>" ;'
        f' <{PREFIXES["nif"]}isString> "{text}" .\n',
        "utf-8",
    )
    library = Library.load(tmp_path / "g.ttl", tmp_path)
    numbers: list[str] = []
    for number in (1, 2, 3):
        page = fulltext.sentences(library, "有会", number).body.decode()
        assert "<b>" not in page and ('rel="next"' in page) == (number < 3) and ('rel="prev"' in page) == (number > 1)
        numbers += re.findall(r"第(\d+)句", page)
    assert numbers == [str(number) for number in range(120)]


def test_bodies_sources_and_confidence_narrow_too(server: Server) -> None:
    page = follow(server, "/browse")
    every = listed(page)
    for title in ("单位", "来源", "可信度"):
        facet = re.search(rf"<h2>{title}</h2>(.*?)</section>", page, re.DOTALL)
        assert facet, title
        for name, (href, count) in choices(facet[1]).items():
            there = follow(server, href)
            assert len(listed(there)) == int(count) > 0, name
            assert set(listed(there)) <= set(every)
            assert sorted(listed(follow(server, choices(there)[name][0]))) == sorted(every)  # taken back
    body = follow(server, choices(page)["清河县总工会"][0])
    assert "职工读书分享会" in listed(body) and len(listed(body)) < len(every)
    sure = [int(count) for name, (_, count) in choices(page).items() if name.startswith("≥")]
    assert sure == sorted(sure)  # the higher the fewer


def test_the_table_is_sorted_and_sifted_by_name(server: Server) -> None:
    page = follow(server, "/browse")
    up = listed(follow(server, "/browse?sort=label"))
    assert listed(follow(server, "/browse?sort=-label")) == up[::-1] and sorted(up) == sorted(listed(page))
    dates = re.findall(r'<td class="date">([^<]*)</td>', follow(server, "/browse?sort=date"))
    assert dates == sorted(dates)
    assert 'aria-sort="ascending"' in follow(server, "/browse?sort=date")
    found = follow(server, "/browse?q=" + "%E8%AF%BB%E4%B9%A6")
    assert listed(found) == ["职工读书分享会"] and 'value="读书"' in found
    for bad in ('"', "\\", '") . ?s ?p ?o', "?label", "\n", "<b>"):
        assert server.get("/browse", "text/html", q=bad).status == 200
