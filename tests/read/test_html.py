import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from read.sites import CAPTION, HEADLINE, PARAGRAPHS, SHORT, SITES

from kg import layout
from kg.model import Article, Source
from kg.read import Unread, sources


def _read(folder: Path, data: bytes, name: str = "page.html") -> Source | Unread:
    path = folder / name
    path.write_bytes(data)
    [found] = sources(path, name)
    return found


def _articles(folder: Path, data: bytes) -> tuple[Article, ...]:
    source = _read(folder, data)
    assert isinstance(source, Source), source
    return layout.articles(source)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.__name__)
def test_a_page_gives_exactly_its_article(site: Callable[[], bytes], tmp_path: Path) -> None:
    article, *captions = _articles(tmp_path, site())
    assert article.headline == HEADLINE
    assert article.text == (SHORT if site.__name__ == "bulletin" else "\n".join(PARAGRAPHS))
    assert article.authors == (("陈舒", "祁望舒") if site.__name__ == "paper" else ("陈舒",))
    assert article.date == datetime.date(2024, 8, 8)
    expected = {"government": [CAPTION], "modern": ["培训班现场"]}.get(site.__name__, [])
    assert [one.text for one in captions] == expected
    assert all(one.caption and one.authors == ("祁望舒",) and one.date == article.date for one in captions)


def test_what_the_page_says_of_itself(tmp_path: Path) -> None:
    source = _read(tmp_path, SITES[2]())
    assert isinstance(source, Source)
    assert (source.url, source.publication) == ("https://paper.example/news/1.html", "青禾工人报")
    assert (source.date, source.authors) == (datetime.date(2024, 8, 8), ("陈舒",))
    saved = _read(tmp_path, next(site for site in SITES if site.__name__ == "saved")())
    assert isinstance(saved, Source) and saved.url == "https://union.example/2024/0808/1.html"


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        (
            "<html><body>" + "<li><a href='1'>县总工会召开会议</a></li>" * 40 + "</body></html>",
            "no article on this",
        ),
        ("<html><body></body></html>", "no Chinese text"),
        ("<html><body><p>" + "<b>" * 5000 + "会议" * 40 + "。</p></body></html>", "no article on this"),
    ],
)
def test_a_page_without_an_article_says_so(tmp_path: Path, markup: str, message: str) -> None:
    found = _read(tmp_path, markup.encode())
    assert isinstance(found, Unread) and message in found.note


def test_a_roll_of_persons_is_an_article(tmp_path: Path) -> None:
    head = "<tr><td>序号</td><td>姓名</td><td>工作单位及职务</td></tr>"
    first = "<tr><td><p>1</p></td>\n<td>王立平</td><td><p>安吉县财政局局长</p></td></tr>"
    rows = f"{first}\n<tr><td>2</td><td>李雪</td><td></td></tr>"
    page = (
        f"<html><h1>安吉县专班成员名单</h1><table>{head}{rows}</table><table><tr><td>版权所有</td></tr></table></html>"
    )
    [article] = _articles(tmp_path, page.encode())
    assert article.headline == "安吉县专班成员名单"
    assert article.text.split("\n")[1:] == ["1 | 王立平 | 安吉县财政局局长", "2 | 李雪"]
    prices = page.replace("姓名", "品名").replace("职务", "价格")
    found = _read(tmp_path, prices.encode())
    assert isinstance(found, Unread) and "no article on this" in found.note


def test_a_page_that_names_a_wrong_encoding_is_read(tmp_path: Path) -> None:
    wrong = SITES[2]().decode().encode("gb18030")  # still says utf-8
    [article, _] = _articles(tmp_path, wrong)
    assert article.headline == HEADLINE


def test_a_page_is_known_by_its_content(tmp_path: Path) -> None:
    source = _read(tmp_path, SITES[2](), "12.download")
    assert isinstance(source, Source) and source.media_type == "text/html"


@pytest.mark.parametrize(
    "kind",
    ['["Article", "BlogPosting"]', '{"@id": "Article"}', "[7, null]", '"https://schema.org/NewsArticle"', "null"],
)
def test_json_ld_of_any_type(kind: str, tmp_path: Path) -> None:
    data = (
        f'{{"@graph": [{{"@type": {kind}, "datePublished": "2025-08-07"}}, {{"@type": ["Person", "Organization"]}}]}}'
    )
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    page = f'<html><script type="application/ld+json">{data}</script><h1>{HEADLINE}</h1>{text}</html>'
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    [found] = sources(path, path.name)
    assert isinstance(found, Source) and PARAGRAPHS[1] in found.text
    assert (found.date is not None) == ("Article" in kind and "@id" not in kind)
